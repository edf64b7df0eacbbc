"""The linter finds each fault when it is planted, and leaves right sentences alone."""

import pytest

from indicators.model import CellRef
from indicators.narrative.document import Claim, Document, Paragraph, Section
from indicators.narrative.linter import LONGEST_SENTENCE, Fault, lint, lint_text, rules, unclaimed_numerals

PLANTED = [
    ("percent_for_points", "职工入会率比上年同期提高2.7%。"),
    ("percent_for_points", "入会率同比下降0.8%。"),
    ("points_for_percent", "新建工会同比增长2.7个百分点。"),
    ("growth_with_amount", "新建工会增长10家。"),
    ("increase_with_percent", "会员增加7.0%。"),
    ("fall_in_multiples", "劳动争议比上年下降1.5倍。"),
    ("neighbouring_numerals", "每个乡镇新建3、4家工会。"),
    ("stacked_approximation", "慰问职工约300余人。"),
    ("stacked_approximation", "发放资金近5万元左右。"),
    ("stacked_approximation", "参加职工超过200人以上。"),
    ("thousands_separator", "会员总数54,596人。"),
    ("half_width_punctuation", "新建工会,完成任务。"),
    ("repeated_punctuation", "新建工会5家，，完成任务。"),
    ("not_a_number", "完成年度任务的nan。"),
    ("not_a_number", "上年同期为None。"),
    ("placeholder", "{unit}新建工会5家。"),
    ("sign_after_direction", "比上年同期减少−5家。"),
    ("points_with_percent", "提高2.7%个百分点。"),
    ("year_before_period", "帮扶资金同比上期增长。"),
    ("short_year", "24年上半年新建工会。"),
    ("all_of_part", "集体合同签订率95%，实现全覆盖。"),
    ("tie_without_word", "东岭镇、西河镇居全县首位。"),
    ("mixed_numerals", "发放帮扶资金3亿4千5百万元。"),
    ("mixed_numerals", "慰问职工5千人。"),
    ("doubled_too_little", "帮扶资金比上年同期增长86.0%，实现翻番。"),
    ("excess_with_whole", "新建工会超额完成116.0%。"),
    ("strong_word_small_change", "信访接待大幅下降5.2%。"),
    ("strong_word_small_change", "会员显著增长12.0%。"),
    ("weak_word_large_change", "会员略有增长35.0%。"),
    ("record_without_span", "新增会员创历史新高。"),
    ("all_of_one", "1个单位均低于序时进度。"),
    ("all_of_one", "对照年度目标，1项指标均达到进度要求。"),
    ("arabic_quarter", "第4季度新建工会5家。"),
    ("range_without_sign", "签订率在63～68%之间。"),
    ("points_without_counter", "入会率提高2.7百分点。"),
    ("full_width_digits", "新建工会８７家。"),
    ("decimal_of_count", "新建工会87.0家。"),
    ("until_not_by", "截止6月底，会员总数100人。"),
    ("exclamation", "圆满完成任务！"),
]

RIGHT = [
    "职工入会率60.4%，比上年同期提高2.7个百分点。",
    "会员总数增加3576人，增长7.0%，入会率有所回落。",
    "比上年同期减少10家，下降10.3%。",
    "河口镇、龙岗乡分别完成84.6%和68.2%。",
    "建立工会三四家，慰问职工300余人。",
    "规模以上企业建会率100%，实现全覆盖。",
    "东岭镇、西河镇并列全县第1位。",
    "截至6月底，2024年上半年新建工会22家。",
    "帮扶资金比上年同期增长2.5倍。",
    "帮扶资金比上年同期增长103.0%，实现翻番。",
    "完成年度任务的116.0%，超额完成16.0%。",
    "帮扶资金大幅增长45.0%，会员略有增长1.2%。",
    "二季度67家，为2022年第一季度以来单季最高，创2022年以来新高。",
    "11个单位均达到序时进度，1个单位进度较慢，其余均已完成。",
    "签订率在63%～68%之间，中位数65.0%，资金3.5亿元。",
    "截至2024年第四季度，入会率87.0%，提高1.0个百分点。",
    "调处成功率比上年同期提高3.9个百分点，主要由于劳动争议调处成功增长6.5%，快于受理增长。",
]


@pytest.mark.parametrize(("rule", "text"), PLANTED, ids=[f"{rule}-{i}" for i, (rule, _) in enumerate(PLANTED)])
def test_a_planted_fault_is_found(rule: str, text: str) -> None:
    assert rule in {fault.rule for fault in lint_text(text)}


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_sentence_passes(text: str) -> None:
    assert lint_text(text) == []


def test_every_rule_has_a_planted_fault() -> None:
    assert {rule.name for rule in rules()} == {rule for rule, _ in PLANTED}


def test_a_sentence_that_runs_on_is_found() -> None:
    assert [fault.rule for fault in lint_text("工会" * (LONGEST_SENTENCE // 2) + "。")] == ["long_sentence"]


def document(*texts: str, heading: str = "一、工会组织建设") -> Document:
    return Document("工作总结", (Section(heading, tuple(map(Paragraph, texts))),))


def found(*texts: str) -> list[str]:
    return [fault.rule for fault in lint(document(*texts))]


def test_a_sentence_said_twice_is_found_wherever_it_stands() -> None:
    assert found("各项工作有序推进。", "一切顺利。各项工作有序推进。") == ["repeated_sentence"]


def test_an_empty_section_is_found() -> None:
    assert lint(Document("工作总结", (Section("一、工会组织建设", ()),))) == [
        Fault("empty_section", "标题下没有内容", "一、工会组织建设")
    ]


def test_a_missing_title_is_found() -> None:
    assert [fault.rule for fault in lint(Document("", (Section("", (Paragraph("有序推进。"),)),)))] == ["empty_heading"]


def test_first_place_while_some_have_not_reported_is_found() -> None:
    assert found("北桥街道尚未报送。", "东岭镇居全县首位。") == ["first_of_some"]
    assert found("北桥街道尚未报送。", "在已报送的单位中东岭镇居首位。") == []
    assert found("各单位均已报送。", "东岭镇居全县首位。") == []


def test_a_number_that_nobody_vouches_for_is_found() -> None:
    assert found("新建工会87家。") == ["number_without_claim"]


def test_dates_item_numbers_and_names_are_no_figures() -> None:
    paragraph = Paragraph("截至2024年6月底，5.1服务卡发放顺利，第3期结束。")
    assert unclaimed_numerals(paragraph, ["5.1"]) == []
    assert lint(Document("总结", (Section("", (paragraph,)),)), ["5.1服务卡累计制卡数"]) == []


def test_a_claim_beside_its_number_is_found() -> None:
    claim = Claim(0, 3, "87家", "new_unions", "total", "2024H1", "value", 87, "家", "37 + 50", (CellRef("f", "s", "A1"),))
    faults = lint(Document("总结", (Section("", (Paragraph("新建工会87家。", (claim,)),)),)))
    assert {fault.rule for fault in faults} == {"claim_misplaced", "number_without_claim"}
