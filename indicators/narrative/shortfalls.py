"""What falls short, found in the figures alone: each with its weight, its words, and the step that answers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indicators.model import Better, Indicator, Kind, TargetForm
from indicators.narrative import places
from indicators.narrative.among import FEWEST_COMPARED
from indicators.narrative.forecast import expected, out_of_reach
from indicators.narrative.narrator import LONGEST, Narrator
from indicators.narrative.row import Row
from indicators.narrative.shortfall import FEWEST_TOGETHER, Shortfall, late_amounts, rates_together, together
from indicators.narrative.standing import counted_units, gap, part_name
from indicators.narrative.standings import Standing, last_few, standings
from indicators.narrative.text import Piece, Text, joined, text_of
from indicators.narrative.ties import few, names_of, runs
from indicators.narrative.topics import themes_of
from indicators.narrative.unreported import shortfall_of_reports

MOST = {"short": 3, "usual": 5, "full": 9}
"""How many are told, by the length of the report."""

NAMED = 3
"""How many org units are named with their gaps."""

LOST = 0.01
"""The least fall of a level on last year that is a loss to look into."""


def shortfalls(n: Narrator) -> list[Shortfall]:
    """The gravest few, in the order in which the report tells of the work."""
    late = [] if n.is_whole else late_amounts(n)
    if len(late) >= FEWEST_TOGETHER:
        found = [together(n, late), *(one for one in _of_indicators(n) if one.indicator not in {r.indicator for r in late})]
    else:
        found = [*_of_indicators(n), *_of_units(n)]
    if reports := shortfall_of_reports(n):
        found.append(reports)
    if len(found) > MOST[n.length]:
        found = _rates_together(n, found)
    gravest = sorted(range(len(found)), key=lambda place: (-found[place].weight, place))[: MOST[n.length]]
    return _with_outlook(n, [found[place] for place in sorted(gravest)])


def _rates_together(n: Narrator, found: Sequence[Shortfall]) -> list[Shortfall]:
    """The shortfalls, with the rates that miss their targets as one: none is dropped for want of room."""
    missed = [one for one in found if one.indicator and _misses_floor(n.row(one.indicator))]
    if len(missed) < 2:
        return list(found)
    told = rates_together(n, [n.row(one.indicator) for one in missed], max(one.weight for one in missed))
    return [told if one is missed[0] else one for one in found if one is missed[0] or one not in missed]


def _misses_floor(row: Row) -> bool:
    return row.subject.form is TargetForm.FLOOR and row.target is not None and row.verdict == "not_reached"


def _with_outlook(n: Narrator, found: Sequence[Shortfall]) -> list[Shortfall]:
    """The shortfalls; those of them that plainly will not be made up within the year say so."""
    lost = {row.indicator for row in out_of_reach(n, (n.row(one.indicator) for one in found if one.indicator))}
    return [replace(one, problem=_ended(n, one)) if one.indicator in lost else one for one in found]


def _ended(n: Narrator, one: Shortfall) -> Text:
    """The problem, and in the same sentence or, where that is full, the next, what is to be expected."""
    said = expected(n, n.row(one.indicator))
    return text_of(one.problem, "；" if len(one.problem) + len(said) < LONGEST else "。", said)


def _of_indicators(n: Narrator) -> Iterator[Shortfall]:
    """At most one of each topic's figures, and its ratio: money and the people it went to lag together."""
    for topic in (topic for topics in themes_of(n).values() for topic in topics):
        found = next((found for indicator in topic.indicators if (found := _of_indicator(n, indicator))), None)
        if found:
            yield found
        if topic.ratio and (found := _of_indicator(n, topic.ratio)):
            yield found


def _of_indicator(n: Narrator, indicator: Indicator) -> Shortfall | None:
    row = n.row(indicator.id)
    rows = n.survey.peers(indicator.id) if n.is_whole else ()
    form = n.survey.subject(indicator.id).form
    targeted = [r for r in rows if r.target is not None and r.value is not None]
    found: Shortfall | None = None
    if not n.survey.subject(indicator.id).is_judged:
        targeted, form = [], TargetForm.YEAR_END_LEVEL
    if form is TargetForm.ANNUAL_AMOUNT and (row.lead is not None or targeted):
        found = _amount(n, row, [r for r in targeted if r.lead is not None])
    elif form is TargetForm.CEILING and row.target is not None:
        found = _ceiling(n, row)
    elif form is TargetForm.FLOOR and (row.target is not None or targeted):
        found = _floor(n, row, targeted)
    elif form is TargetForm.YEAR_END_LEVEL and row.lead is not None:
        found = _level(n, row)
    found = found or _change(n, indicator, row)
    return replace(found, indicator=indicator.id) if found else None


