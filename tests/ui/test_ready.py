from __future__ import annotations

import plotly.graph_objects as go
import pytest
from plotly.io import to_json

from indicators.ui import state
from indicators.ui.components.ready import ready
from indicators.ui.drawn import Drawn


def figure() -> go.Figure:
    return go.Figure(go.Bar(x=[1, 2.5], y=["甲镇", "乙镇"])).update_layout(title="会员", template="none")


def test_a_piece_is_written_once_for_the_same_value_seen_the_same_way() -> None:
    written = list[str]()

    def write(units: list[str], link: str) -> str:
        written.append(link)
        return f"{link}: {', '.join(units)}"

    units = ["甲镇", "乙镇"]

    assert [ready(write, units, "a"), ready(write, units, "a"), ready(write, units, "b")] == [
        "a: 甲镇, 乙镇",
        "a: 甲镇, 乙镇",
        "b: 甲镇, 乙镇",
    ]
    assert written == ["a", "b"]


def test_an_equal_value_that_is_another_one_is_written_anew() -> None:
    written = list[int]()

    def write(units: list[str]) -> str:
        written.append(len(units))
        return "".join(units)

    assert ready(write, ["甲镇"]) == ready(write, ["甲镇"])
    assert written == [1, 1]


def test_each_language_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = object()

    def write(_shown: object) -> str:
        return state.language()

    for language in ("zh", "en", "zh"):
        monkeypatch.setattr(state, "language", lambda language=language: language)

        assert ready(write, shown) == language


def test_a_drawn_figure_sends_what_plotly_sends() -> None:
    assert to_json(Drawn(figure()), validate=False) == to_json(figure(), validate=False)


def test_what_is_sent_is_worked_out_once() -> None:
    drawn = Drawn(figure())

    assert drawn.to_dict() is drawn.to_dict()
