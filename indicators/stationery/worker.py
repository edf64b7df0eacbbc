"""Looking into models and filling them in a process of their own, so that no model can take the server down."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Any

from indicators.reading.waiting_line import WaitingLine
from indicators.reading.worker_process import Died, TookTooLong, Workers
from indicators.stationery.flaws import Unusable, flaw
from indicators.stationery.messages import TRADE, Answer, Request
from indicators.stationery.references import Looked

SECONDS = 30
"""How long a model may take."""

AT_ONCE = 2

_log = logging.getLogger(__name__)
_line = WaitingLine(AT_ONCE)
_workers = Workers(TRADE)


@lru_cache(maxsize=8)
def look_safely(model: bytes) -> Looked:
    """The placeholders of a model; raise Unusable if it cannot serve as one."""
    looked = _asked(Request("look", len(model)), model)[0].looked
    if looked is None:
        raise Unusable(flaw("failed"))
    return looked


def fill_safely(model: bytes, blocks: bytes, values: dict[str, Any], title: str) -> bytes:
    """The model with the values printed and the blocks put in; raise Unusable if that cannot be done."""
    request = Request("fill", len(model), len(blocks), values, title)
    answer, content = _asked(request, model + blocks)
    if not answer.is_filled:
        raise Unusable(flaw("failed"))
    return content


def _asked(request: Request, data: bytes) -> tuple[Answer, bytes]:
    try:
        with _line.turn():
            answer, content = _workers.only_answer(request, data, SECONDS)
    except TookTooLong:
        raise Unusable(flaw("timed_out", expected=SECONDS)) from None
    except Died as died:
        _log.warning("the worker ended with %s while filling a model", died)
        raise Unusable(flaw("failed")) from died
    if answer.flaws:
        raise Unusable(*answer.flaws)
    return answer, content
