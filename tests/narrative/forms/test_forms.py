"""The forms beside the summary: circular, brief and supervision notice, told of known figures."""

from dataclasses import replace

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.model import TOTAL, Target
from indicators.narrative import FORMS, write
from indicators.narrative.composers import COMPOSERS
from indicators.narrative.document import Document
from indicators.narrative.linter import lint, sentences
from indicators.periods import Period
from tests.narrative.datasets import Sheet, two_halves
from tests.narrative.summaries import written

H1 = Period.parse("2024H1")


def text_of(document: Document) -> str:
    return "\n".join(p.text for section in document.sections for p in section.paragraphs)


def told(form: str, org_unit: str = TOTAL, dataset: Dataset | None = None, period: Period = H1, **more: str) -> Document:
    return written(dataset or two_halves(), period, org_unit, form=form, **more)


def of_three_targets() -> Dataset:
    """The same with a second rate to be reached, so that a share of those met says something."""
    data = two_halves()
    asked = zip(data.org_units, (0.6, 0.65, 0.6, 0.7, 0.8, 0.7), strict=True)
    rates = (Target(unit, "membership_rate", 2024, value, data.targets[0].source) for unit, value in asked)
    return replace(data, targets=(*data.targets, *rates))


def test_every_form_has_a_name_in_both_languages_and_is_written() -> None:
    assert all(composers.keys() == FORMS.keys() for composers in COMPOSERS.values())
    assert all(names.keys() == {"zh", "en"} for names in FORMS.values())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("period", ["2024Q1", "2024Q2", "2024H1", "2024", "2024Q4"])
@pytest.mark.parametrize("org_unit", [TOTAL, "柳溪乡", "东岭镇"])
def test_every_form_is_free_of_faults_in_every_period(form: str, period: str, org_unit: str) -> None:
    document = told(form, org_unit, period=Period.parse(period))
    assert lint(document) == []
    assert document.title
    assert all(section.paragraphs for section in document.sections)


# ── circular ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("asked", "about"), [((10,) * 6, "目标任务完成情况"), ((), "主要工作情况")])
def test_a_circular_is_about_targets_where_there_are_any(asked: tuple[int, ...], about: str) -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q2", (1, 2, 3, 4, 5, 6))
    if asked:
        sheet.ask("new_unions", 2024, asked)
    document = told("circular", dataset=sheet.dataset())
    assert document.title == f"关于青川县2024年上半年工会{about}的通报"
    assert f"现将2024年上半年工会{about}通报如下。" in text_of(document)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_rates_told_one_by_one_are_no_other_problems(language: str) -> None:
    sheet = Sheet()
    rates = ("collective_contract_rate", "wage_agreement_rate", "labour_contract_rate", "民主管理建制率")
    sheet.define(replace(Catalogue.load().indicators["labour_contract_rate"], id="民主管理建制率", name="民主管理建制率"))
    for rate in rates[2:]:
        sheet.put(rate, "2024Q2", (0.8,) * 6)
        sheet.ask(rate, 2024, (0.9,) * 6)
    for place, work in enumerate(("new_unions", "new_members", "workers_assisted", "training_sessions")):
        sheet.put(work, "2024Q2", (2 + place,) * 6)
        sheet.ask(work, 2024, (20,) * 6)
    document = told("circular", dataset=sheet.dataset(), length="full", language=language)
    assert not any("其他需要注意" in section.heading or "Other shortfalls" in section.heading for section in document.sections)


def test_a_circular_is_reported_to_the_union_by_its_own_name() -> None:
    document = told("circular", dataset=replace(of_three_targets(), office="青川县工会联合会"))
    assert "书面报青川县工会联合会" in text_of(document)
    assert "总工会" not in document.signature


def test_a_circular_addresses_all_ranks_them_and_says_what_is_required() -> None:
    document = told("circular", dataset=of_three_targets())
    assert document.title == "关于青川县2024年上半年工会目标任务完成情况的通报"
    assert document.sections[0].paragraphs[0].text == "各乡镇（街道）工会："
    assert [section.heading for section in document.sections[1:]][-1].endswith("有关要求")
    assert "____年__月__日前书面报青川县总工会" in text_of(document)
    ranks = document.tables[0]
    assert [row[0] for row in ranks.rows] == sorted((row[0] for row in ranks.rows), key=int)
    assert ("1", "东岭镇", "3项", "3项", "100%") in ranks.rows


def test_two_targets_make_no_share_and_no_order() -> None:
    document = told("circular")
    assert "占" not in "".join(p.text for p in document.sections[1].paragraphs)
    assert all("排序" not in table.title for table in document.tables)


