"""What a figure may be of that its own words leave unsaid: clauses before it, the head of its paragraph, the line above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from indicators.proofreading.parts import is_deed

_CLAUSE_END = re.compile(r"[，。；：、！？,;:（）()\s]")
_CLAUSES_BACK = 4
_HEAD = re.compile(r"[^，。；：！？\n]{2,30}[，。；：]")
_LONGEST_HEADING = 40
_SENTENCE_END = re.compile(r"[。；！？]")
_NUMBERED = re.compile(r"^\s*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[一二三四五六七八九十]{1,2}(?:是|要))\s*")


@dataclass(frozen=True)
class Context:
    """What stands in a text before a figure at an offset; the figure before it ends at ``since``, its paragraph begins at
    ``paragraph``."""

    text: str
    paragraph: int
    since: int
    at: int

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """The clauses since the figure before, the nearest first, without that of the figure itself."""
        said = _CLAUSE_END.split(self.text[max(self.paragraph, self.since) : self.at])
        is_noun_before = self.since > self.paragraph and not is_deed(said[0])
        named = said[1:-1] if is_noun_before else said[:-1]
        return tuple(_bare(clause) for clause in reversed(named[-_CLAUSES_BACK:]))

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """What heads the paragraph (（二）经费收缴。), and the line above it where that is a heading."""
        return tuple(self._headings())

    def _headings(self) -> Iterator[str]:
        begins = _NUMBERED.match(self.text, self.paragraph)
        head = _HEAD.match(self.text, begins.end() if begins else self.paragraph)
        if head and head.end() <= self.at:
            yield head[0][:-1]
        above = self.text[max(0, self.paragraph - 2 * _LONGEST_HEADING) : self.paragraph].rstrip().rpartition("\n")[2]
        if 0 < len(above) <= _LONGEST_HEADING and not _SENTENCE_END.search(above):
            yield from (_bare(clause) for clause in reversed(_CLAUSE_END.split(_bare(above))))


def _bare(clause: str) -> str:
    return _NUMBERED.sub("", clause)
