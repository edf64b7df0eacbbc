"""The quarter that a work's name puts it in: 金秋助学 comes with the new school year, 送清凉 with the heat."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path


def season_of(name: str) -> int:
    """1 to 4; 0 where the name says nothing of it."""
    return next((quarter for quarter, words in _seasons().items() if words.search(name)), 0)


@cache
def _seasons() -> Mapping[int, re.Pattern[str]]:
    with (Path(__file__).parent / "cues.toml").open("rb") as file:
        said: dict[str, str] = tomllib.load(file)["seasons"]
    return {int(quarter): re.compile(words) for quarter, words in said.items()}
