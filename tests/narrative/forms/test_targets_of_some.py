"""Where only some have a target, the whole is never held against it: not in a sentence, a table or next year's targets."""

from __future__ import annotations

import pytest

from indicators.narrative import write
from indicators.narrative.document import Document
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import text_of

WORKS = ("new_unions", "new_members", "workers_assisted", "workers_trained")
ASKED = dict.fromkeys(UNITS[:4], 100)


def county(last: float = 90, before: float = 80) -> Sheet:
    """Four of six are asked for 100 each and do 90 %; the other two do 200 % of that without being asked."""
    sheet = Sheet()
    for work in WORKS:
        for year, done in ((2023, before), (2024, last)):
            sheet.put(work, f"{year}Q4", (done,) * 4 + (200, 200))
        sheet.ask(work, 2024, ASKED)
    return sheet


def document(form: str = "summary", language: str = "zh", **how: str) -> Document:
    return write(county().dataset(), Period.parse("2024"), form=form, language=language, **how)  # type: ignore[arg-type]


def test_last_year_is_that_of_all_and_stands_before_the_target_of_some() -> None:
    said = text_of(document())
    assert "新建工会760家，比上年同期增加40家，增长5.6%；其中有年度任务的4个单位360家，完成其年度任务400家的90.0%" in said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "新增会员760人，同比下降5.0%，有年度任务的4个单位完成其年度任务的90.0%"),
        ("en", "down 40 (5.0%) on a year earlier, in the 4 units with complete figures 90.0% of the annual target"),
    ],
)
def test_in_a_brief_as_well(language: str, said: str) -> None:
    fallen = county(before=100).dataset()
    assert said in text_of(write(fallen, Period.parse("2024"), form="brief", language=language))


def test_the_table_gives_no_completion_of_all() -> None:
    rows = {row[0]: row for table in document().tables[:1] for row in table.rows}
    assert "190.0%" not in rows["新建工会数"]
    counted = next(table for table in document().tables if "数据齐全" in table.title)
    assert counted.rows[0][:5] == ("新建工会数", "4", "360家", "400家", "90.0%")


def test_what_others_did_unasked_is_no_reason_for_higher_targets() -> None:
    assert "目标留有余量" not in text_of(document())
    surpassed = county(120).dataset()
    assert "4项任务完成率均在120.0%以上" in text_of(write(surpassed, Period.parse("2024")))


def test_what_is_left_to_do_is_said_once() -> None:
    said = text_of(document())
    steps = next(line for line in said.splitlines() if "2025年优先补齐" in line)
    assert "尚差40" in steps
    assert steps.count("分析") <= 1
