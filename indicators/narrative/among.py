"""The org units side by side in one indicator: few are named, the others are counted."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.model import Better, Kind, TargetForm
from indicators.narrative.facts import Row
from indicators.narrative.narrator import Narrator, sentences_of
from indicators.narrative.rules import Numbers
from indicators.narrative.text import Piece, Text, joined, text_of
from indicators.progress.definitions import target_form

NAMED = 3
"""How many org units are named at either end."""

FEWEST_COMPARED = 3
"""Fewer org units than this are not set side by side."""


def among(n: Narrator, indicator: str) -> list[Text]:
    """Who leads and who lags, in the form that suits the indicator; nothing where there is hardly anyone to compare.

    Of an indicator that is not told in detail, only how many are on course.
    """
    rows = n.survey.peers(indicator)
    if n.survey.row(indicator).minimum is not None:
        if len(rows) < FEWEST_COMPARED:
            return _one_by_one(n, rows)
        return _scattered(n, rows)
    if len(rows) < FEWEST_COMPARED:
        return []
    definition = n.survey.indicator(indicator)
    targeted = [row for row in rows if row.completion is not None]
    if not n.is_fraction(rows[0]) and len(targeted) * 2 >= len(rows) and definition.better is not Better.LOWER:
        return by_schedule(n, targeted)
    if n.is_fraction(rows[0]) and len(targeted) * 2 >= len(rows):
        return _reached(n, targeted) + (extremes(n, rows) if n.in_detail(indicator) else [])
    if not n.in_detail(indicator):
        return []
    if definition.kind is Kind.FLOW:
        return distribution(n, rows)
    return extremes(n, rows) if n.is_fraction(rows[0]) else _largest(n, rows)


def by_schedule(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """Who has done it, who is well ahead, who is behind."""
    ranked = sorted(rows, key=lambda row: -(row.completion or 0))
    good = [row for row in ranked if _on_course(n, row)]
    bad = [row for row in ranked if not _on_course(n, row)]
    finished = [row for row in ranked if (row.completion or 0) >= 1]
    numbers = n.numbers(ranked[0], units=len(ranked), good=len(good), bad=len(bad), finished=len(finished))
    whole = n.units(ranked, "有年度目标的单位数")
    if not bad:
        every = n.say("all_good", numbers, all=f"各{n.short_kind}", subject=n.told(ranked[0]).noun)
        leaders = _leaders(n, good, finished) if n.in_detail(ranked[0].indicator) else Text()
        return sentences_of([("", every), ("，", leaders)])
    if not good:
        return _none_good(n, numbers, whole, ranked)
    if not n.in_detail(ranked[0].indicator):
        return _in_brief(n, numbers, good, bad)
    leaders = _leaders(n, good, finished)
    formula = "达到要求的单位数"
    few = n.evidence.count(good, "个", formula)
    first = n.say("good", numbers, all=whole, good=n.units(good, formula), good_few=few, leaders=leaders, only=n.named(good[0]))
    return sentences_of([("", first)]) + _laggards(n, numbers, bad)


def _none_good(n: Narrator, numbers: Numbers, whole: Piece, ranked: Sequence[Row]) -> list[Text]:
    """Nobody is on course: the nearest, and the furthest behind."""
    if not any(row.value for row in ranked):
        return sentences_of([("", n.say("none_started", numbers, all=whole, subject=n.told(ranked[0]).noun))])
    first = n.say("none_good", numbers, all=whole, leaders=completions(n, ranked[:1]))
    furthest = _furthest(n, ranked[1:]) if n.names_laggards else Text()
    return sentences_of([("", first), ("；", furthest)])


def _in_brief(n: Narrator, numbers: Numbers, good: Sequence[Row], bad: Sequence[Row]) -> list[Text]:
    """How many are on course, and who of the others is furthest behind."""
    count = n.units(bad, "未达到要求的单位数")
    some = text_of(n.names(bad[::-1][:NAMED]), "等" if len(bad) > NAMED else "", count if len(bad) > NAMED else "")
    said = n.say(
        "brief",
        numbers,
        subject=n.told(good[0]).noun,
        only=n.named(good[0]),
        good=n.units(good, "达到要求的单位数"),
        names=some if n.names_laggards else count,
    )
    return sentences_of([("", said)])


def _on_course(n: Narrator, row: Row) -> bool:
    if target_form(n.survey.indicator(row.indicator)) is not TargetForm.ANNUAL_AMOUNT or n.year_over:
        return (row.completion or 0) >= 1
    return not row.behind


def _leaders(n: Narrator, good: Sequence[Row], finished: Sequence[Row]) -> Text:
    """Those who have finished, then the next few with their completion."""
    following = [row for row in good if row not in finished][: NAMED if not finished else NAMED - 1]
    done = Text()
    if len(finished) == len(good):
        following = list(good[:NAMED])
    elif finished:
        done = n.say(
            "finished",
            {"finished": len(finished), "level": _is_level(n, finished[0])},
            names=n.names(finished[:NAMED]),
            count=n.units(finished, "完成率不低于100%的单位数"),
            before=n.told(finished[0]).before,
            value=n.evidence.figure(finished[0], "value"),
        )
    return joined([piece for piece in (done, completions(n, following)) if piece], "，")


def completions(n: Narrator, rows: Sequence[Row]) -> Text:
    """甲镇、乙乡分别完成84.6%和68.2%."""
    if not rows:
        return Text()
    shares = [n.evidence.figure(row, "completion") for row in rows]
    if len({share.text for share in shares}) == 1 and len(rows) > 1:
        return text_of(n.names(rows), "均为目标的" if _is_level(n, rows[0]) else "均完成", shares[0])
    verb = "为目标的" if _is_level(n, rows[0]) else "完成"
    return text_of(n.names(rows), "分别" if len(rows) > 1 else "", verb, joined(shares, "、", "和"))


def _is_level(n: Narrator, row: Row) -> bool:
    return target_form(n.survey.indicator(row.indicator)) is not TargetForm.ANNUAL_AMOUNT


def _laggards(n: Narrator, numbers: Numbers, bad: Sequence[Row]) -> list[Text]:
    count = n.units(bad, "未达到要求的单位数")
    if not n.names_laggards:
        subject = n.told(bad[0]).noun
        return sentences_of([("", n.say("bad_unnamed", numbers, bad=count, subject=subject))])
    return sentences_of([("", n.say("bad", numbers, bad=count, laggards=_furthest(n, bad)))])


def _furthest(n: Narrator, bad: Sequence[Row]) -> Text:
    """The slowest with its figure, the next with their completion, and those who have not begun."""
    untouched = [row for row in bad if row.value == 0]
    started = [row for row in bad if row.value != 0][::-1][:NAMED]
    parts: list[Text] = []
    if started:
        slowest = started[0]
        value, share = n.evidence.figure(slowest, "value"), n.evidence.figure(slowest, "completion")
        verb = "为目标的" if _is_level(n, slowest) else "完成"
        parts.append(text_of(n.named(slowest), n.told(slowest).before, value, "，", verb, share))
        parts.append(completions(n, started[1:]))
    if untouched:
        parts.append(zeros(n, untouched))
    return joined([part for part in parts if part], "，")


def zeros(n: Narrator, rows: Sequence[Row]) -> Text:
    """Those who have a target and have not begun."""
    return n.say(
        "untouched",
        {"tied": len(rows)},
        names=n.names(rows[:NAMED]),
        count=n.units(rows, "完成数为零的单位数"),
        value=n.evidence.figure(rows[0], "value"),
    )


def _one_by_one(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """The one or two org units that have reported a rate."""
    if len(rows) == 1:
        value = n.evidence.figure(rows[0], "value")
        return sentences_of([("", n.say("only", {}, name=n.named(rows[0]), noun=n.told(rows[0]).noun, value=value))])
    values = joined((n.evidence.figure(row, "value") for row in rows), "、", "和")
    return sentences_of([("", text_of(n.names(rows), n.told(rows[0]).noun, "分别为", values))])


def _scattered(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """Rates typed without their parts: never averaged; the range, the median, and who reaches the target."""
    total = n.survey.row(rows[0].indicator)
    lowest, highest = (n.evidence.figure(total, measure) for measure in ("minimum", "maximum"))
    spread = (total.maximum or 0) - (total.minimum or 0)
    first = n.say(
        "range",
        {"spread": spread},
        all=n.units(rows, "报送该项的单位数"),
        noun=n.told(rows[0]).noun,
        lowest=lowest,
        highest=highest,
        median=n.evidence.figure(total, "median"),
    )
    targeted = [row for row in rows if row.target is not None]
    if not targeted:
        ends = _ends(n, rows) if spread and n.names_laggards else Text()
        return sentences_of([("", first), ("，", ends)])
    return sentences_of([("", first)]) + _reached(n, targeted)


def _reached(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    lower = n.survey.indicator(rows[0].indicator).better is Better.LOWER
    missed = [row for row in rows if _shortfall(row, lower=lower) > 1e-12]
    good = [row for row in rows if row not in missed]
    numbers = {"good": len(good), "bad": len(missed)}
    first = n.say(
        "reached",
        numbers,
        all=f"各{n.short_kind}",
        subject=n.told(rows[0]).noun,
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
    figures = [n.evidence.derived([row], "gap", (row.target or 0) - (row.value or 0), "目标 − 完成") for row in rows]
    if len(figures) > 1 and len({figure.text for figure in figures}) == 1:
        return text_of("均差", figures[0])
    return text_of("分别差" if len(figures) > 1 else "尚差", joined(figures, "、", "和"))


def _ends(n: Narrator, rows: Sequence[Row]) -> Text:
    top = max(rows, key=lambda row: row.value or 0)
    bottom = min(rows, key=lambda row: row.value or 0)
    return text_of(n.names(_tied(rows, top)), "最高，", n.names(_tied(rows, bottom)), "最低")


def _tied(rows: Sequence[Row], with_row: Row) -> list[Row]:
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
    numbers = n.numbers(n.survey.row(top.indicator), units=len(rows), missing=len(n.survey.silent(top.indicator)))
    slots: dict[str, Piece] = {
        "top": n.names(_tied(rows, top)),
        **_tie("top", _tied(rows, top)),
        "highest": n.evidence.figure(top, "value"),
        "subject": n.told(top).noun,
        "whole": n.whole or "各单位",
    }
    if not n.names_laggards:
        return sentences_of([("", n.say("highest_only", numbers, **slots))])
    difference = n.evidence.derived([top, bottom], "gap", (top.value or 0) - (bottom.value or 0), "最高 − 最低")
    slots |= {"bottom": n.names(_tied(rows, bottom)), **_tie("bottom", _tied(rows, bottom))}
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
        subject=n.told(row).noun,
        value=n.evidence.figure(row, "value"),
        top=n.told(above).before,
        top_value=n.evidence.figure(above, "value"),
        bottom=n.told(below).before,
        bottom_value=n.evidence.figure(below, "value"),
    )
    return sentences_of([("", said)])


def distribution(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """Where an amount without a target comes from: the few that make up half of it, or the largest; and who has none."""
    ranked = sorted(rows, key=lambda row: -(row.value or 0))
    total = sum(row.value or 0 for row in ranked)
    if total <= 0:
        return []
    named = [row for row in ranked if row.value][: max(1, min(NAMED, len(ranked) // 3))]
    if len(named) < 2 or sum(row.value or 0 for row in named) < total / 2:
        return _largest(n, rows)
    together = sum(row.value or 0 for row in named)
    said = n.say(
        "concentrated",
        {},
        names=n.names(named),
        before=n.told(named[0]).before,
        sum=n.evidence.derived(named, "value", together, "所列单位之和", org_unit="total"),
        of_whole=n.of_whole,
        share=n.evidence.derived(rows, "share", together / total, "所列单位之和 ÷ 合计", org_unit="total"),
    )
    return sentences_of([("", said)])


def _largest(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """The largest contributor, if there is one alone."""
    total = sum(row.value or 0 for row in rows)
    top = max(rows, key=lambda row: row.value or 0)
    if total <= 0 or len(_tied(rows, top)) > 1:
        return []
    said = n.say(
        "largest",
        n.numbers(top, missing=len(n.survey.silent(top.indicator))),
        top=n.named(top),
        before=n.told(top).before,
        noun=n.told(top).noun,
        highest=n.evidence.figure(top, "value"),
        of_whole=n.of_whole,
        share=n.evidence.derived(rows, "share", (top.value or 0) / total, "该单位 ÷ 合计", org_unit=top.org_unit),
    )
    return sentences_of([("", said)])
