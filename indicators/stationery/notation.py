"""How officers write placeholders, evened out for the template engine.

Braces typed with a Chinese keyboard count. A tag alone in its paragraph stands for the paragraph, one alone in its row for
the row, and a loop that begins in one cell of a row and ends in another repeats the row. A placeholder is a name, with dots
for what is meant of it, and a name may hold anything but braces, quotes and square brackets: {{规范化(示范)工会数.目标}}.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape

from docx.oxml.ns import qn

from indicators.report.docx_xml import Element, w

BY_NAME = "指标"
"""What figures are looked up in whose names cannot stand as they are."""

_FULL_WIDTH = str.maketrans("｛｝", "{}")
_PERCENT = re.compile(r"(?<=\{)％|％(?=\})")
_TAG = re.compile(r"\{%-?\s*(.*?)\s*-?%\}", re.DOTALL)
_ALONE = re.compile(r"\s*\{%-?\s*((?:for|endfor|if|elif|else|endif)\b[^%]*?)\s*-?%\}\s*")
_COMPLETE = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{#[^{}]*#\}")
_LOOSE = re.compile(r"\{\{|\}\}|\{%|%\}")
_SINGLE = re.compile(r"\{\s*([^{}]{1,40}?)\s*\}")
_PRINTED = re.compile(r"\{\{\s*(.*?)\s*\}\}", re.DOTALL)
_NAME = re.compile(r"[^\"'\[\]{}|<>=]+")
_OPENING = re.compile(r"\s*(?:for|if)\b")
_AROUND = 12


def even_out(tree: Element) -> None:
    """Bring all tags in a part of the file into the form that the engine takes."""
    for texts in _paragraphs(tree):
        for text in texts:
            text.text = _PERCENT.sub("%", (text.text or "").translate(_FULL_WIDTH))
    for row in list(tree.iter(qn("w:tr"))):
        _even_out_row(row)
    for texts in _paragraphs(tree):
        if found := _ALONE.fullmatch(_joined(texts)):
            _write(texts, f"{{%p {found[1]} %}}")


def broken(tree: Element) -> Iterator[str]:
    """What is around braces that do not belong to a complete tag of their paragraph."""
    for texts in _paragraphs(tree):
        text = _joined(texts)
        rest = _COMPLETE.sub(lambda tag: "\0" * len(tag[0]), text)
        if found := _LOOSE.search(rest):
            yield text[max(0, found.start() - _AROUND) : found.end() + _AROUND].strip()


def in_single_braces(tree: Element) -> Iterator[str]:
    for texts in _paragraphs(tree):
        yield from _SINGLE.findall(_COMPLETE.sub("", _joined(texts)))


def with_paths(source: str) -> str:
    """The source with every placeholder as an expression: {{会员总数.完成率}} is {{ 会员总数["完成率"] }}."""
    return _PRINTED.sub(lambda tag: f"{{{{ {_expression(unescape(tag[1]))} }}}}", source)


def _expression(name: str) -> str:
    if not _NAME.fullmatch(name):
        return name
    first, *others = (part.strip() for part in re.split(r"[.．]", name))
    start = first if first.isidentifier() else f"{BY_NAME}[{_quoted(first)}]"
    return start + "".join(f"[{_quoted(other)}]" for other in others)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _paragraphs(tree: Element) -> Iterator[list[Element]]:
    """The text elements of each paragraph, without those of text boxes in it."""
    by_paragraph: dict[Element, list[Element]] = {}
    for text in tree.iter(qn("w:t")):
        if (paragraph := next(text.iterancestors(qn("w:p")), None)) is not None:
            by_paragraph.setdefault(paragraph, []).append(text)
    yield from by_paragraph.values()


def _joined(texts: list[Element]) -> str:
    return "".join(text.text or "" for text in texts)


def _write(texts: list[Element], content: str) -> None:
    for text in texts:
        text.text = ""
    texts[0].text = content


def _even_out_row(row: Element) -> None:
    texts = [t for t in row.iter(qn("w:t")) if next(t.iterancestors(qn("w:tr")), None) is row]
    whole = _joined(texts)
    if found := _ALONE.fullmatch(whole):
        _write(texts, f"{{%tr {found[1]} %}}")
        return
    cells = [_joined(list(cell.iter(qn("w:t")))) for cell in row.iterchildren(qn("w:tc"))]
    if not any(_unbalanced(cell) for cell in cells) or _unbalanced(whole):
        return
    first, last = _TAG.match(whole.lstrip()), list(_TAG.finditer(whole))[-1]
    if first and _OPENING.match(first[1]) and not whole[last.end() :].strip():
        _take_out(texts, first[0])
        _take_out(list(reversed(texts)), last[0])
        row.addprevious(_row_with(first[1]))
        row.addnext(_row_with(last[1]))


def _unbalanced(text: str) -> int:
    tags = [tag[1] for tag in _TAG.finditer(text)]
    return sum(1 for tag in tags if _OPENING.match(tag)) - sum(1 for tag in tags if str(tag).startswith("end"))


def _take_out(texts: list[Element], tag: str) -> None:
    """Remove a tag, which may lie over several runs of its paragraph."""
    paragraphs = {id(p): p for t in texts if (p := next(t.iterancestors(qn("w:p")), None)) is not None}
    for paragraph in paragraphs.values():
        own = list(paragraph.iter(qn("w:t")))
        if tag in _joined(own):
            _write(own, _joined(own).replace(tag, "", 1))
            return


def _row_with(tag: str) -> Element:
    text = w("t")
    text.text = f"{{%tr {tag} %}}"
    return w("tr", w("tc", w("p", w("r", text))))
