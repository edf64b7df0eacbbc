"""Screens leave out only what the checks would say nothing of: with and without them the same problems are found."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from indicators.catalogue import Catalogue
from indicators.cell_names import cell_name
from indicators.checks import check_reading
from indicators.checks.jump_screen import _SLACK, _lie_together, _shared
from indicators.checks.rounding import half_last_place
from indicators.checks.screens import FEWEST, half_last_places
from indicators.model import TOTAL, CellRef, Observation, Reading, Target
from indicators.observations import Columns, Observations, coded
from indicators.periods import Period

CATALOGUE = Catalogue.load()
IDS = ("new_unions", "members", "employees", "membership_rate", "assistance_funds", "workers_assisted", "labour_contract_rate")
MISTAKES = ("", "missing", "twice", "negative", "huge", "hundredth", "jump", "total", "rate", "span")

WORSE: dict[str, Callable[[float], float]] = {
    "negative": lambda right: -right,
    "huge": lambda right: right * 1e4,
    "hundredth": lambda right: right / 100,
    "jump": lambda right: right * 9,
    "rate": lambda right: right + 0.1,
}


def by_columns(observations: list[Observation], cells: list[tuple[int, int]]) -> Observations:
    numbers = [float(o.raw) for o in observations]
    return Observations(
        Columns(
            coded(o.org_unit for o in observations),
            coded(o.indicator for o in observations),
            coded(o.period for o in observations),
            coded(o.unit for o in observations),
            np.array([o.value for o in observations]),
            np.array([o.running_total for o in observations]),
        ),
        place=coded((o.source.file, o.source.sheet) for o in observations),
        row=np.array([row for row, _ in cells], np.int32),
        column=np.array([column for _, column in cells], np.int32),
        target=np.array([np.nan if o.target is None else o.target for o in observations]),
        raw=np.array(numbers),
        text=coded("" for _ in observations),
        also=coded(() for _ in observations),
    )


def value_of(chance: random.Random, indicator: str, members: int) -> float:
    if indicator == "membership_rate":
        return round(members / 1000, 3)
    if indicator == "labour_contract_rate":
        return round(chance.uniform(0.8, 1), 3)
    if indicator == "assistance_funds":
        return float(chance.randint(20_000, 90_000))
    return {"members": float(members), "employees": 1000.0}.get(indicator, float(chance.randint(50, 90)))


def drawn(seed: int) -> Reading:
    """A file of six quarters, clean or with mistakes of some kinds."""
    chance = random.Random(seed)
    mistakes = set(chance.sample(MISTAKES, 3)) if seed % 3 else {""}
    observations: list[Observation] = []
    cells: list[tuple[int, int]] = []
    totals: list[Observation] = []
    targets: list[Target] = []
    for number, period in enumerate(Period.quarter(2023 + q // 4, q % 4 + 1) for q in range(6)):
        sheet = f"表{number}"
        for row in range(60):
            members = chance.randint(850, 950)
            for column, indicator in enumerate(IDS, start=1):
                value = value_of(chance, indicator, members)
                dice = chance.random()
                if dice < 0.004:
                    mistake = chance.choice(sorted(mistakes))
                    if mistake == "missing":
                        continue
                    value = WORSE.get(mistake, lambda right: right)(value)
                unit = CATALOGUE.indicators[indicator].unit
                cell = CellRef("报表.xlsx", sheet, f"{chr(65 + column)}{row + 1}")
                target = 100.0 if indicator == "new_unions" and row < 55 else None
                o = Observation(f"第{row}镇", period, indicator, value, unit, cell, target, raw=f"{value:.15g}")
                for _ in range(2 if dice < 0.001 and "twice" in mistakes else 1):
                    observations.append(o)
                    cells.append((row, column))
        for column, indicator in enumerate(IDS, start=1):
            members_of = [o.value for o in observations if (o.period, o.indicator) == (period, indicator)]
            whole = sum(members_of) + (5 if "total" in mistakes else 0)
            value = sum(members_of) / len(members_of) if indicator.endswith("rate") else whole
            cell = CellRef("报表.xlsx", sheet, f"{chr(65 + column)}99")
            totals.append(Observation(TOTAL, period, indicator, value, "", cell, raw=f"{value:.15g}"))
        targets += [Target(f"第{r}镇", "new_unions", period.year, 100.0, CellRef("报表.xlsx", sheet, "Z1")) for r in range(55)]
    if "span" in mistakes:
        half = [replace(o, period=Period(o.period.year, 1, 2)) for o in observations if o.period.end == 2]
        observations, cells = observations + half, cells + [(200 + i, 30) for i in range(len(half))]
    named = [cell_name(*cell) for cell in cells]
    observations = [replace(o, source=replace(o.source, cell=n)) for o, n in zip(observations, named, strict=True)]
    units = tuple(dict.fromkeys(o.org_unit for o in observations))
    definitions = tuple(CATALOGUE.indicators[i] for i in IDS)
    return Reading("报表.xlsx", by_columns(observations, cells), tuple(targets), tuple(totals), (), definitions, units)


@pytest.mark.parametrize("seed", range(30))
def test_the_same_problems_are_found_with_and_without_screens(seed: int) -> None:
    reading = drawn(seed)
    assert len(reading.observations) > FEWEST
    one_by_one = replace(reading, observations=tuple(reading.observations))
    expected = list(check_reading(one_by_one, CATALOGUE))
    assert list(check_reading(reading, CATALOGUE)) == expected
    assert bool(expected) or seed % 3 == 0


@pytest.mark.parametrize(("whole", "count"), [(5500.0, 0), (5000.0, 1)])
def test_a_target_that_is_raised_later_does_not_contradict_the_total_stated_before(whole: float, count: int) -> None:
    reading = drawn(3)
    year_end = Period.quarter(2023, 4)
    kept = [t for t in reading.targets if t.source.sheet == "表3"]
    raised = replace(kept[0], value=200.0, stated_in=year_end)
    stated = replace(kept[0], org_unit=TOTAL, value=whole, source=CellRef("报表.xlsx", "表0", "B99"))
    told = replace(reading, targets=(*kept, raised, stated))
    expected = list(check_reading(replace(told, observations=tuple(told.observations)), CATALOGUE))
    assert list(check_reading(told, CATALOGUE)) == expected
    assert [p.code for p in expected].count("target_total_differs") == count


def test_the_rounding_of_columns_is_never_more_than_that_of_single_figures() -> None:
    reading = drawn(1)
    each = [half_last_place(o) for o in reading.observations]
    assert all(ours <= exact * (1 + 1e-9) for ours, exact in zip(half_last_places(reading.observations), each, strict=True))
    assert sum(ours > 0 for ours in half_last_places(reading.observations)) > 500


@pytest.mark.parametrize("seed", range(40))
def test_who_lies_together_is_far_from_no_median_of_the_others(seed: int) -> None:
    """The quick look at the middle never hides what the rule itself would find."""
    random = np.random.default_rng(seed)
    times = random.lognormal(0.0, random.choice([0.1, 0.5, 1.0]), random.integers(1, 40))
    times[random.random(len(times)) < 0.05] = 0.0
    change = float(random.choice([2.0, 3.0, 5.0]))
    shared = _shared(times)
    is_far = (times > shared * change * _SLACK) | (times * change * _SLACK < shared)
    assert not (_lie_together(times, change) and is_far.any())


def test_equal_figures_lie_together() -> None:
    assert _lie_together(np.ones(20), 2.0)
    assert not _lie_together(np.array([*np.ones(19), 9.0]), 2.0)
