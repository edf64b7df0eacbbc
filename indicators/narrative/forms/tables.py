"""The figures behind a report as tables, to stand after it: every indicator, and how far each org unit has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from indicators import wording
from indicators.model import TargetForm
from indicators.narrative.document import Table
from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.forms.counted_table import counted_table
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.numerals import chinese
from indicators.narrative.phrasing.rounding import any_differs

COLUMNS = 6
"""How many indicators a table of org units has room for on an upright page; the others have tables of their own."""

FEWEST_COMPARED = 10
"""A rate of change on a smaller base says less than the change itself, here as in the text."""

NOTHING = "—"

CARE = "※"
"""Stands beside figures to be read with care, here as on the pages."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Titles and headers in one language; ``unit`` is empty where the org units' own kind is the header."""

    indicators: str
    header: tuple[str, ...]
    units: str
    """Its place among several such tables, and whether rates stand in it, are put in."""
    rates: str
    unit: str = ""
    key: str = f"（{CARE}为数据不全、待核实或初步数）"
    rounding: str = "注：差数按四舍五入前的数计算，个别与表列数相减略有出入。"


_WORDS = {
    "zh": _Words(
        "{period}主要指标完成情况",
        ("指标", "完成", "年度目标", "完成率", "与序时进度之差", "上年同期", "同比"),
        "各单位年度目标完成率{part}{rates}",
        "（比率类为实绩）",
    ),
    "en": _Words(
        "Main indicators, {period}",
        ("Indicator", "Value", "Annual target", "Completion", "Against schedule", "Year earlier", "Change"),
        "Completion of annual targets by unit{part}{rates}",
        " (rates as they are)",
        "Unit",
        f" ({CARE} incomplete, unverified or provisional)",
        "Note: differences are worked out before rounding; some are not quite those of the figures printed.",
    ),
}


def tables(n: Narrator) -> tuple[Table, ...]:
    """The table of indicators, and for the whole what it is judged by in part, and the completion of each org unit."""
    return tuple(table for table in (_of_indicators(n), counted_table(n), *_of_units(n)) if table.rows)


def _of_indicators(n: Narrator) -> Table:
    rows = [row for row in n.rows if row.value is not None]
    words = _WORDS[n.evidence.language]
    period = n.survey.period.name_zh() if n.evidence.language == "zh" else n.survey.period.name_en()
    cells = [_cells(n, row) for row in rows]
    table = Table(words.indicators.format(period=period), words.header, tuple(map(tuple, cells)))
    leads = [(told[2], told[1], told[4]) for told, row in zip(cells, rows, strict=True) if row.subject.is_fraction]
    changes = [(told[5], told[1], told[6]) for told, row in zip(cells, rows, strict=True) if not _is_relative(row)]
    return _with_key(noted(n, _without_empty_columns(table), [*leads, *changes]), words)


def noted(n: Narrator, table: Table, differences: Iterable[tuple[str, str, str]]) -> Table:
    """The table, with the customary note where a difference in it is not, as printed, that of the two figures before it."""
    return replace(table, note=_WORDS[n.evidence.language].rounding) if any_differs(differences) else table


def _without_empty_columns(table: Table) -> Table:
    """Columns in which nobody has anything tell nothing."""
    told = [place for place in range(len(table.header)) if any(row[place] != NOTHING for row in table.rows)]
    header = tuple(table.header[place] for place in told)
    return replace(table, header=header, rows=tuple(tuple(row[place] for place in told) for row in table.rows))


def _cells(n: Narrator, row: Row) -> list[str]:
    unit, language = row.subject.unit, n.evidence.language
    form = row.subject.form
    annual = form is TargetForm.ANNUAL_AMOUNT
    compared = NOTHING
    if row.growth is not None and _is_relative(row):
        compared = wording.signed_growth(row.growth)
    elif row.change is not None:
        compared = _signed(n, row, row.change)
    return [
        row.subject.in_table(language),
        printed(n, row, "value") + _sign(n, row),
        printed(n, row, "target"),
        NOTHING if row.completion is None or _has_no_share(n, row) else wording.percent(row.completion),
        NOTHING if row.lead is None or row.compared or not (annual or unit == "%") else wording.signed(row.lead, "%", language),
        printed(n, row, "previous_year"),
        compared,
    ]


def _has_no_share(n: Narrator, row: Row) -> bool:
    """Whether value ÷ target says nothing of how far it is: of rates and ceilings, and where the value holds what some did who
    were not asked for it; those who were stand in a table of their own."""
    if row.subject.unit == "%" or row.subject.form is TargetForm.CEILING:
        return True
    return row.compared is not None and any(peer.value and peer.target is None for peer in n.survey.peers(row.indicator))


def _is_relative(row: Row) -> bool:
    """Whether the change on last year is told in percent: not of rates, nor on a base of a few."""
    return not row.subject.is_fraction and (row.previous_year or 0) * row.subject.size >= FEWEST_COMPARED


def _signed(n: Narrator, row: Row, change: float) -> str:
    if row.subject.unit != "元" and row.subject.size == 1:
        return wording.signed(change, row.subject.unit, n.evidence.language)
    sign = "+" if change > 0 else wording.MINUS if change < 0 else ""
    return sign + n.evidence.words(row.indicator, "change", change)


def _of_units(n: Narrator) -> Iterator[Table]:
    """Completion by org unit for every indicator with targets, in as many tables as pages ask for; a rate as it is.

    Those above, to whom the text does not name who lags, are not shown it in a table either.
    """
    targeted = [
        indicator.id
        for indicator in n.survey.indicators
        if n.is_whole and n.names_laggards and n.survey.subject(indicator.id).form is not TargetForm.CEILING
        if any(row.completion is not None for row in n.survey.peers(indicator.id))
    ]
    number = -(-len(targeted) // COLUMNS)
    for place in range(number):
        told = targeted[place * len(targeted) // number : (place + 1) * len(targeted) // number]
        yield _of_some(n, told, _part(n, place + 1, number) if number > 1 else "")


def _of_some(n: Narrator, indicators: Sequence[str], part: str) -> Table:
    rows = []
    for unit in n.survey.reporting:
        cells = [_completion(n, n.survey.row(indicator, unit)) for indicator in indicators]
        rows.append((places.place_name(unit, bare=True), *cells))
    words = _WORDS[n.evidence.language]
    subjects = [n.survey.subject(indicator) for indicator in indicators]
    rates = words.rates if any(subject.is_fraction for subject in subjects) else ""
    header = (words.unit or n.short_kind, *(subject.in_table(n.evidence.language) for subject in subjects))
    return _with_key(Table(words.units.format(part=part, rates=rates), header, tuple(rows)), words)


def _part(n: Narrator, place: int, number: int) -> str:
    return f", {place} of {number}" if n.evidence.language == "en" else f"之{chinese(place)}"


def _sign(n: Narrator, row: Row) -> str:
    """※ beside a figure that stands on missing reports, on a cell in doubt or on a provisional number."""
    return CARE if n.survey.marks.get((row.org_unit, row.indicator)) else ""


def _with_key(table: Table, words: _Words) -> Table:
    """The sign explained beside the title, where it occurs."""
    marked = any(CARE in cell for row in table.rows for cell in row)
    return replace(table, title=f"{table.title}{words.key}") if marked else table


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
    if unit in ("元", "%") or (row.subject.size > 1 and n.evidence.language == "zh"):
        return n.evidence.told(row, measure, value)
    return wording.amount(value, unit, n.evidence.language)
