"""What was said to warnings: it outlives the file it came with, and the report gives it as the township's own reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.model import Problem, Reading
from indicators.narrative import write
from indicators.periods import Period
from indicators.record import MeaningKind, QuarterSealed, Record
from tests.record.readings import one, reading_of

Q1, Q2 = Period.parse("2024Q1"), Period.parse("2024Q2")


def jump(found: str, *, org_unit: str = "河口镇", code: str = "jump_up", peers: str = "1.0") -> Problem:
    facts = (("org_unit", org_unit), ("indicator", "新建工会数"), ("period", "2024Q1"), ("found", found))
    return Problem(code, "一季度.xlsx", "表一", "C5", (*facts, ("usual", "3家"), ("count", "8"), ("peers", peers)))


def accepted(record: Record, text: str, problem: Problem, value: float, content: bytes = b"1") -> Reading:
    reading = reading_of(one(value), one(4, org_unit="金沙镇"), problems=(problem,))
    record.accept(content, "一季度.xlsx", reading, who="王芳", explanations={problem: text})
    return reading


def test_what_was_said_is_known_though_the_file_was_taken_back(record: Record) -> None:
    accepted(record, "集中建会", jump("30家"), 30)
    record.take_back(record.submissions()[0].id)
    (said,) = record.explained()
    assert (said.problem, said.text, said.who, said.file) == (jump("30家"), "集中建会", "王芳", "一季度.xlsx")


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        pytest.param("jump_up", "集中建会", "新建工会数明显高于以往，主要是集中建会", id="bare words"),
        pytest.param(
            "jump_up", "因开发区集中建会。", "新建工会数明显高于以往，因开发区集中建会", id="words that give a reason"
        ),
        pytest.param("jump_down", "由于机构改革", "新建工会数明显低于以往，由于机构改革", id="far below"),
    ],
)
def test_the_report_gives_the_reason_as_the_townships_own(record: Record, code: str, text: str, expected: str) -> None:
    accepted(record, text, jump("30家", code=code), 30)
    (note,) = record.dataset().notes
    assert (note.org_unit, note.period, note.text) == ("河口镇", Q1, f"原因说明：{expected}")
    report = write(record.dataset(), Q1)
    words = "".join(p.text for section in report.sections for p in section.paragraphs)
    assert f"据河口镇说明，{expected}" in words


def test_a_reason_goes_with_the_figure_it_was_given_for(record: Record) -> None:
    accepted(record, "集中建会", jump("30家"), 30)
    record.accept(b"2", "更正.xlsx", reading_of(one(13)))
    assert record.dataset().notes == ()


def test_what_only_concerns_the_file_is_no_reason(record: Record) -> None:
    facts = (("indicator", "新建工会数"), ("found", "9家"), ("expected", "8家"), ("org_unit", "total"), ("period", "2024Q1"))
    accepted(record, "含县直单位", Problem("total_differs", "一季度.xlsx", "表一", "C9", facts), 30)
    assert record.dataset().notes == ()


def test_figures_that_were_left_out_for_a_reason(record: Record) -> None:
    facts = (("org_unit", "金沙镇"), ("period", "2024Q1"), ("count", "1"), ("names", "新建工会数"))
    problem = Problem("values_missing", "一季度.xlsx", "表一", "C6", facts)
    reading = replace(reading_of(one(30), problems=(problem,)), org_units=("河口镇", "金沙镇"))
    record.accept(b"1", "一季度.xlsx", reading, explanations={problem: "经办人更换，下季补报"})
    assert [n.text for n in record.dataset().notes] == ["原因说明：新建工会数未报，主要是经办人更换，下季补报"]
    record.accept(b"2", "补报.xlsx", reading_of(one(2, org_unit="金沙镇")))
    assert record.dataset().notes == ()


def test_org_units_taken_for_one_are_one_on_record_until_they_are_told_apart(record: Record) -> None:
    record.accept(b"1", "一.xlsx", reading_of(one(3)))
    record.accept(b"2", "二.xlsx", reading_of(one(4, org_unit="河口", period="2024Q2")), names={"河口": "河口镇"}, who="王芳")
    assert record.dataset().org_units == ("河口镇",)
    assert [o.value for _, o in record.history("河口镇", "new_unions", Q2)] == [4]
    (merger,) = record.remembered()
    assert (merger.kind, merger.text, merger.meaning, merger.who) == (MeaningKind.ORG_UNIT, "河口", "河口镇", "王芳")
    record.forget(merger.number)
    assert record.dataset().org_units == ("河口镇", "河口")
    assert record.history("河口镇", "new_unions", Q2) == ()


def test_names_lead_on_to_the_last_one_said(record: Record) -> None:
    record.accept(b"1", "一.xlsx", reading_of(one(3, org_unit="河口办")))
    record.remember(MeaningKind.ORG_UNIT, "河口办", "河口乡")
    record.remember(MeaningKind.ORG_UNIT, "河口乡", "河口镇")
    assert record.dataset().org_units == ("河口镇",)


def test_telling_apart_does_not_change_a_sealed_quarter(record: Record) -> None:
    record.accept(b"1", "一.xlsx", reading_of(one(3, org_unit="河口")), names={"河口": "河口镇"})
    record.seal(Q1)
    number = record.remembered()[0].number
    with pytest.raises(QuarterSealed):
        record.forget(number)
    with pytest.raises(QuarterSealed):
        record.remember(MeaningKind.ORG_UNIT, "河口", "金沙镇")
    assert record.dataset().org_units == ("河口镇",)
    record.remember(MeaningKind.ORG_UNIT, "别处", "别处镇")
