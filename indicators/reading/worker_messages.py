"""What the server and the process that reads for it say to each other: lines of JSON and packed numbers, checked on arrival."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from indicators.model import Indicator, Reading
from indicators.observations import Observations, all_together
from indicators.reading.sent_columns import MOST_AT_ONCE, SentColumns, packed, unpacked_columns
from indicators.reading.trade import Answering, Trade
from indicators.told import NOTHING, Told

MAX_FIGURES = 500_000
"""A reading with more observations and targets than this is not sent: it would fill the server's memory in its turn."""

MAX_FIGURES_IN_COLUMNS = 2_000_000
"""The same for observations that are kept by columns, 60 bytes each."""

FIGURES_A_LINE = 5_000
"""How much is sent at once: checking a line stops everything else in the server, and 5,000 take 20 ms."""


@dataclass(frozen=True, slots=True)
class Request:
    """A file to read; its ``size`` bytes follow the line. ``indicators`` are definitions beside the built-in ones, ``told`` is
    what people said of this file."""

    name: str
    size: int
    indicators: tuple[Indicator, ...] = ()
    told: Told = NOTHING


@dataclass(frozen=True, slots=True)
class Answer(Answering):
    """Exactly one of: the process has started, the sheet it has come to, a part of the reading (one by one or by columns),
    the rest of the reading."""

    sheet: str | None = None
    part: Reading | None = None
    columns: SentColumns | None = None
    reading: Reading | None = None

    @property
    def figures(self) -> int:
        """How many observations and targets it says to hold; those by columns count less, as they take less room."""
        by_columns = -(-self.columns.count * MAX_FIGURES // MAX_FIGURES_IN_COLUMNS) if self.columns else 0
        return by_columns + (len(self.part.observations) + len(self.part.targets) if self.part else 0)


def has_too_many(reading: Reading) -> bool:
    """Whether a reading has more figures than the server should hold."""
    by_columns = isinstance(reading.observations, Observations)
    one_by_one = len(reading.targets) + (0 if by_columns else len(reading.observations))
    return one_by_one > MAX_FIGURES or len(reading.observations) > MAX_FIGURES_IN_COLUMNS


def answers_for(reading: Reading) -> Iterator[tuple[Answer, bytes]]:
    """A reading as answers of moderate size, each with what follows it; :func:`put_together` undoes it."""
    observations = reading.observations
    if isinstance(observations, Observations):
        for start in range(0, len(observations), MOST_AT_ONCE):
            columns, numbers = packed(observations[start : start + MOST_AT_ONCE])
            yield Answer(columns=columns), numbers
        observations = ()
    for start in range(0, max(len(observations), len(reading.targets)), FIGURES_A_LINE):
        some = slice(start, start + FIGURES_A_LINE)
        part = Reading(reading.file, observations=tuple(observations[some]), targets=reading.targets[some])
        yield Answer(part=part), b""
    yield Answer(reading=replace(reading, observations=(), targets=())), b""


def with_those_of(answer: Answer, figures: int) -> int:
    """How many figures have been sent with one more answer; raise ValueError for none, or more than are ever sent."""
    figures += answer.figures
    if answer.figures <= 0 or figures > 2 * MAX_FIGURES:
        raise ValueError(f"{answer.figures} figures after {figures - answer.figures}")
    return figures


Part = Reading | Observations


def part_of(answer: Answer, following: bytes) -> Part:
    """The part of a reading that an answer and what follows it bring; raise ValueError if it is none."""
    if answer.columns is not None:
        return unpacked_columns(answer.columns, following)
    if answer.part is None or following:
        raise ValueError("no part of a reading")
    return answer.part


def put_together(parts: Sequence[Part], rest: Reading) -> Reading:
    """The whole reading from its parts and its rest."""
    by_columns = [part for part in parts if isinstance(part, Observations)]
    one_by_one = [part for part in parts if isinstance(part, Reading)]
    return replace(
        rest,
        observations=all_together(by_columns) if by_columns else tuple(o for part in one_by_one for o in part.observations),
        targets=tuple(t for part in one_by_one for t in part.targets),
    )


TRADE = Trade("indicators.reading.serve", TypeAdapter(Request), TypeAdapter(Answer))
