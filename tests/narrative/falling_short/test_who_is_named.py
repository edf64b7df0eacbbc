"""Who is named: all of a few, the same everywhere; in a step those who can close the gap; several rates at once."""

from __future__ import annotations

import pytest

from indicators.model import TOTAL, Better, Indicator, Kind, TargetForm
from indicators.narrative import write
from indicators.narrative.falling_short.found import MOST
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import summary, text_of


def half_year(values: tuple[int, ...], targets: tuple[int, ...], *indicators: str) -> str:
    sheet = Sheet()
    for indicator in indicators or ("new_unions",):
        for quarter in ("2024Q1", "2024Q2"):
            sheet.put(indicator, quarter, values)
        sheet.ask(indicator, 2024, targets)
    return summary(sheet.dataset())


def test_a_few_who_share_the_end_are_all_named_in_the_order_of_the_sheet() -> None:
    text = half_year((0, 5, 0, 5, 0, 0), (10, 10, 20, 10, 30, 40))
    last = "、".join(UNITS[place] for place in (0, 2, 4, 5))
    assert text.count(last) == 2  # beside the others, and in the step
    assert "等4个单位" not in text


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((1, 1, 1, 1, 1, 1), ""),  # all alike
        ((5, 5, 1, 1, 1, 1), ""),  # four alike
        ((5, 5, 5, 1, 1, 1), "南塘乡、石门镇、柳溪乡"),
        ((5, 5, 5, 5, 5, 1), "柳溪乡"),
    ],
)
def test_nobody_is_picked_from_equals(values: tuple[int, ...], named: str) -> None:
    values = tuple(values[place] for place in (0, 1, 3, 2, 4, 5))
    text = half_year(values, (20,) * 6, "new_unions", "new_members", "workers_assisted")
    assert ("整体工作滞后" in text) is bool(named)
    if named:
        first, *others = reversed(named.split("、"))
        assert f"{first}3项指标全部{''.join(f'、{other}3项全部' for other in others)}未达进度要求" in text
        assert "对" + "、".join((first, *others)) + "开展专项督导" in text


def test_a_step_names_those_with_the_largest_gap() -> None:
    problem, step = half_year((1, 3, 3, 60, 3, 3), (20, 20, 20, 300, 20, 20)).split("从数据看")[1].split("\n")[:2]
    assert f"其中{UNITS[0]}低40.0个百分点，差距最大，{UNITS[1]}等4个单位次之" in problem
    assert f"缺口较大的{UNITS[3]}（尚差180家）、{UNITS[0]}（尚差18家）" in step


def rates(count: int, others: int) -> str:
    sheet = Sheet()
    for place in range(count):
        name = f"{'甲乙丙丁'[place]}类培训合格率"
        sheet.define(Indicator(name, name, "%", Kind.RATE, Better.HIGHER, "职工素质提升", target_form=TargetForm.FLOOR))
        sheet.put(name, "2024Q2", {TOTAL: 0.8 - place / 100})
        sheet.ask(name, 2024, {TOTAL: 0.9})
    for indicator in ("new_unions", "new_members", "workers_assisted", "disputes_settled", "training_sessions")[:others]:
        for quarter in ("2024Q1", "2024Q2"):
            sheet.put(indicator, quarter, (1,) * 6)
        sheet.ask(indicator, 2024, (10,) * 6)
    return summary(sheet.dataset())


@pytest.mark.parametrize(("others", "together"), [(2, False), (MOST["usual"], True)])
def test_rates_share_a_place_where_there_is_no_room_for_each(others: int, together: bool) -> None:
    problems = rates(2, others).split("从数据看")[1].split("\n")[0]
    said = "乙类培训合格率、甲类培训合格率分别低于年度目标11.0个百分点和10.0个百分点"
    assert (said in problems) is together


