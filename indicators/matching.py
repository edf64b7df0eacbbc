"""How certain it is that a header and a definition's wording say the same."""

from __future__ import annotations

from rapidfuzz import fuzz

from indicators.meaning import Meaning, Vocabulary, compatible
from indicators.naming import is_chinese

ACCEPT = 0.85
"""A match at least this certain is taken without asking."""

ASK = 0.6
"""A match at least this certain, but below ``ACCEPT``, is put to a person; below it the header is an indicator of its own."""

MOST_ASKED = ACCEPT - 0.01
EXACT, SAME_WORDS, SAME_BUT_WEAK = 1.0, 0.96, 0.92
LIKE_ENOUGH = 0.7
"""How alike two wordings must be (0–1, by characters) for a question to be worth asking."""


def plain(name: str) -> str:
    return name.lower().replace(" ", "")


def certainty_of(name: str, said: Meaning, known: str, meant: Meaning) -> float:
    """How certain it is that a header says what a definition's wording means; 0 where what is counted differs.

    Both names are plain."""
    measure = compatible(said.measure, meant.measure)
    if not measure:
        return 0.0
    if name == known:
        return EXACT * (measure if said.measure else 1.0)
    if not said.words:
        return 0.0
    extra, missing = said.words - meant.words, meant.words - said.words
    if not extra and not missing:
        return SAME_WORDS * measure
    if not missing and extra <= Vocabulary.load().weak:
        return SAME_BUT_WEAK * measure
    return _worth_asking(name, known, said, extra, missing)


def _worth_asking(name: str, known: str, said: Meaning, extra: frozenset[str], missing: frozenset[str]) -> float:
    """A wording that is shorter than a definition's, or has an unknown word where the definition has another.

    A word more (女, 区级, 其中) makes a part of the whole, a known word in another's place (换届 for 建会) another thing:
    neither is worth a question.
    """
    if not missing or not extra <= said.unknown:
        return 0.0
    likeness = fuzz.ratio(name, known) / 100
    if likeness < LIKE_ENOUGH or (extra and not _could_be_variant("".join(sorted(extra)), "".join(sorted(missing)))):
        return 0.0
    if not is_chinese(name) and likeness < ACCEPT:
        return 0.0
    return min(MOST_ASKED, ASK + (likeness - LIKE_ENOUGH) * (ACCEPT - ASK) / (1 - LIKE_ENOUGH))


def _could_be_variant(unknown: str, word: str) -> bool:
    return fuzz.ratio(unknown, word) >= 50
