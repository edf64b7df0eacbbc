"""The figures behind a report as tables, to stand after it: every indicator, and how far each org unit has come."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indicators import wording
from indicators.model import TargetForm
from indicators.narrative import places
from indicators.narrative.document import Table
from indicators.narrative.narrator import Narrator
from indicators.narrative.row import Row

COLUMNS = 6
"""How many indicators a table of org units has room for on an upright page."""

NOTHING = "—"

CARE = "※"
"""Stands beside figures to be read with care, here as on the pages."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Titles and headers in one language; ``unit`` is empty where the org units' own kind is the header."""

    indicators: str
    header: tuple[str, ...]
    units: str
    unit: str = ""
    key: str = f"（{CARE}为数据不全、待核实或初步数）"


_WORDS = {
    "zh": _Words(
        "{period}主要指标完成情况",
        ("指标", "完成", "年度目标", "完成率", "与序时进度之差", "上年同期", "同比"),
        "各单位年度目标完成率（比率类为实绩）",
    ),
    "en": _Words(
        "Main indicators, {period}",
        ("Indicator", "Value", "Annual target", "Completion", "Against schedule", "Year earlier", "Change"),
        "Completion of annual targets by unit (rates as they are)",
        "Unit",
        f" ({CARE} incomplete, unverified or provisional)",
    ),
}


def tables(n: Narrator) -> tuple[Table, ...]:
    """The table of indicators, and for the whole the completion of each org unit."""
    return tuple(table for table in (_of_indicators(n), _of_units(n)) if table.rows)


def _of_indicators(n: Narrator) -> Table:
    rows = [row for row in n.rows if row.value is not None]
    words = _WORDS[n.evidence.language]
    period = n.survey.period.name_zh() if n.evidence.language == "zh" else n.survey.period.name_en()
    table = Table(words.indicators.format(period=period), words.header, tuple(tuple(_cells(n, row)) for row in rows))
    return _with_key(_without_empty_columns(table), words)


def _without_empty_columns(table: Table) -> Table:
    """Columns in which nobody has anything tell nothing."""
    told = [place for place in range(len(table.header)) if any(row[place] != NOTHING for row in table.rows)]
    header = tuple(table.header[place] for place in told)
    return Table(table.title, header, tuple(tuple(row[place] for place in told) for row in table.rows))


def _cells(n: Narrator, row: Row) -> list[str]:
    unit, language = row.subject.unit, n.evidence.language
    form = row.subject.form
    annual = form is TargetForm.ANNUAL_AMOUNT
    compared = NOTHING
    if row.change is not None and unit == "%":
        compared = wording.signed(row.change, unit, language)
    elif row.growth is not None:
        compared = wording.signed_growth(row.growth)
    return [
        _name(n, row.indicator),
        printed(n, row, "value") + _sign(n, row),
        printed(n, row, "target"),
        NOTHING if row.completion is None or unit == "%" or form is TargetForm.CEILING else wording.percent(row.completion),
        NOTHING if row.lead is None or not (annual or unit == "%") else wording.signed(row.lead, "%", language),
        printed(n, row, "previous_year"),
        compared,
    ]


def _of_units(n: Narrator) -> Table:
    """Completion by org unit for the first indicators with targets; a rate is given as it is."""
    targeted = [
        indicator
        for indicator in n.survey.indicators
        if n.is_whole and any(row.completion is not None for row in n.survey.peers(indicator.id))
    ][:COLUMNS]
    units = n.survey.reporting if targeted else ()
    rows = []
    for unit in units:
        cells = [_completion(n, n.survey.row(indicator.id, unit)) for indicator in targeted]
        rows.append((places.place_name(unit), *cells))
    words = _WORDS[n.evidence.language]
    header = (words.unit or n.short_kind, *(_name(n, indicator.id) for indicator in targeted))
    return _with_key(Table(words.units, header, tuple(rows)), words)


def _sign(n: Narrator, row: Row) -> str:
    """※ beside a figure that stands on missing reports, on a cell in doubt or on a provisional number."""
    return CARE if n.survey.marks.get((row.org_unit, row.indicator)) else ""


def _with_key(table: Table, words: _Words) -> Table:
    """The sign explained beside the title, where it occurs."""
    marked = any(CARE in cell for row in table.rows for cell in row)
    return replace(table, title=f"{table.title}{words.key}") if marked else table


def _name(n: Narrator, indicator: str) -> str:
    definition = n.survey.indicator(indicator)
    return (definition.name_en if n.evidence.language == "en" else "") or definition.name


def _completion(n: Narrator, row: Row) -> str:
    if row.subject.is_fraction:
        return printed(n, row, "value") + (_sign(n, row) if row.value is not None else "")
    return NOTHING if row.completion is None else wording.percent(row.completion) + _sign(n, row)


def printed(n: Narrator, row: Row, measure: str) -> str:
    """A cell with the row's value, target or value of a year before: money and rates as in the text, else with the unit."""
    value: float | None = getattr(row, measure)
    if value is None:
        return NOTHING
    unit = row.subject.unit
    if unit in ("元", "%"):
        return n.evidence.words(row.indicator, measure, value)
    return wording.amount(value, unit, n.evidence.language)
