"""Readings looked over before a person decides: named as the office does, checked alone, against the record, and together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from indicators.catalogue import Catalogue
from indicators.checks import check_against, check_reading, check_together
from indicators.dataset import Dataset, dataset_of
from indicators.explaining import saying_whose
from indicators.model import Problem, Reading, Severity
from indicators.observations import columns_of
from indicators.periods import Period
from indicators.problems import severity_of
from indicators.record.spellings import with_names
from indicators.spellings import alike

ASKED_OF_ORG_UNITS = frozenset(("org_unit_new", "org_unit_renamed"))
"""Problems that a person settles by saying whose name it is."""

ORDER = {severity: place for place, severity in enumerate(Severity)}


def look_over(
    readings: Sequence[Reading], *, catalogue: Catalogue, record: Dataset, names: Mapping[str, str] = MappingProxyType({})
) -> list[Reading]:
    """Check files that wait together, as they were read: each alone, against the record, and beside the others.

    Spellings that are plainly one org unit (石桥, 石桥镇) become one name in all of them. A file is held against the record
    and the files for earlier quarters; those for the same quarter show what is usual and who is missing.
    """
    found = alike((unit for r in readings for unit in r.org_units), record.org_units, names)
    called = [with_names(reading, {**found, **names}) for reading in readings]
    result = list(readings)
    earlier: list[Reading] = []
    for places in _by_quarter(called):
        known = dataset_of([_as_reading(record), *earlier]) if earlier else record
        for place in places:
            beside = [called[other] for other in places if other != place]
            result[place] = looked_over(readings[place], names, found, catalogue, known, beside)
        earlier += [called[place] for place in places]
    return _together(result, record) if len(readings) > 1 else result


def _by_quarter(readings: Sequence[Reading]) -> list[list[int]]:
    """The places of readings that end with the same quarter, oldest first; those without figures come at the end."""
    groups: dict[Period | None, list[int]] = {}
    for place, reading in enumerate(readings):
        last = max((p.last_quarter for p in columns_of(reading.observations).period.used()), default=None)
        groups.setdefault(last, []).append(place)
    without = groups.pop(None, [])
    return [groups[quarter] for quarter in sorted(q for q in groups if q is not None)] + ([without] if without else [])


def _as_reading(dataset: Dataset) -> Reading:
    """The record as if it came in one file, to put others after it."""
    return Reading(
        file="",
        observations=dataset.observations,
        targets=dataset.targets,
        indicators=tuple(dataset.indicators.values()),
        org_units=dataset.org_units,
        county=dataset.office or dataset.county,
    )


def looked_over(
    reading: Reading,
    names: Mapping[str, str],
    found: Mapping[str, str],
    catalogue: Catalogue,
    record: Dataset,
    beside: Sequence[Reading] = (),
) -> Reading:
    """One reading under the names that people said (``names``) and that follow from the spellings (``found``), checked."""
    if is_unreadable(reading):
        return reading
    called = with_names(reading, {**found, **names})
    noted = replace(called, problems=(*called.problems, *_spelled_otherwise(reading, found)))
    result = checked(noted, catalogue, record, beside)
    return replace(result, problems=tuple(p for p in result.problems if not _is_answered(p, names)))


def _spelled_otherwise(reading: Reading, found: Mapping[str, str]) -> Iterator[Problem]:
    """A note for each spelling that was taken for another name, at the first cell that is read so."""
    for spelling in reading.org_units:
        if spelling in found:
            first = next((o.source for o in reading.observations if o.org_unit == spelling), None)
            place = (first.sheet, first.cell) if first else ("", "")
            yield Problem("org_unit_spelling", reading.file, *place, (("found", spelling), ("name", found[spelling])))


def _together(readings: Sequence[Reading], record: Dataset) -> list[Reading]:
    """With what is wrong with the files beside each other; who is missing from several of them is then told once."""
    several = {place for places in _by_quarter(readings) if len(places) > 1 for place in places}
    result = []
    for place, (reading, problems) in enumerate(zip(readings, check_together(readings, record), strict=True)):
        own = [p for p in reading.problems if p.code != "org_units_missing" or place not in several]
        result.append(saying_whose(replace(reading, problems=tuple(gravest_first(dict.fromkeys([*own, *problems]))))))
    return result


def _is_answered(problem: Problem, names: Mapping[str, str]) -> bool:
    """Whether a problem asks about an org unit of which a person has said that it is one of its own."""
    if problem.code not in ASKED_OF_ORG_UNITS:
        return False
    org_unit = dict(problem.facts)["org_unit"]
    return names.get(org_unit) == org_unit


def checked(reading: Reading, catalogue: Catalogue, record: Dataset, beside: Sequence[Reading] = ()) -> Reading:
    """A reading with all that is wrong with it; ``beside`` are files for the same quarter that came with it."""
    problems = (*reading.problems, *check_reading(reading, catalogue), *check_against(reading, record, beside))
    return saying_whose(replace(reading, problems=tuple(gravest_first(dict.fromkeys(problems)))))


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