def _amount(n: Narrator, row: Row, rows: Sequence[Row]) -> Shortfall | None:
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
    weight = 2 * late + lead + len(behind) / max(1, len(rows)) + abs(behind[0].lead or 0 if behind else 0) / 2
    problem = joined([part for part in (first, _units_behind(n, row, behind)) if part], "，")
    return Shortfall(
        weight, problem, n.say("title_amount", row.numbers, subject=row.subject.work), _step_amount(n, row, behind, len(rows))
    )


def _undone(row: Row) -> float:
    """What is missing, as a negative number: the gap closes where most is to be done."""
    return (row.value or 0) - (row.target or 0)


def _units_behind(n: Narrator, row: Row, behind: Sequence[Row]) -> Text:
    if not behind:
        return Text()
    count = n.units(behind, "未达到要求的单位数")
    numbers = {**row.numbers, "bad": len(behind)}
    if not n.names_laggards:
        return n.say("problem_units_unnamed", numbers, count=count)
    worst, *others = runs(n, behind, "lead")
    return n.say(
        "problem_units",
        {**numbers, "tied": len(worst)},
        worst=names_of(n, worst, "完成率最低的单位数", NAMED),
        tie="均" if len(worst) > 1 else "",
        count=count,
        gaps=gap(n, worst[0]) if n.year_over else n.evidence.figure(worst[0], "lead"),
        share=n.evidence.figure(worst[0], "completion"),
        next=_next_to(n, worst, others),
    )


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


def _ceiling(n: Narrator, row: Row) -> Shortfall | None:
    if row.verdict != "not_reached":
        return None
    subject = row.subject.noun
    exceeded = n.say_of(row.held, "problem_ceiling", subject=text_of(counted_units(n, row), subject))
    title, step = n.say("title_ceiling", {}, subject=subject), n.say_of(row, "step_ceiling")
    return Shortfall(4.0, text_of(exceeded, _where(n, row)), title, step)


def _where(n: Narrator, row: Row) -> Text:
    """，涉及临江镇、白云乡: whose share is above what is allowed to them, or who has any where nobody was told a number."""
    peers = [r for r in n.survey.peers(row.indicator) if r.value] if n.is_whole and n.names_laggards else []
    over = [r for r in peers if r.target is None or (r.value or 0) > r.target] or peers
    return text_of("，涉及", n.names(sorted(over, key=lambda r: -(r.value or 0)))) if 0 < len(over) <= NAMED else Text()


def _floor(n: Narrator, row: Row, rows: Sequence[Row]) -> Shortfall | None:
    missed = sorted((r for r in rows if (r.value or 0) < (r.target or 0)), key=lambda r: (r.value or 0) - (r.target or 0))
    own = row.verdict == "not_reached" and row.target is not None
    if not missed and not own:
        return None
    subject = row.subject.noun
    numbers = {**row.held.numbers, "bad": len(missed)}
    slots: dict[str, Piece] = {
        "subject": subject if missed else text_of(counted_units(n, row), subject),
        "count": n.units(missed, "未达到目标的单位数") if missed else "",
        "names": n.names(missed[:NAMED]),
    }
    worst = (missed[0].target or 0) - (missed[0].value or 0) if missed else 0.0
    weight = 1.5 * own + len(missed) / max(1, len(rows)) + worst
    step = n.say_of(row.held, "step_floor" if n.names_laggards or not missed else "step_floor_unnamed", numbers, **slots)
    problem = n.say_of(row.held, "problem_floor", numbers, **slots)
    return Shortfall(weight, problem, n.say("title_rate", {}, subject=subject), step)


