"""One thing that falls short; and what is told together: the amounts one org unit is late with, rates below their targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Text, joined, text_of
from indicators.narrative.sentences.against_target import gap
from indicators.narrative.sentences.forecast import expected, out_of_reach
from indicators.narrative.sentences.judging import lagging

FEWEST_TOGETHER = 3
"""From so many late amounts on, one org unit's are told in one sentence."""

NAMED = 4
"""How many of them are named."""

WHOLE = 4.0
"""What the distance of the whole weighs, against how many org units are behind and how far the last one is."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One problem: ``weight`` orders them, ``title`` heads the step, ``step`` says what is to be done about ``indicator``.

    ``is_kept``: whether it is told however little room there is. ``several`` are the figures it is about, the furthest behind
    first, where there are more than one; ``misses`` says that they are not as far as they should be, and not only some org
    units' parts of them, or less good than a year ago.
    """

    weight: float
    problem: Text
    title: Text
    step: Text
    indicator: str = ""
    is_kept: bool = False
    of_reports: bool = False
    several: tuple[Row, ...] = ()
    misses: bool = False

    def is_about(self, indicators: frozenset[str]) -> bool:
        """Whether it is about some of these alone; missing reports, and who is behind as a whole, are about none."""
        own = {row.indicator for row in self.several} or {self.indicator} - {""}
        return bool(own) and own <= indicators


def late_amounts(n: Narrator) -> list[Row]:
    """The annual amounts the narrator's org unit is late with, the furthest behind first."""
    return [row for row in lagging(n, n.rows) if row.subject.is_amount]


def together(n: Narrator, late: Sequence[Row]) -> Shortfall:
    """How many, which, and which is furthest behind; the step gives what is missing of each."""
    untouched = [row for row in late if row.value == 0]
    worst = untouched[:NAMED] or late[:1]
    numbers = {**worst[0].numbers, "untouched": len(untouched)}
    furthest = n.say_of(worst[0], "worst_together", numbers, noun="、".join(row.subject.noun for row in worst))
    problem = n.say(
        "problem_together",
        numbers,
        names="、".join(row.subject.noun for row in late[:NAMED]),
        count=n.evidence.count(late, "项任务", "未达到要求的任务数"),
        worst=furthest,
    )
    if lost := out_of_reach(n, late)[:1]:
        problem = text_of(problem, "；", expected(n, lost[0], named=True))
    gaps = joined((text_of(row.subject.noun, "尚差", gap(n, row)) for row in late[:NAMED]), "、")
    step = n.say("step_together", numbers, gaps=gaps, rest=places.rest_of_year(n.survey.period))
    return Shortfall(9.0, problem, n.say("title_together", numbers), step, misses=True, several=tuple(late))


def rates_together(n: Narrator, rows: Sequence[Row], weight: float) -> Shortfall:
    """How far each of several rates is below its target, furthest first; one step for all, told in any case."""
    ordered = sorted(rows, key=lambda row: row.lead or 0)
    names = "、".join(row.subject.noun for row in ordered)
    gaps = joined((gap(n, row.held) for row in ordered), "、", "和")
    numbers = {"whole": n.is_whole}
    problem = n.say("problem_rates", numbers, names=names, gaps=gaps)
    title, step = n.say("title_rates", {}, names=names), n.say("step_rates", numbers, names=names)
    return Shortfall(weight, problem, title, step, is_kept=True, misses=True, several=tuple(ordered))
