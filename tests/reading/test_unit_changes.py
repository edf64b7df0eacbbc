"""What a sheet says of merged and renamed org units is quoted with who became whom; other words are left alone."""

from __future__ import annotations

import pytest

from indicators.periods import Period
from indicators.reading.unit_changes import ToldChange, changes_in
from tests.reading.sheets import Rows, codes, read

MERGED = ToldChange(("小河乡",), ("河口镇",))
RENAMED = ToldChange(("大坪乡",), ("大坪镇",))
Q1, Q2, Q4 = Period.quarter(2024, 1), Period.quarter(2024, 2), Period.quarter(2023, 4)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("注：小河乡自2024年1月起并入河口镇", ToldChange(("小河乡",), ("河口镇",), Q1)),
        ("小河乡已整建制并入河口镇。", MERGED),
        ("自2024年4月起，将小河乡并入河口镇管辖", ToldChange(("小河乡",), ("河口镇",), Q2)),
        ("经市政府批准，2023年12月15日小河乡并入河口镇", ToldChange(("小河乡",), ("河口镇",), Q4)),
        ("撤销小河乡，其行政区域划归河口镇管辖", MERGED),
        ("2024年起小河乡并入河口镇，数据合并统计", ToldChange(("小河乡",), ("河口镇",), Q1)),
        ("河口镇由小河乡和原河口镇合并组建", MERGED),
        ("小河乡、石桥乡合并为河口镇（2024年3月）", ToldChange(("小河乡", "石桥乡"), ("河口镇",), Q1)),
        ("和平乡和太和乡合并设立太和街道", ToldChange(("和平乡", "太和乡"), ("太和街道",))),
        ("河口镇（含原小河乡）", MERGED),
        ("小河乡（现河口镇）", MERGED),
        ("大坪乡更名为大坪镇", RENAMED),
        ("大坪镇（原大坪乡）", RENAMED),
        ("大坪乡撤乡设镇", RENAMED),
        ("大坪乡2024年4月撤乡设镇，设立大坪镇", ToldChange(("大坪乡",), ("大坪镇",), Q2)),
        ("城关镇撤镇设街道", ToldChange(("城关镇",), ("城关街道",))),
        ("宏达公司更名为恒通有限公司", ToldChange(("宏达公司",), ("恒通有限公司",))),
    ],
)
def test_who_became_whom(text: str, change: ToldChange) -> None:
    assert [found for _, found in changes_in(text)] == [change]


@pytest.mark.parametrize(
    ("text", "becomes", "since"),
    [
        ("注：城关镇自2024年4月起分设为城关镇、东城街道", ("城关镇", "东城街道"), Q2),
        ("城关镇已拆分为城关镇和东城街道。", ("城关镇", "东城街道"), None),
        ("2024年1月，撤销城关镇，分别设立东城街道、西城街道", ("东城街道", "西城街道"), Q1),
        ("经市政府批准，撤销城关镇，设立东城街道和西城街道", ("东城街道", "西城街道"), None),
        ("从城关镇析出设立东城街道（2024年1月）", ("城关镇", "东城街道"), Q1),
        ("东城街道系由城关镇划出部分村设立", ("城关镇", "东城街道"), None),
        ("2024年起，城关镇析置东城街道", ("城关镇", "东城街道"), Q1),
        ("城关镇一分为二，分别为东城街道和西城街道", None, None),
    ],
)
def test_who_was_split_into_whom(text: str, becomes: tuple[str, ...] | None, since: Period | None) -> None:
    expected = [ToldChange(("城关镇",), becomes, since)] if becomes else []
    assert [found for _, found in changes_in(text)] == expected


def test_of_several_each_with_its_clause() -> None:
    told = changes_in("注：1.石桥乡2024年3月撤乡设镇，设立石桥镇；2.小河乡已并入河口镇。")
    assert [change.becomes for _, change in told] == [("石桥镇",), ("河口镇",)]
    assert all(name in clause for clause, change in told for name in (*change.org_units, *change.becomes))


@pytest.mark.parametrize(
    "text",
    [
        "工会经费并入总账户",
        "新增会员与农民工会员合并统计",
        "本表与附表合并上报",
        "填报单位名称变更为简称",
        "社区工会并入镇总工会",
        "乡镇并入街道",
        "三季度数据并入二季度",
        "户外劳动者驿站（含原爱心驿站）",
        "会员总数（含原有会员）",
        "金额单位由元改为万元",
        "全县各乡镇合并为一个单位",
        "石桥镇总工会更名为石桥镇工会联合会",
        "合并单元格请勿拆分",
        "经费分设两个账户",
        "从河口镇划出专项资金",
        "帮扶资金拆分为慰问金和助学金",
        "本表分设目标、完成两栏",
        "撤销原报表，设立新台账",
    ],
)
def test_other_words_tell_no_change(text: str) -> None:
    assert changes_in(text) == ()


def with_last_row(*cells: str) -> Rows:
    return [["乡镇", "新建工会（家）", "备注"], ["石桥镇", 1, ""], ["河口镇", 2, ""], list(cells)]


def test_a_note_below_the_table_is_quoted_with_its_cell() -> None:
    reading = read({"2024年二季度": with_last_row("注：小河乡自2024年1月起并入河口镇。")})
    told = next(p for p in reading.problems if p.code == "org_unit_change_told")
    assert told.cell == "A4"
    assert dict(told.facts) == {
        "found": "小河乡自2024年1月起并入河口镇",
        "org_units": "小河乡",
        "becomes": "河口镇",
        "since": "2024Q1",
    }


def test_a_remark_beside_figures_and_a_name_in_brackets() -> None:
    reading = read({"2024年二季度": [*with_last_row()[:3], ["大坪镇（原大坪乡）", 3, "大坪乡2024年4月撤乡设镇"]]})
    assert reading.org_units == ("石桥镇", "河口镇", "大坪镇")
    assert [p.cell for p in reading.problems if p.code == "org_unit_change_told"] == ["A4", "C4"]


def test_a_guide_is_looked_through_too() -> None:
    guide = [["填报说明"], ["1. 各乡镇每季报送一次"], ["2. 小河乡自2024年1月起并入河口镇"]]
    reading = read({"2024年二季度": with_last_row("大坪镇", "3"), "填报说明": guide})
    assert codes(reading)["org_unit_change_told"] == "A3"
    assert codes(reading)["sheet_skipped"] == ""
