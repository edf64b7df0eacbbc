"""What holds of every text, whatever the data: sourced numbers, no fault an editor would mark, the same words twice over."""

import itertools
import math
import re
from functools import cache

import pytest

from indicators.model import TOTAL
from indicators.narrative import paragraphs_about, write_from
from indicators.narrative.composers import FORMS
from indicators.narrative.document import Document, Paragraph
from indicators.narrative.facts.places import place_name
from indicators.narrative.facts.survey import Survey
from indicators.narrative.linter import lint, sentences
from indicators.narrative.phrasing.narrator import Audience, Length
from indicators.narrative.phrasing.rounding import needs_note
from indicators.periods import Period
from tests.narrative.datasets import random_dataset
from tests.narrative.recomputing import recomputed

HAN = re.compile(r"[\u4e00-\u9fff]")
PERIODS = ("2024Q1", "2024H1", "2024Q1-Q3", "2024", "2024Q2", "2024H2", "2024Q4")
SEEDS = range(28)


def documents(seed: int, language: str = "zh") -> list[Document]:
    """Every form on random data, on the whole and on one org unit; period, audience and length change with the seed."""
    dataset = random_dataset(seed)
    survey = Survey(dataset, Period.parse(PERIODS[seed % len(PERIODS)]))
    audience: Audience = "internal" if seed % 3 else "leadership"
    length: Length = ("usual", "short", "full")[seed % 3]
    units = (TOTAL, dataset.org_units[seed % len(dataset.org_units)])
    return [
        write_from(survey, unit, form=form, audience=audience, length=length, language=language)
        for form, unit in itertools.product(FORMS, units)
    ]


written = cache(documents)


def paragraphs(seed: int) -> list[Paragraph]:
    return [p for document in written(seed) for section in document.sections for p in section.paragraphs]


@pytest.mark.parametrize("seed", SEEDS)
def test_an_editor_finds_no_fault(seed: int) -> None:
    dataset = random_dataset(seed)
    names = [*(i.name for i in dataset.indicators.values()), *dataset.org_units]
    assert [fault for document in written(seed) for fault in lint(document, names)] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_every_claim_stands_where_it_says_and_has_a_formula_and_cells(seed: int) -> None:
    for paragraph in paragraphs(seed):
        for before, after in itertools.pairwise(paragraph.claims):
            assert before.end <= after.start
        for claim in paragraph.claims:
            assert paragraph.text[claim.start : claim.end] == claim.text
            assert claim.sources, claim
            assert math.isfinite(claim.value)
            assert claim.formula


@pytest.mark.parametrize("seed", SEEDS)
def test_every_claim_prints_its_value(seed: int) -> None:
    for claim in (claim for paragraph in paragraphs(seed) for claim in paragraph.claims):
        assert printed_value(claim.text) == pytest.approx(abs(claim.value), rel=0.06, abs=0.0006), claim


def printed_value(text: str) -> float:
    """The number as read back from the text, in the base unit."""
    digits = re.search(r"\d+(?:\.\d+)?", text)
    assert digits is not None
    size = {"万": 1e4, "亿": 1e8, "%": 0.01}.get(text[digits.end() : digits.end() + 1], 1)
    return float(digits[0]) * (0.01 if "百分点" in text else size)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_claim_follows_from_its_cells(seed: int) -> None:
    dataset = random_dataset(seed)
    followed = 0
    for claim in (claim for paragraph in paragraphs(seed) for claim in paragraph.claims if claim.indicator):
        again = recomputed(claim, dataset)
        if again is not None:
            assert abs(again) == pytest.approx(abs(claim.value), rel=1e-12, abs=1e-9), claim
            followed += 1
    assert followed or not any(claim.measure == "value" for paragraph in paragraphs(seed) for claim in paragraph.claims)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_gap_is_the_difference_of_target_and_value_as_printed_or_a_note_says_why(seed: int) -> None:
    for document in written(seed):
        told = [paragraph for section in document.sections for paragraph in section.paragraphs]
        noted = any("四舍五入" in paragraph.text for paragraph in told)
        assert noted is needs_note(told[:-1] if noted else told)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_heading_is_empty_and_no_sentence_is_long_or_said_twice(seed: int) -> None:
    for document in written(seed):
        said = [s for section in document.sections for p in section.paragraphs for s in sentences(p.text[p.lead :])]
        assert len(said) == len(set(said))
        assert all(len(sentence) <= 120 for sentence in said)
        assert all(section.paragraphs for section in document.sections)
        assert document.title


@pytest.mark.parametrize("seed", SEEDS)
def test_an_english_report_is_free_of_faults_and_every_number_is_sourced(seed: int) -> None:
    dataset = random_dataset(seed)
    places = [place_name(name) for name in (*dataset.org_units, dataset.county)]
    names = [
        name for name in (*(i.name for i in dataset.indicators.values()), *dataset.org_units, dataset.county, *places) if name
    ]
    for document in documents(seed, "en"):
        assert lint(document, names) == []
        assert all(section.paragraphs for section in document.sections)
        for claim in (claim for section in document.sections for p in section.paragraphs for claim in p.claims):
            assert claim.sources
            assert claim.formula
            assert not HAN.search(without(claim.formula, names)), claim
            printed = printed_value if claim.measure == "quoted" else printed_in_english
            assert printed(claim.text) == pytest.approx(abs(claim.value), rel=0.06, abs=0.0006), claim


def without(text: str, names: list[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    return text


def printed_in_english(text: str) -> float:
    digits = re.search(r"[\d,]+(?:\.\d+)?", text)
    assert digits is not None
    size = 0.01 if "%" in text or "percentage" in text else 1e6 if "million" in text else 1
    return float(digits[0].replace(",", "")) * size


@pytest.mark.parametrize("seed", range(3))
def test_the_same_data_give_the_same_text(seed: int) -> None:
    assert documents(seed) == written(seed)


@pytest.mark.parametrize("seed", range(6))
def test_paragraphs_for_pages_end_as_sentences(seed: int) -> None:
    dataset = random_dataset(seed)
    period = Period.parse(PERIODS[seed % len(PERIODS)])
    some = list(dataset.indicators)[:2]
    found = [
        *paragraphs_about(dataset, period),
        *paragraphs_about(dataset, period, indicators=some),
        *paragraphs_about(dataset, period, org_units=dataset.org_units[:1]),
        *paragraphs_about(dataset, period, indicators=some, org_units=dataset.org_units[:2]),
    ]
    assert all(paragraph.text.endswith("。") for paragraph in found)