def _level(n: Narrator, row: Row) -> Shortfall | None:
    """A level still below its year-end target: a problem at the year's end, or when more than a tenth is missing."""
    lead = row.lead or 0
    if lead >= 0 or (not n.year_over and lead > -0.1):
        return None
    subject = row.subject.noun
    step = n.say_of(row.held, "step_level", rest=places.rest_of_year(n.survey.period))
    return Shortfall(
        1.5 - lead,
        n.say_of(row.held, "problem_level", subject=text_of(counted_units(n, row), subject)),
        n.say("title_level", {}, subject=subject),
        step,
    )


def _change(n: Narrator, indicator: Indicator, row: Row) -> Shortfall | None:
    """A change for the worse on last year, where no target says more; a level that falls is one though its target is met."""
    change = row.change or 0
    if indicator.kind is Kind.STOCK and indicator.better is Better.HIGHER and (row.growth or 0) <= -LOST:
        return _lost(n, row)
    worse = change > 0 if indicator.better is Better.LOWER else change < 0
    if not worse or indicator.better is Better.NEITHER or row.target is not None:
        return None
    subject = row.subject.noun
    if row.subject.is_fraction:
        return _lower_ratio(n, indicator, row) if abs(change) >= 0.005 else None
    if (row.previous_year or 0) < 10 or abs(row.growth or 0) < 0.2 or indicator.kind is not Kind.FLOW:
        return None
    situation = "problem_rise" if change > 0 else "problem_fall"
    problem = n.say(situation, {}, subject=subject)
    return Shortfall(
        abs(row.growth or 0), problem, n.say("title_check", {}, subject=subject), n.say("step_check", {}, subject=subject)
    )


def _lost(n: Narrator, row: Row) -> Shortfall:
    """Members or unions there were and are no more."""
    subject = row.subject.noun
    return Shortfall(
        1 + abs(row.growth or 0),
        n.say_of(row, "problem_lost", subject=subject),
        n.say("title_check", {}, subject=subject),
        n.say("step_lost", {}, subject=subject),
    )


def _lower_ratio(n: Narrator, indicator: Indicator, row: Row) -> Shortfall:
    top, bottom = (n.row(part) if part else None for part in (indicator.numerator, indicator.denominator))
    subject = row.subject.noun
    title = n.say("title_rate", {}, subject=subject)
    slower = top and bottom and top.growth is not None and bottom.growth is not None and 0 <= top.growth < bottom.growth
    if not (slower and top and bottom):
        return Shortfall(
            1.0, n.say("problem_ratio_alone", {}, subject=subject), title, n.say("step_ratio_alone", {}, subject=subject)
        )
    problem = n.say("problem_ratio", {}, subject=subject, top=part_name(n, top), bottom=part_name(n, bottom))
    peers = sorted(n.survey.peers(row.indicator), key=lambda r: r.value or 0) if n.is_whole and n.names_laggards else []
    if len(peers) < FEWEST_COMPARED:
        return Shortfall(1.2, problem, title, n.say("step_ratio_alone", {}, subject=subject))
    problem = text_of(problem, "，", n.named(peers[0]), "最低")
    step = n.say("step_ratio", {}, name=n.named(peers[0]), bottom=part_name(n, bottom), subject=subject)
    return Shortfall(1.2, problem, title, step)


def _of_units(n: Narrator) -> Iterator[Shortfall]:
    """The few org units short of at least three targets and of half of those they have; nobody picked from equals."""
    if not n.is_whole or not n.names_laggards or n.length == "short":
        return
    behind = (one for one in standings(n) if len(one.missed) >= FEWEST_COMPARED and one.share <= 1 / 2)
    widely = last_few(behind, NAMED)
    if not widely:
        return
    names = n.names(one.missed[0] for one in widely)
    units = joined((_missed_of(n, one, place) for place, one in enumerate(widely)), "、")
    problem = n.say("problem_unit", {}, units=units)
    yield Shortfall(4 - 2 * widely[0].share, problem, n.say("title_unit"), n.say("step_unit", {}, name=names))


def _missed_of(n: Narrator, one: Standing, place: int) -> Text:
    """松林镇14项指标中9项; 指标 is said once."""
    missed = n.evidence.count(one.missed, "项", "未达进度要求的指标数")
    return text_of(n.named(one.missed[0]), one.asked(n), "" if place else "指标", "中", missed)
