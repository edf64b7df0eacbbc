from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from indicators.dataset import Dataset, dataset_of
from indicators.model import Severity
from indicators.periods import Period
from indicators.record import Change, Submission, Withdrawal
from indicators.views.submissions import change_table, explained, submission_row, withdrawal_text
from tests.record.readings import DIFFERS, FALLS, one, reading_of

AT = datetime(2024, 7, 3, 7, 20, tzinfo=UTC)
SUBMISSION = Submission(
    7, "二季度.xlsx", "0" * 64, 20480, AT, "王芳", sample=False, taken_back_at=None, county="临溪县",
    observations=384, org_units=16, problems=2, periods=(Period.parse("2024Q2"),),
)  # fmt: skip


def test_a_row_says_what_came_when_from_whom_and_how_much() -> None:
    row = submission_row(SUBMISSION)
    assert (row.file, row.time, row.who, row.quarters) == ("二季度.xlsx", "2024年7月3日 15:20", "王芳", "2024年二季度")
    assert row.contents == "16个单位 · 384个数据 · 20KB"
    assert row.taken_back == ""


def test_a_submission_is_told_in_english() -> None:
    row = submission_row(replace(SUBMISSION, size=300, taken_back_at=AT), "en")
    assert (row.time, row.quarters, row.contents) == ("3 Jul 2024, 15:20", "Q2 2024", "16 org units · 384 figures · 300B")
    assert row.taken_back == "3 Jul 2024, 15:20"


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        pytest.param(("2024Q1", "2024Q2"), "2024年一季度、2024年二季度", id="two by name"),
        pytest.param(("2024Q1", "2024Q2", "2024Q3"), "2024年一季度、2024年二季度、2024年三季度", id="three by name"),
        pytest.param(("2023Q1", "2023Q2", "2023Q3", "2024Q1"), "2023年一季度至2024年一季度", id="many from first to last"),
        pytest.param((), "", id="none"),
    ],
)
def test_the_quarters_of_a_submission_are_told_in_a_word(codes: tuple[str, ...], expected: str) -> None:
    assert submission_row(replace(SUBMISSION, periods=tuple(map(Period.parse, codes)))).quarters == expected


def test_problems_come_gravest_first_with_what_was_said() -> None:
    differs = replace(DIFFERS, facts=(("org_unit", "河口镇"), ("indicator", "新建工会数"), ("found", "3"), ("expected", "5")))
    falls = replace(FALLS, facts=(("org_unit", "河口镇"), ("indicator", "新建工会数"), ("found", "3"), ("before", "5")))
    found = explained([differs, falls], {differs: "补报上月"})
    assert [(p.severity, p.explanation) for p in found] == [(Severity.ERROR, ""), (Severity.WARNING, "补报上月")]
    assert found[1].message.startswith("工作表“表一”C6：")


def test_changes_show_old_and_new_with_their_cells() -> None:
    dataset = dataset_of([reading_of(one(5))])
    table = change_table([Change(one(3), one(5))], dataset)
    assert table.iloc[0].tolist() == [
        "河口镇", "2024年一季度", "新建工会数", "3家", "5家", "一季度.xlsx · 表一!C5", "一季度.xlsx · 表一!C5",
    ]  # fmt: skip


def test_a_running_total_says_so_and_an_indicator_without_data_keeps_its_id() -> None:
    change = Change(one(3, period="2024H1", running_total=True), one(5, period="2024H1", running_total=True))
    row = change_table([change], Dataset()).iloc[0]
    assert (row["时期"], row["指标"]) == ("2024年上半年（累计）", "new_unions")


@pytest.mark.parametrize(
    ("lost", "restored", "zh", "en"),
    [
        (2, 0, "撤回后，2个只有它提供的数据将变为缺报。", "Figures that no other file gives and that will be missing: 2."),
        (0, 1, "撤回后，1个数据恢复为之前报表的数。", "Figures that go back to what the file before said: 1."),
        (
            1,
            1,
            "撤回后，1个只有它提供的数据将变为缺报，1个数据恢复为之前报表的数。",
            "Figures that no other file gives",
        ),
        (0, 0, "其中的数据都已被后来的报表替换", "None of its figures counts any more"),
    ],
)
def test_the_effect_of_taking_back_in_a_sentence(lost: int, restored: int, zh: str, en: str) -> None:
    effect = Withdrawal((one(3),) * lost, (Change(one(3), one(5)),) * restored)
    assert withdrawal_text(effect).startswith(zh)
    assert withdrawal_text(effect, "en").startswith(en)
