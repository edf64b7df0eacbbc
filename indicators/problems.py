"""The catalogue of what can be wrong, and the sentence for each case in the reader's language.

``problems.toml`` beside this file holds an entry a code: its severity, a title, and in each language a template that says
what was found, what was expected and what to do. Code only names the problem and gives the facts.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any

from indicators.model import TOTAL, Problem, Severity
from indicators.periods import InvalidPeriod, Period
from indicators.times import time_text


@cache
def catalogue_of_problems() -> Mapping[str, Mapping[str, Any]]:
    """Every kind of problem by its code."""
    text = resources.files("indicators").joinpath("problems.toml").read_text("utf-8")
    return tomllib.loads(text)


def severity_of(problem: Problem) -> Severity:
    return Severity(catalogue_of_problems()[problem.code]["severity"])


def is_provisional(problem: Problem) -> bool:
    """Whether it says that a number is rough or not final: nothing is wrong with it, but what is made of it may change."""
    return bool(catalogue_of_problems()[problem.code].get("provisional", False))


def is_sheet_provisional(problem: Problem) -> bool:
    """Whether it says so of all numbers of a sheet."""
    return is_provisional(problem) and covers(problem) == "sheet"


def covers(problem: Problem) -> str:
    """How far it reaches: ``sheet`` all its cells, ``lines`` those of the row and of the column of its cell, ``nothing`` no
    figure, as it stands by what is not there; else its cell."""
    return str(catalogue_of_problems()[problem.code].get("covers", "cell"))


def title_of(problem: Problem, language: str = "zh") -> str:
    return str(catalogue_of_problems()[problem.code][language]["title"])


def place_of(problem: Problem, language: str = "zh") -> str:
    """Where it is: 工作表“2024年第一季度”C5, the file's name if it concerns the whole file."""
    if not problem.sheet:
        return problem.file
    if language == "zh":
        return f"工作表“{problem.sheet}”{problem.cell}"
    return f"sheet “{problem.sheet}”" + (f", cell {problem.cell}" if problem.cell else "")


def message_of(problem: Problem, language: str = "zh") -> str:
    """The whole sentence: the place first, then what was found, expected, and what to do."""
    template = str(catalogue_of_problems()[problem.code][language]["message"])
    text = template.format_map(facts_of(problem, language))
    place = place_of(problem, language)
    separator = "：" if language == "zh" else ": "
    return f"{place}{separator}{text}" if place else text


def facts_of(problem: Problem, language: str = "zh") -> Mapping[str, str]:
    """What fills the templates, in the reader's language; a fact that problems on record do not have yet is empty."""
    return defaultdict(str, {name: _fact(name, value, language) for name, value in problem.facts})


def _fact(name: str, value: str, language: str) -> str:
    """A fact in the reader's language: codes of periods and of the whole become names, all else stands as it is."""
    if name == "org_unit" and value == TOTAL:
        return "全部单位" if language == "zh" else "all org units"
    if name == "by":
        who, _, at = value.rpartition(" ")
        about = [who, time_text(datetime.fromisoformat(at), language)]
        return f"（{'，'.join(filter(None, about))}）" if language == "zh" else f" ({', '.join(filter(None, about))})"
    if name == "period" or name.endswith("_period"):
        try:
            period = Period.parse(value)
        except InvalidPeriod:
            return value
        return period.name_zh() if language == "zh" else period.name_en()
    return value
