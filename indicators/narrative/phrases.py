"""Phrases as data: ``phrases.LANGUAGE.toml`` holds for each situation the choices, each with its rule and its patterns.

The first choice whose rule holds is taken. Its patterns say the same in different shapes and are used in turn, so that
neighbouring sentences differ and the same data always give the same text.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from indicators.narrative.rules import Numbers, Rule, compile_rule
from indicators.narrative.text import Piece, Text, text_of

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence or clause with slots: literal words and slot names in turn, words first."""

    source: str
    parts: tuple[str, ...]

    @classmethod
    def parse(cls, source: str) -> Pattern:
        return cls(source, tuple(_SLOT.split(source)))

    @property
    def slots(self) -> tuple[str, ...]:
        return self.parts[1::2]

    def fill(self, slots: Mapping[str, Piece]) -> Text:
        return text_of(*(slots[part] if place % 2 else part for place, part in enumerate(self.parts)))


@dataclass(frozen=True, slots=True)
class Choice:
    """What to say when the rule holds; ``when`` is the rule as written."""

    when: str
    holds: Rule
    patterns: tuple[Pattern, ...]


class UnknownLanguage(ValueError):
    """There are no phrases in the language."""


@cache
def phrases(language: str = "zh") -> Mapping[str, tuple[Choice, ...]]:
    """All choices by situation. Raises UnknownLanguage, and InvalidRule at the first look if a rule cannot be read."""
    file = resources.files("indicators.narrative").joinpath(f"phrases.{language}.toml")
    if not file.is_file():
        raise UnknownLanguage(f"no phrases in “{language}”")
    source = file.read_text("utf-8")
    return {
        situation: tuple(
            Choice(entry.get("when", ""), compile_rule(entry.get("when", "")), tuple(map(Pattern.parse, entry["say"])))
            for entry in entries
        )
        for situation, entries in tomllib.loads(source).items()
    }


@dataclass(slots=True)
class Voice:
    """Speaks one document: remembers which patterns it has used, and takes the next in turn."""

    language: str = "zh"
    _used: Counter[tuple[str, int]] = field(default_factory=Counter)

    def say(self, situation: str, numbers: Numbers | None = None, /, **slots: Piece) -> Text:
        """The words for the situation, or nothing where no choice's rule holds."""
        for place, choice in enumerate(phrases(self.language)[situation]):
            if choice.holds(numbers or {}):
                turn = self._used[situation, place]
                self._used[situation, place] += 1
                return choice.patterns[turn % len(choice.patterns)].fill(slots)
        return Text()
