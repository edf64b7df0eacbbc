"""What must not grow, and what neither more nor less is better of: told without praise, blame, haste or rank."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from indicators.catalogue import Catalogue
from indicators.model import TOTAL, Better, Indicator, TargetForm
from indicators.narrative import paragraphs_about, write_from
from indicators.narrative.composers import FORMS
from indicators.narrative.document import Document
from indicators.narrative.facts.survey import Survey
from indicators.narrative.phrasing.narrator import narrator_for
from indicators.narrative.sentences.judging import judged
from indicators.narrative.sentences.standings import standings
from indicators.periods import Period
from indicators.progress.definitions import is_judged
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import ABOVE, FULL, NONE, Values, summary

HALVES = ("2023Q1", "2023Q2", "2024Q1", "2024Q2")


def harm(name: str = "会员流失人数", unit: str = "人") -> Indicator:
    return Catalogue.load().infer(name, unit)


def sheet_of(indicator: str | Indicator, before: Values, now: Values, targets: Values = ()) -> Sheet:
    """A year ago and now, each value in the second quarter of its year, nothing in the first."""
    sheet = Sheet()
    if isinstance(indicator, Indicator):
        sheet.define(indicator)
    id_ = indicator.id if isinstance(indicator, Indicator) else indicator
    for period, values in zip(HALVES, ([0] * 6, before, [0] * 6, now), strict=True):
        sheet.put(id_, period, values)
    if targets:
        sheet.ask(id_, 2024, targets)
    return sheet


KEPT, ONE, NO = (2, 0, 0, 1, 0, 0), (0, 0, 1, 0, 0, 0), (0,) * 6
EN = {"language": "en"}

OF_ACCIDENTS = [
    (KEPT, NO, (1,) * 6, NONE, "安全事故控制在年度目标以内。"),
    (KEPT, NO, NO, NONE, "安全事故0起，实现零发生，达到年度零发生的控制目标"),
    (NO, ONE, NO, NONE, "安全事故突破年度控制目标。"),
    (NO, ONE, NO, NONE, "年度控制目标为0起，超出1起"),
    (NO, ONE, NO, NONE, "1起发生在二季度，发生单位为南塘乡。"),
    (NO, ONE, NO, NONE, "安全事故超出年度控制目标1起，涉及南塘乡。"),
    ((0, 0, 2, 0, 0, 0), ONE, NO, NONE, "防止再次发生"),
    (ONE, (0, 0, 3, 0, 0, 0), NO, NONE, "防止继续上升"),
    ((0, 0, 1, 1, 0, 0), (0, 0, 2, 2, 0, 0), (2,) * 6, NONE, "安全事故4起，比上年同期增加2起；控制在年度目标12起以内"),
    ((0, 0, 2, 2, 0, 0), (0, 0, 1, 1, 0, 0), (2,) * 6, NONE, "2起，控制在年度目标12起以内；"),
    ((0, 0, 1, 1, 0, 0), (0, 0, 2, 2, 0, 0), (2,) * 6, NONE, "均发生在南塘乡、北桥街道。"),
    (NO, (0, 0, 2, 0, 0, 0), (1,) * 6, NONE, "2起均发生在二季度，发生单位均为南塘乡，该单位超出本单位年度控制目标1起。"),
    (NO, (0, 1, 2, 0, 0, 0), (1,) * 6, NONE, "南塘乡超出本单位年度控制目标1起。"),
    (NO, (0, 0, 2, 0, 0, 0), (1,) * 6, ABOVE, "有1个单位超出本单位年度控制目标。"),
    (NO, (0, 0, 2, 2, 0, 0), (1,) * 6, NONE, "均发生在南塘乡、北桥街道，上述单位均超出各自年度控制目标。"),
    (NO, (0, 0, 2, 2, 0, 0), (1,) * 6, NONE, "从数据看，南塘乡、北桥街道安全事故超出各自年度控制目标。"),
    (NO, (0, 0, 2, 2, 0, 0), (1,) * 6, ABOVE, "从数据看，2个单位安全事故超出各自年度控制目标。"),
    (NO, (1,) * 6, (1,) * 6, NONE, "；已达到全年控制目标6起的上限"),
    (NO, (1,) * 6, (1,) * 6, NONE, "从数据看，安全事故已达到全年控制目标6起的上限。"),
    (NO, (1,) * 6, (1,) * 6, NONE, "下半年严防突破全年控制目标"),
    (NO, (1,) * 6, (1,) * 6, EN, "with the annual ceiling of 6 used up"),
    (NO, (0, 0, 2, 2, 0, 0), (1,) * 6, ABOVE, "2个单位超出各自年度控制目标。"),
    (NO, ONE, NO, EN, "Safety accidents exceeded the annual ceiling."),
    (NO, ONE, NO, EN, "It happened in 南塘乡."),
    ((1,) * 6, NO, (1,) * 6, EN, "Safety accidents stayed within the annual ceiling."),
    ((1,) * 6, NO, (1,) * 6, EN, "Safety accidents fell to 0, within the annual ceiling of 6"),
    (
        ONE,
        (0, 0, 2, 2, 0, 0),
        (2,) * 6,
        EN,
        " 4, 3 more than a year earlier, within the annual ceiling of 12.",
    ),
]


@pytest.mark.parametrize(("before", "now", "targets", "how", "sentence"), OF_ACCIDENTS)
def test_what_is_said_of_a_ceiling(before: Values, now: Values, targets: Values, how: dict[str, str], sentence: str) -> None:
    said = summary(sheet_of("safety_accidents", before, now, targets).dataset(), **how)
    assert sentence in said
    assert not re.search(r"安全事故[^，。]*达到年度目标|安全事故[^，。]*序时", said)


def test_a_notice_says_how_much_is_too_much_and_the_list_what_is_furthest_from_its_target() -> None:
    sheet = sheet_of("safety_accidents", NO, ONE, NO)
    for period in ("2024Q1", "2024Q2"):
        sheet.put("new_unions", period, (1,) * 6)
    sheet.ask("new_unions", 2024, (10,) * 6)
    survey = Survey(sheet.dataset(), Period.parse("2024H1"))
    (items,) = write_from(survey, "南塘乡", form="supervision").tables
    assert ("安全事故起数", "0起", "1起", "超出1起") in {row[:4] for row in items.rows}
    (units,) = write_from(survey, form="supervision").tables
    assert {(row[3], row[6]) for row in units.rows} == {("新建工会数", "8家")}


def test_those_above_are_not_told_where_the_one_accident_happened() -> None:
    dataset = sheet_of("safety_accidents", (0,) * 6, (0, 0, 1, 0, 0, 0), [0] * 6).dataset()
    assert not any(unit in summary(dataset, **ABOVE) for unit in UNITS)


@pytest.mark.parametrize(
    ("indicator", "form", "sentence"),
    [
        pytest.param("petition_visits", None, "接待信访437人次，为年度控制数763人次的57.3%；", id="petitions"),
        pytest.param(
            "petition_visits", TargetForm.CEILING, "接待信访437人次，为年度控制数763人次的57.3%；", id="stated as a ceiling"
        ),
        pytest.param("医疗互助补助人次", None, "补助医疗互助437人次，为年度计划数763人次的57.3%；", id="a plan"),
    ],
)
def test_a_target_where_neither_side_is_better_is_told_without_a_verdict(
    indicator: str, form: TargetForm | None, sentence: str
) -> None:
    definition = Catalogue.load().get(indicator)
    assert definition is not None
    sheet = sheet_of(
        replace(definition, target_form=form or definition.target_form), (70,) * 6, (72, 73, 73, 73, 73, 73), [127] * 5 + [128]
    )
    said = summary(sheet.dataset(), **FULL)
    assert sentence in said
    assert not VERDICT.search(next(line for line in said.splitlines() if sentence in line))


@pytest.mark.parametrize(("confirmed", "expected"), [(False, "为年度控制数30人的40.0%"), (True, "控制在年度目标30人以内")])
def test_a_guessed_harm_is_judged_once_somebody_has_confirmed_it(confirmed: bool, expected: str) -> None:
    definition = replace(harm(), inferred=not confirmed)
    said = summary(sheet_of(definition, (1,) * 6, (2,) * 6, [5] * 6).dataset())
    assert expected in said
    assert ("对照年度目标，会员流失控制在年度目标以内" in said) is confirmed


VERDICT = re.compile(
    "序时|督导|督办|滞后|加快|放缓|进度|破题|达到年度目标|未达|超额|完成|补齐|落后|偏慢|突破|超出|超过|末位|首位|第.位|难以|还需|尚差"
    "|schedule|on course|behind|ahead|ceiling|target|ranks|lags|missed"
)


def unjudged_beside_others(seed: int) -> tuple[Sheet, frozenset[str]]:
    """A few indicators that are judged and a few that are not, all with targets, and the names of the latter."""
    chance = random.Random(seed)
    known = [i for i in Catalogue.load().indicators.values() if i.numerator is None]
    neither = chance.sample([i for i in known if i.better is Better.NEITHER], 3)
    guessed = [harm(name, unit) for name, unit in (("越级上访起数", "起"), ("空壳工会数", "家"), ("逾期未办结件数", "件"))]
    others = chance.sample([i for i in known if i.better is Better.HIGHER and not i.is_fraction], 3)
    sheet = Sheet()
    for definition in (*neither, *guessed, *others):
        sheet.define(definition)
        size = 0.9 if definition.is_fraction else chance.choice([3, 40, 900])
        for period in HALVES:
            sheet.put(definition.id, period, [chance.randint(0, 9) * size / 9 for _ in UNITS])
        sheet.ask(definition.id, 2024, [chance.choice([0, size, 2 * size]) for _ in UNITS])
    return sheet, frozenset(i.name for i in (*neither, *guessed))


def documents(survey: Survey, language: str) -> Iterator[Document]:
    for form, unit in itertools.product(FORMS, (TOTAL, UNITS[2])):
        yield write_from(survey, unit, form=form, length="full", language=language)  # type: ignore[arg-type]


def sentences(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        yield from re.split(r"[。；]|\. |; ", text)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("seed", range(6))
def test_nobody_is_praised_or_blamed_where_neither_side_is_better(seed: int, language: str) -> None:
    sheet, names = unjudged_beside_others(seed)
    survey = Survey(sheet.dataset(), Period.parse("2024H1"))
    unjudged = [i for i in survey.indicators if i.name in names]
    assert unjudged
    assert not any(map(is_judged, unjudged))
    nouns = {survey.subject(i.id).noun for i in unjudged} | names | {i.name_en for i in unjudged if i.name_en}
    told = [p.text for document in documents(survey, language) for section in document.sections for p in section.paragraphs]
    told += [p.text for p in paragraphs_about(sheet.dataset(), Period.parse("2024H1"), survey=survey, language=language)]
    about = [s for s in sentences(told) if any(noun in s for noun in nouns)]
    assert about
    assert [s for s in about if VERDICT.search(s)] == []


@pytest.mark.parametrize("seed", range(6))
def test_no_count_list_or_rank_holds_what_is_not_judged(seed: int) -> None:
    sheet, names = unjudged_beside_others(seed)
    survey = Survey(sheet.dataset(), Period.parse("2024H1"))
    n = narrator_for(survey)
    counted = {row.subject.definition.name for one in standings(n) for row in one.judged}
    counted |= {row.subject.definition.name for row in judged(survey.rows.values())}
    assert counted
    assert not counted & names
    assert {row.excuse for row in survey.rows.values() if row.subject.definition.name in names and row.target} <= {
        "not_judged",
        "",
    }
