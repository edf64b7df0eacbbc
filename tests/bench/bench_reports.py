"""How long the reports of many townships take: as text beside a bare Jinja2 template, as docx beside docxtpl.

    python tests/bench/bench_reports.py [--org-units 1000] [--docx 50]

Both templates are given the finished words and figures of the same reports and only put them into their places; the
output of the text template is the same to the letter. Ours starts from the comparison of the period (computed once, timed
on its own), chooses what to say, says it, and follows every number to its cells.
"""

from __future__ import annotations

import argparse
import gc
import io
import random
import time
from collections.abc import Callable, Sequence
from typing import Any

import docx
import jinja2
from docxtpl import DocxTemplate

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset, dataset_of
from indicators.model import CellRef, Observation, Reading, Target
from indicators.narrative import write_from
from indicators.narrative.document import Document, Paragraph
from indicators.narrative.facts import Survey
from indicators.periods import Period
from indicators.report import write_docx, write_txt

PERIOD = Period.parse("2024H1")
IDS = (
    "new_unions",
    "new_members",
    "members",
    "employees",
    "union_reelections",
    "collective_contract_rate",
    "disputes_accepted",
    "disputes_settled",
    "assistance_funds",
    "workers_assisted",
    "safety_trainings",
    "training_sessions",
)

TEXT = jinja2.Template(
    "{{ title }}\n\n{% for section in sections %}{% if section.heading %}　　{{ section.heading }}\n{% endif %}"
    "{% for paragraph in section.paragraphs %}　　{% for piece in paragraph %}{{ piece }}{% endfor %}\n{% endfor %}{% endfor %}"
    "\n{{ signature }}\n{{ date }}\n"
    "{% for table in tables %}\n{{ table.title }}\n{{ table.header|join('\t') }}\n"
    "{% for row in table.rows %}{{ row|join('\t') }}\n{% endfor %}{% endfor %}"
)


def made(org_units: int) -> Dataset:
    """Twelve indicators of as many townships, two half-years by quarter, targets for all amounts."""
    chance = random.Random(0)
    catalogue = Catalogue.load().indicators
    names = [f"第{number:04d}镇" for number in range(org_units)]
    observations: list[Observation] = []
    targets: list[Target] = []
    for row, name in enumerate(names, start=2):
        for column, indicator in enumerate(map(catalogue.__getitem__, IDS)):
            size = chance.randint(20, 400)
            for sheet, quarter in enumerate(("2023Q1", "2023Q2", "2024Q1", "2024Q2")):
                value = chance.random() if indicator.unit == "%" else float(chance.randint(1, size))
                cell = CellRef("报表.xlsx", f"表{sheet}", f"{chr(66 + column)}{row}")
                observations.append(Observation(name, Period.parse(quarter), indicator.id, value, indicator.unit, cell))
            target = 0.9 if indicator.unit == "%" else 2.0 * size
            targets.append(Target(name, indicator.id, 2024, target, CellRef("报表.xlsx", "目标", f"{chr(66 + column)}{row}")))
    definitions = tuple(catalogue[name] for name in (*IDS, "membership_rate", "settlement_rate"))
    reading = Reading(
        "报表.xlsx", tuple(observations), tuple(targets), indicators=definitions, org_units=tuple(names), county="青川县"
    )
    return dataset_of([reading])


def pieces(paragraph: Paragraph) -> list[str]:
    """The words and the figures of a paragraph in turn."""
    found, end = [], 0
    for claim in paragraph.claims:
        found += [paragraph.text[end : claim.start], claim.text]
        end = claim.end
    return [*found, paragraph.text[end:]]


def context(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "sections": [
            {"heading": section.heading, "paragraphs": [pieces(p) for p in section.paragraphs]} for section in document.sections
        ],
        "signature": document.signature,
        "date": document.date,
        "tables": document.tables,
    }


def word_template(document: Document) -> bytes:
    """A docxtpl template of the same length: each figure of the report a placeholder, its tables as rows of placeholders."""
    template = docx.Document()
    template.add_heading("{{ title }}")
    number = 0
    for section in document.sections:
        if section.heading:
            template.add_heading(section.heading, 2)
        for paragraph in section.paragraphs:
            words = pieces(paragraph)
            for place in range(1, len(words), 2):
                words[place] = f"{{{{ figures[{number}] }}}}"
                number += 1
            template.add_paragraph("".join(words))
    for table_number, table in enumerate(document.tables):
        grid = template.add_table(len(table.rows), len(table.header))
        for row in range(len(table.rows)):
            for column in range(len(table.header)):
                grid.cell(row, column).text = f"{{{{ tables[{table_number}].rows[{row}][{column}] }}}}"
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()


def filled(template: bytes, document: Document) -> bytes:
    word = DocxTemplate(io.BytesIO(template))
    figures = [claim.text for section in document.sections for p in section.paragraphs for claim in p.claims]
    word.render({"title": document.title, "figures": figures, "tables": document.tables})
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def seconds(work: Callable[[Any], Any], items: Sequence[Any]) -> float:
    gc.collect()
    start = time.perf_counter()
    for item in items:
        work(item)
    return time.perf_counter() - start


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--org-units", type=int, default=1000)
    options.add_argument("--docx", type=int, default=50)
    chosen = options.parse_args()
    dataset = made(chosen.org_units)
    start = time.perf_counter()
    survey = Survey(dataset, PERIOD)
    print(f"the comparison of {chosen.org_units} org units, once: {time.perf_counter() - start:.2f} s")
    units = dataset.org_units
    written = seconds(lambda unit: write_txt(write_from(survey, unit)), units)
    documents = [write_from(survey, unit) for unit in units]
    rendered = seconds(TEXT.render, [context(document) for document in documents])
    length = sum(len(p.text) for document in documents for s in document.sections for p in s.paragraphs) / len(documents)
    per = 1000 / len(units)
    print(f"text, {length:.0f} characters each: ours {written * per:.2f} ms, Jinja2 {rendered * per:.2f} ms")
    print(f"text ratio {written / rendered:.1f}")
    some = documents[: chosen.docx]
    templates = [(word_template(document), document) for document in some]
    ours = seconds(write_docx, some)
    theirs = seconds(lambda pair: filled(*pair), templates)
    print(f"docx: ours {ours / len(some) * 1000:.1f} ms, docxtpl {theirs / len(some) * 1000:.1f} ms")
    print(f"docx ratio {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
