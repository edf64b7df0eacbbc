"""An annual amount that falls short: as a whole or in some org units, and the step that answers it."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.falling_short.shortfall import WHOLE, Shortfall
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Piece, Text, joined, text_of
from indicators.narrative.rules import Numbers
from indicators.narrative.sentences.against_target import counted_units, gap, number_asked
from indicators.narrative.sentences.among import FEWEST_COMPARED
from indicators.narrative.sentences.ties import few, names_of, runs

NAMED = 3
"""How many org units are named with their gaps."""


def unfinished(n: Narrator, row: Row, rows: Sequence[Row]) -> Shortfall | None:
    """An annual amount behind as a whole, or on course while some org units are far behind."""
    behind = sorted((r for r in rows if (r.completion or 0) < 1 if n.year_over or r.behind), key=lambda r: r.lead or 0)
    late = row.lead is not None and ((row.held.completion or 0) < 1 if n.year_over else row.behind)
    uneven = len(rows) >= FEWEST_COMPARED and bool(behind) and (behind[0].lead or 0) <= -0.1
    if not late and not uneven:
        return None
    subject = row.subject.noun
    whose = text_of(counted_units(n, row), subject)
    first = (
        n.say_of(row.held, "problem_behind", subject=whose)
        if late
        else n.say("problem_uneven", {"bad": len(behind)}, subject=subject)
    )
    lead = abs(row.lead or 0) if late else 0.0
    spread = len(behind) / max(1, len(rows)) + abs(behind[0].lead or 0 if behind else 0)
    weight = 2 * late + WHOLE * lead + spread / 2
    problem = joined([part for part in (first, _units_behind(n, row, behind, late=late, units=len(rows))) if part], "，")
    title, step = n.say("title_amount", row.numbers, subject=row.subject.work), _step_amount(n, row, behind, len(rows))
    return Shortfall(weight, problem, title, step, misses=late)


def _undone(row: Row) -> float:
    """What is missing, as a negative number: the gap closes where most is to be done."""
    return (row.value or 0) - (row.target or 0)


def _units_behind(n: Narrator, row: Row, behind: Sequence[Row], *, late: bool, units: int) -> Text:
    if not behind:
        return Text()
    count = n.units(behind, "未达到要求的单位数")
    every = len(behind) == units
    numbers = {**row.numbers, "bad": len(behind), "late": late, "every": every, "named": n.names_laggards}
    short = text_of("均" if every and units > 1 else "", n.say("short_of_task", numbers))
    if not n.names_laggards:
        return n.say("problem_units_unnamed", numbers, count=count, short=short)
    worst, *others = runs(n, behind, "lead")
    return n.say(
        "problem_units",
        {**numbers, "tied": len(worst), "untouched": not any(one.value for one in worst), **_in_things(worst)},
        worst=names_of(n, worst, "完成率最低的单位数", NAMED),
        tie="均" if len(worst) > 1 else "",
        count=count,
        short=short,
        done=number_asked(n, worst[0]),
        gaps=gap(n, worst[0]) if n.year_over else n.evidence.figure(worst[0], "lead"),
        share=n.evidence.figure(worst[0], "completion"),
        next=_next_to(n, worst, others),
    )


def _in_things(rows: Sequence[Row]) -> Numbers:
    """Whether any of those who share a figure is asked for a few things only, and whether not all of them have done alike.

    Nothing of three is nothing, whatever was asked.
    """
    few = any(row.is_asked_few and row.value for row in rows)
    return {"few": few, "unlike": few and len({(row.value, row.target) for row in rows}) > 1}


def _next_to(n: Narrator, worst: Sequence[Row], others: Sequence[Sequence[Row]]) -> Text:
    """Who comes next, as far as there is room to name all who share a place; those of the next place are counted else."""
    named: list[Row] = []
    for tied in others:
        if len(worst) + len(named) + len(tied) > NAMED:
            break
        named += tied
    if named:
        return text_of("，", n.names(named), "次之")
    if others and len(worst) < NAMED:
        return text_of("，", names_of(n, others[0], "完成率相同的单位数", 1), "次之")
    return Text()


def _step_amount(n: Narrator, row: Row, behind: Sequence[Row], units: int) -> Text:
    parts: list[Piece] = []
    held = row.held
    to_do = (held.target or 0) - (held.value or 0)
    if held.target is not None and to_do > 0 and n.survey.period.is_year_to_date and not row.in_part:
        whole = counted_units(n, row) or n.whole
        numbers = {"whole": bool(whole) and n.is_whole, "rest": not n.year_over, "part": bool(row.compared)}
        parts.append(n.say_of(held, "step_amount", numbers, whole=whole, rest=places.rest_of_year(n.survey.period)))
    if behind and n.names_laggards:
        names = joined((_with_gap(n, r) for r in sorted(behind, key=_undone)[:NAMED]), "、")
        tied = runs(n, behind, "lead")[0]
        untouched = sum(not r.value for r in behind)
        counts = {"bad": len(behind), "units": units, "untouched": untouched, "tied": len(tied) * (len(tied) > NAMED)}
        counts["year_over"] = n.year_over
        slots: dict[str, Piece] = {"worst": _all_or_count(n, tied), "names": names}
        slots["rest"] = places.rest_of_year(n.survey.period)
        parts.append(n.say("step_units", counts, count=n.units(behind, "未达到要求的单位数"), **slots))
    elif behind:
        counts = {"bad": len(behind), "units": units, "year_over": n.year_over}
        parts.append(n.say("step_units_unnamed", counts, count=n.units(behind, "未达到要求的单位数")))
    return joined(parts or [n.say("step_catch_up")], "，")


def _all_or_count(n: Narrator, rows: Sequence[Row]) -> Piece:
    """All of a few by name, so that everybody knows who is meant; else how many."""
    return n.names(rows) if len(few(rows, NAMED)) == len(rows) else n.units(rows, "完成率最低的单位数")


def _with_gap(n: Narrator, row: Row) -> Text:
    """松林镇（尚差8家); of a quarter alone the year's remainder is not known."""
    if not n.survey.period.is_year_to_date:
        return n.named(row)
    return text_of(n.named(row), "（尚差", gap(n, row), "）")
