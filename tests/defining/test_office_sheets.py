"""Renamings and scoring leave and enter as sheets of a workbook; what is wrong in a cell is told with its address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from indicators.catalogue import Catalogue
from indicators.defining.files import DefinitionFile, read_definitions
from indicators.defining.office_rows import HEADINGS, office_tables
from indicators.defining.office_sheets import read_office_tables
from indicators.defining.rules import mistake_text
from indicators.defining.sheet_form import write_sheet
from indicators.org_units import Change, Place, Structure
from indicators.periods import Period
from indicators.reading import read as read_file
from indicators.scoring import Deduction, Method, Step, own_rule, rules

BUILT_IN = Catalogue.load()
Q1, Q3 = Period.parse("2024Q1"), Period.parse("2023Q3")
STRUCTURE = Structure(
    (Place("东村", "甲镇"),),
    (Change("甲乡", Q1, {"甲镇": 1}), Change("乙乡", Q1, {"甲镇": 1}), Change("大镇", Q3, {"大镇": 0.6, "新镇": 0.4})),
)
DEDUCTIONS = (Deduction("甲镇", 2.5, "迟报", Q1), Deduction("大镇", 1, "底数不清"))
Cells = Sequence[object]


def book(**sheets: Sequence[Cells]) -> bytes:
    workbook, out = Workbook(), BytesIO()
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    workbook.remove(workbook.worksheets[0])
    workbook.save(out)
    return out.getvalue()


def read(**sheets: Sequence[Cells]) -> DefinitionFile:
    headed = {name: [tuple(HEADINGS[name]), *rows] for name, rows in sheets.items()}
    return read_definitions(book(**headed), "本县.xlsx", BUILT_IN)


def told(found: DefinitionFile) -> list[str]:
    return [mistake_text(m) for m in found.mistakes]


@pytest.mark.parametrize("rule", rules().values(), ids=list(rules()))
def test_a_workbook_brings_renamings_and_scoring_back(rule: object) -> None:
    method = Method(rule, DEDUCTIONS)  # type: ignore[arg-type]
    data = write_sheet([], {}, STRUCTURE.places, office_tables(STRUCTURE, method))
    found = read_definitions(data, "本县.xlsx", BUILT_IN)
    assert told(found) == []
    assert (found.structure, found.method) == (STRUCTURE, method)


shares = st.integers(1, 99).flatmap(lambda n: st.sampled_from([n / 100, n / 300, n / 7 / 100]))
steps = st.lists(st.integers(1, 100), min_size=1, max_size=5, unique=True).map(
    lambda ns: (*(Step(n / 100, n / 200) for n in sorted(ns, reverse=True)), Step(0.0, 0.0))
)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(shares, st.none() | steps, st.none() | shares, shares, st.floats(0.1, 5))
def test_any_share_and_rule_survives(
    share: float, made: tuple[Step, ...] | None, none: float | None, cap: float, bonus: float
) -> None:
    method = Method(own_rule(steps=made or (), bonus=bonus, bonus_cap=cap, no_target=none, no_report=none), DEDUCTIONS)
    structure = Structure((), (Change("大镇", Q3, {"大镇": share, "新镇": 1 - share}),))
    found = read_office_tables(office_tables(structure, method))
    assert [mistake_text(m) for m in found.mistakes] == []
    assert (found.changes, found.method) == (structure.changes, method)


def test_what_an_office_changes_in_excel_comes_back_changed() -> None:
    workbook = load_workbook(BytesIO(write_sheet([], {}, (), office_tables(STRUCTURE, Method(own_rule(), DEDUCTIONS)))))
    changes, scoring, deductions = (workbook[name] for name in HEADINGS)
    changes["B2"], changes["D4"], changes["D5"] = "2024年二季度", 0.7, 0.3
    changes["D4"].number_format = changes["D5"].number_format = "0%"
    scoring.append(["分档", 0.9, 1])
    scoring.append(["分档", "0%", "0.5"])
    deductions["C2"] = 3
    out = BytesIO()
    workbook.save(out)
    found = read_definitions(out.getvalue(), "本县.xlsx", BUILT_IN)
    assert told(found) == []
    first, _second, split = found.structure.changes
    assert (first.since.code, dict(split.becomes)) == ("2024Q2", {"大镇": 0.7, "新镇": 0.3})
    assert found.method is not None
    assert found.method.rule.steps == (Step(0.9, 1.0), Step(0.0, 0.5))
    assert [d.points for d in found.method.deductions] == [3, 1]


@pytest.mark.parametrize(
    ("sheet", "rows", "expected"),
    [
        ("单位变更", [("", "2024Q1", "乙镇", "100%")], "工作表“单位变更”A2：“原单位”应当写单位名称"),
        ("单位变更", [("甲镇", "上半年", "乙镇", "100%")], "工作表“单位变更”B2：“上半年”不是某年的一个季度"),
        ("单位变更", [("甲镇", "2024年上半年", "乙镇", "")], "工作表“单位变更”B2：“2024年上半年”不是某年的一个季度"),
        ("单位变更", [("甲镇", "2024Q1", "全县", "100%")], "工作表“单位变更”C2：“全县”指全体"),
        ("单位变更", [("甲镇", "2024Q1", "total", "100%")], "工作表“单位变更”C2：“total”指全体"),
        ("单位变更", [("甲镇", "2024Q1", "乙镇", "一半")], "工作表“单位变更”D2：“一半”不是这里可用的数，请写成如“60%”。"),
        ("单位变更", [("甲镇", "2024Q1", "乙镇", 60)], "工作表“单位变更”D2：“60”不是这里可用的数"),
        (
            "单位变更",
            [("甲镇", "2024Q1", "乙镇", "60%"), ("甲镇", "2024Q1", "丙镇", "50%")],
            "D2：“甲镇”这一季各行的份额合计110",
        ),
        (
            "单位变更",
            [("甲镇", "2024Q1", "乙镇", ""), ("甲镇", "2024年第一季度", "丙镇", "")],
            "D2：“甲镇”这一季各行的份额合计200%",
        ),
        ("单位变更", [("甲镇", "2024Q1", "乙镇", "50%")] * 2, "工作表“单位变更”C3：“甲镇”同一季变为“乙镇”写了两次"),
        ("单位变更", [("甲" * 61, "2024Q1", "乙镇", "")], "工作表“单位变更”A2：“原单位”应当写单位名称，最多60个字"),
        (
            "评分办法",
            [("分档", "90%", "100%"), ("分档", "90%", "50%"), ("分档", "0%", "0%")],
            "工作表“评分办法”B3：各档要从高到低写",
        ),
        ("评分办法", [("分档", "90%", "50%"), ("分档", "0%", "60%")], "工作表“评分办法”B3：各档要从高到低写"),
        ("评分办法", [("超额奖励", "", "20%")], "工作表“评分办法”A2：不认识项目“超额奖励”，可用的有：分档、"),
        ("评分办法", [("未报送", "", "0%"), ("未报送", "", "0%")], "工作表“评分办法”A3：项目“未报送”写了两次"),
        ("评分办法", [("未报送", "", "酌情")], "工作表“评分办法”C2：“酌情”不是这里可用的数"),
        ("评分办法", [("超额加分倍数", "", 1)], "工作表“评分办法”C2：超额加分倍数和加分上限要么都写"),
        ("评分办法", [("分档", "90%", "100%")], "工作表“评分办法”B2：各档要从高到低写"),
        ("评分办法", [("分档", "0%", "0%"), ("分档", "90%", "100%")], "工作表“评分办法”B3：各档要从高到低写"),
        ("评分扣分", [("甲镇", "", 0, "迟报")], "工作表“评分扣分”C2：“0”不是这里可用的数"),
        ("评分扣分", [("甲镇", "", 101, "迟报")], "工作表“评分扣分”C2：“101”不是这里可用的数"),
        ("评分扣分", [("甲镇", "去年", 1, "迟报")], "工作表“评分扣分”B2：“去年”不是某年的一个季度"),
        ("评分扣分", [("甲镇", "2024Q1", 1, "")], "工作表“评分扣分”D2：扣分要写原因。"),
    ],
)
def test_what_is_wrong_is_told_with_its_sheet_and_cell(sheet: str, rows: Sequence[Cells], expected: str) -> None:
    found = read(**{sheet: rows})
    assert any(expected in text for text in told(found)), told(found)
    assert found.structure.changes == ()
    assert found.method is None or not (found.method.deductions or found.method.rule.steps)


def test_two_steps_may_bring_the_same_points_and_a_name_be_long() -> None:
    found = read(
        单位变更=[("甲" * 60, "2024Q1", "乙镇", "")],
        评分办法=[("分档", "90%", "100%"), ("分档", "60%", "100%"), ("分档", "0%", "0%")],
    )
    assert told(found) == []
    assert found.method is not None
    assert [step.share for step in found.method.rule.steps] == [1, 1, 0]


def test_every_sentence_has_its_english() -> None:
    rows: Mapping[str, Sequence[Cells]] = {"单位变更": [("", "上半年", "全县", "x")], "评分扣分": [("甲镇", "去年", 0, "")]}
    found = read(**rows)
    assert len(found.mistakes) == 7
    assert all("cell" in mistake_text(m, "en") for m in found.mistakes)


def test_a_faulty_row_leaves_the_others() -> None:
    found = read(单位变更=[("甲镇", "2024Q1", "乙镇", "九成"), ("丙镇", "2024Q1", "丁镇", "")])
    assert found.structure.changes == (Change("丙镇", Q1, {"丁镇": 1}),)


def test_a_sheet_without_its_headings_names_the_one_that_is_missing() -> None:
    found = read_definitions(book(单位变更=[("原单位", "新单位"), ("甲镇", "乙镇")]), "本县.xlsx", BUILT_IN)
    assert told(found) == ["工作表“单位变更”缺少“自哪一季起”一列，表头应当是：原单位、自哪一季起、变为、份额。"]


def test_among_figures_such_sheets_are_skipped_and_told() -> None:
    figures = [("乡镇", "新建工会数（家）"), ("甲镇", 3), ("乙镇", 4)]
    rules_of_office = [tuple(HEADINGS["评分办法"]), ("分档", 100, 60)]
    reading = read_file(book(**{"2024年第一季度": figures, "评分办法": rules_of_office}), "a.xlsx")
    assert [o.value for o in reading.observations] == [3, 4]
    assert [(p.code, p.sheet) for p in reading.problems] == [("sheet_skipped", "评分办法")]
