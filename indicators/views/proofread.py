"""A text that was read back, as the page and the checked copy show it: marked stretches, counts, a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from indicators.proofreading import Finding, Kind, Mark, Review

SIGNS = {Kind.DIFFERS: "✖", Kind.INCONSISTENT: "≠", Kind.WORDING: "✎", Kind.NO_DATA: "○", Kind.AGREES: "✓"}
"""The gravest first; a sign beside each colour."""

COLOURS = {Kind.DIFFERS: "red", Kind.INCONSISTENT: "magenta", Kind.WORDING: "yellow", Kind.NO_DATA: "lightGray"}
"""Word's names of the colours in the checked copy; what agrees stays as it is."""

_CLAUSE_END = re.compile(r"[，。；：！？\n\t]")
_LONGEST_CLAUSE, _WORDS_BEFORE = 60, 14

GRAVITY = {kind: place for place, kind in enumerate(SIGNS)}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text with what was found there, the gravest first. Stretches do not overlap."""

    number: int
    start: int
    end: int
    findings: tuple[Finding, ...]

    @property
    def kind(self) -> Kind:
        return self.findings[0].kind


def stretches(review: Review) -> tuple[Stretch, ...]:
    """Findings that overlap become one stretch."""
    groups: list[list[Finding]] = []
    end = -1
    for found in sorted(review.findings, key=lambda f: (f.start, f.end)):
        if groups and found.start < end:
            groups[-1].append(found)
        else:
            groups.append([found])
        end = max(end, found.end) if len(groups[-1]) > 1 else found.end
    return tuple(
        Stretch(
            number, min(f.start for f in group), max(f.end for f in group), tuple(sorted(group, key=lambda f: GRAVITY[f.kind]))
        )
        for number, group in enumerate(groups, start=1)
    )


def words_before(text: str, one: Stretch) -> str:
    """The last words of the clause that leads up to a stretch, by which it is found again in the text."""
    clause = _CLAUSE_END.split(text[max(0, one.start - _LONGEST_CLAUSE) : one.start])[-1]
    return clause if len(clause) <= _WORDS_BEFORE else f"…{clause[-_WORDS_BEFORE:]}"


def counts(review: Review) -> dict[Kind, int]:
    """How many findings there are of each kind, the gravest kind first."""
    return {kind: sum(found.kind is kind for found in review.findings) for kind in SIGNS}


def marks(review: Review, language: str) -> tuple[Mark, ...]:
    """What goes into the checked Word file: a colour on each stretch that is to be looked at, and a comment."""
    return tuple(
        Mark(one.start, one.end, COLOURS[one.kind], "\n".join(f.message(language) for f in _worth_saying(one.findings)))
        for one in stretches(review)
        if one.kind in COLOURS
    )


def as_list(text: str, review: Review, heading: str, name_of: Callable[[Kind], str], language: str) -> bytes:
    """What is to be looked at, a line each, as a text file that Windows opens as it is."""
    lines = [heading, ""]
    for one in stretches(review):
        if one.kind is not Kind.AGREES:
            at = text.count("\n", 0, one.start) + 1
            said = " ".join(f"[{name_of(f.kind)}] {f.message(language)}" for f in _worth_saying(one.findings))
            lines.append(f"{at}\t{words_before(text, one)}{text[one.start : one.end]}\t{said}")
    return "\r\n".join(lines).encode("utf-8-sig")


def _worth_saying(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """All but agreement, where anything else was found."""
    findings = tuple(findings)
    return tuple(f for f in findings if f.kind is not Kind.AGREES) or findings
