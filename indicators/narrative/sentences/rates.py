"""The org units side by side in a rate: the range and the median, who reaches the target, highest and lowest."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from indicators.model import TOTAL, Better
from indicators.narrative.facts.row import Row
from indicators.narrative.facts.small_base import cases, is_of_few, of_many
from indicators.narrative.phrasing.narrator import Narrator, sentences_of
from indicators.narrative.phrasing.text import Figure, Piece, Text, joined, text_of
from indicators.narrative.sentences.ties import names_of

NAMED = 3
"""How many org units are named at either end."""


def one_by_one(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """The one or two org units that have reported a rate."""
    if len(rows) == 1:
        value = n.evidence.figure(rows[0], "value")
        return sentences_of([("", n.say("only", {}, name=n.named(rows[0]), noun=rows[0].subject.noun, value=value))])
    values = joined((n.evidence.figure(row, "value") for row in rows), "、", "和")
    return sentences_of([("", text_of(n.names(rows), rows[0].subject.noun, "分别为", values))])


def scattered(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """Rates typed without their parts: never averaged; the range, the median, and who reaches the target."""
    lowest, median, highest = spread_of(n, rows)
    spread = highest.value - lowest.value
    first = n.say(
        "range",
        {"spread": spread},
        all=n.units(rows, "报送该项的单位数"),
        noun=rows[0].subject.noun,
        lowest=lowest,
        highest=highest,
        median=median,
    )
    lower = n.survey.indicator(rows[0].indicator).better is Better.LOWER
    asked = rows if rows[0].subject.is_judged else ()
    targeted = [row for row in asked if row.target is not None and (row.target > 0 or lower)]
    if not targeted:
        ends = _ends(n, rows) if spread and n.names_laggards else Text()
        return sentences_of([("", first), ("，", ends)])
    return sentences_of([("", first)]) + reached(n, sides_of(n, targeted), named_before=True)


def spread_of(n: Narrator, rows: Sequence[Row]) -> tuple[Figure, Figure, Figure]:
    """The lowest, the middle and the highest rate of those set side by side: who has sent an older one is not among them."""
    total = n.survey.row(rows[0].indicator)
    if not n.survey.lacking(total.indicator):
        low, middle, high = (n.evidence.figure(total, measure) for measure in ("minimum", "median", "maximum"))
        return low, middle, high
    values = [row.value or 0 for row in rows]
    found = (("minimum", min(values)), ("median", statistics.median(values)), ("maximum", max(values)))
    told = (n.evidence.derived(rows, measure, value, "末季已报单位", org_unit=TOTAL) for measure, value in found)
    low, middle, high = told
    return low, middle, high


@dataclass(frozen=True, slots=True)
class Sides:
    """Who reaches its target and who does not; ``worst`` are those of the latter that there is room to name.

    ``few`` are those of the latter whose rate is of a handful of cases: nobody is the worst by two of three.
    """

    good: Sequence[Row]
    missed: Sequence[Row]
    worst: Sequence[Row]
    few: Sequence[Row]


def against_targets(n: Narrator, rows: Sequence[Row], targeted: Sequence[Row]) -> list[Text]:
    """Who reaches the target; in detail with the rates themselves, and then of highest and lowest what is not yet said."""
    sides = sides_of(n, targeted)
    if not n.in_detail(rows[0].indicator):
        return reached(n, sides)
    few = len(sides.good) <= NAMED < len(targeted)
    named = {row.org_unit for row in (*(sides.good if few else ()), *(sides.worst if n.names_laggards else ()))}
    return [*reached(n, sides, valued=True), *extremes(n, rows, frozenset(named))]


def sides_of(n: Narrator, rows: Sequence[Row]) -> Sides:
    lower = rows[0].subject.definition.better is Better.LOWER
    missed = sorted(
        (row for row in rows if _shortfall(row, lower=lower) > 1e-12), key=lambda row: -_shortfall(row, lower=lower)
    )
    good = [row for row in rows if row not in missed]
    worst: list[Row] = []
    for _gap, tied in groupby(of_many(n.survey, missed), key=lambda row: n.evidence.gap(row).words):
        together = list(tied)
        if worst and len(worst) + len(together) >= NAMED:
            break
        worst += together
    return Sides(good, missed, worst, [row for row in missed if is_of_few(n.survey, row)])


def reached(n: Narrator, sides: Sides, *, named_before: bool = False, valued: bool = False) -> list[Text]:
    """Who reaches the target, and how far the furthest are from it; the rate is not named again right after its range.

    ``valued`` gives the rates of those who are named.
    """
    good, missed, worst = sides.good, sides.missed, sides.worst
    subject = (good or missed)[0].subject.noun
    only = _with_values(n, missed[:1]) if valued else n.names(missed[:1])
    first = n.say(
        "reached",
        {"good": len(good), "bad": len(missed)},
        all=f"各{n.short_kind}",
        subject="" if named_before else subject,
        names=_with_values(n, good[:NAMED]) if valued else n.names(good[:NAMED]),
        good=n.units(good, "达到各自目标的单位数") if good else "",
        bad=n.units(missed, "未达到目标的单位数") if missed else "",
        missed=only if n.names_laggards else n.units(missed, "未达到目标的单位数") if missed else "",
    )
    if not n.names_laggards or (not worst and (len(missed) == 1 or len(sides.few) > NAMED)):
        return sentences_of([("", first)])
    if not worst:
        return sentences_of([("", first), ("；", _with_cases(n, sides.few))])
    said = _short_of(n, len(missed), worst, valued=valued)
    among = "其中基数较大的" if sides.few else ""
    return sentences_of([("", first), ("；" if len(missed) > 1 else "，", text_of(among, said))])


def _short_of(n: Narrator, missed: int, worst: Sequence[Row], *, valued: bool) -> Text:
    """How far the furthest are from their targets: one distance, however many are named."""
    gap = n.evidence.gap(worst[0])
    furthest = [row for row in worst if n.evidence.gap(row).words == gap.words]
    values = text_of(_values(n, worst), "，") if valued else ""
    return n.say(
        "short_of",
        {"bad": missed, "worst": len(worst), "even": len(furthest) == len(worst), "valued": bool(values)},
        names=names_of(n, worst, "差距相同的单位数", NAMED),
        values=values,
        gap=gap,
        gaps=text_of("均差" if len(worst) > 1 else "尚差", gap),
        first=n.names(furthest),
        next=n.names(row for row in worst if row not in furthest),
    )


def _shortfall(row: Row, *, lower: bool) -> float:
    difference = (row.target or 0) - (row.value or 0)
    return -difference if lower else difference


def _with_values(n: Narrator, rows: Sequence[Row]) -> Text:
    """东门街道（91.5%）、石桥镇（90.3%）."""
    told = ((row, _of_cases(n, row) or n.evidence.figure(row, "value")) for row in rows)
    return joined((text_of(n.named(row), "（", value, "）") for row, value in told), "、")


def _with_cases(n: Narrator, rows: Sequence[Row]) -> Text:
    """长江路街道3件中2件、西津街道5件中4件."""
    return joined((text_of(n.named(row), _of_cases(n, row)) for row in rows), "、")


def _of_cases(n: Narrator, row: Row) -> Text:
    """3件中2件, where the rate is of so few; nothing else."""
    found = cases(n.survey, row)
    if found is None or not is_of_few(n.survey, row):
        return Text()
    top, bottom = found
    return text_of(n.evidence.figure(bottom, "value"), "中", n.evidence.figure(top, "value"))


def _values(n: Narrator, rows: Sequence[Row]) -> Text:
    """均为85.7%; 分别为83.1%和84.5%."""
    figures = [n.evidence.figure(row, "value") for row in rows]
    if len({figure.words for figure in figures}) == 1:
        return text_of("均为" if len(rows) > 1 else "为", figures[0])
    return text_of("分别为", joined(figures, "、", "和")) if len(rows) <= NAMED else Text()


def _ends(n: Narrator, rows: Sequence[Row]) -> Text:
    """Who is highest and who lowest, as far as all who share the end can be named."""
    ends = ((tied(rows, max(rows, key=_value)), "最高"), (tied(rows, min(rows, key=_value)), "最低"))
    return joined((text_of(n.names(at_end), word) for at_end, word in ends if len(at_end) <= NAMED), "，")


def _value(row: Row) -> float:
    return row.value or 0


def tied(rows: Sequence[Row], with_row: Row) -> list[Row]:
    return [row for row in rows if row.value == with_row.value]


def _tie(n: Narrator, end: str, rows: Sequence[Row]) -> dict[str, Piece]:
    """The words for one end of the scale, where several may share it: 均为, 并列."""
    several = len(rows) > 1
    return {
        end: names_of(n, rows, "并列的单位数", NAMED),
        f"{end}_even": "均为" if several else "",
        f"{end}_is": "并列" if several else "为",
    }


def extremes(n: Narrator, rows: Sequence[Row], told: frozenset[str] = frozenset()) -> list[Text]:
    """The highest and the lowest ratio and how far they are apart; of ends that have been ``told`` only what is new.

    Ratios of a handful of cases are at neither end.
    """
    every, rows = rows, of_many(n.survey, rows)
    if len(rows) < NAMED:
        return []
    top, bottom = max(rows, key=_value), min(rows, key=_value)
    tops, bottoms = tied(rows, top), tied(rows, bottom)
    top_told, bottom_told = (told.issuperset(row.org_unit for row in end) for end in (tops, bottoms))
    if top.value == bottom.value or (top_told and (bottom_told or not n.names_laggards)):
        return []
    numbers = {
        **n.survey.row(top.indicator).numbers,
        "units": len(rows),
        "missing": len(n.survey.silent(top.indicator)),
        "few": len(every) - len(rows),
    }
    slots: dict[str, Piece] = {
        **_tie(n, "top", tops),
        "highest": n.evidence.figure(top, "value"),
        "subject": top.subject.noun,
        "whole": n.whole or "各单位",
    }
    if not n.names_laggards:
        return sentences_of([("", n.say("highest_only", numbers, **slots))])
    difference = n.evidence.derived([top, bottom], "gap", (top.value or 0) - (bottom.value or 0), "最高 − 最低")
    if bottom_told and numbers["few"]:
        return []
    if bottom_told:
        return sentences_of([("", n.say("highest_above", {**numbers, "tied": len(tops)}, **slots, difference=difference))])
    slots |= _tie(n, "bottom", bottoms)
    return sentences_of(
        [("", n.say("extremes", numbers, **slots, lowest=n.evidence.figure(bottom, "value"), difference=difference))]
    )


def outlier(n: Narrator, ratio: str) -> list[Text]:
    """An org unit whose ratio is less than a third of the whole's, on a basis of ten or more: to be looked into."""
    definition = n.survey.indicator(ratio)
    total = n.survey.row(ratio).value
    peers = [(row, n.survey.row(definition.denominator or "", row.org_unit)) for row in n.survey.peers(ratio)]
    known = [(row, below) for row, below in peers if below.value is not None and below.value >= 10]
    if not known or not total or not n.names_laggards or definition.better is not Better.HIGHER:
        return []
    row, below = min(known, key=lambda pair: pair[0].value or 0)
    above = n.survey.row(definition.numerator or "", row.org_unit)
    if (row.value or 0) >= total / 3 or above.value is None:
        return []
    said = n.say(
        "outlier",
        {},
        name=n.named(row),
        subject=row.subject.noun,
        value=n.evidence.figure(row, "value"),
        top=above.subject.before,
        top_value=n.evidence.figure(above, "value"),
        bottom=below.subject.before,
        bottom_value=n.evidence.figure(below, "value"),
    )
    return sentences_of([("", said)])
