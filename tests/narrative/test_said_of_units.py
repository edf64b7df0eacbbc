"""Who is named for what: ties together, no praise for harm, no place that misleads, nobody singled out before those above."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from indicators.catalogue import Catalogue
from indicators.model import TOTAL
from indicators.narrative import write
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import claims, summary

Values = Sequence[float | None]
TEN = (10,) * 6
NONE: dict[str, str] = {}
FULL = {"length": "full"}
ABOVE = {"audience": "leadership"}


def told(indicator: str, values: Values, targets: Values = (), *, org_unit: str = TOTAL, **how: str) -> str:
    """A summary of 2024H1, or of ``period``, on one indicator, of which the period's last quarter is reported."""
    sheet = Sheet()
    period = how.pop("period", "2024H1")
    sheet.put(indicator, "2024Q4" if period == "2024" else "2024Q2", values)
    if targets:
        sheet.ask(indicator, 2024, targets)
    return summary(sheet.dataset(), period, org_unit, **how)


# ── ties ─────────────────────────────────────────────────────────────────────────────────────────────────

TIES = [
    ((6, 6, 6, 6, 0, 0), FULL, "4个达到序时进度，东岭镇、西河镇、南塘乡等均完成60.0%。"),
    ((0, 0, 0, 0, 6, 6), FULL, "4个单位低于序时进度，东岭镇、西河镇、南塘乡等均为0家，尚未破题。"),
    ((6, 6, 1, 1, 1, 1), FULL, "4个单位低于序时进度，柳溪乡、石门镇、北桥街道等均完成10.0%。"),
    ((6, 6, 6, 3, 2, 2), FULL, "柳溪乡、石门镇均完成20.0%，北桥街道完成30.0%"),
    ((6, 6, 6, 3, 2, 1), FULL, "柳溪乡新建工会1家，完成10.0%，石门镇、北桥街道分别完成20.0%和30.0%"),
    ((2, 2, 2, 2, 2, 2), FULL, "6个单位均低于序时进度，东岭镇、西河镇、南塘乡等均完成20.0%。"),
    (
        (3, 3, 2, 2, 1, 1),
        FULL,
        "6个单位均低于序时进度，东岭镇、西河镇均完成30.0%；柳溪乡、石门镇均完成10.0%，北桥街道、南塘乡均完成20.0%。",
    ),
    ((9, 0, 3, 3, 3, 3), NONE, "其中西河镇低50.0个百分点，差距最大，南塘乡等4个单位次之。"),
    ((9, 9, 0, 9, 3, 3), NONE, "其中南塘乡低50.0个百分点，差距最大，石门镇、柳溪乡次之。"),
    ((9, 0, 0, 3, 3, 3), NONE, "其中西河镇、南塘乡均低50.0个百分点，差距最大，北桥街道等3个单位次之。"),
    ((9, 0, 0, 0, 3, 3), NONE, "其中西河镇、南塘乡、北桥街道均低50.0个百分点，差距最大。"),
    ((9, 0, 5, 5, 5, 5), {"period": "2024"}, "西河镇完成率最低，为0%，南塘乡等4个单位次之。"),
    ((0, 0, 0, 0, 9, 9), NONE, "督促尚未启动的4个单位明确责任人、尽快启动。"),
    ((0, 0, 0, 0, 1, 9), NONE, "重点督导尚未启动的4个单位。"),
    ((1, 1, 1, 1, 2, 9), NONE, "重点督导差距最大的4个单位。"),
    ((1, 1, 1, 1, 9, 9), NONE, "对进度滞后的4个单位逐个跟进。"),
    ((0, 0, 0, 9, 9, 9), NONE, "重点督导东岭镇（尚差10家）、西河镇（尚差10家）、南塘乡（尚差10家）。"),
]


@pytest.mark.parametrize(("values", "how", "sentence"), TIES)
def test_those_who_share_a_figure_are_told_together(values: Values, how: dict[str, str], sentence: str) -> None:
    assert sentence in told("new_unions", values, TEN, **how)


ENGLISH_TIES = [
    ((0, 0, 0, 0, 0, 0), "attention is due in all 6 units alike."),
    ((0, 0, 0, 0, 1, 9), "particular attention is due to the 4 units furthest behind."),
    ((0, 0, 3, 3, 9, 9), "particular attention is due to 东岭镇 and 西河镇."),
    ((0, 2, 3, 6, 6, 6), "particular attention is due to 东岭镇, 西河镇 and 南塘乡."),
]


