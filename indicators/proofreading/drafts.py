"""Drafts as people give them: a Word file, a plain text of any encoding; opened in a process of its own."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from indicators.proofreading.told import UnreadableDraft
from indicators.proofreading.word_file import Mark
from indicators.proofreading.worker_messages import TRADE, Answer, Request
from indicators.reading.waiting_line import WaitingLine
from indicators.reading.worker_process import Died, TookTooLong, Workers

SECONDS = 20
"""How long opening one draft may take."""

AT_ONCE = 2

_log = logging.getLogger(__name__)
_line = WaitingLine(AT_ONCE)
_workers = Workers(TRADE)


def draft_text(data: bytes) -> str:
    """The text of a draft (.docx, .txt, .md; UTF-8, UTF-16, GB18030, Big5); raise UnreadableDraft if it has none."""
    answer, _ = _asked(Request(len(data)), data)
    if answer.text is None:
        raise UnreadableDraft("failed")
    return answer.text


def marked_copy(data: bytes, marks: Sequence[Mark]) -> bytes:
    """A Word draft with marks and comments on parts of its text (offsets of ``draft_text``); raise UnreadableDraft."""
    answer, content = _asked(Request(len(data), tuple(marks)), data)
    if not answer.is_marked:
        raise UnreadableDraft("failed")
    return content


def _asked(request: Request, data: bytes) -> tuple[Answer, bytes]:
    try:
        with _line.turn():
            answer, content = _workers.only_answer(request, data, SECONDS)
    except TookTooLong:
        raise UnreadableDraft("timed_out", expected=SECONDS) from None
    except Died as died:
        _log.warning("the worker ended with %s while opening a draft", died)
        raise UnreadableDraft("failed") from died
    if answer.reason:
        raise UnreadableDraft(answer.reason, **answer.facts)
    return answer, content
