"""Values worked out once for all visitors.

Streamlit's own cache describes each argument anew at every call, which in a page of thirty look-ups takes longer than all
else that a rerun does. Here the arguments themselves are the key; and what several visitors ask for at once is worked out by
one of them, while the others wait.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Value = TypeVar("Value")


class _Place:
    """Where one value will be. What goes wrong in working it out is raised, and tried again the next time."""

    __slots__ = ("_found", "_turn")

    def __init__(self) -> None:
        self._turn = Lock()
        self._found: tuple[Any, ...] = ()

    def value(self, work: Callable[[], Any]) -> Any:
        if not self._found:
            with self._turn:
                if not self._found:
                    self._found = (work(),)
        return self._found[0]


class Kept:
    """The values for the ``most`` keys asked for last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._places: dict[Hashable, _Place] = {}
        self._looking = Lock()

    def value(self, key: Hashable, work: Callable[[], Value]) -> Value:
        """What ``work`` gives, or gave when the key was asked for before."""
        with self._looking:
            place = self._places.pop(key, None) or _Place()
            self._places[key] = place
            if len(self._places) > self._most:
                del self._places[next(iter(self._places))]
        found: Value = place.value(work)
        return found


def kept(most: int) -> Callable[[Callable[Asked, Value]], Callable[Asked, Value]]:
    """Remember what a function gives for the arguments asked for last, which are hashable and given by position."""

    def decorate(work: Callable[Asked, Value]) -> Callable[Asked, Value]:
        values = Kept(most)

        @wraps(work)
        def look_up(*key: Asked.args, **named: Asked.kwargs) -> Value:
            if named:
                raise TypeError(f"{work.__name__} is asked by position")
            return values.value(key, lambda: work(*key, **named))

        return look_up

    return decorate
