"""The text says which numbers are in doubt or provisional, and what was behind and is no longer (已补齐)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from views.test_remarks import DATA, SOUND

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.model import TOTAL, Problem
from indicators.narrative import paragraphs_about, write
from indicators.narrative.linter import lint
from indicators.narrative.sentences import caution
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet

H1 = Period.parse("2024H1")


def text(data: Dataset, org_unit: str = TOTAL, period: Period = H1, **how: str) -> str:
    return "".join(p.text for s in write(data, period, org_unit, **how).sections for p in s.paragraphs)


SENTENCES = [
    (TOTAL, "zh", "丙街道新建工会数据有待核实，合计数以核实后为准。"),
    (TOTAL, "zh", "甲镇会员总数为初步数，合计数以最后核定为准。"),
    (TOTAL, "zh", "甲镇一季度低于序时进度，现已补齐。"),
    ("甲镇", "zh", "新建工会一季度低于序时进度，现已补齐。"),
    ("甲镇", "zh", "会员总数为初步数，以最后核定为准。"),
    ("丙街道", "zh", "新建工会数据有待核实，以核实后的数为准。"),
    (TOTAL, "en", "The figure for the indicator “新建工会数” reported by 丙街道 is still to be verified."),
    (TOTAL, "en", "The figure for the indicator “会员总数” reported by 甲镇 is provisional."),
    ("甲镇", "en", "The indicator “新建工会数” caught up after falling behind in Q1 2024."),
]


@pytest.mark.parametrize(("org_unit", "language", "sentence"), SENTENCES)
def test_the_report_says_it(org_unit: str, language: str, sentence: str) -> None:
    assert sentence in text(DATA, org_unit, language=language)


TO_THOSE_ABOVE = [
    ("zh", "个别单位新建工会数据有待核实，合计数以核实后为准。", "丙街道新建工会数据"),
    ("zh", "个别单位会员总数为初步数，合计数以最后核定为准。", "甲镇会员总数"),
    ("zh", "1个单位一季度低于序时进度，现已补齐。", "甲镇一季度"),
    ("en", "The figure for the indicator “新建工会数” reported by one unit is still to be verified.", "by 丙街道"),
]


@pytest.mark.parametrize(("language", "sentence", "unsaid"), TO_THOSE_ABOVE)
def test_those_above_are_not_told_whose_it_is(language: str, sentence: str, unsaid: str) -> None:
    told = text(DATA, audience="leadership", language=language)
    assert sentence in told
    assert unsaid not in told


@pytest.mark.parametrize("form", ["summary", "brief"])
def test_every_form_with_figures_says_what_is_in_doubt(form: str) -> None:
    assert "待核实" in text(DATA, form=form)


def test_sound_figures_that_were_never_behind_are_told_without_caution() -> None:
    for words in ("待核实", "初步数", "已补齐", "※"):
        assert words not in text(SOUND, "甲镇")


def test_what_is_explained_is_no_longer_in_doubt() -> None:
    told = text(replace(DATA, explained=frozenset(DATA.problems)))
    assert "待核实" not in told
    assert "初步数" in told


def test_a_report_on_a_quarter_tells_what_the_year_has_made_up_by_then() -> None:
    assert "已补齐" in text(DATA, "甲镇", Period.parse("2024Q2"))


def test_the_paragraph_beside_a_figure_says_it_too() -> None:
    (paragraph, *_rest) = paragraphs_about(DATA, H1, indicators=("members",))
    assert "甲镇会员总数为初步数" in paragraph.text


def test_tables_of_the_report_carry_the_sign_and_explain_it() -> None:
    indicators, _of_those_complete, units = write(DATA, H1).tables
    assert {row[0]: "※" in row[1] for row in indicators.rows} == {"新建工会数": True, "会员总数": True}
    assert all("※为数据不全、待核实或初步数" in table.title for table in (indicators, units))
    cells = {row[0]: [("※" in cell) for cell in row[1:]] for row in units.rows}
    assert cells == {"甲镇": [False, True], "乙镇": [True, False], "丙街道": [True, False]}
    assert not any("※" in table.title for table in write(SOUND, H1).tables)


def test_the_sentences_pass_the_linter() -> None:
    for unit in (TOTAL, "甲镇", "丙街道"):
        assert not lint(write(DATA, H1, unit))


def test_a_number_that_is_only_rough_waits_for_no_final_one() -> None:
    rough = tuple(replace(p, code="rough_number") if p.code == "provisional_number" else p for p in DATA.problems)
    told = replace(DATA, problems=rough)
    assert rough != DATA.problems
    assert "甲镇会员总数为约数。" in text(told)
    assert "会员总数中有约数。" in text(told, "甲镇")
    assert "The figure for the indicator “会员总数” reported by 甲镇 is approximate." in text(told, language="en")
    assert "初步数，" not in text(told)


@pytest.mark.parametrize("org_unit", [TOTAL, UNITS[0]])
@pytest.mark.parametrize("form", ["summary", "circular", "brief"])
def test_a_quarter_that_is_provisional_as_a_whole_is_told_once(org_unit: str, form: str) -> None:
    sheet = Sheet()
    for indicator in ("new_unions", "new_members", "members"):
        for quarter in ("2024Q1", "2024Q2"):
            sheet.put(indicator, quarter, (5,) * 6)
        sheet.ask(indicator, 2024, (20,) * 6)
    sound = sheet.dataset()
    late = [replace(o, source=replace(o.source, sheet="二季度")) for o in sound.observations if o.period.end == 2]
    early = [o for o in sound.observations if o.period.end == 1]
    note = Problem("provisional_sheet", "报表.xlsx", "二季度", "A1", (("found", "初步数"),))
    data = replace(sound, observations=(*early, *late), problems=(note,))
    told = text(data, org_unit, form=form)
    assert told.count("初步数") == 1
    assert "二季度数据为初步数，以最后核定为准" in told
    english = text(data, org_unit, form=form, language="en")
    assert english.count("provisional") == 1
    assert "figures for Q2 2024 are provisional" in english
    some = replace(data, observations=(*early, *late[:-1], sound.observations[-1]))
    assert "二季度数据为初步数" not in text(some, org_unit, form=form)


@pytest.mark.parametrize(
    ("revised", "told"),
    [((30,) * 6, "新建工会年度任务由120家调整为180家"), ((20,) * 6, ""), ((20, 20, 20, 20, 20, 8), "由120家调整为108家")],
)
def test_a_target_changed_within_the_year_is_told(revised: tuple[int, ...], told: str) -> None:
    sheet = Sheet()
    for quarter in ("2024Q1", "2024Q2"):
        sheet.put("new_unions", quarter, (5,) * 6)
    sheet.ask("new_unions", 2024, (20,) * 6)
    first = sheet.dataset()
    early = [replace(t, stated_in=Period.parse("2024Q1")) for t in first.targets]
    late = [replace(t, stated_in=Period.parse("2024Q2"), value=v) for t, v in zip(first.targets, revised, strict=True)]
    data = replace(first, targets=(*early, *late))
    assert ("调整为" in text(data)) is bool(told)
    assert told in text(data)
    assert ("was changed from 120 to" in text(data, language="en")) is bool(told)
    assert "调整为" not in text(data, period=Period.parse("2024Q1"))
    assert ("年度任务由20家调整为30家" in text(data, UNITS[0])) is (revised[0] == 30)


@pytest.mark.parametrize("period", ["2024Q1", "2024H1"])
def test_what_only_a_later_sheet_states_holds_before_it_too(period: str) -> None:
    """One township's target is on every sheet; those of the others stand on the last alone, and were not 0 before."""
    sheet = Sheet()
    for quarter in ("2024Q1", "2024Q2"):
        sheet.put("new_unions", quarter, (5,) * 6)
    sheet.ask("new_unions", 2024, (20,) * 6)
    data = sheet.dataset()
    stated = [replace(t, stated_in=Period.parse("2024Q3")) for t in data.targets]
    first = [replace(stated[0], stated_in=Period.parse(q), value=v) for q, v in (("2024Q1", 15), ("2024Q2", 20))]
    told = text(replace(data, targets=(*first, *stated)), period=Period.parse(period))
    assert ("由115家调整为120家" in told) is (period == "2024H1")
    assert "由15家" not in told


