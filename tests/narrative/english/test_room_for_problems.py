"""English problems and briefs where there is much to tell: every problem has its clause, and no sentence runs on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset, dataset_of
from indicators.model import TOTAL
from indicators.narrative import write_from
from indicators.narrative.facts.survey import Survey
from indicators.narrative.linter import lint
from indicators.periods import Period
from indicators.reading import read
from tests.narrative.datasets import Sheet

SAMPLE = Path(__file__).resolve().parents[3] / "sample_data"


@cache
def sample() -> Dataset:
    return dataset_of([read(path.read_bytes(), path.name) for path in sorted(SAMPLE.glob("云岭*.xlsx"))])


@pytest.mark.parametrize(
    ("period", "form", "unit"), [("2022Q1", "brief", TOTAL), ("2024H1", "summary", "云城街道"), ("2024H1", "circular", TOTAL)]
)
@pytest.mark.parametrize("length", ["short", "usual", "full"])
def test_no_sentence_runs_on(period: str, form: str, unit: str, length: str) -> None:
    document = write_from(Survey(sample(), Period.parse(period)), unit, form=form, language="en", length=length)  # type: ignore[arg-type]
    assert "long_sentence" not in {fault.rule for fault in lint(document)}


@pytest.mark.parametrize("preset", ["default", "gophr"])
def test_a_rate_that_some_miss_is_told_without_a_last_year_and_by_any_preset(preset: str) -> None:
    sheet = Sheet()
    sheet.define(Catalogue.load().indicators["settlement_rate"])
    sheet.put("disputes_accepted", "2024Q2", (40, 50, 60, 70, 80, 90))
    sheet.put("disputes_settled", "2024Q2", (34, 44, 60, 70, 80, 90))
    sheet.ask("settlement_rate", 2024, (0.9,) * 6)
    survey = Survey(sheet.dataset(), Period.parse("2024H1"), preset)
    text = "\n".join(p.text for s in write_from(survey, TOTAL, language="en").sections for p in s.paragraphs)
    assert "2 of 6 units" in text


@pytest.mark.parametrize(
    ("period", "said"), [("2024H1", "agree on when each will be met"), ("2024", "follow them up next year")]
)
def test_who_is_behind_as_a_whole_is_met_with_a_step(period: str, said: str) -> None:
    sheet = Sheet()
    for indicator in ("new_unions", "new_members", "workers_assisted", "items_published"):
        for quarter in ("2024Q1", "2024Q2", "2024Q3", "2024Q4")[: 2 if period == "2024H1" else 4]:
            sheet.put(indicator, quarter, (30, 30, 30, 30, 30, 5))
        sheet.ask(indicator, 2024, (100,) * 6)
    document = write_from(Survey(sheet.dataset(), Period.parse(period)), form="summary", language="en", length="full")
    told = {section.heading[3:]: " ".join(p.text for p in section.paragraphs) for section in document.sections}
    assert "柳溪乡 (4 of 4 targets missed) lags behind as a whole" in told["Shortfalls"]
    assert f"go through every target {'missed' if period == '2024' else 'that is late'} with 柳溪乡" in told["Next steps"]
    assert said in told["Next steps"]
