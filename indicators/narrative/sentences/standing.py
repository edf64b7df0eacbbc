"""Where one indicator of one org unit stands: how much, against its target, last year and the quarters before."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

from indicators.model import Better, Kind, TargetForm
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import LONGEST, Narrator, sentences_of
from indicators.narrative.phrasing.text import Figure, Piece, Text, joined, text_of
from indicators.narrative.rules import Numbers
from indicators.narrative.sentences.quarters import last_quarter, quarters_of
from indicators.narrative.sentences.rank import Place, place_of
from indicators.narrative.sentences.small_base import is_of_few
from indicators.periods import Period

AGAINST_TARGET = {
    TargetForm.CEILING: "ceiling",
    TargetForm.FLOOR: "floor",
    TargetForm.YEAR_END_LEVEL: "level",
    TargetForm.ANNUAL_AMOUNT: "completion",
}
"""The situation in which a value is set beside its target, by the form of the target."""

MISSING_OF_RATE = "年度目标 × 分母 − 分子，有小数的进一"

NAMED = 3
"""Up to so many who share the first place name each other; more are counted."""


def standing(n: Narrator, row: Row, *, scope: bool = True) -> list[Text]:
    """What, how much, against what: 上半年新建工会87家，完成年度任务165家的52.7%，…；比上年同期减少10家。

    ``scope`` says whether the span is named first.
    """
    if n.apart and row.subject.is_flow:
        alone = _apart(n.apart, n.apart.row(row.indicator))
        to_date = n.say_of(row, "to_date", span=n.scope_of(row)) if alone else text_of(n.scope_of(row), amount(n, row))
        return sentences_of([*alone, ("；", to_date), ("，", against_target(n, row)), ("，", place(n, row))])
    opening = scope_clause(n, row) if scope else ""
    target = against_target(n, row)
    last_year = on_last_year(n, row)
    if target and is_kept_but_worse(row):
        target, last_year = last_year, target
    mark = "；" if target else "，"
    within = last_quarter(n, row, quarters_of(n, row)) if n.survey.period.is_quarter and row.subject.is_flow else Text()
    return sentences_of(
        [
            ("", text_of(opening, amount(n, row), _older(n, row))),
            ("，", target),
            (mark, last_year),
            ("，" if last_year else mark, within),
            ("，", place(n, row)),
        ]
    )


def is_kept_but_worse(row: Row) -> bool:
    """Whether a harm stays below its ceiling and is more than a year before: then that is said first."""
    more = row.subject.definition.better is Better.LOWER and (row.change or 0) > 0
    return more and row.verdict == "reached" and not row.subject.is_fraction


def _apart(n: Narrator, row: Row) -> list[tuple[str, Piece]]:
    """A quarter by itself; what it is of the year's target is told of the year to date."""
    if row.value is None:
        return []
    said = amount(n, row, {**row.numbers, "target": None, "seasonal": False})
    before = last_quarter(n, row, quarters_of(n, row)) if n.survey.period.is_quarter else Text()
    return [("", text_of(n.scope, said)), ("，", on_last_year(n, row)), ("，", before)]


def scope_clause(n: Narrator, row: Row) -> str:
    """The span of a flow (上半年; 二季度 if that is all there is), the day of a level (截至6月底，)."""
    return n.scope_of(row) if row.subject.is_flow else f"截至{n.until_of(row)}，"


def _older(n: Narrator, row: Row) -> Text:
    """Whose level in a sum is of an earlier day than the sentence names."""
    lacking = n.survey.lacking(row.indicator) if n.is_whole and row.subject.definition.kind is Kind.STOCK else {}
    if not lacking:
        return Text()
    rows = [n.survey.row(row.indicator, unit) for unit in lacking]
    return n.say("older", {}, count=n.units(rows, "数据不全的单位数"))


def amount(n: Narrator, row: Row, numbers: Numbers | None = None) -> Text:
    words = row.subject.told
    return n.say_of(row, "amount", numbers, noun=words.noun, before=words.before, undone=words.undone)


def against_target(n: Narrator, row: Row) -> Text:
    """The clause that sets the value beside its target; nothing where there is none."""
    if row.target is None or row.value is None:
        return Text()
    if not row.subject.is_judged:
        return beside_target(n, row)
    if row.compared is None or row.season:
        said = n.say_of(row, AGAINST_TARGET[row.subject.form], season=row.season)
        needed = things_missing(n, row)
        return text_of(said, n.say("things_missing", {}, count=needed)) if needed else said
    numbers = {**row.compared.numbers, "same": row.compared.value == row.value}
    counted = n.say_of(row.compared, "counted", numbers, who=counted_units(n, row))
    return text_of(counted, n.say_of(row.compared, AGAINST_TARGET[row.subject.form], season=""))


