"""The English brief is told by the rules of the Chinese one: the same headline, the same figures, the same concerns."""

from __future__ import annotations

import re

import pytest

from indicators.model import TOTAL
from indicators.narrative.linter import lint
from indicators.periods import Period
from tests.narrative.datasets import Sheet, Values, random_dataset
from tests.narrative.summaries import claims, text_of, written

WORKS = ("new_unions", "new_members", "workers_assisted", "items_published", "recreational_events", "workers_homes")
BRIEF = {"form": "brief", "language": "en"}
H1 = Period.parse("2024H1")


def county(met: int, late: int, *, accidents: Values = (0,) * 6, members: float = 1000, quarters: int = 2) -> Sheet:
    sheet = Sheet()
    for place, work in enumerate(WORKS[: met + late]):
        for quarter in range(1, quarters + 1):
            sheet.put(work, f"2024Q{quarter}", (6 if place < met else 2,) * 6)
        sheet.ask(work, 2024, (10 * quarters,) * 6)
    sheet.put("safety_accidents", f"2024Q{quarters}", accidents)
    sheet.ask("safety_accidents", 2024, (0,) * 6)
    sheet.put("members", f"2023Q{quarters}", (1000,) * 6)
    sheet.put("members", f"2024Q{quarters}", (members,) * 6)
    return sheet


HEADLINES = [
    (county(4, 0), "All targets on course"),
    (county(4, 0, members=900), "All targets on course; members down on a year earlier"),
    (county(4, 0, accidents=(0, 0, 0, 0, 0, 1)), "Safety accidents above the ceiling; the other targets on course"),
    (county(4, 2), "Most targets on course, recreational events and workers' homes created to be stepped up"),
    (county(2, 3), "Half of the targets on course, workers assisted and recreational events to be stepped up"),
    (county(1, 5), "Most targets not on course, new members and workers assisted to be stepped up"),
    (
        county(0, 2, accidents=(0, 0, 0, 0, 0, 1)),
        "Safety accidents above the ceiling; new unions and new members not on course",
    ),
]


@pytest.mark.parametrize(("sheet", "headline"), HEADLINES)
def test_the_headline_says_what_matters_as_a_sentence(sheet: Sheet, headline: str) -> None:
    document = written(sheet.dataset(), H1, **BRIEF)
    assert document.sections[0].heading == headline
    assert lint(document, ("青川县", *sheet.org_units)) == []


STATUS = [
    (county(4, 2), "Of 7 annual targets, 5 were on course by the end of June 2024 (71.4%); 2 behind schedule (recreational "),
    (
        county(1, 0, accidents=(0, 0, 0, 0, 0, 1)),
        "1 was on course by the end of June 2024; 1 above the ceiling (safety accidents).",
    ),
    (county(4, 0), "All 5 indicators with an annual target were on course"),
]


@pytest.mark.parametrize(("sheet", "sentence"), STATUS)
def test_only_what_is_missed_is_named_in_the_status(sheet: Sheet, sentence: str) -> None:
    assert sentence in text_of(written(sheet.dataset(), H1, **BRIEF))


def figures(dataset_of: Sheet, language: str) -> list[tuple[str, float]]:
    document = written(dataset_of.dataset(), H1, form="brief", language=language, length="full")
    return [(c.indicator, c.value) for c in claims(document) if c.measure == "value" and c.org_unit == TOTAL]


@pytest.mark.parametrize("met", [0, 2, 4])
def test_both_tell_the_same_figures_in_the_same_order(met: int) -> None:
    sheet = county(met, 6 - met)
    chinese, english = (list(dict.fromkeys(figures(sheet, language))) for language in ("zh", "en"))
    assert chinese == english


def test_an_amount_beside_its_target_needs_no_last_year_unless_it_has_fallen() -> None:
    sheet = Sheet()
    for work, before in (("new_unions", 3), ("new_members", 9)):
        sheet.put(work, "2023Q1", [before] * 6)
        sheet.put(work, "2024Q1", [6] * 6)
        sheet.ask(work, 2024, [24] * 6)
    said = text_of(written(sheet.dataset(), Period.parse("2024Q1"), **BRIEF))
    assert "New unions numbered 36, 25.0% of the annual target of 144, in line with the schedule." in said
    assert re.search(r"New members \w+ 36, .*, down 18 \(33\.3%\) on a year earlier\.", said)


