"""The scope of an indicator in the reader's language."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from indicators.catalogue import Catalogue
from indicators.model import Indicator
from indicators.scopes import english_scopes, scope_of

BUILT_IN = Catalogue.load().indicators
TOLD = [i for i in BUILT_IN.values() if i.source]
CHINESE = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")


@pytest.mark.parametrize("definition", TOLD, ids=lambda d: d.name_en)
def test_every_built_in_scope_is_told_in_english(definition: Indicator) -> None:
    text = scope_of(definition, "en")
    assert text.endswith(".")
    assert not CHINESE.search(text)
    assert text.count("÷") == definition.source.count("÷")


def test_no_english_scope_without_a_chinese_one() -> None:
    assert english_scopes().keys() == {i.id for i in TOLD}


@pytest.mark.parametrize("definition", [i for i in TOLD if i.numerator], ids=lambda d: d.name_en)
def test_a_ratio_names_its_parts_as_they_are_called(definition: Indicator) -> None:
    first = scope_of(definition, "en").split(".")[0].lower()
    numerator, denominator = (BUILT_IN[part or ""].name_en.lower() for part in (definition.numerator, definition.denominator))
    assert first.startswith(f"{numerator} ÷ {denominator}")


@pytest.mark.parametrize("definition", TOLD, ids=lambda d: d.name_en)
def test_in_chinese_the_scope_is_what_the_definition_says(definition: Indicator) -> None:
    assert scope_of(definition) == definition.source


@pytest.mark.parametrize("own", ["2024年起口径调整，含灵活就业人员。", "As agreed with the bureau of statistics.", ""])
def test_an_office_s_own_scope_is_shown_as_it_is(own: str) -> None:
    for definition in TOLD:
        assert scope_of(replace(definition, source=own), "en") == own


def test_what_only_the_office_measures_keeps_its_scope() -> None:
    riders = replace(Catalogue.load().infer("骑手建档数", "人"), source="在工会建档的骑手。")
    assert scope_of(riders, "en") == "在工会建档的骑手。"


def test_another_change_of_the_definition_leaves_the_scope_english() -> None:
    heavier = replace(BUILT_IN["members"], weight=5.0)
    assert scope_of(heavier, "en") == "Members at the end of the period."
