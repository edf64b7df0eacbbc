"""Work whose season is still to come brings no points and costs none: its part of the hundred goes to the others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.dataset import Dataset
from indicators.narrative import write
from indicators.periods import Period
from indicators.progress import table_of
from indicators.scoring import Method, recipe, rule_named, scores_of
from tests.narrative.datasets import UNITS, Sheet

H1 = Period.parse("2024H1")


def county(aided_now: int = 0) -> Dataset:
    """Aid to students comes in the third quarter; half of the new unions that are asked for are there."""
    sheet = Sheet()
    for quarter, aided in enumerate((0, 0, 5, 1), start=1):
        sheet.put("students_aided", f"2023Q{quarter}", (aided,) * 6)
    for quarter in (1, 2):
        sheet.put("students_aided", f"2024Q{quarter}", (aided_now,) * 6)
        sheet.put("new_unions", f"2024Q{quarter}", (2,) * 6)
    for indicator in ("students_aided", "new_unions"):
        sheet.ask(indicator, 2024, (8,) * 6)
    return replace(sheet.dataset(), scoring=Method(rule_named("proportional")))


@pytest.mark.parametrize(("aided_now", "points"), [(0, 100.0), (1, 75.0)])
def test_what_has_not_begun_is_not_counted(aided_now: int, points: float) -> None:
    dataset = county(aided_now)
    found = scores_of(dataset, table_of(dataset, H1), H1)

    assert {score.points for score in found} == {points}
    assert {score.org_unit for score in found} == set(UNITS)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "按往年安排尚未开展，不计分，标准分分摊到其他指标。"),
        ("en", "not begun, as every year, not counted, its points go to the other indicators."),
    ],
)
def test_the_recipe_says_why(language: str, said: str) -> None:
    dataset = county()
    score = scores_of(dataset, table_of(dataset, H1), H1)[0]

    assert any(line.endswith(said) for line in recipe(score, dataset.indicators, language))


def test_the_circular_tells_the_same_score() -> None:
    tables = write(county(), H1, form="circular").tables

    assert {row[2] for table in tables if "百分制" in table.title for row in table.rows} == {"100分"}
