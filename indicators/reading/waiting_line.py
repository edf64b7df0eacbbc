"""A line to wait in: few may go on at once, the others wait in the order they came and can be told their place."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_LOOK_AGAIN_AFTER = 0.2  # seconds; how late a cancellation may be noticed


class Cancelled(Exception):
    """The one who waited no longer wants to."""


def nothing_told(_: object) -> None:
    """For those who do not want to know."""


def never() -> bool:
    """For those who do not cancel."""
    return False


class WaitingLine:
    """At most ``places`` at once, first come first served."""

    def __init__(self, places: int) -> None:
        self._places = places
        self._busy = 0
        self._line: deque[object] = deque()
        self._changed = threading.Condition()

    @property
    def length(self) -> int:
        """How many are waiting."""
        return len(self._line)

    @contextmanager
    def turn(self, ahead: Callable[[int], None] = nothing_told, is_cancelled: Callable[[], bool] = never) -> Iterator[None]:
        """Wait for a place and hold it for the block; raise Cancelled if ``is_cancelled`` turns true before.

        ``ahead`` is told, from the waiting thread, how many are ahead in the line, again whenever that changes. Whatever
        either of the two raises ends the waiting.
        """
        ticket = object()
        with self._changed:
            self._line.append(ticket)
        try:
            self._wait(ticket, ahead, is_cancelled)
        except BaseException:
            self._leave(ticket)
            raise
        try:
            yield
        finally:
            with self._changed:
                self._busy -= 1
                self._changed.notify_all()

    def _wait(self, ticket: object, ahead: Callable[[int], None], is_cancelled: Callable[[], bool]) -> None:
        told = None
        while True:
            with self._changed:
                place = self._line.index(ticket)
                if place == 0 and self._busy < self._places:
                    self._line.popleft()
                    self._busy += 1
                    self._changed.notify_all()
                    return
                if place == told:
                    self._changed.wait(_LOOK_AGAIN_AFTER)
            if is_cancelled():
                raise Cancelled
            if place != told:
                ahead(place)
                told = place

    def _leave(self, ticket: object) -> None:
        with self._changed:
            if ticket in self._line:
                self._line.remove(ticket)
            self._changed.notify_all()
