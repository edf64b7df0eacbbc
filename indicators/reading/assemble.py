"""All items of a file as observations, targets and totals: months become quarters, targets join their values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from indicators.model import TOTAL, CellRef, Indicator, Kind, Observation, Problem, Target
from indicators.observations import columns_of
from indicators.periods import Period
from indicators.reading.assemble_columns import goes_by_columns, observations_of, parted, sums_by_key
from indicators.reading.blocks import Item, TableItems
from indicators.reading.plans_of_quarters import with_plans_of_quarters
from indicators.reading.roles import Role
from indicators.reading.year_targets import TargetsOfYears, targets_of_years

_Key = tuple[str, str, Period]
_Sum = tuple[str, Period, bool]


_SOME = 60
"""So many values of a column show what share of its targets is done."""


@dataclass(slots=True)
class Assembled:
    """What the numbers of a file come to."""

    observations: Sequence[Observation] = ()
    totals: Sequence[Observation] = ()
    targets: list[Target] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def assemble(tables: Sequence[TableItems]) -> Assembled:
    """Put the items of all tables together.

    A target belongs to the values of its org unit, indicator and year on the same sheet. A value for the whole is a total
    to compare with where members have one for the same indicator and period, else an observation.
    """
    return _by_columns(tables) if goes_by_columns(tables) else _by_items(tables)


def _by_columns(tables: Sequence[TableItems]) -> Assembled:
    settled = with_plans_of_quarters([item for table in tables for item in table.targets()], _single_values(tables))
    targets = settled.targets
    found = parted(observations_of(tables, targets_of_years(targets, tables)))
    totals = _of_the_whole(list(found.totals), partial(sums_by_key, found.observations))
    problems = [*settled.problems, *_targets_given_twice(targets)]
    return Assembled(found.observations, totals, list(_targets(targets)), problems)


def _single_values(tables: Sequence[TableItems]) -> Iterator[Item]:
    """The values of large tables that stand in no block, and some of each block."""
    runs = [run for table in tables for run in table.runs]
    yield from (item for run in runs for _, item in run.items if item.role is Role.VALUE)
    for block in (b for run in runs for b in run.blocks if b.meant.role is Role.VALUE):
        yield from block.items(slice(_SOME))


def _by_items(tables: Sequence[TableItems]) -> Assembled:
    result = Assembled()
    targets: list[Item] = []
    values: list[Item] = []
    for item in (item for table in tables for item in table.in_order()):
        (targets if item.role is Role.TARGET else values).append(item)
    settled = with_plans_of_quarters(targets, values)
    targets, result.problems = settled.targets, settled.problems
    result.targets = list(_targets(targets))
    result.problems += _targets_given_twice(targets)
    values = _levels_once(values, result.problems)
    years = targets_of_years(targets, tables)
    observed = [_observation(i, years) for i in values if i.time.month is None]
    observed += _quarters_of_months([i for i in values if i.time.month is not None], years, result.problems)
    members = {(o.indicator, o.period) for o in observed if o.org_unit != TOTAL}
    totals = [o for o in observed if o.org_unit == TOTAL and (o.indicator, o.period) in members]
    compared = set(map(id, totals))
    result.observations = tuple(o for o in observed if id(o) not in compared)
    result.totals = _of_the_whole(totals, partial(_sums, result.observations))
    return result


def _observation(item: Item, years: TargetsOfYears) -> Observation:
    period = item.time.period
    return Observation(
        org_unit=item.org_unit,
        period=period,
        indicator=item.matched.indicator.id,
        value=item.value,
        unit=item.unit,
        source=item.source,
        target=years.of(item.source.sheet, item.org_unit, item.matched.indicator.id, period.year),
        raw=item.raw,
        running_total=item.time.running,
    )


def _targets(items: list[Item]) -> Iterator[Target]:
    """Each target once, as last stated; one that changes within its year as often as it is stated."""
    stated: dict[tuple[str, str, int, int | None], dict[Period, Item]] = {}
    for item in items:
        period = item.time.period
        stated.setdefault((item.org_unit, item.matched.indicator.id, period.year, item.quarter), {})[period] = item
    for by_period in stated.values():
        changes = len({item.value for item in by_period.values()}) > 1
        for period in sorted(by_period) if changes else [max(by_period)]:
            yield _target(by_period[period])


def _targets_given_twice(items: Iterable[Item]) -> Iterator[Problem]:
    """A problem for each target that another cell of the same period gives otherwise; wholes are compared with members."""
    first: dict[tuple[object, ...], Item] = {}
    for item in items:
        key = (item.org_unit, item.matched.indicator.id, item.time.period, item.quarter)
        earlier = first.setdefault(key, item)
        if earlier.value != item.value and item.org_unit != TOTAL:
            facts = (
                ("org_unit", item.org_unit),
                ("indicator", item.matched.indicator.name),
                ("found", item.raw),
                ("other", earlier.raw),
                ("other_cell", f"{earlier.source.sheet}!{earlier.source.cell}"),
            )
            yield Problem("target_given_twice", item.source.file, item.source.sheet, item.source.cell, facts)


def _target(item: Item) -> Target:
    return Target(
        org_unit=item.org_unit,
        indicator=item.matched.indicator.id,
        year=item.time.period.year,
        value=item.value,
        source=item.source,
        quarter=item.quarter,
        stated_in=item.time.period,
    )


def _levels_once(values: list[Item], problems: list[Problem]) -> list[Item]:
    """A level or rate given both for the quarter (本季) and as 累计 in one row or column counts once.

    For a level the 累计 figure is the level, the other its change; for a rate the quarter's figure counts.
    """
    pairs: dict[tuple[str, str, str, Period], dict[Role, Item]] = defaultdict(dict)
    if all(item.role is Role.VALUE for item in values):
        return values
    for item in values:
        if item.matched.indicator.kind is not Kind.FLOW and item.time.month is None:
            pairs[item.source.sheet, item.org_unit, item.matched.indicator.id, item.time.period].setdefault(item.role, item)
    dropped: set[int] = set()
    for pair in pairs.values():
        if len(pair) < 2:
            continue
        value, running = pair[Role.VALUE], pair[Role.RUNNING]
        is_level = running.matched.indicator.kind is Kind.STOCK
        kept, left = (running, value) if is_level and running.value != value.value else (value, running)
        dropped.add(id(left))
        if kept.value != left.value:
            problems.append(_told_of_two(kept, left))
    return [i for i in values if id(i) not in dropped]


def _told_of_two(kept: Item, left: Item) -> Problem:
    facts = (
        ("org_unit", left.org_unit),
        ("indicator", left.matched.indicator.name),
        ("found", left.raw),
        ("kept", kept.raw),
        ("other_cell", kept.source.cell),
    )
    return Problem("level_given_twice", left.source.file, left.source.sheet, left.source.cell, facts)


def _quarters_of_months(items: list[Item], years: TargetsOfYears, problems: list[Problem]) -> list[Observation]:
    """Months as quarters: amounts of all three months added up, of levels and rates the last month's."""
    groups: dict[_Key, dict[int, Item]] = defaultdict(dict)
    for item in items:
        groups[item.org_unit, item.matched.indicator.id, item.time.period][item.time.month or 0] = item
    result = []
    incomplete: dict[tuple[str, Period], list[Item]] = {}
    for (_, _, period), months in groups.items():
        last = months.get(period.end_month)
        is_flow = next(iter(months.values())).matched.indicator.kind is Kind.FLOW
        if last is None or (is_flow and len(months) < 3):
            some = next(iter(months.values()))
            incomplete.setdefault((some.source.sheet, period), []).append(some)
            continue
        observation = _observation(last, years)
        result.append(_added_up(observation, [months[m] for m in sorted(months)]) if is_flow else observation)
    problems += [_told_incomplete(some) for some in incomplete.values()]
    return result


