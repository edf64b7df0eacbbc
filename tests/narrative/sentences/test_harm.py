"""No praise and no progress where fewer is better."""

from __future__ import annotations

import pytest

from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import ABOVE, NONE, TEN, Values, summary, told

SHARES = [
    ("workers_assisted", (3, 4, 2, 15, 4, 5), NONE, "北桥街道、柳溪乡合计帮扶困难职工20人，占全县的60.6%。"),
    ("workers_assisted", (20, 21, 23, 48, 24, 20), NONE, "北桥街道帮扶困难职工48人，居首位，占全县的30.8%。"),
    ("petition_visits", (20, 21, 23, 48, 24, 20), NONE, "信访接待以北桥街道最多，为48人次，占全县的30.8%。"),
    ("workers_assisted", (20, 21, 23, 28, 24, 20), NONE, ""),
    ("safety_accidents", (0, 0, 0, 0, 0, 1), NONE, "1起发生在柳溪乡。"),
    ("safety_accidents", (0, 0, 1, 2, 0, 1), NONE, "均发生在北桥街道、南塘乡、柳溪乡。"),
    ("petition_visits", (0, 0, 0, 0, 0, 4), NONE, "4人次来自柳溪乡。"),
    ("workers_assisted", (0, 0, 0, 0, 2, 4), NONE, "集中在柳溪乡、石门镇。"),
]


@pytest.mark.parametrize(("indicator", "values", "how", "sentence"), SHARES)
def test_who_contributes_most_is_praised_only_where_more_is_better(
    indicator: str, values: Values, how: dict[str, str], sentence: str
) -> None:
    said = told(indicator, values, **how)
    assert sentence in said
    assert "居首位" not in said or "居首位" in sentence
    assert sentence or "占全县" not in said, "what size would bring with it is no news"


def test_those_above_are_not_told_where_harm_was_done() -> None:
    assert not any(unit in told("safety_accidents", (0, 0, 1, 2, 0, 1), **ABOVE) for unit in UNITS)
    assert "北桥街道" in told("workers_assisted", (3, 4, 2, 15, 4, 5), **ABOVE)


WITHIN = [
    ("safety_accidents", 1, 3, "其中二季度18起，比一季度多12起。"),
    ("safety_accidents", 0, 1, "6起均发生在二季度。"),
    ("new_unions", 1, 3, "其中二季度18家，比一季度多12家，推进速度有所加快。"),
    ("new_unions", 0, 1, "6家均在二季度完成。"),
]


@pytest.mark.parametrize(("indicator", "first", "second", "sentence"), WITHIN)
def test_harm_makes_no_progress(indicator: str, first: float, second: float, sentence: str) -> None:
    sheet = Sheet()
    sheet.put(indicator, "2024Q1", (first,) * 6)
    sheet.put(indicator, "2024Q2", (second,) * 6)
    sheet.ask(indicator, 2024, TEN)
    assert sentence in summary(sheet.dataset(), length="full")


@pytest.mark.parametrize(
    ("happened", "said"),
    [
        (1, "1起发生在二季度，发生单位为柳溪乡。"),
        (3, "3起均发生在二季度，发生单位均为柳溪乡。"),
    ],
)
def test_when_and_where_it_happened_are_one_thing(happened: int, said: str) -> None:
    sheet = Sheet()
    sheet.put("safety_accidents", "2024Q1", (0,) * 6)
    sheet.put("safety_accidents", "2024Q2", (0, 0, 0, 0, 0, happened))
    assert said in summary(sheet.dataset(), "2024H1")
