"""The process that reads files for the server: ``python -m indicators.reading.serve``.

It takes requests from its standard input and answers on its standard output (:mod:`indicators.reading.worker_messages`).
Whatever a file does to it (fills the memory, hangs, crashes the parser) happens here and not in the server. Before
the first file it gives up what it does not need: memory beyond 1.5 GiB, and writing files of any size.
"""

from __future__ import annotations

import gc
import sys
from functools import partial
from typing import BinaryIO

from indicators.catalogue import Catalogue
from indicators.reading import read
from indicators.reading.confinement import confine, limit_time, memory_held, private_output
from indicators.reading.unreadable import unreadable
from indicators.reading.worker_messages import ANSWER, REQUEST, Answer, Request, answers_for, has_too_many

MEMORY_LIMIT = 1536 * 1024**2
CPU_SECONDS = 60
"""Ends a process that hangs after its server was killed and can no longer stop it."""

FILE_LIMIT = 64 * 1024**2
"""For the one temporary file of this size at most that opening an encrypted .xls takes."""

GROWN = 400 * 1024**2
FILES_PER_PROCESS = 50


def main() -> None:
    requests, answers = sys.stdin.buffer, private_output()
    confine(MEMORY_LIMIT, FILE_LIMIT)
    built_in = Catalogue.load()
    gc.freeze()
    gc.disable()  # a reading is short and makes few cycles; looking for them takes a fifth of the time
    _send(answers, Answer(ready=True))
    for number in range(1, FILES_PER_PROCESS + 1):
        line = requests.readline()
        if not line:
            return
        request = REQUEST.validate_json(line)
        last = _serve(request, requests.read(request.size), built_in, answers, is_last=number == FILES_PER_PROCESS)
        if last:
            return
        gc.collect()


def _serve(request: Request, data: bytes, built_in: Catalogue, answers: BinaryIO, *, is_last: bool) -> bool:
    """Read one file and answer; True if this process should not be given another."""
    limit_time(CPU_SECONDS)
    catalogue = built_in.extended(request.indicators) if request.indicators else built_in
    trusted = True
    try:
        reading = read(data, request.name, catalogue, told=request.told, watch=partial(_tell_sheet, answers))
    except MemoryError:
        reading, trusted = unreadable(request.name, "reading_out_of_memory"), False
    except BaseException:  # a fault in a library written in Rust is no Exception; nothing may leave this process as a trace
        reading, trusted = unreadable(request.name, "reading_failed"), False
    if has_too_many(reading):
        figures = len(reading.observations) + len(reading.targets)
        reading = unreadable(request.name, "too_many_observations", found=figures)
    last = is_last or not trusted or _has_grown()
    for answer in answers_for(reading, last=last):
        _send(answers, answer)
    return last


def _tell_sheet(answers: BinaryIO, sheet: str, done: int, count: int) -> None:
    _send(answers, Answer(sheet=sheet))


def _send(answers: BinaryIO, answer: Answer) -> None:
    answers.write(ANSWER.dump_json(answer) + b"\n")
    answers.flush()


def _has_grown() -> bool:
    """Whether this process has come to hold much more memory than it needs, which it would never give back."""
    return memory_held(unknown=GROWN + 1) > GROWN


if __name__ == "__main__":
    main()
