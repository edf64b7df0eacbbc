from __future__ import annotations

import re
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from indicators.charts.style import LIGHT
from indicators.charts.targets import draw_targets
from indicators.charts.text import width
from indicators.views.remarks import Remark
from indicators.views.targets import TargetRow


def row(indicator: str, completion: float, status: str = "ahead", schedule: float = 0.5) -> TargetRow:
    text = f"{completion * 100:.1f}%"
    return TargetRow(
        indicator, indicator, completion, schedule, completion - schedule, status, "超序时", "5家", "10家", text, ""
    )


@pytest.fixture
def figure() -> go.Figure:
    return draw_targets([row("甲", 0.2, "far_behind"), row("乙", 0.8), row("丙", 3.1, "done")], LIGHT)


def test_the_band_reaches_to_the_whole_target(figure: go.Figure) -> None:
    assert list(figure.data[0].x) == [1, 1, 1]


def test_bars_show_completion_in_the_colour_of_the_status(figure: go.Figure) -> None:
    assert list(figure.data[1].marker.color) == [LIGHT.far_behind, LIGHT.ahead, LIGHT.done]
    assert list(figure.data[1].x)[:2] == [0.2, 0.8]


def test_a_very_high_completion_is_cut_in_the_bar_but_not_in_the_text(figure: go.Figure) -> None:
    assert figure.data[1].x[2] == figure.layout.xaxis.range[1] == 1.5
    assert "310.0%" in [text.text for text in figure.layout.annotations]


def test_a_tick_marks_the_schedule(figure: go.Figure) -> None:
    assert figure.data[2].marker.symbol == "line-ns"
    assert list(figure.data[2].x) == [0.5, 0.5, 0.5]


def test_the_first_row_stands_at_the_top(figure: go.Figure) -> None:
    assert list(figure.data[1].y) == ["甲", "乙", "丙"]
    top_down = figure.layout.yaxis.range
    assert top_down[0] > top_down[1]


def test_name_number_shape_and_word_stand_above_each_bar(figure: go.Figure) -> None:
    texts = [re.sub(r"<[^>]+>", "", a.text) for a in figure.layout.annotations]
    assert texts[:3] == ["甲", "20.0%", "✖ 超序时"]


def test_numbers_end_and_shapes_begin_in_one_line(figure: go.Figure) -> None:
    numbers, words = figure.layout.annotations[1::3], figure.layout.annotations[2::3]

    assert {(a.xanchor, a.xshift) for a in numbers} == {("right", words[0].xshift)}
    assert {a.xanchor for a in words} == {"left"}
    assert len({a.xshift for a in words}) == 1


@pytest.mark.parametrize(("word", "signs"), [("滞后", ""), ("严重滞后", "※≈"), ("slightly behind", "※")])
@pytest.mark.parametrize("name", ["推行职工代表大会制度的非公有制企业事业单位总数", "Women workers helped by care activities"])
def test_long_names_leave_number_and_status_their_room_on_a_phone(name: str, word: str, signs: str) -> None:
    remarks = tuple(Remark(sign, "", "") for sign in signs)
    figure = draw_targets([replace(row(name, 0.5), status_name=word, remarks=remarks)], LIGHT)
    shown, number, _status = (annotation.text for annotation in figure.layout.annotations)

    assert shown.endswith("…")
    assert name.startswith(shown.removesuffix("…"))
    assert len(shown) > 6
    assert 13 * (width(shown) + width(number) + width(word)) + 20 <= 349
    assert name in figure.data[1].customdata[0]


def test_a_name_that_fits_is_whole() -> None:
    assert draw_targets([row("困难职工帮扶人数", 0.5)], LIGHT).layout.annotations[0].text == "困难职工帮扶人数"
