"""Reading files in a process of their own, so that no file can take the server down.

A 2 KB workbook can end the process that reads it, and others hang or fill the memory. So the server never reads a file
itself: a worker process does (:mod:`indicators.reading.serve`), with a limit to its memory and its time, and what comes
back is plain values, checked. Two files are read at once; further ones wait in line.
"""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import indicators
from indicators.catalogue import Catalogue
from indicators.model import Indicator, Reading
from indicators.reading.unreadable import unreadable
from indicators.reading.waiting_line import Cancelled, WaitingLine
from indicators.reading.worker_messages import ANSWER, REQUEST, Answer, Request, put_together

SECONDS = 20
"""How long one file may be read."""

SECONDS_TO_START = 60
AT_ONCE = 2

_log = logging.getLogger(__name__)
_line = WaitingLine(AT_ONCE)


def read_safely(
    data: bytes,
    name: str,
    *,
    catalogue: Catalogue | None = None,
    progress: Callable[[str], None] | None = None,
    waiting: Callable[[int], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Reading:
    """Read a file in a worker process; never raises for a file, whatever it holds.

    A file that cannot be read gives a Reading with one error problem and nothing else. ``progress`` is told each sheet it
    comes to, ``waiting`` how many files are ahead while it waits; both are called in the calling thread. ``is_cancelled``
    is asked several times a second, and once it says True the worker is stopped.
    """
    is_cancelled = is_cancelled or _never
    try:
        with _line.turn(waiting or _ignore, is_cancelled):
            return _read(data, Request(name, len(data), _own_definitions(catalogue)), progress or _ignore, is_cancelled)
    except Cancelled:
        return unreadable(name, "reading_cancelled")


def files_waiting() -> int:
    """How many files are in line for a worker."""
    return _line.length


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
            parts = list[Reading]()
            while (answer := worker.answer(deadline, is_cancelled)).reading is None:
                if answer.part is not None:
                    parts.append(answer.part)
                elif answer.sheet is not None:
                    progress(answer.sheet)
            worker.may_stay = not answer.last
            return put_together(parts, answer.reading)
    except _TookTooLong:
        return unreadable(request.name, "reading_timed_out", expected=SECONDS)
    except _Died as died:
        _log.warning("the worker ended with %s while reading a file", died)
        return unreadable(request.name, "reading_failed")


class _TookTooLong(Exception):
    """The time is over."""


class _Died(Exception):
    """The worker process ended, or answered what it should not."""


class _Worker:
    """One worker process and the thread that listens to it."""

    def __init__(self) -> None:
        root = str(Path(indicators.__file__).parents[1])
        path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "indicators.reading.serve"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.may_stay = True
        """Whether it can be given another file; False from the start of a file until its good end."""
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._is_ready = False
        self._listener = threading.Thread(target=self._listen, name="reading worker", daemon=True)
        self._listener.start()

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: Request, data: bytes) -> None:
        """Hand over a file, once the process has started."""
        self.may_stay = False
        if not self._is_ready:
            self._is_ready = self.answer(time.monotonic() + SECONDS_TO_START, _never).ready
        pipe = self._process.stdin
        assert pipe is not None
        try:
            pipe.writelines((REQUEST.dump_json(request), b"\n", data))
            pipe.flush()
        except OSError as error:
            raise _Died("a broken pipe") from error

    def answer(self, deadline: float, is_cancelled: Callable[[], bool]) -> Answer:
        """The next answer; raise _TookTooLong at the deadline, _Died if none will come, Cancelled if no longer wanted."""
        while True:
            if is_cancelled():
                raise Cancelled
            left = deadline - time.monotonic()
            if left <= 0:
                raise _TookTooLong
            try:
                line = self._answers.get(timeout=min(left, 0.2))
            except queue.Empty:
                continue
            if not line:
                raise _Died(f"exit code {self._process.wait()}")
            try:
                return ANSWER.validate_json(line)
            except ValueError as error:
                raise _Died("an answer that is none") from error

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what was still to be written finds nobody
                if pipe is not None:
                    pipe.close()

    def _listen(self) -> None:
        """Pass on every line, and an empty one when the process has ended."""
        pipe = self._process.stdout
        assert pipe is not None
        for line in pipe:
            self._answers.put(line)
        self._answers.put(b"")


class _Workers:
    """The worker processes: those that are free stay, ready for the next file, and one that fails is replaced at once."""

    def __init__(self) -> None:
        self._free: list[_Worker] = []
        self._lock = threading.Lock()
        atexit.register(self.stop)

    @contextmanager
    def one(self) -> Iterator[_Worker]:
        """A worker for one file."""
        worker = self._take()
        try:
            yield worker
        finally:
            if worker.may_stay:
                with self._lock:
                    self._free.append(worker)
            else:
                worker.stop()
                self.start_one()

    def start_one(self) -> None:
        """Have a worker ready before it is asked for; returns at once."""
        with self._lock:
            if not self._free:
                self._free.append(_Worker())

    def stop(self) -> None:
        with self._lock:
            free, self._free = self._free, []
        for worker in free:
            worker.stop()

    def _take(self) -> _Worker:
        with self._lock:
            while self._free:
                worker = self._free.pop()
                if worker.is_alive:
                    return worker
                worker.stop()
        try:
            return _Worker()
        except OSError as error:
            raise _Died("no process to be had") from error


_workers = _Workers()


def warm_up() -> None:
    """Start a worker now, so that the first file does not wait for it."""
    _workers.start_one()


def _ignore(_: object) -> None:
    pass


def _never() -> bool:
    return False
