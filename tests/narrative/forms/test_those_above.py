"""To those above nobody is named who lags or has not reported, in the text or in a table; who leads is."""

from __future__ import annotations

import itertools

import pytest

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.narrative import FORMS, write
from indicators.narrative.linter import lint
from indicators.periods import Period
from tests.narrative.datasets import Sheet
from tests.narrative.summaries import text_of

UNITS = tuple(f"{name}镇" for name in ("东岭", "西河", "南塘", "北桥", "石门", "柳溪", "云台", "青山"))
LATE, SILENT, LAST = UNITS[6], UNITS[7], UNITS[5]


def county(*, late: bool = True) -> Dataset:
    """The sixth lags in everything; where ``late``, the seventh lacks the last quarter and the eighth has sent nothing."""
    sheet = Sheet("青川县", UNITS)
    for work, (year, quarter) in itertools.product(
        ("new_unions", "new_members", "workers_assisted"), itertools.product((2023, 2024), (1, 2, 3))
    ):
        values: list[float | None] = [30, 20, 20, 20, 20, 1, 20, 20]
        if late and year == 2024:
            values[7] = None
            values[6] = None if quarter == 3 else 20
        sheet.put(work, f"{year}Q{quarter}", values)
    for work in ("new_unions", "new_members", "workers_assisted"):
        sheet.ask(work, 2024, [80] * 8)
    return sheet.dataset()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("late", [True, False])
def test_who_lags_or_is_silent_is_named_nowhere(form: str, language: str, *, late: bool) -> None:
    dataset, period = county(late=late), Period.parse("2024Q1-Q3")
    document = write(dataset, period, form=form, audience="leadership", length="full", language=language)  # type: ignore[arg-type]
    in_tables = "".join(cell for table in document.tables for row in table.rows for cell in row)
    for unit in (LAST, *((LATE, SILENT) if late else ())):
        assert unit not in text_of(document)
        assert unit not in in_tables
    assert lint(document, (dataset.county, *UNITS)) == []


def test_who_leads_is_named() -> None:
    assert UNITS[0] in text_of(write(county(), Period.parse("2024Q1-Q3"), audience="leadership"))


def test_others_read_all_of_it() -> None:
    document = write(county(), Period.parse("2024Q1-Q3"))
    assert all(unit in text_of(document) for unit in (LAST, LATE, SILENT))
    assert any(LAST in row[0] for table in document.tables for row in table.rows)


def test_one_unit_is_not_gone_through_one_by_one() -> None:
    sheet = Sheet("青川县", UNITS)
    for quarter in range(1, 5):
        sheet.put("items_published", f"2024Q{quarter}", [5] * 7 + [1])
    sheet.ask("items_published", 2024, [20] * 8)
    said = text_of(write(sheet.dataset(), Period.parse("2024"), TOTAL, audience="leadership"))
    assert "有1个乡镇未完成全年任务" in said
    assert "逐一" not in said
    assert "1个乡镇分析" not in said
