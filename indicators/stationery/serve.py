"""The process that looks into models and fills them: ``python -m indicators.stationery.serve``.

A model comes from outside: whatever it does (loops without end, fills the memory, crashes a parser) happens here, with the
limits that reading a table has.
"""

from __future__ import annotations

import logging
import sys
from typing import BinaryIO

from indicators.reading.confinement import confine, limit_time, private_output
from indicators.stationery.filling import fill
from indicators.stationery.flaws import Unusable, flaw
from indicators.stationery.looking import look_into
from indicators.stationery.messages import ANSWER, REQUEST, Answer, Request, packed
from indicators.stationery.package import checked

MEMORY_LIMIT = 1536 * 1024**2
CPU_SECONDS = 60
MODELS_PER_PROCESS = 100


def main() -> None:
    requests, answers = sys.stdin.buffer, private_output()
    logging.disable()
    confine(MEMORY_LIMIT)
    _send(answers, Answer(ready=True))
    for number in range(1, MODELS_PER_PROCESS + 1):
        line = requests.readline()
        if not line:
            return
        request = REQUEST.validate_json(line)
        model, blocks = requests.read(request.model), requests.read(request.blocks)
        limit_time(CPU_SECONDS)
        answer = _answer(request, model, blocks, is_last=number == MODELS_PER_PROCESS)
        _send(answers, answer)
        if answer.last:
            return


def _answer(request: Request, model: bytes, blocks: bytes, *, is_last: bool) -> Answer:
    try:
        package = checked(model)
        if request.job == "look":
            return Answer(looked=look_into(package), last=is_last)
        return Answer(content=packed(fill(package, blocks, request.values, request.title)), last=is_last)
    except Unusable as unusable:
        return Answer(flaws=unusable.flaws, last=is_last)
    except MemoryError:
        return Answer(flaws=(flaw("too_much"),), last=True)
    except RecursionError:
        return Answer(flaws=(flaw("failed"),), last=True)
    except Exception:  # python-docx and docxtpl raise what they happen to stumble over
        return Answer(flaws=(flaw("failed"),), last=is_last)


def _send(answers: BinaryIO, answer: Answer) -> None:
    answers.write(ANSWER.dump_json(answer) + b"\n")
    answers.flush()


if __name__ == "__main__":
    main()
