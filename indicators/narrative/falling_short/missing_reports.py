"""Missing reports as something that falls short: the first thing to be made good."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.narrative.facts import places
from indicators.narrative.falling_short.shortfall import Shortfall
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Text, joined, text_of
from indicators.narrative.sentences.unreported import NAMED, asked_for, last_quarter, late_units, skipped, unanswered

WEIGHT = 10.0
"""A report that is missing is told before anything the figures show."""


def shortfall_of_reports(n: Narrator) -> Shortfall | None:
    """Who has not reported at all, who not on the last quarter, and what nobody has reported for it; None if all is there."""
    missing = n.survey.missing if n.is_whole else ()
    absent = n.say("problem_absent", {"whole": n.is_whole}, quarter=quarter) if (quarter := skipped(n)) else Text()
    of_units = [_problem(n, "problem_missing", missing), _problem(n, "problem_late_report", late_units(n))]
    problems = [absent, *of_units, unanswered(n)]
    told = [problem for problem in problems if problem]
    if not told:
        return None
    return Shortfall(WEIGHT, joined(told, "，"), n.say("title_missing"), asked_for(n, "step_missing"), of_reports=True)


def _problem(n: Narrator, situation: str, units: Sequence[str]) -> Text:
    if not units:
        return Text()
    shown = n.survey.observations_of(units) or n.survey.observations_of(n.survey.reporting)
    formula = "未报送的单位数" if situation == "problem_missing" else "未报送末季数据的单位数"
    count = n.evidence.tally(shown, len(units), f"个{n.kind}", formula)
    names = "、".join(places.place_name(unit) for unit in units[:NAMED]) if n.names_laggards else text_of("有", count)
    numbers = {"missing": len(units) if n.names_laggards else 1, "whole": n.is_whole}
    return n.say(situation, numbers, names=names, count=count, quarter=last_quarter(n))