def test_a_circular_for_those_above_names_no_laggard_and_has_no_ranks() -> None:
    document = told("circular", audience="leadership")
    assert "柳溪乡" not in text_of(document)
    assert not document.tables[0].title.endswith("排序")


def test_a_circular_says_of_each_target_who_leads_and_who_lags() -> None:
    said = text_of(told("circular"))
    assert "新建工会38家" in said
    assert "柳溪乡为0家，尚未破题" in said


def test_a_townships_own_circular_asks_its_own_unions() -> None:
    for language, asked, others in (("zh", "各基层工会要", "各单位要"), ("en", "All grassroots unions are asked", "All units")):
        assert asked in text_of(told("circular", "石门镇", language=language))
        assert others not in text_of(told("circular", "石门镇", language=language))
        assert asked not in text_of(told("circular", language=language))


# ── brief ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_brief_is_one_paragraph_under_a_headline_without_figures() -> None:
    (section,) = told("brief").sections
    assert len(section.paragraphs) == 1
    assert "新建工会" in section.heading
    assert not any(character.isdigit() for character in section.heading)
    assert section.paragraphs[0].text.startswith("截至2024年6月底")


def test_a_brief_is_shorter_than_a_short_summary_of_many_indicators() -> None:
    assert len(text_of(told("brief"))) < len(text_of(told("summary", length="short")))


def test_in_english_the_first_concern_is_named_and_the_others_follow_from_it() -> None:
    said = text_of(told("brief", dataset=uneven(), length="full", language="en"))
    assert said.count("Of concern: ") == 1
    assert "A further concern: " in said


# ── supervision notice ───────────────────────────────────────────────────────────────────────────────────


def test_a_notice_gives_target_value_gap_and_what_each_quarter_must_bring() -> None:
    document = told("supervision", "石门镇")
    said = text_of(document)
    assert "新建工会2家，完成年度任务10家的20.0%，低于序时进度30.0个百分点" in said
    assert "按目前进度，全年预计新建4家，难以完成10家的年度任务。" in said
    assert "集体合同签订率70%" in said
    assert "____年__月__日前" in said
    assert (document.signature, document.title) == ("青川县总工会", "石门镇2024年上半年目标任务督办单")
    (table,) = document.tables
    assert table.within, "it stands on the same page"
    assert table.header == ("督办事项", "年度目标", "完成", "尚差", "平均每季", "办结时限")
    assert ("新建工会数", "10家", "2家", "8家", "4家", "____年__月__日") in table.rows


@pytest.mark.parametrize(("asked", "done", "each"), [(10, 1, "不少于5家"), (12, 1, "不少于6家"), (9, 2, "不少于4家")])
def test_what_each_quarter_must_bring_is_rounded_up(asked: int, done: int, each: str) -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q1", [0] * 6)
    sheet.put("new_unions", "2024Q2", [done] * 6)
    sheet.ask("new_unions", 2024, [asked] * 6)
    assert each in text_of(told("supervision", "东岭镇", sheet.dataset()))


def test_the_last_quarter_must_bring_all_that_is_missing() -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q3", [2] * 6)
    sheet.ask("new_unions", 2024, [9] * 6)
    said = text_of(told("supervision", "东岭镇", sheet.dataset(), Period.parse("2024Q1-Q3")))
    assert "四季度还需完成7家" in said
    assert "平均每季度" not in said


def test_who_is_on_course_is_thanked_and_not_supervised() -> None:
    document = told("supervision", "东岭镇")
    assert "本期无督办事项" in text_of(document)
    assert document.tables == ()
    assert len(sentences(text_of(document))) == 2


def test_without_targets_nothing_can_be_supervised() -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q2", [3] * 6)
    assert "未下达年度目标，本期无督办事项" in text_of(told("supervision", "东岭镇", sheet.dataset()))
    assert "没有需要督办的单位" in text_of(told("supervision", TOTAL, sheet.dataset()))


def test_for_the_whole_those_who_miss_half_of_their_targets_are_listed() -> None:
    document = told("supervision", dataset=of_three_targets())
    said = "5个单位有指标未达到进度要求，其中石门镇、柳溪乡、南塘乡未达到的指标占半数以上，列入督办。"
    assert text_of(document) == said
    assert [row[:4] for row in document.tables[0].rows] == [
        ("石门镇", "3项", "3项", "新建工会数"),
        ("柳溪乡", "3项", "3项", "新建工会数"),
        ("南塘乡", "3项", "2项", "新建工会数"),
    ]
    assert text_of(told("supervision")).endswith("现将差距较大的柳溪乡、石门镇、南塘乡列入督办。")
    above = told("supervision", audience="leadership", dataset=of_three_targets())
    assert "石门镇" not in text_of(above)
    assert above.tables == ()


