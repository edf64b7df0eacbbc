"""What a card says beside last year: of the same quarters and org units only, and of whom."""

from __future__ import annotations

import pytest
from progress.cases import dataset, quarterly

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.progress import table_of
from indicators.views.rows import rows_of
from indicators.views.tables import progress_table
from indicators.views.texts import change_text

H1 = Period.parse("2024H1")
BEFORE = quarterly("甲镇", "new_unions", 2023, 5, 5) | quarterly("乙镇", "new_unions", 2023, 10, 10)
FULL = dataset(BEFORE | quarterly("甲镇", "new_unions", 2024, 6, 6) | quarterly("乙镇", "new_unions", 2024, 10, 10))
PARTLY = dataset(
    BEFORE
    | quarterly("丙街道", "new_unions", 2023, 1, 1)
    | quarterly("甲镇", "new_unions", 2024, 6, 6)
    | quarterly("乙镇", "new_unions", 2024, 10, 10)
    | quarterly("丙街道", "new_unions", 2024, 8)
)
LEVEL = dataset(
    BEFORE
    | quarterly("甲镇", "new_unions", 2024, 5, 5)
    | quarterly("乙镇", "new_unions", 2024, 10, 10)
    | quarterly("丙街道", "new_unions", 2024, 8)
)
FEW = dataset(BEFORE | quarterly("甲镇", "new_unions", 2024, 6, 6) | quarterly("乙镇", "new_unions", 2024, 10))
RATES = dataset(quarterly("甲镇", "signing", 2024, None, 0.95) | quarterly("甲镇", "signing", 2023, None, 0.9))

CASES = [
    (FULL, "new_unions", TOTAL, "同比+2家（+6.7%）", "+2 on last year (+6.7%)"),
    (FULL, "new_unions", "乙镇", "与上年同期持平", "level with last year"),
    (PARTLY, "new_unions", TOTAL, "2个单位同口径同比+2家（+6.7%）", "+2 on last year (+6.7%), 2 units compared"),
    (PARTLY, "new_unions", "甲镇", "同比+2家（+20.0%）", "+2 on last year (+20.0%)"),
    (PARTLY, "new_unions", "丙街道", "与上年同期口径不同，不作同比", "not comparable with last year"),
    (LEVEL, "new_unions", TOTAL, "2个单位同口径与上年同期持平", "level with last year, 2 units compared"),
    (LEVEL, "new_unions", "丙街道", "", ""),
    (FEW, "new_unions", TOTAL, "与上年同期口径不同，不作同比", "not comparable with last year"),
    (RATES, "signing", "甲镇", "同比+5.0个百分点", "+5.0 percentage points on last year"),
]


@pytest.mark.parametrize(("data", "indicator", "org_unit", "zh", "en"), CASES)
def test_the_change_on_last_year(data: Dataset, indicator: str, org_unit: str, zh: str, en: str) -> None:
    (row,) = rows_of(table_of(data, H1), indicator=indicator, org_unit=org_unit)
    assert (change_text(data, row), change_text(data, row, "en")) == (zh, en)


def test_a_table_gives_growth_where_it_is_of_the_same_and_says_of_whom_else() -> None:
    table = progress_table(PARTLY, rows_of(table_of(PARTLY, H1), indicator="new_unions")).set_index("单位")
    assert table["同比增长（%）"].dropna().to_dict() == {"甲镇": 20.0, "乙镇": 0.0}
    assert table["备注"]["丙街道"].endswith("与上年同期口径不同，不作同比")
    assert any("2个单位同口径同比+2家（+6.7%）" in note for note in table["备注"])
