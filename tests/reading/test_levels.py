"""Levels and amounts that the sheet itself calls so: by the words over a column, by a sentence below the table."""

from __future__ import annotations

import pytest

from indicators.dataset import dataset_of
from indicators.model import Kind, TargetForm
from tests.reading.sheets import Rows, figures, read, targets

NAME = "工匠学院数"


def kinds(rows: Rows, tab: str = "2024年一季度") -> dict[str, Kind]:
    return {i.id: i.kind for i in read({tab: rows}).indicators}


def under(target: str, value: str) -> Rows:
    return [["乡镇", f"{NAME}（所）", ""], ["", target, value], ["A镇", 3, 2], ["B镇", 4, 1]]


@pytest.mark.parametrize(
    ("target", "value"),
    [("年末目标", "期末数"), ("年度目标", "季末数"), ("年度目标", "年末数"), ("年末目标", "完成数"), ("年底目标", "实绩")],
)
def test_what_stands_under_a_word_for_the_end_of_a_period_is_a_level(target: str, value: str) -> None:
    reading = read({"2024年一季度": under(target, value)})
    own = next(i for i in reading.indicators if i.id == NAME)
    assert (own.kind, own.target_form) == (Kind.STOCK, TargetForm.YEAR_END_LEVEL)


@pytest.mark.parametrize(
    ("target", "value"), [("年度目标", "本季完成"), ("年末目标", "本季新增"), ("年末目标", "累计完成"), ("年度任务", "完成")]
)
def test_what_is_headed_as_done_in_the_quarter_stays_an_amount(target: str, value: str) -> None:
    assert kinds(under(target, value))[NAME] is Kind.FLOW


@pytest.mark.parametrize("end", ["期末数", "季末数", "年末数", "月末", "期末实有数", "本季末数"])
def test_the_word_may_end_the_name_in_the_same_header(end: str) -> None:
    head = ["乡镇", f"{NAME}年度目标（所）", f"{NAME}{end}（所）"]
    reading = read({"2024年一季度": [head, ["A镇", 3, 2], ["B镇", 4, 1]]})
    assert kinds([head, ["A镇", 3, 2], ["B镇", 4, 1]]) == {NAME: Kind.STOCK}
    assert targets(reading) == {("A镇", NAME, None): 3, ("B镇", NAME, None): 4}
    assert figures(reading) == {("A镇", "2024Q1", NAME): 2, ("B镇", "2024Q1", NAME): 1}


def test_that_of_the_year_before_stays_what_it_is() -> None:
    head = ["乡镇", f"{NAME}上年末数（所）", f"{NAME}本季末数（所）"]
    reading = read({"2024年一季度": [head, ["A镇", 3, 2], ["B镇", 4, 1]]})
    assert figures(reading) == {("A镇", "2024Q1", NAME): 2, ("B镇", "2024Q1", NAME): 1}


def test_levels_of_several_quarters_are_not_added_up() -> None:
    rows = under("年末目标", "期末数")
    dataset = dataset_of([read({tab: rows}) for tab in ("2024年一季度", "2024年二季度")])
    assert dataset.indicators[NAME].kind is Kind.STOCK


def with_note(note: str) -> Rows:
    head = ["乡镇", "会员总数（人）", "开展工资集体协商企业（家）", "职工总数（人）", f"{NAME}（所）"]
    return [head, ["A镇", 900, 3, 1000, 2], ["B镇", 800, 4, 900, 1], [note]]


@pytest.mark.parametrize(
    "note",
    [
        "说明：会员总数、工匠学院为期末数，其余为本季度发生数。",
        "注：1.会员总数和工匠学院均为期末数，其余各项均为本季完成数。",
        "会员总数、工匠学院数按期末数填报；其他指标为本季新增数",
    ],
)
def test_a_sentence_below_the_table_tells_levels_from_amounts(note: str) -> None:
    found = kinds(with_note(note))
    assert found[NAME] is Kind.STOCK
    assert found["wage_agreements_signed"] is Kind.FLOW


def test_what_its_header_calls_a_level_stays_one_though_the_note_forgets_it() -> None:
    assert kinds(with_note("会员总数、工匠学院为期末数，其余为本季度发生数。"))["employees"] is Kind.STOCK


@pytest.mark.parametrize("note", ["", "说明：各项均为本季度发生数。", "注：会员总数为期末数。", "填表人：期末，审核：李明"])
def test_a_note_that_says_less_changes_nothing(note: str) -> None:
    found = kinds(with_note(note))
    assert found["wage_agreements_signed"] is Kind.STOCK
    assert found[NAME] is Kind.FLOW


def test_what_one_file_says_holds_for_a_file_of_targets_that_leaves_it_open() -> None:
    values = read({"2024年一季度": with_note("会员总数、工匠学院为期末数，其余为本季度发生数。")}, "一季度.xlsx")
    plan = read(
        {"任务分解表": [["2024年任务分解表"], ["乡镇", "开展工资集体协商企业（家）"], ["A镇", 12], ["B镇", 15]]}, "任务.xlsx"
    )
    for readings in ([values, plan], [plan, values]):
        indicator = dataset_of(readings).indicators["wage_agreements_signed"]
        assert (indicator.kind, indicator.target_form) == (Kind.FLOW, TargetForm.ANNUAL_AMOUNT)


def test_the_figures_are_read_as_before() -> None:
    assert figures(read({"2024年一季度": under("年末目标", "期末数")})) == {
        ("A镇", "2024Q1", NAME): 2,
        ("B镇", "2024Q1", NAME): 1,
    }