def test_the_list_for_the_whole_stands_before_the_signature_in_both_languages() -> None:
    listed = [told("supervision", TOTAL, of_three_targets(), language=language).within for language in ("zh", "en")]
    (chinese,), (english,) = listed
    assert chinese.header == ("单位", "应考核指标", "未达到进度要求", "差距最大的指标", "完成", "年度目标", "尚差")
    assert english.header == ("Unit", "Judged", "Not on course", "Furthest behind in", "Done", "Annual target", "Missing")
    assert english.rows[0][:4] == ("石门镇", "3", "3", "New unions")
    assert [row[0] for row in english.rows] == [row[0] for row in chinese.rows]


def uneven() -> Dataset:
    """南塘乡 misses one of four targets, 石门镇 three, 柳溪乡 all; of a level at 95% nothing is missed before December."""
    sheet = Sheet()
    for indicator, done in (
        ("new_unions", (6, 6, 1, 6, 6, 0)),
        ("new_members", (6, 6, 6, 6, 2, 1)),
        ("items_published", (6, 6, 6, 6, 3, 3)),
        ("workers_assisted", (6, 6, 6, 6, 4, 4)),
    ):
        sheet.put(indicator, "2024Q2", done)
        sheet.ask(indicator, 2024, (10,) * 6)
    sheet.put("members", "2024Q2", (100, 100, 100, 100, 95, 95))
    sheet.ask("members", 2024, (100,) * 6)
    return sheet.dataset()


def test_the_same_word_is_the_same_number_in_every_form() -> None:
    """What is counted as not reached is counted so in the list, the notice, the circular and its table."""
    dataset = uneven()
    assert "你单位4项指标均未达到进度要求，现予督办" in text_of(told("supervision", "柳溪乡", dataset))
    assert "3个单位有指标未达到进度要求，其中柳溪乡、石门镇未达到的指标占半数以上" in text_of(
        told("supervision", TOTAL, dataset)
    )
    assert "柳溪乡4项指标全部、石门镇4项中3项未达进度要求" in text_of(told("circular", TOTAL, dataset))
    ranks = {row[1]: row[2:4] for row in told("circular", TOTAL, dataset).tables[0].rows}
    assert (ranks["柳溪乡"], ranks["石门镇"]) == (("4项", "0项"), ("4项", "1项"))
    in_english = text_of(told("supervision", "柳溪乡", dataset, language="en"))
    assert "None of your 4 indicators with an annual target was on course by the end of June 2024" in in_english


def test_where_nobody_misses_half_the_few_furthest_behind_are_supervised() -> None:
    sheet = Sheet()
    for place, indicator in enumerate(("new_unions", "new_members", "items_published", "workers_assisted")):
        sheet.put(indicator, "2024Q2", [1 if unit == place else 6 for unit in range(6)])
        sheet.ask(indicator, 2024, (10,) * 6)
    said = text_of(told("supervision", TOTAL, sheet.dataset()))
    assert "4个单位有指标未达到进度要求，现将差距较大的" in said
    assert said.count("、") == 2


def test_one_matter_is_named_once_in_the_headline_of_a_brief() -> None:
    sheet = Sheet()
    for indicator, done in (("training_sessions", 1), ("workers_trained", 10), ("workers_homes", 1), ("new_unions", 9)):
        sheet.ask(indicator, 2024, (10 if done < 10 else 100,) * 6)
        sheet.put(indicator, "2024H1", (done,) * 6)
    headline = write(sheet.dataset(), Period.parse("2024H1"), form="brief").sections[0].heading
    assert headline.count("职工培训") == 1
    assert "职工之家创建" in headline


def test_counts_of_one_work_are_told_in_one_paragraph() -> None:
    sheet = Sheet()
    for indicator in ("training_sessions", "workers_trained", "items_published"):
        sheet.ask(indicator, 2024, (10,) * 6)
        sheet.put(indicator, "2024H1", (3, 4, 5, 6, 7, 8))
    paragraphs = [p.text for s in write(sheet.dataset(), Period.parse("2024H1")).sections for p in s.paragraphs]
    assert any("职工培训33期" in text and "33人次" in text for text in paragraphs)
