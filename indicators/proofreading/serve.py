"""The process that opens drafts, which come from outside: ``python -m indicators.proofreading.serve``."""

from __future__ import annotations

from collections.abc import Callable

from indicators.proofreading.opening import text_of
from indicators.proofreading.told import UnreadableDraft
from indicators.proofreading.word_file import WordFile
from indicators.proofreading.worker_messages import TRADE, Answer, Request
from indicators.reading.worker_loop import Craft, work_on_files


def main() -> None:
    work_on_files(Craft(TRADE, _open, _failed))


def _open(request: Request, data: bytes, _: Callable[[Answer], None]) -> tuple[tuple[Answer, bytes]]:
    try:
        if request.marks is None:
            return ((Answer(text=text_of(data)), b""),)
        return ((Answer(is_marked=True), WordFile(data).marked(request.marks)),)
    except UnreadableDraft as refusal:
        return ((Answer(reason=refusal.code, facts=refusal.facts), b""),)


def _failed(_request: Request, _error: BaseException) -> Answer:
    return Answer(reason="failed")


if __name__ == "__main__":
    main()
