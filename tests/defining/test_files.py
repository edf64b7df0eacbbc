"""Definitions go out as a file and come back the same; what is wrong with a file is said in words."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from indicators.catalogue import Catalogue
from indicators.defining.files import read_definitions
from indicators.defining.office_form import OfficeFile, read_office, write_office
from indicators.defining.rules import mistake_text
from indicators.defining.sheet_form import SHEET, write_sheet
from indicators.defining.toml_form import MOST_BYTES, read_toml, write_toml
from indicators.model import Better, Indicator, Kind, Schedule, TargetForm
from indicators.org_units import Change, Place, Structure
from indicators.periods import Period
from indicators.scoring import Deduction, Method, rule_named
from tests.record.readings import indicators as any_indicator

BUILT_IN = Catalogue.load()
ALL = list(BUILT_IN.indicators.values())
OWN = Indicator(
    "骑手入会数",
    "骑手入会数",
    "人",
    Kind.STOCK,
    Better.HIGHER,
    "Riders who are members",
    ("骑手会员数", "riders in the union"),
    section="新就业形态",
    target_form=TargetForm.FLOOR,
    schedule=Schedule.SEASONAL,
    source="含货车司机、网约车司机；以“在册”为准。",
)
SHARE = Indicator(
    "骑手会员占比",
    "骑手会员占比",
    "%",
    Kind.RATIO,
    numerator="骑手入会数",
    denominator="members",
    section="新就业形态",
    target_form=TargetForm.FLOOR,
)
NAMES = {i.id: i.name for i in (*ALL, OWN, SHARE)}


def test_a_file_may_be_a_megabyte_long() -> None:
    assert read_toml(b"#" * MOST_BYTES, BUILT_IN) == ([], [], OfficeFile())


@given(definition=any_indicator)
def test_any_text_survives_toml(definition: Indicator) -> None:
    written = tomllib.loads(write_toml([definition]).decode())
    assert list(written) == [definition.id]
    assert written[definition.id].get("source", "") == definition.source
    assert written[definition.id]["aliases"] == list(definition.aliases)


def test_toml_brings_the_built_in_definitions_back_even_where_nothing_is_known() -> None:
    assert read_toml(write_toml(ALL), Catalogue({})) == (ALL, [], OfficeFile())


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(write_toml(ALL), "指标体系.toml", id="toml"),
        pytest.param(write_sheet(ALL, NAMES), "指标体系.xlsx", id="xlsx"),
    ],
)
def test_what_was_exported_changes_nothing(data: bytes, name: str) -> None:
    found = read_definitions(data, name, BUILT_IN)
    assert (found.changed, found.unchanged, found.mistakes, found.problems) == ((), len(ALL), (), ())


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(write_toml([OWN, SHARE]), "本县.toml", id="toml"),
        pytest.param(write_sheet([OWN, SHARE], NAMES), "本县.xlsx", id="xlsx"),
    ],
)
def test_another_office_gets_the_same_definitions(data: bytes, name: str) -> None:
    found = read_definitions(data, name, BUILT_IN)
    assert found.mistakes == ()
    assert found.changed == (OWN, SHARE)


def test_a_changed_built_in_definition_comes_back_changed() -> None:
    changed = replace(BUILT_IN.indicators["new_unions"], better=Better.NEITHER, schedule=Schedule.SEASONAL)
    for data, name in ((write_toml([changed]), "a.toml"), (write_sheet([changed], NAMES), "a.xlsx")):
        assert read_definitions(data, name, BUILT_IN).changed == (changed,)


def test_what_an_entry_leaves_open_stays_as_it_is() -> None:
    found = read_definitions('[new_unions]\nunit = "个"\n'.encode(), "a.toml", BUILT_IN)
    assert found.changed == (replace(BUILT_IN.indicators["new_unions"], unit="个"),)


def test_an_unknown_entry_is_guessed_from_its_name_and_confirmed() -> None:
    (found,) = read_definitions('["快递员欠薪件数"]\nunit = "件"\n'.encode(), "a.toml", BUILT_IN).changed
    assert (found.kind, found.better, found.target_form) == (Kind.FLOW, Better.LOWER, TargetForm.CEILING)
    assert not found.inferred


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[甲\n", "文件格式有误", id="no toml"),
        pytest.param("甲 = 1", "文件格式有误", id="a bare key in Chinese"),
        pytest.param("a = 1", "“a”：应当是一节定义", id="no section"),
        pytest.param('[a]\nname = "甲"\nkinds = "flow"', "不认识“kinds”", id="a field misspelt"),
        pytest.param('[a]\nkind = "流量"', "“kind”不能是“流量”，只能是：flow, stock, ratio, rate", id="no such kind"),
        pytest.param("[a]\nname = 3", "“name”应当是带引号的文字", id="a number for a name"),
        pytest.param('[a]\naliases = "甲"', "“aliases”应当是", id="one alias without a list"),
        pytest.param('[a]\nname = "会员总数"\nkind = "flow"', "“会员总数”已经是指标“会员总数”", id="a name that is taken"),
        pytest.param('[a]\nname = "甲"\nkind = "ratio"', "比率要有分子和分母", id="a ratio without parts"),
        pytest.param("a = " + "[" * 5000, "文件格式有误", id="nested to death"),
        pytest.param("", "没有找到指标定义", id="empty"),
    ],
)
def test_what_is_wrong_with_a_toml_file_is_said(text: str, expected: str) -> None:
    found = read_definitions(text.encode(), "a.toml", BUILT_IN)
    assert found.changed == ()
    assert any(expected in mistake_text(m) for m in found.mistakes)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param("[a]\nname = '甲'".encode("gb18030"), "UTF-8", id="another encoding"),
        pytest.param(b"#" * (MOST_BYTES + 1), "太大", id="a megabyte"),
    ],
)
def test_what_is_no_text_is_said(data: bytes, expected: str) -> None:
    (mistake,) = read_definitions(data, "a.toml", BUILT_IN).mistakes
    assert expected in mistake_text(mistake)


def test_a_faulty_entry_does_not_stop_the_others() -> None:
    text = '["甲数"]\nunit = "家"\nkind = "flow"\n["乙数"]\nkind = "?"\n'
    found = read_definitions(text.encode(), "a.toml", BUILT_IN)
    assert [d.id for d in found.changed] == ["甲数"]
    assert [m.about for m in found.mistakes] == ["乙数"]


def test_a_workbook_that_cannot_be_read_says_so() -> None:
    found = read_definitions(b"PK\x03\x04 broken", "坏.xlsx", BUILT_IN)
    assert found.changed == ()
    assert [p.file for p in found.problems] == ["坏.xlsx"]


def test_a_workbook_without_definitions_says_so() -> None:
    book, out = Workbook(), BytesIO()
    book.active.append(["随便", "写写"])
    book.save(out)
    (mistake,) = read_definitions(out.getvalue(), "a.xlsx", BUILT_IN).mistakes
    assert mistake.code == "no_definitions"


def test_text_in_the_sheet_is_never_a_formula() -> None:
    data = write_sheet([replace(OWN, name="=cmd|'/c calc'!A1", source="http://example.org")], NAMES)
    sheet = load_workbook(BytesIO(data))[SHEET]
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].value == "=cmd|'/c calc'!A1"
    assert all(cell.hyperlink is None for cell in sheet[2])


STRUCTURE = Structure(
    (Place("东村", "甲镇"), Place("乙街道", "", "重点单位")),
    (
        Change("甲乡", Period.parse("2024Q1"), {"甲镇": 1}),
        Change("大镇", Period.parse("2023Q3"), {"大镇": 0.6, '"新"镇': 0.4}),
    ),
)
METHOD = Method(rule_named("bonus"), (Deduction("甲镇", 2.5, "迟报", Period.parse("2024Q2")),))


def test_org_units_and_scoring_leave_and_enter_with_the_definitions() -> None:
    weighed = replace(OWN, weight=12.5)
    found = read_definitions(write_toml([weighed], write_office(STRUCTURE, METHOD)), "本县.toml", BUILT_IN)
    assert (found.changed, found.mistakes) == ((weighed,), ())
    assert (found.structure, found.method) == (STRUCTURE, METHOD)
    assert not found.says_nothing


def test_a_file_may_speak_of_org_units_alone() -> None:
    found = read_definitions(write_office(STRUCTURE, None).encode(), "单位.toml", BUILT_IN)
    assert (found.structure, found.changed, found.mistakes, found.method) == (STRUCTURE, (), (), None)


def test_a_workbook_brings_weights_and_org_units_along() -> None:
    weighed = replace(OWN, weight=12.5)
    found = read_definitions(write_sheet([weighed], NAMES, STRUCTURE.places), "本县.xlsx", BUILT_IN)
    assert (found.changed, found.mistakes) == ((weighed,), ())
    assert found.structure == Structure(STRUCTURE.places)


@given(st.builds(Place, names := st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=9), names, names))
def test_any_name_of_an_org_unit_survives(place: Place) -> None:
    structure = Structure((place,)) if place.org_unit != place.parent else Structure()
    assert read_office(tomllib.loads(write_office(structure, None))).structure == structure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('[org_units]\na = "甲"', "组织单位这一条只能写", id="no section"),
        pytest.param('[org_units."甲镇"]\nlevel = "1"', "“甲镇”：组织单位这一条只能写", id="no such field"),
        pytest.param('org_units = "甲"', "应当是一节定义", id="no org units"),
        pytest.param('[org_units."甲"]\nparent = "乙"\n[org_units."乙"]\nparent = "甲"', "绕了一圈：", id="in a circle"),
        pytest.param('[[org_unit_changes]]\nname = "甲乡"', "“甲乡”：单位变更这一条不完整", id="not since when"),
        pytest.param(
            '[[org_unit_changes]]\nname = "甲"\nsince = "2024H1"\nbecomes = { "乙" = 1 }', "2024H1", id="since no quarter"
        ),
        pytest.param(
            '[[org_unit_changes]]\nname = "甲"\nsince = "2024Q1"\nbecomes = { "乙" = 0.5 }', "份额合计为1", id="a half"
        ),
        pytest.param(
            '[[org_unit_changes]]\nname = "甲"\nsince = "2024Q1"\nbecomes = { "乙" = nan }', "份额合计为1", id="no share"
        ),
        pytest.param(
            '[[org_unit_changes]]\nname = ["甲"]\nsince = "2024Q1"\nbecomes = { "乙" = 1 }', "单位变更这一条", id="no name"
        ),
        pytest.param(
            '[[org_unit_changes]]\nname = "甲"\nsince = "2024Q1"\nbecomes = { "" = 1 }', "单位变更这一条", id="nobody's name"
        ),
        pytest.param("org_unit_changes = 3", "单位变更这一条", id="no changes"),
        pytest.param("[scoring]\nbonus = 1.0", "评分办法有误", id="a bonus without a cap"),
        pytest.param("scoring = 1", "“scoring”：应当是一节定义", id="no scoring"),
        pytest.param('["甲数"]\nweight = "高"', "“甲数”：权重应当是", id="a word for a weight"),
        pytest.param('["甲数"]\nkind = "flow"\nunit = "家"\nweight = -1', "“甲数”：权重应当是", id="less than nothing"),
        pytest.param('["甲数"]\nkind = "flow"\nunit = "家"\nweight = inf', "“甲数”：权重应当是", id="all there is"),
    ],
)
def test_what_is_wrong_about_org_units_and_scoring_is_said(text: str, expected: str) -> None:
    found = read_definitions(text.encode(), "a.toml", BUILT_IN)
    assert found.says_nothing
    assert any(expected in mistake_text(m) for m in found.mistakes)


CHANGE = '[[org_unit_changes]]\nname = "{}"\nsince = "{}"\nbecomes = {{ "{}" = 1 }}\n'


def test_two_changes_of_one_org_unit_in_a_quarter_are_told_and_neither_counts() -> None:
    text = (
        CHANGE.format("甲镇", "2024Q1", "乙镇")
        + CHANGE.format("甲镇", "2024Q1", "丙镇")
        + CHANGE.format("丁镇", "2024Q1", "乙镇")
    )
    found = read_definitions(text.encode(), "a.toml", BUILT_IN)
    assert [c.name for c in found.structure.changes] == ["丁镇"]
    (mistake,) = found.mistakes
    assert mistake_text(mistake).startswith("“甲镇”在2024Q1有两条变更")
    later = CHANGE.format("甲镇", "2024Q1", "乙镇") + CHANGE.format("甲镇", "2024Q2", "丙镇")
    assert len(read_definitions(later.encode(), "a.toml", BUILT_IN).structure.changes) == 2


@pytest.mark.parametrize(
    "text",
    [
        '[org_units."total"]\nparent = "东片区"\n',
        '[org_units."合 计"]\nparent = "东片区"\n',
        CHANGE.format("total", "2024Q1", "乙镇"),
        CHANGE.format("甲镇", "2024Q1", "Total"),
    ],
)
def test_the_name_of_the_whole_names_no_org_unit(text: str) -> None:
    found = read_definitions(text.encode(), "a.toml", BUILT_IN)
    assert found.says_nothing
    assert [m.code for m in found.mistakes] == ["names_the_whole"]
    assert "指全体" in mistake_text(found.mistakes[0])


def test_what_belongs_to_the_whole_belongs_to_nothing_else() -> None:
    found = read_definitions('[org_units."甲镇"]\nparent = "total"\n'.encode(), "a.toml", BUILT_IN)
    assert found.structure.places == (Place("甲镇"),)


def test_a_faulty_place_does_not_stop_the_others() -> None:
    found = read_definitions(
        '[org_units."甲镇"]\nparent = 3\n[org_units."乙镇"]\nparent = "东片区"\n'.encode(), "a.toml", BUILT_IN
    )
    assert found.structure.places == (Place("乙镇", "东片区"),)
    assert len(found.mistakes) == 1
