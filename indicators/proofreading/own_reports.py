"""A draft beside the reports that the same data give: what was kept of one is known to the last number.

Most drafts begin as an export. A sentence (or table row) that stands in one of our own reports is right as it stands; one that
differs from it in a number only is known to be changed there, whatever it is about. Everything else is left to the reading of
the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from indicators.model import CellRef
from indicators.narrative.document import Claim, Document
from indicators.proofreading.figure import Figure
from indicators.proofreading.figures import figures_in

ALIKE = 92
"""How alike (of 100) two sentences are, their numbers aside, that are the same one reworded."""

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_DECORATION = re.compile(r"[*#|\s\u3000]+")
_CELL = re.compile(r"\t|(?<!\\)\|")
_WAY = re.compile(r"(?:(?P<up>增长|增加|上升|提高|高于|快于)|下降|减少|降低|回落|低于|慢于)$")
_HOLE = "#"
_DIGIT = re.compile(r"\d")
_LONGEST = 600
"""Characters of a sentence that can be one of ours."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A number of our own report: the text it is printed as, at an offset of its paragraph with these claims.

    ``way`` is the word before it that says which way something moved.
    """

    text: str
    claims: Sequence[Claim] = ()
    at: int = 0
    way: str = ""

    @property
    def sources(self) -> tuple[CellRef, ...]:
        """The cells it follows from; looked up when asked for."""
        end = self.at + len(self.text)
        return next((c.sources for c in self.claims if c.start < end and self.at < c.end), ())


@dataclass(frozen=True, slots=True)
class Known:
    """A number of the draft and what our own report has in its place; ``whole`` if all else of the sentence is the same."""

    start: int
    end: int
    printed: Printed
    whole: bool
    way: str = ""

    @property
    def is_same(self) -> bool:
        """Whether the draft's word of movement is ours, as far as both have one."""
        return not self.way or not self.printed.way or self.way == self.printed.way


