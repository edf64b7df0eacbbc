"""The words of ``words.toml`` as patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Words:
    """Units by how surely they count, words for ideas, verbs of doing, and words that add nothing to a name.

    ``pure_ideas`` after a counter are never counted as work, ``ideas`` not where the noun ends there, ``spelled_ideas`` not
    where the number is spelled as well (三项工作). ``light`` words add nothing to a name, ``whole`` ones only hold such a word,
    ``aside`` ones make no other indicator of one. ``acting`` verbs only bring about what is counted, ``done_to`` ones say that
    it is not all there is, ``relating`` ones bind it to what was said before, ``everybody`` are names of all there are. Where
    they are one text, it is alternatives for a pattern, longest first.
    """

    strong: str
    weak: str
    money: str
    time: str
    pure_ideas: str
    ideas: str
    spelled_ideas: str
    doings: str
    light: frozenset[str]
    whole: frozenset[str]
    aside: str
    acting: frozenset[str]
    done_to: frozenset[str]
    relating: str
    everybody: frozenset[str]

    @staticmethod
    @cache
    def load() -> Words:
        with (Path(__file__).parent / "words.toml").open("rb") as file:
            raw = tomllib.load(file)
        units, ideas = raw["units"], raw["ideas"]
        return Words(
            strong=alternatives(units["strong"]),
            weak=alternatives(units["weak"]),
            money=alternatives(units["money"]),
            time=alternatives(units["time"]),
            pure_ideas=alternatives(ideas["pure"]),
            ideas=alternatives(ideas["always"]),
            spelled_ideas=alternatives([*ideas["always"], *ideas["spelled"]]),
            doings=alternatives(raw["doings"]["words"]),
            light=frozenset(raw["light"]["words"]),
            whole=frozenset(raw["whole"]["words"]),
            aside=alternatives(raw["aside"]["words"]),
            acting=frozenset(raw["acting"]["words"]),
            done_to=frozenset(raw["done_to"]["words"]),
            relating=alternatives(raw["relating"]["words"]),
            everybody=frozenset(raw["everybody"]["words"]),
        )


def alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
