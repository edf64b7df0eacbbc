"""What the server and the process that reads for it say to each other: lines of JSON, checked on arrival, nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from indicators.model import Indicator, Reading

MAX_ANSWER_BYTES = 64 * 1024 * 1024
"""A reading larger than this (some 200,000 observations) is not sent: it would fill the server's memory in its turn."""


@dataclass(frozen=True, slots=True)
class Request:
    """A file to read; its ``size`` bytes follow the line. ``indicators`` are definitions beside the built-in ones."""

    name: str
    size: int
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Exactly one of: the process has started, the sheet it has come to, the reading.

    ``last`` says that the process ends after this reading, because its memory has grown or is no longer to be trusted.
    """

    ready: bool = False
    sheet: str | None = None
    reading: Reading | None = None
    last: bool = False


REQUEST: TypeAdapter[Request] = TypeAdapter(Request)
ANSWER: TypeAdapter[Answer] = TypeAdapter(Answer)
