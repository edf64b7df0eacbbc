"""What the pages show of the small county, as plain rows, cards and cells."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators.dataset import Dataset, dataset_of
from indicators.model import TOTAL, Better, CellRef, Indicator, Kind, Observation, Reading, Target, TargetForm
from indicators.periods import Period
from indicators.progress import compute_progress, table_of
from indicators.views import texts
from indicators.views.cards import cards_by_section
from indicators.views.heat import heat_map
from indicators.views.rows import Rows, rows_of
from indicators.views.targets import target_rows


def test_missing_numbers_are_none_and_never_zero(county: Dataset, progress: pd.DataFrame) -> None:
    row = rows_of(progress, org_unit="金沙镇", indicator="safety_accidents")[0]

    assert (row.target, row.completion, row.lead) == (None, None, None)


def test_a_table_taken_apart_holds_the_rows_of_the_frame(county: Dataset, progress: pd.DataFrame) -> None:
    apart = Rows(progress)

    assert apart.all() == rows_of(progress)
    for indicator in county.indicators:
        assert apart.of(indicator) == rows_of(progress, indicator=indicator) != []
    assert apart.of("no such indicator") == []


def test_rows_hold_plain_values(progress: pd.DataFrame) -> None:
    kinds = {type(value) for row in rows_of(progress) for value in row}

    assert kinds == {str, float, bool, tuple, type(None)}


def test_a_table_without_outlook_and_marks_has_none_of_them(county: Dataset) -> None:
    row = rows_of(compute_progress(county, Period.parse("2024H1")))[0]

    assert (row.marks, row.missed, row.forecast_low) == ((), "", None)


def test_cards_are_grouped_by_theme_in_the_order_of_the_report(county: Dataset, progress: pd.DataFrame) -> None:
    cards = cards_by_section(county, progress, TOTAL, {})

    assert list(cards) == ["工会组织建设", "职工权益维护", "困难职工帮扶", "劳动保护与安全生产"]
    assert sum(map(len, cards.values())) == 8


def test_a_total_is_provisional_while_somebody_is_missing(county: Dataset, progress: pd.DataFrame) -> None:
    whole = cards_by_section(county, progress, TOTAL, {})["困难职工帮扶"][0]
    own = cards_by_section(county, progress, "金沙镇", {})["困难职工帮扶"][0]

    assert (whole.provisional, own.provisional) == (True, False)
    assert [(remark.sign, remark.word) for remark in whole.remarks] == [("※", "6个单位中5个已报")]


def test_the_map_has_a_cell_for_every_township_and_target(county: Dataset, progress: pd.DataFrame) -> None:
    heat = heat_map(county, progress)

    assert heat.sections == {"工会组织建设": ["new_unions", "new_members"], "困难职工帮扶": ["assistance_funds"]}
    assert list(heat.rows) == list(county.org_units)
    assert [cell.text for cell in heat.rows["金沙镇"]] == ["37.5%", "40.0%", "36.0%"]


def test_targets_are_sorted_by_the_gap(county: Dataset, progress: pd.DataFrame) -> None:
    leads = [row.lead for row in target_rows(county, progress, "金沙镇")]

    assert leads == sorted(leads)


@pytest.mark.parametrize(
    ("form", "expected"),
    [(TargetForm.ANNUAL_AMOUNT, "目标10件，完成50.0%"), (TargetForm.CEILING, "控制在10件以内，已占50.0%")],
    ids=["an amount to reach", "a limit to stay under"],
)
def test_how_a_target_is_worded(form: TargetForm, expected: str) -> None:
    cell, period = CellRef("a.xlsx", "s", "B2"), Period.parse("2024Q2")
    better = Better.LOWER if form is TargetForm.CEILING else Better.HIGHER
    kind = Indicator("x", "某项", "件", Kind.FLOW, better=better, target_form=form)
    observed = (Observation("甲镇", period, "x", 5.0, "件", cell, target=10.0),)
    asked = (Target("甲镇", "x", 2024, 10.0, cell),)
    dataset = dataset_of([Reading("a.xlsx", observed, asked, indicators=(kind,), org_units=("甲镇",))])
    row = rows_of(table_of(dataset, period), org_unit="甲镇")[0]

    assert texts.target_text(dataset, row) == expected


def test_themes_are_named_in_the_language_of_the_page(county: Dataset, progress: pd.DataFrame) -> None:
    assert "工会组织建设" in heat_map(county, progress).sections
    assert not any("\u4e00" <= c <= "\u9fff" for name in heat_map(county, progress, "en").sections for c in name)
