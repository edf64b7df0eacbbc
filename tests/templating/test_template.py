"""An empty workbook, filled in, reads back as it was filled in."""

from __future__ import annotations

import io
import random
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset, dataset_of
from indicators.intake import take_in
from indicators.model import Kind, Severity, TargetForm
from indicators.periods import Period
from indicators.problems import severity_of
from indicators.reading import read
from indicators.templating import reporting_template
from tests.narrative.datasets import Sheet
from tests.workbooks import TARGETS, UNITS, quarterly

CATALOGUE = Catalogue.load()
FIRST_ROW, FIRST_COLUMN = 6, 3
OWN = read(quarterly("2024Q1"), "一季度.xlsx")


def columns(sheet: Worksheet) -> list[tuple[int, str]]:
    """The columns that ask for the quarter's value, with their headings, which stand over both columns of a pair."""
    found, heading = [], ""
    for column in range(FIRST_COLUMN, sheet.max_column + 1):
        heading = sheet.cell(4, column).value or heading
        if sheet.cell(5, column).value == "本季完成":
            found.append((column, heading))
    return found


def filled(data: bytes, seed: int) -> tuple[bytes, dict[tuple[str, str], float]]:
    """The first quarter typed in at random, one cell in ten left empty: the file, and the values in base units."""
    chance = random.Random(seed)
    book = load_workbook(io.BytesIO(data))
    sheet = book[Period.quarter(2025, 1).name_zh()]
    typed = {}
    for row, unit in enumerate(UNITS, start=FIRST_ROW):
        sheet.cell(row, 2).value = unit
        for column, heading in columns(sheet):
            if chance.random() < 0.1:
                continue
            value = round(chance.uniform(0, 90), 2) if "万元" in heading else chance.randrange(0, 9000)
            sheet.cell(row, column).value = value
            typed[unit, heading.split("（")[0]] = value * 10_000 if "万元" in heading else value
    target = io.BytesIO()
    book.save(target)
    return target.getvalue(), typed


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(
    "dataset", [pytest.param(dataset_of([OWN]), id="from the office's own data"), pytest.param(Dataset(), id="from nothing")]
)
def test_what_is_typed_in_reads_back(dataset: Dataset, seed: int) -> None:
    data, typed = filled(reporting_template(dataset, CATALOGUE, 2025), seed)
    reading = read(data, "报表.xlsx")
    names = {i.id: i.name for i in reading.indicators}
    assert {(o.org_unit, names[o.indicator]): pytest.approx(o.value) for o in reading.observations} == typed
    assert {o.period for o in reading.observations} == {Period.parse("2025Q1")}


def test_a_template_that_is_filled_in_raises_no_question() -> None:
    data, _ = filled(reporting_template(dataset_of([OWN]), CATALOGUE, 2025), seed=1)
    reading = take_in(data, "报表.xlsx", catalogue=CATALOGUE, record=Dataset())
    questions = {p.code for p in reading.problems if severity_of(p) is not Severity.NOTE}
    assert questions <= {"part_exceeds_whole", "values_missing"}  # numbers at random contradict each other


def test_known_targets_of_the_year_are_filled_in() -> None:
    book = load_workbook(io.BytesIO(reporting_template(dataset_of([OWN]), CATALOGUE, 2024)))
    sheet = book[Period.quarter(2024, 1).name_zh()]
    cells = [sheet.cell(FIRST_ROW + n, FIRST_COLUMN).value for n in range(len(UNITS))]
    assert [sheet.cell(5, FIRST_COLUMN).value, cells] == ["年度目标", list(TARGETS["new_unions"])]


def test_what_can_be_computed_is_not_asked_for() -> None:
    book = load_workbook(io.BytesIO(reporting_template(dataset_of([OWN]), CATALOGUE, 2025)))
    headings = {heading.split("（")[0] for _, heading in columns(book.worksheets[0])}
    assert headings == {i.name for i in OWN.indicators if i.kind is not Kind.RATIO}


def test_the_same_data_give_the_same_file() -> None:
    assert reporting_template(Dataset(), CATALOGUE, 2025) == reporting_template(Dataset(), CATALOGUE, 2025)


def test_a_target_that_must_not_be_exceeded_is_asked_for_as_one_and_reads_back_as_one() -> None:
    sheet = Sheet()
    headings = {"safety_accidents": "年度控制数", "petition_visits": "年度控制数", "new_unions": "年度目标"}
    petitions = CATALOGUE.indicators["petition_visits"]
    guessed = CATALOGUE.infer("会员流失人数", "人")
    for definition in (replace(petitions, target_form=TargetForm.CEILING), guessed):
        sheet.define(definition)
    for indicator in (*headings, guessed.id):
        sheet.put(indicator, "2024Q4", [1] * 6)
        sheet.ask(indicator, 2025, [3] * 6)
    data = reporting_template(sheet.dataset(), CATALOGUE, 2025)
    first = load_workbook(io.BytesIO(data)).worksheets[0]
    assert {first.cell(5, column).value for column in range(FIRST_COLUMN, first.max_column + 1)} == {
        "年度控制数",
        "年度目标",
        "本季完成",
    }
    book = load_workbook(io.BytesIO(data))
    for row in range(FIRST_ROW, FIRST_ROW + 6):
        for column, _ in columns(book.worksheets[0]):
            book.worksheets[0].cell(row, column).value = 1
    out = io.BytesIO()
    book.save(out)
    forms = {i.id: i.target_form is TargetForm.CEILING for i in read(out.getvalue(), "报表.xlsx").indicators}
    assert forms == {"safety_accidents": True, "petition_visits": True, "new_unions": False, guessed.id: False}
