"""Work that is done later in the year, as every year: it has not begun, and that is not late."""

import pytest

from indicators.model import TOTAL
from indicators.narrative import FORMS, write
from indicators.narrative.document import Document
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet

H1 = Period.parse("2024H1")


def county(last_year: tuple[int, int, int, int] = (0, 0, 5, 1), now: int = 0) -> Sheet:
    sheet = Sheet()
    for quarter, value in enumerate(last_year, start=1):
        sheet.put("students_aided", f"2023Q{quarter}", (value,) * 6)
        sheet.put("new_unions", f"2023Q{quarter}", (2,) * 6)
    for quarter in (1, 2):
        sheet.put("students_aided", f"2024Q{quarter}", (now,) * 6)
        sheet.put("new_unions", f"2024Q{quarter}", (2,) * 6)
    for indicator in ("students_aided", "new_unions"):
        sheet.ask(indicator, 2024, (8,) * 6)
    return sheet


def text(document: Document) -> str:
    return "\n".join([document.title, *(p.text for s in document.sections for p in s.paragraphs)])


@pytest.mark.parametrize("unit", [TOTAL, UNITS[0]])
def test_what_comes_later_every_year_is_told_as_that(unit: str) -> None:
    told = text(write(county().dataset(), H1, unit))
    assert "上年同期同样尚未开展，集中在三季度进行" in told
    assert "助学按往年安排尚未开展" in told
    assert "尚未破题" not in told


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nobody_is_told_to_hurry(form: str, language: str) -> None:
    told = text(write(county().dataset(), H1, form=form, language=language))  # type: ignore[arg-type]
    assert "助学进度" not in told
    assert "抓好助学" not in told
    assert "behind" not in told


@pytest.mark.parametrize(
    ("last_year", "now"),
    [
        pytest.param((1, 0, 5, 1), 0, id="last year it had begun"),
        pytest.param((0, 0, 0, 0), 0, id="nothing was ever done"),
        pytest.param((0, 0, 5, 1), 1, id="this year it has begun"),
    ],
)
def test_what_is_late_is_still_late(last_year: tuple[int, int, int, int], now: int) -> None:
    told = text(write(county(last_year, now).dataset(), H1))
    assert "按往年安排" not in told
    assert "低于序时进度" in told


def test_what_ended_a_quarter_ago_as_last_year_is_no_fall() -> None:
    sheet = Sheet()
    for year in (2023, 2024):
        for quarter, value in enumerate((0, 0, 5, 0), start=1):
            sheet.put("students_aided", f"{year}Q{quarter}", (value,) * 6)
        sheet.ask("students_aided", year, (8,) * 6)
    told = text(write(sheet.dataset(), Period.parse("2024Q4")))
    assert "全年累计30人" in told
    assert "上季度" not in told


@pytest.mark.parametrize(("indicator", "told"), [("送温暖资金", True), ("dues_collected", False)])
def test_a_schedule_that_is_not_the_even_one_is_given(indicator: str, told: bool) -> None:
    sheet = Sheet()
    for quarter, value in enumerate((7e4, 1e4, 1e4, 1e4), start=1):
        sheet.put(indicator, f"2023Q{quarter}", (value,) * 6)
    for quarter in (1, 2):
        sheet.put(indicator, f"2024Q{quarter}", (3e4,) * 6)
    sheet.ask(indicator, 2024, (10e4,) * 6)
    for unit in (TOTAL, UNITS[0]):
        assert ("序时进度参照上年各季占比计，为80.0%" in text(write(sheet.dataset(), H1, unit))) is told
        assert ("the shape of last year, 80.0% by now" in text(write(sheet.dataset(), H1, unit, language="en"))) is told


def relief(last_year: tuple[float | None, ...], others: str = "new_unions") -> Sheet:
    """Summer relief that has begun by June, with these quarters of the year before."""
    sheet = Sheet()
    for quarter, value in enumerate(last_year, start=1):
        if value is not None:
            sheet.put("送清凉资金", f"2023Q{quarter}", (value,) * 6)
    for quarter in (1, 2):
        sheet.put("送清凉资金", f"2024Q{quarter}", ((quarter - 1) * 1e4,) * 6)
        sheet.put(others, f"2024Q{quarter}", (2,) * 6)
    for indicator, asked in (("送清凉资金", 10e4), (others, 8)):
        sheet.ask(indicator, 2024, (asked,) * 6)
    return sheet


@pytest.mark.parametrize("unit", [TOTAL, UNITS[0]])
@pytest.mark.parametrize(
    ("last_year", "judged"),
    [
        pytest.param((0, 2e4, 8e4, 0), True, id="a full year shows its shape"),
        pytest.param((0, 5e4, 5e4, 0), True, id="also where half of it is due"),
        pytest.param((0, 2e4, None, 0), False, id="a quarter lacks"),
        pytest.param((), False, id="a first year"),
    ],
)
def test_seasonal_work_that_has_begun_is_judged_by_last_year_or_not_at_all(
    last_year: tuple[float | None, ...], judged: bool, unit: str
) -> None:
    told = text(write(relief(last_year).dataset(), H1, unit))
    assert ("送清凉资金按时节开展，缺上年各季数据作参照，不评进度" in told) is not judged
    assert ("低于序时进度" in told) is judged
    assert "完成年度任务" in told


def test_where_all_is_seasonal_the_opening_says_so() -> None:
    sheet = relief((), others="送温暖资金")
    assert "有年度目标的均为季节性工作，缺上年各季数据作参照，不评进度" in text(write(sheet.dataset(), H1))
    assert "seasonal, and without a full last year to go by they are not judged" in text(
        write(sheet.dataset(), H1, language="en")
    )


@pytest.mark.parametrize(("indicator", "waits"), [("students_aided", True), ("送清凉资金", True), ("new_members", False)])
@pytest.mark.parametrize("unit", [TOTAL, UNITS[0]])
def test_in_a_first_year_the_season_is_that_of_the_name(indicator: str, waits: bool, unit: str) -> None:
    sheet = Sheet()
    for work, value in ((indicator, 0), ("new_unions", 2)):
        sheet.put(work, "2024Q1", (value,) * 6)
        sheet.ask(work, 2024, (8,) * 6)
    told = text(write(sheet.dataset(), Period.parse("2024Q1"), unit))
    assert ("一般集中在三季度进行" in told) is waits
    assert ("尚未到集中开展时段；" in told or "尚未到集中开展时段。" in told) is waits
    assert ("尚未启动" in told or "低于序时进度25.0个百分点" in told) is not waits
    assert "往年" not in told


def test_the_name_gives_way_to_what_is_on_record() -> None:
    """Last year students were aided in the first quarter: whatever the name says, this year they are late."""
    assert "低于序时进度" in text(write(county((5, 0, 0, 1)).dataset(), H1))


def test_the_schedule_of_those_with_complete_figures_is_given_too() -> None:
    sheet = Sheet()
    for quarter, value in enumerate((7e4, 1e4, 1e4, 1e4), start=1):
        sheet.put("送温暖资金", f"2023Q{quarter}", (value,) * 6)
    sheet.put("送温暖资金", "2024Q1", (3e4,) * 6)
    sheet.put("送温暖资金", "2024Q2", (3e4,) * 5 + (None,))
    sheet.ask("送温暖资金", 2024, (10e4,) * 6)
    document = write(sheet.dataset(), H1)
    (claim,) = [c for s in document.sections for p in s.paragraphs for c in p.claims if c.measure == "schedule"]
    assert (claim.text, claim.formula) == ("80.0%", "数据齐全的单位：应完成数合计 ÷ 年度目标合计")
    assert claim.sources
