"""What the points of a figure stand for, and what a click on them does."""

from __future__ import annotations

import plotly.graph_objects as go

from indicators.charts.picks import opens, picks, told
from indicators.charts.ranking import draw_ranking
from indicators.charts.style import LIGHT
from indicators.charts.trend import draw_trend
from indicators.periods import Period
from indicators.views.measures import Measure
from indicators.views.ranking import Place, Ranking
from indicators.views.series import Line, Series

QUARTERS = (Period.parse("2024Q1"), Period.parse("2024Q2"))
LINES = tuple(Line(unit, unit, (1.0, float(n)), ("1家", f"{n}家"), (None, None)) for n, unit in enumerate(("甲镇", "乙镇")))
SERIES = Series("new_unions", "新建工会数", Measure.VALUE, "家", QUARTERS, ("一季度", "二季度"), LINES, None)


def test_a_figure_says_what_a_click_does() -> None:
    assert picks(go.Figure(), "highlight", most=6).layout.meta == {"picks": "highlight", "most": 6}
    assert opens(go.Figure(), "trends?lang=zh", "indicator").layout.meta == {"opens": "trends?lang=zh", "code": "indicator"}


def test_every_dot_of_a_ranking_stands_for_its_org_unit() -> None:
    places = (Place("a", "甲镇", 9, "9家", 1, 2), Place("b", "乙镇", 5, "5家", 2, None))

    dots = draw_ranking(Ranking(places, (), 7, "家"), LIGHT).data[0]

    assert [point[0] for point in dots.customdata] == ["a", "b"]
    assert all(place.name in point[1] for place, point in zip(places, dots.customdata, strict=True))


def test_every_point_of_a_line_stands_for_its_org_unit() -> None:
    grey, coloured = draw_trend(SERIES, LIGHT, highlighted=["乙镇"]).data[:2]

    assert [name for name, _text in grey.customdata][:2] == ["甲镇", "甲镇"]
    assert {name for name, _text in coloured.customdata} == {"乙镇"}
    assert [text for _name, text in coloured.customdata] == ["<b>乙镇</b><br>一季度 1家", "<b>乙镇</b><br>二季度 1家"]


def test_ids_and_texts_go_together() -> None:
    assert told(["x", None], ["甲", "乙"]) == [["x", "甲"], [None, "乙"]]
