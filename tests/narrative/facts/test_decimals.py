"""Rates that are set beside each other have one number of decimals."""

from __future__ import annotations

import re

import pytest

from indicators.periods import Period
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
    # the one in the middle lies between two of them
    (
        (0.97, 0.94, 0.84, 0.9, 0.98, 1.0),
        "在84.0%至100%之间，中位数95.5%",
        ("97.0%", "94.0%", "84.0%", "90.0%", "98.0%", "100%"),
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
