"""Whatever a sheet holds, reading it ends with values or reasons, soon, and never with an exception."""

from __future__ import annotations

import time
from datetime import datetime
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.dataset import dataset_of
from indicators.problems import message_of
from indicators.reading.grid import Grid, position_of, rectangle
from tests.reading.sheets import codes, read, sheet

WORDS = [
    "乡镇",
    "单位",
    "指标",
    "新建工会数（家）",
    "会员总数",
    "2024年",
    "第一季度",
    "合计",
    "小计",
    "年度目标",
    "本季完成",
    "累计",
    "完成率",
    "同比",
    "城东街道",
    "河口镇",
    "—",
    "无",
    "未报",
    "95%",
    "3万",
    "6.3(6.1)",
    "单位：万元",
    "填报时间：2024年",
    "注：说明",
    "1-6月",
    "其中：女",
    "续表",
    "一、组织建设",
    "(亿元)",
    "%",
    "家",
    "2024Q1",
    "备注",
    "临溪县2024年一季度统计表",
    "季度",
    "年份",
    "目标",
    "完成",
    "=1+1",
    "①",
    "12345678901234567890",
    "上半年",
    "片区",
    "东部片区",
    "甲",
]
A_DATE = datetime(2024, 3, 1)
CELLS = (*WORDS, "长" * 300, "\n", "  ", 2024, 2023, 1, 2, 3, 4.5, -3, 1e16, True, None, None, None, None, A_DATE)
TABS = ("Sheet1", "城东街道", "2024年一季度", "指标体系", "工作亮点", "汇总")


def soup(seed: int) -> list[Grid]:
    """Sheets of words and numbers in no order."""
    random = Random(seed)
    grids = []
    for i in range(random.randint(1, 3)):
        height, width = random.randint(1, 14), random.randint(1, 9)
        values = rectangle([[random.choice(CELLS) for _ in range(width)] for _ in range(height)])
        spots = [(r, c) for r in range(len(values)) for c in range(len(values[0]))] if values else []
        corners = [random.choice(spots) for _ in range(3)] if spots else []
        merged = tuple((r, c, min(r + 1, len(values) - 1), min(c + 2, len(values[0]) - 1)) for r, c in corners)
        errors = {random.choice(spots): "#REF!"} if spots else {}
        grids.append(Grid(f"{random.choice(TABS)}{i}", values, merged=merged, errors=errors, hidden=random.random() < 0.1))
    return grids


def test_any_soup_of_cells_is_read_or_refused_in_words() -> None:
    for seed in range(400):
        reading = read(soup(seed))
        dataset_of([reading])
        for problem in reading.problems:
            assert message_of(problem, "zh")
            assert message_of(problem, "en")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.one_of(st.none(), st.integers(-9, 3000), st.text(max_size=12)), min_size=1, max_size=6), max_size=8)
)
def test_of_any_cells_at_all_only_those_with_something_in_them_are_read(rows: list[list[str | int | None]]) -> None:
    for observation in read([Grid("2024Q1", rectangle(rows))]).observations:
        row, column = position_of(observation.source.cell)
        assert rows[row][column] is not None


def test_no_number_slips_in_or_out_unnoticed() -> None:
    """Every number beside labels is read, or its column or cell is accounted for."""
    rows = [
        ["乡镇", "新建工会数", "得分", "同比", "会员总数"],
        ["A镇", 1, 9.5, 3, "6.3(6.1)"],
        ["B镇", 2, 9.9, 4, "数据核实中"],
    ]
    reading = read({"2024Q1": rows})
    read_cells = {o.source.cell for o in reading.observations}
    told_columns = {c.source.cell[0] for c in reading.columns if c.role not in ("value", "target", "running_total")}
    told_cells = {p.cell for p in reading.problems}
    for row in (2, 3):
        for column in "BCDE":
            assert f"{column}{row}" in read_cells | told_cells or column in told_columns


def seconds_to_read(rows: int) -> float:
    """Processor time for a sheet of so many villages and 29 indicators."""
    header = ["乡镇", *(f"第{i}类走访次数（次）" for i in range(1, 30))]
    villages = [[f"第{u}村", *range(u, u + 29)] for u in range(rows)]
    grid = sheet([["临溪县2024年第二季度统计表"], header, *villages], "Sheet1")
    started = time.process_time()
    assert len(read([grid]).observations) == rows * 29
    return time.process_time() - started


def test_time_grows_with_the_sheet_and_no_faster() -> None:
    """120,000 cells take about a second of an idle machine; thirty times the rows take about thirty times as long."""
    seconds_to_read(10)
    few, many = seconds_to_read(130), seconds_to_read(4000)
    assert many < 90 * few + 0.5


def test_texts_from_a_sheet_stay_texts() -> None:
    reading = read({"2024Q1": [["乡镇", "![x](http://a)"], ["<script>镇", 1], ["=A1镇", 2]]})
    assert {o.org_unit for o in reading.observations} == {"<script>镇", "=A1镇"}
    assert codes(reading) == {}
