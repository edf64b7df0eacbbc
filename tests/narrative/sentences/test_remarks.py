"""What org units write beside their figures is told where these fall short, and as their words."""

from __future__ import annotations

import pytest

from indicators.dataset import Dataset
from indicators.model import REMARK, TOTAL
from indicators.narrative import write
from indicators.narrative.document import Document
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet

H1 = Period.parse("2024H1")
BEHIND, AHEAD = UNITS[4], UNITS[0]
SAID = "辖区3家企业搬迁，计划下季度补建"
QUOTED = f"据{BEHIND}说明：“{SAID}”。"


def county(*remarks: tuple[str, str, str], period: str = "2024Q2") -> Dataset:
    """Who is behind in new unions and on course with training; a remark is an org unit, an indicator's name and words."""
    sheet = Sheet()
    for quarter in ("2024Q1", "2024Q2"):
        sheet.put("new_unions", quarter, (5, 4, 4, 3, 0, 2))
        sheet.put("workers_trained", quarter, (40,) * 6)
    sheet.ask("new_unions", 2024, (12,) * 6)
    sheet.ask("workers_trained", 2024, (100,) * 6)
    for unit, indicator, words in remarks:
        sheet.note(unit, indicator, f"{REMARK}{words}", period)
    return sheet.dataset()


def text(document: Document) -> str:
    return "\n".join([document.title, *(p.text for s in document.sections for p in s.paragraphs)])


def told(dataset: Dataset, unit: str = TOTAL, **how: str) -> str:
    return text(write(dataset, H1, unit, **how))  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["summary", "circular"])
def test_it_stands_where_the_shortfall_is_told(form: str) -> None:
    said = told(county((BEHIND, "新建工会数", SAID)), form=form)
    assert said.count(QUOTED) == 1
    paragraph = next(line for line in said.splitlines() if QUOTED in line)
    assert "新建工会36家" in paragraph


def test_who_is_on_course_needs_no_excuse() -> None:
    assert SAID not in told(county((AHEAD, "新建工会数", SAID), (BEHIND, "职工培训人次", SAID)))


def test_those_above_are_told_of_nobody() -> None:
    assert SAID not in told(county((BEHIND, "新建工会数", SAID), (BEHIND, "", SAID)), audience="leadership")


def test_what_was_said_of_an_earlier_quarter_is_overtaken() -> None:
    assert SAID not in told(county((BEHIND, "新建工会数", SAID), period="2024Q1"))


def test_on_all_its_work_it_stands_behind_the_problems_that_name_the_org_unit() -> None:
    said = told(county((BEHIND, "", SAID), (AHEAD, "", "因搬迁晚报")))
    problems = next(line for line in said.splitlines() if line.startswith("从数据看"))
    assert problems.endswith(QUOTED)
    assert "晚报" not in said


def test_the_org_unit_speaks_for_itself_in_its_own_report() -> None:
    said = told(county((BEHIND, "新建工会数", SAID)), BEHIND)
    assert f"报送时说明：“{SAID}”。" in said
    assert "据" + BEHIND not in said


def test_in_english_it_is_quoted_as_it_was_written() -> None:
    said = told(county((BEHIND, "新建工会数", SAID)), language="en")
    assert f"{BEHIND} explains in its own words: “{SAID}”." in said


def test_a_number_in_it_is_the_org_units() -> None:
    document = write(county((BEHIND, "新建工会数", SAID)), H1)
    (claim,) = [c for s in document.sections for p in s.paragraphs for c in p.claims if c.measure == "quoted"]
    assert (claim.text, claim.org_unit, claim.value) == ("3家", BEHIND, 3)
    assert claim.sources


def test_quotation_marks_within_become_single_ones() -> None:
    assert "‘两新’组织" in told(county((BEHIND, "新建工会数", "“两新”组织少，正在摸排。")))


def test_a_remark_is_no_highlight() -> None:
    said = told(county((AHEAD, "新建工会数", SAID)), AHEAD)
    assert SAID not in said


@pytest.mark.parametrize(("length", "most"), [("short", 0), ("usual", 3), ("full", 4)])
def test_a_few_are_enough(length: str, most: int) -> None:
    remarks = [(unit, "新建工会数", f"企业少，第{place}季度再建") for place, unit in enumerate(UNITS)]
    assert told(county(*remarks), length=length).count("说明：“") <= most
