"""On the pages nobody is praised, blamed, ranked or coloured where neither more nor less is known to be better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.model import TOTAL, Indicator
from indicators.periods import Period
from indicators.progress import table_of
from indicators.views.cards import cards_by_section
from indicators.views.definitions import definition_cards
from indicators.views.heat import heat_map
from indicators.views.places import contested
from indicators.views.reporting import answer
from indicators.views.rows import rows_of
from indicators.views.statuses import behind, is_on_course, status_counts
from indicators.views.targets import target_rows
from tests.narrative.datasets import Sheet

H1 = Period.parse("2024H1")
BACKLOG = Catalogue.load().infer("逾期未办结件数", "件")


def dataset_of(*indicators: Indicator, values: Sequence[float] = (9, 8, 7, 6, 5, 4)) -> Dataset:
    sheet = Sheet()
    for indicator in indicators:
        sheet.define(indicator)
        for period in ("2024Q1", "2024Q2"):
            sheet.put(indicator.id, period, values)
        sheet.ask(indicator.id, 2024, [10] * 6)
    return sheet.dataset()


def known(id_: str) -> Indicator:
    found = Catalogue.load().get(id_)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("indicator", "judged"),
    [
        pytest.param(known("petition_visits"), False, id="petitions"),
        pytest.param(BACKLOG, False, id="a harm by its name alone"),
        pytest.param(replace(BACKLOG, inferred=False), True, id="a harm somebody has confirmed"),
        pytest.param(known("new_unions"), True, id="work"),
    ],
)
def test_only_what_has_a_better_side_is_counted_listed_drawn_and_ranked(indicator: Indicator, judged: bool) -> None:
    dataset = dataset_of(indicator)
    table = table_of(dataset, H1)
    rows = rows_of(table)
    assert bool(status_counts(rows)) is judged
    assert any(map(is_on_course, rows)) or behind(rows) if judged else not behind(rows)
    assert bool(contested(dataset, table)) is judged
    assert judged or target_rows(dataset, table, TOTAL) == ()
    (card,) = (card for cards in cards_by_section(dataset, table, TOTAL, {}).values() for card in cards)
    assert card.is_judged is judged
    assert bool(card.target)
    colours = {cell.status for cells in heat_map(dataset, table).rows.values() for cell in cells}
    assert (colours == {"no_target"}) is not judged


def test_the_map_shows_the_figure_and_says_that_it_is_not_judged() -> None:
    dataset = dataset_of(known("petition_visits"))
    cell = heat_map(dataset, table_of(dataset, H1)).rows["东岭镇"][0]
    assert cell.text == "18人次"
    assert "不评进度" in cell.meaning


def test_the_catalogue_says_what_waits_for_a_person() -> None:
    groups = definition_cards(dataset_of(BACKLOG, known("petition_visits")), Catalogue.load(), ())
    cards = {card.name: card.unjudged for cards in groups.values() for card in cards}
    assert (cards["逾期未办结件数"], cards["信访接待人次"]) == (True, False)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "截至2024年6月底，共有1项指标的数据，1项目标只作统计，不评进度。"),
        ("en", "First half of 2024: figures for 1 indicators; 1 with a target that is not judged."),
    ],
)
def test_the_answer_does_not_say_that_there_are_no_targets(language: str, sentence: str) -> None:
    dataset = dataset_of(known("petition_visits"))
    rows = rows_of(table_of(dataset, H1), org_unit=TOTAL)
    assert answer(dataset, rows, H1, None, language) == sentence
