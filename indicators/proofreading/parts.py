"""A clause cut into the parts that may name something: what stands between words of prose."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from indicators.meaning import Vocabulary
from indicators.proofreading.vocabulary import Words


@cache
def _known() -> tuple[frozenset[str], int]:
    """Words that are taken whole, so that a short word of prose inside one (在 in 在职) does not cut it."""
    words = frozenset(word for word in Vocabulary.load().words if len(word) > 1) | Words.load().whole
    light = Words.load().light
    return words - light, max(len(word) for word in words | light)


@lru_cache(maxsize=8192)
def parts(words: str) -> tuple[str, ...]:
    """What is left between words of prose; 、 cuts too."""
    return tuple(part for part in _cut(words) if part)


def trimmed(words: str) -> str:
    """The words without those of prose at their beginning and end."""
    tokens = _tokens(words)
    while tokens and tokens[0][1]:
        tokens = tokens[1:]
    while tokens and tokens[-1][1]:
        tokens = tokens[:-1]
    return "".join(word for word, _ in tokens).replace("了", "").strip("、，的 ")


def tokens(words: str) -> Sequence[str]:
    """The words of the vocabulary in a name, and what stands between them."""
    result: list[str] = []
    loose = ""
    for word, light in _tokens(words):
        if len(word) > 1 and not light:
            result += [loose, word]
            loose = ""
        else:
            loose += word
    return [part for part in [*result, loose] if part]


def _cut(words: str) -> list[str]:
    found, run = [], ""
    for word, light in _tokens(words):
        if light:
            found.append(run)
            run = ""
        else:
            run += word
    return [*found, run]


def _tokens(words: str) -> list[tuple[str, bool]]:
    """Each word with whether it is one of prose, the longest word that fits first; unknown characters one by one."""
    known, longest = _known()
    light = Words.load().light
    found, at = [], 0
    while at < len(words):
        if words[at] == "、":
            found.append(("、", True))
            at += 1
            continue
        for end in range(min(len(words), at + longest), at, -1):
            word = words[at:end]
            if word in light or word in known or end == at + 1:
                found.append((word, word in light))
                at = end
                break
    return found
