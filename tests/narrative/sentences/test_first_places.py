"""Who shares the first place is named with the others or counted; a place that most share is none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from indicators.narrative import write
from indicators.narrative.linter import lint
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import text_of

NINE = (*UNITS, "云溪镇", "白沙乡", "古渡镇")


def county(values: Sequence[float | None], name: str = "青川县") -> Sheet:
    """New unions in the half-year, ten asked of everybody; of the first place speaks the first org unit."""
    sheet = Sheet(name, NINE[: len(values)])
    sheet.put("new_unions", "2024H1", values)
    sheet.ask("new_unions", 2024, [10] * len(values))
    return sheet


PLACES = [
    ((9, 8, 7, 6, 5, 4), "在全县6个乡镇（街道）中居首位。", "it ranked 1st of 6 units."),
    ((9, 9, 7, 6, 5, 4), "与西河镇并列全县首位。", "it shared the first of 6 places with 西河镇."),
    ((9, 9, 9, 6, 5, 4), "与西河镇、南塘乡并列全县首位。", "it shared the first of 6 places with 西河镇 and 南塘乡."),
    ((9, 9, 9, 9, 5, 4, 3, 2), "并列全县首位的有4个单位。", "it shared the first of 8 places with 3 others."),
    ((9, 9, 9, 9, 5, 4), "", ""),
    ((9, 9, 9, 9, 9, 9), "", ""),
    (
        (9, 9, 7, 6, 5, None),
        "在已报送的5个乡镇（街道）中与西河镇并列首位。",
        "it shared the first place among the 5 units that have reported with 西河镇.",
    ),
    (
        (9, 9, 9, 9, 5, 4, 3, 2, None),
        "在已报送的8个乡镇（街道）中并列首位的有4个单位。",
        "it shared the first place among the 8 units that have reported with 3 others.",
    ),
]


@pytest.mark.parametrize(("values", "chinese", "english"), PLACES)
def test_a_shared_first_place_is_told_with_those_who_share_it(values: Sequence[float], chinese: str, english: str) -> None:
    dataset = county(values).dataset()
    for language, sentence, words in (("zh", chinese, ("首位", "第1位")), ("en", english, ("ranked", "shared"))):
        document = write(dataset, Period.parse("2024H1"), UNITS[0], language=language)
        assert lint(document, (dataset.county, *NINE)) == []
        said = text_of(document)
        assert sentence in said
        assert sentence or not any(word in said for word in words)


def test_without_a_name_for_the_whole_it_is_a_first_place_all_the_same() -> None:
    document = write(county((9, 9, 7, 6, 5, 4), name="").dataset(), Period.parse("2024H1"), UNITS[0])
    assert "，与西河镇并列首位。" in text_of(document)


def test_those_above_may_read_who_shares_the_first_place() -> None:
    dataset = county((9, 9, 7, 6, 5, 4)).dataset()
    assert "与西河镇并列全县首位" in text_of(write(dataset, Period.parse("2024H1"), UNITS[0], audience="leadership"))
