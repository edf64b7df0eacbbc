"""Phrases as data: ``phrases.LANGUAGE.toml`` holds for each situation the choices, each with its rule and its patterns.

The first choice whose rule holds is taken. Its patterns say the same in different shapes and are used in turn, so that
neighbouring sentences differ and the same data always give the same text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from indicators.narrative.phrasing.text import Piece, Text, put_together
from indicators.narrative.rules import Chooser, Numbers, compile_rules

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence or clause with slots: literal words and slot names in turn, words first; and the words with %s for slots."""

    source: str
    parts: tuple[str, ...]
    slots: tuple[str, ...]
    template: str

    @classmethod
    def parse(cls, source: str) -> Pattern:
        parts = tuple(_SLOT.split(source))
        template = "%s".join(part.replace("%", "%%") for part in parts[::2])
        return cls(source, parts, parts[1::2], template)

    def fill(self, slots: Mapping[str, Piece]) -> Text:
        pieces: list[Piece] = list(self.parts)
        for place in range(1, len(pieces), 2):
            pieces[place] = slots[self.parts[place]]
        return put_together(tuple(pieces))


@dataclass(frozen=True, slots=True)
class Choice:
    """What to say when the rule holds; ``when`` is the rule as written."""

    when: str
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """The choices there are, and what finds the first of them whose rule holds (−1: none); None: the first always does."""

    choices: tuple[Choice, ...]
    first: Chooser | None

    @classmethod
    def of(cls, choices: tuple[Choice, ...]) -> Situation:
        return cls(choices, compile_rules([choice.when for choice in choices]) if choices[0].when else None)


class UnknownLanguage(ValueError):
    """There are no phrases in the language."""


@cache
def phrases(language: str = "zh") -> Mapping[str, Situation]:
    """All situations. Raises UnknownLanguage, and InvalidRule at the first look if a rule cannot be read."""
    file = resources.files("indicators.narrative.phrasing").joinpath(f"phrases.{language}.toml")
    if not file.is_file():
        raise UnknownLanguage(f"no phrases in “{language}”")
    source = file.read_text("utf-8")
    return {
        situation: Situation.of(
            tuple(Choice(entry.get("when", ""), tuple(map(Pattern.parse, entry["say"]))) for entry in entries)
        )
        for situation, entries in tomllib.loads(source).items()
    }


@dataclass(slots=True)
class Voice:
    """Speaks one document: remembers which patterns it has used, and takes the next in turn."""

    language: str = "zh"
    _used: dict[tuple[str, int], int] = field(default_factory=dict)
    _phrases: Mapping[str, Situation] = field(init=False)

    def __post_init__(self) -> None:
        self._phrases = phrases(self.language)

    def pattern(self, situation: str, numbers: Numbers | None = None) -> Pattern | None:
        """The pattern whose turn it is in the situation, or None where no choice's rule holds."""
        known = self._phrases[situation]
        place = known.first(numbers or {}) if known.first else 0
        if place < 0:
            return None
        patterns = known.choices[place].patterns
        if len(patterns) == 1:
            return patterns[0]
        turn = self._used.get((situation, place), 0)
        self._used[situation, place] = turn + 1
        return patterns[turn % len(patterns)]
