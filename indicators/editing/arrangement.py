"""Sections in the order an officer wants them, some left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indicators.narrative.document import Document, Section
from indicators.narrative.phrasing.numerals import chinese

_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|\d+\. )")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """``order``: plain headings, those not named stay after the one before them; ``hidden``: those left out."""

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()


def plain_heading(heading: str) -> str:
    """Without its number: 二、困难职工帮扶 is 困难职工帮扶 in whichever place."""
    return _NUMBER.sub("", heading)


def is_movable(section: Section) -> bool:
    """Only numbered sections are: opening, closing and headlines have their place."""
    return _NUMBER.match(section.heading) is not None


def ordered(document: Document, arrangement: Arrangement) -> tuple[str, ...]:
    """The plain headings of all movable sections in the order asked for, those left out too."""
    natural = [plain_heading(section.heading) for section in document.sections if is_movable(section)]
    result = [heading for heading in arrangement.order if heading in natural]
    for place, heading in enumerate(natural):
        if heading not in result:
            before = [result.index(earlier) for earlier in natural[:place] if earlier in result]
            result.insert(before[-1] + 1 if before else 0, heading)
    return tuple(result)


def arranged(document: Document, arrangement: Arrangement) -> Document:
    """The document with its sections in that order, numbered anew; one without any text is left out.

    Sections with the same heading stay together.
    """
    by_heading: dict[str, list[Section]] = {}
    for section in document.sections:
        if is_movable(section):
            by_heading.setdefault(plain_heading(section.heading), []).append(section)
    shown = [heading for heading in ordered(document, arrangement) if heading not in arrangement.hidden]
    told = [s for heading in shown for s in by_heading[heading] if any(p.text.strip() for p in s.paragraphs)]
    numbered = [_numbered(section, place) for place, section in enumerate(told, start=1)]
    places = [place for place, section in enumerate(document.sections) if is_movable(section)]
    if not places:
        return document
    before = document.sections[: places[0]]
    after = [section for section in document.sections[places[0] :] if not is_movable(section)]
    return replace(document, sections=(*before, *numbered, *after))


def moved(headings: Sequence[str], heading: str, by: int) -> tuple[str, ...]:
    """The headings with one of them so many places further down (up where negative), as far as there are places."""
    rest = [other for other in headings if other != heading]
    rest.insert(max(0, list(headings).index(heading) + by), heading)
    return tuple(rest)


def _numbered(section: Section, place: int) -> Section:
    number = f"{place}. " if section.heading[0].isdigit() else f"{chinese(place)}、"
    return replace(section, heading=number + plain_heading(section.heading))
