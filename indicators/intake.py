"""From the bytes of a file to everything a person should see before accepting it: what was read, and all that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset, dataset_of
from indicators.looking_over import checked, errors_in, gravest_first, is_unreadable, look_over, looked_over, reason_unreadable
from indicators.model import Reading
from indicators.reading.worker import read_safely
from indicators.spellings import alike
from indicators.told import NOTHING, Told

__all__ = [
    "checked",
    "errors_in",
    "gravest_first",
    "is_unreadable",
    "look_over",
    "reason_unreadable",
    "take_in",
    "take_in_all",
]


def take_in(
    data: bytes,
    name: str,
    *,
    catalogue: Catalogue,
    record: Dataset,
    names: Mapping[str, str] = MappingProxyType({}),
    told: Told = NOTHING,
    progress: Callable[[str], None] | None = None,
    waiting: Callable[[int], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Reading:
    """Read a file in a worker process and check it, alone and against the record; its problems come gravest first.

    Never raises for a bad file: a file that cannot be read gives a reading with an error and nothing else. ``names`` are
    the office's names of org units by the spellings that it once said mean them; one that means itself is known to be new.
    ``told`` is what people said of this file's headers and cells.
    ``progress`` is told the sheet being read, ``waiting`` how many files of others are read first; once
    ``is_cancelled`` says True the reading is stopped.
    """
    reading = read_safely(
        data, name, catalogue=catalogue, told=told, progress=progress, waiting=waiting, is_cancelled=is_cancelled
    )
    return look_over([reading], catalogue=catalogue, record=record, names=names)[0]


def take_in_all(files: Iterable[tuple[bytes, str]], *, catalogue: Catalogue) -> list[Reading]:
    """Read several files that belong together, oldest first: each is checked against those before it."""
    as_read = [read_safely(data, name, catalogue=catalogue) for data, name in files]
    # the spellings of one file are one already
    names = alike((unit for reading in as_read for unit in reading.org_units), (), {}) if len(as_read) > 1 else {}
    readings: list[Reading] = []
    for reading in as_read:
        readings.append(looked_over(reading, {}, names, catalogue, dataset_of(readings)))
    return readings
