"""That a year's target will be missed is said of the worst one or two, and only where it is plain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.model import TOTAL, Schedule, Target
from indicators.narrative import write
from indicators.narrative.document import Document
from indicators.narrative.linter import lint
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import claims, summary, text_of, written

Quarters = Sequence[Sequence[float | None]]
EVEN = [(1,) * 6, (2,) * 6]
"""Eighteen by the half-year, everybody alike."""


def county(indicator: str, quarters: Quarters, asked: float = 10, before: Quarters = ()) -> Sheet:
    """Six org units' quarters of 2024 and of 2023, each asked for as much."""
    sheet = Sheet()
    for year, done in ((2023, before), (2024, quarters)):
        for number, values in enumerate(done, start=1):
            sheet.put(indicator, f"{year}Q{number}", values)
    sheet.ask(indicator, 2024, [asked] * 6)
    return sheet


SAID = [
    ("workers_homes", EVEN, (), "2024H1", TOTAL, "；按目前进度，全县全年预计创建36家，难以完成60家的年度任务。"),
    ("workers_homes", EVEN, (), "2024Q2", TOTAL, "；按目前进度，全县全年预计创建36家，难以完成60家的年度任务。"),
    ("workers_homes", EVEN, (), "2024H1", UNITS[0], "；按目前进度，全年预计创建6家，难以完成10家的年度任务。"),
    (
        "workers_homes",
        [*EVEN, (1,) * 6],
        (),
        "2024Q1-Q3",
        TOTAL,
        "；按目前进度，全县全年预计创建32家，难以完成60家的年度任务。",
    ),
    (
        "workers_homes",
        [*EVEN, (1,) * 6],
        (),
        "2024Q1-Q3",
        UNITS[0],
        "；按目前进度，全年预计创建约5家，难以完成10家的年度任务。",
    ),
    (
        "workers_homes",
        EVEN,
        [(2,) * 6, (3,) * 6, (1,) * 6, (2,) * 6],
        "2024H1",
        TOTAL,
        "；按目前进度并参照上年各季占比，全县全年预计创建约29家，难以完成60家的年度任务。",
    ),
    (
        "assistance_funds",
        [(0.3,) * 6, (0.4123,) * 6],
        (),
        "2024H1",
        TOTAL,
        "；按目前进度，全县全年预计发放约8.55元，难以完成60元的年度任务。",
    ),
]


@pytest.mark.parametrize(("indicator", "quarters", "before", "period", "unit", "sentence"), SAID)
def test_what_plainly_stays_below_its_target_is_told_with_what_is_to_be_expected(
    indicator: str, quarters: Quarters, before: Quarters, period: str, unit: str, sentence: str
) -> None:
    said = summary(county(indicator, quarters, before=before).dataset(), period, unit)
    assert sentence in said.split("存在的主要问题")[-1]
    assert said.count("全年预计") == 1


NOT_SAID = {
    "one quarter is too little to go by": ([(1,) * 6], 10, (), "2024Q1"),
    "the year is over": ([(1,) * 6] * 4, 10, (), "2024"),
    "on course": ([(2,) * 6, (3,) * 6], 10, (), "2024H1"),
    "behind, but not far": ([(2,) * 6, (2.6,) * 6], 10, (), "2024H1"),
    "not begun": ([(0,) * 6] * 2, 10, (), "2024H1"),
    "much comes late every year": (EVEN, 10, [(1,) * 6, (1,) * 6, (1,) * 6, (9,) * 6], "2024H1"),
    "a report is missing": ([(1,) * 6, (None, 2, 2, 2, 2, 2)], 10, (), "2024H1"),
    "a quarter is missing": ([(None, 1, 1, 1, 1, 1), (2,) * 6], 10, (), "2024H1"),
    "nobody gave the first quarter": ([(None,) * 6, (2,) * 6], 10, (), "2024H1"),
}


@pytest.mark.parametrize(("quarters", "asked", "before", "period"), NOT_SAID.values(), ids=NOT_SAID)
def test_nothing_is_expected_where_it_would_be_a_guess(quarters: Quarters, asked: float, before: Quarters, period: str) -> None:
    dataset = county("workers_homes", quarters, asked, before).dataset()
    for language, word in (("zh", "全年预计"), ("en", "can be expected")):
        assert word not in summary(dataset, period, language=language)


def test_of_few_things_one_more_or_less_is_chance() -> None:
    dataset = county("workers_homes", [(1,) * 6, (0,) * 6], asked=3).dataset()
    assert "全年预计" in summary(dataset)
    assert "全年预计" not in summary(dataset, org_unit=UNITS[0])


