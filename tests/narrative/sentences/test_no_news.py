"""What comes every year, and what is over, is not told as news; a loss beneath a target that is met is."""

from __future__ import annotations

import pytest

from indicators.model import TOTAL
from tests.narrative.datasets import Sheet
from tests.narrative.summaries import TEN, summary, told

# the fourth quarter of each year beside three quarters of 20, and whether the last is told as the highest on record
PEAKS = [((40, 44, 48), False), ((40, 10, 48), True), ((10, 10, 48), True), ((40, 48), True)]


@pytest.mark.parametrize(("fourth", "record"), PEAKS)
def test_the_highest_quarter_of_every_year_is_no_record(fourth: tuple[int, ...], record: bool) -> None:
    sheet = Sheet()
    for year, last in zip(range(2025 - len(fourth), 2025), fourth, strict=True):
        for quarter, value in enumerate((20, 20, 20, last), start=1):
            sheet.put("new_unions", f"{year}Q{quarter}", (value,) * 6)
    assert ("以来单季最高" in summary(sheet.dataset(), "2024", length="full")) is record


@pytest.mark.parametrize(("year_over", "said"), [(False, True), (True, False)])
def test_what_was_made_up_is_told_while_the_year_lasts(year_over: bool, said: bool) -> None:
    sheet = Sheet()
    for quarter, value in enumerate((1, 2, 8, 3) if year_over else (1, 6), start=1):
        sheet.put("new_unions", f"2024Q{quarter}", (value,) * 6)
    sheet.ask("new_unions", 2024, TEN)
    assert ("现已补齐" in summary(sheet.dataset(), "2024" if year_over else "2024H1")) is said


def members(now: int, target: int, org_unit: str = TOTAL) -> str:
    sheet = Sheet()
    sheet.put("members", "2023Q2", (1000,) * 6)
    sheet.put("members", "2024Q2", (now,) * 6)
    sheet.ask("members", 2024, (target,) * 6)
    sheet.put("new_unions", "2024Q2", (5,) * 6)
    return summary(sheet.dataset(), "2024H1", org_unit)


@pytest.mark.parametrize("org_unit", [TOTAL, "东岭镇"])
def test_fewer_members_are_a_problem_though_the_target_is_met(org_unit: str) -> None:
    text = members(950, 900, org_unit)
    size = "300" if org_unit == TOTAL else "50"
    assert f"会员总数比上年同期减少{size}人，下降5.0%，原因有待核实" in text.split("从数据看")[1]
    assert "核实流失、转出和新增情况" in text
    for kept in (995, 1100):
        assert "流失" not in members(kept, 900, org_unit)


def test_a_level_above_its_target_is_told_by_the_difference() -> None:
    text = told("members", (101,) * 6, (100,) * 6)
    assert "会员总数606人，比年度目标600人多6人" in text
    assert "超过年度目标600" not in text


@pytest.mark.parametrize(("quarters", "verdict"), [(2, "是唯一低于序时进度的单位"), (4, "是唯一未完成全年任务的单位")])
def test_the_only_one_behind_is_said_to_be_the_only_one(quarters: int, verdict: str) -> None:
    sheet = Sheet()
    for quarter in range(1, quarters + 1):
        sheet.put("new_unions", f"2024Q{quarter}", (3, 3, 3, 3, 3, 1))
    sheet.ask("new_unions", 2024, TEN)
    text = summary(sheet.dataset(), "2024H1" if quarters == 2 else "2024")
    assert f"柳溪乡新建工会{quarters}家，完成{quarters}0.0%，{verdict}" in text
