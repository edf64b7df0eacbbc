"""Words that differ only in their digits (第1村 … 第100000村) are alike in all that their form tells: a few stand for all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

_FEW = 2_000
"""Fewer words are looked at one by one."""

_STANDING_FOR_ALL = 24
_BETWEEN, _DIGITS = "\0", re.compile("[0-9]+")


def by_shape(words: Sequence[str], of: Callable[[str], T]) -> list[T]:
    """What ``of`` says of each word.

    Of many words of one shape some are asked: the shortest, the longest and others from first to last. Where they do not
    agree, each word is asked.
    """
    if len(words) <= _FEW or any(_BETWEEN in word for word in words):
        return [of(word) for word in words]
    shapes = _DIGITS.sub("0", _BETWEEN.join(words)).split(_BETWEEN)
    groups: dict[str, list[int]] = defaultdict(list)
    for place, shape in enumerate(shapes):
        groups[shape].append(place)
    said: dict[int, T] = {}
    for places in groups.values():
        said |= zip(places, _same_answer([words[place] for place in places], of), strict=True)
    return [said[place] for place in range(len(words))]


def _same_answer(words: list[str], of: Callable[[str], T]) -> list[T]:
    if len(words) > 2 * _STANDING_FOR_ALL:
        ordered = sorted(words, key=len)
        step = len(words) // _STANDING_FOR_ALL
        asked = {of(word) for word in (*ordered[:4], *ordered[-4:], *words[::step])}
        if len(asked) == 1:
            return [asked.pop()] * len(words)
    return [of(word) for word in words]
