"""A written report as data: sections of paragraphs, and in them every number with where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

from indicators.model import CellRef


@dataclass(frozen=True, slots=True)
class Claim:
    """One number in a text, with its unit: what it says and how it follows from the cells.

    ``start`` and ``end`` are character offsets in the paragraph's text. ``value`` is unrounded and in the base unit
    (yuan, fraction); ``unit`` is that base unit. ``measure`` is value, target, completion, schedule, lead, growth, change,
    previous_year, previous_quarter, rank, count, share, gap, forecast, minimum, median, maximum, numerator or denominator.
    ``formula`` says in words or symbols how the value is computed from the sources.
    """

    start: int
    end: int
    text: str
    indicator: str
    org_unit: str
    period: str
    measure: str
    value: float
    unit: str
    formula: str
    sources: tuple[CellRef, ...]


class Claims(Sequence[Claim]):
    """Claims made when first looked at: most readers of a report never ask where its numbers come from.

    They equal, and are kept as, the tuple of what ``make`` gives.
    """

    __slots__ = ("_found", "_make")

    def __init__(self, make: Callable[[], tuple[Claim, ...]]) -> None:
        self._make = make
        self._found: tuple[Claim, ...] | None = None

    @property
    def found(self) -> tuple[Claim, ...]:
        if self._found is None:
            self._found = self._make()
        return self._found

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.found)

    @overload
    def __getitem__(self, place: int) -> Claim: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Claim, ...]: ...
    def __getitem__(self, place: int | slice) -> Claim | tuple[Claim, ...]:
        return self.found[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Claims | tuple) and self.found == tuple(other)

    def __hash__(self) -> int:
        return hash(self.found)

    def __repr__(self) -> str:
        return repr(self.found)

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (self.found,)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and its claims, in order. The first ``lead`` characters are a run-in heading (（一）…。)."""

    text: str
    claims: Sequence[Claim] = ()
    lead: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its number (一、工会组织建设) and its paragraphs. The opening and the closing have no heading."""

    heading: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures as text, to stand after the report (附表), or ``within`` it, above its signature; a note under it."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    within: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A report ready to be written to any format. ``signature`` and ``date`` stand at its end, to the right.

    ``preset`` is the id of the status rule that its judgements follow.
    """

    title: str
    sections: tuple[Section, ...]
    signature: str = ""
    date: str = ""
    tables: tuple[Table, ...] = ()
    language: str = "zh"
    preset: str = ""

    @property
    def within(self) -> tuple[Table, ...]:
        """The tables that stand in the text, above the signature."""
        return tuple(table for table in self.tables if table.within)

    @property
    def after(self) -> tuple[Table, ...]:
        """The tables that stand behind it."""
        return tuple(table for table in self.tables if not table.within)
