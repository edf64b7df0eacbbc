"""The tables behind a report: every targeted indicator, changes as the text tells them, and a note where rounding shows."""

from __future__ import annotations

import pytest

from indicators.catalogue import Catalogue
from indicators.narrative import write
from indicators.narrative.document import Table
from indicators.narrative.forms.tables import COLUMNS
from indicators.narrative.phrasing.rounding import any_differs
from indicators.periods import Period
from indicators.report import write_docx, write_html, write_json, write_md, write_txt
from tests.narrative.datasets import UNITS, Sheet

H1 = Period.parse("2024H1")
AMOUNTS = (
    "new_unions",
    "new_members",
    "union_reelections",
    "workers_assisted",
    "workers_visited",
    "students_aided",
    "safety_trainings",
    "training_sessions",
    "workers_trained",
    "recreational_events",
    "recreational_participants",
    "workers_homes",
    "items_published",
    "assistance_funds",
)


def county(targeted: int) -> Sheet:
    sheet = Sheet()
    for indicator in AMOUNTS[:targeted]:
        for quarter in ("2024Q1", "2024Q2"):
            sheet.put(indicator, quarter, (20,) * 6)
        sheet.ask(indicator, 2024, (80,) * 6)
    return sheet


def tables(sheet: Sheet, language: str = "zh") -> tuple[Table, ...]:
    return write(sheet.dataset(), H1, language=language).tables


@pytest.mark.parametrize(("targeted", "sizes"), [(1, [1]), (6, [6]), (7, [3, 4]), (13, [4, 4, 5]), (14, [4, 5, 5])])
def test_every_indicator_with_targets_stands_in_a_table_of_org_units(targeted: int, sizes: list[int]) -> None:
    _, *of_units = tables(county(targeted))
    names = [name for table in of_units for name in table.header[1:]]
    assert [len(table.header) - 1 for table in of_units] == sizes
    assert len(set(names)) == targeted
    assert max(sizes) <= COLUMNS
    assert all(tuple(row[0] for row in table.rows) == UNITS for table in of_units)
    assert {cell for table in of_units for row in table.rows for cell in row[1:]} == {"50.0%"}


def test_several_tables_are_told_apart_by_their_titles() -> None:
    assert [table.title for table in tables(county(6))[1:]] == ["各单位年度目标完成率"]
    assert [table.title for table in tables(county(7))[1:]] == ["各单位年度目标完成率之一", "各单位年度目标完成率之二"]
    assert [table.title for table in tables(county(7), "en")[1:]] == [
        "Completion of annual targets by unit, 1 of 2",
        "Completion of annual targets by unit, 2 of 2",
    ]


def test_that_rates_stand_as_they_are_is_said_where_there_are_any() -> None:
    sheet = county(2)
    sheet.put("labour_contract_rate", "2024Q2", (0.9,) * 6)
    sheet.ask("labour_contract_rate", 2024, (0.95,) * 6)
    assert tables(sheet)[1].title == "各单位年度目标完成率（比率类为实绩）"


CHANGES = [
    ("safety_accidents", (1, 0, 0, 0, 0, 0), (3, 0, 0, 0, 0, 0), "−2起"),
    ("safety_accidents", (2, 0, 0, 0, 0, 0), (0, 0, 0, 0, 0, 0), "+2起"),
    ("new_unions", (5, 5, 5, 0, 0, 0), (5, 5, 0, 0, 0, 0), "+50.0%"),
    ("new_unions", (5, 4, 0, 0, 0, 0), (5, 4, 0, 0, 0, 0), "0家"),
    ("assistance_funds", (30000.0,) * 6, (0.0,) * 6, "+18万元"),
]


@pytest.mark.parametrize(("indicator", "now", "before", "change"), CHANGES)
def test_a_change_on_a_base_of_a_few_is_an_amount(
    indicator: str, now: tuple[float, ...], before: tuple[float, ...], change: str
) -> None:
    sheet = Sheet()
    for year, values in ((2023, before), (2024, now)):
        sheet.put(indicator, f"{year}Q1", (0.0,) * 6)
        sheet.put(indicator, f"{year}Q2", values)
    assert tables(sheet)[0].rows[0][-1] == change


def rates(covered: float, target: float) -> Sheet:
    sheet = Sheet()
    sheet.define(Catalogue.load().indicators["unionisation_rate"])
    sheet.put("enterprises_eligible", "2024Q2", (1000,) * 6)
    sheet.put("enterprises_covered", "2024Q2", (covered,) * 6)
    sheet.ask("unionisation_rate", 2024, (target,) * 6)
    return sheet


@pytest.mark.parametrize(("covered", "target", "noted"), [(874, 0.867, False), (874.4, 0.8665, True), (900, 0.9, False)])
def test_a_difference_that_is_not_that_of_the_printed_figures_has_a_note(covered: float, target: float, *, noted: bool) -> None:
    document = write(rates(covered, target).dataset(), H1)
    table = document.tables[0]
    row = next(row for row in table.rows if row[0] == "建会率")
    assert any_differs([(row[2], row[1], row[3])]) is noted
    assert bool(table.note) is noted
    for writer in (write_txt, write_md, write_html, write_json):
        assert (table.note in writer(document).decode()) is True
    assert table.note.encode() in write_txt(document)


def test_the_note_stands_under_its_table_in_every_format() -> None:
    document = write(rates(874.4, 0.8665).dataset(), H1)
    note = document.tables[0].note
    assert note.startswith("注：差数按四舍五入前的数计算")
    for writer in (write_txt, write_md, write_html, write_json):
        text = writer(document).decode()
        assert text.count(note) == 1
        assert text.index(document.tables[0].title) < text.index(note) < text.index(document.tables[1].title)
    assert write_docx(document).startswith(b"PK")
    english = write(rates(874.4, 0.8665).dataset(), H1, language="en").tables[0].note
    assert english.startswith("Note: differences are worked out before rounding")


@pytest.mark.parametrize(
    ("row", "differs"),
    [
        (("87.4%", "86.7%", "+0.8个百分点"), True),
        (("87.4%※", "86.7%", "−0.7个百分点"), False),
        (("—", "86.7%", "0.7个百分点"), False),
        (("1.2万元", "0.96万元", "0.24万元"), False),
        (("1.2万元", "0.96万元", "0.25万元"), True),
        (("3.54 million yuan", "2.17 million yuan", "1.38 million yuan"), True),
    ],
)
def test_what_differs_as_printed(row: tuple[str, str, str], *, differs: bool) -> None:
    assert any_differs([row]) is differs
