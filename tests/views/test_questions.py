"""Which questions a file raises, and which answers are offered."""

from __future__ import annotations

import pytest

from indicators.catalogue import Catalogue
from indicators.checks import check_against
from indicators.dataset import dataset_of
from indicators.model import Reading
from indicators.record import MeaningKind, Record
from indicators.views.questions import (
    ColumnQuestion,
    OrgUnitQuestion,
    choices_for,
    column_questions,
    headings,
    org_unit_questions,
)
from tests.reading.sheets import read

CATALOGUE = Catalogue.load()
TITLE = "临溪县2024年第一季度工会工作报表"


def one(*headers: str) -> Reading:
    """A sheet with these headers over numbers."""
    rows = [[name, *(10 * i + j + 1 for j in range(len(headers)))] for i, name in enumerate(("青石镇", "白塔镇", "柳河乡"))]
    return read({"报表": [[TITLE], ["单位", *headers], *rows]})


def asked(reading: Reading, catalogue: Catalogue = CATALOGUE) -> list[tuple[str, str]]:
    return [(q.heading.wording, q.maybe) for q in column_questions(reading, catalogue)]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (["会员总数（人）", "帮扶资金（万元）"], []),
        (["会员总数（人）", "便民信封（封）"], [("便民信封（封）", "")]),
        (["会员总数（人）", "完成率（%）", "备注"], []),
        (["会员总数（人）", "便民信封（封）", "便民雨伞（个）"], [("便民信封（封）", ""), ("便民雨伞（个）", "")]),
    ],
    ids=["all known", "one unknown", "computed columns and remarks", "several"],
)
def test_only_headers_that_no_definition_has_are_asked_about(headers: list[str], expected: list[tuple[str, str]]) -> None:
    assert asked(one(*headers)) == expected


def test_a_header_like_a_definition_is_asked_about_with_it_and_comes_first() -> None:
    reading = one("便民信封（封）", "职工互助参保人数（人）", "会员总数（人）")
    maybe = [p for p in reading.problems if p.code == "indicator_uncertain"]
    assert len(maybe) == 1
    (first, second) = column_questions(reading, CATALOGUE)
    assert (first.heading.wording, CATALOGUE.indicators[first.maybe].name) == (
        "职工互助参保人数（人）",
        dict(maybe[0].facts)["indicator"],
    )
    assert (second.heading.wording, second.maybe) == ("便民信封（封）", "")


def test_an_indicator_met_before_is_no_question() -> None:
    reading = one("便民信封（封）")
    assert asked(reading, CATALOGUE.extended(reading.indicators)) == []


@pytest.mark.parametrize("kind", [MeaningKind.INDICATOR, MeaningKind.IGNORED])
def test_what_was_answered_is_not_asked_again(empty_record: Record, kind: MeaningKind) -> None:
    empty_record.remember(kind, "便民信封（封）", "便民信封")
    assert list(column_questions(one("便民信封（封）"), CATALOGUE, empty_record.remembered())) == []
    assert len(list(column_questions(one("便民雨伞（个）"), CATALOGUE, empty_record.remembered()))) == 1


def test_only_indicators_that_count_the_same_kind_of_thing_are_offered() -> None:
    reading = one("便民信封（封）", "救急济难专项（万元）")
    found = headings(reading, CATALOGUE)
    offered = {i.id for i in choices_for(found["救急济难专项（万元）"], CATALOGUE, {})}
    assert "assistance_funds" in offered
    assert not {"members", "new_unions", "membership_rate"} & offered


def test_a_known_heading_can_become_one_of_its_own() -> None:
    heading = headings(one("新成立工会数（家）"), CATALOGUE)["新成立工会数（家）"]
    assert (heading.indicator, heading.own, heading.place) == ("new_unions", "新成立工会数", "报表!B2")


def test_columns_of_one_heading_are_one() -> None:
    rows = [[TITLE], ["单位", "帮扶资金（万元）", ""], ["", "年度目标", "本季完成"], ["青石镇", 10, 2], ["白塔镇", 9, 3]]
    assert list(headings(read({"报表": rows}), CATALOGUE)) == ["帮扶资金（万元）"]


def test_names_that_are_not_on_record_are_asked_about() -> None:
    before = read({"报表": [[TITLE], ["单位", "会员总数（人）"], ["青石镇", 1], ["白塔镇", 2], ["柳河乡", 3]]})
    rows = [
        [TITLE.replace("一", "二")],
        ["单位", "会员总数（人）"],
        ["青石新镇", 1],
        ["白塔镇", 2],
        ["柳河乡", 3],
        ["金沙街道", 4],
    ]
    now = read({"报表": rows})
    problems = tuple(check_against(now, dataset_of([before])))
    questions = list(org_unit_questions(Reading("a.xlsx", problems=problems)))
    assert questions == [OrgUnitQuestion("青石新镇", "青石镇"), OrgUnitQuestion("金沙街道", "")]


def test_questions_are_values() -> None:
    (question,) = column_questions(one("便民信封（封）"), CATALOGUE)
    assert question == ColumnQuestion(headings(one("便民信封（封）"), CATALOGUE)["便民信封（封）"], "")