@dataclass
class OwnReports:
    """Sentences and table rows of our own reports, by what they are apart from their numbers."""

    sentences: dict[str, list[tuple[Printed, ...]]] = field(default_factory=dict)
    rows: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    _met: set[str] = field(default_factory=set)

    def with_report(self, document: Document) -> OwnReports:
        """These and one more; they themselves stay as they are."""
        more = OwnReports({name: [*found] for name, found in self.sentences.items()}, dict(self.rows), set(self._met))
        more._add(document)
        return more

    def explains_some(self, text: str) -> bool:
        """Whether any sentence of the text stands in one of them."""
        return any(_plain(match[0]) in self._met for match in _SENTENCE.finditer(text) if _DIGIT.search(match[0]))

    def explains_all(self, text: str) -> bool:
        """Whether every sentence with a number in it does."""
        lines = (line for line in text.split("\n") if not _CELL.search(line) and _DIGIT.search(line))
        sentences = (match[0] for line in lines for match in _SENTENCE.finditer(line))
        return all(_plain(sentence) in self._met for sentence in sentences if _DIGIT.search(sentence))

    def _add(self, document: Document) -> None:
        around = (document.title, document.date, *(table.title for table in document.tables))
        self._met.update(_plain(match[0]) for text in around for match in _SENTENCE.finditer(text))
        for section in document.sections:
            for paragraph in section.paragraphs:
                for match in _SENTENCE.finditer(paragraph.text):
                    self._add_sentence(match[0], match.start(), paragraph.claims)
        for table in document.tables:
            for row in table.rows:
                self.rows.setdefault((_key(table.header), row[_name_column(row)]), row)

    def known_in(self, text: str) -> Iterator[Known]:
        """The numbers of a draft that stand in a sentence or row of ours."""
        header = ""
        at = 0
        for line in text.split("\n"):
            if _CELL.search(line):
                cells = _cells(line)
                if any(key == _key([c for c, _ in cells]) for key, _ in self.rows):
                    header = _key([c for c, _ in cells])
                yield from self._in_row(header, cells, at)
            else:
                header = ""
                for match in _SENTENCE.finditer(line):
                    yield from self._in_sentence(match[0], at + match.start())
            at += len(line) + 1

    def holds(self, text: str, at: int) -> bool:
        """Whether the sentence at this offset stands in a report of ours just as it is."""
        line = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        for match in _SENTENCE.finditer(text, line, end if end >= 0 else len(text)):
            if match.start() <= at < match.end():
                return _plain(match[0]) in self._met
        return False

    def _add_sentence(self, sentence: str, start: int, claims: Sequence[Claim]) -> None:
        plain = _plain(sentence)
        if plain in self._met:
            return
        self._met.add(plain)
        if figures := figures_in(sentence):
            printed = tuple(Printed(sentence[f.start : f.end], claims, start + f.start, _way(sentence, f)) for f in figures)
            self.sentences.setdefault(_skeleton(sentence, figures), []).append(printed)

    def _in_sentence(self, sentence: str, at: int) -> Iterator[Known]:
        figures = figures_in(sentence) if len(sentence) <= _LONGEST else []
        if not figures:
            return
        skeleton = _skeleton(sentence, figures)
        same = self.sentences.get(skeleton)
        if same is None:
            found = process.extractOne(skeleton, self._skeletons(len(figures)), scorer=fuzz.ratio, score_cutoff=ALIKE)
            same = self.sentences[found[0]] if found else []
        texts = [sentence[f.start : f.end] for f in figures]
        best = max(same, key=lambda one: sum(p.text == t for p, t in zip(one, texts, strict=True)), default=None)
        if best is None:
            return
        whole = skeleton in self.sentences
        for figure, printed in zip(figures, best, strict=True):
            yield Known(at + figure.start, at + figure.end, printed, whole, _way(sentence, figure))

    def _skeletons(self, count: int) -> list[str]:
        return [skeleton for skeleton in self.sentences if skeleton.count(_HOLE) == count]

    def _in_row(self, header: str, cells: Sequence[tuple[str, int]], at: int) -> Iterator[Known]:
        if not header or len(cells) < 2:
            return
        row = self.rows.get((header, cells[0][0])) or self.rows.get((header, cells[1][0]))
        if row is None or len(row) != len(cells):
            return
        for (cell, offset), ours in zip(cells, row, strict=True):
            if figures := figures_in(cell):
                inner = figures_in(ours)
                text = ours[inner[0].start : inner[0].end] if inner else ours
                yield Known(at + offset + figures[0].start, at + offset + figures[0].end, Printed(text), whole=True)


def _way(sentence: str, figure: Figure) -> str:
    """Up, down or nothing, by the word right before the figure."""
    found = _WAY.search(sentence[: figure.start])
    return "" if found is None else "up" if found["up"] else "down"


def _skeleton(sentence: str, figures: Sequence[Figure]) -> str:
    """The sentence with a hole for each number, and without what a format adds."""
    parts, at = list[str](), 0
    for figure in figures:
        parts += [sentence[at : figure.start].replace(_HOLE, ""), _HOLE]
        at = figure.end
    return _plain("".join([*parts, sentence[at:].replace(_HOLE, "")]), keep=_HOLE)


def _plain(text: str, keep: str = "") -> str:
    return _DECORATION.sub(lambda match: keep if keep and keep in match[0] else "", text)


def _cells(line: str) -> list[tuple[str, int]]:
    """The cells of a table's line with their offsets."""
    found, at = [], 0
    for part in _CELL.split(line):
        stripped = part.strip()
        if stripped:
            found.append((stripped, at + part.index(stripped)))
        at += len(part) + 1
    return found


def _key(header: Sequence[str]) -> str:
    return "|".join(cell.strip() for cell in header)


def _name_column(row: Sequence[str]) -> int:
    """The column that says what a row is about: the first, unless that is a place in a ranking."""
    return 1 if row and row[0].isdigit() and len(row) > 1 else 0