def things_missing(n: Narrator, row: Row) -> Figure | None:
    """How many more a rate of two levels needs to meet its target as things stand: 64家."""
    definition = row.subject.definition
    if row.subject.form is not TargetForm.FLOOR or row.verdict != "not_reached" or not definition.denominator:
        return None
    top, bottom = n.row(definition.numerator or ""), n.row(definition.denominator)
    if top.subject.is_flow or bottom.subject.is_flow or not makes_up(row, top, bottom) or top.subject.unit in ("元", "%"):
        return None
    missing = math.ceil((row.target or 0) * (bottom.value or 0) - (top.value or 0) - 1e-9)
    return n.evidence.derived([top, bottom, row], "gap", float(missing), MISSING_OF_RATE, org_unit=n.org_unit)


def beside_target(n: Narrator, row: Row) -> Text:
    """The target without a verdict, where neither more nor less is known to be better: 为年度控制数763件的57.3%."""
    if not row.target or row.value is None or not row.subject.is_flow or not n.survey.period.is_year_to_date:
        return n.say_of(row, "beside_target")
    part = replace(row, completion=row.value / row.target)
    return n.say_of(part, "beside_target", {**row.numbers, "completion": part.completion})


def counted_units(n: Narrator, row: Row) -> Piece:
    """By whom the whole is judged: 已报送的11个单位; nothing where by itself."""
    compared = row.compared
    if compared is None:
        return ""
    counted = {one.org_unit for one in compared.of}
    others = [one for unit in n.survey.dataset.org_units if unit not in counted and (one := n.survey.row(row.indicator, unit))]
    left_out = {one.org_unit for one in others if one.value is not None or one.target is not None}
    late = left_out <= {*n.survey.missing, *n.survey.overdue}
    asked = not late and all(n.survey.row(row.indicator, unit).target is None for unit in left_out)
    return n.say("counted_units", {"late": late, "asked": asked}, count=n.units(compared.of, "数据齐全的单位数"))


def gap(n: Narrator, row: Row) -> Piece:
    """How far the value is from its target; nothing where one of them is missing."""
    return "" if row.target is None or row.value is None else n.evidence.gap(row)


def on_last_year(n: Narrator, row: Row, *, short: bool = False) -> Text:
    if tells_alike(n, row):
        assert row.alike is not None
        told_before = row.compared is not None and row.compared.of == row.alike.of
        who: Piece = "" if told_before else n.units(row.alike.of, "同口径的单位数")
        return n.say("alike", {"told": told_before}, who=who, said=n.say_of(row.alike, "last_year_short"))
    if row.value is None:
        return Text()
    if row.previous_year is None:
        return since_before(n, row)
    return n.say_of(row, "last_year_short" if short else "last_year")


def tells_alike(n: Narrator, row: Row) -> bool:
    """Whether it is told what those with the same quarters in both years come to; a short report has no room for it."""
    return row.alike is not None and row.previous_year is None and n.length != "short"


def since_before(n: Narrator, row: Row) -> Text:
    """A level of which last year is not known, beside the year's beginning, or else the quarter before."""
    quarters = quarters_of(n, row) if row.subject.definition.kind is Kind.STOCK and row.target is None else ()
    if len(quarters) < 2:
        return Text()
    *earlier, last = quarters
    at_new_year = [quarter for quarter in earlier if quarter.period == Period(last.period.year - 1, 4, 4)]
    before = (at_new_year or earlier)[-1]
    numbers = {"change": last.value - before.value, "new_year": bool(at_new_year)}
    quarter = before.period.name_en() if n.evidence.language == "en" else before.period.name_zh(with_year=False)
    return n.say("since_before", numbers, quarter=quarter, difference=n.evidence.quarter_change(row, last, before))


def place(n: Narrator, row: Row) -> Text:
    """The place of one org unit among those ranked, with ties and missing reports said; a rate beside that of the whole."""
    held = place_of(n, row)
    total = n.survey.row(row.indicator)
    said = _held(n, row, held) if held else Text()
    if n.is_whole or not n.survey.is_ranked(row) or not row.subject.is_fraction or row.value is None or total.value is None:
        return said
    if is_of_few(n, row):
        return said
    difference = row.value - total.value
    gap_to_whole = n.evidence.derived([row, total], "gap", difference, "本单位 − 合计")
    numbers = {**row.numbers, "lead": difference}
    beside = n.say("against_whole", numbers, whole=n.whole, difference=gap_to_whole)
    return joined([part for part in (said, beside) if part], "，")


