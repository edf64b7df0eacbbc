"""What a summary says about known figures, and what it must not say."""

from pathlib import Path

import pytest

from indicators.model import TOTAL
from indicators.narrative import paragraphs_about, write
from indicators.narrative.linter import lint
from indicators.periods import Period
from tests.narrative.datasets import Sheet, two_halves
from tests.narrative.summaries import claims, each, flow, one_indicator, summary, text_of, written

H1 = Period.parse("2024H1")


# ── form ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_summary_has_title_sections_signature_and_the_month_after() -> None:
    document = written(two_halves(), H1)
    assert document.title == "青川县2024年上半年工会工作总结"
    assert [section.heading for section in document.sections] == [
        "",
        "一、工会组织建设",
        "二、职工权益维护",
        "三、困难职工帮扶",
        "四、劳动保护与安全生产",
        "五、存在的主要问题",
        "六、下一步打算",
        "",
    ]
    assert (document.signature, document.date) == ("青川县总工会", "2024年7月")


def test_a_township_signs_its_own_summary_and_is_placed_among_the_others() -> None:
    document = written(two_halves(), H1, "东岭镇")
    assert document.title == "东岭镇2024年上半年工会工作总结"
    assert document.signature == "东岭镇总工会"
    assert "在全县6个乡镇（街道）中" in text_of(document)
    assert "西河镇" not in text_of(document)


def test_run_in_headings_are_marked() -> None:
    led = [p for section in written(two_halves(), H1).sections for p in section.paragraphs if p.lead]
    assert all(p.text[: p.lead].startswith("（") and p.text[: p.lead].endswith("。") for p in led)


@pytest.mark.parametrize("period", ["2024Q1", "2024Q2", "2024H1", "2023H1", "2024"])
@pytest.mark.parametrize("length", ["short", "usual", "full"])
def test_every_form_is_free_of_faults(period: str, length: str) -> None:
    document = written(two_halves(), Period.parse(period), length=length)
    assert lint(document) == []


def test_a_short_summary_is_shorter_and_a_full_one_longer() -> None:
    lengths = [len(summary(two_halves(), length=length)) for length in ("short", "usual", "full")]
    assert lengths == sorted(lengths)
    assert lengths[0] < lengths[2]


def test_the_tables_after_it_give_every_indicator_and_leave_out_columns_nobody_fills() -> None:
    indicators, units = written(two_halves(), H1).tables
    assert indicators.header == ("指标", "完成", "年度目标", "完成率", "与序时进度之差", "上年同期", "同比")
    assert ("新建工会数", "38家", "64家", "59.4%", "+9.4个百分点", "34家", "+11.8%") in indicators.rows
    assert units.header == ("单位", "新建工会数", "集体合同签订率")
    assert ("柳溪乡", "0%", "86%") in units.rows
    bare = Sheet()
    bare.put("new_unions", "2024Q2", [3] * 6)
    assert write(bare.dataset(), H1).tables[0].header == ("指标", "完成")


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────────────


def test_an_amount_is_told_with_target_schedule_and_last_year() -> None:
    said = summary(two_halves())
    assert "新建工会38家" in said
    assert "年度任务64家的59.4%" in said
    assert "超序时进度9.4个百分点" in said
    assert "比上年同期增加4家，增长11.8%" in said
    assert "其中二季度22家，比一季度多6家" in said


def test_a_ratio_shows_its_parts() -> None:
    dataset = two_halves()
    members = sum(1040 + 100 * i for i in range(6))
    employees = sum(1620 + 200 * i for i in range(6))
    assert f"职工入会率{members / employees:.1%}（职工{employees}人）" in summary(dataset)
    assert f"会员总数{members}人" in summary(dataset), "what is counted is told before"


def test_typed_rates_are_never_averaged() -> None:
    said = summary(two_halves())
    assert "6个单位集体合同签订率在70%至97%之间，中位数89%。" in said
    assert not [c for c in claims(written(two_halves(), H1)) if c.indicator == "collective_contract_rate" and c.text == "87.7%"]


def test_claims_carry_the_cells_of_their_numbers() -> None:
    new_unions = [c for c in claims(written(two_halves(), H1)) if c.indicator == "new_unions" and c.measure == "value"]
    total = next(c for c in new_unions if c.text == "38家")
    assert total.value == 38
    assert total.org_unit == TOTAL
    assert len(total.sources) == 12


