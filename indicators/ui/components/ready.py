"""Pieces of HTML written once for all visitors: a rerun that changes nothing writes nothing anew."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from indicators.ui import state
from indicators.ui.kept import Kept

_written = Kept(100)


class _Same:
    """A shared value as a key, equal to itself alone; being held here, its identity is not given to another."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value


def ready(write: Callable[..., str], shown: object, *how: Hashable) -> str:
    """``write(shown, *how)`` in the visitor's language, remembered for as long as ``shown`` is the very same value.

    ``shown`` comes from ``cached`` as a rule, whose values are shared and never changed.
    """
    return _written.value((write, _Same(shown), how, state.language()), lambda: write(shown, *how))
