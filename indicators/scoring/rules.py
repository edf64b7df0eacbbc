"""Named rules for giving points, kept as data in ``rules.toml`` and checked when loaded."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from indicators.progress.definitions import PRECISION

OWN = "own"
"""The id of a rule that an office has put together itself."""

LEFT_OUT = "left out"


class InvalidRule(ValueError):
    """A rule leaves a case open or contradicts itself; the message says which and where."""


class UnknownRule(KeyError):
    """There is no rule of that name."""


@dataclass(frozen=True, slots=True)
class Step:
    """``share`` of an item's points from an attainment of ``lower`` on."""

    lower: float
    share: float


@dataclass(frozen=True, slots=True)
class Rule:
    """How points are given; see ``rules.toml``. ``no_target`` and ``no_report`` are shares, None: the item is left out."""

    id: str
    zh: str
    en: str
    source: str
    no_target: float | None
    no_report: float | None
    steps: tuple[Step, ...] = ()
    bonus: float = 0.0
    bonus_cap: float = 0.0
    least: float = 0.0

    def __post_init__(self) -> None:
        _check(self)

    def name(self, language: str = "zh") -> str:
        return self.zh if language == "zh" else self.en

    def share(self, attainment: float) -> float:
        """The part of an item's points that an attainment earns, without the bonus: 0 to 1."""
        reached = printable(min(1.0, max(0.0, attainment)))
        return next(step.share for step in self.steps if reached >= step.lower) if self.steps else reached

    def bonus_share(self, attainment: float) -> float:
        """What an attainment beyond 1 earns on top, as a part of the item's points."""
        return printable(min(self.bonus_cap, self.bonus * max(0.0, attainment - 1)))


def printable(share: float) -> float:
    """A share as it is printed and reckoned with, a percentage of two decimals; what is short of 1 stays short of it."""
    near = round(share, 4)
    return 0.9999 if near == 1 and share < 1 - 10.0**-PRECISION else near


def parse_rules(text: str) -> dict[str, Rule]:
    """Read rules in the form of ``rules.toml``; raise InvalidRule where one leaves a case open."""
    return {name: _rule(name, entry) for name, entry in tomllib.loads(text).items()}


@cache
def rules() -> Mapping[str, Rule]:
    """The rules that are shipped, by id."""
    return parse_rules(resources.files("indicators.scoring").joinpath("rules.toml").read_text("utf-8"))


def rule_named(name: str) -> Rule:
    """The shipped rule of that id; UnknownRule lists the ids there are."""
    try:
        return rules()[name]
    except KeyError:
        raise UnknownRule(f"no scoring rule “{name}”; there are: {', '.join(rules())}") from None


def own_rule(
    *,
    steps: tuple[Step, ...] = (),
    bonus: float = 0.0,
    bonus_cap: float = 0.0,
    no_target: float | None = None,
    no_report: float | None = 0.0,
) -> Rule:
    """A rule of these terms: the shipped one if there is one like it, else the office's own. Raises InvalidRule."""
    made = Rule(OWN, "自定办法", "Own rule", "", no_target, no_report, steps, bonus, bonus_cap)
    return next((rule for rule in rules().values() if _terms(rule) == _terms(made)), made)


def _terms(rule: Rule) -> tuple[object, ...]:
    return rule.steps, rule.bonus, rule.bonus_cap, rule.no_target, rule.no_report, rule.least


def _rule(name: str, entry: Mapping[str, Any]) -> Rule:
    try:
        return Rule(
            id=name,
            zh=entry["zh"]["name"],
            en=entry["en"]["name"],
            source=entry["source"],
            no_target=_share_or_none(entry["no_target"]),
            no_report=_share_or_none(entry["no_report"]),
            steps=tuple(Step(float(step["from"]), float(step["share"])) for step in entry.get("steps", ())),
            bonus=float(entry.get("bonus", 0)),
            bonus_cap=float(entry.get("bonus_cap", 0)),
            least=float(entry.get("least", 0)),
        )
    except KeyError as missing:
        raise InvalidRule(f"scoring rule “{name}”: {missing} is missing") from missing


def _share_or_none(value: float | str) -> float | None:
    return None if value == LEFT_OUT else float(value)


def _check(rule: Rule) -> None:
    where = f"scoring rule “{rule.id}”"
    for name, share in (("no_target", rule.no_target), ("no_report", rule.no_report)):
        if share is not None and not 0 <= share <= 1:
            raise InvalidRule(f"{where}: {name} {share:g} is no share")
    if rule.steps and rule.steps[-1].lower != 0:
        raise InvalidRule(f"{where}: no step for an attainment below {rule.steps[-1].lower:g}")
    for better, worse in zip(rule.steps, rule.steps[1:], strict=False):
        if better.lower <= worse.lower or better.share < worse.share:
            raise InvalidRule(f"{where}: the step from {worse.lower:g} does not follow that from {better.lower:g}")
    if bool(rule.bonus) != bool(rule.bonus_cap) or min(rule.bonus, rule.bonus_cap) < 0:
        raise InvalidRule(f"{where}: a bonus needs a cap, and a cap a bonus")
