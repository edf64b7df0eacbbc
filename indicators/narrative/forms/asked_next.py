"""What a leader asks next: who is ahead throughout, how kinds compare, what people come with, what was not compared."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.model import Better
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator, sentences_of
from indicators.narrative.phrasing.text import Text, text_of
from indicators.narrative.sentences.moved import moved
from indicators.narrative.sentences.over_all import best_units, by_kind
from indicators.narrative.sentences.standing import amount, on_last_year, scope_clause
from indicators.narrative.sentences.standings import standings
from indicators.periods import Period

STIRRING = 2
"""How many changes of what people come with are told in the opening."""

MOVED = 0.15
"""The least change on last year that belongs there."""

FEWEST_CASES = 10

OF_CASES = frozenset({"件", "件次", "起", "人次", "批", "批次"})
"""What is counted by cases: petitions, disputes."""


def ahead(n: Narrator) -> list[Text]:
    """Who is ahead throughout, how the kinds of org units compare, and who has moved since a quarter ago."""
    ranking = standings(n) if n.is_whole and n.length != "short" else []
    return [*best_units(n, ranking), *by_kind(n, ranking), *moved(n)]


def not_compared(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """Which figures are not set beside last year's, where others are: what is left out is said once."""
    without = without_last_year(n, rows)
    if not without:
        return []
    count = n.evidence.count(without, "项", "未作同比的指标数")
    before = "、".join(quarter.name_zh() for quarter in _lacking_then(n))
    numbers = {"rows": len(without), "absent": bool(before)}
    return sentences_of([("", n.say("not_compared", numbers, name=without[0].subject.noun, count=count, quarters=before))])


def without_last_year(n: Narrator, rows: Sequence[Row]) -> list[Row]:
    """The figures of the whole that are not set beside last year's though others are, and no missing report explains it."""
    told = [row for row in rows if row.value is not None]
    without = [row for row in told if row.previous_year is None and row.alike is None]
    explained = n.survey.gaps or n.survey.missing or _lacking_now(n) or len(without) == len(told)
    return without if n.is_whole and n.length != "short" and not explained else []


def _lacking_now(n: Narrator) -> list[Period]:
    """The quarters nobody has reported on that were reported a year before."""
    before = {quarter.end for quarter in n.survey.absent_a_year_ago}
    return [quarter for quarter in n.survey.absent if quarter.end not in before]


def _lacking_then(n: Narrator) -> list[Period]:
    """The quarters of last year that nobody reported on though this year's are there."""
    now = {quarter.end for quarter in n.survey.absent}
    return [quarter for quarter in n.survey.absent_a_year_ago if quarter.end not in now]


def stirring(n: Narrator) -> list[Text]:
    """What people come with, disputes and petitions: no work to be praised or blamed for, but the first that is asked about."""
    apart, moved = n.apart or n, stirred(n)
    if not moved or n.length == "short":
        return []
    first, *others = (text_of(amount(apart, row), "，", on_last_year(apart, row, short=True)) for row in moved)
    return sentences_of([("", text_of(scope_clause(apart, moved[0]), first)), *(("；", said) for said in others)])


def stirred(n: Narrator) -> list[Row]:
    """The few that have changed most on last year."""
    rows = (n.apart or n).rows
    return sorted((row for row in rows if _is_stirring(row)), key=lambda row: -abs(row.growth or 0))[:STIRRING]


def _is_stirring(row: Row) -> bool:
    of_people = row.subject.is_flow and row.subject.definition.better is not Better.HIGHER and row.subject.unit in OF_CASES
    return of_people and (row.previous_year or 0) >= FEWEST_CASES and abs(row.growth or 0) >= MOVED
