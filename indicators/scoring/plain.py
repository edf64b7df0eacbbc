"""A method of scoring as plain values and back: for the record, and for the file of definitions."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from indicators.periods import InvalidPeriod, Period
from indicators.scoring.method import Method
from indicators.scoring.rules import LEFT_OUT, InvalidRule, Rule, Step, own_rule
from indicators.scoring.scores import FULL, Deduction

Plain = Mapping[str, Any]


def method_as_plain(method: Method) -> dict[str, Any]:
    """Numbers, texts, lists and tables alone, none of them missing; the same method gives the same."""
    return {**_rule_as_plain(method.rule), "deductions": [_deduction_as_plain(d) for d in method.deductions]}


def method_from_plain(plain: Plain) -> Method:
    """Raises InvalidRule where a value is missing, is none, or contradicts another."""
    deductions = plain.get("deductions", [])
    if not isinstance(deductions, list):
        raise InvalidRule("“deductions” is no list")
    return Method(_rule(plain), tuple(_deduction(d) for d in deductions))


def _rule_as_plain(rule: Rule) -> dict[str, Any]:
    missing = {name: LEFT_OUT if share is None else share for name, share in _missing(rule).items()}
    steps = [{"from": step.lower, "share": step.share} for step in rule.steps]
    return {"steps": steps, "bonus": rule.bonus, "bonus_cap": rule.bonus_cap, **missing}


def _missing(rule: Rule) -> dict[str, float | None]:
    return {"no_target": rule.no_target, "no_report": rule.no_report}


def _rule(plain: Plain) -> Rule:
    steps = plain.get("steps", [])
    if not isinstance(steps, list) or not all(isinstance(step, dict) for step in steps):
        raise InvalidRule("“steps” is no list of steps")
    return own_rule(
        steps=tuple(Step(_number(step, "from"), _number(step, "share")) for step in steps),
        bonus=_number(plain, "bonus", 0.0),
        bonus_cap=_number(plain, "bonus_cap", 0.0),
        no_target=_share(plain, "no_target", None),
        no_report=_share(plain, "no_report", 0.0),
    )


def _deduction_as_plain(deduction: Deduction) -> dict[str, Any]:
    plain = {"org_unit": deduction.org_unit, "points": deduction.points, "reason": deduction.reason}
    return plain | ({"quarter": deduction.quarter.code} if deduction.quarter else {})


def _deduction(plain: object) -> Deduction:
    if not isinstance(plain, dict) or not isinstance(plain.get("org_unit"), str) or not isinstance(plain.get("reason"), str):
        raise InvalidRule("a deduction needs an org unit, points and a reason")
    points = _number(plain, "points")
    if not 0 < points <= FULL:
        raise InvalidRule(f"a deduction of {points:g} points is none of 0 to {FULL}")
    return Deduction(plain["org_unit"], points, plain["reason"], _quarter(plain.get("quarter")))


def _quarter(code: object) -> Period | None:
    if code is None:
        return None
    try:
        return Period.parse(str(code))
    except InvalidPeriod:
        raise InvalidRule(f"“{code}” is no quarter") from None


def _number(plain: Plain, name: str, otherwise: float | None = None) -> float:
    value = plain.get(name, otherwise)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise InvalidRule(f"“{name}” is no number: {value}")
    return float(value)


def _share(plain: Plain, name: str, otherwise: float | None) -> float | None:
    if plain.get(name) == LEFT_OUT or (name not in plain and otherwise is None):
        return None
    return _number(plain, name, otherwise)
