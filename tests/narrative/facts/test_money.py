"""In which unit money is printed: one an indicator and report, so that whoever divides what is printed gets what is printed."""

from __future__ import annotations

import random
import re

import pytest

from indicators import wording
from indicators.model import TOTAL
from indicators.narrative import FORMS, write_from
from indicators.narrative.document import Document
from indicators.narrative.facts.survey import Survey
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import summary

DUES = "dues_collected"
YUAN = re.compile(r"\d+(?:\.\d+)?(亿元|万元|元)")

Values = tuple[float, ...]


def dues(now: Values, before: Values | None = None, asked: Values | None = None) -> Sheet:
    sheet = Sheet()
    for period, amounts in (("2023Q2", before), ("2024Q2", now)):
        if amounts:
            sheet.put(DUES, period.replace("Q2", "Q1"), (0.0,) * 6)
            sheet.put(DUES, period, amounts)
    if asked:
        sheet.ask(DUES, 2024, asked)
    return sheet


ALIKE = (1_0407_0000 / 6,) * 6

TOLD = [
    (dues(ALIKE, asked=(1_3486_0000 / 6,) * 6), "收缴工会经费10407万元，完成年度任务13486万元的77.2%"),
    (dues((2e7,) * 6, asked=(4e7,) * 6), "收缴工会经费1.2亿元，完成年度任务2.4亿元的50.0%"),
    (dues((2e7,) * 6, before=(1.9e7,) * 6), "收缴工会经费12000万元，比上年同期增加600万元，增长5.3%"),
    (dues((2e7,) * 5 + (9e6,)), "收缴工会经费10900万元"),
    (dues((1500.0,) * 6, asked=(2500.0,) * 6), "收缴工会经费9000元，完成年度任务15000元的60.0%"),
]
"""亿元 where share, growth and every org unit's figure come out of it; 万元 from ten thousand on; 元 below."""


@pytest.mark.parametrize(("sheet", "sentence"), TOLD[:4])
def test_the_unit_is_the_largest_in_which_what_is_printed_agrees(sheet: Sheet, sentence: str) -> None:
    assert sentence in summary(sheet.dataset(), length="full")


def test_the_largest_figure_of_the_report_gives_the_unit() -> None:
    """The target has five digits: the amount below it has its unit."""
    said = summary(dues((1500.0,) * 6, asked=(2500.0,) * 6).dataset(), length="full")
    assert "收缴工会经费0.9万元，完成年度任务1.5万元的60.0%" in said
    small = summary(dues((150.0,) * 6, asked=(250.0,) * 6).dataset(), length="full")
    assert "收缴工会经费900元，完成年度任务1500元的60.0%" in small


def test_a_list_has_one_unit_and_a_township_its_own() -> None:
    sheet = dues(
        (2600.0, 6900.0, 12000.0, 12000.0, 12000.0, 12000.0), asked=(10000.0, 15000.0, 20000.0, 20000.0, 20000.0, 20000.0)
    )
    whole = summary(sheet.dataset(), length="full")
    assert "东岭镇（尚差0.74万元）" in whole
    assert not re.search(r"\d元", whole)
    sheet = dues((260.0,) + (12000.0,) * 5, asked=(1000.0,) + (20000.0,) * 5)
    assert "收缴工会经费260元，完成年度任务1000元的26.0%" in summary(sheet.dataset(), org_unit="东岭镇")
    assert "东岭镇（尚差0.074万元" in summary(sheet.dataset(), length="full")


@pytest.mark.parametrize(
    ("sheet", "sentence"),
    [
        (dues((600000.0,) * 6, asked=(1000000.0,) * 6), "3.6 million yuan, 60.0% of the annual target of 6 million yuan"),
        (dues((611111.0,) * 6, asked=(1017000.0,) * 6), "3,666,666 yuan, 60.1% of the annual target of 6,102,000 yuan"),
        (dues((6111.0,) * 6, asked=(10170.0,) * 6), "36,666 yuan, 60.1% of the annual target of 61,020 yuan"),
    ],
)
def test_so_it_is_in_english(sheet: Sheet, sentence: str) -> None:
    assert sentence in summary(sheet.dataset(), length="full", language="en").replace("or 60", "60")


def random_money(seed: int) -> Survey:
    chance = random.Random(seed)
    sheet = Sheet(org_units=UNITS[: chance.choice([1, 3, 6])])
    for indicator in (DUES, "assistance_funds", "condolence_funds"):
        size = 10 ** chance.uniform(2, 9)
        for year in (2023, 2024):
            for quarter in range(1, 5):
                sheet.put(indicator, f"{year}Q{quarter}", [round(chance.uniform(0, size), 2) for _ in sheet.org_units])
        sheet.ask(indicator, 2024, [round(chance.uniform(2, 6) * size, -2) for _ in sheet.org_units])
    return Survey(sheet.dataset(), Period.parse(chance.choice(["2024H1", "2024Q1-Q3", "2024", "2024Q3"])))


def documents_of(survey: Survey) -> list[Document]:
    units = (TOTAL, survey.dataset.org_units[0])
    return [write_from(survey, unit, form=form, length="full") for form in FORMS for unit in units]  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(20))
def test_each_indicator_has_one_unit_of_money_in_a_report(seed: int) -> None:
    """In every form, in the text and in its tables; and a share of two figures in 亿元 is that of the printed ones."""
    survey, seen = random_money(seed), 0
    for document in documents_of(survey):
        units: dict[str, set[str]] = {}
        for claim in (claim for section in document.sections for p in section.paragraphs for claim in p.claims):
            if claim.unit == "元" and (found := YUAN.fullmatch(claim.text)):
                units.setdefault(claim.indicator, set()).add(found[1])
        for row in (row for table in document.tables for row in table.rows):
            for indicator in units:
                if row[0] == survey.indicator(indicator).name:
                    units[indicator] |= {found[1] for cell in row if (found := YUAN.match(cell))}
        assert all(len(found) == 1 for found in units.values()), (document.title, units)
        seen += len(units)
    assert seen


@pytest.mark.parametrize("seed", range(20, 40))
def test_the_calculator_agrees_about_hundreds_of_millions(seed: int) -> None:
    survey = random_money(seed)
    for document in documents_of(survey):
        for claims in ([*p.claims] for section in document.sections for p in section.paragraphs):
            by_measure = {(c.indicator, c.org_unit, c.period, c.measure): c for c in claims}
            for (*about, measure), share in by_measure.items():
                value, target = (by_measure.get((*about, m)) for m in ("value", "target"))
                if measure == "completion" and value and target and value.text.endswith("亿元"):
                    told, asked = (float(c.text.removesuffix("亿元")) for c in (value, target))
                    assert wording.percent(told / asked) == share.text
