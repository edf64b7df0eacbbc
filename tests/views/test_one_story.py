"""Pages and reports tell one story: the same counts, and the same order of what is furthest behind, on the same data."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import county as small_county
import pandas as pd
import pytest

from indicators.dataset import Dataset, dataset_of
from indicators.model import TOTAL
from indicators.narrative import FORMS, write_from
from indicators.narrative.document import Document
from indicators.narrative.facts.survey import Survey
from indicators.narrative.phrasing.narrator import narrator_for
from indicators.narrative.sentences.judging import furthest_first, good, judged, lagging
from indicators.narrative.sentences.standings import standings
from indicators.periods import Period
from indicators.progress import judged_in, table_of
from indicators.progress.verdicts import GOOD
from indicators.reading import read
from indicators.views.headlines import MOST, Headlines, headlines_of
from indicators.views.judged import Judged
from indicators.views.leaders import leaders_sentence
from indicators.views.overview import Overview, overview_of
from indicators.views.rows import Row, rows_of
from indicators.views.statuses import GROUPS, behind
from tests.narrative.datasets import random_dataset

PERIODS = ("2024Q1", "2024H1", "2024Q1-Q3", "2024", "2024Q2", "2024Q3")
SEEDS = range(12)
FORMULAS = {
    "judged": ("有年度目标的指标数", "number of indicators with an annual target"),
    "on course": ("达到进度要求的指标数", "number of indicators on course"),
}
SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"


@cache
def data(name: str) -> Dataset:
    """The sample county, the small one, or a random one."""
    if name == "sample":
        return dataset_of([read(path.read_bytes(), path.name) for path in sorted(SAMPLE.glob("*.xlsx"))])
    return small_county.county() if name == "small" else random_dataset(int(name))


@dataclass(frozen=True)
class Both:
    """What the overview shows of an org unit in a period, and the survey its reports are drawn from."""

    dataset: Dataset
    period: Period
    org_unit: str
    survey: Survey
    held: tuple[Row, ...]
    shown: Overview

    @property
    def headlines(self) -> Headlines:
        return self.shown.headlines

    def report(self, form: str, language: str = "zh") -> Document:
        return write_from(self.survey, self.org_unit, form=form, language=language)  # type: ignore[arg-type]


@cache
def both(name: str, code: str, unit: int | None = None) -> Both:
    dataset, period = data(name), Period.parse(code)
    org_unit = TOTAL if unit is None else dataset.org_units[unit % len(dataset.org_units)]
    judged = Judged(by := judged_in(dataset, period), figures(name, by))
    shown = overview_of(dataset, figures(name, period), (), period, org_unit, judged=judged)
    return Both(dataset, period, org_unit, survey(name, period), tuple(rows_of(judged.progress)), shown)


@cache
def figures(name: str, period: Period) -> pd.DataFrame:
    return table_of(data(name), period)


@cache
def survey(name: str, period: Period) -> Survey:
    return Survey(data(name), period)


WHERE = [
    *itertools.product(("sample",), PERIODS, (None, 7)),
    *itertools.product(("small",), ("2024Q1", "2024H1", "2023"), (None, 5)),
    *((str(seed), PERIODS[seed % len(PERIODS)], unit) for seed in SEEDS for unit in (None, seed)),
]
everywhere = pytest.mark.parametrize(("name", "code", "unit"), WHERE)


def counted(document: Document, org_unit: str) -> dict[str, set[float]]:
    """How many indicators of an org unit a report says it judges, and how many of them it says are on course."""
    claims = [
        c for s in document.sections for p in s.paragraphs for c in p.claims if c.measure == "count" and c.org_unit == org_unit
    ]
    return {word: {c.value for c in claims if c.formula in formulas} for word, formulas in FORMULAS.items()}


@everywhere
def test_the_tile_counts_what_the_report_claims(name: str, code: str, unit: int | None) -> None:
    told = both(name, code, unit)
    claimed = counted(told.report("summary"), told.org_unit)

    assert claimed["judged"] <= {told.headlines.judged}
    assert claimed["on course"] <= {told.headlines.on_time}
    assert told.headlines.late == told.headlines.judged - told.headlines.on_time


@pytest.mark.parametrize("form", [form for form in FORMS if form != "supervision"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("code", PERIODS)
def test_every_form_counts_alike(form: str, language: str, code: str) -> None:
    told = both("sample", code)

    assert counted(told.report(form, language), TOTAL) == {
        "judged": {told.headlines.judged},
        "on course": {told.headlines.on_time},
    }


@everywhere
def test_the_same_is_judged_alike(name: str, code: str, unit: int | None) -> None:
    told = both(name, code, unit)
    n = narrator_for(told.survey.to_date, told.org_unit)
    known = judged(n.rows)
    own = [row for row in told.held if row.org_unit == n.org_unit]

    assert {row.indicator: row.verdict for row in own if row.verdict} == {row.indicator: row.verdict for row in known}
    if n.org_unit == told.org_unit:
        assert told.headlines.judged == len(known)
        assert told.headlines.on_time == sum(good(row) for row in known)


@everywhere
def test_the_furthest_behind_stand_in_one_order(name: str, code: str, unit: int | None) -> None:
    told = both(name, code, unit)
    n = narrator_for(told.survey.to_date, told.org_unit)
    missed = [row.indicator for row in furthest_first(row for row in judged(n.rows) if not good(row))]
    late = [row.indicator for row in behind(row for row in told.held if row.org_unit == n.org_unit)]

    assert late == missed
    assert [i for i in late if i in {row.indicator for row in lagging(n, n.rows)}] == [r.indicator for r in lagging(n, n.rows)]
    if n.org_unit == told.org_unit:
        assert [line.indicator for line in told.headlines.behind] == missed[:MOST]
        drawn = [row.indicator for row in told.shown.targets]
        assert [i for i in drawn if i in missed] == drawn[: len([i for i in missed if i in drawn])], "the late ones at the top"


@everywhere
def test_who_is_behind_is_the_same_in_tile_and_circular(name: str, code: str, unit: int | None) -> None:
    told = both(name, code, unit)
    if unit is not None or len(told.dataset.org_units) < 2:
        return
    ranking = standings(narrator_for(told.survey.to_date))
    missing = [one for one in ranking[::-1] if one.missed]

    assert told.headlines.late_units == len(missing)
    lines = [(line.org_unit, line.told) for line in told.headlines.units]
    assert lines == [(one.org_unit, f"{len(one.judged)}项中{len(one.missed)}项") for one in missing[:MOST]]
    best = max((one.share for one in ranking), default=0.0)
    said = leaders_sentence(told.dataset, told.held)
    if "达到进度最多的是" in said:
        assert all(one.org_unit in said or "等" in said for one in ranking if one.share == best)


@everywhere
def test_the_strip_adds_up_to_the_tile(name: str, code: str, unit: int | None) -> None:
    """The groups above the figure are those of the tile, and what is not judged."""
    told = both(name, code, unit)
    counts = {one.status: one.count for one in told.shown.statuses}
    shown = told.headlines

    assert counts.keys() <= set(GROUPS)
    assert sum(counts.values()) == shown.judged + shown.not_begun + shown.not_due + shown.in_part
    assert counts.get("level", 0) == shown.level
    assert sum(counts.get(group, 0) for group in ("done", "ahead", "on_schedule", "level")) == shown.on_time


@everywhere
def test_a_status_the_counts_do_not_follow_says_why(name: str, code: str, unit: int | None) -> None:
    told = both(name, code, unit)
    for row in (row for row in told.held if row.org_unit == told.org_unit and row.completion is not None):
        by_status = row.held.status in ("done", "ahead", "on_schedule")
        if bool(row.verdict) and (row.verdict in GOOD) == by_status:
            continue
        assert row.excuse, row


def test_the_whole_tells_of_work_of_a_later_season_what_the_page_says_beside_it() -> None:
    told = both("sample", "2024H1")
    text = "".join(p.text for s in told.report("summary").sections for p in s.paragraphs)
    names = [row.indicator for row in told.held if row.org_unit == TOTAL and row.excuse == "not_begun"]

    assert names == ["students_aided", "student_aid_funds"]
    assert "按往年安排尚未开展" in text
    assert told.headlines.not_begun == len(names)
    cards = {card.indicator: card for group in told.shown.cards.values() for card in group}
    assert all("上年在三季度开展" in [remark.word for remark in cards[name].remarks] for name in names)
    assert all(line.indicator not in names for line in told.headlines.behind)


def test_a_quarter_is_counted_by_the_year_up_to_it_and_its_cards_tell_both() -> None:
    quarter, half = both("sample", "2024Q2"), both("sample", "2024H1")

    assert quarter.headlines.to_date == half.period
    assert quarter.shown.answer == half.shown.answer
    assert quarter.shown.statuses == half.shown.statuses
    notes = [note for group in quarter.shown.cards.values() for card in group for note in card.notes]
    assert any(note.startswith("累计") for note in notes)
    assert half.headlines.to_date is None


def test_headlines_of_rows_alone_are_those_of_the_page() -> None:
    told = both("sample", "2024H1")

    assert headlines_of(told.dataset, told.held) == told.headlines
