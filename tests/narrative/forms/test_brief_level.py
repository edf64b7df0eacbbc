"""A brief keeps one of its places for the level that the county is asked about first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.narrative import write
from indicators.periods import Period
from tests.narrative.datasets import Sheet
from tests.narrative.summaries import claims

CATALOGUE = Catalogue.load().indicators
AMOUNTS = ("new_unions", "union_reelections", "workers_homes", "items_published", "safety_trainings", "recreational_events")
RATIOS = {
    "unionisation_rate": ("enterprises_covered", "enterprises_eligible"),
    "membership_rate": ("members", "employees"),
    "settlement_rate": ("disputes_settled", "disputes_accepted"),
}


def county(*levels: str, asked: tuple[str, ...] = (), weighty: str = "") -> Dataset:
    """Six amounts, each further ahead than the one before, and levels, some of them with a target or a weight."""
    sheet = Sheet()
    for place, indicator in enumerate(AMOUNTS):
        sheet.put(indicator, "2024H1", [1 + 2 * place] * 6)
        sheet.ask(indicator, 2024, [10] * 6)
    for level in levels:
        sheet.define(CATALOGUE[level])
        for place, part in enumerate(RATIOS.get(level, (level,))):
            sheet.put(part, "2024Q2", [60 + 30 * place] * 6)
        if level in asked:
            sheet.ask(level, 2024, [0.5 if level in RATIOS else 50] * 6)
    if weighty:
        sheet.indicators[weighty] = replace(sheet.indicators[weighty], weight=5.0)
    return sheet.dataset()


def told(dataset: Dataset, **how: str) -> list[str]:
    """The indicators whose values the brief tells."""
    document = write(dataset, Period.parse("2024H1"), form="brief", **how)  # type: ignore[arg-type]
    return [claim.indicator for claim in claims(document) if claim.measure == "value" and claim.org_unit == "total"]


BOTH = ("unionisation_rate", "membership_rate")

CHOSEN = [
    (BOTH, (), "", "unionisation_rate"),
    (BOTH, ("membership_rate",), "", "membership_rate"),
    (BOTH, BOTH, "", "unionisation_rate"),
    (BOTH, BOTH, "membership_rate", "membership_rate"),
    (BOTH, BOTH, "members", "members"),
    (("grassroots_unions", "membership_rate"), (), "", "membership_rate"),
    (("grassroots_unions", "mutual_aid_insured"), ("mutual_aid_insured",), "", "mutual_aid_insured"),
    (("grassroots_unions", "mutual_aid_insured"), (), "", "grassroots_unions"),
    (("settlement_rate",), ("settlement_rate",), "", ""),
    (("employees",), (), "", ""),
    ((), (), "", ""),
]


@pytest.mark.parametrize(("levels", "asked", "weighty", "chosen"), CHOSEN)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_place_of_five_is_for_the_level_that_weighs_most(
    levels: tuple[str, ...], asked: tuple[str, ...], weighty: str, chosen: str, language: str
) -> None:
    found = told(county(*levels, asked=asked, weighty=weighty), language=language)
    assert len(found) == 5
    assert [indicator for indicator in found if indicator not in AMOUNTS] == ([chosen] if chosen else [])
    ends = {AMOUNTS[0], AMOUNTS[1], AMOUNTS[4], AMOUNTS[5]}
    assert ends <= set(found), "the furthest ahead and the furthest behind stay"


@pytest.mark.parametrize(("length", "places"), [("short", 3), ("usual", 5), ("full", 7)])
def test_a_short_brief_has_no_place_to_spare(length: str, places: int) -> None:
    found = told(county("membership_rate", asked=("membership_rate",)), length=length)
    assert (len(found) >= places, "membership_rate" in found) == (True, length != "short")
