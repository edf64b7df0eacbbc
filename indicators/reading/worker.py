"""Reading files in a process of their own, so that no file can take the server down.

A 2 KB workbook can end the process that reads it, and others hang or fill the memory. So the server never reads a file
itself: a worker process does (:mod:`indicators.reading.serve`), with a limit to its memory and its time, and what comes
back is plain values, checked. Two files are read at once; further ones wait in line.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from indicators.catalogue import Catalogue
from indicators.model import Indicator, Reading
from indicators.reading.unreadable import unreadable
from indicators.reading.waiting_line import Cancelled, WaitingLine, never, nothing_told
from indicators.reading.worker_messages import TRADE, Part, Request, part_of, put_together, with_those_of
from indicators.reading.worker_process import Died, TookTooLong, Workers
from indicators.told import NOTHING, Told

SECONDS = 20
"""How long one file may be read."""

AT_ONCE = 2

_log = logging.getLogger(__name__)
_line = WaitingLine(AT_ONCE)
_workers = Workers(TRADE)


def read_safely(
    data: bytes,
    name: str,
    *,
    catalogue: Catalogue | None = None,
    told: Told = NOTHING,
    progress: Callable[[str], None] | None = None,
    waiting: Callable[[int], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Reading:
    """Read a file in a worker process; never raises for a file, whatever it holds.

    A file that cannot be read gives a Reading with one error problem and nothing else. ``told`` is what people said of its
    headers and cells. ``progress`` is told each sheet it
    comes to, ``waiting`` how many files are ahead while it waits; both are called in the calling thread. ``is_cancelled``
    is asked several times a second, and once it says True the worker is stopped.
    """
    is_cancelled = is_cancelled or never
    try:
        with _line.turn(waiting or nothing_told, is_cancelled):
            request = Request(name, len(data), _own_definitions(catalogue), told)
            return _read(data, request, progress or nothing_told, is_cancelled)
    except Cancelled:
        return unreadable(name, "reading_cancelled")


def _own_definitions(catalogue: Catalogue | None) -> tuple[Indicator, ...]:
    """What the catalogue adds to the built-in one, which the worker has already."""
    if catalogue is None:
        return ()
    built_in = Catalogue.load()
    return tuple(i for i in catalogue.indicators.values() if built_in.get(i.id) != i)


def _read(data: bytes, request: Request, progress: Callable[[str], None], is_cancelled: Callable[[], bool]) -> Reading:
    try:
        with _workers.one() as worker:
            worker.ask(request, data)
            deadline = time.monotonic() + SECONDS
            parts, figures = list[Part](), 0
            while True:
                answer, following = worker.answer(deadline, is_cancelled)
                if answer.reading is not None:
                    break
                if answer.sheet is not None:
                    progress(answer.sheet)
                    continue
                figures = with_those_of(answer, figures)
                parts.append(part_of(answer, following))
            reading = put_together(parts, answer.reading)
            worker.may_stay = not answer.last
            return reading
    except TookTooLong:
        return unreadable(request.name, "reading_timed_out", expected=SECONDS)
    except (Died, ValueError) as died:
        _log.warning("the worker ended with %s while reading a file", died)
        return unreadable(request.name, "reading_failed")


def warm_up() -> None:
    """Start a worker now, so that the first file does not wait for it."""
    _workers.start_one()
