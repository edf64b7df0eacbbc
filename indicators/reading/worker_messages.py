"""What the server and the process that reads for it say to each other: lines of JSON, checked on arrival, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from indicators.model import Indicator, Reading
from indicators.told import NOTHING, Told

MAX_FIGURES = 500_000
"""A reading with more observations and targets than this is not sent: it would fill the server's memory in its turn."""

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
class Answer:
    """Exactly one of: the process has started, the sheet it has come to, a part of the reading, the rest of the reading.

    ``last`` says that the process ends after this reading, because its memory has grown or is no longer to be trusted.
    """

    ready: bool = False
    sheet: str | None = None
    part: Reading | None = None
    reading: Reading | None = None
    last: bool = False


def answers_for(reading: Reading, *, last: bool) -> Iterator[Answer]:
    """A reading as answers of moderate size; :func:`put_together` undoes it."""
    figures = max(len(reading.observations), len(reading.targets))
    for start in range(0, figures, FIGURES_A_LINE):
        some = slice(start, start + FIGURES_A_LINE)
        part = Reading(reading.file, observations=reading.observations[some], targets=reading.targets[some])
        yield Answer(part=part)
    yield Answer(reading=replace(reading, observations=(), targets=()), last=last)


def put_together(parts: Iterable[Reading], rest: Reading) -> Reading:
    parts = list(parts)
    return replace(
        rest,
        observations=tuple(o for part in parts for o in part.observations),
        targets=tuple(t for part in parts for t in part.targets),
    )


REQUEST: TypeAdapter[Request] = TypeAdapter(Request)
ANSWER: TypeAdapter[Answer] = TypeAdapter(Answer)