@pytest.mark.parametrize(("values", "sentence"), ENGLISH_TIES)
def test_english_steps_blame_nobody_for_standing_first_in_the_sheet(values: Values, sentence: str) -> None:
    assert sentence in told("new_unions", values, TEN, language="en")


def test_where_all_stand_alike_nobody_is_best_or_last() -> None:
    said = told("members", (55,) * 6, (50, 50, 50, 60, 60, 60), language="en")
    assert "of 6 units with a target, 3 met it" in said.lower()
    assert "did best, at 110.0%; the other 3 stood at 91.7%" in said
    alike = told("collective_contract_rate", (0.55,) * 6, (0.5, 0.5, 0.5, 0.6, 0.6, 0.6), language="en")
    assert "3 met it." in alike
    assert "best" not in alike


def test_who_lacks_a_quarter_is_not_called_late_in_everything() -> None:
    sheet = Sheet()
    for indicator in ("members", "mutual_aid_insured", "womens_agreements", "new_unions"):
        sheet.put(indicator, "2024Q1", (10, 1, 1, 10, 10, 10))
        sheet.put(indicator, "2024Q2", (10, 1, None, 10, 10, 10))
        sheet.ask(indicator, 2024, TEN)
    said = summary(sheet.dataset())
    assert "西河镇有4项指标未达进度要求" in said
    assert "南塘乡有" not in said


# ── rates ────────────────────────────────────────────────────────────────────────────────────────────────

RATES = [
    ((91, 86, 87, 86, 88, 87), FULL, "仅东岭镇（91%）达到年度目标；西河镇、北桥街道均为86%，距目标均差4.0个百分点。"),
    (
        (95, 96, 87, 86, 88, 87),
        FULL,
        "东岭镇（95%）、西河镇（96%）2个单位达到年度目标；北桥街道为86%，距目标尚差4.0个百分点，差距最大。",
    ),
    (
        (91, 92, 93, 94, 80, 70),
        FULL,
        "4个单位建会率达到年度目标，2个单位未达到；柳溪乡、石门镇分别为70%和80%，距目标分别差20.0个百分点和10.0个百分点。",
    ),
    ((91, 92, 93, 94, 80, 70), FULL, "北桥街道最高，为94%，比最低单位高24.0个百分点。"),
    ((94, 92, 93, 94, 80, 70), FULL, "东岭镇、北桥街道最高，均为94%，比最低单位高24.0个百分点。"),
    (
        (91, 80, 80, 80, 80, 85),
        FULL,
        "仅东岭镇（91%）达到年度目标；西河镇、南塘乡、北桥街道等4个单位均为80%，距目标均差10.0个百分点。",
    ),
    ((91, 92, 93, 94, 95, 70), FULL, "5个单位建会率达到年度目标，仅柳溪乡（70%）未达到，尚差20.0个百分点。"),
    ((91, 92, 93, 94, 95, 95), FULL, "石门镇、柳溪乡建会率均为95%，并列全县最高；东岭镇91%，为全县最低，两者相差4.0个百分点。"),
    ((95, 95, 95, 95, 91, 91), FULL, "东岭镇、西河镇、南塘乡等4个单位建会率均为95%，并列全县最高"),
    ((91, 86, 87, 86, 88, 87), FULL | ABOVE, "仅东岭镇（91%）达到年度目标。"),
    ((91, 92, 93, 94, 80, 70), FULL | ABOVE, "北桥街道建会率94%，为全县最高。"),
]


@pytest.mark.parametrize(("percents", "how", "sentence"), RATES)
def test_who_is_named_for_a_rate_is_named_once(percents: Values, how: dict[str, str], sentence: str) -> None:
    sheet = Sheet()
    rate = Catalogue.load().indicators["unionisation_rate"]
    sheet.define(rate)
    sheet.put("enterprises_eligible", "2024Q2", (100,) * 6)
    sheet.put("enterprises_covered", "2024Q2", percents)
    sheet.ask("unionisation_rate", 2024, (0.9,) * 6)
    said = summary(sheet.dataset(), **how).split("从数据看")[0]
    assert sentence in said
    assert all(said.count(f"{unit}") <= 1 for unit in UNITS)


