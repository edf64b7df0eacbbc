"""A level has until December: below its target before then it is no target missed, in no count, order or list."""

from __future__ import annotations

import pytest

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.narrative import FORMS, write
from indicators.periods import Period
from indicators.progress import table_of
from indicators.views.headlines import headlines_of
from indicators.views.rows import rows_of
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import text_of

LEVELS = ("members", "mutual_aid_insured", "womens_agreements")
AMOUNTS = ("new_unions", "new_members", "items_published")
LAST = UNITS[-1]


def county(quarter: str) -> Dataset:
    """All levels at 80 of 100; of three amounts the last org unit is late with one, the others with none."""
    sheet = Sheet()
    for indicator in LEVELS:
        sheet.put(indicator, quarter, [80.0] * 6)
        sheet.ask(indicator, 2024, (100,) * 6)
    for indicator in AMOUNTS:
        sheet.put(indicator, quarter, [30.0] * 5 + [5.0 if indicator == AMOUNTS[0] else 30.0])
        sheet.ask(indicator, 2024, (100,) * 6)
    return sheet.dataset()


def text(form: str, org_unit: str = TOTAL, *, quarter: str = "2024Q1", language: str = "zh") -> str:
    return text_of(write(county(quarter), Period.parse(quarter), org_unit, form=form, language=language))


def test_in_march_nobody_is_behind_as_a_whole_for_what_is_due_in_december() -> None:
    assert "滞后" not in text("summary")
    assert "3项距年末目标尚有差距" in text("summary")
    assert "未达进度要求" not in text("circular")
    assert "6项" not in text("circular")


def test_the_supervision_list_and_the_notice_hold_amounts_only() -> None:
    listed = write(county("2024Q1"), Period.parse("2024Q1"), form="supervision").tables[0].rows
    assert [row[:4] for row in listed] == [(LAST, "3项", "1项", "新建工会数")]
    assert "会员" not in text("supervision", LAST)


def test_pages_count_alike_and_say_why() -> None:
    dataset = county("2024Q1")
    shown = headlines_of(dataset, rows_of(table_of(dataset, Period.parse("2024Q1"))), LAST)
    assert (shown.judged, shown.on_time, shown.not_due) == (3, 2, 3)
    assert [line.indicator for line in shown.behind] == ["new_unions"]


def test_english_says_how_long_they_have() -> None:
    said = text("summary", language="en")
    assert "are still below the levels due at the end of the year" in said
    assert "6 indicators" not in said


@pytest.mark.parametrize("form", list(FORMS))
def test_no_form_fails_where_nothing_but_levels_is_asked(form: str) -> None:
    sheet = Sheet()
    sheet.put("members", "2024Q1", [80.0] * 6)
    sheet.ask("members", 2024, (100,) * 6)
    for language in ("zh", "en"):
        assert text_of(write(sheet.dataset(), Period.parse("2024Q1"), form=form, language=language))


def test_in_december_they_are_missed() -> None:
    dataset = county("2024Q4")
    shown = headlines_of(dataset, rows_of(table_of(dataset, Period.parse("2024Q4"))), LAST)
    assert shown.not_due == 0
    assert {"members", *LEVELS} <= {row.indicator for row in rows_of(table_of(dataset, Period.parse("2024Q4"))) if row.verdict}
