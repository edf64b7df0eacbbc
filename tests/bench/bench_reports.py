"""How long the reports of many townships take: as text beside a bare Jinja2 template, as docx beside docxtpl.

    python tests/bench/bench_reports.py [--org-units 1000] [--docx 50]

Both templates are given the finished words and figures of the same reports and only put them into their places; the
output of the text template is the same to the letter. Ours starts from the comparison of the period (computed once, timed
on its own), chooses what to say and says it; where its numbers come from is found out when somebody asks, and timed apart.
All times are of the processor, the two sides taking turns in groups; a group's ratio is told by its median.
"""

from __future__ import annotations

import argparse
import gc
import io
import random
import time
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import Any

import docx
import jinja2
from docxtpl import DocxTemplate

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset, dataset_of
from indicators.model import CellRef, Observation, Reading, Target
from indicators.narrative import write_from
from indicators.narrative.document import Document, Paragraph
from indicators.narrative.facts.survey import Survey
from indicators.periods import Period
from indicators.report import write_docx, write_txt
from indicators.report.judged_by import judged_by

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

GROUP = 25
"""How many reports are written before the other side has its turn."""

TEXT = jinja2.Template(
    "{{ title }}\n\n{% for section in sections %}{% if section.heading %}　　{{ section.heading }}\n{% endif %}"
    "{% for paragraph in section.paragraphs %}　　{% for piece in paragraph %}{{ piece }}{% endfor %}\n{% endfor %}{% endfor %}"
    "\n{{ signature }}\n{{ date }}\n"
    "{% for table in tables %}\n{{ table.title }}\n{{ table.header|join('\t') }}\n"
    "{% for row in table.rows %}{{ row|join('\t') }}\n{% endfor %}"
    "{% if table.note %}　　{{ table.note }}\n{% endif %}{% endfor %}"
    "{% if note %}　　{{ note }}\n{% endif %}"
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
        "note": judged_by(document),
    }


def squeezed(text: bytes) -> str:
    """Without the spaces that centre the title and move the signature."""
    return "\n".join(line.strip(" ") for line in text.decode().splitlines())


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


def milliseconds(work: Callable[[Any], Any], items: Sequence[Any]) -> float:
    """Of the processor, for each item."""
    start = time.process_time()
    for item in items:
        work(item)
    return (time.process_time() - start) / len(items) * 1000


def in_turn(groups: Iterable[Sequence[Any]], ours: Callable[[Any], Any], theirs: Callable[[Any], Any]) -> str:
    """The medians of both and of their ratio over groups of pairs: what ours is given, what theirs is given."""
    times = [
        (milliseconds(ours, [own for own, _ in group]), milliseconds(theirs, [other for _, other in group])) for group in groups
    ]
    own, other = (median(column) for column in zip(*times, strict=True))
    return f"ours {own:.2f} ms, theirs {other:.2f} ms each, ratio {median(a / b for a, b in times):.2f}"


def in_groups(items: Sequence[Any], size: int) -> list[Sequence[Any]]:
    return [items[start : start + size] for start in range(0, len(items), size)]


def all_claims(document: Document) -> int:
    """Look at every claim, so that it is followed to its cells."""
    return sum(bool(claim.sources) for section in document.sections for p in section.paragraphs for claim in p.claims)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--org-units", type=int, default=1000)
    options.add_argument("--docx", type=int, default=50)
    chosen = options.parse_args()
    dataset = made(chosen.org_units)
    start = time.process_time()
    survey = Survey(dataset, PERIOD)
    print(f"the comparison of {chosen.org_units} org units, once: {time.process_time() - start:.2f} s")
    units = dataset.org_units
    documents = [write_from(survey, unit) for unit in units]
    contexts = [context(document) for document in documents]
    assert all(squeezed(write_txt(d)) == squeezed(TEXT.render(c).encode()) for d, c in zip(documents, contexts, strict=True))
    length = sum(len(p.text) for document in documents for s in document.sections for p in s.paragraphs) / len(documents)
    numbers = sum(len(p.claims) for document in documents for s in document.sections for p in s.paragraphs) / len(documents)
    gc.collect()
    gc.freeze()  # as the archive of all reports does
    print(f"text, {len(units)} reports of {length:.0f} characters and {numbers:.0f} numbers:")
    survey = Survey(dataset, PERIOD)  # a new one: nothing of the reports above is remembered
    pairs = in_groups(list(zip(units, contexts, strict=True)), GROUP)
    print("  beside Jinja2:", in_turn(pairs, lambda unit: write_txt(write_from(survey, unit)), TEXT.render))
    fresh = Survey(dataset, PERIOD)
    some = [write_from(fresh, unit) for unit in units[: chosen.docx]]
    print(f"  all numbers followed to their cells: {milliseconds(all_claims, some):.1f} ms each")
    templates = [(document, (word_template(document), document)) for document in some]
    print("docx beside docxtpl:", in_turn(in_groups(templates, 5), write_docx, lambda pair: filled(*pair)))


if __name__ == "__main__":
    main()
