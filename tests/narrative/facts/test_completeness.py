"""What is told where single figures are missing: a part is never taken for the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.catalogue import Catalogue
from indicators.narrative import write
from indicators.narrative.document import Document
from indicators.narrative.facts.completeness import lacking_quarters
from indicators.narrative.linter import lint
from indicators.periods import Period
from tests.narrative.datasets import NET, UNITS, Sheet

H1 = Period.parse("2024H1")
FIRST = (5, 6, 7, 8, 9, 4)
SECOND = (6, 5, 8, 7, None, 5)


def county() -> Sheet:
    """石门镇 lacks the second quarter of an amount and of a level; all else is there."""
    sheet = Sheet()
    sheet.ask("new_unions", 2024, (20, 20, 20, 20, 20, 20))
    for indicator in ("new_unions", "members", "disputes_accepted"):
        sheet.put(indicator, "2024Q1", FIRST)
    sheet.put("new_unions", "2024Q2", SECOND)
    sheet.put("members", "2024Q2", SECOND)
    sheet.put("disputes_accepted", "2024Q2", FIRST)
    return sheet


def text(document: Document) -> str:
    return "\n".join(p.text for s in document.sections for p in s.paragraphs)


@pytest.mark.parametrize(
    ("indicator", "period", "lacking"),
    [
        pytest.param("new_unions", "2024H1", {"石门镇": ["2024Q2"]}, id="an amount lacks a quarter"),
        pytest.param("members", "2024H1", {"石门镇": ["2024Q2"]}, id="a level is older than the others"),
        pytest.param("disputes_accepted", "2024H1", {}, id="all there"),
        pytest.param("new_unions", "2024Q2", {}, id="nothing at all is not a part"),
        pytest.param("new_unions", "2023H1", {}, id="a time nobody reports on"),
    ],
)
def test_the_quarters_a_figure_lacks(indicator: str, period: str, lacking: dict[str, list[str]]) -> None:
    found = lacking_quarters(county().dataset(), indicator, Period.parse(period))
    assert {unit: [q.code for q in quarters] for unit, quarters in found.items()} == lacking


def test_a_level_needs_only_its_last_quarter() -> None:
    sheet = Sheet()
    sheet.put("members", "2024Q1", (1, None, None, 4, 5, 6))
    sheet.put("members", "2024Q2", (1, 2, 3, 4, 5, 6))
    assert lacking_quarters(sheet.dataset(), "members", H1) == {}


def test_a_half_year_stated_as_one_lacks_nothing() -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q1", (*FIRST[:5], None))
    sheet.put("new_unions", "2024Q2", (*FIRST[:5], None))
    sheet.put("new_unions", "2024H1", {UNITS[5]: 9})
    assert lacking_quarters(sheet.dataset(), "new_unions", H1) == {}


@given(st.lists(st.sampled_from([None, 3]), min_size=12, max_size=12))
def test_who_lacks_a_quarter_gave_the_other_one(values: list[int | None]) -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q1", values[:6])
    sheet.put("new_unions", "2024Q2", values[6:])
    found = lacking_quarters(sheet.dataset(), "new_unions", H1)
    for unit, quarters in found.items():
        place = UNITS.index(unit)
        assert [values[place], values[6 + place]].count(None) == len(quarters) == 1


def test_while_few_have_reported_the_last_quarter_the_others_are_not_called_late() -> None:
    sheet = county()
    sheet.ask("new_members", 2024, (100,) * 6)
    sheet.put("new_members", "2024Q1", (30,) * 6)
    sheet.put("new_members", "2024Q2", {UNITS[0]: 30, UNITS[1]: 25})
    assert set(lacking_quarters(sheet.dataset(), "new_members", H1)) == set(UNITS[2:])
    told = text(write(sheet.dataset(), H1))
    assert not any(f"{unit}新增会员" in told or f"{unit}低于" in told for unit in UNITS[2:])


def test_the_whole_says_whose_figures_are_partial_and_compares_without_them() -> None:
    told = text(write(county().dataset(), H1))
    assert "石门镇缺二季度新建工会数据，合计为已报数，有关单位暂不列入比较" in told
    assert "石门镇缺二季度会员总数数据，按最近一次报送数计入" in told
    assert "个别指标有缺报" in told
    assert "石门镇新建工会" not in told


def test_the_org_unit_itself_says_so_and_takes_no_place() -> None:
    dataset = county().dataset()
    own = text(write(dataset, H1, "石门镇"))
    assert "缺二季度新建工会数据，以上为已报数" in own
    for unit in ("石门镇", "东岭镇"):
        unions = next(s for s in text(write(dataset, H1, unit)).split("。") if "新建工会" in s)
        assert "位" not in unions


def test_complete_figures_are_told_without_a_word_of_it() -> None:
    sheet = county()
    sheet.put("new_unions", "2024Q2", {"石门镇": 3})
    sheet.put("members", "2024Q2", {"石门镇": 3})
    told = text(write(sheet.dataset(), H1))
    assert "缺二季度" not in told
    assert "各单位均已报送上半年各季度数据" in told


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("org_unit", ["total", "石门镇"])
def test_texts_about_partial_figures_are_lint_clean(language: str, org_unit: str) -> None:
    assert lint(write(county().dataset(), H1, org_unit, language=language), ["青川县", *UNITS]) == []


def test_the_english_text_says_it_too() -> None:
    assert "For new unions, one of the units lacks a quarter" in text(write(county().dataset(), H1, language="en"))


def test_one_laggard_alone_is_not_called_all() -> None:
    sheet = Sheet(org_units=UNITS[:3])
    sheet.ask("new_unions", 2024, (20, 20, 20))
    sheet.put("new_unions", "2024Q1", (6, 6, 1))
    sheet.put("new_unions", "2024Q2", (6, 6, 1))
    told = text(write(sheet.dataset(), H1))
    assert "1个单位均" not in told
    assert f"，{UNITS[2]}低40.0个百分点" in told


def test_a_note_sent_again_is_told_once() -> None:
    sheet = county()
    for section in ("工会组织建设", "职工权益维护"):
        sheet.note("石门镇", section, "在物流园举办集中入会仪式。")
    assert text(write(sheet.dataset(), H1)).count("物流园") == 1


# ── amounts against last year and the schedule ───────────────────────────────────────────────────────────


def test_an_amount_is_compared_with_last_year_over_the_same_quarters_only() -> None:
    sheet = Sheet()
    for period, values in (("2023Q1", (9,) * 6), ("2023Q2", (9,) * 6), ("2024Q1", (9,) * 6)):
        sheet.put("new_unions", period, values)
    assert "上年同期" not in text(write(sheet.dataset(), H1))
    sheet.put("new_unions", "2024Q2", (9,) * 6)
    assert "与上年同期持平" in text(write(sheet.dataset(), H1))


def test_before_the_last_quarter_is_in_nothing_is_held_against_the_schedule() -> None:
    sheet = Sheet()
    sheet.ask("new_unions", 2024, (20,) * 6)
    sheet.put("new_unions", "2024Q1", (1,) * 6)
    told = text(write(sheet.dataset(), H1))
    assert "本期数据不全，暂不与序时进度比较" in told
    assert "低于序时" not in told
    assert "incomplete and not yet set against the schedule" in text(write(sheet.dataset(), H1, language="en"))


@pytest.mark.parametrize(
    ("language", "finished", "unearned"),
    [("zh", "石门镇新建工会30家，已完成全年任务。", "达到序时进度"), ("en", "New unions numbered 45", "on schedule")],
)
def test_before_the_last_quarter_is_in_only_who_has_done_it_all_is_named(language: str, finished: str, unearned: str) -> None:
    sheet = Sheet()
    sheet.ask("new_unions", 2024, (20,) * 6)
    sheet.put("new_unions", "2024Q1", (1, 2, 3, 4, 30, 5))
    told = text(write(sheet.dataset(), H1, language=language))
    assert finished in told
    assert unearned not in told


def test_a_share_is_of_the_sum_that_the_text_gives() -> None:
    sheet = Sheet()
    sheet.put("workers_assisted", "2024Q1", (10, 2, 2, 2, 2, 2))
    sheet.put("workers_assisted", "2024Q2", (10, 2, 2, 2, 2, None))
    told = text(write(sheet.dataset(), H1))
    assert "帮扶困难职工38人" in told
    assert "已报送单位中，东岭镇最多，为20人，占52.6%。" in told  # 20 of 38; the unit that lacks a quarter is in the sum
    assert "居首位" not in told


def test_parts_below_zero_have_no_shares() -> None:
    sheet = Sheet()
    sheet.define(NET)
    sheet.put(NET.id, "2024Q2", (30, 25, -20, -10, 3, 2))
    assert "占全县" not in text(write(sheet.dataset(), H1))


def test_who_reaches_a_rates_target_is_counted_alike_throughout() -> None:
    sheet = Sheet()
    sheet.put("collective_contract_rate", "2024Q2", (0.9, 0.95, 0.8, 0.97, 0.99, 0.7))
    sheet.ask("collective_contract_rate", 2024, (0.9, 0.9, 0.9, None, None, None))
    told = text(write(sheet.dataset(), H1))
    assert "集体合同签订率按单位考核，2个单位达到年度目标" in told
    assert "2个单位达到年度目标，仅南塘乡未达到" in told


def test_what_is_done_already_is_said_to_be_done() -> None:
    sheet = Sheet()
    sheet.ask("new_unions", 2024, (5,) * 6)
    sheet.put("new_unions", "2024Q1", (6,) * 6)
    assert "提前完成全年任务" in text(write(sheet.dataset(), H1))


# ── a ratio of amounts ───────────────────────────────────────────────────────────────────────────────────


def disputes() -> Sheet:
    """北桥街道 lacks the second quarter of the numerator."""
    sheet = Sheet()
    rate = Catalogue.load().get("settlement_rate")
    assert rate is not None
    sheet.define(rate)
    sheet.put("disputes_accepted", "2024Q1", (5, 6, 7, 8, 9, 4))
    sheet.put("disputes_accepted", "2024Q2", (5, 6, 7, 8, 9, 4))
    sheet.put("disputes_settled", "2024Q1", (4, 5, 6, 7, 8, 3))
    sheet.put("disputes_settled", "2024Q2", (4, 5, 6, None, 8, 3))
    return sheet


def test_a_ratio_lacks_a_quarter_that_one_of_its_parts_lacks() -> None:
    found = lacking_quarters(disputes().dataset(), "settlement_rate", H1)
    assert {unit: [q.code for q in quarters] for unit, quarters in found.items()} == {"北桥街道": ["2024Q2"]}


def test_the_text_says_over_which_quarters_such_a_ratio_is() -> None:
    dataset = disputes().dataset()
    assert "北桥街道缺二季度劳动争议调处成功或劳动争议受理数据，调处成功率按两项齐全的季度计算" in text(write(dataset, H1))
    own = text(write(dataset, H1, "北桥街道"))
    assert "调处成功率87.5%。缺二季度" in own
    told = text(write(dataset, H1, language="en"))
    assert "only quarters with both parts are counted" in told
    assert "(disputes settled 59" not in told


def test_a_level_stated_for_the_half_year_alone_is_told_without_a_gap() -> None:
    sheet = Sheet()
    sheet.put("members", "2024H1", (1, 2, 3, 4, 5, 6))
    told = text(write(sheet.dataset(), H1))
    assert "会员总数21人" in told
    assert "缺" not in told
