"""From a template back to a paragraph, with the numbers and dates of the data as they now are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from indicators.editing.moments import dates
from indicators.editing.template import Anchor, Bound, Dated, Key, Stretch, Template, Typed, Words
from indicators.editing.typed_numbers import numbers_in
from indicators.narrative.document import Claim, Paragraph
from indicators.periods import Period

_BESIDE = 2
"""How many characters beside a number show that it is the same."""

GAP = "××"
"""Stands where a number was that no longer exists: an old number in its place would be false."""


@dataclass(frozen=True, slots=True)
class Refilled:
    """The paragraph; where numbers stand that were ``typed`` by hand; all ``bound`` ones, and which are ``gaps``."""

    paragraph: Paragraph
    typed: tuple[Stretch, ...] = ()
    bound: tuple[Anchor, ...] = ()
    gaps: tuple[Anchor, ...] = ()


def refilled(
    template: Template, find: Callable[[Key], Claim | None], period: Period, language: str = "zh", own: Paragraph | None = None
) -> Refilled:
    """The template with the claims that ``find`` gives for its keys, and a gap for each that it does not give.

    ``own`` is what the report itself writes in the paragraph's place: a number that was its own without being a claim (a
    date left open) counts as typed where the report no longer has it.
    """
    words, text = dates(period, language), ""
    claims, bound, gaps, typed = list[Claim](), list[Anchor](), list[Anchor](), list[Stretch]()
    loose = list[Stretch]()
    for piece in template:
        start = len(text)
        if isinstance(piece, Bound):
            claim = find(piece.key)
            text += claim.text if claim else gap_for(piece.text)
            bound.append(Anchor(start, len(text), replace(piece, text=claim.text) if claim else piece))
            if claim:
                claims.append(replace(claim, start=start, end=len(text)))
            else:
                gaps.append(bound[-1])
            continue
        text += words[piece.name] if isinstance(piece, Dated) else piece.text
        if isinstance(piece, Typed):
            typed.append((start, len(text)))
        elif isinstance(piece, Words) and numbers_in(piece.text) == [(0, len(piece.text))]:
            loose.append((start, len(text)))
    typed += [stretch for stretch in loose if not _stands_in(own, text, *stretch)]
    return Refilled(Paragraph(text, tuple(claims), _lead(text, own)), tuple(sorted(typed)), tuple(bound), tuple(gaps))


def _stands_in(own: Paragraph | None, text: str, start: int, end: int) -> bool:
    """Whether the report's own paragraph has the number with the same words on one of its sides."""
    sides = (text[max(0, start - _BESIDE) : end], text[start : end + _BESIDE])
    return own is not None and any(side in own.text for side in sides if len(side) > end - start)


def gap_for(number: str) -> str:
    """The number with its digits blotted out: ××家, ××%."""
    return re.sub(r"[+\-−]?\d+(?:[,.]\d+)*", GAP, number) if re.search(r"\d", number) else GAP


def numbers_of(template: Template) -> set[Key]:
    return {piece.key for piece in template if isinstance(piece, Bound)}


def wording_of(template: Template) -> str:
    """The words alone: two situations of the data are told alike if these are the same."""
    return "".join("□" if isinstance(p, Bound) else f"<{p.name}>" if isinstance(p, Dated) else p.text for p in template)


def _lead(text: str, own: Paragraph | None) -> int:
    """The run-in heading ends where its sentence does, as in the report's own paragraph."""
    return text.find(own.text[own.lead - 1]) + 1 if own and own.lead else 0
