"""From the bytes of a file to everything a person should see before accepting it: what was read, and all that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from indicators.catalogue import Catalogue
from indicators.checks import check_against, check_reading
from indicators.dataset import Dataset, dataset_of
from indicators.model import Problem, Reading, Severity
from indicators.problems import severity_of
from indicators.reading.worker import read_safely
from indicators.record.spellings import with_names
from indicators.told import NOTHING, Told

ASKED_OF_ORG_UNITS = frozenset(("org_unit_new", "org_unit_renamed"))
"""Problems that a person settles by saying whose name it is."""

ORDER = {severity: place for place, severity in enumerate(Severity)}


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
    if is_unreadable(reading):
        return reading
    found = checked(with_names(reading, names), catalogue, record)
    return replace(found, problems=tuple(p for p in found.problems if not _is_answered(p, names)))


def _is_answered(problem: Problem, names: Mapping[str, str]) -> bool:
    """Whether a problem asks about an org unit of which a person has said that it is one of its own."""
    if problem.code not in ASKED_OF_ORG_UNITS:
        return False
    org_unit = dict(problem.facts)["org_unit"]
    return names.get(org_unit) == org_unit


def take_in_all(files: Iterable[tuple[bytes, str]], *, catalogue: Catalogue) -> list[Reading]:
    """Read several files that belong together, oldest first: each is checked against those before it."""
    readings: list[Reading] = []
    for data, name in files:
        readings.append(take_in(data, name, catalogue=catalogue, record=dataset_of(readings)))
    return readings


def checked(reading: Reading, catalogue: Catalogue, record: Dataset) -> Reading:
    found = (*reading.problems, *check_reading(reading, catalogue), *check_against(reading, record))
    return replace(reading, problems=tuple(gravest_first(dict.fromkeys(found))))


def gravest_first(problems: Iterable[Problem]) -> list[Problem]:
    """Errors, then warnings, then notes; within each in the order they were found."""
    return sorted(problems, key=lambda p: ORDER[severity_of(p)])


def errors_in(problems: Iterable[Problem]) -> list[Problem]:
    return [p for p in problems if severity_of(p) is Severity.ERROR]


def is_unreadable(reading: Reading) -> bool:
    """Whether the file as a whole gave nothing: what is wrong is then told of the file and of no sheet in it."""
    return reason_unreadable(reading) is not None


def reason_unreadable(reading: Reading) -> Problem | None:
    """The error that concerns the whole file, if nothing was read from it."""
    if reading.observations or reading.targets or reading.notes:
        return None
    return next((p for p in errors_in(reading.problems) if not p.sheet), None)