def test_what_is_asked_of_each_unit_is_told_in_one_clause() -> None:
    sheet = Sheet()
    for place, name in enumerate(("甲类培训合格率", "乙类培训合格率")):
        sheet.define(Indicator(name, name, "%", Kind.RATE, Better.HIGHER, "职工素质提升", target_form=TargetForm.FLOOR))
        sheet.put(name, "2024Q2", (0.95,) * (3 + place) + (0.8,) * (3 - place))
        sheet.ask(name, 2024, (0.9,) * 6)
    opening = summary(sheet.dataset()).split("\n")[0]
    assert "甲类培训合格率、乙类培训合格率按单位考核，分别有3个单位和4个单位达到年度目标" in opening


WORKS = ("new_unions", "new_members", "workers_assisted", "students_aided")


def works(*rows: tuple[int, ...]) -> Sheet:
    """How much of forty each org unit has done of each work, all in the first quarter."""
    sheet = Sheet()
    for indicator, values in zip(WORKS, rows, strict=True):
        for quarter in range(1, 5):
            sheet.put(indicator, f"2024Q{quarter}", values if quarter == 1 else (0,) * 6)
        sheet.ask(indicator, 2024, (40,) * 6)
    return sheet


def test_to_be_a_little_short_of_many_targets_is_not_to_be_behind_as_a_whole() -> None:
    """The second lacks one of forty in each of four; the third has done one work, and next to nothing else."""
    sheet = works((40, 39, 40, 40, 40, 40), *((40, 39, 5, 40, 40, 40),) * 3)
    text = text_of(write(sheet.dataset(), Period.parse("2024"), length="full"))
    assert f"{UNITS[2]}4项指标中3项未完成，整体工作滞后" in text
    assert f"与{UNITS[2]}逐项分析未完成的原因，列入2025年重点督导" in text
    assert f"{UNITS[1]}4项" not in text
    for language, asked in (("zh", f"{UNITS[2]}要认真查找原因"), ("en", f"{UNITS[2]} is asked to find the causes")):
        circular = text_of(write(sheet.dataset(), Period.parse("2024"), form="circular", language=language))
        assert asked in circular


def test_all_of_a_few_who_come_last_are_named_in_a_circular() -> None:
    sheet = works(*((40, 40, 3, 3, 3, 3),) * 4)
    text = text_of(write(sheet.dataset(), Period.parse("2024"), form="circular"))
    assert f"{'、'.join(UNITS[2:])}均无指标达到进度要求" in text
    one = works(*((40, 40, 40, 40, 40, 3),) * 3, (40,) * 6)
    assert f"{UNITS[5]}仅占25.0%，居末位" in text_of(write(one.dataset(), Period.parse("2024"), form="circular"))


def test_what_is_furthest_from_its_target_is_told_before_what_more_are_a_little_short_of() -> None:
    sheet = Sheet()
    done = {"new_unions": 36, "new_members": 37, "items_published": 38, "union_reelections": 38, "dues_collected": 39}
    for indicator, value in {**done, "workers_assisted": 39, "assistance_funds": 20}.items():
        for quarter in range(1, 5):
            sheet.put(indicator, f"2024Q{quarter}", (value if quarter == 1 else 0,) * 6)
        sheet.ask(indicator, 2024, (40,) * 6)
    problems = summary(sheet.dataset(), "2024").split("从数据看")[1].split("\n")[0]
    assert "帮扶资金完成率50.0%" in problems
    assert "工会经费收缴" not in problems


@pytest.mark.parametrize(("quarter", "members", "told"), [(1, 75, False), (1, 65, True), (3, 92, False), (3, 85, True)])
def test_a_level_due_at_the_years_end_has_the_rest_of_the_year(quarter: int, members: int, told: bool) -> None:
    sheet = Sheet()
    for place in range(1, quarter + 1):
        sheet.put("members", f"2024Q{place}", (members,) * 6)
    sheet.ask("members", 2024, (100,) * 6)
    text = summary(sheet.dataset(), {1: "2024Q1", 3: "2024Q1-Q3"}[quarter])
    assert ("会员总数距年度目标尚差" in text) is told
