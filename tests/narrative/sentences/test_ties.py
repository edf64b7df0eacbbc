"""Those who share a figure are told together: nobody is best or last for standing first in the sheet."""

from __future__ import annotations

import pytest

from tests.narrative.datasets import Sheet
from tests.narrative.summaries import FULL, NONE, TEN, Values, summary, told

TIES = [
    ((6, 6, 6, 6, 0, 0), FULL, "4个达到序时进度，东岭镇、西河镇、南塘乡、北桥街道均完成60.0%。"),
    ((0, 0, 0, 0, 6, 6), FULL, "4个单位低于序时进度，东岭镇、西河镇、南塘乡、北桥街道均为0家，尚未破题。"),
    ((6, 6, 1, 1, 1, 1), FULL, "4个单位低于序时进度，柳溪乡、石门镇、北桥街道、南塘乡均完成10.0%。"),
    ((6, 6, 6, 3, 2, 2), FULL, "柳溪乡、石门镇均完成20.0%，北桥街道完成30.0%"),
    ((6, 6, 6, 3, 2, 1), FULL, "柳溪乡新建工会1家，完成10.0%，石门镇、北桥街道分别完成20.0%和30.0%"),
    ((2, 2, 2, 2, 2, 2), FULL, "6个单位均低于序时进度，均完成20.0%。"),
    (
        (3, 3, 2, 2, 1, 1),
        FULL,
        "6个单位均低于序时进度，东岭镇、西河镇均完成30.0%；柳溪乡、石门镇均完成10.0%，北桥街道、南塘乡均完成20.0%。",
    ),
    ((9, 0, 3, 3, 3, 3), NONE, "其中西河镇尚未启动，南塘乡等4个单位次之。"),
    ((9, 9, 0, 9, 3, 3), NONE, "其中南塘乡尚未启动，石门镇、柳溪乡次之。"),
    ((9, 0, 0, 3, 3, 3), NONE, "其中西河镇、南塘乡尚未启动，北桥街道、石门镇、柳溪乡次之。"),
    ((9, 0, 0, 0, 3, 3), NONE, "其中西河镇、南塘乡、北桥街道尚未启动。"),
    ((9, 1, 2, 2, 2, 2), NONE, "其中西河镇低40.0个百分点，差距最大，南塘乡等4个单位次之。"),
    ((9, 0, 5, 5, 5, 5), {"period": "2024"}, "西河镇完成率最低，为0%，南塘乡等4个单位次之。"),
    ((0, 0, 0, 0, 9, 9), NONE, "督促尚未启动的东岭镇、西河镇、南塘乡、北桥街道明确责任人、尽快启动。"),
    ((0, 0, 0, 0, 1, 9), NONE, "重点督导尚未启动的东岭镇、西河镇、南塘乡、北桥街道。"),
    ((1, 1, 1, 1, 2, 9), NONE, "重点督导差距最大的东岭镇、西河镇、南塘乡、北桥街道。"),
    ((1, 1, 1, 1, 9, 9), NONE, "对进度滞后的东岭镇、西河镇、南塘乡、北桥街道逐个跟进。"),
    ((0, 0, 0, 9, 9, 9), NONE, "重点督导东岭镇（尚差10家）、西河镇（尚差10家）、南塘乡（尚差10家）。"),
]


@pytest.mark.parametrize(("values", "how", "sentence"), TIES)
def test_those_who_share_a_figure_are_told_together(values: Values, how: dict[str, str], sentence: str) -> None:
    assert sentence in told("new_unions", values, TEN, **how)


ENGLISH_TIES = [
    ((0, 0, 0, 0, 0, 0), "attention is due in all 6 units alike."),
    ((0, 0, 0, 0, 1, 9), "particular attention is due to the 4 units furthest behind."),
    ((0, 0, 3, 3, 9, 9), "particular attention is due to 东岭镇 and 西河镇."),
    ((0, 2, 3, 6, 6, 6), "particular attention is due to 东岭镇, 西河镇 and 南塘乡."),
]


@pytest.mark.parametrize(("values", "sentence"), ENGLISH_TIES)
def test_english_steps_blame_nobody_for_standing_first_in_the_sheet(values: Values, sentence: str) -> None:
    assert sentence in told("new_unions", values, TEN, language="en")


def test_where_all_stand_alike_nobody_is_best_or_last() -> None:
    said = told("members", (55,) * 6, (50, 50, 50, 60, 60, 60), language="en")
    assert "of 6 units with a target, 3 met it" in said.lower()
    assert "did best, at 110.0%; the other 3 stood at 91.7%" in said
    alike = told("collective_contract_rate", (0.55,) * 6, (0.5, 0.5, 0.5, 0.6, 0.6, 0.6), language="en")
    assert "3 met it." in alike
    assert "best" not in alike


def test_among_those_who_are_close_together_nobody_is_first_or_last() -> None:
    sheet = Sheet()
    for place, quarter in enumerate(("2024Q1", "2024Q2")):
        sheet.put("members", quarter, [970 + place, 972, 975, 978, 980, 974])
    sheet.ask("members", 2024, [1000] * 6)
    said = summary(sheet.dataset())
    assert "6个单位距年末目标均有差距。" in said


def test_all_of_a_few_who_are_behind_are_named_in_brief() -> None:
    """Six works are told in detail; of the seventh only who is behind."""
    sheet = Sheet()
    others = ("new_unions", "union_reelections", "workers_homes", "items_published", "safety_trainings", "training_sessions")
    alike = (*others, "recreational_events", "workers_assisted")
    values = {**dict.fromkeys(alike, (1, 9, 1, 1, 9, 1)), "new_members": (9, 9, 5, 6, 7, 8)}
    for indicator, done in values.items():
        sheet.put(indicator, "2024Q1", [0] * 6)
        sheet.put(indicator, "2024Q2", done)
        sheet.ask(indicator, 2024, [18] * 6)
    assert "南塘乡、北桥街道、石门镇、柳溪乡未达到" in summary(sheet.dataset())
