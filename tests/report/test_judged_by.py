"""The rule that status words follow is printed wherever they stand."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace

import docx
import pytest
from openpyxl import load_workbook
from progress.cases import dataset, quarterly, target

from indicators.dataset import Dataset
from indicators.narrative import write
from indicators.narrative.document import Document
from indicators.narrative.facts.survey import Survey
from indicators.narrative.phrasing.narrator import narrator_for
from indicators.narrative.sentences.judging import verdict
from indicators.periods import Period
from indicators.progress import compute_progress
from indicators.report import write_docx, write_html, write_json, write_md, write_txt
from indicators.report.judged_by import judged_by
from indicators.report.progress_charts import progress_charts
from indicators.report.xlsx import write_xlsx
from indicators.status import Status, preset_named, presets
from indicators.views.rows import rows_of
from indicators.views.tables import progress_table

H1 = Period.parse("2024H1")


def words_of(data: bytes) -> str:
    return "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)


WRITERS: dict[str, Callable[[Document], str]] = {
    "txt": lambda d: write_txt(d).decode(),
    "md": lambda d: write_md(d).decode(),
    "html": lambda d: write_html(d).decode(),
    "docx": lambda d: words_of(write_docx(d)),
}


@pytest.mark.parametrize("write_as", WRITERS.values(), ids=WRITERS)
@pytest.mark.parametrize("preset", presets())
def test_a_report_names_its_rule_below_the_tables(county: Dataset, preset: str, write_as: Callable[[Document], str]) -> None:
    document = write(county, H1, preset=preset)
    assert document.tables
    assert presets()[preset].zh in write_as(document)


def test_the_json_names_the_rule_by_its_id(county: Dataset) -> None:
    assert json.loads(write_json(write(county, H1, preset="gophr")))["preset"] == "gophr"


def test_in_english_the_rule_is_named_in_english(county: Dataset) -> None:
    assert judged_by(write(county, H1, language="en")) == "Note: progress is judged by “Default (10 and 30 points)”."


@pytest.mark.parametrize("language", ["zh", "en"])
def test_where_nothing_has_a_target_nothing_is_judged(county: Dataset, language: str) -> None:
    document = write(replace(county, targets=()), H1, language=language)
    assert document.tables
    assert judged_by(document) == ""


def test_without_tables_there_is_no_note(county: Dataset) -> None:
    assert judged_by(replace(write(county, H1), tables=())) == ""


def test_the_workbook_names_the_rule_beside_each_status(county: Dataset) -> None:
    header, *rows = load_workbook(io.BytesIO(write_xlsx(county, H1, preset="gophr")))["完成情况"].iter_rows(values_only=True)
    place = header.index("评价标准")
    assert header[place - 1] == "状态"
    assert {row[place] for row in rows} == {presets()["gophr"].zh}


@pytest.mark.parametrize(("language", "name"), [("zh", "默认（十、三十个百分点）"), ("en", "Default (10 and 30 points)")])
def test_the_tables_of_the_pages_name_the_rule_beside_each_status(county: Dataset, language: str, name: str) -> None:
    table = progress_table(county, rows_of(compute_progress(county, H1)), language)
    place = list(table.columns).index("评价标准" if language == "zh" else "Judged by")
    assert table.columns[place - 1] == ("进度" if language == "zh" else "Status")
    assert set(table.iloc[:, place]) == {name}


def test_charts_say_what_their_colours_mean(county: Dataset) -> None:
    """In the words of the rule; the first names the rule for all."""
    first, *others = progress_charts(compute_progress(county, H1, "gophr"), county.indicators, H1, preset="gophr")
    assert first.note == "；颜色按评价标准“gophr（十、二十五个百分点）”"
    assert {chart.note for chart in others} == {""}
    words = {preset_named("gophr").label(status) for status in Status} | {"已完成", "不评进度"}
    assert {series.name for chart in (first, *others) for series in chart.series} <= words


@pytest.mark.parametrize(
    ("preset", "expected"), [("default", "slightly_late"), ("gophr", "on_course"), ("servicenow", "slightly_late")]
)
def test_the_text_judges_by_the_rule_it_names(preset: str, expected: str) -> None:
    """42 of 100 at mid-year: by gophr on target, by the others a little late."""
    data = dataset(quarterly("甲镇", "new_unions", 2024, 20, 22), [target("甲镇", "new_unions", 2024, 100)])
    n = narrator_for(Survey(data, H1, preset), "甲镇")
    assert verdict(n.row("new_unions")) == expected
