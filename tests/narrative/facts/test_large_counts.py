"""Counts that sheets give in ten thousands (万人): printed shares are those of the printed figures; English has no 万."""

from __future__ import annotations

import pytest

from indicators.model import TOTAL, Indicator, Kind
from indicators.narrative import write
from indicators.periods import Period
from indicators.wording import amount, counted_in
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import text_of

JOINED = Indicator("joined", "新发展会员", "万人", Kind.FLOW, name_en="Members recruited")
NOW, BEFORE, ASKED = (2.41, 1.2, 0.093, 0.5, 0.6, 0.7), (2.2, 1.1, 0.091, 0.5, 0.7, 0.6), (4.0, 2.0, 0.5, 1.0, 1.0, 1.0)


def report(org_unit: str, language: str = "zh") -> str:
    sheet = Sheet()
    sheet.define(JOINED)
    for period, amounts in (("2023Q1", BEFORE), ("2024Q1", NOW)):
        sheet.put("joined", period, amounts)
    sheet.ask("joined", 2024, ASKED)
    return text_of(write(sheet.dataset(), Period.parse("2024Q1"), org_unit, language=language))


@pytest.mark.parametrize(
    ("org_unit", "language", "sentence"),
    [
        (TOTAL, "zh", "5.5万人，完成年度任务9.5万人的57.9%"),
        (TOTAL, "zh", "增长6.0%"),
        (TOTAL, "en", "totalled 55,030, 57.9% of the annual target of 95,000"),
        (UNITS[0], "zh", "2.41万人，完成年度任务4万人的60.3%"),
        (UNITS[2], "zh", "930人，完成年度任务5000人的18.6%"),
        (UNITS[2], "zh", "增加20人"),
        (UNITS[2], "en", "930, 18.6% of the annual target of 5,000"),
    ],
)
def test_the_unit_of_a_report_keeps_the_digits_of_its_largest_figure(org_unit: str, language: str, sentence: str) -> None:
    said = report(org_unit, language).replace("numbered", "totalled").replace("占年度", "完成年度")
    assert sentence in said


@pytest.mark.parametrize(
    ("value", "unit", "chinese", "english"),
    [
        (22.763, "万人", "22.76万人", "227,630 people"),
        (0.093, "万人", "930人", "930 people"),
        (0.0, "万人", "0万人", "0 people"),
        (1.5, "亿千瓦时", "1.5亿千瓦时", "150,000,000"),
        (7.0, "人", "7人", "7 people"),
    ],
)
def test_a_count_by_itself_is_told_by_its_size(value: float, unit: str, chinese: str, english: str) -> None:
    assert (amount(value, unit), amount(value, unit, "en")) == (chinese, english)


@pytest.mark.parametrize(
    ("unit", "known"), [("万人次", (10**4, "人次")), ("万元", (1, "万元")), ("万", (1, "万")), ("人", (1, "人"))]
)
def test_what_a_unit_counts(unit: str, known: tuple[int, str]) -> None:
    assert counted_in(unit) == known
