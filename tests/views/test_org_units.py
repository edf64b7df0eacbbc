"""What the pages offer and tell about org units and scores."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from progress.cases import dataset, quarterly, target

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.org_units import Change, Group, InvalidTree, Place, Structure, group_name, with_structure
from indicators.periods import Period
from indicators.progress import compute_progress
from indicators.record import Deed
from indicators.scoring import Deduction, Method, rule_named
from indicators.views.deeds import past_deeds
from indicators.views.names import whole_name
from indicators.views.org_units import choices_of, group_sizes, levels_of, structure_answer
from indicators.views.scores import score_table
from indicators.views.structure_effect import structure_effect

H1 = Period.parse("2024H1")
Q1 = Period.parse("2024Q1")
VALUES = quarterly("甲镇", "new_unions", 2024, 10, 40) | quarterly("乙镇", "new_unions", 2024, 10, 15)
TARGETS = [target(unit, "new_unions", 2024, 100) for unit in ("甲镇", "乙镇")]
COUNTY = replace(dataset(VALUES | quarterly("丙街道", "funds", 2024, 1, 1), TARGETS), county="临溪县")


def placed(*places: Place) -> Dataset:
    return with_structure(COUNTY, Structure(places))


def test_each_org_unit_is_followed_by_what_belongs_to_it() -> None:
    data = placed(Place("甲镇", "东片"), Place("东村", "甲镇"))
    assert [(c.org_unit, c.level) for c in choices_of(data)] == [
        ("东片", 1),
        ("甲镇", 2),
        ("东村", 3),
        ("乙镇", 1),
        ("丙街道", 1),
    ]
    assert [c.label for c in choices_of(data)][:3] == ["东片", "　甲镇", "　　东村"]


def test_levels_have_the_names_of_what_is_on_them() -> None:
    assert levels_of(COUNTY) == {1: "第1级（乡镇（街道））"}
    assert levels_of(placed(Place("东村", "甲镇"))) == {1: "第1级（乡镇（街道））", 2: "第2级（村（社区））"}
    assert levels_of(dataset({})) == {1: "第1级"}


def test_groups_have_sizes_and_names_in_both_languages() -> None:
    assert group_sizes(COUNTY) == {"乡镇": 2, "街道": 1}
    assert {group_name(group, "en") for group in Group}.isdisjoint(set(Group))
    assert group_name("重点单位", "en") == "重点单位"
    assert structure_answer(COUNTY) == "共3个单位：乡镇2个、街道1个。"
    assert structure_answer(placed(Place("东村", "甲镇")), "en") == "4 org units on 2 levels: 2 townships, 1 subdistricts."


def test_a_peer_group_is_named_as_the_whole() -> None:
    data = replace(COUNTY, peers="乡镇", county="乡镇（2个）", org_units=("甲镇", "乙镇"))
    assert (whole_name(data), whole_name(data, "en")) == ("乡镇（2个）", "Townships (2)")


@pytest.mark.parametrize(
    ("structure", "said"),
    [
        (Structure((Place("甲镇", "东片"),)), "并列比较的单位仍为3个；临溪县合计不变。"),
        (Structure((Place("甲镇", "东片"), Place("乙镇", "东片"))), "并列比较的单位由3个变为2个；临溪县合计不变。"),
        (
            Structure((Place("甲镇", "乙镇"),)),
            "并列比较的单位由3个变为2个；临溪县合计有1项变化（新建工会数 75家 → 50家）。",
        ),
    ],
    ids=["one in an area", "two in an area", "below one that reports itself"],
)
def test_the_effect_says_what_becomes_of_the_whole(structure: Structure, said: str) -> None:
    assert structure_effect(COUNTY, with_structure(COUNTY, structure), H1).sentence == said


def test_the_effect_lists_only_who_is_otherwise_afterwards() -> None:
    after = with_structure(COUNTY, Structure((Place("甲镇", "", "重点单位"),)))
    table = structure_effect(COUNTY, after, H1).table
    assert table.to_numpy().tolist() == [["甲镇", "—", "—", "乡镇", "重点单位", "2", "2"]]
    assert structure_effect(COUNTY, COUNTY, H1, "en").sentence.endswith("the totals of 临溪县 stay.")


def test_a_merger_shows_whose_quarters_go_where() -> None:
    after = with_structure(COUNTY, Structure((), (Change("乙镇", Period.parse("2024Q3"), {"甲镇": 1}),)))
    told = {row[0]: (row[5], row[6]) for row in structure_effect(COUNTY, after, H1).table.to_numpy().tolist()}
    assert told == {"乙镇": ("2", "—")}


def test_a_circle_is_refused() -> None:
    with pytest.raises(InvalidTree):
        placed(Place("甲镇", "乙镇"), Place("乙镇", "甲镇"))


NOON = datetime(2024, 7, 3, 4, 0, tzinfo=UTC)
DEEDS = [
    (Place("甲镇", "东片", "乡镇"), "甲镇：上级为东片，类别为乡镇", "甲镇: under 东片, group 乡镇"),
    (Place("甲镇"), "甲镇：上级为全县", "甲镇: under the whole"),
    (Change("甲乡", Q1, {"甲镇": 1}), "甲乡自2024年第一季度起改为（并入）甲镇", "甲乡 is 甲镇 from Q1 2024"),
    (
        Change("大镇", Q1, {"大镇": 0.6, "新镇": 0.4}),
        "大镇自2024年第一季度起分为大镇（60.0%）、新镇（40.0%）",
        "大镇 split into 大镇（60.0%）, 新镇（40.0%） from Q1 2024",
    ),
    (Method(rule_named("stepped"), (Deduction("甲镇", 1, "迟报"),)), "分档计分，扣分1处", "Stepped, 1 deductions"),
]


@pytest.mark.parametrize(("what", "zh", "en"), DEEDS, ids=range(len(DEEDS)))
def test_what_was_saved_is_told_in_a_line(what: Place | Change | Method, zh: str, en: str) -> None:
    deed = Deed(1, (what,), NOON, "王芳", None)  # type: ignore[arg-type]
    assert [past_deeds([deed], language)[0].what for language in ("zh", "en")] == [zh, en]
    assert past_deeds([deed])[0].about == "2024年7月3日 12:00 · 王芳"


def test_switching_off_is_told_too() -> None:
    deed = Deed(1, (), NOON, "", NOON)
    assert (past_deeds([deed])[0].what, past_deeds([deed])[0].undone) == ("停用评分", "2024年7月3日 12:00")


def scored(language: str = "zh") -> list[tuple[str, str, str]]:
    method = Method(rule_named("proportional"))
    table = score_table(COUNTY, compute_progress(COUNTY, H1), H1, language, method)
    return [(row.org_unit, row.place_among, row.points) for row in table.rows]


def test_the_score_table_is_ranked_and_says_who_is_not_scored() -> None:
    assert scored() == [("甲镇", "第1位（共2个）", "100分"), ("乙镇", "第2位（共2个）", "50分"), ("丙街道", "—", "—")]
    assert scored("en")[1] == ("乙镇", "2nd of 2", "50 points")
    method = Method(rule_named("proportional"))
    table = score_table(COUNTY, compute_progress(COUNTY, H1), H1, "zh", method)
    assert table.sentence == "得分最高的是甲镇，100分；最低的是乙镇，50分；1个单位没有可以计分的指标。"
    assert table.table["得分"].tolist()[:2] == [100, 50]
    assert TOTAL not in {row.org_unit for row in table.rows}


def test_without_a_method_there_is_no_table() -> None:
    assert score_table(COUNTY, compute_progress(COUNTY, H1), H1).rows == ()


def test_ties_are_named_together() -> None:
    data = dataset(quarterly("甲镇", "new_unions", 2024, 30, 30) | quarterly("乙镇", "new_unions", 2024, 30, 30), TARGETS)
    table = score_table(data, compute_progress(data, H1), H1, "zh", Method(rule_named("proportional")))
    assert [row.place for row in table.rows] == ["第1位", "第1位"]
    assert table.sentence == "得分最高的是甲镇、乙镇，100分。"


@pytest.mark.parametrize(
    ("count", "language", "told"),
    [
        (3, "zh", "得分最高的是一镇、二镇、三镇，100分。"),
        (4, "zh", "得分最高的是一镇、二镇、三镇等4个单位，100分。"),
        (3, "en", "First: 一镇, 二镇, 三镇 (100 points)."),
        (4, "en", "First: 一镇, 二镇, 三镇 and 1 more (100 points)."),
    ],
)
def test_of_more_than_three_equals_three_are_named(count: int, language: str, told: str) -> None:
    units = ("一镇", "二镇", "三镇", "四镇")[:count]
    values = {key: value for unit in units for key, value in quarterly(unit, "new_unions", 2024, 30, 30).items()}
    data = dataset(values, [target(unit, "new_unions", 2024, 100) for unit in units])
    table = score_table(data, compute_progress(data, H1), H1, language, Method(rule_named("proportional")))
    assert table.sentence == told
