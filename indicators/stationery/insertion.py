"""The blocks of a report put where a filled model holds their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from indicators.report.docx import on_new_page
from indicators.report.docx_blocks import APPENDIX, SECTION, TABLE
from indicators.report.docx_turning import ends_section, turn_wide
from indicators.report.docx_xml import Element
from indicators.stationery.adoption import Adopter
from indicators.stationery.flaws import Unusable, flaw
from indicators.stationery.marks import EMPTY, MARK, WITHOUT_HEADING, names_in
from indicators.stationery.pattern import Pattern, pattern_of
from indicators.stationery.room import fit, room_at, room_of

_ELSEWHERE = (qn("w:txbxContent"), qn("w:footnote"), qn("w:endnote"))


@dataclass(frozen=True, slots=True)
class _Blocks:
    """The blocks of our file by name, and which of them need a page turned on its side."""

    elements: dict[str, tuple[Element, ...]]
    wide: frozenset[str]

    def named(self, name: str) -> Sequence[Element]:
        found = self.elements.get(name.removesuffix(WITHOUT_HEADING), ())
        return [e for e in found if not _is_heading(e)] if name.endswith(WITHOUT_HEADING) else found


def insert_blocks(model: WordDocument, ours: WordDocument) -> Adopter:
    """Put the blocks of ``ours`` into the model; those it has no place for, tables and sources, come at its end.

    Raise Unusable where a place is not in the text itself.
    """
    if any(MARK.search("".join(part.itertext())) for part in _margins(model)):
        raise Unusable(flaw("misplaced"))
    for part in (model.element.body, *_margins(model)):
        _leave_out_empty(part)
    blocks, adopter = _blocks_of(ours), Adopter(ours, model)
    wide: list[Element] = []
    placed: set[str] = set()
    for paragraph in [p for p in model.element.body.iter(qn("w:p")) if MARK.search(_own_text(p))]:
        placed.update(_replace(paragraph, blocks, adopter, wide))
    if any(name.startswith(SECTION) for name in placed):
        _append(
            model, [n for n in blocks.elements if n.startswith((TABLE, APPENDIX)) and n not in placed], blocks, adopter, wide
        )
    turn_wide(model.element.body, wide)
    return adopter


def _leave_out_empty(part: Element) -> None:
    """Take out the paragraphs that hold nothing but texts without characters, where something else is left beside them."""
    for text in [t for t in part.iter(qn("w:t")) if EMPTY in (t.text or "")]:
        text.text = text.text.replace(EMPTY, "")
        paragraph = next(text.iterancestors(qn("w:p")))
        beside = [e for e in paragraph.getparent().iterchildren(qn("w:p")) if e is not paragraph]
        if beside and not _says_something(paragraph) and not ends_section(paragraph) and not MARK.search(_own_text(paragraph)):
            paragraph.getparent().remove(paragraph)


def _blocks_of(ours: WordDocument) -> _Blocks:
    found: dict[str, tuple[Element, ...]] = {}
    wide = set()
    for box in ours.element.body.iter(qn("w:sdt")):
        tag = box.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
        name = tag.removesuffix("!")
        found[name] = tuple(box.find(qn("w:sdtContent")))
        if name != tag:
            wide.add(name)
    return _Blocks(found, frozenset(wide))


def _margins(model: WordDocument) -> Iterator[Element]:
    for relation in model.part.rels.values():
        if relation.reltype.rpartition("/")[2] in ("header", "footer"):
            yield relation.target_part.element


def _replace(paragraph: Element, blocks: _Blocks, adopter: Adopter, wide: list[Element]) -> list[str]:
    """Put the blocks in the place of the paragraph that names them; what else it says stays around and between them."""
    if any(ancestor.tag in _ELSEWHERE for ancestor in paragraph.iterancestors()):
        raise Unusable(flaw("misplaced"))
    run, mark = next((t.getparent(), found) for t in paragraph.iter(qn("w:t")) if (found := MARK.search(t.text or "")))
    names = names_in(mark[0])
    pattern = pattern_of(paragraph, run)
    before, after = _around(paragraph, run)
    room = room_at(paragraph)
    made = [e for name in names for e in _made(name, blocks, adopter, pattern, room, wide)]
    for element in (*([before] if _says_something(before) else []), *made):
        paragraph.addprevious(element)
    if _says_something(after) or ends_section(after) or not made or made[-1].tag != qn("w:p"):
        paragraph.addprevious(after)
    paragraph.getparent().remove(paragraph)
    return [*names, *(_replace(after, blocks, adopter, wide) if MARK.search(_own_text(after)) else [])]


def _made(
    name: str, blocks: _Blocks, adopter: Adopter, pattern: Pattern | None, room: tuple[int, int], wide: list[Element]
) -> list[Element]:
    turned = name in blocks.wide
    made = [adopter.adopted(element, pattern) for element in blocks.named(name)]
    for element in made:
        fit(element, room[1] if turned else room[0])
    if turned:
        wide += made
    return made


def _append(model: WordDocument, names: Sequence[str], blocks: _Blocks, adopter: Adopter, wide: list[Element]) -> None:
    end = model.element.body[-1]
    room = room_of(end)
    for name in names:
        for element in on_new_page(_made(name, blocks, adopter, None, room, wide)):
            end.addprevious(element)


def _around(paragraph: Element, run: Element) -> tuple[Element, Element]:
    """The paragraph up to the first place of blocks, which is in the run, and from it on."""
    before, after = deepcopy(paragraph), deepcopy(paragraph)
    place = list(paragraph.iter(qn("w:r"))).index(run)
    for number, (left, right) in enumerate(zip(_runs(before), _runs(after), strict=True)):
        if number > place:
            left.getparent().remove(left)
        elif number < place:
            right.getparent().remove(right)
        else:
            _keep(left, 0)
            _keep(right, -1)
    if (section := before.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")) is not None:
        section.getparent().remove(section)
    return before, after


def _runs(paragraph: Element) -> list[Element]:
    return list(paragraph.iter(qn("w:r")))


def _keep(run: Element, side: int) -> None:
    """Of the run keep what is before (0) or after (-1) its first mark."""
    text = next(t for t in run.iter(qn("w:t")) if MARK.search(t.text or ""))
    text.text = MARK.split(text.text, maxsplit=1)[side]
    for beside in list(text.itersiblings(preceding=side == -1)):
        if beside.tag != qn("w:rPr"):
            run.remove(beside)


def _own_text(paragraph: Element) -> str:
    """The text of the paragraph without that of text boxes in it."""
    texts = (t for t in paragraph.iter(qn("w:t")) if next(t.iterancestors(qn("w:p")), None) is paragraph)
    return "".join(t.text or "" for t in texts)


def _says_something(paragraph: Element) -> bool:
    drawn = next(paragraph.iter(qn("w:drawing"), qn("w:pict")), None)
    breaks_page = any(br.get(qn("w:type")) == "page" for br in paragraph.iter(qn("w:br")))
    return bool(_own_text(paragraph).strip()) or drawn is not None or breaks_page


def _is_heading(element: Element) -> bool:
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return style is not None and style.get(qn("w:val")) == "Heading1"
