"""Scores in the circular: earned words, ties, missing reports, peers; each score with its recipe and cells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from progress.cases import dataset, quarterly, target

from indicators.dataset import Dataset
from indicators.narrative import write
from indicators.narrative.document import Claim, Document
from indicators.narrative.phrasing.narrator import Audience
from indicators.periods import Period
from indicators.scoring import Deduction, Method, own_rule, rule_named

H1 = Period.parse("2024H1")
DONE = {"甲镇": 50, "乙镇": 40, "丙镇": 20, "丁街道": 45, "戊街道": 10}
PROPORTIONAL = Method(rule_named("proportional"))


def county(done: dict[str, int] | None = None, method: Method | None = PROPORTIONAL) -> Dataset:
    """Each org unit has done so many of a hundred by mid-year, all of it reported for both quarters."""
    done = DONE if done is None else done
    values = {k: v for unit, n in done.items() for k, v in quarterly(unit, "new_unions", 2024, n // 2, n - n // 2).items()}
    targets = [target(unit, "new_unions", 2024, 100) for unit in done]
    return replace(dataset(values, targets), county="临溪县", scoring=method)


def circular(data: Dataset, org_unit: str = "total", audience: Audience = "internal", language: str = "zh") -> Document:
    return write(data, H1, org_unit, form="circular", audience=audience, language=language)


def text_of(document: Document) -> str:
    return "\n".join(p.text for s in document.sections for p in s.paragraphs)


def claims_of(document: Document) -> list[Claim]:
    return [c for s in document.sections for p in s.paragraphs for c in p.claims if c.measure == "score"]


def test_the_first_and_the_last_are_named_with_their_scores() -> None:
    said = text_of(circular(county()))
    assert "按百分制评分，甲镇得100分，在参评的5个单位中居首位；戊街道得20分，居末位。" in said
    assert "评分办法为按比例计分：按完成率与序时进度之比计分；超额不加分；" in said


def test_the_first_of_each_peer_group_is_named_with_its_group() -> None:
    assert "分类比较，乡镇中甲镇得分最高，得100分；街道中丁街道得分最高，得90分。" in text_of(circular(county()))


def test_org_units_of_one_group_are_not_compared_group_by_group() -> None:
    assert "分类比较" not in text_of(circular(county({"甲镇": 50, "乙镇": 40, "丙镇": 20})))


@pytest.mark.parametrize(
    ("done", "said"),
    [
        ({"甲镇": 50, "乙镇": 60, "丙镇": 20}, "在参评的3个乡镇中，甲镇、乙镇均得100分，并列首位；丙镇得40分，居末位"),
        (
            {"甲镇": 50, "乙镇": 60, "丙镇": 70, "丁镇": 80, "戊镇": 10},
            "在参评的5个乡镇中，甲镇、乙镇、丙镇等4个乡镇均得100分，并列首位；戊镇得20分，居末位",
        ),
        ({"甲镇": 50, "乙镇": 10, "丙镇": 10}, "甲镇得100分，在参评的3个乡镇中居首位；乙镇、丙镇均得20分，并列末位"),
        ({"甲镇": 50, "乙镇": 60, "丙镇": 50}, "在参评的3个乡镇中，甲镇、乙镇、丙镇均得100分，并列首位。"),
    ],
    ids=["two first", "many first", "two last", "all alike"],
)
def test_who_shares_a_place_is_told_together(done: dict[str, int], said: str) -> None:
    assert said in text_of(circular(county(done)))


def test_a_missing_report_is_told_with_what_it_costs() -> None:
    data = county()
    silent = replace(data, observations=tuple(o for o in data.observations if o.org_unit != "丙镇"))
    assert "丙镇未报送本期数据，未报送的指标不得分。" in text_of(circular(silent))
    left_out = replace(silent, scoring=Method(own_rule(no_report=None)))
    assert "按百分制评分，甲镇得100分，在参评的4个单位中居首位" in text_of(circular(left_out))


MANY = {"甲镇": 50, "乙镇": 50, "丙镇": 50, "丁镇": 50, "戊街道": 20, "己街道": 10}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "乡镇中甲镇、乙镇、丙镇等得分并列最高，均得100分"),
        ("en", "甲镇, 乙镇, 丙镇 and others lead among townships with 100 points each"),
        ("en", "甲镇, 乙镇, 丙镇 and others share the first of 6 places with 100 points each"),
    ],
)
def test_of_many_alike_a_few_are_named_and_the_others_hinted_at(language: str, said: str) -> None:
    assert said in text_of(circular(county(MANY), language=language))


@pytest.mark.parametrize("kept", ["", "2024Q1"], ids=["reports", "quarters"])
def test_of_many_missing_a_few_are_named_and_the_others_hinted_at(kept: str) -> None:
    data = county(MANY)
    late = ("甲镇", "乙镇", "丙镇", "丁镇")
    there = tuple(o for o in data.observations if o.org_unit not in late or o.period.code == kept)
    said = text_of(circular(replace(data, observations=there)))
    assert f"甲镇、乙镇、丙镇等{'缺部分季度数据，按已报数计分' if kept else '未报送本期数据，未报送的指标不得分'}。" in said


def test_a_missing_quarter_is_told_and_the_rest_counts() -> None:
    data = county()
    late = replace(data, observations=tuple(o for o in data.observations if (o.org_unit, o.period.code) != ("甲镇", "2024Q2")))
    said = text_of(circular(late))
    assert "甲镇缺部分季度数据，按已报数计分。" in said
    assert "丁街道得90分，在参评的5个单位中居首位" in said
    own = next(c for c in claims_of(circular(late, "甲镇")) if c.org_unit == "甲镇")
    assert "缺1个季度，按已报数计" in own.formula


def test_those_above_are_told_no_laggard_and_no_table() -> None:
    document = circular(county(), audience="leadership")
    assert "戊街道" not in text_of(document)
    assert not [t for t in document.tables if "百分制" in t.title]


def test_the_table_has_all_in_order() -> None:
    (table,) = [t for t in circular(county()).tables if "百分制" in t.title]
    assert table.title == "2024年上半年各单位百分制得分"
    assert [row[0] for row in table.rows] == ["1", "2", "3", "4", "5"]
    assert table.rows[0] == ("1", "甲镇", "100分")


def test_every_score_is_a_claim_with_its_recipe_and_cells() -> None:
    method = replace(PROPORTIONAL, deductions=(Deduction("甲镇", 2.5, "迟报"),))
    document = circular(county(method=method))
    for claim in claims_of(document):
        assert claim.text == f"{claim.value:g}分"
        assert (claim.unit, claim.indicator) == ("分", "")
        assert claim.formula.startswith("评分办法：按比例计分。")
        assert {c.sheet.split("·")[0] for c in claim.sources} == {claim.org_unit}
        assert len(claim.sources) == 3  # two quarters and the target
    first = next(c for c in claims_of(document) if c.org_unit == "甲镇")
    assert first.value == 97.5
    assert "扣分：迟报，扣2.5分。" in first.formula


def test_an_org_unit_is_told_its_own_score_and_place() -> None:
    said = text_of(circular(county(), "乙镇"))
    assert "按百分制评分，本单位得80分，在参评的5个单位中居第3位。" in said


def test_the_same_in_english() -> None:
    said = text_of(circular(county(), language="en"))
    assert "Scored out of a hundred, 甲镇 comes first of 5 with 100 points; 戊街道 comes last with 20 points." in said
    assert "By peer group, 甲镇 leads among townships with 100 points; 丁街道 leads among subdistricts with 90 points." in said
    assert "The rule is Proportional: Points in proportion to completion" in said


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("org_unit", ["total", "甲镇"])
def test_without_a_method_nothing_is_said_of_scores(org_unit: str, language: str) -> None:
    document = circular(county(method=None), org_unit, language=language)
    assert "百分制" not in text_of(document)
    assert "hundred" not in text_of(document)
    assert claims_of(document) == []


def test_a_county_of_one_is_not_ranked() -> None:
    assert "百分制" not in text_of(circular(county({"甲镇": 50})))