def _held(n: Narrator, row: Row, held: Place) -> Text:
    numbers = {
        **row.numbers,
        "tied": held.tied,
        "last": held.last,
        "first": held.first,
        "missing": len(n.survey.silent(row.indicator)),
        "said": not n.first_time("place"),
        "whole": bool(n.whole),
        "idle": len(n.survey.idle(row.indicator)),
    }
    cases = n.row(row.subject.definition.denominator).subject.noun if row.subject.definition.denominator else ""
    ranked = text_of(n.evidence.ranked(row, n.survey.ranked(row.indicator), "个"), n.kind)
    others: Piece = ""
    if held.first:
        few = held.tied <= NAMED
        others = n.names(held.others) if few else n.units((row, *held.others), "并列首位的单位数")
    elif held.others:
        others = n.units(held.others, "名次相同的其他单位数")
    tie = "并列" if held.tied > 1 else "居"
    return n.say_of(row, "place", numbers, whole=n.whole, ranked=ranked, tie=tie, others=others, cases=cases)


def ratio_with_parts(n: Narrator, row: Row, *, parts: bool = True) -> list[Text]:
    """A ratio with what it is made of, its change, and the cause the parts themselves show.

    ``parts`` is false where the parts have been told, with their growth, in the sentences before.
    """
    definition = row.subject.definition
    top, bottom = (n.row(part or "") for part in (definition.numerator, definition.denominator))
    said = amount(n, row)
    if parts and makes_up(row, top, bottom):
        said = text_of(said, "（", _part(n, bottom), "）")
    clauses = [said, against_target(n, row), place(n, row), on_last_year(n, row)]
    cause = _cause(n, row, top, bottom, "主要由于") if parts else Text()
    if cause and sum(len(clause) + 1 for clause in (*clauses, cause)) > LONGEST:
        alone = _cause(n, row, top, bottom, "这主要是由于")
        return sentences_of([("，", clause) for clause in clauses]) + sentences_of([("", alone)])
    return sentences_of([("，", clause) for clause in (*clauses, cause)])


def makes_up(row: Row, top: Row, bottom: Row) -> bool:
    """Whether the parts as told make up the ratio; not where org units that lack a part are left out of it."""
    if row.value is None or top.value is None or not bottom.value:
        return False
    return abs(top.value / bottom.value - row.value) < 0.0005


def _part(n: Narrator, row: Row) -> Text:
    return text_of(part_name(n, row), n.evidence.figure(row, "value"))


def part_name(n: Narrator, row: Row) -> str:
    """The part in brackets, without 总数: 会员, 职工."""
    return row.subject.noun.removesuffix("总数")


def _cause(n: Narrator, row: Row, top: Row, bottom: Row, start: str) -> Text:
    if top.growth is None or bottom.growth is None or not row.change or abs(row.change) < 0.001:
        return Text()
    if row.change > 0 and not n.first_time("cause"):  # a rise that its parts explain is worth saying once
        return Text()
    numbers = {**row.numbers, "top_growth": top.growth, "bottom_growth": bottom.growth}
    return n.say(
        "parts",
        numbers,
        start=start,
        top=part_name(n, top),
        bottom=part_name(n, bottom),
        top_growth=n.evidence.figure(top, "growth"),
        bottom_growth=n.evidence.figure(bottom, "growth"),
    )


def heading(n: Narrator, row: Row, rows: tuple[Row, ...] = ()) -> Text:
    """The verdict on one indicator as a run-in heading has it: 新建工会快于序时进度."""
    rows = rows if row.subject.is_judged else ()
    good = sum(r.value is not None and r.target is not None and r.value >= r.target for r in rows)
    judged = sum(r.value is not None and r.target is not None for r in rows)
    rising = row.subject.definition.kind is Kind.STOCK and _rising(n, row)
    beside = (
        {name: row.alike.numbers[name] for name in ("base", "growth", "change")} if row.alike and tells_alike(n, row) else {}
    )
    numbers = {
        **row.numbers,
        **beside,
        **_judgement(row),
        "good": good,
        "bad": judged - good,
        "units": judged,
        "rising": rising,
    }
    name = row.subject.definition.name.replace("(", "（").replace(")", "）")
    return n.say("heading", numbers, subject=row.subject.noun, name=name, all=f"各{n.kind}")


def _judgement(row: Row) -> Numbers:
    """What a heading may say of how far a figure is: of what is held against the target, and nothing of a part."""
    if not row.in_part and row.compared is None:
        return {}
    names = ("lead", "gap", "completion", "target")
    return {name: None if row.in_part else row.held.numbers[name] for name in names}


def _rising(n: Narrator, row: Row) -> bool:
    """Whether it has grown in each of the last four quarters: what 稳步 asks for."""
    quarters = quarters_of(n, row)[-5:]
    return len(quarters) == 5 and all(a.value < b.value for a, b in pairwise(quarters))
