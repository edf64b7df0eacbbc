"""Words that differ only in their digits (第1村 … 第100000村) are alike in all that their form tells: a few stand for all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

T = TypeVar("T")

_FEW = 2_000
"""Fewer words are looked at one by one."""

_STANDING_FOR_ALL = 24
_BETWEEN, _DIGITS = "\0", re.compile("[0-9]+")


class Shapes:
    """Words by their shapes: what they are apart from their digits."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words

    def judge(self, of: Callable[[str], Any], dtype: npt.DTypeLike) -> npt.NDArray[Any]:
        """What ``of`` says of each word.

        Of many words of one shape some are asked: some from the first to the last. Where they do not agree, each
        word is asked.
        """
        if self._groups is None:
            return np.array([of(word) for word in self.words], dtype)
        codes, groups = self._groups
        said = [_said_of_all([self.words[at] for at in _some(group)], of) for group in groups]
        result = np.array([answers[0] for answers in said], dtype)[codes]
        for group, answers in zip(groups, said, strict=True):
            if len(answers) > 1:
                result[group] = [of(self.words[at]) for at in group.tolist()]
        return result

    @cached_property
    def _groups(self) -> tuple[npt.NDArray[np.int32], list[npt.NDArray[np.intp]]] | None:
        """The shape of each word, and the places of each shape's words; None for words that are few."""
        if len(self.words) <= _FEW:
            return None
        shapes = _DIGITS.sub("0", _BETWEEN.join(self.words)).split(_BETWEEN)
        if len(shapes) != len(self.words):
            return None
        found: dict[str, int] = {}
        codes = np.fromiter((found.setdefault(shape, len(found)) for shape in shapes), np.int32, len(shapes))
        ordered = np.argsort(codes, kind="stable")
        return codes, np.split(ordered, np.searchsorted(codes[ordered], np.arange(1, len(found))))


def _some(group: npt.NDArray[np.intp]) -> list[int]:
    """All places of a small group, some of a large one."""
    if len(group) <= 2 * _STANDING_FOR_ALL:
        return [int(at) for at in group]
    return [*group[:: len(group) // _STANDING_FOR_ALL].tolist(), int(group[-1])]


def _said_of_all(words: list[str], of: Callable[[str], T]) -> list[T]:
    return list(dict.fromkeys(map(of, words)))


def by_shape(words: Sequence[str], of: Callable[[str], T]) -> list[T]:
    """What ``of`` says of each word, of many words of one shape by asking a few."""
    said: list[T] = Shapes(words).judge(of, object).tolist()
    return said
