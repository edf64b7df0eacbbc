"""Values typed in place of what a file holds: put into the grids before anything is read, and told of afterwards."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from indicators.model import CellRef, Observation, Problem, Reading
from indicators.observations import Observations
from indicators.reading.grid import CellValue, Grid, Position, position_of
from indicators.times import CHINA
from indicators.told import Correction, both_texts

CODE = "value_corrected"
"""The note that stands in a reading for each corrected cell; its facts ``found`` and ``used`` are the old and new text, ``by``
is who typed it and when (ISO 8601)."""

_NUMBER = re.compile(r"[+-]?(?:0|[1-9]\d{0,14})(?:\.\d+)?")


def corrected(grids: Sequence[Grid], corrections: Iterable[Correction], file: str) -> tuple[list[Grid], list[Problem]]:
    """The grids with the typed values in place, and a note for each; cells that no grid has are passed over.

    A typed value is read like one in a sheet: 12000, 95%, 未报. A percent format of the cell no longer counts, for nobody
    sees it while typing.
    """
    by_sheet: dict[str, dict[Position, Correction]] = defaultdict(dict)
    for correction in corrections:
        by_sheet[correction.sheet][position_of(correction.cell)] = correction
    result, notes = [], list[Problem]()
    for grid in grids:
        typed = {p: c for p, c in by_sheet[grid.name].items() if p[0] < grid.height and p[1] < grid.width}
        notes += [_note(c, _text(_held(grid, p)), file) for p, c in typed.items()]
        result.append(_with(grid, {p: typed_value(c.new) for p, c in typed.items()}) if typed else grid)
    return result, notes


def _with(grid: Grid, typed: dict[Position, CellValue]) -> Grid:
    values = list(grid.values)
    for (row, column), value in typed.items():
        values[row] = [*values[row][:column], value, *values[row][column + 1 :]]
    return replace(
        grid,
        values=values,
        percent=grid.percent - typed.keys(),
        errors={p: error for p, error in grid.errors.items() if p not in typed},
        unevaluated=grid.unevaluated - typed.keys(),
        columns=None,
    )


def typed_value(text: str) -> CellValue:
    """What a cell holds once this was typed into it: a number, else the text, nothing where it is empty."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if _NUMBER.fullmatch(plain):
        return float(plain) if "." in plain else int(plain)
    return plain or None


def _held(grid: Grid, place: Position) -> CellValue:
    return grid.errors.get(place) or grid.values[place[0]][place[1]]


def _text(value: CellValue) -> str:
    return "" if value is None else f"{value:.15g}" if isinstance(value, float) else str(value)


def _note(correction: Correction, old: str, file: str) -> Problem:
    by = f"{correction.who} {correction.at.isoformat()}"
    facts = (("found", old), ("used", correction.new.strip()), ("by", by))
    return Problem(CODE, file, correction.sheet, correction.cell, facts)


def with_old_texts(reading: Reading) -> Reading:
    """``raw`` of each observation from a corrected cell says both: 12000（更正，原填“12 ooo”）."""
    notes = {CellRef(p.file, p.sheet, p.cell): dict(p.facts) for p in reading.problems if p.code == CODE}
    if not notes:
        return reading

    texts = {cell: both_texts(facts["used"], facts["found"], _by(facts["by"])) for cell, facts in notes.items()}
    return replace(
        reading, observations=_with_texts(reading.observations, texts), totals=tuple(_with_texts(reading.totals, texts))
    )


def _with_texts(observations: Sequence[Observation], texts: Mapping[CellRef, str]) -> Sequence[Observation]:
    if isinstance(observations, Observations):
        return observations.with_texts({at: text for cell, text in texts.items() for at in observations.at(cell)})
    return tuple(replace(o, raw=texts.get(o.source, o.raw)) for o in observations)


def _by(fact: str) -> str:
    """王芳 2024-07-03, in China's time; empty where nobody said who they are."""
    who, _, at = fact.rpartition(" ")
    return f"{who} {datetime.fromisoformat(at).astimezone(CHINA):%Y-%m-%d}" if who else ""


def as_made(typed: Iterable[Correction], reading: Reading) -> tuple[Correction, ...]:
    """The corrections that took hold in the reading, each with the text it replaced."""
    old = {(p.sheet, p.cell): dict(p.facts)["found"] for p in reading.problems if p.code == CODE}
    return tuple(replace(c, old=old[c.sheet, c.cell]) for c in typed if (c.sheet, c.cell) in old)