@pytest.mark.parametrize(
    ("rates", "language", "sentence"),
    [
        (
            (0.9, 0.9, 0.9, 0.8, 0.8, 0.8),
            "zh",
            "对照年度目标，新建工会达到或快于序时进度；劳动合同签订率另按单位考核，3个单位达到年度目标。",
        ),
        ((0.8,) * 6, "zh", "；劳动合同签订率另按单位考核，尚无单位达到年度目标。"),
        ((0.9, 0.9, 0.9, 0.8, 0.8, 0.8), "en", "The labour contract rate is judged unit by unit: 3 of 6 units met the target."),
        ((0.8,) * 6, "en", "The labour contract rate is judged unit by unit: nobody met the target."),
    ],
)
def test_a_rate_that_each_org_unit_has_of_its_own_is_counted_beside_the_others(
    rates: Values, language: str, sentence: str
) -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q2", (6,) * 6)
    sheet.ask("new_unions", 2024, TEN)
    sheet.put("labour_contract_rate", "2024Q2", rates)
    sheet.ask("labour_contract_rate", 2024, (0.9,) * 6)
    assert sentence in summary(sheet.dataset(), language=language)


def test_a_sentence_that_goes_on_with_what_lags_says_that_there_is_more() -> None:
    sheet = Sheet()
    done = {6: ("new_unions", "new_members", "union_reelections", "workers_assisted", "workers_visited")}
    done |= {10: ("safety_trainings", "recreational_events", "items_published"), 4: ("training_sessions", "workers_trained")}
    done |= {1: ("workers_homes", "dues_collected", "assistance_funds")}
    for value, indicators in done.items():
        for indicator in indicators:
            sheet.put(indicator, "2024Q2", (value,) * 6)
            sheet.ask(indicator, 2024, TEN)
    opening = summary(sheet.dataset()).split("各单位均已")[0].split("。")[1:]
    assert opening[1].startswith("另有")
    assert opening[1].endswith("项低于序时进度")


# ── amounts without a target ─────────────────────────────────────────────────────────────────────────────

SHARES = [
    ("workers_assisted", (3, 4, 2, 15, 4, 5), NONE, "北桥街道、柳溪乡合计帮扶困难职工20人，占全县的60.6%。"),
    ("workers_assisted", (20, 21, 23, 28, 24, 20), NONE, "北桥街道帮扶困难职工28人，居首位，占全县的20.6%。"),
    ("petition_visits", (20, 21, 23, 28, 24, 20), NONE, "信访接待以北桥街道最多，为28人次，占全县的20.6%。"),
    ("safety_accidents", (0, 0, 0, 0, 0, 1), NONE, "1起发生在柳溪乡。"),
    ("safety_accidents", (0, 0, 1, 2, 0, 1), NONE, "北桥街道、南塘乡共3起。"),
    ("petition_visits", (0, 0, 0, 0, 0, 4), NONE, "4人次来自柳溪乡。"),
    ("workers_assisted", (0, 0, 0, 0, 2, 4), NONE, "集中在柳溪乡、石门镇。"),
]


@pytest.mark.parametrize(("indicator", "values", "how", "sentence"), SHARES)
def test_who_contributes_most_is_praised_only_where_more_is_better(
    indicator: str, values: Values, how: dict[str, str], sentence: str
) -> None:
    said = told(indicator, values, **how)
    assert sentence in said
    assert "居首位" not in said or "居首位" in sentence


def test_those_above_are_not_told_where_harm_was_done() -> None:
    assert not any(unit in told("safety_accidents", (0, 0, 1, 2, 0, 1), **ABOVE) for unit in UNITS)
    assert "北桥街道" in told("workers_assisted", (3, 4, 2, 15, 4, 5), **ABOVE)


# ── one org unit's place ─────────────────────────────────────────────────────────────────────────────────

PLACES = [
    ("new_unions", (9, 8, 7, 6, 5, 4), NONE, "在全县6个乡镇（街道）中居第6位"),
    ("new_unions", (9, 8, 7, 4, 4, 4), NONE, "在全县6个乡镇（街道）中与其他2个单位并列末位"),
    ("new_unions", (9, 8, 7, 4, 4, 4), {"language": "en"}, "it shared the last of 6 places with 2 others"),
    ("new_unions", (9, 8, 8, 8, 9, 9), {"language": "en"}, "it ranked joint 1st of 6 units"),
    ("new_unions", (9, 8, 7, 6, 5, 4), {"language": "en"}, "; it ranked 6th of 6 units."),
    ("new_unions", (9, 8, 7, None, 4, 4), NONE, "在已报送的5个乡镇（街道）中与其他1个单位并列末位"),
    ("new_unions", (9, 8, 7, 4, 4, 4), ABOVE, ""),
    ("new_unions", (9, 8, 7, 6, 5, 0), NONE, ""),
    ("new_unions", (9, 8, 7, 0, 0, 0), {"language": "en"}, ""),
    ("safety_accidents", (9, 8, 7, 6, 5, 4), NONE, ""),
    ("safety_accidents", (9, 8, 7, 6, 5, 0), NONE, ""),
]


