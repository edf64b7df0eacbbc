from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from docx.oxml.ns import qn

from indicators.model import CellRef
from indicators.narrative.document import Claim, Document, Paragraph, Section, Table
from indicators.report.docx_closing import right_indents
from indicators.report.docx_fonts import STANDARD
from indicators.report.docx_page import TYPE_HEIGHT, TYPE_WIDTH
from indicators.report.docx_table import Columns, is_wide, lay_out, table_element
from indicators.report.docx_title import title_lines
from indicators.report.docx_trace import COLUMNS, trace_tables
from indicators.report.docx_xml import Typist
from indicators.report.text_width import width
from indicators.report.trace import meaning_of, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [("总工会", 3), ("2024年", 3), ("60.4%", 2.5), ("“一”", 3), ("", 0)],
    ids=["Chinese", "digits are half", "percent", "quotes are whole", "nothing"],
)
def test_digits_are_half_as_wide_as_characters(text: str, expected: float) -> None:
    assert width(text) == expected


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        pytest.param("临溪县2024年上半年工会工作总结", ("临溪县2024年上半年工会工作总结",), id="fits a line"),
        pytest.param(
            "临溪县总工会关于2024年上半年工会重点工作目标任务完成情况的通报",
            ("临溪县总工会关于2024年上半年", "工会重点工作目标任务完成情况的通报"),
            id="two lines at the ends of words",
        ),
        pytest.param(
            "Union work summary: 云岭县, first three quarters of 2024",
            ("Union work summary: 云岭县,", "first three quarters of 2024"),
            id="in English",
        ),
        pytest.param("一" * 30, ("一" * 15, "一" * 15), id="no words known"),
    ],
)
def test_title_lines(title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title) == lines


@pytest.mark.parametrize("count", range(1, 70, 3))
def test_title_lines_lose_nothing_and_fit(count: int) -> None:
    title = ("临溪县城东街道2024年前三季度工会组织建设和职工权益维护工作情况的报告" * 2)[:count]
    lines = title_lines(title)
    assert "".join(lines) == title
    assert all(width(line) <= 20.2 for line in lines)
    assert not [a + b for a, b in pairwise(lines) if a[-1].isdigit() and b[0].isdigit()]


@pytest.mark.parametrize(
    ("signature", "date", "expected"),
    [
        pytest.param("临溪县城东街道总工会", "2024年7月", (2, 5.5), id="the date begins two characters after the signature"),
        pytest.param("临溪县总工会", "2024年7月", (2.5, 2), id="a date almost as long stays two characters in"),
        pytest.param("县总", "2024年12月31日", (9.0, 2), id="a longer date moves the signature"),
    ],
)
def test_signature_and_date(signature: str, date: str, expected: tuple[float, float]) -> None:
    signature_indent, date_indent = right_indents(signature, date)
    assert (signature_indent, date_indent) == expected
    assert (date_indent + width(date)) - (signature_indent + width(signature)) == -2


def test_wide_tables_are_set_smaller_and_all_fill_the_type_area() -> None:
    narrow = lay_out(("单位", "完成数"), [("城东街道", "12")])
    wide = lay_out(tuple("新建工会数" for _ in range(12)), [tuple("12345.67" for _ in range(12))])
    assert narrow.size == 14
    assert wide.size < 10
    assert sum(narrow.widths) == sum(wide.widths) == TYPE_WIDTH


def ref(cell: str, sheet: str = "表", file: str = "a.xlsx") -> CellRef:
    return CellRef(file, sheet, cell)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(["C5", "C6", "C7"], "C5:C7", id="neighbours are a range"),
        pytest.param(["C5", "C7", "D8", "D9"], "C5, C7, D8:D9", id="gaps and columns are not"),
        pytest.param(["C9", "C10", "C10"], "C9:C10", id="said once"),
        pytest.param(["AA1", "C10", "B7", "C9"], "B7, C9:C10, AA1", id="in the order of the sheet"),
        pytest.param([""], "", id="a whole sheet"),
    ],
)
def test_cells_in_words(cells: list[str], expected: str) -> None:
    assert places([ref(c) for c in cells]) == [("a.xlsx", "表", expected)]


def test_places_name_every_sheet_and_file() -> None:
    found = places([ref("A1"), ref("A1", "二"), ref("A1", "二", "b.xlsx"), ref("A2")])
    assert found == [("a.xlsx", "表", "A1:A2"), ("a.xlsx", "二", "A1"), ("b.xlsx", "二", "A1")]


