"""What proofreading finds: a kind, a place in the text, a sentence, and what should stand there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from indicators.model import CellRef
from indicators.proofreading.told import sentence
from indicators.report.trace import places


class Kind(StrEnum):
    """agrees: the data say the same. differs: they say otherwise. no_data: they say nothing of it. inconsistent: the text
    contradicts itself. wording: a word or form that should not stand there."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NO_DATA = "no_data"
    INCONSISTENT = "inconsistent"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Finding:
    """``start`` and ``end`` are offsets in the text; ``code`` and ``facts`` make the message (``messages.toml``).

    ``expected`` is what should stand there, printed in the form and with the precision of what does; empty where nothing in
    particular should. ``sources`` are the cells it follows from.
    """

    kind: Kind
    start: int
    end: int
    code: str
    facts: tuple[tuple[str, str], ...] = ()
    expected: str = ""
    sources: tuple[CellRef, ...] = ()

    def message(self, language: str = "zh") -> str:
        return sentence(self.code, language, **dict(self.facts))


def finding(
    kind: Kind, start: int, end: int, code: str, *, expected: str = "", sources: tuple[CellRef, ...] = (), **facts: object
) -> Finding:
    return Finding(kind, start, end, code, tuple((name, str(value)) for name, value in facts.items()), expected, sources)


_MOST_CELLS = 3


def cells_told(sources: tuple[CellRef, ...], language: str = "zh") -> str:
    """The cells in words, the first few places of them: 一季度.xlsx 组织建设!C5:C8."""
    found = [f"{file} {sheet}!{cells}" for file, sheet, cells in places(sources)]
    more = ("等" if language == "zh" else " …") if len(found) > _MOST_CELLS else ""
    return ("、" if language == "zh" else ", ").join(found[:_MOST_CELLS]) + more
