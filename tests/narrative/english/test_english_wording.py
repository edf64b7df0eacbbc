"""How the English reports say what is counted, what is judged unit by unit, and what has a Chinese name only."""

from __future__ import annotations

from indicators.model import Better, Indicator, Kind
from indicators.narrative import write
from indicators.narrative.english.words import listed
from indicators.periods import Period
from tests.narrative.datasets import Sheet, two_halves
from tests.narrative.summaries import text_of

HALF = Period.parse("2024H1")


def test_rates_that_are_judged_unit_by_unit_are_told_without_saying_so_again() -> None:
    sheet = Sheet()
    for indicator in ("labour_contract_rate", "collective_contract_rate"):
        sheet.put(indicator, "2024Q2", (0.9, 0.9, 0.9, 0.8, 0.8, 0.8))
        sheet.ask(indicator, 2024, (0.9,) * 6)
    said = text_of(write(sheet.dataset(), HALF, language="en"))
    assert said.count("is judged unit by unit") == 1
    assert "rate, 3 of 6 units met the target" in said


def test_a_column_with_a_chinese_name_only_is_told_as_an_indicator() -> None:
    sheet = Sheet()
    sheet.define(Indicator("返乡培训", "返乡培训人次", "人次", Kind.FLOW, Better.HIGHER, section="经济技术"))
    for quarter in ("2024Q1", "2024Q2"):
        sheet.put("返乡培训", quarter, (30,) * 6)
    said = text_of(write(sheet.dataset(), HALF, language="en", length="full"))
    assert "The indicator “返乡培训人次” numbered 360" in said


def test_that_they_are_indicators_is_said_once_of_several() -> None:
    names = ["the indicator “返乡培训人次”", "new unions", "the indicator “夜校期数”", "the indicator “工匠学院数”"]
    assert listed(names).words == "the indicator “返乡培训人次”, new unions, “夜校期数” and “工匠学院数”"


def test_things_are_numbered_and_money_comes_to_something() -> None:
    said = text_of(write(two_halves(), HALF, language="en", length="full"))
    assert "New unions numbered 38" in said
    assert "Assistance funds " in said
    assert "Assistance funds numbered" not in said
    notice = text_of(write(two_halves(), HALF, "柳溪乡", form="supervision", language="en"))
    assert ", leaving 8 for the rest of the year, at least 4 a quarter" in notice
    assert "must bring" not in notice


def test_a_circular_tells_of_what_has_a_target() -> None:
    """As the Chinese one does; where nothing has, of what is most telling."""
    said = text_of(write(two_halves(), HALF, form="circular", language="en", length="full"))
    assert "New unions" in said
    assert "Assistance funds" not in said
