"""The order of the townships and what is said of it."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from views.cases import series

from indicators.dataset import Dataset
from indicators.model import Better
from indicators.views.profile import Standing, standing_sentence, standings_of
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


def test_places_moved_are_those_since_the_last_quarter_that_anybody_reported(county: Dataset) -> None:
    shown = series(county, "new_unions")
    apart = tuple(replace(line, values=(value, None, 9 - value)) for line, value in zip(shown.lines, (1.0, 2.0), strict=False))
    ranking = ranking_of(replace(shown, lines=apart), Better.HIGHER)

    assert [(place.rank, place.moved) for place in ranking.places] == [(1, 1), (2, -1)]


@pytest.mark.parametrize(
    ("ranks", "language", "told"),
    [
        pytest.param((1, 8), "zh", "2项参加排位的指标中，1项居前四分之一，1项居后四分之一。", id="both ends"),
        pytest.param((8, 8), "zh", "2项参加排位的指标中，2项居后四分之一。", id="one end"),
        pytest.param((4, 5), "zh", "2项参加排位的指标都不在前后四分之一。", id="neither"),
        pytest.param((1, 4), "en", " Of 2 rankings it is in the first quarter in 1.", id="one end, in English"),
        pytest.param(
            (4, 5), "en", " Of 2 rankings it is in neither the first nor the last quarter in any.", id="neither in English"
        ),
    ],
)
def test_the_ends_of_the_field_are_told_where_there_is_something_to_tell(
    ranks: tuple[int, ...], language: str, told: str
) -> None:
    assert standing_sentence(tuple(Standing("x", "x", "", rank, 8, "", "", "", "") for rank in ranks), language) == told
