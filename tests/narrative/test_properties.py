"""What holds of every text, whatever the data: sourced numbers, no fault an editor would mark, the same words twice over."""

import itertools

import pytest

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.narrative import paragraphs_about, write
from indicators.narrative.document import Document
from indicators.narrative.linter import lint, sentences
from indicators.periods import Period
from tests.narrative.datasets import random_dataset

PERIODS = ("2024Q1", "2024H1", "2024Q1-Q3", "2024", "2024Q2")
SEEDS = range(40)


def documents(dataset: Dataset, seed: int) -> list[Document]:
    """The report on the whole and on one org unit, in a form that changes with the seed."""
    period = Period.parse(PERIODS[seed % len(PERIODS)])
    audience = "internal" if seed % 3 else "leadership"
    length = ("usual", "short", "full")[seed % 3]
    units = (TOTAL, dataset.org_units[seed % len(dataset.org_units)])
    return [write(dataset, period, unit, audience=audience, length=length) for unit in units]


@pytest.mark.parametrize("seed", SEEDS)
def test_an_editor_finds_no_fault(seed: int) -> None:
    dataset = random_dataset(seed)
    names = [*(i.name for i in dataset.indicators.values()), *dataset.org_units]
    assert [fault for document in documents(dataset, seed) for fault in lint(document, names)] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_every_claim_stands_where_it_says_and_has_cells(seed: int) -> None:
    for document in documents(random_dataset(seed), seed):
        for paragraph in (p for section in document.sections for p in section.paragraphs):
            for before, after in itertools.pairwise(paragraph.claims):
                assert before.end <= after.start
            for claim in paragraph.claims:
                assert paragraph.text[claim.start : claim.end] == claim.text
                assert claim.sources, claim
                assert claim.value == claim.value
                assert claim.formula


@pytest.mark.parametrize("seed", range(6))
def test_the_same_data_give_the_same_text(seed: int) -> None:
    assert documents(random_dataset(seed), seed) == documents(random_dataset(seed), seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_heading_is_empty_and_no_sentence_is_said_twice(seed: int) -> None:
    for document in documents(random_dataset(seed), seed):
        said = [s for section in document.sections for p in section.paragraphs for s in sentences(p.text[p.lead :])]
        assert len(said) == len(set(said))
        assert all(section.paragraphs for section in document.sections)
        assert document.title
        assert all(len(sentence) <= 120 for sentence in said)


@pytest.mark.parametrize("seed", range(12))
def test_paragraphs_for_pages_end_as_sentences(seed: int) -> None:
    dataset = random_dataset(seed)
    period = Period.parse(PERIODS[seed % len(PERIODS)])
    some = list(dataset.indicators)[:2]
    paragraphs = [
        *paragraphs_about(dataset, period),
        *paragraphs_about(dataset, period, indicators=some),
        *paragraphs_about(dataset, period, org_units=dataset.org_units[:1]),
        *paragraphs_about(dataset, period, indicators=some, org_units=dataset.org_units[:2]),
    ]
    assert all(paragraph.text.endswith("。") for paragraph in paragraphs)