def _added_up(last: Observation, months: list[Item]) -> Observation:
    also: tuple[CellRef, ...] = tuple(m.source for m in months if m.source != last.source)
    return Observation(
        last.org_unit,
        last.period,
        last.indicator,
        round(sum(m.value for m in months), 9),
        last.unit,
        last.source,
        last.target,
        also,
        last.raw,
    )


def _told_incomplete(some: list[Item]) -> Problem:
    item = some[0]
    facts = (("indicator", item.matched.indicator.name), ("period", item.time.period.code), ("count", str(len(some))))
    return Problem("months_incomplete", item.source.file, item.source.sheet, item.source.cell, facts)


def _of_the_whole(totals: list[Observation], sums_of_members: Callable[[], Mapping[_Sum, float]]) -> list[Observation]:
    """Of several different totals for the same indicator and period, those that sum up all members, if there are any.

    A workbook with a table for the streets and one for the townships has two rows 合计, each of its part.
    """
    groups: dict[_Sum, list[Observation]] = defaultdict(list)
    for t in totals:
        groups[t.indicator, t.period, t.running_total].append(t)
    contested = {key for key, group in groups.items() if len({t.value for t in group}) > 1}
    if not contested:
        return totals
    sums = sums_of_members()
    return [
        t
        for t in totals
        if (key := (t.indicator, t.period, t.running_total)) not in contested or _equals(t, sums.get(key, 0.0))
    ]


def _sums(observations: Iterable[Observation]) -> dict[_Sum, float]:
    sums: dict[_Sum, float] = defaultdict(float)
    for o in observations:
        sums[o.indicator, o.period, o.running_total] += o.value
    return sums


def _equals(total: Observation, sum_: float) -> bool:
    return abs(total.value - sum_) <= 0.005 * max(1.0, abs(sum_))


def indicators_used(
    assembled: Assembled, matched: Mapping[str, Indicator], known: Iterable[Indicator]
) -> tuple[Indicator, ...]:
    """The definitions that observations, totals or targets refer to, each once, and the known ratios both parts of which
    are there: these can be computed though nobody typed them."""
    used = set(columns_of(assembled.observations).indicator.words)
    used |= {o.indicator for o in assembled.totals} | {t.indicator for t in assembled.targets}
    typed = {id_: d for id_, d in matched.items() if id_ in used}
    computable = {d.id: d for d in known if d.numerator in used and d.denominator in used}
    return tuple((computable | typed)[id_] for id_ in (*typed, *(c for c in computable if c not in typed)))
