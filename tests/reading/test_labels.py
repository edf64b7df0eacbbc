from __future__ import annotations

import pytest

from indicators.reading.labels import label_of
from indicators.reading.roles import Role


@pytest.mark.parametrize(
    ("text", "name", "unit", "role", "months"),
    [
        ("2024年一季度新建工会年度目标（家）", "新建工会", "家", Role.TARGET, (1, 3)),
        ("1-6月累计", "", "", Role.RUNNING, (1, 6)),
        ("截至6月底累计", "", "", Role.RUNNING, (6, 6)),
        ("二季度完成", "", "", Role.VALUE, (4, 6)),
        ("三季度累计完成率", "", "", Role.COMPLETION, (7, 9)),
        ("新建工会数（2024年第一季度）", "新建工会数", "", None, (1, 3)),
        ("新建工会数(累计)(家)", "新建工会数", "家", Role.RUNNING, None),
        ("①新建工会数\n（家）New unions", "新建工会数", "家", None, None),
        ("  其中：女会员", "女会员", "", None, None),
        ("一、组织建设", "组织建设", "", None, None),
        ("上年一季度", "", "", Role.IGNORED, None),
        ("5.1服务卡年度采集信息人数", "5.1服务卡年度采集信息人数", "", None, None),
        ("十月社区", "十月社区", "", None, None),
        ("评选达标(合格)工会数", "评选达标(合格)工会数", "", None, None),
        ("新建工会（30分）", "新建工会", "", None, None),
        ("新增会员（权重20%）（人）", "新增会员", "人", None, None),
        ("合  计", "合计", "", None, None),
        ("%", "", "%", None, None),
    ],
)
def test_a_label_taken_apart(text: str, name: str, unit: str, role: Role | None, months: tuple[int, int] | None) -> None:
    label = label_of(text)
    span = (label.span.first, label.span.last) if label.span else None
    assert (label.name, label.unit, label.role, span) == (name, unit, role, months)


def test_marks_of_parts_and_of_groups() -> None:
    assert label_of("其中：女会员").part
    assert label_of("(二)农村居民").outline
    assert not label_of("会员总数").part


def test_a_role_that_may_belong_to_the_name_is_left_open() -> None:
    label = label_of("隐患整改完成率")
    assert label.name == "隐患整改完成率"
    assert label.loose is not None
    assert (label.loose.name, label.loose.role) == ("隐患整改", Role.COMPLETION)


def test_numbers_and_dates_are_labels_too() -> None:
    assert label_of(2024).span is not None
    assert label_of(None).text == ""
