"""A clause cut into the parts that may name something: what stands between words of prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from indicators.meaning import Vocabulary
from indicators.proofreading.vocabulary import Words


@cache
def _known() -> tuple[frozenset[str], int]:
    """Words that are taken whole, so that a short word of prose inside one (在 in 在职) does not cut it."""
    words = frozenset(word for word in Vocabulary.load().words if len(word) > 1)
    words |= Words.load().whole | Words.load().acting | Words.load().done_to
    light = Words.load().light
    return words - light, max(len(word) for word in words | light)


_VERBS = 3
"""Verbs of a clause at which it may be cut; before them stands what others did."""


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


def shorn(words: str) -> Iterator[str]:
    """The words from a verb on, and after one that only brings about what is counted: without who did it and how
    (打卡发放慰问金); without such a verb at the end (集体合同累计签订)."""
    said, acting = _tokens(words), Words.load().acting
    verbs = [at for at, (word, _) in enumerate(said) if word in acting or (len(word) > 1 and word in _doings())]
    for at in verbs[-_VERBS:]:
        if at:
            yield _together(said[at:])
        if said[at][0] in acting:
            yield _together(said[at + 1 :])
    if verbs and said[verbs[-1]][0] in acting and all(light for _, light in said[verbs[-1] + 1 :]):
        yield _together(said[: verbs[-1]])


def ends_in_verb(words: str) -> bool:
    """Whether what follows is what the last word is done to (建立了)."""
    last = next((word for word, _ in reversed(_tokens(words)) if word not in "了过"), "")
    return last in Words.load().acting or (len(last) > 1 and last in _doings())


def without_acting(words: str) -> str:
    """The words without verbs that only bring about what is counted."""
    return "".join(word for word, _ in _tokens(words) if word not in Words.load().acting)


def is_done_to(lead: str, follow: str = "") -> bool:
    """Whether what is named after ``lead``, or at its end, is what something is done to, and not all there is (惠及职工)."""
    said, done_to = _tokens(lead), Words.load().done_to
    named = max((at for at, (_, light) in enumerate(said) if not light), default=len(said))
    return any(word in done_to for word, _ in (said if follow else said[:named]))


def is_deed(words: str) -> bool:
    """Whether the words tell of something done (慰问困难职工), and not of what there is."""
    verbs = _doings() | Words.load().done_to | Words.load().acting
    return any(len(word) > 1 and word in verbs for word, _ in _tokens(words))


def is_only_deed(words: str) -> bool:
    """Whether they only tell what was done (创建, 收缴), and not to what."""
    verbs = _doings() | Words.load().done_to | Words.load().acting
    said = [word for word, light in _tokens(words) if not light]
    return bool(said) and all(len(word) > 1 and word in verbs for word in said)


def undone(words: str) -> str:
    """What something was done to, where there is such a thing: 劳动争议 of 受理劳动争议."""
    verbs = _doings() | Words.load().done_to | Words.load().acting
    return "".join(word for word, _ in _tokens(words) if len(word) < 2 or word not in verbs) or words


def _together(said: Sequence[tuple[str, bool]]) -> str:
    return "".join(word for word, _ in said)


@cache
def _doings() -> frozenset[str]:
    return frozenset(Words.load().doings.split("|"))


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
