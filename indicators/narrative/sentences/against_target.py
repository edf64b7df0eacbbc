"""What one figure is beside its target: how far, of whom, and what is missing."""

from __future__ import annotations

import math
from dataclasses import replace

from indicators.model import TargetForm
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Figure, Piece, Text, text_of

AGAINST_TARGET = {
    TargetForm.CEILING: "ceiling",
    TargetForm.FLOOR: "floor",
    TargetForm.YEAR_END_LEVEL: "level",
    TargetForm.ANNUAL_AMOUNT: "completion",
}
"""The situation in which a value is set beside its target, by the form of the target."""

MISSING_OF_RATE = "年度目标 × 分母 − 分子，有小数的进一"


TERSELY = {
    TargetForm.CEILING: "ceiling",
    TargetForm.FLOOR: "floor_tersely",
    TargetForm.YEAR_END_LEVEL: "level_tersely",
    TargetForm.ANNUAL_AMOUNT: "completion_tersely",
}
"""The same where there is little room: without what can be worked out from it, the target and the distance to the schedule."""


def against_target(n: Narrator, row: Row, *, tersely: bool = False) -> Text:
    """The clause that sets the value beside its target; nothing where there is none."""
    if row.target is None or row.value is None:
        return Text()
    if not row.subject.is_judged:
        return beside_target(n, row)
    situation = (TERSELY if tersely and not row.season else AGAINST_TARGET)[row.subject.form]
    if row.compared is None or row.season:
        said = n.say_of(row, situation, season=row.season, whose="")
        needed = None if tersely else things_missing(n, row)
        return text_of(said, n.say("things_missing", {}, count=needed)) if needed else said
    numbers = {**row.compared.numbers, "same": row.compared.value == row.value or tersely}
    counted = n.say_of(row.compared, "counted", numbers, who=counted_units(n, row))
    return text_of(counted, n.say_of(row.compared, situation, season="", whose="其"))


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


def number_asked(n: Narrator, row: Row) -> Text:
    """2家（任务3家）, of a level 2家（目标3家）: how far it is where so few are asked for."""
    asked = "任务" if row.subject.is_amount else "目标"
    return text_of(n.evidence.figure(row, "value"), f"（{asked}", n.evidence.figure(row, "target"), "）")


def makes_up(row: Row, top: Row, bottom: Row) -> bool:
    """Whether the parts as told make up the ratio; not where org units that lack a part are left out of it."""
    if row.value is None or top.value is None or not bottom.value:
        return False
    return abs(top.value / bottom.value - row.value) < 0.0005
