"""A circular asks an account of those who have more of some harm than was allowed to them."""

from __future__ import annotations

import pytest

from indicators.dataset import Dataset
from indicators.narrative import write_from
from indicators.narrative.facts.survey import Survey
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import text_of

ASKED = "超出本单位年度控制目标，要逐起查明原因"


def accidents(*values: float) -> Dataset:
    sheet = Sheet()
    sheet.ask("safety_accidents", 2024, (1, 1, 1, 3, 3, 3))
    sheet.put("safety_accidents", "2024Q1", values)
    sheet.ask("new_unions", 2024, (20,) * 6)
    sheet.put("new_unions", "2024Q1", (6,) * 6)
    return sheet.dataset()


def circular(dataset: Dataset, **form: str) -> str:
    return text_of(write_from(Survey(dataset, Period.parse("2024Q1")), form="circular", **form))  # type: ignore[arg-type]


def test_who_has_broken_its_own_ceiling_is_asked_by_name_though_the_whole_has_kept_its_own() -> None:
    said = circular(accidents(0, 2, 0, 1, 0, 0))
    assert f"{UNITS[1]}安全事故{ASKED}" in said


@pytest.mark.parametrize(
    ("values", "form"),
    [
        ((0, 1, 0, 1, 0, 0), {}),  # all within their own
        ((2, 2, 2, 4, 0, 0), {}),  # more than can be named
        ((0, 2, 0, 1, 0, 0), {"audience": "leadership"}),
    ],
)
def test_else_nobody_is(values: tuple[float, ...], form: dict[str, str]) -> None:
    assert ASKED not in circular(accidents(*values), **form)
