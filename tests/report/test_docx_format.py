"""No Word file we make is one that Word or WPS would offer to repair: every form, language and option, and filled models."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from indicators.model import TOTAL
from indicators.narrative import FORMS, write
from indicators.narrative.document import Document
from indicators.progress import compute_progress, table_of
from indicators.report.chart_spec import ChartSeries, ChartSpec
from indicators.report.docx import write_docx
from indicators.report.docx_options import WordOptions
from indicators.report.progress_charts import progress_charts
from indicators.stationery import Figures, put_in, sample_model
from tests.report.datasets import UNITS, county
from tests.report.documents import wide_table
from tests.report.word_format import faults
from tests.stationery.models import H1, model

LINE = ChartSpec(
    "逐季走势", ("2024Q1", "2024Q2"), (ChartSeries("今年", (3.0, None)), ChartSeries("上年", (2.0, 4.0))), lines=True
)


@cache
def charts() -> tuple[ChartSpec, ...]:
    dataset = county()
    return (*progress_charts(compute_progress(dataset, H1), dataset.indicators, H1), LINE)


def typed(document: Document) -> dict[str, tuple[tuple[int, int], ...]]:
    """A stretch of the first paragraph that holds no claim, as if typed by hand."""
    paragraph = next(p for section in document.sections for p in section.paragraphs)
    return {paragraph.text: ((0, 1),)} if not paragraph.claims or paragraph.claims[0].start else {}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", FORMS)
def test_every_form_in_every_language_with_every_option(form: str, language: str) -> None:
    for unit in (TOTAL, UNITS[0]):
        document = write(county(), H1, unit, form=form, language=language)  # type: ignore[arg-type]
        turned = replace(document, tables=(*document.tables, wide_table(), *document.tables))
        options = {"appendix": True, "comments": True, "typed": typed(document), "bold_headings": True}
        assert faults(write_docx(document)) == []
        assert faults(write_docx(turned, charts=charts(), **options)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("own", [True, False], ids=["our model", "another's"])
def test_a_filled_model(own: bool) -> None:
    dataset = county()
    given = sample_model(["新建工会数"]) if own else model("{{标题}}", "{{正文}}", "{{附表}}")
    figures = Figures(dataset, table_of(dataset, H1), H1)
    options = WordOptions(appendix=True, comments=True, charts=charts())
    assert faults(put_in(given, write(dataset, H1), figures, org_unit=TOTAL, options=options)) == []


@cache
def with_everything() -> bytes:
    document = replace(write(county(), H1), tables=(wide_table(),))
    return write_docx(document, appendix=True, comments=True, charts=charts())


def changed(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(result, "w") as package:
        for part in source.namelist():
            data = source.read(part)
            package.writestr(part, change(data.decode()).encode() if part == name else data)
    assert result.getvalue() != content
    return result.getvalue()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("word/settings.xml", '<w:zoom w:percent="100"/>', ""),
        ("word/document.xml", '<w:pgSz w:w="', '<w:pgSz w:w="1.5'),
        ("word/document.xml", '<w:vAlign w:val="center"/>', '<w:vAlign w:val="center"/><w:vAlign w:val="top"/>'),
        ("word/document.xml", '<wp:docPr id="1"', '<wp:docPr id="9001"'),
        ("word/document.xml", "<w:commentRangeEnd ", "<w:proofErr "),
        ("word/document.xml", "<w:gridCol ", "<w:nothing "),
        ("word/document.xml", "<w:sectPr>", '<w:sectPr><w:footerReference w:type="default"/>'),
        ("word/charts/chart1.xml", '<c:axId val="1"/>', '<c:axId val="-1"/>'),
        ("word/charts/chart1.xml", "<c:grouping", "<c:gapWidth/><c:grouping"),
        ("word/styles.xml", "<w:styles ", '<w:styles w:line="None" '),
    ],
)
def test_a_planted_fault_is_found(name: str, old: str, new: str) -> None:
    content = with_everything()
    if name == "word/settings.xml":
        broken = changed(content, name, lambda text: text.replace(old, "").replace("</w:settings>", f"{old}</w:settings>"))
    else:
        broken = changed(content, name, lambda text: text.replace(old, new, 1))
    assert faults(broken)


def test_charts_are_drawn_though_there_is_no_section() -> None:
    content = write_docx(Document("总结", ()), charts=(LINE,))
    assert faults(content) == []
    assert "word/charts/chart1.xml" in zipfile.ZipFile(io.BytesIO(content)).namelist()
