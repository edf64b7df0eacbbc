"""What share of the targets is on course, and how many more than a quarter ago."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.narrative import write
from indicators.narrative.linter import lint
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import claims, summary, text_of, written

WORKS = ("new_unions", "union_reelections", "workers_homes", "items_published", "safety_trainings", "training_sessions")


def county(first: Sequence[int | None], second: Sequence[int | None]) -> Dataset:
    """Works of which ten are asked of everybody a year, what each did of them in the first two quarters, and a level."""
    sheet = Sheet()
    for indicator, *quarters in zip(WORKS, first, second, strict=False):
        for quarter, done in enumerate(quarters, start=1):
            if done is not None:
                sheet.put(indicator, f"2024Q{quarter}", [done] * 6)
        sheet.ask(indicator, 2024, [10] * 6)
    for quarter in ("2024Q1", "2024Q2"):
        sheet.put("members", quarter, [90] * 6)
    sheet.ask("members", 2024, [80] * 6)
    return sheet.dataset()


SAID = [
    (
        (1, 1, 1, 1, 3),
        (1, 1, 4, 4, 2),
        "合计4项，占应考核指标的66.7%（比一季度增加2项）",
        "66.7%, 2 more than in Q1 2024",
    ),
    (
        (3, 3, 3, 3, 3),
        (1, 1, 4, 4, 2),
        "合计4项，占应考核指标的66.7%（比一季度减少2项）",
        "66.7%, 2 fewer than in Q1 2024",
    ),
    ((1, 1, 3, 3, 3), (1, 1, 4, 4, 2), "合计4项，占应考核指标的66.7%；", "4 were on course (66.7%);"),
    ((None, 3, 3, 3, 3), (1, 1, 4, 4, 2), "合计4项，占应考核指标的66.7%；", "4 were on course (66.7%);"),
    ((1, 1, 1, 1, 1), (1, 1, 1, 1, 1), "会员总数达到年度目标，占应考核指标的16.7%；", "1 was on course"),
    ((1, 3, 3, 3, 3), (4, 2, 4, 4, 2), "6项指标均达到进度要求（比一季度增加1项）", "were on course (1 more than in Q1 2024)"),
    ((3, 3, 3, 3, 3), (2, 2, 2, 2, 2), "6项指标均达到进度要求。", "all 6 indicators with an annual target were on course."),
    ((1, 1, 4), (1, 4, 1), "达到年度目标，新建工会1项低于序时进度", "3 were on course;"),
]


@pytest.mark.parametrize(("first", "second", "chinese", "english"), SAID)
@pytest.mark.parametrize("unit", [TOTAL, UNITS[0]])
def test_the_share_on_course_is_told_with_what_has_changed(
    first: Sequence[int | None], second: Sequence[int | None], chinese: str, english: str, unit: str
) -> None:
    dataset = county(first, second)
    for language, sentence in (("zh", chinese), ("en", english)):
        document = written(dataset, Period.parse("2024H1"), unit, language=language)
        assert lint(document, (dataset.county, *UNITS)) == []
        assert sentence.lower() in text_of(document).lower().replace("1项达到年度目标", "达到年度目标")


@pytest.mark.parametrize("form", ["brief", "circular"])
def test_every_form_that_says_how_many_are_on_course_says_it(form: str) -> None:
    document = write(county((1, 1, 1, 1, 3), (1, 1, 4, 4, 2)), Period.parse("2024H1"), form=form)  # type: ignore[arg-type]
    assert "占应考核指标的66.7%（比一季度增加2项）" in text_of(document)


def test_the_first_quarter_has_none_before_it_and_the_year_is_judged_otherwise() -> None:
    sheet = Sheet()
    for indicator in WORKS:
        for quarter in range(1, 5):
            sheet.put(indicator, f"2024Q{quarter}", [(1, 3, 4, 2)[quarter - 1]] * 6)
        sheet.ask(indicator, 2024, [10 if indicator != WORKS[0] else 20] * 6)
    for period, more in (("2024Q1", False), ("2024H1", False), ("2024Q1-Q3", True), ("2024Q3", True), ("2024", False)):
        assert ("（比上半年增加5项）" in summary(sheet.dataset(), period)) is more


def test_the_change_is_followed_to_the_cells_of_both_quarters() -> None:
    dataset = county((1, 1, 1, 1, 3), (1, 1, 4, 4, 2))
    (change,) = [c for c in claims(written(dataset, Period.parse("2024H1"))) if c.measure == "change" and not c.indicator]
    assert (change.text, change.value, change.unit) == ("2项", 2, "项")
    seen = {(o.indicator, o.period.code) for o in dataset.observations if o.source in change.sources}
    assert seen == {(i, q) for i in (*WORKS[:5], "members") for q in ("2024Q1", "2024Q2")}


def test_against_another_target_nothing_has_changed() -> None:
    dataset = county((1, 1, 1, 1, 3), (1, 1, 4, 4, 2))
    first, second = Period.parse("2024Q1"), Period.parse("2024Q2")
    told = [replace(target, stated_in=first) for target in dataset.targets]
    cut = [replace(t, stated_in=second, value=8.0) for t in told if t.indicator == "workers_homes"]
    for targets, expected in (((*told,), True), ((*told, *cut), False)):
        document = write(replace(dataset, targets=targets), Period.parse("2024H1"))
        assert ("比一季度增加2项" in text_of(document)) is expected
