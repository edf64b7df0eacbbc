"""The choices of a definition in words: for the page, and for the sheet 指标体系, which reading understands again."""

from __future__ import annotations

from indicators.model import Better, Indicator, Kind, Schedule, TargetForm
from indicators.progress.definitions import target_form

KINDS = {
    "zh": {
        Kind.FLOW: "当期数（各季相加）",
        Kind.STOCK: "期末数（取最后一季）",
        Kind.RATIO: "比率（分子÷分母）",
        Kind.RATE: "率（直接填报）",
    },
    "en": {
        Kind.FLOW: "amount of the period (quarters add up)",
        Kind.STOCK: "level at the end (the last quarter counts)",
        Kind.RATIO: "ratio (numerator ÷ denominator)",
        Kind.RATE: "rate (reported as it is)",
    },
}
DIRECTIONS = {
    "zh": {Better.HIGHER: "越高越好", Better.LOWER: "越低越好", Better.NEITHER: "不分好坏"},
    "en": {Better.HIGHER: "higher is better", Better.LOWER: "lower is better", Better.NEITHER: "neither"},
}
TARGET_FORMS = {
    "zh": {
        TargetForm.ANNUAL_AMOUNT: "全年数额",
        TargetForm.YEAR_END_LEVEL: "年末水平",
        TargetForm.FLOOR: "下限（不低于）",
        TargetForm.CEILING: "上限（不超过）",
    },
    "en": {
        TargetForm.ANNUAL_AMOUNT: "amount of the year",
        TargetForm.YEAR_END_LEVEL: "level at the year's end",
        TargetForm.FLOOR: "floor (at least)",
        TargetForm.CEILING: "ceiling (at most)",
    },
}
SCHEDULES = {
    "zh": {
        Schedule.EVEN: "各季平均",
        Schedule.TYPED: "按报表分季计划",
        Schedule.SEASONAL: "按上年各季比重",
        Schedule.STEPWISE: "从上年末起逐季推进",
    },
    "en": {
        Schedule.EVEN: "the same each quarter",
        Schedule.TYPED: "as planned in the sheet",
        Schedule.SEASONAL: "by last year's shape",
        Schedule.STEPWISE: "step by step from last year's end",
    },
}

_ALL_YEAR = {"zh": "全年都按年末目标", "en": "the whole target all year"}

_FORMS = {
    Kind.FLOW: (TargetForm.ANNUAL_AMOUNT, TargetForm.FLOOR, TargetForm.CEILING),
    Kind.STOCK: (TargetForm.YEAR_END_LEVEL, TargetForm.FLOOR, TargetForm.CEILING),
    Kind.RATIO: (TargetForm.FLOOR, TargetForm.CEILING),
    Kind.RATE: (TargetForm.FLOOR, TargetForm.CEILING),
}


def target_forms_for(kind: Kind, better: Better) -> tuple[TargetForm, ...]:
    """The forms a target of such an indicator can have, the usual one first."""
    return (TargetForm.CEILING,) if better is Better.LOWER else _FORMS[kind]


def schedules_of(definition: Indicator, language: str) -> dict[Schedule, str]:
    """The schedules its target can have, with their names; none where a schedule says nothing."""
    names = SCHEDULES[language]
    if definition.kind is Kind.FLOW and definition.target_form is TargetForm.ANNUAL_AMOUNT:
        return {schedule: names[schedule] for schedule in (Schedule.EVEN, Schedule.TYPED, Schedule.SEASONAL)}
    if definition.kind is Kind.STOCK and target_form(definition) is TargetForm.YEAR_END_LEVEL:
        return {Schedule.EVEN: _ALL_YEAR[language], Schedule.STEPWISE: names[Schedule.STEPWISE]}
    return {}
