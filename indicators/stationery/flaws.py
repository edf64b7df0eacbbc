"""What keeps a model from being used, and the sentence for each case. The sentences are in ``flaws.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong: a code of ``flaws.toml`` and what its sentence tells."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()

    def sentence(self, language: str = "zh") -> str:
        return _sentences()[self.code][language].format_map(dict(self.facts))


class Unusable(Exception):
    """The model cannot be used; ``flaws`` are all the reasons found."""

    def __init__(self, *flaws: Flaw) -> None:
        super().__init__("; ".join(flaw.code for flaw in flaws))
        self.flaws = flaws


def flaw(code: str, **facts: object) -> Flaw:
    return Flaw(code, tuple((name, str(value)) for name, value in facts.items()))


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(resources.files("indicators.stationery").joinpath("flaws.toml").read_text("utf-8"))
