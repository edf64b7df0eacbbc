"""The letter to those who have not reported."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.periods import Period
from indicators.views.reminder import quarters_lacking, reminder
from indicators.views.report_matrix import ReportMatrix, listed, report_matrix
from tests.views.test_report_matrix import UNITS, data

Q1, Q2 = Period.parse("2024Q1"), Period.parse("2024Q2")


def matrix(language: str = "zh") -> ReportMatrix:
    """乙镇 leaves out two indicators in the second quarter, 丙乡 sends nothing; in the first 丙乡 lacks one."""
    given = [("甲镇", "2024Q1", "一二三"), ("乙镇", "2024Q1", "一二三"), ("丙乡", "2024Q1", "一二")]
    given += [
        ("甲镇", "2024Q2", "一二三"),
        ("乙镇", "2024Q2", "一"),
        ("丁街道", "2024Q1", "一二三"),
        ("丁街道", "2024Q2", "一二三"),
    ]
    return report_matrix(data(*given, org_units=(*UNITS, "丁街道")), language)


def test_who_has_sent_nothing_and_who_has_left_out_what_is_named() -> None:
    assert reminder(matrix(), Q2, "临溪县").splitlines() == [
        "关于补报2024年第二季度工会工作报表的通知",
        "",
        "有关单位工会：",
        "　　2024年第二季度报表应报4个单位，目前已报3个。",
        "　　尚未报送的1个：丙乡。",
        "　　已报送、但有指标未报的1个：乙镇（二、三）。",
        "　　请于____年__月__日前补报。没有发生的请填0；暂时报不出来的，请写明原因。",
        "",
        "临溪县总工会",
        "____年__月__日",
    ]


def test_only_what_is_lacking_is_spoken_of() -> None:
    assert "尚未报送" not in reminder(matrix(), Q1, "")
    assert "丙乡（三）" in reminder(matrix(), Q1, "")
    assert reminder(matrix(), Q1, "").endswith("\n\n____年__月__日"), "nobody signs where the county is not known"


def test_in_english() -> None:
    letter = reminder(matrix("en"), Q2, "临溪县", "en")
    assert "3 of 4 org units have sent their reports" in letter
    assert "Not sent: 丙乡." in letter
    assert "乙镇 (二, 三)" in letter


def test_quarters_of_which_nothing_is_lacking_are_not_offered() -> None:
    assert quarters_lacking(matrix()) == (Q2, Q1)
    everybody = report_matrix(data(*((unit, quarter, "一") for unit in UNITS for quarter in ("2024Q1", "2024Q2"))))
    assert quarters_lacking(everybody) == ()
    assert quarters_lacking(replace(everybody, quarters=(), rows={}, counts=())) == ()


def test_nothing_is_asked_of_who_came_later() -> None:
    later = report_matrix(
        data(("甲镇", "2024Q1", "一"), ("甲镇", "2024Q2", "一"), ("乙镇", "2024Q2", "一"), org_units=UNITS[:2])
    )
    assert quarters_lacking(later) == ()


def test_many_indicators_are_counted_in_the_end() -> None:
    names = [str(number) for number in range(10)]
    assert listed(names) == "0、1、2、3、4、5、6、7等10项"
    assert listed(names, "en") == "0, 1, 2, 3, 4, 5, 6, 7 …"


def test_a_quarter_that_is_not_there_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError, match="index"):
        reminder(matrix(), Period.parse("2023Q1"), "临溪县")
