"""Every number of every text, worked out again from the observations by hand: none may differ from what is printed."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterator
from functools import cache

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.narrative import FORMS, write_from
from indicators.narrative.document import Claim, Paragraph
from indicators.narrative.facts.survey import Survey
from indicators.periods import Period
from tests.narrative.by_hand.expected_counts import COUNTS, expected_counts
from tests.narrative.by_hand.expected_figures import FIGURES, formula
from tests.narrative.by_hand.ledger import Ledger
from tests.narrative.datasets import Sheet, random_dataset

PERIODS = ("2024Q1", "2024H1", "2024Q1-Q3", "2024", "2024Q2", "2024H2", "2024Q4")
AUDIENCES = ("internal", "leadership")
LENGTHS = ("usual", "short", "full")
LANGUAGES = ("zh", "en")
SEEDS = (5, 13, *range(100, 124), 147, 198, 213, 219, 262, 1333)

CATALOGUE = Catalogue.load()
AMOUNTS = ("new_unions", "new_members", "workers_assisted", "workers_homes", "safety_accidents", "items_published")
RATIOS = (
    ("members", "employees", "membership_rate"),
    ("enterprises_covered", "enterprises_eligible", "unionisation_rate"),
    ("disputes_settled", "disputes_accepted", "settlement_rate"),
)

EXPECTED = {**FIGURES, "count": expected_counts}

Found = tuple[Claim, Paragraph, str]


@cache
def ledger_of(seed: int) -> Ledger:
    """Of data with gaps everywhere, and of data as they should be, in turn."""
    dataset = random_dataset(seed) if seed % 2 else orderly_dataset(seed)
    return Ledger(dataset, Period.parse(PERIODS[seed % len(PERIODS)]))


def ledgers_of(seed: int) -> tuple[Ledger, dict[str, Ledger]]:
    """What is due is told of the year to date: its ledger first, then those of it and of the period reported on."""
    asked = ledger_of(seed)
    to_date = Ledger(asked.dataset, Survey(asked.dataset, asked.period).to_date.period)
    return to_date, {asked.period.code: asked, to_date.period.code: to_date}


def orderly_dataset(seed: int) -> Dataset:
    """Everybody reports everything for two years and has small targets, so that many do alike; ratios have their parts."""
    chance = random.Random(seed)
    sheet = Sheet(
        org_units=[f"{place}{kind}" for place in "东西南北" for kind in ("岭镇", "河乡", "桥街道")][: chance.choice([3, 12])]
    )
    for indicator in chance.sample(AMOUNTS, 4):
        usual = chance.choice([1, 3, 40])
        for year, quarter in itertools.product((2023, 2024), range(1, 5)):
            sheet.put(indicator, f"{year}Q{quarter}", [chance.randint(0, usual) for _ in sheet.org_units])
        sheet.ask(indicator, 2024, [chance.choice([2, 2, 4]) * usual for _ in sheet.org_units])
    for top, bottom, ratio in chance.sample(RATIOS, 2):
        for year, quarter in itertools.product((2023, 2024), (2, 4)):
            below = [chance.randint(10, 60) for _ in sheet.org_units]
            sheet.put(bottom, f"{year}Q{quarter}", below)
            sheet.put(top, f"{year}Q{quarter}", [chance.randint(number // 9, number) for number in below])
        sheet.define(CATALOGUE.indicators[ratio])
        if chance.random() < 0.7:
            sheet.ask(ratio, 2024, [chance.choice([0.6, 0.75]) for _ in sheet.org_units])
    for year, quarter in itertools.product((2023, 2024), (2, 4)):
        sheet.put("labour_contract_rate", f"{year}Q{quarter}", [chance.choice([0.9, 0.96]) for _ in sheet.org_units])
    sheet.ask("labour_contract_rate", 2024, [0.95 for _ in sheet.org_units])
    return sheet.dataset()


@cache
def told(seed: int) -> tuple[Found, ...]:
    """Each claim of every form, length, audience and language, with its paragraph and whom the text is about."""
    return tuple(_told(seed))


def _told(seed: int) -> Iterator[Found]:
    ledger = ledger_of(seed)
    survey = Survey(ledger.dataset, ledger.period)
    units = (TOTAL, ledger.units[seed % len(ledger.units)])
    for form, unit, audience, length, language in itertools.product(FORMS, units, AUDIENCES, LENGTHS, LANGUAGES):
        document = write_from(survey, unit, form=form, audience=audience, length=length, language=language)  # type: ignore[arg-type]
        about = unit if len(ledger.units) > 1 else ledger.units[0]
        for paragraph in (p for section in document.sections for p in section.paragraphs):
            yield from ((claim, paragraph, about) for claim in paragraph.claims)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_is_what_the_observations_come_to(seed: int) -> None:
    usual, by_period = ledgers_of(seed)
    for claim, paragraph, about in told(seed):
        expected = EXPECTED[claim.measure](by_period.get(claim.period, usual), claim, paragraph, about)
        sentence = paragraph.text[max(0, claim.start - 60) : claim.end + 30]
        assert any(math.isclose(claim.value, one, rel_tol=1e-9, abs_tol=1e-6) for one in expected), (claim, expected, sentence)


def test_every_kind_of_number_has_occurred() -> None:
    """What is checked above has been told often enough to be checked."""
    measures = {claim.measure for seed in SEEDS for claim, _, _ in told(seed)}
    assert measures == EXPECTED.keys()
    formulas = {formula(claim) for seed in SEEDS for claim, _, _ in told(seed) if claim.measure == "count"}
    assert COUNTS.keys() <= formulas
