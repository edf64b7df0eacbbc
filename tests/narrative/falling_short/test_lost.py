"""A level that falls is told beside what it lacks to its target, and asked about; once."""

from __future__ import annotations

import pytest

from indicators.model import TOTAL
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import summary


def members(before: float, now: float, target: float | None) -> Sheet:
    sheet = Sheet()
    for year, level in ((2023, before), (2024, now)):
        for quarter in range(1, 5):
            sheet.put("members", f"{year}Q{quarter}", [level] * 6)
            sheet.put("new_members", f"{year}Q{quarter}", [20] * 6)
    if target:
        sheet.ask("members", 2024, [target] * 6)
    return sheet


FALLS = [
    # last year, now, target; the period and whose report; what stands among the problems
    (1000, 920, 1100, "2024", UNITS[0], "会员总数距年度目标尚差180人，且比上年末减少80人，下降8.0%，原因有待核实"),
    (1000, 920, 1100, "2024", TOTAL, "会员总数距年度目标尚差1080人，且比上年末减少480人，下降8.0%，原因有待核实"),
    # within the year, before it is a problem that the target is not reached
    (1000, 920, 1000, "2024H1", UNITS[0], "会员总数比上年同期减少80人，下降8.0%，原因有待核实"),
    (1000, 920, 900, "2024", UNITS[0], "会员总数比上年末减少80人，下降8.0%，原因有待核实"),
    (1000, 920, None, "2024", UNITS[0], "会员总数比上年末减少80人，下降8.0%，原因有待核实"),
    # of a handful no percentage
    (8, 5, 9, "2024", UNITS[0], "会员总数距年度目标尚差4人，且比上年同期减少3人，原因有待核实"),
    # no fall to speak of
    (1000, 995, 1100, "2024", UNITS[0], "会员总数距年度目标尚差105人。"),
    (1000, 1050, 1100, "2024", UNITS[0], "会员总数距年度目标尚差50人。"),
]


@pytest.mark.parametrize(("before", "now", "target", "period", "unit", "problem"), FALLS)
def test_a_fall_is_told_beside_the_gap(
    before: float, now: float, target: float | None, period: str, unit: str, problem: str
) -> None:
    said = summary(members(before, now, target).dataset(), period, unit)
    problems, _, steps = said.split("从数据看，")[1].partition("\n")
    assert problem in problems
    assert problems.count("会员总数") == 1
    fallen = now <= 0.99 * before
    assert ("查明" in steps) is fallen
    if fallen:
        whose = "对会员总数减少的单位逐一核实" if unit == TOTAL else "逐项核实流失、转出和新增情况，查明会员总数减少的原因"
        assert whose in steps