@pytest.mark.parametrize(("indicator", "values", "how", "sentence"), PLACES)
def test_a_place_is_told_where_it_means_something(indicator: str, values: Values, how: dict[str, str], sentence: str) -> None:
    said = told(indicator, values, TEN, org_unit="柳溪乡", **how)
    assert sentence in said
    if not sentence:
        assert "位" not in said.replace("单位", "")
        assert "rank" not in said


# ── words for the year's end, small changes, headings ────────────────────────────────────────────────────


def test_after_the_years_end_what_is_left_is_named_and_so_is_the_next_year() -> None:
    said = told("new_unions", (12, 12, 12, 8, 8, 8), TEN, period="2024", **ABOVE)
    assert "对未完成任务的3个单位逐一分析原因、加强指导" in said
    assert "进度较慢" not in said
    behind = told("new_unions", (12, 8, 8, 8, 8, 8), TEN, period="2024")
    assert "2025年" in behind.split("从数据看")[1]
    assert "下一年" not in behind


SLIGHTLY = [
    (27, "zh", "略低于序时进度5.0个百分点", False),
    (27, "zh", "低于序时进度5.0个百分点", True),
    (28, "zh", "略低于序时进度3.3个百分点", True),
    (25, "en", "41.7% of the annual target of 60 and 8.3 percentage points behind schedule", True),
    (28, "en", "slightly (3.3 percentage points) behind schedule", True),
]


@pytest.mark.parametrize(("done", "language", "words", "said"), SLIGHTLY)
def test_slightly_is_less_than_five_points(done: int, language: str, words: str, said: bool) -> None:
    sentences = told("new_unions", (done - 20, 4, 4, 4, 4, 4), TEN, language=language)
    assert (words in sentences) is said


NOTHING_DONE = [
    ("2024H1", "二季度尚未新建工会，年度任务为60家，低于序时进度50.0个百分点；上年同期同样为0家。"),
    ("2024", "四季度未新建工会，年度任务60家未完成；上年同期同样为0家。"),
]


@pytest.mark.parametrize(("period", "sentence"), NOTHING_DONE)
def test_that_nothing_is_done_is_told_by_its_verb(period: str, sentence: str) -> None:
    sheet = Sheet()
    for year in (2023, 2024):
        sheet.put("new_unions", f"{year}{'Q4' if period == '2024' else 'Q2'}", (0,) * 6)
        sheet.ask("new_unions", year, TEN)
    assert sentence in summary(sheet.dataset(), period)


def test_while_the_last_quarter_is_not_in_what_is_not_begun_has_no_completion() -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q1", (0,) * 6)
    sheet.ask("new_unions", 2024, TEN)
    assert "一季度尚未新建工会，年度任务为60家。" in summary(sheet.dataset())


@pytest.mark.parametrize(("asked", "said"), [(TEN, False), ((), True)])
def test_the_turn_of_the_year_is_no_news_of_what_has_a_years_target(asked: Values, said: bool) -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2023Q4", (9,) * 6)
    sheet.put("new_unions", "2024Q1", (3,) * 6)
    if asked:
        sheet.ask("new_unions", 2024, asked)
    assert ("比上季度" in summary(sheet.dataset(), "2024Q1")) is said


MONEY = [
    (6000.0, 4800.0, "发放帮扶资金3.6万元，比上年同期增加0.72万元，增长25.0%。"),
    (10000.0, 9970.0, "发放帮扶资金6万元，与上年同期基本持平。"),
    (10000.0, 9900.0, "发放帮扶资金6万元，比上年同期增加600元，增长1.0%。"),
    (1000.0, 1500.0, "发放帮扶资金6000元，比上年同期减少3000元，下降33.3%。"),
    (60000.0, 30000.0, "发放帮扶资金36万元，比上年同期增加18万元，增长100%，实现翻番。"),
]


@pytest.mark.parametrize(("now", "before", "sentence"), MONEY)
def test_a_difference_of_money_has_the_unit_of_its_figure(now: float, before: float, sentence: str) -> None:
    sheet = Sheet()
    sheet.put("assistance_funds", "2023Q2", (before,) * 6)
    sheet.put("assistance_funds", "2024Q2", (now,) * 6)
    assert sentence in summary(sheet.dataset())


