"""The org units side by side in one indicator: few are named, the others are counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indicators.model import Better, Kind, TargetForm
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator, sentences_of
from indicators.narrative.phrasing.text import Text, joined, text_of
from indicators.narrative.sentences.on_schedule import NAMED, by_schedule
from indicators.narrative.sentences.quarters import DATED
from indicators.narrative.sentences.rates import against_targets, extremes, one_by_one, scattered, tied

FEWEST_COMPARED = 3
"""Fewer org units than this are not set side by side."""

EACH = 3
"""So few org units are all told, with what each has."""

SIZES = ("employees", "members")
"""What tells how large an org unit is, the better first; without any of them all are taken for equally large."""

CLEARLY = 1.5
"""So many times the share that its size would bring with it is news."""

RARE = 10
"""Fewer things than this are told one by one."""


def among(n: Narrator, indicator: str) -> list[Text]:
    """Who leads and who lags, in the form that suits the indicator; nothing where there is hardly anyone to compare.

    Of an indicator that is not told in detail, only how many are on course.
    """
    rows = n.survey.peers(indicator)
    if n.survey.row(indicator).minimum is not None:
        if len(rows) < FEWEST_COMPARED:
            return one_by_one(n, rows)
        return scattered(n, rows)
    definition = n.survey.indicator(indicator)
    targeted = [row for row in rows if row.completion is not None]
    if 1 < len(rows) <= EACH and len(rows) == len(n.survey.dataset.org_units) and (len(rows) == 2 or not targeted):
        return each(n, rows)
    if len(rows) < FEWEST_COMPARED:
        return []
    if not rows[0].subject.is_fraction and len(targeted) * 2 >= len(rows) and definition.better is not Better.LOWER:
        return by_schedule(n, targeted)
    if rows[0].subject.is_fraction and len(targeted) * 2 >= len(rows):
        return against_targets(n, rows, targeted)
    over = _over_their_ceiling(n, rows)
    if not n.in_detail(indicator) and not is_rare_harm(n, indicator):
        return over
    if definition.kind is Kind.FLOW:
        return [*distribution(n, rows), *over]
    return extremes(n, rows) if rows[0].subject.is_fraction else _largest(n, rows)


def over_their_ceiling(rows: Iterable[Row]) -> list[Row]:
    """Who has more than is allowed to it, the most first."""
    return sorted((row for row in rows if row.verdict == "not_reached"), key=lambda row: (row.target or 0) - (row.value or 0))


def _over_their_ceiling(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """Who has more than is allowed to it, although the whole has not."""
    if rows[0].subject.form is not TargetForm.CEILING or n.survey.row(rows[0].indicator).verdict == "not_reached":
        return []
    over = over_their_ceiling(rows)
    if not over:
        return []
    count = n.units(over, "超出年度控制目标的单位数")
    named = n.names_laggards and len(over) <= NAMED
    names = n.names(over) if named else count
    gaps = n.evidence.gap(over[0]) if len(over) == 1 and named else ""
    just_named = is_rare_harm(n, rows[0].indicator) and {row.org_unit for row in rows if row.value} == {
        r.org_unit for r in over
    }
    numbers = {"units": len(over) if named else 0, "over": len(over), "everybody": just_named}
    return sentences_of([("", n.say("over_ceiling", numbers, names=names, gap=gaps))])


def each(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """Of a handful of org units what each has, the most first."""
    if n.length == "short" or not any(row.value for row in rows) or (_is_harm(rows[0]) and not n.names_laggards):
        return []
    ranked = sorted(rows, key=lambda row: -(row.value or 0))
    if ranked[0].value == ranked[-1].value:
        return sentences_of(
            [("", n.say("each_alike", {}, all=f"各{n.short_kind}", value=n.evidence.figure(ranked[0], "value")))]
        )
    said = joined((text_of(n.named(row), n.evidence.figure(row, "value")) for row in ranked), "、")
    return sentences_of([("", n.say("each", {}, each=said))])


def distribution(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """Where an amount without a target comes from: the few that make up half of it, or the largest; and who has none."""
    ranked = sorted(rows, key=lambda row: -(row.value or 0))
    total = _total(n, rows)
    if total is None or (_is_harm(rows[0]) and not n.names_laggards):
        return []
    named = [row for row in ranked if row.value]
    if not is_rare_harm(n, rows[0].indicator) or len(named) > NAMED:
        named = named[: max(1, min(NAMED, len(ranked) // 3))]
    if len(named) < 2 or sum(row.value or 0 for row in named) < total / 2:
        return _largest(n, rows)
    together = sum(row.value or 0 for row in named)
    if not is_rare_harm(n, rows[0].indicator) and not _is_news(n, named, rows, together / total):
        return []
    said = n.say(
        "concentrated",
        {**named[0].numbers, "sum": together, "total": total},
        names=n.names(named),
        before=named[0].subject.before,
        sum=n.evidence.derived(named, "value", together, "所列单位之和", org_unit="total"),
        of_whole=n.of_whole,
        share=n.evidence.derived(rows, "share", together / total, "所列单位之和 ÷ 合计", org_unit="total"),
    )
    return sentences_of([("", said)])


def _largest(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """The largest contributor, if there is one alone."""
    total = _total(n, rows)
    top = max(rows, key=lambda row: row.value or 0)
    if total is None or len(tied(rows, top)) > 1 or (_is_harm(top) and not n.names_laggards):
        return []
    if not is_rare_harm(n, top.indicator) and not _is_news(n, [top], rows, (top.value or 0) / total):
        return []
    said = n.say(
        "largest",
        {
            **top.numbers,
            "missing": len(n.survey.dataset.org_units) - len(rows),
            "total": total,
            "dated": n.has_come_to(f"{DATED} {top.indicator}"),
        },
        top=n.named(top),
        before=top.subject.before,
        noun=top.subject.noun,
        highest=n.evidence.figure(top, "value"),
        whole=n.whole or "各单位",
        of_whole=n.of_whole,
        share=n.evidence.derived(rows, "share", (top.value or 0) / total, "该单位 ÷ 合计", org_unit=top.org_unit),
    )
    return sentences_of([("", said)])


def _is_news(n: Narrator, named: Sequence[Row], rows: Sequence[Row], share: float) -> bool:
    """Whether they have clearly more than their size would bring with it: who has half the workers has half of all work."""
    names = {row.org_unit for row in named}
    sizes = [{row.org_unit: n.survey.row(size, row.org_unit).value or 0 for row in rows} for size in SIZES]
    known = next((size for size in sizes if all(value > 0 for value in size.values())), dict.fromkeys(sizes[0], 1.0))
    usual = sum(value for unit, value in known.items() if unit in names) / sum(known.values())
    return share >= CLEARLY * usual


def is_rare_harm(n: Narrator, indicator: str) -> bool:
    """Whether so few things happened that should not that each is told, with where it happened."""
    row = n.survey.row(indicator)
    return _is_harm(row) and row.subject.is_flow and 0 < (row.value or 0) < RARE


def _is_harm(row: Row) -> bool:
    """Whether to have most of it is no praise, and so nothing to name anybody for to those above."""
    return row.subject.definition.better is Better.LOWER


def _total(n: Narrator, rows: Sequence[Row]) -> float | None:
    """What the rows are shares of, those left out of the comparison included; None where there are no shares of it."""
    total = n.survey.row(rows[0].indicator).value
    return total if total and total > 0 and all((row.value or 0) >= 0 for row in rows) else None
