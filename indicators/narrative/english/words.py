"""English words for what a report speaks of: names, lists, spans, and sentences with their capital letter."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Figure, Piece, Text, joined, text_of
from indicators.periods import Period

AN_INDICATOR = "the indicator "
"""Introduces the name of one that has none in English."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(resources.files("indicators.narrative.facts").joinpath("names.en.toml").read_text("utf-8"))


def section_name(section: str) -> str:
    return _names()["sections"].get(section, section)


def kind_name(kind: str) -> str:
    """Townships, townships and subdistricts …; units where the names share no kind."""
    return _names()["kinds"].get(kind, "units")


def kind(n: Narrator) -> str:
    return kind_name(n.kind)


def short_kind(n: Narrator) -> str:
    """The same in a word, for the second mention: townships and subdistricts become units."""
    return "units" if " " in kind(n) else kind(n)


def unit_names(rows: Iterable[Row]) -> Text:
    return listed(Text(places.place_name(row.org_unit)) for row in rows)


def listed(pieces: Iterable[Piece]) -> Text:
    """A, B and C; of indicators without an English name that they are indicators is said once."""
    return joined(_introduced_once(pieces), ", ", " and ")


def _introduced_once(pieces: Iterable[Piece]) -> Iterator[Piece]:
    introduced = False
    for piece in pieces:
        own = isinstance(piece, str) and piece.startswith(AN_INDICATOR)
        yield bare(piece) if own and introduced and isinstance(piece, str) else piece
        introduced |= own


def bare(name: str) -> str:
    """The name of an indicator without the words that introduce it: “职工之家复核率”."""
    return name.removeprefix(AN_INDICATOR)


def count(n: Narrator, rows: Sequence[Row], formula: str) -> Text:
    """How many there are, as a bare figure: of org units a figure of the whole, of one org unit's indicators its own."""
    return n.evidence.count(rows, "", formula)


def tally(n: Narrator, units: Sequence[str], formula: str) -> Text:
    """How many org units there are, shown by an observation of each."""
    shown = n.survey.observations_of(units) or n.survey.observations_of(n.survey.reporting)
    return n.evidence.tally(shown, len(units), "", formula)


def span(period: Period) -> str:
    """The first half of 2024; Q2 2024; 2024."""
    name = period.name_en()
    return f"the {name}" if name[0].islower() else name


def until(n: Narrator) -> str:
    """The end of the span reported on: the end of June 2024."""
    return f"the end of {MONTHS[n.span.end_month - 1]} {n.span.year}"


def sentence(*clauses: tuple[str, Piece] | Piece, end: str = ".") -> Text:
    """Clauses joined by commas, or by the mark given with them, with a capital letter and a full stop; empty ones left out."""
    told = Text()
    for clause in clauses:
        mark, piece = clause if isinstance(clause, tuple) and not isinstance(clause, Figure) else (", ", clause)
        words = text_of(piece)
        if words:
            told = text_of(told, mark, words) if told else words
    return text_of(capital(told), "" if told.words.endswith(".") else end) if told else told


LONGEST = 300
"""Characters of an English sentence; what would be longer is told in two, or with fewer names."""


def capital(text: Text) -> Text:
    return Text(text.words[:1].upper() + text.words[1:], text.pieces)
