"""Sealed quarters (封存): what was reported for them is final."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection, and_, delete, insert, or_, select

from indicators.dataset import Dataset, dataset_of
from indicators.periods import Period
from indicators.record import schema
from indicators.record.parts import load
from indicators.record.refusals import QuarterSealed

_seal = schema.seal.c


def sealed_quarters(connection: Connection) -> frozenset[Period]:
    rows = connection.execute(select(_seal.year, _seal.quarter))
    return frozenset(Period.quarter(year, quarter) for year, quarter in rows)


def close(connection: Connection, period: Period, who: str) -> None:
    for quarter in sorted(set(period.quarters) - sealed_quarters(connection)):
        row = {"year": quarter.year, "quarter": quarter.start, "sealed_at": datetime.now(UTC), "who": who}
        connection.execute(insert(schema.seal).values(row))


def reopen(connection: Connection, period: Period) -> None:
    quarters = [and_(_seal.year == q.year, _seal.quarter == q.start) for q in period.quarters]
    connection.execute(delete(schema.seal).where(or_(*quarters)))


@contextmanager
def kept(connection: Connection) -> Iterator[None]:
    """Let a change through only if the data of sealed quarters are the same after it; else raise QuarterSealed.

    Compared are the amounts after running totals were turned into quarters: a corrected first quarter changes the second.
    """
    quarters = sealed_quarters(connection)
    before = _values(_dataset(connection), quarters) if quarters else set()
    yield
    if quarters and (changed := before ^ _values(_dataset(connection), quarters)):
        raise QuarterSealed({quarter for _, _, period, _ in changed for quarter in period.quarters})


def _dataset(connection: Connection) -> Dataset:
    return dataset_of(load(connection, schema.counts).values())


def _values(dataset: Dataset, quarters: frozenset[Period]) -> set[tuple[str, str, Period, float]]:
    sealed = (o for o in dataset.observations if quarters.issuperset(o.period.quarters))
    return {(o.org_unit, o.indicator, o.period, o.value) for o in sealed}