def test_the_first_target_is_followed_to_the_cells_it_was_stated_in() -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q1", (5,) * 6)
    sheet.ask("new_unions", 2024, (20,) * 6)
    sheet.ask("new_unions", 2024, (30,) * 6)
    data = sheet.dataset()
    quarters = [Period.parse("2023Q4")] * 6 + [Period.parse("2024Q1")] * 6
    stated = [replace(t, stated_in=quarter) for t, quarter in zip(sheet.targets, quarters, strict=True)]
    document = write(replace(data, targets=tuple(stated)), Period.parse("2024Q1"))
    (claim,) = [c for s in document.sections for p in s.paragraphs for c in p.claims if c.text == "120家"]
    assert (claim.measure, claim.value) == ("target", 120)
    assert set(claim.sources) == {t.source for t in sheet.targets[:6]}


DISPUTES = ("disputes_accepted", "disputes_settled", "settlement_rate")


def doubted(*units: str) -> Dataset:
    """Disputes of six townships; of each org unit named one more of the two figures is in doubt."""
    sheet = Sheet()
    for quarter in ("2024Q1", "2024Q2"):
        sheet.put("disputes_accepted", quarter, (40, 30, 20, 30, 20, 30))
        sheet.put("disputes_settled", quarter, (36, 28, 15, 29, 19, 28))
    sheet.define(Catalogue.load().indicators["settlement_rate"])
    data = sheet.dataset()
    of_last = [o for o in data.observations if o.period.code == "2024Q2"]
    found = zip(DISPUTES[:2], units, strict=True)
    cells = [next(o.source for o in of_last if (o.indicator, o.org_unit) == pair) for pair in found]
    return replace(data, problems=tuple(Problem("jump_up", cell.file, cell.sheet, cell.cell) for cell in cells))


def test_what_is_doubtful_in_the_same_way_is_said_once() -> None:
    told = text(doubted("西河镇", "西河镇"))
    assert told.count("待核实") == 1
    assert (
        "西河镇劳动争议受理、调处成功数据有待核实，合计数以核实后为准" in told or "西河镇劳动争议受理、劳动争议调处成功" in told
    )


def test_what_is_doubtful_of_others_is_said_of_each() -> None:
    told = text(doubted("西河镇", "南塘乡"))
    assert "西河镇劳动争议受理数据有待核实" in told
    assert told.count("待核实") == 2


@pytest.mark.parametrize(
    ("nouns", "said"),
    [
        (["法律援助案件受理", "法律援助案件结案"], "法律援助案件受理、结案"),
        (["会员总数", "职工总数"], "会员总数、职工总数"),
        (["经费收缴", "经费收缴额"], "经费收缴、经费收缴额"),
        (["新建工会"], "新建工会"),
    ],
)
def test_what_two_begin_with_is_said_once(nouns: list[str], said: str) -> None:
    assert caution._together(nouns) == said
