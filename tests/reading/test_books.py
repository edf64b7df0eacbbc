"""Random workbooks over the whole space of layouts, wordings, units and mess, against their known truth.

A few hundred run every time. ``BOOKS=10000 pytest tests/reading/test_books.py`` runs as many as asked for.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import dataset_of
from indicators.model import TOTAL, Reading
from indicators.reading import read
from indicators.reading.tables import read_grids
from tests.reading.books import LAYOUTS, draw_book
from tests.reading.books.book import Book
from tests.reading.books.measures import OWN

BOOKS = int(os.environ.get("BOOKS", "336"))
FIRST = int(os.environ.get("FIRST_BOOK", "0"))
READ_AT_LEAST = 0.99


def differences(book: Book, readings: list[Reading]) -> tuple[list[str], int]:
    """What was read wrong or invented, or kept silent, and how many values were read right."""
    wrong, right = [], 0
    dataset = dataset_of(readings)
    for o in dataset.observations:
        key = (o.org_unit, o.period.code, o.indicator)
        value, target = book.truth.get(key, (None, None))
        if value is None:
            wrong.append(f"invented {key}: {o.value} from {o.source.sheet}!{o.source.cell}")
        elif o.value != pytest.approx(value) or (o.target != target and o.target != pytest.approx(target or 0)):
            wrong.append(
                f"{key} is {value} (target {target}), read {o.value} ({o.target}) from {o.source.sheet}!{o.source.cell}"
            )
        else:
            right += 1
    for t in dataset.targets:
        plan = book.plans.get((t.org_unit, t.indicator, t.year, t.quarter or 0))
        if t.quarter and t.org_unit != TOTAL and (plan is None or t.value != pytest.approx(plan)):
            wrong.append(f"plan {t.org_unit, t.indicator, t.year, t.quarter} is {plan}, read {t.value}")
    told = {(p.file, p.sheet, p.cell) for r in readings for p in r.problems}
    wrong += [f"not told of {place}" for place in sorted(book.asked - told)]
    return wrong, right


def readings_of(book: Book, catalogue: Catalogue) -> list[Reading]:
    return [read_grids([s.grid() for s in sheets], name, catalogue) for name, sheets in book.files.items()]


def test_random_workbooks_are_read_as_they_are_meant() -> None:
    catalogue = Catalogue.load()
    wrong: list[str] = []
    right = wanted = 0
    for seed in range(FIRST, FIRST + BOOKS):
        book = draw_book(seed)
        found, count = differences(book, readings_of(book, catalogue))
        wrong += [f"book {seed} ({book.layout}): {difference}" for difference in found]
        right, wanted = right + count, wanted + len(book.truth)
    assert wrong == []
    assert right >= READ_AT_LEAST * wanted


@pytest.mark.parametrize("seed", range(7000, 7012))
def test_the_same_as_files(seed: int) -> None:
    book = draw_book(seed)
    wrong, right = differences(book, [read(book.xlsx(name), name) for name in book.files])
    assert wrong == []
    assert right >= READ_AT_LEAST * len(book.truth)


def test_the_books_cover_every_layout_and_hold_figures() -> None:
    books = [draw_book(seed) for seed in range(len(LAYOUTS))]
    assert set(Counter(b.layout for b in books)) == set(LAYOUTS)
    assert all(b.truth or b.plans for b in books)


def test_a_seed_always_draws_the_same_book() -> None:
    assert [s.cells for s in draw_book(5).sheets] == [s.cells for s in draw_book(5).sheets]
    assert draw_book(5).truth != draw_book(6).truth


def test_the_indicators_of_no_catalogue_are_in_none() -> None:
    catalogue = Catalogue.load()
    assert [header for header, unit, _, _ in OWN if catalogue.match(header, unit).accepted] == []
    assert {header: catalogue.infer(header, unit).kind.value for header, unit, _, _ in OWN} == {o[0]: o[2] for o in OWN}
