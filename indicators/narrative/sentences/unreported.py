"""Reports that are missing: whose, of which quarter, of which figures. It is the first thing a leader asks."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Piece, Text, text_of

NAMED = 5
"""How many org units are named before the rest is only counted."""

FIGURES = 3
"""How many figures are named before the rest is only hinted at."""


def late_units(n: Narrator) -> tuple[str, ...]:
    """Who has reported on the period but not on its last quarter: of the whole anybody, else the org unit itself."""
    if len(n.survey.period.quarters) < 2:
        return ()
    return tuple(unit for unit in n.survey.overdue if n.is_whole or unit == n.org_unit)


def open_rows(n: Narrator) -> list[Row]:
    """The figures that lack the last quarter though the quarter itself is reported: of the whole those nobody has given."""
    if len(n.survey.period.quarters) < 2 or late_units(n) == (n.org_unit,):
        return []
    last, survey = n.survey.covered.last_quarter, n.survey
    own = [row for row in n.rows if row.indicator in survey.unanswered]
    if not n.is_whole:
        own += [row for row in n.rows if row not in own and last in survey.lacking(row.indicator).get(n.org_unit, ())]
    return [row for row in own if row.subject.definition.numerator is None]


def last_quarter(n: Narrator) -> str:
    quarter = n.survey.covered.last_quarter
    return quarter.name_en() if n.evidence.language == "en" else quarter.name_zh(with_year=False)


def unanswered(n: Narrator) -> Text:
    """收缴工会经费三季度数据各单位均未报送."""
    rows = open_rows(n)
    if not rows:
        return Text()
    return n.say("unanswered", {"whole": n.is_whole, "rows": len(rows)}, names=figures(n, rows), quarter=last_quarter(n))


def skipped(n: Narrator) -> Text:
    """二季度: what nobody has reported on though earlier quarters of the period are on record."""
    first = n.survey.covered.quarters[0]
    quarters = [quarter for quarter in n.survey.absent if quarter > first]
    english = n.evidence.language == "en"
    return n.listed(Text(q.name_en() if english else q.name_zh(with_year=False)) for q in quarters)


def figures(n: Narrator, rows: Sequence[Row]) -> Text:
    """The figures by name, of many the first few."""
    english = n.evidence.language == "en"
    names = [Text(row.subject.name_en if english else row.subject.noun) for row in rows[:FIGURES]]
    if len(rows) <= FIGURES:
        return n.listed(names)
    return n.listed([*names, Text("other figures")]) if english else text_of(n.listed(names), "等指标")


def asked_for(n: Narrator, situation: str, **slots: Piece) -> Text:
    """The demand that what is missing be sent; nothing where nothing is."""
    units = (*(n.survey.missing if n.is_whole else ()), *late_units(n))
    rows = open_rows(n)
    absent = skipped(n)
    if not units and not rows and not absent:
        return Text()
    by_name = n.names_laggards and len(units) <= NAMED
    names: Piece = n.listed([places.place_name(unit) for unit in units]) if by_name else "未报送单位"
    numbers = {"units": len(units), "rows": len(rows), "whole": n.is_whole, "named": by_name, "absent": bool(absent)}
    told = figures(n, rows) if rows else ""
    quarter = last_quarter(n) if units or rows else absent
    return n.say(situation, numbers, names=names, figures=told, quarter=quarter, absent=absent, **slots)