def test_so_has_what_is_over_or_short_of_a_target_and_one_quarter_beside_another() -> None:
    sheet = Sheet()
    sheet.put("assistance_funds", "2024Q3", (5000.0,) * 6)
    sheet.put("assistance_funds", "2024Q4", (5900.0,) * 6)
    sheet.ask("assistance_funds", 2024, (9700.0,) * 6)
    said = summary(sheet.dataset(), "2024", length="full")
    assert "完成年度任务5.82万元的112.4%，超额完成0.72万元" in said
    assert "其中四季度3.54万元，比三季度多0.54万元" in said


WITHIN = [
    ("safety_accidents", 1, 3, "其中二季度18起，比一季度多12起。"),
    ("safety_accidents", 0, 1, "6起均发生在二季度。"),
    ("new_unions", 1, 3, "其中二季度18家，比一季度多12家，推进速度有所加快。"),
    ("new_unions", 0, 1, "6家均在二季度完成。"),
]


@pytest.mark.parametrize(("indicator", "first", "second", "sentence"), WITHIN)
def test_harm_makes_no_progress(indicator: str, first: float, second: float, sentence: str) -> None:
    sheet = Sheet()
    sheet.put(indicator, "2024Q1", (first,) * 6)
    sheet.put(indicator, "2024Q2", (second,) * 6)
    sheet.ask(indicator, 2024, TEN)
    assert sentence in summary(sheet.dataset(), length="full")


SMALL = [
    (0.823, 0.8233, "zh", "与上年同期基本持平"),
    (0.823, 0.8233, "en", "almost unchanged on a year earlier"),
    (0.823, 0.8235, "zh", "比上年同期下降0.1个百分点"),
    (0.823, 0.823, "zh", "与上年同期持平"),
]


@pytest.mark.parametrize(("now", "before", "language", "sentence"), SMALL)
def test_what_prints_as_no_change_is_none(now: float, before: float, language: str, sentence: str) -> None:
    sheet = Sheet()
    sheet.put("labour_contract_rate", "2023Q2", (before,) * 6)
    sheet.put("labour_contract_rate", "2024Q2", (now,) * 6)
    assert sentence in summary(sheet.dataset(), "2024H1", "东岭镇", language=language).replace("同比回落", "比上年同期下降")


def spread() -> Sheet:
    sheet = Sheet()
    for indicator in ("new_unions", "new_members", "items_published"):
        sheet.put(indicator, "2024Q2", (9, 9, 9, 1, 1, 1))
        sheet.ask(indicator, 2024, TEN)
    return sheet


@pytest.mark.parametrize(("how", "heads"), [(FULL, True), ({"length": "short"}, False), (FULL | ABOVE, False)])
def test_a_heading_speaks_of_a_distance_only_over_both_ends(how: dict[str, str], heads: bool) -> None:
    """In short, and before those above, the paragraph does not say who is last."""
    told_of = summary(spread().dataset(), **how)
    assert ("单位之间差距较大。" in told_of) is heads


# ── whose a count is ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["zh", "en"])
def test_how_many_of_an_org_units_indicators_is_its_own_figure(language: str) -> None:
    sheet = spread()
    sheet.put("workers_assisted", "2024Q2", (9, 1, 1, 1, 1, 1))
    sheet.ask("workers_assisted", 2024, TEN)
    document = write(sheet.dataset(), Period.parse("2024H1"), form="circular", language=language)  # type: ignore[arg-type]
    found = [claim for claim in claims(document) if claim.measure == "count" and not claim.indicator]
    assert "东岭镇" in {claim.org_unit for claim in found}
    assert {claim.value for claim in found if claim.org_unit == "东岭镇"} == {4}
    assert {claim.value for claim in found if claim.org_unit == TOTAL} >= {3 if language == "en" else 4}


@pytest.mark.parametrize(("preset", "said"), [("default", "均低于序时进度"), ("servicenow", "均达到序时进度")])
def test_who_is_behind_is_said_by_the_preset_in_use(preset: str, said: str) -> None:
    sheet = Sheet()
    sheet.ask("new_unions", 2024, (100,) * 6)
    sheet.put("new_unions", "2024H1", (47,) * 6)
    document = write(sheet.dataset(), Period.parse("2024H1"), preset=preset)
    assert said in "".join(p.text for s in document.sections for p in s.paragraphs)
