"""The order of the townships and what is said of it."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from views.cases import series

from indicators.dataset import Dataset
from indicators.model import Better
from indicators.views.profile import standings_of
from indicators.views.ranking import Place, Ranking, ends_of, ranking_of, sentence_of


def test_ranking_counts_ties_once_and_leaves_out_the_missing(county: Dataset) -> None:
    ranking = ranking_of(series(county, "new_unions"), Better.HIGHER)

    assert [place.org_unit for place in ranking.places][:2] == ["城东街道", "龙岗乡"]
    assert ranking.missing == ("青禾乡",)
    assert ranking.median == 6


def test_the_lowest_is_first_where_lower_is_better(county: Dataset) -> None:
    assert ends_of(ranking_of(series(county, "safety_accidents"), Better.LOWER)) == ("金沙镇", "城东街道")


def test_the_sentence_of_a_ranking(county: Dataset) -> None:
    ranking = ranking_of(series(county, "new_unions"), Better.HIGHER)

    assert sentence_of(ranking, "新建工会数") == "新建工会数：城东街道最高，10家；金沙镇最低，2家，1个单位无数据。"


@pytest.mark.parametrize(
    ("values", "language", "said"),
    [
        pytest.param((5, 2, 2, 3), "zh", "新建：甲最高，5家；乙、丙最低，2家。", id="two share the end"),
        pytest.param((5, 5, 1, 5), "en", "新建: highest 甲 and 乙 and 丁 (5家), lowest 丙 (1家).", id="three share the top"),
        pytest.param((1, 0, 0, 0, 0), "zh", "新建：甲最高，1家；4个单位最低，0家。", id="too many to be named"),
        pytest.param((3, 3), "zh", "新建：各单位均为3家。", id="all alike"),
    ],
)
def test_those_who_share_an_end_are_told_together(values: tuple[float, ...], language: str, said: str) -> None:
    places = [Place(name, name, value, f"{value}家", 1, None) for name, value in zip("甲乙丙丁戊", values, strict=False)]

    assert sentence_of(Ranking(tuple(places), (), 0.0, "家"), "新建", language) == said


def test_standings_begin_with_the_best_place(county: Dataset, progress: pd.DataFrame) -> None:
    places = [s.rank for s in standings_of(county, progress, "金沙镇")]

    assert places == sorted(places)
    assert places[0] == 1


def test_values_that_differ_in_the_last_digit_of_the_machine_share_a_place(county: Dataset) -> None:
    shown = series(county, "new_unions")
    values = (0.1 + 0.2, 0.3, 0.2)
    lines = tuple(
        replace(line, org_unit=name, name=name, values=(value,), texts=("30.0%",), targets=(None,), marks=())
        for line, name, value in zip(shown.lines, "甲乙丙", values, strict=False)
    )
    ranking = ranking_of(replace(shown, periods=shown.periods[-1:], labels=shown.labels[-1:], lines=lines), Better.HIGHER)

    assert [(place.name, place.rank) for place in ranking.places] == [("甲", 1), ("乙", 1), ("丙", 3)]
    assert "甲、乙最高" in sentence_of(ranking, "完成率")


@pytest.mark.parametrize(
    ("missing", "language", "said"),
    [
        pytest.param((), "zh", "新建：甲3家。", id="alone"),
        pytest.param(("乙",), "zh", "新建：甲3家，1个单位无数据。", id="the others are silent"),
        pytest.param((), "en", "新建: 甲 3家.", id="in English"),
    ],
)
def test_a_single_one_is_compared_with_nobody(missing: tuple[str, ...], language: str, said: str) -> None:
    ranking = Ranking((Place("甲", "甲", 3.0, "3家", 1, None),), missing, 3.0, "家")

    assert sentence_of(ranking, "新建", language) == said
