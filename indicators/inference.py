"""A definition for a header nobody defined, from how Chinese names of indicators are formed.

The end of a name says what it is (…率 a rate, …总数 a level); the words before it say what was done (新增, 发放 → amounts);
which way is better is told in ``direction.py``. The guess is marked as inferred and shown for confirmation.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from indicators.direction import direction_of
from indicators.meaning import meaning_of, measure_of_unit
from indicators.model import Better, Indicator, Kind, TargetForm
from indicators.naming import read_header

OTHER_WORK = "其他工作"
"""The theme of what no other speaks of."""


@dataclass(frozen=True)
class Cues:
    """The words that show kind and theme; ``cues.toml``."""

    rate: re.Pattern[str]
    per_head: re.Pattern[str]
    stock_edge: re.Pattern[str]
    body: re.Pattern[str]
    made: re.Pattern[str]
    holders: re.Pattern[str]
    action: re.Pattern[str]
    themes: dict[str, tuple[str, ...]]

    @staticmethod
    @cache
    def load() -> Cues:
        with (Path(__file__).parent / "cues.toml").open("rb") as file:
            raw: dict[str, Any] = tomllib.load(file)
        del raw["direction"], raw["seasons"]
        themes = {theme: tuple(words) for theme, words in raw.pop("themes").items()}
        return Cues(**{name: re.compile(pattern, re.IGNORECASE) for name, pattern in raw.items()}, themes=themes)


@lru_cache(maxsize=4096)
def infer_indicator(header: str, unit: str, section: str = "") -> Indicator:
    """Guess kind, direction, target form and theme. The id is the header without unit, numbering and dates.

    That a target is a ceiling is left open where less is better only by a guess: see ``progress.definitions.is_judged``.
    """
    read = read_header(header)
    measure = meaning_of(read.name, read.unit or unit).measure
    kind, better = _kind(read.name, measure), direction_of(read.name)
    return Indicator(
        id=read.name or header.strip(),
        name=read.name or header.strip(),
        unit=_base_unit(read.unit or unit, measure),
        kind=kind,
        better=better,
        section=theme_of(read.name, section),
        target_form=TargetForm.ANNUAL_AMOUNT if better is Better.LOWER else usual_target_form(kind, better),
        inferred=True,
    )


def usual_target_form(kind: Kind, better: Better) -> TargetForm:
    """What a target asks unless the definition says otherwise."""
    if better is Better.LOWER:
        return TargetForm.CEILING
    return {Kind.FLOW: TargetForm.ANNUAL_AMOUNT, Kind.STOCK: TargetForm.YEAR_END_LEVEL}.get(kind, TargetForm.FLOOR)


def of_kind(indicator: Indicator, kind: Kind) -> Indicator:
    """The same as an amount or as a level; its target asks what is usual of that kind, a ceiling stays one."""
    form = indicator.target_form if indicator.target_form is TargetForm.CEILING else usual_target_form(kind, indicator.better)
    return indicator if indicator.kind is kind else replace(indicator, kind=kind, target_form=form)


def theme_of(name: str, section: str = "") -> str:
    """The report's theme that a sheet's own heading belongs to, else the one the name itself speaks of.

    A heading that fits no theme stays a theme of its own.
    """
    return _theme(section) or section.strip() or _theme(name) or OTHER_WORK


def _theme(text: str) -> str:
    """The theme most of whose words, by length, are in the text; the first listed where two are even."""
    themes = Cues.load().themes
    weight = {theme: sum(len(word) for word in words if word in text) for theme, words in themes.items()}
    best = max(weight, key=lambda theme: weight[theme])
    return best if weight[best] else ""


def _base_unit(unit: str, measure: str) -> str:
    if measure == "money" and measure_of_unit(unit) in ("money", ""):
        return "元"
    return "%" if measure == "rate" and not unit else unit


def _kind(name: str, measure: str) -> Kind:
    cues = Cues.load()
    if measure == "rate" or cues.rate.search(name) or cues.per_head.search(name):
        return Kind.RATE
    if cues.stock_edge.search(name) or (cues.body.search(name) and not cues.made.search(name)):
        return Kind.STOCK
    if cues.action.search(name) or measure in ("money", "person_times", "cases", "occasions", "documents"):
        return Kind.FLOW
    return Kind.STOCK if cues.holders.search(name) else Kind.FLOW
