"""Processes that take files from strangers: started before they are needed, kept while they behave, replaced when not."""

from __future__ import annotations

import atexit
import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Generic

import indicators
from indicators.reading.trade import Asked, Told, Trade
from indicators.reading.waiting_line import Cancelled, never

SECONDS_TO_START = 60
LARGEST_ANSWER = 64 * 1024 * 1024
"""Of its line, and of what follows the line, in bytes: sixty times what the largest takes."""


class TookTooLong(Exception):
    """The time is over."""


class Died(Exception):
    """The worker process ended, or answered what it should not."""


class WorkerProcess(Generic[Asked, Told]):
    """One worker process and the thread that listens to it."""

    def __init__(self, trade: Trade[Asked, Told]) -> None:
        self._trade = trade
        root = str(Path(indicators.__file__).parents[1])
        path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
        self._process = subprocess.Popen(
            [sys.executable, "-m", trade.module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.may_stay = True
        """Whether it can be given another file; False from the start of a file until its good end."""
        self._answers: queue.SimpleQueue[tuple[Told, bytes] | Died] = queue.SimpleQueue()
        self._is_ready = False
        self._listener = threading.Thread(target=self._listen, name=f"listening to {trade.module}", daemon=True)
        self._listener.start()

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: Asked, data: bytes) -> None:
        """Hand over a file, once the process has started."""
        self.may_stay = False
        if not self._is_ready:
            self._is_ready = self.answer(time.monotonic() + SECONDS_TO_START)[0].ready
        pipe = self._process.stdin
        assert pipe is not None
        try:
            pipe.writelines((self._trade.request.dump_json(request), b"\n", data))
            pipe.flush()
        except OSError as error:
            raise Died("a broken pipe") from error

    def answer(self, deadline: float, is_cancelled: Callable[[], bool] = never) -> tuple[Told, bytes]:
        """The next answer and what follows it; raise TookTooLong at the deadline, Died if none will come, Cancelled if no
        longer wanted."""
        while True:
            if is_cancelled():
                raise Cancelled
            left = deadline - time.monotonic()
            if left <= 0:
                raise TookTooLong
            try:
                answer = self._answers.get(timeout=min(left, 0.2))
            except queue.Empty:
                continue
            if isinstance(answer, Died):
                raise answer
            return answer

    def _how_it_ended(self) -> str:
        try:
            return f"exit code {self._process.wait(1)}"
        except subprocess.TimeoutExpired:
            return "an answer without end"

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what was still to be written finds nobody
                if pipe is not None:
                    pipe.close()

    def _listen(self) -> None:
        """Pass on every answer, checked, until the process has ended or says what it should not."""
        pipe = self._process.stdout
        assert pipe is not None
        while (line := pipe.readline(LARGEST_ANSWER)).endswith(b"\n"):
            try:
                answer = self._trade.answer.validate_json(line)
            except ValueError:
                self._answers.put(Died("an answer that is none"))
                return
            if not 0 <= answer.size <= LARGEST_ANSWER or len(data := pipe.read(answer.size)) < answer.size:
                break
            self._answers.put((answer, data))
        self._answers.put(Died(self._how_it_ended()))


class Workers(Generic[Asked, Told]):
    """The worker processes: those that are free stay, ready for the next file, and one that fails is replaced at once."""

    def __init__(self, trade: Trade[Asked, Told]) -> None:
        self._trade = trade
        self._free: list[WorkerProcess[Asked, Told]] = []
        self._lock = threading.Lock()
        atexit.register(self.stop)

    @contextmanager
    def one(self) -> Iterator[WorkerProcess[Asked, Told]]:
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

    def only_answer(self, request: Asked, data: bytes, seconds: float) -> tuple[Told, bytes]:
        """The answer for a file, of a trade that gives one for each, and what follows it; raise TookTooLong or Died."""
        with self.one() as worker:
            worker.ask(request, data)
            answer, following = worker.answer(time.monotonic() + seconds)
            worker.may_stay = not answer.last
            return answer, following

    def start_one(self) -> None:
        """Have a worker ready before it is asked for; returns at once."""
        with self._lock:
            if not self._free:
                self._free.append(WorkerProcess(self._trade))

    def stop(self) -> None:
        with self._lock:
            free, self._free = self._free, []
        for worker in free:
            worker.stop()

    def _take(self) -> WorkerProcess[Asked, Told]:
        with self._lock:
            while self._free:
                worker = self._free.pop()
                if worker.is_alive:
                    return worker
                worker.stop()
        try:
            return WorkerProcess(self._trade)
        except OSError as error:
            raise Died("no process to be had") from error
