"""The reports in English: the same facts and figures, the register of an official report, no Chinese but names."""

import re
from functools import cache
from pathlib import Path

import pytest

from indicators import narrative
from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.model import TOTAL, Indicator, Kind
from indicators.narrative import FORMS, paragraphs_about, write
from indicators.narrative.document import Claim, Document, Paragraph, Section
from indicators.narrative.linter import lint, lint_text, rules, sentences
from indicators.narrative.phrasing.formulas import formulas
from indicators.narrative.phrasing.phrases import UnknownLanguage, phrases
from indicators.narrative.rules import names_in
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet, two_halves
from tests.narrative.summaries import written

H1 = Period.parse("2024H1")
NAMES = (*UNITS, "青川县")
SOURCES = "\n".join(path.read_text("utf-8") for path in Path(narrative.__file__).parent.rglob("*.py"))


def text_of(document: Document) -> str:
    return "\n".join(p.text for section in document.sections for p in section.paragraphs)


def told(form: str = "summary", org_unit: str = TOTAL, period: Period = H1) -> Document:
    return written(two_halves(), period, org_unit, form=form, language="en")


def figures(document: Document) -> set[tuple[str, str, str, float]]:
    return {
        (c.indicator, c.org_unit, c.measure, c.value)
        for section in document.sections
        for p in section.paragraphs
        for c in p.claims
        if c.measure in ("value", "target", "completion", "lead", "growth")
    }


def test_an_english_summary_has_the_same_parts() -> None:
    document = told()
    assert document.title == "Union work summary: 青川县, first half of 2024"
    assert [section.heading for section in document.sections][:2] == ["", "1. Union organisation"]
    assert (document.signature, document.date) == ("青川县 Federation of Trade Unions", "July 2024")
    assert document.language == "en"
    assert document.tables[0].header[0] == "Indicator"


def test_the_figures_are_those_of_the_chinese_text() -> None:
    of_the_whole = {figure for figure in figures(told()) if figure[1] == TOTAL}
    assert of_the_whole
    assert of_the_whole <= figures(written(two_halves(), H1, length="full"))


def test_an_amount_is_told_with_target_schedule_and_last_year() -> None:
    assert (
        "New unions numbered 38, 59.4% of the annual target of 64 and 9.4 percentage points ahead of schedule, "
        "up 4 (11.8%) on a year earlier." in text_of(told())
    )


def test_money_and_large_numbers_are_written_the_english_way() -> None:
    said = text_of(told())
    assert "Assistance funds came to 330,000 yuan" in said
    assert re.search(r"members \d,\d{3}, employees \d{2},\d{3}", said)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("period", ["2024Q1", "2024Q2", "2024H1", "2024", "2024Q4"])
@pytest.mark.parametrize("org_unit", [TOTAL, "柳溪乡", "东岭镇"])
def test_every_form_is_free_of_faults(form: str, period: str, org_unit: str) -> None:
    document = told(form, org_unit, Period.parse(period))
    assert lint(document, NAMES) == []
    assert document.sections


def test_those_above_are_not_told_who_lags() -> None:
    assert "柳溪乡" in text_of(told())
    assert "柳溪乡" not in text_of(written(two_halves(), H1, audience="leadership", language="en"))


def test_a_notice_says_what_each_quarter_must_bring() -> None:
    document = told("supervision", "石门镇")
    said = text_of(document)
    assert "at the present rate, 4 can be expected for the year, so that the annual target of 10 will hardly be met." in said
    assert "____" in said
    (table,) = document.tables
    assert table.header == ("Item", "Annual target", "Done", "Missing", "Each quarter", "Due by")
    assert ("New unions", "10", "2", "8", "4", "") in table.rows


def test_pages_get_english_paragraphs() -> None:
    dataset = two_halves()
    for chosen in ({}, {"indicators": ["new_unions"]}, {"org_units": ["柳溪乡"]}):
        found = paragraphs_about(dataset, H1, language="en", **chosen)
        assert found
        for paragraph in found:
            document = Document("Page", (Section("", (paragraph,)),), language="en")
            assert lint(document, NAMES) == []
            assert paragraph.text.endswith(".")


def test_of_a_ratio_of_amounts_what_came_in_is_told_before_what_was_done() -> None:
    sheet = Sheet()
    sheet.put("disputes_accepted", "2024Q2", [5] * 6)
    sheet.put("disputes_settled", "2024Q2", [4] * 6)
    rate = Catalogue.load().get("settlement_rate")
    assert rate is not None
    sheet.define(rate)
    said = text_of(write(sheet.dataset(), H1, language="en"))
    assert (
        said.index("Disputes accepted numbered 30")
        < said.index("Disputes settled totalled 24")
        < said.index("The settlement rate")
    )


def test_an_indicator_without_an_english_name_keeps_its_own() -> None:
    sheet = Sheet()
    sheet.define(Indicator("劳模工匠宣讲场次", "劳模工匠宣讲场次", "场", Kind.FLOW))
    sheet.put("劳模工匠宣讲场次", "2024Q2", [3] * 6)
    document = write(sheet.dataset(), H1, language="en")
    assert "劳模工匠宣讲场次" in text_of(document)


def test_another_language_is_refused() -> None:
    with pytest.raises(UnknownLanguage, match="fr"):
        written(two_halves(), H1, language="fr")


def test_every_phrase_is_said_and_its_rules_speak_of_numbers_that_are_given() -> None:
    head = Path(narrative.__file__).with_name("phrasing").joinpath("phrases.zh.toml").read_text("utf-8").split("# ──")[0]
    for situation, told in phrases("en").items():
        assert f'"{situation}"' in SOURCES
        for choice in told.choices:
            assert all(re.search(rf"\b{name}\b", head + SOURCES) for name in names_in(choice.when))
        assert all(choice.when for choice in told.choices[:-1])