@pytest.mark.parametrize("schedule", [Schedule.SEASONAL, Schedule.TYPED])
def test_only_what_is_done_evenly_is_expected_to_go_on(schedule: Schedule) -> None:
    sheet = county("workers_homes", EVEN)
    sheet.indicators["workers_homes"] = replace(sheet.indicators["workers_homes"], schedule=schedule)
    assert "全年预计" not in summary(sheet.dataset())


def test_a_plan_by_quarters_is_no_even_schedule() -> None:
    sheet = county("workers_homes", [(1,) * 6, (1,) * 6])
    assert "全年预计" in summary(sheet.dataset())
    for place, unit in enumerate(UNITS):
        for quarter, due in ((1, 2), (2, 2), (3, 3), (4, 3)):
            cell = replace(sheet.targets[place].source, cell=f"Z{10 * place + quarter}")
            sheet.targets.append(Target(unit, "workers_homes", 2024, due, cell, quarter=quarter))
    assert "全年预计" not in summary(sheet.dataset())


def test_no_level_or_rate_is_expected() -> None:
    sheet = county("members", [(100,) * 6] * 2, asked=1000)
    sheet.define(Catalogue.load().indicators["collective_contract_rate"])
    sheet.put("collective_contract_rate", "2024Q2", (0.2,) * 6)
    sheet.ask("collective_contract_rate", 2024, (0.9,) * 6)
    assert "全年预计" not in summary(sheet.dataset())


LATE = ("new_unions", "union_reelections", "workers_homes", "items_published", "safety_trainings")


def late_in(number: int) -> Dataset:
    """Late in the first few, each further than the one before."""
    sheet = Sheet()
    for place, indicator in enumerate(LATE[:number]):
        for quarter in ("2024Q1", "2024Q2"):
            sheet.put(indicator, quarter, (3,) * 6)
        sheet.ask(indicator, 2024, [20 + 2 * place] * 6)
    return sheet.dataset()


@pytest.mark.parametrize(("number", "told"), [(1, 1), (2, 1), (3, 1), (4, 2), (5, 2)])
def test_the_worst_one_or_two_are_told_never_all(number: int, told: int) -> None:
    dataset = late_in(number)
    for language, word in (("zh", "全年预计"), ("en", "can be expected")):
        assert summary(dataset, length="full", language=language).count(word) == told
    said = summary(dataset, length="full")
    assert f"难以完成{6 * (20 + 2 * (number - 1))}" in said, "the last is the furthest from its target"


def test_a_townships_late_amounts_share_one_outlook_that_names_its_work() -> None:
    said = summary(late_in(4), org_unit=UNITS[0])
    assert "；按目前进度，信息录用全年预计12篇，难以完成26篇的年度任务。" in said
    assert said.count("全年预计") == 1


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("form", "unit"), [("summary", TOTAL), ("brief", TOTAL), ("summary", UNITS[0]), ("brief", UNITS[0])])
def test_what_is_expected_is_a_claim_followed_to_its_cells(form: str, unit: str, language: str) -> None:
    dataset = late_in(4)
    document = written(dataset, Period.parse("2024H1"), unit, form=form, language=language)
    assert lint(document, (dataset.county, *UNITS)) == []
    expected = [claim for claim in claims(document) if claim.measure == "forecast"]
    assert expected
    for claim in expected:
        rows = [o for o in dataset.observations if o.source in claim.sources]
        assert {o.indicator for o in rows} == {claim.indicator}
        assert claim.value == sum(o.value for o in rows) / 0.5
        assert claim.text == f"{claim.value:g}{claim.unit if language == 'zh' else ''}"


def test_english_says_by_what_it_is_expected() -> None:
    dataset = county("workers_homes", EVEN).dataset()
    sentence = "at the present rate, 36 can be expected for the year, so that the annual target of 60 will hardly be met."
    assert sentence in summary(dataset, language="en")


def test_long_sentences_are_parted() -> None:
    units = [f"{name}经济技术开发区管理委员会街道" for name in ("东岭", "西河", "南塘", "北桥", "石门", "柳溪")]
    sheet = Sheet(org_units=units)
    for quarter, done in (("2024Q1", (1,) * 6), ("2024Q2", (0, 0, 0, 1, 1, 1))):
        sheet.put("workers_homes", quarter, done)
    sheet.ask("workers_homes", 2024, [10] * 6)
    document: Document = write(sheet.dataset(), Period.parse("2024H1"))
    assert lint(document) == []
    assert "全年预计创建18家" in text_of(document)
