"""A brief is read in a minute: its headline says what matters most, its paragraph tells nothing twice."""

from __future__ import annotations

import pytest

from indicators.narrative import write
from indicators.narrative.linter import lint
from indicators.periods import Period
from tests.narrative.datasets import Sheet, Values
from tests.narrative.summaries import text_of

WORKS = ("new_unions", "new_members", "workers_assisted", "items_published", "recreational_events", "workers_homes")


def county(met: int, late: int, *, accidents: Values = (0,) * 6, members: float = 1000) -> Sheet:
    sheet = Sheet()
    for place, work in enumerate(WORKS[: met + late]):
        for quarter in ("2024Q1", "2024Q2"):
            sheet.put(work, quarter, (6 if place < met else 2,) * 6)
        sheet.ask(work, 2024, (20,) * 6)
    sheet.put("safety_accidents", "2024Q2", accidents)
    sheet.ask("safety_accidents", 2024, (0,) * 6)
    sheet.put("members", "2023Q2", (1000,) * 6)
    sheet.put("members", "2024Q2", (members,) * 6)
    return sheet


HEADLINES = [
    (county(4, 0), "各项目标达到进度要求"),
    (county(4, 0, members=900), "各项目标达到进度要求，会员总数有所减少"),
    (county(4, 0, accidents=(0, 0, 0, 0, 0, 1)), "安全事故超出控制目标，其余目标达到进度要求"),
    (county(4, 2), "多数目标达到进度要求，文体活动、职工之家创建有待加力"),
    (county(2, 3), "半数目标达到进度要求，困难职工帮扶、文体活动有待加力"),
    (county(1, 5), "多数目标未达进度要求，新增会员、困难职工帮扶有待加力"),
    (county(0, 2, accidents=(0, 0, 0, 0, 0, 1)), "安全事故超出控制目标，新建工会、新增会员未达进度要求"),
]


@pytest.mark.parametrize(("members", "headline"), [(1000, "主要指标情况"), (900, "会员总数有所减少")])
def test_where_nothing_is_judged_the_headline_says_no_more(members: float, headline: str) -> None:
    sheet = Sheet()
    sheet.put("members", "2023Q2", (1000,) * 6)
    sheet.put("members", "2024Q2", (members,) * 6)
    document = write(sheet.dataset(), Period.parse("2024H1"), form="brief")
    assert document.sections[0].heading == headline


@pytest.mark.parametrize(("sheet", "headline"), HEADLINES)
def test_the_headline_is_a_sentence_that_leads_with_what_matters(sheet: Sheet, headline: str) -> None:
    dataset = sheet.dataset()
    document = write(dataset, Period.parse("2024H1"), form="brief")
    assert document.sections[0].heading == headline
    assert lint(document, (dataset.county, *dataset.org_units)) == []


def test_a_brief_of_many_indicators_is_read_in_a_minute() -> None:
    said = text_of(write(county(3, 3, accidents=(0, 0, 0, 0, 0, 1)).dataset(), Period.parse("2024H1"), form="brief"))
    assert len(said) < 420
    assert "各单位均已报送" not in said
    assert "7项年度目标中3项达到进度要求，占应考核指标的42.9%" in said


def test_short_sentences_after_a_part_of_the_amount_stand_alone() -> None:
    """What was settled in the whole span is no part of the last quarter."""
    sheet = Sheet()
    for quarter, accepted in (("2024Q1", 20), ("2024Q2", 30)):
        sheet.put("disputes_accepted", quarter, (accepted,) * 6)
        sheet.put("disputes_settled", quarter, (accepted,) * 6)
    said = text_of(write(sheet.dataset(), Period.parse("2024H1")))
    assert "其中二季度180件，比一季度多60件。" in said
