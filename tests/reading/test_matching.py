from __future__ import annotations

from indicators.catalogue import Catalogue
from indicators.reading.matching import match_subjects
from indicators.reading.subjects import Subject


def ids(*subjects: Subject) -> list[str]:
    matched = match_subjects(subjects, Catalogue.load())
    return [matched[s].indicator.id for s in subjects]


def test_known_headers_and_headers_of_their_own() -> None:
    assert ids(Subject("新建工会", unit="家"), Subject("龙舟赛参赛队数", unit="支")) == ["new_unions", "龙舟赛参赛队数"]


def test_a_bare_measure_takes_the_name_of_its_group() -> None:
    assert ids(Subject("人数", ("金秋助学",)), Subject("金额", ("金秋助学",), "万元")) == [
        "students_aided",
        "student_aid_funds",
    ]
    assert ids(Subject("人数", ("龙舟赛",))) == ["龙舟赛人数"]


def test_a_known_name_does_not_need_its_group() -> None:
    assert ids(Subject("新增会员", ("其他工作",))) == ["new_members"]


def test_a_name_met_under_several_groups_is_told_apart_by_them() -> None:
    town, country = Subject("工资性收入", ("城镇", "按来源分")), Subject("工资性收入", ("农村", "按来源分"))
    assert ids(town, country) == ["城镇工资性收入", "农村工资性收入"]


def test_a_short_part_belongs_to_its_whole() -> None:
    assert ids(Subject("女", ("会员总数",), part=True)) == ["女会员数"]


def test_a_doubtful_match_is_asked_about_not_taken() -> None:
    subject = Subject("农民工", ("会员",), part=True)
    matched = match_subjects([subject], Catalogue.load())[subject]
    assert matched.indicator.inferred or matched.certainty >= 0.85


def test_a_name_that_begins_in_the_row_above() -> None:
    assert ids(Subject("会员数", ("新发展",), "人"), Subject("签订率", ("集体合同",), "%")) == [
        "new_members",
        "collective_contract_rate",
    ]


def test_a_group_that_only_frames_a_theme_begins_no_name() -> None:
    for group in ("发展情况", "会员发展", "组织建设", "新增工作"):
        assert ids(Subject("会员数", (group,), "人")) == ["members"]
    assert ids(Subject("会员总数", ("新增",), "人")) == ["members"]
