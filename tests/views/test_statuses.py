from __future__ import annotations

import county as small_county
import pytest

from indicators.model import TOTAL
from indicators.periods import Period
from indicators.progress import table_of
from indicators.views.rows import rows_of
from indicators.views.statuses import StatusCount, status_counts

COUNTY = small_county.county()


def counts(period: str, org_unit: str = TOTAL, language: str = "zh") -> tuple[StatusCount, ...]:
    return status_counts(rows_of(table_of(COUNTY, Period.parse(period)), org_unit=org_unit), language)


def test_only_targets_are_counted_and_the_best_status_stands_first() -> None:
    rows = rows_of(table_of(COUNTY, Period.parse("2024H1")), org_unit="金沙镇")
    told = counts("2024H1", "金沙镇")

    assert sum(one.count for one in told) == sum(row.target is not None for row in rows) == 3
    assert [one.status for one in told] == ["slightly_behind", "behind"]


@pytest.mark.parametrize(
    ("period", "language", "names"),
    [
        pytest.param("2024H1", "zh", {"超序时"}, id="within the year against the schedule"),
        pytest.param("2023", "zh", {"已完成", "达目标", "超目标"}, id="at its end against the target"),
        pytest.param("2024H1", "en", {"ahead of schedule"}, id="in English"),
    ],
)
def test_the_words_say_what_is_measured_against(period: str, language: str, names: set[str]) -> None:
    assert {one.name for one in counts(period, language=language)} <= names


def test_without_targets_there_is_nothing_to_count() -> None:
    assert status_counts([]) == ()
