"""Unread cells are told one by one, up to as many as anyone reads; what is told of figures is told of all."""

from __future__ import annotations

import pytest

from indicators.problems import message_of
from indicators.reading import telling
from tests.reading.sheets import Rows, codes, figures, read

FEW = 3


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "MOST_ALIKE", FEW)


def with_cells(cell: str, rows: int) -> dict[str, Rows]:
    towns = [[f"{name}镇", cell, 10 + place] for place, name in enumerate("甲乙丙丁戊己庚辛"[:rows])]
    return {"2024年二季度": [["乡镇", "新建工会（家）", "会员总数（人）"], *towns, ["壬镇", 1, 2]]}


def test_beyond_so_many_only_how_many_there_are() -> None:
    reading = read(with_cells("3?", 5))
    assert [p.cell for p in reading.problems if p.code == "not_a_number"] == ["B2", "B3", "B4"]
    (more,) = (p for p in reading.problems if p.code == "too_many_alike")
    assert "像B2这样的问题共有5处，只列出前3处" in message_of(more)
    assert figures(reading)["壬镇", "2024Q2", "new_unions"] == 1


def test_just_so_many_are_told_one_by_one() -> None:
    assert "too_many_alike" not in codes(read(with_cells("3?", FEW)))


def test_of_rough_figures_each_is_told() -> None:
    reading = read(with_cells("约3", 6))
    assert len([p for p in reading.problems if p.code == "rough_number"]) == 6
    assert "too_many_alike" not in codes(reading)
