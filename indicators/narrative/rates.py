"""The org units side by side in a rate: the range and the median, who reaches the target, highest and lowest."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.model import Better
from indicators.narrative.facts import Row
from indicators.narrative.narrator import Narrator, sentences_of
from indicators.narrative.text import Piece, Text, joined, text_of

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
    total = n.survey.row(rows[0].indicator)
    lowest, highest = (n.evidence.figure(total, measure) for measure in ("minimum", "maximum"))
    spread = (total.maximum or 0) - (total.minimum or 0)
    first = n.say(
        "range",
        {"spread": spread},
        all=n.units(rows, "报送该项的单位数"),
        noun=rows[0].subject.noun,
        lowest=lowest,
        highest=highest,
        median=n.evidence.figure(total, "median"),
    )
    targeted = [row for row in rows if row.target is not None]
    if not targeted:
        ends = _ends(n, rows) if spread and n.names_laggards else Text()
        return sentences_of([("", first), ("，", ends)])
    return sentences_of([("", first)]) + reached(n, targeted, named_before=True)


def reached(n: Narrator, rows: Sequence[Row], *, named_before: bool = False) -> list[Text]:
    """Who reaches the target, and how far the furthest are from it; the rate is not named again right after its range."""
    lower = rows[0].subject.definition.better is Better.LOWER
    missed = [row for row in rows if _shortfall(row, lower=lower) > 1e-12]
    good = [row for row in rows if row not in missed]
    numbers = {"good": len(good), "bad": len(missed)}
    first = n.say(
        "reached",
        numbers,
        all=f"各{n.short_kind}",
        subject="" if named_before else rows[0].subject.noun,
        names=n.names(good),
        good=n.units(good, "达到各自目标的单位数"),
        bad=n.units(missed, "未达到目标的单位数"),
        missed=n.names(missed[:1]) if n.names_laggards else n.units(missed, "未达到目标的单位数"),
    )
    worst = sorted(missed, key=lambda row: -_shortfall(row, lower=lower))[: NAMED - 1]
    if not worst or not n.names_laggards:
        return sentences_of([("", first)])
    said = n.say("short_of", {"bad": len(missed)}, names=n.names(worst), gaps=gaps(n, worst))
    return sentences_of([("", first), ("；" if len(missed) > 1 else "，", said)])


def _shortfall(row: Row, *, lower: bool) -> float:
    difference = (row.target or 0) - (row.value or 0)
    return -difference if lower else difference


def gaps(n: Narrator, rows: Sequence[Row]) -> Text:
    """How far each is from its target: 14.4个、13.8个和9.1个百分点."""
    figures = [n.evidence.gap(row) for row in rows]
    if len(figures) > 1 and len({figure.words for figure in figures}) == 1:
        return text_of("均差", figures[0])
    return text_of("分别差" if len(figures) > 1 else "尚差", joined(figures, "、", "和"))


def _ends(n: Narrator, rows: Sequence[Row]) -> Text:
    top = max(rows, key=lambda row: row.value or 0)
    bottom = min(rows, key=lambda row: row.value or 0)
    return text_of(n.names(tied(rows, top)), "最高，", n.names(tied(rows, bottom)), "最低")


def tied(rows: Sequence[Row], with_row: Row) -> list[Row]:
    return [row for row in rows if row.value == with_row.value][:NAMED]


def _tie(end: str, rows: Sequence[Row]) -> dict[str, Piece]:
    """The words for one end of the scale, where several may share it: 均为, 并列."""
    several = len(rows) > 1
    return {f"{end}_even": "均为" if several else "", f"{end}_is": "并列" if several else "为"}


def extremes(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """The highest and the lowest ratio and how far they are apart."""
    top = max(rows, key=lambda row: row.value or 0)
    bottom = min(rows, key=lambda row: row.value or 0)
    if top.value == bottom.value:
        return []
    numbers = {
        **n.survey.row(top.indicator).numbers,
        "units": len(rows),
        "missing": len(n.survey.silent(top.indicator)),
    }
    slots: dict[str, Piece] = {
        "top": n.names(tied(rows, top)),
        **_tie("top", tied(rows, top)),
        "highest": n.evidence.figure(top, "value"),
        "subject": top.subject.noun,
        "whole": n.whole or "各单位",
    }
    if not n.names_laggards:
        return sentences_of([("", n.say("highest_only", numbers, **slots))])
    difference = n.evidence.derived([top, bottom], "gap", (top.value or 0) - (bottom.value or 0), "最高 − 最低")
    slots |= {"bottom": n.names(tied(rows, bottom)), **_tie("bottom", tied(rows, bottom))}
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
