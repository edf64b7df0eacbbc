"""What a name says, apart from its wording: the words it is made of, in no order, and what kind of thing is counted."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from indicators.naming import is_chinese

_THINGS = frozenset({"entities", "any_count", "cases", "occasions", "documents"})
COUNTS = _THINGS | {"people", "person_times", "households", "copies"}
"""Measures a header may leave unsaid. A rate or an amount of money is always named by an ending or a unit."""
_NEAR = {frozenset(pair) for pair in (("people", "person_times"), ("cases", "occasions"), ("cases", "documents"))}

_MONEY = "¤"
"""Stands for any of the words that only say it is about money."""

_EDGE = re.compile(r"^(?:累计|总)|(?:累计数?|总数量?|总量|总计|数量|数)$")
_PUNCTUATION = re.compile(r"[()\[\]【】〔〕{}<>《》“”\"'·、,，.。:：;；/\\|\-—–_~+&*#\s]+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """``words`` said, those of them the vocabulary does not know, and the ``measure`` (people, money …; "" if unsaid).

    A measure of ``conflict`` says that ending and unit contradict each other (人数 in 元).
    """

    words: frozenset[str]
    unknown: frozenset[str]
    measure: str


@dataclass(frozen=True)
class Vocabulary:
    words: dict[str, tuple[str, ...]]
    weak: frozenset[str]
    endings: dict[str, str]
    kept: tuple[str, ...]
    units: dict[str, str]
    english_neutral: frozenset[str]
    english_same: dict[str, str]
    english_measures: dict[str, str]
    longest: int

    @staticmethod
    @cache
    def load() -> Vocabulary:
        with (Path(__file__).parent / "vocabulary.toml").open("rb") as file:
            return Vocabulary._of(tomllib.load(file))

    @classmethod
    def _of(cls, raw: dict[str, Any]) -> Vocabulary:
        words: dict[str, tuple[str, ...]] = dict.fromkeys(raw["neutral"]["words"], ())
        for canonical, synonyms in raw["words"].items():
            parts = tuple(canonical.split())
            words |= dict.fromkeys([*synonyms, *([canonical] if len(parts) == 1 else [])], parts)
        words |= dict.fromkeys(raw["money"]["words"], (_MONEY,))
        endings = {ending: measure for measure, all_ in raw["endings"].items() for ending in all_}
        return cls(
            words=words,
            weak=frozenset(raw["weak"]["words"]),
            endings=dict(sorted(endings.items(), key=lambda pair: -len(pair[0]))),
            kept=tuple(raw["kept"]["words"]),
            units={unit: measure for measure, all_ in raw["units"].items() for unit in all_},
            english_neutral=frozenset(raw["english"]["neutral"]),
            english_same=raw["english"]["same"],
            english_measures=raw["english"]["measures"],
            longest=max(map(len, words)),
        )


def measure_of_unit(unit: str) -> str:
    """The class of things a unit counts; an unknown unit is a class of its own, no unit is ""."""
    return Vocabulary.load().units.get(unit.strip(), unit.strip())


@lru_cache(maxsize=8192)
def meaning_of(name: str, unit: str = "") -> Meaning:
    """Understand a name already freed of unit and numbering (``naming.read_header``)."""
    if not is_chinese(name):
        words = _english_words(name)
        shown = next((m for word, m in Vocabulary.load().english_measures.items() if word in words), "")
        return Meaning(words, frozenset(), _combined(shown, measure_of_unit(unit)))
    rest, ending = _without_ending(_PUNCTUATION.sub("", name))
    words, unknown = _words(rest)
    ending = ending or ("money" if _MONEY in words else "")
    return Meaning(words - {_MONEY}, unknown, _combined(ending, measure_of_unit(unit)))


def begins_name(start: str, rest: str) -> bool:
    """Whether a text may be the beginning of a name that ``rest`` ends: known words that the rest has not, and none that only
    frames a theme (发展情况, 会员工作)."""
    said, vocabulary = meaning_of(start), Vocabulary.load()
    framed = any(not parts and len(word) > 1 and word in start for word, parts in vocabulary.words.items())
    return bool(said.words) and not (said.unknown or said.measure or framed or said.words & meaning_of(rest).words)


def compatible(said: str, defined: str) -> float:
    """How well a header's measure suits a definition's: 1 the same, less where it is near or unsaid, 0 where it is another.

    Persons and person-times are near: where a catalogue holds both, the exact one is closer.
    """
    if said == defined or (not defined and said != "conflict"):
        return 1.0
    if not said:
        return 0.97 if defined in COUNTS else 0.0
    if frozenset((said, defined)) in _NEAR:
        return 0.94
    if "any_count" in (said, defined) and {said, defined} <= _THINGS:
        return 0.98
    return 0.0


def _combined(ending: str, unit: str) -> str:
    if not ending or not unit or compatible(unit, ending):
        return unit or ending
    return "conflict"


def _without_ending(text: str) -> tuple[str, str]:
    """Strip 总数, 人数, 金额 … from the end, down to the name of what is counted; give the measure they show."""
    vocabulary, measure = Vocabulary.load(), ""
    while text not in vocabulary.words:
        may_end = not measure and not text.endswith(vocabulary.kept)
        ending = next((e for e in vocabulary.endings if may_end and text.endswith(e)), "")
        shorter = text.removesuffix(ending) if ending else _EDGE.sub("", text)
        if shorter in ("", text):
            break
        text, measure = shorter, measure or vocabulary.endings.get(ending, "")
    return text, measure


def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Split by the longest known word first; what stands between known words is a word of its own."""
    vocabulary = Vocabulary.load()
    words, unknown, run, at = set[str](), set[str](), "", 0
    while at < len(text):
        end = next((e for e in range(min(len(text), at + vocabulary.longest), at, -1) if text[at:e] in vocabulary.words), at)
        if end > at:
            words |= set(vocabulary.words[text[at:end]])
            unknown |= {run} - {""}
            run, at = "", end
        else:
            run, at = run + text[at], at + 1
    unknown |= {run} - {""}
    return frozenset(words | unknown), frozenset(unknown)


def _english_words(name: str) -> frozenset[str]:
    vocabulary = Vocabulary.load()
    found = (vocabulary.english_same.get(w, w) for w in re.findall(r"[a-z]+", name.lower().replace("'s", "").replace("’s", "")))
    return frozenset(w.removesuffix("s") if len(w) > 3 else w for w in found if w not in vocabulary.english_neutral)
