"""The process that opens drafts: ``python -m indicators.proofreading.serve``.

A draft comes from outside: whatever it does (fills the memory, hangs a parser) happens here, with the limits that reading a
table has.
"""

from __future__ import annotations

import sys
from typing import BinaryIO

from indicators.proofreading.opening import text_of
from indicators.proofreading.told import UnreadableDraft
from indicators.proofreading.word_file import WordFile
from indicators.proofreading.worker_messages import ANSWER, REQUEST, Answer, Request, packed
from indicators.reading.confinement import confine, limit_time, private_output

MEMORY_LIMIT = 1536 * 1024**2
CPU_SECONDS = 60
DRAFTS_PER_PROCESS = 100


def main() -> None:
    requests, answers = sys.stdin.buffer, private_output()
    confine(MEMORY_LIMIT)
    _send(answers, Answer(ready=True))
    for number in range(1, DRAFTS_PER_PROCESS + 1):
        line = requests.readline()
        if not line:
            return
        request = REQUEST.validate_json(line)
        data = requests.read(request.size)
        limit_time(CPU_SECONDS)
        answer = _answer(request, data, is_last=number == DRAFTS_PER_PROCESS)
        _send(answers, answer)
        if answer.last:
            return


def _answer(request: Request, data: bytes, *, is_last: bool) -> Answer:
    try:
        if request.marks is None:
            return Answer(text=text_of(data), last=is_last)
        return Answer(content=packed(WordFile(data).marked(request.marks)), last=is_last)
    except UnreadableDraft as refusal:
        return Answer(reason=refusal.code, facts=refusal.facts, last=is_last)
    except (MemoryError, RecursionError):
        return Answer(reason="failed", last=True)
    except Exception:  # nothing may leave this process as a trace
        return Answer(reason="failed", last=is_last)


def _send(answers: BinaryIO, answer: Answer) -> None:
    answers.write(ANSWER.dump_json(answer) + b"\n")
    answers.flush()


if __name__ == "__main__":
    main()
