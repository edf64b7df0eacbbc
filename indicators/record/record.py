"""What was accepted, from whom and when, and the data that follow from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType

from sqlalchemy import ColumnElement, Connection, delete, insert, literal, select, true, update

from indicators.dataset import Dataset, dataset_of
from indicators.defining.effects import with_definitions
from indicators.explaining import Explained
from indicators.model import Indicator, Observation, Problem, Reading, Severity
from indicators.org_units import Structure, with_structure
from indicators.periods import Period
from indicators.problems import severity_of
from indicators.reasons import reasons_in
from indicators.record import schema, seals
from indicators.record.changes import Change, Withdrawal, changes_between, withdrawal
from indicators.record.corrections import keep_corrections, list_corrections
from indicators.record.database import Database, default_url, renew_version
from indicators.record.definitions import Definition, in_force, list_definitions, save_definitions, undo_newest
from indicators.record.drafts import Drafts
from indicators.record.explanations import keep_explanations, list_explained, list_explanations
from indicators.record.history import history_of
from indicators.record.listing import list_submissions
from indicators.record.memory import MeaningKind, Remembered, forget_meaning, keep_meaning, list_meanings
from indicators.record.models import Models
from indicators.record.office import Office, method_in, structure_in
from indicators.record.parts import PROBLEMS, entries, load, store
from indicators.record.refusals import AcceptanceRefused
from indicators.record.schema import counts
from indicators.record.submission import Submission
from indicators.told import Correction

_submission = schema.submission.c

Explanations = Mapping[Problem, str] | Iterable[tuple[Problem, str]]


class Record:
    """The record in the database at ``url`` (SQLAlchemy's form), or at the usual place.

    Every change is one transaction: done wholly or not at all. Nothing is overwritten. For the same org unit, indicator
    and period the newest submission that was not taken back counts; earlier ones stay.

    Every method raises RecordUnavailable when the database cannot be reached, read or written; opening it InvalidAddress
    where the address is that of no database.
    """

    def __init__(self, url: str | None = None) -> None:
        self._database = Database(url or default_url())
        self.drafts = Drafts(self._database)
        self.models = Models(self._database)
        self.office = Office(self._database)

    def close(self) -> None:
        self._database.close()

    def together(self) -> AbstractContextManager[None]:
        """Whatever is changed within is one change: saved wholly or, where anything fails, not at all."""
        return self._database.together()

    def accept(
        self,
        data: bytes,
        name: str,
        reading: Reading,
        *,
        who: str = "",
        sample: bool = False,
        explanations: Explanations = (),
        corrections: Iterable[Correction] = (),
        names: Mapping[str, str] = MappingProxyType({}),
    ) -> Submission:
        """Put the file ``data`` called ``name`` on record with what was read from it.

        The same bytes again change nothing and give the earlier submission. ``explanations`` are what a person says to
        problems of the reading, ``corrections`` the values typed in place of the file's with which it was read, ``names`` the
        names of org units that its spellings were taken for: they are remembered. Raises AcceptanceRefused for problems
        that must be mended first, QuarterSealed if values of a sealed quarter would become others.
        """
        unmended = [p for p in reading.problems if severity_of(p) is Severity.ERROR]
        if unmended:
            raise AcceptanceRefused(unmended)
        sha256 = hashlib.sha256(data).hexdigest()
        with self._database.writing() as connection:
            earlier = connection.scalar(select(_submission.id).where(counts, _submission.sha256 == sha256))
            if earlier is not None:
                return list_submissions(connection, _submission.id == earlier)[0]
            with _change(connection):
                number = _insert(connection, data, name, sha256, reading, who=who, sample=sample)
                keep_explanations(connection, number, reading.problems, dict(explanations))
                keep_corrections(connection, number, corrections)
                for spelling, meaning in names.items():
                    keep_meaning(connection, MeaningKind.ORG_UNIT, spelling, meaning, context="", who=who)
            return list_submissions(connection, _submission.id == number)[0]

    def find(self, data: bytes) -> Submission | None:
        """The submission that has just these bytes and counts, if there is one."""
        sha256 = hashlib.sha256(data).hexdigest()
        with self._database.reading() as connection:
            return next(iter(list_submissions(connection, counts & (_submission.sha256 == sha256))), None)

    def submissions(self) -> tuple[Submission, ...]:
        """All of them, newest first, those taken back too."""
        with self._database.reading() as connection:
            return list_submissions(connection, true())

    def take_back(self, number: int) -> None:
        """Let a submission count no longer; what it replaced counts again. Raises KeyError for an unknown number."""
        with self._database.writing() as connection, _change(connection):
            taken_back = update(schema.submission).values(taken_back_at=_now()).where(_submission.id == number, counts)
            if not connection.execute(taken_back).rowcount and not _exists(connection, _submission.id == number):
                raise KeyError(number)

    def remove_sample(self) -> None:
        """Remove the sample data for good."""
        with self._database.writing() as connection, _change(connection):
            connection.execute(delete(schema.submission).where(_submission.sample))

    def reading(self, number: int) -> Reading:
        """What was read from a submission, as it was accepted. Raises KeyError for an unknown number."""
        with self._database.reading() as connection:
            return load(connection, _submission.id == number)[number]

    def content(self, number: int) -> bytes:
        """The bytes of the file. Raises KeyError for an unknown number."""
        with self._database.reading() as connection:
            content = connection.scalar(select(_submission.content).where(_submission.id == number))
        if content is None:
            raise KeyError(number)
        return bytes(content)

    def dataset(self, structure: Structure | None = None) -> Dataset:
        """The data of all submissions that count, put together oldest first, under the definitions in force.

        The org units are called by their names of today; each reports for itself, whatever it belongs to. With another
        ``structure`` the data as they would be if the office said that of its org units.
        """
        with self._database.reading() as connection:
            definitions = in_force(list_definitions(connection))
            dataset = with_definitions(dataset_of(load(connection, counts).values()), definitions.values())
            said = structure_in(connection) if structure is None else structure
            dataset = replace(with_structure(dataset, said), scoring=method_in(connection))
            explanations = list_explanations(connection, counts)
        notes = (*dataset.notes, *reasons_in(explanations, dataset))
        return replace(dataset, explained=frozenset(explanations), notes=notes)

    def told(self, code: str) -> tuple[Problem, ...]:
        """The problems of one kind in all submissions that count, oldest first."""
        with self._database.reading() as connection:
            of_files = entries(connection, PROBLEMS, counts & (schema.problem.c.code == code))
        return tuple(problem for problems in of_files.values() for problem in problems)

    def explanations(self, number: int | None = None) -> dict[Problem, str]:
        """What people said to the problems of one submission, or of all that count."""
        which = counts if number is None else _submission.id == number
        with self._database.reading() as connection:
            return list_explanations(connection, which)

    def explained(self) -> tuple[Explained, ...]:
        """Everything that was ever said to a problem, oldest first: it holds though the file was taken back."""
        with self._database.reading() as connection:
            return list_explained(connection)

    def corrections(self, number: int) -> tuple[Correction, ...]:
        """What was typed in place of what the file of a submission holds."""
        with self._database.reading() as connection:
            return list_corrections(connection, number)

    def what_changed(self, number: int) -> tuple[Change, ...]:
        """The values that this submission gives otherwise than those before it that count."""
        with self._database.reading() as connection:
            before = load(connection, counts & (_submission.id < number))
            return changes_between(_observations(before), load(connection, _submission.id == number)[number].observations)

    def what_taking_back_changes(self, number: int) -> Withdrawal:
        """The values that would go, and those that would count again, if this submission were taken back."""
        with self._database.reading() as connection:
            every = load(connection, counts)
            rest = {other: reading for other, reading in every.items() if other != number}
            return withdrawal(_observations(every), _observations(rest))

    def history(self, org_unit: str, indicator: str, period: Period) -> tuple[tuple[Submission, Observation], ...]:
        """Every value ever accepted for this cell of the record, newest first."""
        with self._database.reading() as connection:
            return history_of(connection, org_unit, indicator, period)

    def seal(self, period: Period, *, who: str = "") -> None:
        """Close the quarters of the period: from now on nothing may change their values."""
        with self._database.writing() as connection:
            seals.close(connection, period, who)
            renew_version(connection)

    def unseal(self, period: Period) -> None:
        """Open the quarters of the period again."""
        with self._database.writing() as connection:
            seals.reopen(connection, period)
            renew_version(connection)

    def sealed_quarters(self) -> tuple[Period, ...]:
        with self._database.reading() as connection:
            return tuple(sorted(seals.sealed_quarters(connection)))

    def define(self, definitions: Iterable[Indicator], *, who: str = "") -> None:
        """Let these definitions count, as confirmed by the office, before those the files bring."""
        with self._database.writing() as connection:
            save_definitions(connection, definitions, who)
            renew_version(connection)

    def undo_definition(self, indicator: str) -> None:
        """Let the newest change of an indicator's definition count no longer. Raises KeyError if there is none."""
        with self._database.writing() as connection:
            if not undo_newest(connection, indicator):
                raise KeyError(indicator)
            renew_version(connection)

    def definitions(self) -> tuple[Definition, ...]:
        """Every change of a definition, newest first, those undone too."""
        with self._database.reading() as connection:
            return list_definitions(connection)

    def remember(self, kind: MeaningKind, text: str, meaning: str, *, context: str = "", who: str = "") -> None:
        """Keep what a person said that words in a sheet mean; it counts when the next files are read.

        What is said of org units counts for the data on record as well. Raises QuarterSealed if values of a sealed quarter
        would become others.
        """
        with self._database.writing() as connection, _change(connection):
            keep_meaning(connection, kind, text, meaning, context=context, who=who)

    def forget(self, number: int) -> None:
        """Let a remembered meaning count no longer. Raises KeyError if it does not count, QuarterSealed as above."""
        with self._database.writing() as connection, _change(connection):
            if not forget_meaning(connection, number):
                raise KeyError(number)

    def remembered(self) -> tuple[Remembered, ...]:
        """The meanings that count, newest first."""
        with self._database.reading() as connection:
            return list_meanings(connection)

    def version(self) -> str:
        """A name for the present state: another one after every change."""
        with self._database.reading() as connection:
            return str(connection.scalar(select(schema.record.c.version)))

    def is_empty(self) -> bool:
        """Whether nothing counts."""
        with self._database.reading() as connection:
            return not _exists(connection, counts)

    def has_sample(self) -> bool:
        with self._database.reading() as connection:
            return _exists(connection, counts & _submission.sample)


@contextmanager
def _change(connection: Connection) -> Iterator[None]:
    """Guard a change of what counts: sealed quarters keep their values, and the version is renewed."""
    with seals.kept(connection):
        yield
    renew_version(connection)


def _insert(connection: Connection, data: bytes, name: str, sha256: str, reading: Reading, *, who: str, sample: bool) -> int:
    values = {
        "file": name,
        "sha256": sha256,
        "content": data,
        "size": len(data),
        "accepted_at": _now(),
        "who": who,
        "sample": sample,
        "reading_file": reading.file,
        "county": reading.county,
    }
    (number,) = connection.execute(insert(schema.submission).values(values).returning(_submission.id)).one()
    store(connection, number, reading)
    return int(number)


def _observations(readings: Mapping[int, Reading]) -> list[Observation]:
    return [o for reading in readings.values() for o in reading.observations]


def _exists(connection: Connection, which: ColumnElement[bool]) -> bool:
    return connection.scalar(select(literal(1)).select_from(schema.submission).where(which).limit(1)) is not None


def _now() -> datetime:
    return datetime.now(UTC)
