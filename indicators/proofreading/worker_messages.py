"""What the server and the process that opens drafts say to each other: lines of JSON, checked on arrival."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import TypeAdapter

from indicators.proofreading.word_file import Mark
from indicators.reading.trade import Answering, Trade


@dataclass(frozen=True, slots=True)
class Request:
    """A draft of ``size`` bytes, which follow the line: to be read, or with ``marks`` to be given back with these in it."""

    size: int
    marks: tuple[Mark, ...] | None = None


@dataclass(frozen=True, slots=True)
class Answer(Answering):
    """Exactly one of: the process has started, the text, the marked file (in the bytes that follow), the reason
    why there is neither."""

    text: str | None = None
    is_marked: bool = False
    reason: str = ""
    facts: dict[str, str] = field(default_factory=dict)


TRADE = Trade("indicators.proofreading.serve", TypeAdapter(Request), TypeAdapter(Answer))
