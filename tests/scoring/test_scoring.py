"""Scores reckoned by hand: proportional, stepped, with bonus and deductions, and the rules for what is missing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from progress.cases import ALL, REPORTS, dataset, datasets, quarterly, target

from indicators.dataset import Dataset
from indicators.periods import Period
from indicators.progress import compute_progress
from indicators.scoring import (
    Deduction,
    InvalidRule,
    Method,
    Score,
    UnknownRule,
    own_rule,
    parse_rules,
    recipe,
    rule_named,
    rule_text,
    rules,
    scores,
    scores_of,
)
from indicators.scoring.plain import method_as_plain, method_from_plain

H1 = Period.parse("2024H1")
VALUES = (
    quarterly("甲镇", "new_unions", 2024, 12, 30)  # 42 % ÷ 50 % = 84 %
    | quarterly("甲镇", "signing", 2024, None, 0.95)  # floor 95 % reached
    | quarterly("乙镇", "new_unions", 2024, 30, 30)  # 60 % ÷ 50 % = 120 %
    | quarterly("乙镇", "signing", 2024, None, 0.76)  # 80 % of the floor
    | quarterly("丙街道", "new_unions", 2024, 10, 15)  # 50 % of what is due; no target for signing
    | quarterly("丁镇", "signing", 2024, None, 0.95)  # asked for unions, none reported
)
TARGETS = [
    *(target(unit, "new_unions", 2024, 100) for unit in ("甲镇", "乙镇", "丙街道", "丁镇")),
    *(target(unit, "signing", 2024, 0.95) for unit in ("甲镇", "乙镇", "丁镇")),
]
COUNTY = dataset(VALUES, TARGETS)


def scored(rule: str, data: Dataset = COUNTY, *, deductions: tuple[Deduction, ...] = (), **weights: float) -> dict[str, Score]:
    found = scores(compute_progress(data, H1), ALL, rule_named(rule), weights=weights or None, deductions=deductions)
    return {score.org_unit: score for score in found}


BY_HAND = [
    ("proportional", {"甲镇": 92.0, "乙镇": 90.0, "丙街道": 50.0, "丁镇": 50.0}),  # (84+100)/2, (100+80)/2, 50 alone, (0+100)/2
    ("bonus", {"甲镇": 92.0, "乙镇": 100.0, "丙街道": 55.0, "丁镇": 50.0}),  # 乙: 50+10+40; 丙: 25 + 60 % of 50
    ("stepped", {"甲镇": 80.0, "乙镇": 80.0, "丙街道": 0.0, "丁镇": 50.0}),  # 甲: 60 % of 50 + 50; 乙: 50 + 60 % of 50
]


@pytest.mark.parametrize(("rule", "expected"), BY_HAND, ids=[rule for rule, _ in BY_HAND])
def test_scores_are_those_reckoned_by_hand(rule: str, expected: dict[str, float]) -> None:
    assert {unit: score.points for unit, score in scored(rule).items()} == expected


def test_weights_share_out_the_hundred() -> None:
    found = scored("proportional", new_unions=3, signing=1)
    assert [item.full for item in found["甲镇"].items] == [75, 25]
    assert found["甲镇"].points == 75 * 0.84 + 25


def test_thirds_make_a_hundred_and_who_does_everything_has_it() -> None:
    names = ("new_unions", "funds", "settled")
    values = {k: v for name in names for k, v in quarterly("甲镇", name, 2024, 50, 50).items()}
    found = scored("proportional", dataset(values, [target("甲镇", name, 2024, 100) for name in names]))
    assert sorted(item.full for item in found["甲镇"].items) == [33.33, 33.33, 33.34]
    assert found["甲镇"].points == 100


def test_equal_scores_share_the_better_place() -> None:
    assert {unit: (s.rank, s.ranked) for unit, s in scored("proportional").items()} == {
        "甲镇": (1, 4),
        "乙镇": (2, 4),
        "丙街道": (3, 4),
        "丁镇": (3, 4),
    }


def test_a_bonus_ends_at_its_cap() -> None:
    data = dataset(quarterly("甲镇", "new_unions", 2024, 300, 300), [target("甲镇", "new_unions", 2024, 100)])
    assert scored("bonus", data)["甲镇"].points == 120


@pytest.mark.parametrize(("kept", "points"), [(2, 100), (3, 66.67), (0, 100)], ids=["at the limit", "above it", "none"])
def test_under_a_ceiling_less_is_better_and_brings_no_bonus(kept: float, points: float) -> None:
    data = dataset(quarterly("甲镇", "accidents", 2024, 0, kept), [target("甲镇", "accidents", 2024, 2)])
    assert scored("bonus", data)["甲镇"].points == points


def test_deductions_take_points_but_never_below_nothing() -> None:
    late = Deduction("丁镇", 60, "迟报")
    found = scored("proportional", deductions=(late, Deduction("甲镇", 2.5, "底数不清")))
    assert (found["甲镇"].points, found["甲镇"].rank) == (89.5, 2)
    assert (found["丁镇"].points, found["丁镇"].rank) == (0, 4)


def test_who_was_asked_for_nothing_has_no_score_and_no_place() -> None:
    data = dataset(VALUES | quarterly("戊镇", "new_unions", 2024, 5, 5), TARGETS)
    found = scored("proportional", data)["戊镇"]
    assert (found.points, found.rank) == (None, None)
    assert recipe(found, ALL)[-1] == "戊镇：没有可以计分的指标，不评分、不排名。"


def test_the_recipe_tells_how_a_score_came_about() -> None:
    found = scored("bonus", deductions=(Deduction("乙镇", 1.5, "迟报"),))
    assert recipe(found["乙镇"], ALL) == (
        (
            "评分办法：按比例计分，超额加分（每项最多加两成）。按完成率与序时进度之比计分；超额部分同比例加分，"
            "每项最多加标准分的20%；未下达目标的按标准分的60%计；未报送的不得分。"
        ),
        "新建工会数：标准分50分，完成率60.0% ÷ 序时进度50.0% = 120.0%，得100%，50 × 100% = 50分，超额加10分，共60分。",
        "签订率：标准分50分，完成率80.0%，得80%，50 × 80% = 40分。",
        "扣分：迟报，扣1.5分。",
        "乙镇：60 + 40 − 1.5 = 98.5分，4个单位中第1位。",
    )
    assert recipe(found["丙街道"], ALL)[2] == "签订率：标准分50分，未下达目标，按标准分的60.0%计，得30分。"
    assert recipe(found["丁镇"], ALL)[1] == "新建工会数：标准分50分，未报送，按标准分的0%计，得0分。"
    late = scored("bonus", deductions=(Deduction("乙镇", 1.5, "迟报", Period.parse("2024Q2")),))
    assert recipe(late["乙镇"], ALL)[3] == "扣分：迟报（2024年第二季度），扣1.5分。"


RECIPE_IN_ENGLISH = [
    (
        "Rule: Proportional, with a bonus of at most a fifth of each item. Points in proportion to completion ÷ what is due by "
        "now; what is beyond brings 1 times its share, at most 20% of an indicator; without a target 60% of the points; "
        "without a report no points."
    ),
    (
        "新建工会数: 50 points in all, completion 60.0% ÷ due by now 50.0% = 120.0%, earns 100%: 50 × 100% = 50 points, "
        "bonus 10, together 60 points."
    ),
    "签订率: 50 points in all, completion 80.0%, earns 80%: 50 × 80% = 40 points.",
    "Deduction: 迟报 (Q2 2024), 1.5 points.",
    "乙镇: 60 + 40 − 1.5 = 98.5 points, 1st of 4.",
]


def test_the_recipe_in_english() -> None:
    found = scored("bonus", deductions=(Deduction("乙镇", 1.5, "迟报", Period.parse("2024Q2")),))
    assert list(recipe(found["乙镇"], ALL, "en")) == RECIPE_IN_ENGLISH
    assert recipe(found["丙街道"], ALL, "en")[2] == "签订率: 50 points in all, no target, counted as 60.0%: 30 points."


STEPPED = "达到100%得100%，达到90%得80%，达到80%得60%，达到60%得40%，其余不得分；超额不加分"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("proportional", "按完成率与序时进度之比计分；超额不加分；未下达目标的不计分，标准分分摊到其他指标；未报送的不得分。"),
        ("stepped", f"{STEPPED}；未下达目标的不计分，标准分分摊到其他指标；未报送的不得分。"),
    ],
)
def test_a_rule_in_one_sentence(rule: str, said: str) -> None:
    assert rule_text(rule_named(rule)) == said


def test_a_deduction_counts_in_the_periods_that_hold_its_quarter() -> None:
    late, always = Deduction("丁镇", 2, "迟报", Period.parse("2024Q1")), Deduction("甲镇", 1, "底数不清")
    method = Method(rule_named("proportional"), (late, always))
    told = {code: method.deductions_in(Period.parse(code)) for code in ("2024Q1", "2024H1", "2024Q2", "2023")}
    assert told == {"2024Q1": (late, always), "2024H1": (late, always), "2024Q2": (always,), "2023": (always,)}


def test_nobody_is_scored_without_a_method_and_weights_stand_with_the_indicators() -> None:
    frame = compute_progress(COUNTY, H1)
    assert scores_of(COUNTY, frame, H1) == ()
    heavy = {i: replace(d, weight={"new_unions": 3.0, "signing": 1.0}.get(i)) for i, d in ALL.items()}
    method = Method(rule_named("proportional"))
    found = {s.org_unit: s for s in scores_of(replace(COUNTY, indicators=heavy, scoring=method), frame, H1)}
    assert found == scored("proportional", new_unions=3, signing=1)


METHODS = st.builds(
    Method,
    st.sampled_from([*rules().values(), own_rule(bonus=0.5, bonus_cap=0.1, no_target=0.25, no_report=0.1)]),
    st.lists(
        st.builds(
            Deduction,
            st.text(),
            st.floats(0.01, 100),
            st.text(),
            st.none() | st.builds(Period.quarter, st.just(2024), st.integers(1, 4)),
        )
    ).map(tuple),
)


@given(METHODS)
def test_a_method_comes_back_from_plain_values(method: Method) -> None:
    assert method_from_plain(method_as_plain(method)) == method


NO_METHODS: dict[str, dict[str, object]] = {
    "a text": {"bonus": "viel"},
    "no step": {"steps": [1]},
    "nothing at the bottom": {"steps": [{"from": 0.5, "share": 1.0}]},
    "a bonus without a cap": {"bonus": 1.0},
    "more than a whole": {"no_target": 1.5},
    "no list": {"deductions": {}},
    "deducted from nobody": {"deductions": [{"points": 1, "reason": ""}]},
    "nothing deducted": {"deductions": [{"org_unit": "甲镇", "points": 0, "reason": ""}]},
    "no quarter": {"deductions": [{"org_unit": "甲镇", "points": 1, "reason": "", "quarter": "明天"}]},
    "not a number": {"no_report": float("nan")},
}


@pytest.mark.parametrize("plain", NO_METHODS.values(), ids=NO_METHODS)
def test_plain_values_that_are_no_method_are_refused(plain: dict[str, object]) -> None:
    with pytest.raises(InvalidRule):
        method_from_plain(plain)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(datasets(), REPORTS, st.sampled_from(sorted(rules())))
def test_every_recipe_can_be_reckoned_again(data: Dataset, period: Period, rule: str) -> None:
    """The full points of the items make a hundred, the products and the sum are right as printed."""
    for score in scores(compute_progress(data, period), ALL, rule_named(rule)):
        if score.points is None:
            continue
        assert round(sum(item.full for item in score.items if not item.left_out), 2) == 100
        _, *lines, last = recipe(score, ALL)
        for line in lines:
            for full, share, result in re.findall(r"([\d.]+) × ([\d.]+)% = ([\d.]+)分", line):
                assert float(result) == pytest.approx(float(full) * float(share) / 100, abs=0.005001)
        terms, result = re.findall(r"：(.*) = ([\d.]+)分", last)[0]
        assert sum(map(float, terms.split(" + "))) == pytest.approx(float(result))
        assert score.points == float(result)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(datasets(), REPORTS, st.integers(2, 50))
def test_only_the_proportion_of_weights_counts(data: Dataset, period: Period, times: int) -> None:
    frame = compute_progress(data, period)
    weights = dict.fromkeys(ALL, 3.0)
    more = {i: w * times for i, w in weights.items()}
    rule = rule_named("proportional")
    assert scores(frame, ALL, rule, weights=weights) == scores(frame, ALL, rule, weights=more)


RULE = """
[own]
zh.name = "本县办法"
en.name = "own"
source = ""
no_target = "left out"
no_report = 0.0
"""
WRONG = {
    "a gap at the bottom": RULE + "steps = [{ from = 0.5, share = 1.0 }]",
    "steps out of order": RULE + "steps = [{ from = 0.5, share = 1.0 }, { from = 0.7, share = 0.5 }, { from = 0, share = 0 }]",
    "less done, more points": RULE + "steps = [{ from = 0.5, share = 0.2 }, { from = 0.0, share = 0.5 }]",
    "a bonus without a cap": RULE + "bonus = 1.0",
    "no share": RULE.replace("no_report = 0.0", "no_report = 1.5"),
    "a case left open": RULE.replace("no_report = 0.0", ""),
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_a_rule_that_leaves_a_case_open_is_refused(text: str) -> None:
    with pytest.raises(InvalidRule, match="own"):
        parse_rules(text)


def test_an_unknown_rule_names_those_there_are() -> None:
    with pytest.raises(UnknownRule, match="proportional"):
        rule_named("百分制")


def test_a_rule_of_ones_own_is_read() -> None:
    own = parse_rules(RULE)["own"]
    assert (own.no_target, own.no_report, own.share(0.99999)) == (None, 0, 0.9999)
