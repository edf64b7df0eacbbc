"""What a report and its data put in the place of each name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from indicators import wording
from indicators.dataset import Dataset
from indicators.editing import plain_heading
from indicators.model import TOTAL, Indicator
from indicators.narrative.document import Document, Section
from indicators.periods import Period
from indicators.progress import without_unlike
from indicators.report.docx_blocks import APPENDIX, SECTION, TABLE
from indicators.stationery.marks import WITHOUT_HEADING, marked
from indicators.stationery.vocabulary import MEASURES, OF_ORG_UNIT, OF_SECTION, TEXTS, Node, named, plain


@dataclass(frozen=True, slots=True)
class Figures:
    """The data that single figures are taken from: the frame of ``table_of`` for ``period``."""

    dataset: Dataset
    progress: pd.DataFrame
    period: Period


def root_of(document: Document, figures: Figures, org_unit: str) -> Node:
    """Everything that a report can put into a model."""
    units = _Units(figures, document.language)
    own = units.node(org_unit)
    by_meaning: dict[str, Callable[[], Node]] = {
        "title": lambda: Node(document.title),
        "body": lambda: Node(marked(f"{SECTION} {n}" for n in range(len(document.sections)))),
        "signature": lambda: Node(document.signature),
        "date": lambda: Node(document.date),
        "period": lambda: Node(figures.period.name_zh() if document.language == "zh" else figures.period.name_en()),
        "year": lambda: Node(str(figures.period.year)),
        "org_unit": lambda: own,
        "whole": lambda: units.node(TOTAL),
        "sections": lambda: Node(items=tuple(_section(n, s) for n, s in enumerate(document.sections))),
        "org_units": lambda: Node(items=tuple(map(units.node, figures.dataset.org_units))),
        "tables": lambda: Node(marked(f"{TABLE} {n}" for n in range(len(document.tables)))),
        "sources": lambda: Node(marked([APPENDIX])),
    }
    return named(by_meaning, TEXTS, also=own)


def _section(number: int, section: Section) -> Node:
    parts: dict[str, Callable[[], Node]] = {
        "heading": lambda: Node(section.heading),
        "name": lambda: Node(plain_heading(section.heading)),
        "body": lambda: Node(marked([f"{SECTION} {number}{WITHOUT_HEADING}"])),
        "paragraphs": lambda: Node(items=tuple(Node(p.text) for p in section.paragraphs)),
    }
    return named(parts, OF_SECTION)


class _Units:
    """Org units with their figures, looked up as they are asked for."""

    def __init__(self, figures: Figures, language: str) -> None:
        self._dataset = figures.dataset
        self._progress = figures.progress
        self._language = language
        self._rows: dict[tuple[str, str], Mapping[Any, Any]] | None = None
        self._by_name = {plain(name): i for i in reversed(figures.dataset.indicators.values()) for name in _names(i)}
        self._by_name |= {plain(i.name): i for i in figures.dataset.indicators.values()}
        self._names = tuple(i.name for i in figures.dataset.indicators.values())

    def node(self, org_unit: str) -> Node:
        name = (self._dataset.county or "全县") if org_unit == TOTAL else org_unit

        def find(asked: str) -> Node | None:
            if plain(asked) in OF_ORG_UNIT:
                return Node(name)
            indicator = self._by_name.get(plain(asked))
            return self._figure(org_unit, indicator) if indicator else None

        return Node(name, find=find, names=(*OF_ORG_UNIT, *self._names))

    def _figure(self, org_unit: str, indicator: Indicator) -> Node:
        row = self._row(org_unit, indicator.id)
        unit = self._dataset.unit_of(indicator.id)
        tenths = indicator.id in self._dataset.in_tenths
        parts: dict[str, Callable[[], Node]] = {
            measure: partial(_measure, measure, row, unit, self._language, tenths=tenths)
            for measure in MEASURES
            if measure != "ten_thousands" or unit == "元"
        }
        figure = named(parts, MEASURES)
        return Node(_measure("value", row, unit, self._language, tenths=tenths).text, find=figure.find, names=figure.names)

    def _row(self, org_unit: str, indicator: str) -> Mapping[Any, Any]:
        if self._rows is None:
            told = without_unlike(self._progress)
            self._rows = {(r["org_unit"], r["indicator"]): r for r in told.to_dict("records")}
        return self._rows.get((org_unit, indicator), {})


def _names(indicator: Indicator) -> Iterator[str]:
    yield from (indicator.id, indicator.name, indicator.name_en, *indicator.aliases)


_OF_A_RATE = ("value", "previous_year", "previous_quarter")


def _measure(measure: str, row: Mapping[Any, Any], unit: str, language: str, *, tenths: bool) -> Node:
    """The figure's measure as text; a rate as the reports print it."""
    if measure == "unit":
        return Node(unit)
    field = {"number": "value", "ten_thousands": "value"}.get(measure, measure)
    value = row.get(field)
    if measure == "growth" and unit == "%":  # of rates the difference is told, in percentage points
        measure, value = "change", row.get("change")
    if value is None or pd.isna(value):
        return Node(None)
    if measure == "status":
        schedule = row.get("schedule")
        return Node(wording.status_name(str(value), language, schedule=None if pd.isna(schedule) else schedule))
    if unit == "%" and measure in _OF_A_RATE:
        target = row.get("target") if measure == "value" else None
        asked = None if target is None or pd.isna(target) else float(target)
        return Node(wording.rate(float(value), tenths=tenths, target=asked))
    return Node(_TEXTS.get(measure, _amount)(float(value), unit, language))


def _amount(value: float, unit: str, language: str) -> str:
    return wording.amount(value, unit, language)


_TEXTS: dict[str, Callable[[float, str, str], str]] = {
    "number": lambda value, unit, _: wording.number(value * 100 if unit == "%" else value),
    "ten_thousands": lambda value, _unit, _: wording.number(value / 10_000),
    "completion": lambda value, _unit, _: wording.percent(value),
    "schedule": lambda value, _unit, _: wording.percent(value),
    "change": lambda value, unit, language: wording.signed(value, unit, language),
    "lead": lambda value, _unit, language: wording.signed(value, "%", language),
    "growth": lambda value, _unit, _: wording.signed_growth(value),
    "rank": lambda value, _unit, language: wording.ordinal(value, language),
}