PLANTED = [
    ("percent_for_points", "The membership rate stood at 60.4%, up 2.7% on a year earlier."),
    ("chinese_punctuation", "New unions came to 5，as planned."),
    ("not_a_number", "New unions came to nan."),
    ("placeholder", "New unions came to {value}."),
    ("repeated_punctuation", "New unions came to 5, , as planned."),
    ("thousands_separator", "Members stood at 54596."),
    ("sign_after_direction", "New unions were down −5."),
    ("lower_case_start", "new unions came to 5."),
    ("first_of_some", "Two are still missing; it was ranking 1st."),
]


@pytest.mark.parametrize(("rule", "text"), PLANTED, ids=[rule for rule, _ in PLANTED])
def test_a_planted_fault_is_found(rule: str, text: str) -> None:
    assert rule in {fault.rule for fault in lint_text(text, "en")}


def test_every_english_rule_has_a_planted_fault() -> None:
    assert {rule.name for rule in rules("en")} == {rule for rule, _ in PLANTED}


def test_chinese_in_an_english_text_is_found_unless_it_is_a_name() -> None:
    document = Document("Summary", (Section("", (Paragraph("In 东岭镇 work went on."),)),), language="en")
    assert [fault.rule for fault in lint(document)] == ["chinese"]
    assert lint(document, ["东岭镇"]) == []


def test_a_bare_number_is_found_and_a_year_is_not() -> None:
    text = "In 2024 there were 87 unions."
    claim = Claim(19, 21, "87", "new_unions", TOTAL, "2024", "value", 87, "家", "sum", ())
    for claims, faults in (((), ["number_without_claim"]), ((claim,), [])):
        document = Document("Summary", (Section("", (Paragraph(text, claims),)),), language="en")
        assert [fault.rule for fault in lint(document)] == faults


def test_sentences_are_cut_after_full_stops_not_within_numbers() -> None:
    assert sentences("It was 2.7 points. It rose.", "en") == ["It was 2.7 points.", "It rose."]


# ── the townships' own words, ties, formulas ─────────────────────────────────────────────────────────────


@cache
def with_notes() -> Dataset:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q1", (3, 3, 3, 3, 3, 1))
    sheet.put("new_unions", "2024Q2", (3, 3, 3, 3, 3, 0))
    sheet.ask("new_unions", 2024, (10,) * 6)
    sheet.note("石门镇", "工会组织建设", "举办“入会日”活动，集中发展会员120人。")
    sheet.note("柳溪乡", "工会组织建设", "原因说明：两家企业迁出，建会顺延。")
    sheet.note("南塘乡", "特色", "打造职工书吧")
    return sheet.dataset()


def with_three_targets() -> Dataset:
    sheet = Sheet()
    for indicator in ("new_unions", "new_members", "workers_assisted"):
        sheet.put(indicator, "2024Q1", (3, 3, 3, 3, 3, 1))
        sheet.put(indicator, "2024Q2", (3, 3, 3, 3, 3, 0))
        sheet.ask(indicator, 2024, (10,) * 6)
    return sheet.dataset()


def test_notes_are_quoted_as_the_townships_wrote_them_and_marked_as_theirs() -> None:
    document = written(with_notes(), H1, language="en")
    told = text_of(document)
    assert "石门镇 reports in its own words: “举办‘入会日’活动，集中发展会员120人”." in told
    assert "柳溪乡 gives the reason in its own words: “两家企业迁出，建会顺延”." in told
    assert [section.heading for section in document.sections if "Other highlights" in section.heading]
    assert lint(document, ["青川县", *UNITS]) == []
    quoted = [c for s in document.sections for p in s.paragraphs for c in p.claims if c.measure == "quoted"]
    assert [(claim.text, claim.value, claim.org_unit) for claim in quoted] == [("120人", 120, "石门镇")]


def test_a_townships_own_report_quotes_its_own_words() -> None:
    assert "In the unit's own words: “举办" in text_of(written(with_notes(), H1, "石门镇", language="en"))


def test_chinese_outside_a_quotation_is_still_found() -> None:
    document = Document("T", (Section("", (Paragraph("She said “你好”. New unions 来了."),)),), language="en")
    assert [fault.words for fault in lint(document)] == ["来了"]


def test_those_who_share_a_figure_are_told_together() -> None:
    told = text_of(written(with_notes(), H1, language="en"))
    assert "5 units did best, at 60.0%; 柳溪乡 lagged most, at 10.0%" in told


def test_a_circular_ranks_the_units_and_asks_the_last() -> None:
    document = write(with_three_targets(), H1, form="circular", language="en")
    assert "柳溪乡 had no indicator on course" in text_of(document)
    assert "柳溪乡 is asked to find the causes" in text_of(document)
    assert document.tables[0].header[0] == "Place"


def formulas_of(document: Document) -> str:
    return " ".join(c.formula for section in document.sections for p in section.paragraphs for c in p.claims)


def test_formulas_are_in_the_reports_language() -> None:
    formulas_told = {language: formulas_of(written(with_notes(), H1, language=language)) for language in ("zh", "en")}
    assert "target for 2024" in formulas_told["en"]
    assert "2024年目标" in formulas_told["zh"]
    assert not re.search(r"[\u4e00-\u9fff]", formulas_told["en"])


def test_every_formula_in_words_has_its_english() -> None:
    told = set(re.findall(r'"([^"{}\n]*(?:的单位数|的指标数|的任务数))"', SOURCES))
    assert told
    assert told <= formulas("en").keys()
