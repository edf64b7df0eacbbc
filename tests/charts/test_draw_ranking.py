from __future__ import annotations

from indicators.charts.ranking import ROWS, draw_ranking
from indicators.charts.standing import draw_standing
from indicators.charts.style import LIGHT
from indicators.views.profile import Standing
from indicators.views.ranking import Place, Ranking

PLACES = (
    Place("甲镇", "甲镇", 9, "9家", 1, 2),
    Place("乙镇", "乙镇", 5, "5家", 2, None),
    Place("丙镇", "丙镇", 1, "1家", 3, -1),
)
RANKING = Ranking(PLACES, ("丁镇",), 5, "家")


def test_a_dot_a_township_in_order() -> None:
    dots = draw_ranking(RANKING, LIGHT).data[0]

    assert list(dots.y) == ["甲镇", "乙镇", "丙镇"]
    assert list(dots.x) == [9, 5, 1]


def test_the_highlighted_township_has_the_accent_the_others_are_grey() -> None:
    dots = draw_ranking(RANKING, LIGHT, highlighted=["乙镇"]).data[0]

    assert list(dots.marker.color) == [LIGHT.last_year, LIGHT.accent, LIGHT.last_year]


def test_the_median_is_a_dashed_line_with_its_name() -> None:
    figure = draw_ranking(RANKING, LIGHT, median_name="中位数")

    assert (figure.layout.shapes[0].x0, figure.layout.shapes[0].line.dash) == (5, "dash")
    assert "中位数" in [a.text for a in figure.layout.annotations]


def test_the_change_of_place_stands_beside_the_value() -> None:
    texts = [a.text for a in draw_ranking(RANKING, LIGHT).layout.annotations[1:]]

    assert ["↑2" in texts[0], "↑" in texts[1] or "↓" in texts[1], "↓1" in texts[2]] == [True, False, True]


def test_a_strip_of_places_for_each_indicator_with_the_own_one_marked() -> None:
    standings = [
        Standing("new_unions", "新建工会数", "组织", 1, 3, "ahead", "9家", "第1位", "第1位（共3个）"),
        Standing("members", "会员总数", "组织", 2, 2, "no_target", "5人", "第2位", "第2位（共2个）"),
    ]
    peers, own = draw_standing(standings, LIGHT, first="第1位", last="末位").data

    assert list(peers.x) == [0, 0.5, 1, 0, 1]
    assert list(own.x) == [0, 1]
    assert own.marker.color == LIGHT.accent


def test_the_only_township_stands_in_the_middle() -> None:
    alone = [Standing("members", "会员总数", "组织", 1, 1, "no_target", "5人", "第1位", "第1位（共1个）")]

    assert list(draw_standing(alone, LIGHT).data[1].x) == [0.5]


def test_of_very_many_some_are_drawn_on_the_axis_of_all() -> None:
    many = tuple(Place(f"第{n}镇", f"第{n}镇", float(200 - n), "", n, None) for n in range(1, 121))
    order = Ranking(many, (), 100.0, "家")
    first, last = draw_ranking(order, LIGHT), draw_ranking(order, LIGHT, start=2 * ROWS)

    assert (len(first.data[0].y), len(last.data[0].y)) == (ROWS, 120 - 2 * ROWS)
    assert last.data[0].y[0] == f"第{2 * ROWS + 1}镇"
    assert first.layout.xaxis.range == last.layout.xaxis.range
    low, high = last.layout.xaxis.range
    assert low < 80
    assert high > 199
