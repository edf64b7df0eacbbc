"""The process that looks into models and fills them: ``python -m indicators.stationery.serve``.

A model comes from outside: it may loop without end, fill the memory, crash a parser.
"""

from __future__ import annotations

from collections.abc import Callable

from indicators.reading.worker_loop import Craft, work_on_files
from indicators.stationery.filling import fill
from indicators.stationery.flaws import Unusable, flaw
from indicators.stationery.looking import look_into
from indicators.stationery.messages import TRADE, Answer, Request
from indicators.stationery.package import checked


def main() -> None:
    work_on_files(Craft(TRADE, _work, _failed))


def _work(request: Request, data: bytes, _: Callable[[Answer], None]) -> tuple[tuple[Answer, bytes]]:
    model, blocks = data[: request.model], data[request.model :]
    try:
        package = checked(model)
        if request.job == "look":
            return ((Answer(looked=look_into(package)), b""),)
        return ((Answer(is_filled=True), fill(package, blocks, request.values, request.title)),)
    except Unusable as unusable:
        return ((Answer(flaws=unusable.flaws), b""),)


def _failed(_: Request, error: BaseException) -> Answer:
    return Answer(flaws=(flaw("too_much" if isinstance(error, MemoryError) else "failed"),))


if __name__ == "__main__":
    main()