CONCERNS = [
    # members that fall are told beside their gap, and without one
    (
        county(2, 0, members=900),
        "",
        "Of concern: members fell by 600 (10.0%) on a year earlier, for reasons to be looked into.",
    ),
    # a ceiling used up by the whole, and one broken by some
    (
        county(2, 0, accidents=(0, 0, 0, 0, 0, 1)),
        "",
        "Of concern: safety accidents exceeded the annual ceiling by 1, in 柳溪乡.",
    ),
]


@pytest.mark.parametrize(("sheet", "unit", "sentence"), CONCERNS)
def test_the_concern_is_the_gravest_whatever_its_kind(sheet: Sheet, unit: str, sentence: str) -> None:
    assert sentence in text_of(written(sheet.dataset(), H1, unit or TOTAL, **BRIEF))


def test_a_fall_beside_a_gap() -> None:
    sheet = county(1, 0, members=900, quarters=4)
    sheet.ask("members", 2024, [1100] * 6)
    said = text_of(written(sheet.dataset(), Period.parse("2024"), **BRIEF))
    assert (
        "members fell 1,200 short of the annual target; the fall of 600 (10.0%) on a year earlier is to be looked into" in said
    )


def test_who_is_behind_as_a_whole_is_the_first_concern_and_not_named_to_those_above() -> None:
    sheet = Sheet()
    for work in WORKS[:4]:
        sheet.put(work, "2024Q1", [5] * 5 + [0])
        sheet.ask(work, 2024, [10] * 6)
    said = text_of(written(sheet.dataset(), Period.parse("2024Q1"), **BRIEF))
    assert "Of concern: 柳溪乡 (4 of 4 targets missed) lags behind as a whole." in said
    assert "柳溪乡" not in text_of(written(sheet.dataset(), Period.parse("2024Q1"), audience="leadership", **BRIEF))


def test_what_one_is_late_with_is_told_together() -> None:
    sheet = Sheet()
    for place, work in enumerate(WORKS[:4]):
        sheet.put(work, "2024Q1", [5] * 5 + [place])
        sheet.put(work, "2024Q2", [5] * 5 + [0])
        sheet.ask(work, 2024, [20] * 6)
    said = text_of(written(sheet.dataset(), H1, "柳溪乡", **BRIEF))
    assert "fell behind schedule, with new unions yet to begin" in said


@pytest.mark.parametrize("seed", range(20))
def test_the_concerns_are_those_of_the_chinese_brief(seed: int) -> None:
    """By the figures they are told with: what is of concern in English is of concern in Chinese too."""
    dataset = random_dataset(seed)
    chinese, english = (written(dataset, H1, form="brief", language=language, length="full") for language in ("zh", "en"))
    tail = {
        language: {
            c.indicator for s in document.sections for p in s.paragraphs for c in p.claims if c.start > p.text.find(mark) >= 0
        }
        for language, document, mark in (("zh", chinese, "需要关注的是"), ("en", english, "Of concern"))
    }
    assert ("Of concern" in text_of(english)) is ("需要关注的是" in text_of(chinese))
    assert tail["en"] - {""} <= {c.indicator for c in claims(chinese)}


def test_the_steps_follow_the_problems() -> None:
    sheet = county(1, 0, members=900, quarters=4)
    sheet.ask("members", 2024, [1100] * 6)
    said = text_of(written(sheet.dataset(), Period.parse("2024"), "东岭镇", language="en"))
    assert "Members: close the gap of 200 to the annual target; the reasons for the fall are to be found out." in said


def test_of_many_that_will_be_missed_the_worst_is_told_as_in_chinese() -> None:
    sheet = Sheet()
    for place, work in enumerate(WORKS[:4]):
        for quarter in ("2024Q1", "2024Q2"):
            sheet.put(work, quarter, [20] * 5 + [10 + place])
        sheet.ask(work, 2024, [80] * 6)
    english, chinese = (text_of(written(sheet.dataset(), H1, "柳溪乡", language=language)) for language in ("en", "zh"))
    assert "；按目前进度，新建工会全年预计40家，难以完成80家的年度任务。" in chinese
    assert (
        "; at the present rate, 40 can be expected for new unions, so that the annual target of 80 will hardly be met."
        in english
    )
