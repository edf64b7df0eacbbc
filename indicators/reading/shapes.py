"""Words that differ only in their digits (第1村 … 第100000村) are alike in all that their form tells: a few stand for all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
import pandas as pd

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
    said: list[T | None] = [None] * len(words)
    for places in pd.Series(range(len(words))).groupby(shapes, sort=False).indices.values():
        alike = np.asarray(places).tolist()
        answers = _same_answer([words[place] for place in alike], of)
        for place, answer in zip(alike, answers, strict=True):
            said[place] = answer
    return said  # type: ignore[return-value]


def _same_answer(words: list[str], of: Callable[[str], T]) -> list[T]:
    if len(words) > 2 * _STANDING_FOR_ALL:
        ordered = sorted(words, key=len)
        step = len(words) // _STANDING_FOR_ALL
        asked = {of(word) for word in (*ordered[:4], *ordered[-4:], *words[::step])}
        if len(asked) == 1:
            return [asked.pop()] * len(words)
    return [of(word) for word in words]
