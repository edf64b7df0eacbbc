"""Datasets to write about: a county with known figures, and random ones."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset, dataset_of
from indicators.model import Better, CellRef, Indicator, Kind, Note, Observation, Reading, Target
from indicators.periods import Period

Values = Mapping[str, float | None] | Sequence[float | None]

UNITS = ("东岭镇", "西河镇", "南塘乡", "北桥街道", "石门镇", "柳溪乡")


class Sheet:
    """Collects observations and targets, each with a cell of its own."""

    def __init__(self, county: str = "青川县", org_units: Sequence[str] = UNITS) -> None:
        self.county = county
        self.org_units = tuple(org_units)
        self.observations: list[Observation] = []
        self.targets: list[Target] = []
        self.notes: list[Note] = []
        self.indicators: dict[str, Indicator] = {}
        self._cells = 0

    def define(self, indicator: Indicator) -> None:
        self.indicators[indicator.id] = indicator

    def put(self, indicator: str, period: str, values: Values, unit: str = "") -> None:
        """One value for each org unit; None is not reported."""
        definition = self._definition(indicator)
        for org_unit, value in self._pairs(values):
            if value is not None:
                self.observations.append(
                    Observation(org_unit, Period.parse(period), indicator, value, unit or definition.unit, self._cell())
                )

    def ask(self, indicator: str, year: int, values: Values) -> None:
        """The year's target of each org unit."""
        self._definition(indicator)
        for org_unit, value in self._pairs(values):
            if value is not None:
                self.targets.append(Target(org_unit, indicator, year, value, self._cell()))

    def plan(self, indicator: str, year: int, quarters: Sequence[float]) -> None:
        """What each org unit is to do in each quarter."""
        for quarter, value in enumerate(quarters, start=1):
            self.targets += [Target(unit, indicator, year, value, self._cell(), quarter) for unit in self.org_units]

    def _pairs(self, values: Values) -> Iterable[tuple[str, float | None]]:
        return values.items() if isinstance(values, Mapping) else zip(self.org_units, values, strict=True)

    def note(self, org_unit: str, section: str, text: str, period: str = "") -> None:
        self.notes.append(Note(org_unit, section, text, self._cell(), Period.parse(period) if period else None))

    def dataset(self) -> Dataset:
        return dataset_of(
            [
                Reading(
                    "报表.xlsx",
                    tuple(self.observations),
                    tuple(self.targets),
                    notes=tuple(self.notes),
                    indicators=tuple(self.indicators.values()),
                    org_units=self.org_units,
                    county=self.county,
                )
            ]
        )

    def _definition(self, indicator: str) -> Indicator:
        if indicator not in self.indicators:
            found = Catalogue.load().get(indicator)
            assert found is not None, indicator
            self.indicators[indicator] = found
        return self.indicators[indicator]

    def _cell(self) -> CellRef:
        self._cells += 1
        return CellRef("报表.xlsx", "数据", f"B{self._cells}")


@cache
def two_halves(*, missing: str = "") -> Dataset:
    """Six townships, the first halves of 2023 and 2024, an annual amount, a ratio with parts, a typed rate, money."""
    sheet = Sheet()

    def reported(*values: float) -> list[float | None]:
        return [None if unit == missing else value for unit, value in zip(UNITS, values, strict=True)]

    for year, extra in ((2023, 0), (2024, 2)):
        sheet.put("new_unions", f"{year}Q1", reported(4, 3, 2, 6, 1, 0))
        sheet.put("new_unions", f"{year}Q2", reported(6 + extra, 3, 2, 6 + extra, 1, 0))
        sheet.ask("new_unions", year, [12, 12, 10, 12, 10, 8])
        sheet.put("members", f"{year}Q2", reported(*(1000 + 100 * i + 20 * extra for i in range(6))))
        sheet.put("employees", f"{year}Q2", reported(*(1500 + 200 * i + 60 * extra for i in range(6))))
        sheet.put("collective_contract_rate", f"{year}Q2", reported(0.95, 0.9, 0.88, 0.97, 0.7, 0.86))
        sheet.ask("collective_contract_rate", year, [0.9] * 6)
        sheet.put("assistance_funds", f"{year}Q2", reported(*(10000.0 * (i + 1 + extra) for i in range(6))))
        sheet.put("safety_accidents", f"{year}Q2", reported(0, 0, 0, 0, 0, 0))
    membership = Catalogue.load().get("membership_rate")
    assert membership is not None
    sheet.define(membership)
    return sheet.dataset()


NET = Indicator("净增会员数", "净增会员数", "人", Kind.FLOW, Better.HIGHER, section="工会组织建设", name_en="Net new members")
"""What may be negative."""

BY_HALF_YEAR = frozenset({"Q2", "Q4"})
"""The quarters in whose place an indicator that is reported by half-year has its value."""


def random_dataset(seed: int) -> Dataset:
    """Some org units and indicators of the catalogue, some quarters, targets here and there, gaps everywhere.

    Now and then an indicator is reported by half-year only, is the same everywhere, or falls below zero.
    """
    chance = random.Random(seed)
    names = [f"{a}{b}" for a in ("东", "西", "南", "北", "上", "下") for b in ("岭镇", "河乡", "桥街道")]
    units = chance.sample(names, chance.choice([1, 2, 3, 5, 8, 14]))
    sheet = Sheet(chance.choice(["青川县", "临江区", "海宁市", "", "青川县总工会"]), units)
    catalogue = Catalogue.load()
    chosen = chance.sample([*catalogue.indicators.values(), NET, NET, NET], chance.randint(1, 14))
    chosen = list({indicator.id: indicator for indicator in chosen}.values())
    first = 2024 * 4 - chance.choice([0, 4, 8])
    quarters = [f"{q // 4}Q{q % 4 + 1}" for q in range(first, 2024 * 4 + chance.randint(1, 4))]
    silent = set(chance.sample(units, chance.randint(0, len(units) // 3)))
    for indicator in chosen:
        size = chance.choice([0, 1, 8, 90, 4000, 900000])
        sheet.define(indicator)
        same, by_half = chance.random() < 0.15, chance.random() < 0.15
        for quarter in quarters:
            if by_half and quarter[4:] not in BY_HALF_YEAR:
                continue
            period = quarter.replace("Q2", "H1").replace("Q4", "H2") if by_half else quarter
            late, shared = quarter == quarters[-1], _value(chance, indicator, size)
            sheet.put(
                indicator.id,
                period,
                [
                    None
                    if chance.random() < 0.05 or (late and unit in silent)
                    else shared
                    if same
                    else _value(chance, indicator, size)
                    for unit in units
                ],
            )
        if chance.random() < 0.5:
            asked = [None if chance.random() < 0.1 else _value(chance, indicator, 3 * size) for _ in units]
            sheet.ask(indicator.id, 2024, asked)
    for unit in chance.sample(units, min(2, len(units))):
        section = chance.choice(["工会组织建设", "帮扶", "特色"])
        sheet.note(unit, section, "开展送清凉活动，慰问一线职工320人，发放物资5.6万元。")
    return sheet.dataset()


def _value(chance: random.Random, indicator: Indicator, size: float) -> float:
    if indicator.unit == "%":
        return chance.choice([1.0, 0.0, round(chance.random(), 3), round(chance.random(), 2)])
    if indicator.unit == "元":
        return round(chance.random() * size * 100, 2)
    return chance.randint(-int(size) if indicator is NET else 0, int(size))
