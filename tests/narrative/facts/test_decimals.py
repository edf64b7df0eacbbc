"""Rates that are set beside each other have one number of decimals."""

from __future__ import annotations

import re

import pytest

from indicators import wording
from indicators.catalogue import Catalogue
from indicators.periods import Period
from indicators.views import texts
from tests.narrative.datasets import Sheet
from tests.narrative.summaries import FULL, claims, summary, text_of, written

RATE = "collective_contract_rate"
MIXED = (0.9672, 0.95, 0.84, 0.9, 0.9933, 1.0)
WHOLE = (0.97, 0.95, 0.84, 0.9, 0.99, 1.0)


def rates(values: tuple[float, ...], before: tuple[float, ...] = (), target: float = 0.925) -> Sheet:
    sheet = Sheet()
    sheet.put(RATE, "2024Q2", values)
    if before:
        sheet.put(RATE, "2023Q2", before)
    sheet.ask(RATE, 2024, [target] * 6)
    return sheet


TOLD = [
    # typed with two decimals, one and none: all are told with one
    (MIXED, "在84.0%至100%之间，中位数95.9%", ("96.7%", "95.0%", "84.0%", "90.0%", "99.3%", "100%")),
    # whole percentages all of them stay what they are
    ((0.97, 0.95, 0.84, 0.9, 0.95, 1.0), "在84%至100%之间，中位数95%", ("97%", "95%", "84%", "90%", "95%", "100%")),
    # the one in the middle lies between two of them and is nobody's
    (
        (0.97, 0.94, 0.84, 0.9, 0.98, 1.0),
        "在84%至100%之间，中位数95.5%",
        ("97%", "94%", "84%", "90%", "98%", "100%"),
    ),
]


@pytest.mark.parametrize(("values", "sentence", "column"), TOLD)
def test_in_a_sentence_and_in_a_column(values: tuple[float, ...], sentence: str, column: tuple[str, ...]) -> None:
    document = written(rates(values).dataset(), Period.parse("2024Q2"), **FULL)
    assert sentence in text_of(document)
    told = next(table for table in document.tables if "各单位" in table.title)
    assert tuple(row[1] for row in told.rows) == column


def test_the_target_stays_as_the_sheet_has_it() -> None:
    said = summary(rates(MIXED, target=0.9).dataset(), "2024Q2", "南塘乡")
    assert "集体合同签订率84.0%，低于90%的年度目标6.0个百分点" in said


def test_last_years_rates_count_too() -> None:
    document = written(rates((0.97,) * 6, before=(0.955,) * 6).dataset(), Period.parse("2024Q2"), "南塘乡")
    row = next(row for table in document.tables for row in table.rows if row[0] == "集体合同签订率")
    assert (row[1], row[-2]) == ("97.0%", "95.5%")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_rounded_rate_is_still_the_figure_of_its_cells(language: str) -> None:
    document = written(rates(MIXED).dataset(), Period.parse("2024Q2"), "东岭镇", language=language)
    rate = next(claim for claim in claims(document) if claim.measure == "value" and claim.indicator == RATE)
    assert rate.value == 0.9672
    assert re.fullmatch(r"96\.7%", rate.text)
    assert len(rate.sources) == 1


BESIDE = [
    # value, target, as it is told: the decimals that show on which side it lies
    (0.9496, 0.95, "94.96%"),
    (0.94996, 0.95, "94.996%"),
    (0.9495, 0.9496, "94.95%"),
    (0.9504, 0.95, "95.04%"),
    (0.95, 0.95, "95.0%"),
    (0.9472, 0.95, "94.7%"),
    (0.9996, 1.0, "99.9%"),
    (0.0004, 0.0, "0.04%"),
]


@pytest.mark.parametrize(("value", "target", "said"), BESIDE)
def test_no_rate_is_taken_for_its_target(value: float, target: float, said: str) -> None:
    assert wording.rate(value, tenths=True, target=target) == said


@pytest.mark.parametrize("unit", ["total", "东岭镇"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_in_text_table_and_card_alike(unit: str, language: str) -> None:
    dataset = rates((0.9496, 0.96, 0.9672, 0.98, 0.99, 0.97), target=0.95).dataset()
    document = written(dataset, Period.parse("2024Q2"), unit, **FULL, language=language)
    cell = next(row[1] for table in document.tables for row in table.rows if row[0] == "东岭镇" or unit != "total")
    card = texts.value_text(dataset, RATE, 0.9496, language, target=0.95)
    assert (cell, card) == ("94.96%", "94.96%")
    assert "94.96%" in text_of(document)
    assert "94.9%" not in text_of(document)


@pytest.mark.parametrize("values", [MIXED, WHOLE])
def test_a_page_prints_a_rate_as_the_text_does(values: tuple[float, ...]) -> None:
    dataset = rates(values).dataset()
    row = next(r for t in written(dataset, Period.parse("2024Q2"), "东岭镇").tables for r in t.rows)
    assert texts.value_text(dataset, RATE, values[0], target=0.925) == row[1]
    assert texts.goal_text(dataset, RATE, 0.925) == row[2] == "92.5%"


def test_ratios_of_parts_have_one_decimal_though_they_come_out_even() -> None:
    sheet = Sheet()
    sheet.put("members", "2024Q2", (95, 90, 84, 90, 99, 100))
    sheet.put("employees", "2024Q2", (100,) * 6)
    sheet.define(Catalogue.load().indicators["membership_rate"])
    dataset = sheet.dataset()
    assert dataset.in_tenths == {"membership_rate"}
    assert texts.value_text(dataset, "membership_rate", 0.95) == "95.0%"
