"""Figures that an org unit leaves out while they are expected of it. Missing stays missing; a person should know of it.

What most others have a target of and it has none is no work of its own, and not expected of it.

Expected is what most others give for the period; of an org unit alone in its file, what most others gave whose figures are
known from elsewhere, and if these are too few, what it gave itself the quarter before. A file that gives less than half of
that is one of several, each on its own theme; then nothing is said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from openpyxl.utils.cell import coordinate_from_string

from indicators.checks.figures import Figures
from indicators.model import CellRef, Observation, Problem
from indicators.periods import Period

MOST = 0.5
"""An indicator is expected of everyone once more than this share of the org units give it."""

FEWEST_OTHERS = 3
"""From so many others on, what they give says what is expected of an org unit alone in its file."""

NAMED = 8
"""How many of them are named."""

Given = Mapping[str, Mapping[str, Observation]]
"""Observations by org unit and indicator."""


def check_gaps(figures: Figures, record: Figures | None = None) -> Iterator[Problem]:
    """Within the file; with a record, of the org units that are alone in theirs."""
    for period, given in sorted(figures.given.items()):
        if record is None:
            yield from _told(figures, period, given, _expected(given.values()))
        elif len(given) == 1:
            (org_unit,) = given
            expected = _expected_of_one(figures, record, period, org_unit)
            open_ = [i for i in expected if i not in given[org_unit]]
            if len(open_) <= MOST * len(expected):
                yield from _told(figures, period, given, open_)


def _told(figures: Figures, period: Period, given: Given, expected: Collection[str]) -> Iterator[Problem]:
    doubtful = {(p.sheet, p.cell) for p in figures.reading.problems}
    asked = {(t.org_unit, t.indicator) for t in figures.reading.targets}
    with_targets = Counter(indicator for unit, indicator in asked if unit in given)
    for org_unit, own in given.items():
        open_ = [i for i in expected if i not in own and not _has_no_case(figures, own, i)]
        theirs = [i for i in open_ if (org_unit, i) in asked or with_targets[i] <= MOST * len(given)]
        places = {i: _place(figures, period, own, i) for i in theirs}
        left_out = {i: at for i, at in places.items() if at is None or (at.sheet, at.cell) not in doubtful}
        if left_out:
            first = next((at for at in left_out.values() if at), next(iter(own.values())).source)
            names = [figures.indicators[i].name for i in left_out]
            named = "、".join(names[:NAMED]) + ("等" if len(names) > NAMED else "")
            facts = (("org_unit", org_unit), ("period", period.code), ("count", str(len(names))), ("names", named))
            yield Problem("values_missing", first.file, first.sheet, first.cell, facts)


def _has_no_case(figures: Figures, own: Mapping[str, Observation], indicator: str) -> bool:
    """Whether there is nothing a ratio could be of: its denominator is given as zero."""
    below = own.get(figures.indicators[indicator].denominator or "")
    return below is not None and below.value == 0


def _expected(given: Iterable[Mapping[str, Observation]]) -> list[str]:
    rows = list(given)
    givers = Counter(indicator for own in rows for indicator in own)
    return [indicator for indicator, count in givers.items() if count > MOST * len(rows)]


def _expected_of_one(figures: Figures, record: Figures, period: Period, org_unit: str) -> list[str]:
    """What most others give for the period, or else what the org unit gave a quarter before."""
    others: dict[str, dict[str, Observation]] = defaultdict(dict)
    for o in figures.beside:
        if o.period == period.last_quarter:
            others[o.org_unit][o.indicator] = o
    elsewhere = {*others.pop(org_unit, {}), *record.given.get(period, {}).get(org_unit, {})}
    if len(others) >= FEWEST_OTHERS:
        expected = _expected(others.values())
    else:
        expected = list(record.given.get(period.last_quarter.previous_quarter(), {}).get(org_unit, {}))
    return [i for i in expected if i in figures.indicators and i not in elsewhere]


def _place(figures: Figures, period: Period, own: Mapping[str, Observation], indicator: str) -> CellRef | None:
    """The cell in which the figure would stand: where the org unit's line crosses that of the indicator."""
    sheets = {o.source.sheet: o.source for o in own.values()}
    across = next((o.source for o in figures.by_indicator.get(indicator, ()) if o.period == period), None)
    if across is None or across.sheet not in sheets:
        return None
    here = [coordinate_from_string(o.source.cell) for o in own.values() if o.source.sheet == across.sheet]
    column, row = coordinate_from_string(across.cell)
    if len({r for _, r in here}) == 1:
        row = here[0][1]
    elif len({c for c, _ in here}) == 1:
        column = here[0][0]
    else:
        return None
    return CellRef(across.file, across.sheet, f"{column}{row}")
