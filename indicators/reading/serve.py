"""The process that reads files for the server: ``python -m indicators.reading.serve``."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from indicators.catalogue import Catalogue
from indicators.reading import read
from indicators.reading.unreadable import unreadable
from indicators.reading.worker_loop import Craft, work_on_files
from indicators.reading.worker_messages import TRADE, Answer, Request, answers_for, has_too_many

LARGEST_WRITTEN = 64 * 1024**2
"""For the one temporary file of this size at most that opening an encrypted .xls takes."""


def main() -> None:
    Catalogue.load()  # before the first file is there
    work_on_files(Craft(TRADE, _read, _failed), largest_written=LARGEST_WRITTEN)


def _read(request: Request, data: bytes, tell: Callable[[Answer], None]) -> Iterator[tuple[Answer, bytes]]:
    def tell_sheet(sheet: str, _done: int, _count: int) -> None:
        tell(Answer(sheet=sheet))

    catalogue = Catalogue.load()
    if request.indicators:
        catalogue = catalogue.extended(request.indicators)
    reading = read(data, request.name, catalogue, told=request.told, watch=tell_sheet)
    if has_too_many(reading):
        figures = len(reading.observations) + len(reading.targets)
        reading = unreadable(request.name, "too_many_observations", found=figures)
    return answers_for(reading)


def _failed(request: Request, error: BaseException) -> Answer:
    code = "reading_out_of_memory" if isinstance(error, MemoryError) else "reading_failed"
    return Answer(reading=unreadable(request.name, code))


if __name__ == "__main__":
    main()
