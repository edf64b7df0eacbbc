from __future__ import annotations

import plotly.graph_objects as go
import pytest

from indicators.charts.style import DARK, LIGHT, Palette
from indicators.charts.trend import draw_trend
from indicators.periods import Period
from indicators.views.measures import Measure
from indicators.views.series import Line, Series

QUARTERS = tuple(Period.quarter(2024, q) for q in (1, 2, 3))
LABELS = ("2024年一季度", "2024年二季度", "2024年三季度")


def line(name: str, *values: float | None, targets: tuple[float | None, ...] = (None, None, None)) -> Line:
    return Line(name, name, values, tuple("—" if v is None else f"{v:g}家" for v in values), targets)


def series(*lines: Line, unit: str = "家", whole: Line | None = None, measure: Measure = Measure.VALUE) -> Series:
    return Series("new_unions", "新建工会数", measure, unit, QUARTERS, LABELS, lines, whole)


def labels_of(figure: go.Figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations]


THREE = series(line("金沙镇", 1, 2, 3), line("河口镇", 4, None, 6), line("松林镇", 7, 8, 9))


def test_all_units_not_highlighted_share_one_grey_trace_parted_by_gaps() -> None:
    grey = draw_trend(THREE, LIGHT).data[0]

    assert grey.line.color == LIGHT.context
    assert list(grey.y) == [1, 2, 3, None, 4, None, 6, None, 7, 8, 9, None]
    assert list(grey.x) == [*LABELS, None, *LABELS, None, *LABELS, None]
    assert not grey.connectgaps


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_highlighted_unit_has_the_accent_and_its_name_at_the_end(palette: Palette) -> None:
    figure = draw_trend(THREE, palette, highlighted=["河口镇"])

    assert [trace.name for trace in figure.data[1:]] == ["河口镇"]
    assert figure.data[1].line.color == palette.accent
    assert list(figure.data[1].y) == [4, None, 6]
    assert labels_of(figure) == ["河口镇"]
    assert len(figure.data[0].y) == 8


def test_a_unit_that_is_not_in_the_data_is_not_drawn() -> None:
    assert len(draw_trend(THREE, LIGHT, highlighted=["无此镇"]).data) == 1


def test_labels_of_lines_that_end_together_are_moved_apart() -> None:
    figure = draw_trend(series(line("甲", 1, 2, 5), line("乙", 1, 3, 5)), LIGHT, highlighted=["甲", "乙"])

    first, second = (annotation.y for annotation in figure.layout.annotations)
    assert first != second


def test_the_target_of_the_first_highlighted_unit_is_a_dashed_line() -> None:
    asked = series(line("甲", 1, 2, 3, targets=(2, 4, 6)), line("乙", 3, 2, 1))
    figure = draw_trend(asked, LIGHT, highlighted=["甲"], due_name="目标")

    assert figure.data[-1].line.dash == "dash"
    assert list(figure.data[-1].y) == [2, 4, 6]
    assert labels_of(figure) == ["甲", "目标"]


def test_a_target_of_its_own_has_the_colour_of_the_unit_and_a_common_one_is_grey() -> None:
    own = series(line("甲", 1, 2, 3, targets=(2, 4, 6)), line("乙", 3, 2, 1, targets=(1, 2, 3)))
    common = series(line("甲", 1, 2, 3, targets=(2, 4, 6)), line("乙", 3, 2, 1, targets=(2, 4, 6)))

    colours = [draw_trend(s, LIGHT, highlighted=["甲"], due_name="目标").data[-1].line.color for s in (own, common)]
    assert colours == [LIGHT.accent, LIGHT.secondary]


def test_without_a_target_there_is_no_dashed_line() -> None:
    assert all(t.line.dash is None for t in draw_trend(THREE, LIGHT, highlighted=["金沙镇"], due_name="目标").data)


def test_the_whole_is_drawn_in_ink_for_rates_and_not_for_amounts() -> None:
    whole = line("全县", 0.5, 0.5, 0.5)

    rates = draw_trend(series(line("甲", 0.4, 0.5, 0.6), unit="%", whole=whole), LIGHT)
    amounts = draw_trend(series(line("甲", 4, 5, 6), whole=line("全县", 40, 50, 60)), LIGHT)
    assert [trace.line.color for trace in rates.data] == [LIGHT.context, LIGHT.ink]
    assert len(amounts.data) == 1


def test_large_money_is_drawn_in_ten_thousands() -> None:
    figure = draw_trend(series(line("甲", 20000, 50000, None), unit="元"), LIGHT)

    assert list(figure.data[0].y) == [2, 5, None, None]


def test_names_from_a_file_are_shown_as_they_are_written() -> None:
    figure = draw_trend(series(line("<b>$甲$", 1, 2, 3)), LIGHT, highlighted=["<b>$甲$"])

    assert labels_of(figure) == ["&lt;b&gt;&#36;甲&#36;"]
    assert "<b>$" not in figure.data[1].customdata[0]


def test_a_figure_without_any_line_can_be_drawn() -> None:
    assert draw_trend(series(), LIGHT, due_name="目标").layout.height == 420
