"""A report on a quarter: the quarter by itself, and what is due judged by the year to date."""

import pytest

from indicators.model import TOTAL
from indicators.narrative import write
from indicators.narrative.document import Document
from indicators.periods import Period
from tests.narrative.datasets import Sheet

QUARTERS = ("2024Q1", "2024Q2", "2024Q3")
VISITS = (50, 5, 10)
"""Of each org unit, by quarter: much in the first, as every year."""


def county(quarters: tuple[str, ...] = QUARTERS) -> Document:
    sheet = Sheet()
    sheet.ask("workers_visited", 2024, (80,) * 6)
    for quarter, value in zip(QUARTERS, VISITS, strict=True):
        if quarter in quarters:
            sheet.put("workers_visited", quarter, (value,) * 6)
            sheet.put("members", quarter, (700,) * 6)
    return write(sheet.dataset(), Period.parse("2024Q3"))


def text(document: Document) -> str:
    return "\n".join(p.text for s in document.sections for p in s.paragraphs)


def test_what_is_due_is_judged_by_the_year_to_date() -> None:
    told = text(county())
    assert "；前三季度累计390人，完成年度任务480人的81.3%，超序时进度6.3个百分点。" in told
    assert "本期序时进度" not in told
    assert "低于序时进度" not in told


def test_the_title_and_the_first_words_are_of_the_quarter() -> None:
    document = county()
    assert "2024年第三季度" in document.title
    assert text(document).startswith("三季度")


def test_each_number_says_of_which_span_it_is() -> None:
    claims = [c for s in county().sections for p in s.paragraphs for c in p.claims if c.org_unit == TOTAL]
    found = {(c.measure, c.period, c.value) for c in claims if c.indicator == "workers_visited"}
    assert {("value", "2024Q3", 60.0), ("value", "2024Q1-Q3", 390.0), ("completion", "2024Q1-Q3", 390 / 480)} <= found


@pytest.mark.parametrize("quarters", [("2024Q3",), ("2024Q2", "2024Q3")])
def test_a_quarter_whose_year_is_not_on_record_is_judged_by_itself(quarters: tuple[str, ...]) -> None:
    told = text(county(quarters))
    assert "累计" not in told
    assert "三季度" in told
    assert "60" in told