def test_no_accidents_are_told_with_their_zero() -> None:
    said = summary(two_halves())
    assert "安全事故0起，保持零发生" in said


# ── who ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_leaders_and_laggards_are_named_and_the_rest_counted() -> None:
    said = summary(two_halves())
    assert "北桥街道" in said
    assert "柳溪乡为0家，尚未破题" in said
    assert "（尚差8家）" in said


def test_those_above_are_not_told_who_lags() -> None:
    said = summary(two_halves(), audience="leadership")
    assert "柳溪乡为0家" not in said
    assert "石门镇" not in said
    assert "低于序时进度" in said


def test_a_missing_report_is_told_and_asked_for() -> None:
    said = summary(two_halves(missing="北桥街道"))
    assert "应报送的6个乡镇（街道）中已报送5个乡镇（街道），北桥街道尚未报送" in said
    assert "督促北桥街道尽快补报数据" in said
    assert "首位" not in said.replace("已报送", "")


def test_without_problems_none_are_made_up() -> None:
    said = one_indicator(flow(), each(10, 10, 10, 10, 10, 10), each(12, 12, 12, 12, 12, 12), targets=[12] * 6)
    assert "从数据看" not in said
    assert "巩固现有成效，按季跟踪进度，确保全年目标任务完成。" in said


def test_without_targets_nothing_is_judged() -> None:
    said = one_indicator(flow(), {}, each(1, 2, 3))
    assert "1项指标，未下达年度目标" in said
    assert "序时" not in said


def test_a_period_without_data_says_so_and_nothing_else() -> None:
    document = written(two_halves(), Period.parse("2024Q4"))
    assert "暂无报送数据" in text_of(document)
    assert len(document.sections) == 1


def test_a_span_of_which_only_a_part_is_reported_is_not_passed_off_as_the_whole() -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q2", [3] * 6)
    said = summary(sheet.dataset())
    assert "报送数据仅含二季度，缺一季度" in said
    assert "二季度新建工会18家" in said
    assert "上半年新建工会" not in said


def test_org_units_that_lack_a_quarter_are_named() -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q1", [3, 3, 3, 3, 3, None])
    sheet.put("new_unions", "2024Q2", [3] * 6)
    assert "柳溪乡缺一季度数据，相关累计数为已报数，暂不作同比" in summary(sheet.dataset())


def test_org_units_that_do_not_give_a_figure_are_named_beside_it() -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q2", [3] * 6)
    sheet.put("new_members", "2024Q2", [30, 30, 30, 30, 30, None])
    assert "柳溪乡未报送新增会员数据，合计数未包括在内" in summary(sheet.dataset())


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_page_gets_paragraphs_on_what_it_shows() -> None:
    dataset = two_halves()
    overview = "".join(p.text for p in paragraphs_about(dataset, H1))
    assert "需要关注的是" in overview
    one = paragraphs_about(dataset, H1, indicators=["new_unions"])
    assert len(one) == 1
    assert "新建工会38家" in one[0].text
    assert "帮扶资金" not in one[0].text
    township = "".join(p.text for p in paragraphs_about(dataset, H1, org_units=["柳溪乡"]))
    assert "柳溪乡" in township
    assert "东岭镇" not in township


# ── real figures ─────────────────────────────────────────────────────────────────────────────────────────

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "examples" / "seeds"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the collected summaries are not here")
@pytest.mark.parametrize("name", sorted(path.stem for path in SHARED.glob("*.json")))
def test_every_figure_of_a_real_summary_is_told_with_its_unit(name: str) -> None:
    import json

    from indicators import wording
    from indicators.catalogue import Catalogue
    from indicators.dataset import dataset_of
    from indicators.reading import read

    truth = json.loads((SHARED / f"{name}.json").read_text("utf-8"))
    workbook = SHARED / f"{name}.xlsx"
    document = write(dataset_of([read(workbook.read_bytes(), workbook.name, Catalogue.load())]), Period.parse(truth["period"]))
    said = text_of(document)
    for claim in truth["claims"]:
        value = claim["value"] / 100 if claim["unit"] == "%" else claim["value"]
        assert wording.amount(value, claim["unit"]) in said, claim["indicator_zh"]
    assert lint(document, [claim["indicator_zh"] for claim in truth["claims"]]) == []
