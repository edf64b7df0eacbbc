"""Targets that are the most there may be: by a header, by words in the cell, in a sheet of targets, in definitions."""

from __future__ import annotations

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import dataset_of
from indicators.model import Better, TargetForm
from indicators.progress.definitions import is_judged, target_form
from indicators.reading.ceilings import says_ceiling
from indicators.reading.definitions import definitions_of
from tests.reading.sheets import codes, figures, read, sheet, targets

HEADERS = [
    "控制目标", "控制数", "控制指标", "控制上限", "上限", "年度控制目标",
    "年度控制数", "控制值", "全年控制数", "目标上限", "控制率", "控制额",
    "管控目标", "年度限额", "最高限额", "不超过", "不高于", "年度控制数（人次）",
    "2024年控制数", "市级控制数", "核定控制数", "目标（不超过）", "年度目标（上限）",
]  # fmt: skip

ASKED = {("A镇", "safety_accidents", None): 0, ("B镇", "safety_accidents", None): 3}


def form_of(reading: object, indicator: str = "safety_accidents") -> TargetForm:
    return dataset_of([reading]).indicators[indicator].target_form  # type: ignore[list-item]


@pytest.mark.parametrize("word", HEADERS)
def test_a_control_number_under_an_indicator_is_its_ceiling(word: str) -> None:
    head = [["乡镇", "信访接待人次（人次）", ""], ["", word, "本季完成"]]
    reading = read({"2024Q1": [*head, ["A镇", 90, 20], ["B镇", 80, 25]]})
    assert targets(reading) == {("A镇", "petition_visits", None): 90, ("B镇", "petition_visits", None): 80}
    assert figures(reading) == {("A镇", "2024Q1", "petition_visits"): 20, ("B镇", "2024Q1", "petition_visits"): 25}
    assert form_of(reading, "petition_visits") is TargetForm.CEILING


@pytest.mark.parametrize(
    "header",
    [
        pytest.param(["乡镇", "安全事故起数", "年度控制数"], id="after its indicator"),
        pytest.param(["乡镇", "安全事故起数完成", "安全事故起数控制数"], id="in the name"),
        pytest.param(["乡镇", "安全事故起数", "安全事故起数（控制目标）"], id="in brackets"),
        pytest.param(["乡镇", "本季安全事故起数", "安全事故年度控制指标"], id="with the year"),
    ],
)
def test_a_control_number_in_a_header_of_one_row(header: list[str]) -> None:
    reading = read({"2024Q1": [header, ["A镇", 1, 0], ["B镇", 2, 3]]})
    assert targets(reading) == ASKED
    assert form_of(reading) is TargetForm.CEILING


@pytest.mark.parametrize("said", ["≤3", "不超过3起", "控制在3起以内", "3以内", "不得高于3", "控制在不超过3起"])
def test_words_in_the_cell_make_a_ceiling(said: str) -> None:
    rows = [
        ["乡镇", "信访接待人次（人次）", ""],
        ["", "年度目标", "本季完成"],
        ["A镇", said.replace("起", "人次"), 1],
        ["B镇", 4, 1],
    ]
    reading = read({"2024Q1": rows})
    assert targets(reading)["A镇", "petition_visits", None] == 3
    assert form_of(reading, "petition_visits") is TargetForm.CEILING


def test_a_floor_in_a_cell_is_no_ceiling() -> None:
    rows = [["乡镇", "新建工会数（家）", ""], ["", "年度目标", "本季完成"], ["A镇", "≥3", 1]]
    assert form_of(read({"2024Q1": rows}), "new_unions") is TargetForm.ANNUAL_AMOUNT


@pytest.mark.parametrize("said", ["不超过", "≤", "控制在规定以内"])
def test_words_elsewhere_in_the_sheet_say_nothing_of_other_targets(said: str) -> None:
    rows = [
        ["乡镇", "新建工会数（家）", "", "信访接待人次（人次）", ""],
        ["", "年度任务", "本季完成", said if len(said) < 5 else "控制数", "本季完成"],
        *([f"{name}镇", 10 + n, n, 90 + n, 20] for n, name in enumerate("甲乙丙丁戊己庚辛")),
        [f"说明：信访{said}"],
    ]
    reading = read({"2024Q1": rows})
    forms = {i.id: i.target_form for i in reading.indicators}
    assert (forms["new_unions"], forms["petition_visits"]) == (TargetForm.ANNUAL_AMOUNT, TargetForm.CEILING)
    assert targets(reading)["甲镇", "new_unions", None] == 10


def test_in_a_sheet_of_targets_and_kept_where_later_sheets_have_none() -> None:
    plan = read(
        {"任务分解": [["2024年工会工作目标任务分解表"], ["乡镇", "新建工会数（家）", "信访接待人次"], ["A镇", 6, "≤90"]]}
    )
    later = read({"2024Q1": [["乡镇", "新建工会数（家）", "信访接待人次"], ["A镇", 2, 20]]})
    forms = {i.id: i.target_form for i in dataset_of([plan, later]).indicators.values()}
    assert forms == {"new_unions": TargetForm.ANNUAL_AMOUNT, "petition_visits": TargetForm.CEILING}


def test_rows_of_indicators_beside_a_column_of_control_numbers() -> None:
    rows = [["指标", "单位", "年度控制数", "本季实际"], ["安全事故起数", "起", 3, 1], ["印刷费", "万元", 20, 4]]
    reading = read({"2024Q1": rows})
    printing = dataset_of([reading]).indicators["印刷费"]
    assert {t.value for t in reading.targets} == {3, 200_000}
    assert (printing.better, target_form(printing), is_judged(printing)) == (Better.LOWER, TargetForm.CEILING, True)


def test_a_harm_that_was_only_guessed_is_judged_once_its_sheet_says_ceiling() -> None:
    def lost(word: str) -> bool:
        head = [["乡镇", "会员流失人数（人）", ""], ["", word, "本季"]]
        return is_judged(dataset_of([read({"2024Q1": [*head, ["A镇", 9, 1]]})]).indicators["会员流失人数"])

    assert (lost("年度目标"), lost("控制数")) == (False, True)


@pytest.mark.parametrize("name", ["疾病预防控制指标", "质量控制数", "风险控制点数"])
def test_words_of_control_that_belong_to_a_name_stay_there(name: str) -> None:
    reading = read({"2024Q1": [["乡镇", f"{name}（个）"], ["A镇", 3], ["B镇", 4]]})
    assert targets(reading) == {}
    assert set(figures(reading).values()) == {3, 4}
    assert not says_ceiling(f"{name} / 年度目标")


@pytest.mark.parametrize(("said", "better"), [("控制数（不超过）", Better.LOWER), ("年度任务", Better.HIGHER)])
def test_definitions_can_ask_for_a_ceiling(said: str, better: Better) -> None:
    rows = [["指标名称", "计量单位", "类型", "方向", "目标形式"], ["印刷费用", "万元", "流量", "", said]]
    found = definitions_of(sheet(rows, "指标体系"), Catalogue.load())
    assert found is not None
    assert (found[0].better, found[0].target_form is TargetForm.CEILING) == (better, better is Better.LOWER)


def test_a_column_that_may_be_a_target_is_asked_about() -> None:
    head = [["乡镇", "新建工会数（家）", "", ""], ["", "年度目标", "镇自定奋斗目标", "本季完成"]]
    reading = read({"2024Q1": [*head, ["A镇", 6, 7, 1], ["B镇", 6, 8, 2]]})
    assert codes(reading)["column_perhaps_target"] == "C2"
    assert targets(reading) == {("A镇", "new_unions", None): 6, ("B镇", "new_unions", None): 6}
