"""The cells of a file that can be corrected where it is looked over, and those that were."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from indicators.model import Observation, Problem, Reading, Severity
from indicators.observations import in_rows_of
from indicators.problems import message_of, severity_of
from indicators.reading.corrections import CODE
from indicators.told import texts_of

EMPTY = frozenset(("formula_without_value", "org_unit_blank"))
"""Problems of a cell that has nothing in it to quote."""

ELSEWHERE = frozenset(("partial_quarter",))
"""Problems that quote a header, not the cell they are shown at."""

Cell = tuple[str, str]
"""Sheet and cell (A1 style)."""


@dataclass(frozen=True, slots=True)
class DoubtfulCell:
    """A cell with problems, what they say, and the text that stands in it now."""

    sheet: str
    cell: str
    text: str
    messages: tuple[str, ...]


def doubtful_cells(reading: Reading, language: str = "zh", settled: Collection[Problem] = ()) -> list[DoubtfulCell]:
    """Cells whose own text is in doubt, those with errors first; not headers, nor cells that stand for a whole row.

    Problems that are ``settled`` leave no doubt.
    """
    found: dict[Cell, list[Problem]] = {}
    for problem in sorted(reading.problems, key=lambda p: list(Severity).index(severity_of(p))):
        in_doubt = severity_of(problem) is not Severity.NOTE and problem not in settled
        if problem.cell and in_doubt and _is_about_its_cell(problem):
            found.setdefault((problem.sheet, problem.cell), []).append(problem)
    headers = {(c.source.sheet, c.source.cell) for c in reading.columns}
    cells = [cell for _, cell in found]
    texts = _texts((*reading.totals, *in_rows_of(reading.observations, cells)))
    return [
        DoubtfulCell(*cell, _text(cell, texts, problems), tuple(message_of(p, language) for p in problems))
        for cell, problems in found.items()
        if cell not in headers or cell in texts
    ]


def _is_about_its_cell(problem: Problem) -> bool:
    """Whether it quotes what it found in the cell, which typing something else there can mend."""
    return problem.code in EMPTY or (problem.code not in ELSEWHERE and "found" in dict(problem.facts))


def _texts(observations: Iterable[Observation]) -> dict[Cell, str]:
    return {(o.source.sheet, o.source.cell): texts_of(o.raw)[0] for o in observations}


def _text(cell: Cell, texts: dict[Cell, str], problems: Collection[Problem]) -> str:
    """What stands in the cell; of one that could not be read, what its problems quote."""
    said = (dict(p.facts).get("found", "") for p in problems)
    return texts.get(cell) or next((text for text in said if text), "")


def corrected_cells(reading: Reading) -> dict[Cell, tuple[str, str]]:
    """The old and the new text of every corrected cell."""
    notes = [(p, dict(p.facts)) for p in reading.problems if p.code == CODE]
    return {(p.sheet, p.cell): (facts["found"], facts["used"]) for p, facts in notes}