def claim(**values: object) -> Claim:
    usual: dict[str, object] = {"org_unit": "河口镇", "indicator": "new_unions", "period": "2024H1", "measure": "completion"}
    return Claim(0, 1, "5", value=1, unit="", formula="", sources=(), **usual | values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "language", "expected"),
    [
        pytest.param({}, "zh", "河口镇 2024年上半年 新建工会数 完成率", id="Chinese"),
        pytest.param({}, "en", "河口镇, first half of 2024, 新建工会数, completion", id="English"),
        pytest.param({"org_unit": "total"}, "zh", "全部单位 2024年上半年 新建工会数 完成率", id="the whole without a name"),
        pytest.param({"period": "2023—2024", "indicator": ""}, "zh", "河口镇 2023—2024 完成率", id="no period of ours"),
    ],
)
def test_a_number_is_explained_by_whose_when_and_what_it_is(values: dict[str, object], language: str, expected: str) -> None:
    assert meaning_of(claim(**values), {"new_unions": "新建工会数"}, language) == expected


def names(count: int) -> tuple[str, ...]:
    return tuple(f"新建工会{n:02d}" for n in range(count))


@pytest.mark.parametrize(
    ("columns", "wide"),
    [pytest.param(3, False, id="a few"), pytest.param(8, False, id="many"), pytest.param(13, True, id="too many")],
)
def test_a_table_that_does_not_fit_upright_is_turned(columns: int, wide: bool) -> None:
    table = Table("表", names(columns), (("12345.67",) * columns,) * 3)
    layout = lay_out(table.header, table.rows, wide=wide)
    assert is_wide(table) is wide
    assert sum(layout.widths) == (TYPE_HEIGHT if wide else TYPE_WIDTH)
    assert layout.size >= 9


def test_long_texts_share_the_room_that_short_columns_leave() -> None:
    columns = Columns(text=frozenset({1, 2}), sharing=frozenset({1, 2}))
    widths = lay_out(("序号", "含义", "算法"), [("1", "很长的含义" * 20, "87÷165")], columns, wide=True).widths
    assert widths[1] > 4 * widths[2] > 4 * widths[0]


def cells(*addresses: str, file: str) -> tuple[CellRef, ...]:
    return tuple(ref(address, file=file) for address in addresses)


def appendix(*sources: CellRef, typed: tuple[tuple[int, int], ...] = ()) -> tuple[Table, ...]:
    paragraph = Paragraph(
        "新建5家，另有3家。", (replace(claim(), start=2, end=4, text="5家", formula="1＋4", sources=sources),)
    )
    document = Document("总结", (Section("", (paragraph,)),))
    return trace_tables(document, {"new_unions": "新建工会数"}, {paragraph.text: typed})


def test_several_files_are_listed_once_and_told_by_their_marks() -> None:
    files, numbers = appendix(*cells("C5", "C6", file="一季度.xlsx"), *cells("C5", "C6", file="二季度.xlsx"))
    assert files.rows == (("[1]", "一季度.xlsx"), ("[2]", "二季度.xlsx"))
    assert numbers.rows == (("1", "5家", "河口镇 2024年上半年 新建工会数 完成率", "1＋4", "[1][2]", "表", "C5:C6"),)


def test_each_sheet_has_a_row_in_which_the_rest_is_not_said_again() -> None:
    _, numbers = appendix(
        *(ref("C5", "一", "a.xlsx"), ref("C6", "二", "a.xlsx"), ref("C7", "三", "b.xlsx"), ref("C8", "四", "b.xlsx"))
    )
    assert [row[4:] for row in numbers.rows] == [("[1]", "一", "C5"), ("", "二", "C6"), ("[2]", "三", "C7"), ("", "四", "C8")]
    assert [row[0] for row in numbers.rows] == ["1", "", "", ""]
    rows = list(table_element(numbers, Typist(STANDARD), COLUMNS, wide=True).iter(qn("w:tr")))[1:]
    marks = [[c.find(f".//{qn('w:vMerge')}") for c in row.tc_lst] for row in rows]
    merged = [["" if mark is None else mark.get(qn("w:val"), "on") for mark in row] for row in marks]
    assert [row[0] for row in merged] == ["restart", "on", "on", "on"]
    assert [row[4] for row in merged] == ["restart", "on", "restart", "on"]
    assert {mark for row in merged for mark in row[5:]} == {""}


def test_very_many_cells_are_counted() -> None:
    ((row,),) = (table.rows for table in appendix(*cells(*(f"C{2 * n}" for n in range(1, 31)), file="一.xlsx")))
    assert row[6] == "C2, C4, C6, C8, C10, C12…共30格"


def test_a_number_typed_by_hand_has_its_row_and_no_cell() -> None:
    (table,) = appendix(*cells("C5", file="一.xlsx"), typed=((7, 8),))
    assert [row[:3] for row in table.rows] == [
        ("1", "5家", "河口镇 2024年上半年 新建工会数 完成率"),
        ("2", "3", "手工填写的数字，未与数据核对"),
    ]
    assert table.rows[1][4:] == ("—", "—", "—")
