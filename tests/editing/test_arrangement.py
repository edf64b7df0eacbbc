"""Sections put in another order or left out."""

from __future__ import annotations

import random

import pytest

from indicators.editing import Arrangement, arranged, moved, ordered, plain_heading
from indicators.narrative import write
from indicators.narrative.document import Document, Paragraph, Section
from indicators.periods import Period
from tests.narrative.datasets import random_dataset


def document(*headings: str) -> Document:
    return Document("总结", tuple(Section(heading, (Paragraph(f"{heading}。"),)) for heading in headings))


def headings(shown: Document) -> list[str]:
    return [section.heading for section in shown.sections]


REPORT = document("", "一、组织", "二、维权", "三、帮扶", "")


@pytest.mark.parametrize(
    ("arrangement", "expected"),
    [
        (Arrangement(), ["", "一、组织", "二、维权", "三、帮扶", ""]),
        (Arrangement(("帮扶", "组织", "维权")), ["", "一、帮扶", "二、组织", "三、维权", ""]),
        (Arrangement(hidden=frozenset({"维权"})), ["", "一、组织", "二、帮扶", ""]),
        (Arrangement(("帮扶", "组织")), ["", "一、帮扶", "二、组织", "三、维权", ""]),
        (Arrangement(("没有", "帮扶"), frozenset({"没有"})), ["", "一、组织", "二、维权", "三、帮扶", ""]),
        (Arrangement(hidden=frozenset({"组织", "维权", "帮扶"})), ["", ""]),
    ],
    ids=["none", "order", "hidden", "part of the order", "a section that is not there", "all hidden"],
)
def test_sections_stand_as_asked_and_are_numbered_anew(arrangement: Arrangement, expected: list[str]) -> None:
    assert headings(arranged(REPORT, arrangement)) == expected


def test_sections_with_one_heading_stay_together_and_none_is_lost() -> None:
    report = document("", "一、组织", "二、维权", "三、组织")
    assert headings(arranged(report, Arrangement(("维权",)))) == ["", "一、组织", "二、组织", "三、维权"]
    assert headings(arranged(report, Arrangement(hidden=frozenset({"组织"})))) == ["", "一、维权"]


def test_english_numbers_are_digits() -> None:
    shown = arranged(document("", "1. Unions", "2. Rights"), Arrangement(("Rights", "Unions")))
    assert headings(shown) == ["", "1. Rights", "2. Unions"]


def test_a_headline_and_a_report_without_numbers_stay() -> None:
    brief = document("建会提速，帮扶偏慢")
    assert arranged(brief, Arrangement(("建会提速，帮扶偏慢",), frozenset({"建会提速，帮扶偏慢"}))) == brief


@pytest.mark.parametrize("seed", range(10))
def test_no_paragraph_is_lost_by_reordering(seed: int) -> None:
    report = write(random_dataset(seed), Period.parse("2024H1"))
    order = list(ordered(report, Arrangement()))
    random.Random(seed).shuffle(order)
    shown = arranged(report, Arrangement(tuple(order)))
    assert sorted(p.text for s in shown.sections for p in s.paragraphs) == sorted(
        p.text for s in report.sections for p in s.paragraphs
    )
    assert [plain_heading(h) for h in headings(shown) if h and plain_heading(h) != h] == order
    assert arranged(shown, Arrangement(tuple(ordered(report, Arrangement())))) == report


@pytest.mark.parametrize(
    ("by", "expected"), [(-1, "bac"), (1, "acb"), (0, "abc"), (5, "acb"), (-5, "bac")], ids=["up", "down", "stay", "end", "top"]
)
def test_a_section_moves_by_as_many_places_and_never_beyond_the_ends(by: int, expected: str) -> None:
    assert "".join(moved("abc", "b", by)) == expected
