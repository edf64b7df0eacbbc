from __future__ import annotations

from base64 import b64decode

import pytest
from lxml import etree

from indicators.charts.panel import draw_panel
from indicators.charts.picture import points
from indicators.charts.sparkline import draw_sparkline
from indicators.charts.style import DARK, LIGHT
from indicators.periods import Period
from indicators.views.measures import Measure
from indicators.views.series import Line, Series

SVG = "{http://www.w3.org/2000/svg}"


def drawing(address: str) -> etree._Element:
    kind, content = address.split(",", 1)
    assert kind == "data:image/svg+xml;base64"
    return etree.fromstring(b64decode(content))


def panel_series(*values: tuple[float | None, ...]) -> Series:
    lines = tuple(Line(f"镇{i}", f"镇{i}", v, tuple(map(str, v)), ()) for i, v in enumerate(values))
    periods = tuple(Period.quarter(2024, q) for q in (1, 2, 3))
    return Series("members", "会员总数", Measure.VALUE, "人", periods, tuple(map(str, periods)), lines, None)


@pytest.mark.parametrize("values", [(), (1.0,), (None, 3.0)], ids=["nothing", "one value", "one value after a gap"])
def test_fewer_than_two_values_are_no_trend(values: tuple[float | None, ...]) -> None:
    assert draw_sparkline(values, LIGHT) == ""


def test_a_gap_parts_the_line() -> None:
    picture = drawing(draw_sparkline((1, 2, None, 4, 5), LIGHT))

    assert len(picture.findall(f"{SVG}polyline")) == 2


def test_a_value_alone_between_gaps_is_a_dot() -> None:
    picture = drawing(draw_sparkline((1, None, 3, None), LIGHT))

    assert len(picture.findall(f"{SVG}circle")) == 2
    assert picture.findall(f"{SVG}polyline") == []


@pytest.mark.parametrize(("provisional", "fill"), [(False, LIGHT.ink), (True, LIGHT.paper)], ids=["final", "provisional"])
def test_the_last_point_is_hollow_while_somebody_is_missing(provisional: bool, fill: str) -> None:
    picture = drawing(draw_sparkline((1, 2), LIGHT, provisional=provisional))

    assert picture.findall(f"{SVG}circle")[-1].get("fill") == fill


def test_the_highest_value_is_at_the_top_and_a_flat_line_in_the_middle() -> None:
    top, bottom = points((5, 1), 1, 5, 100, 40)
    assert top is not None
    assert bottom is not None
    assert top[1] < bottom[1]
    assert points((3, 3), 3, 3, 100, 40) == [(4, 20), (96, 20)]


def test_a_panel_draws_the_others_in_grey_and_the_chosen_in_the_accent() -> None:
    picture = drawing(draw_panel(panel_series((1, 2, 3), (3, 2, 1), (2, 2, 2)), DARK, highlighted=["镇1"]))

    assert [p.get("stroke") for p in picture.findall(f"{SVG}polyline")] == [DARK.context, DARK.context, DARK.accent]


def test_a_panel_without_a_value_is_not_drawn() -> None:
    assert draw_panel(panel_series((None, None, None)), LIGHT) == ""
