"""What every process that takes files from strangers does: it confines itself, then works on file after file.

Requests come on its standard input, answers go to its standard output (:mod:`indicators.reading.trade`). Whatever a file
does to it (fills the memory, hangs, crashes a parser) happens here and not in the server.
"""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from indicators.reading.confinement import confine, limit_time, memory_held, private_output
from indicators.reading.trade import Asked, Told, Trade

_Said = TypeVar("_Said", contravariant=True)

MEMORY_LIMIT = 1536 * 1024**2
CPU_SECONDS = 60
"""Ends a process that hangs after its server was killed and can no longer stop it."""

GROWN = 400 * 1024**2
FILES_PER_PROCESS = 50


@dataclass(frozen=True, slots=True)
class Craft(Generic[Asked, Told]):
    """What the worker of a trade can do.

    ``work`` gives what is to be said of a file and its bytes, each answer with the bytes that follow it; what should be known
    before the end it tells by its third argument. ``fault`` gives what is to be said when it raised something.
    """

    trade: Trade[Asked, Told]
    work: Callable[[Asked, bytes, Callable[[Told], None]], Iterable[tuple[Told, bytes]]]
    fault: Callable[[Asked, BaseException], Told]


def work_on_files(craft: Craft[Asked, Told], *, largest_written: int = 0) -> None:
    """Work until the server has no more requests, or this process should be given no more.

    It may write files of at most ``largest_written`` bytes.
    """
    requests, output = sys.stdin.buffer, private_output()
    logging.disable()
    confine(MEMORY_LIMIT, largest_written)
    gc.freeze()
    gc.disable()  # work on a file is short and makes few cycles; looking for them takes a fifth of the time

    def tell(answer: Told, data: bytes = b"") -> None:
        output.write(craft.trade.answer.dump_json(replace(answer, size=len(data))) + b"\n")
        output.write(data)
        output.flush()

    tell(craft.trade.answer.validate_python({"ready": True}))
    for left in reversed(range(FILES_PER_PROCESS)):
        line = requests.readline()
        if not line:
            return
        request = craft.trade.request.validate_json(line)
        if _work_on(request, requests.read(request.size), craft, tell, is_last=left == 0):
            return
        gc.collect()


class _Tell(Protocol[_Said]):
    def __call__(self, answer: _Said, data: bytes = b"") -> None: ...


def _work_on(request: Asked, data: bytes, craft: Craft[Asked, Told], tell: _Tell[Told], *, is_last: bool) -> bool:
    """Answer for one file; True if this process should not be given another."""
    limit_time(CPU_SECONDS)
    answers: Iterable[tuple[Told, bytes]]
    try:
        answers, is_trusted = craft.work(request, data, tell), True
    except BaseException as error:  # a fault in a library written in Rust is no Exception; no trace may leave the process
        answers, is_trusted = ((craft.fault(request, error), b""),), False
    is_last = is_last or not is_trusted or _has_grown()
    for answer, following in answers:
        tell(replace(answer, last=is_last), following)
    return is_last


def _has_grown() -> bool:
    """Whether this process has come to hold much more memory than it needs, which it would never give back."""
    return memory_held(unknown=GROWN + 1) > GROWN
