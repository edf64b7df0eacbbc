"""Reports that are missing: whose, of which quarter, of which figures. It is the first thing a leader asks."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.narrative import places
from indicators.narrative.english.words import listed, name_of
from indicators.narrative.narrator import Narrator
from indicators.narrative.row import Row
from indicators.narrative.shortfall import Shortfall
from indicators.narrative.text import Piece, Text, joined, text_of

NAMED = 5
"""How many org units are named before the rest is only counted."""

FIGURES = 3
"""How many figures are named before the rest is only hinted at."""

WEIGHT = 10.0
"""A report that is missing is told before anything the figures show."""


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


def figures(n: Narrator, rows: Sequence[Row]) -> Text:
    """The figures by name, of many the first few."""
    english = n.evidence.language == "en"
    names = [Text(name_of(n, row) if english else row.subject.noun) for row in rows[:FIGURES]]
    if len(rows) <= FIGURES:
        return named(n, names)
    return named(n, [*names, Text("other figures")]) if english else text_of(named(n, names), "等指标")


def named(n: Narrator, names: Sequence[Piece]) -> Text:
    """甲镇、乙乡; A, B and C."""
    return listed(names) if n.evidence.language == "en" else joined(names, "、")


def shortfall_of_reports(n: Narrator) -> Shortfall | None:
    """Who has not reported at all, who not on the last quarter, and what nobody has reported for it; None if all is there."""
    missing = n.survey.missing if n.is_whole else ()
    problems = [_problem(n, "problem_missing", missing), _problem(n, "problem_late_report", late_units(n)), unanswered(n)]
    told = [problem for problem in problems if problem]
    if not told:
        return None
    return Shortfall(WEIGHT, joined(told, "，"), n.say("title_missing"), asked_for(n, "step_missing"))


def asked_for(n: Narrator, situation: str, **slots: Piece) -> Text:
    """The demand that what is missing be sent; nothing where nothing is."""
    units = (*(n.survey.missing if n.is_whole else ()), *late_units(n))
    rows = open_rows(n)
    if not units and not rows:
        return Text()
    by_name = n.names_laggards and len(units) <= NAMED
    names: Piece = named(n, [places.place_name(unit) for unit in units]) if by_name else "未报送单位"
    numbers = {"units": len(units), "rows": len(rows), "whole": n.is_whole, "named": by_name}
    told = figures(n, rows) if rows else ""
    return n.say(situation, numbers, names=names, figures=told, quarter=last_quarter(n), **slots)


def _problem(n: Narrator, situation: str, units: Sequence[str]) -> Text:
    if not units:
        return Text()
    shown = n.survey.observations_of(units) or n.survey.observations_of(n.survey.reporting)
    formula = "未报送的单位数" if situation == "problem_missing" else "未报送末季数据的单位数"
    count = n.evidence.tally(shown, len(units), f"个{n.kind}", formula)
    names = "、".join(places.place_name(unit) for unit in units[:NAMED]) if n.names_laggards else text_of("有", count)
    numbers = {"missing": len(units) if n.names_laggards else 1, "whole": n.is_whole}
    return n.say(situation, numbers, names=names, count=count, quarter=last_quarter(n))
