"""The formulas that are told in words, in the language of the report."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources


def formula_in(language: str, formula: str) -> str:
    """The formula, which is written in Chinese, in the language; as it stands where it has no words of its own."""
    return formula if language == "zh" else formulas(language).get(formula, formula)


@cache
def formulas(language: str) -> Mapping[str, str]:
    """The formulas known in a language, by their Chinese."""
    return tomllib.loads(
        resources.files("indicators.narrative.phrasing").joinpath(f"formulas.{language}.toml").read_text("utf-8")
    )
