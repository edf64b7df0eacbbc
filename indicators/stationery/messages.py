"""What the server and the process that fills models say to each other: lines of JSON, checked on arrival."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import TypeAdapter

from indicators.reading.trade import Answering, Trade
from indicators.stationery.flaws import Flaw
from indicators.stationery.references import Looked


@dataclass(frozen=True, slots=True)
class Request:
    """A model to look into or to fill; after the line follow its bytes and, to fill it, those of the report's blocks."""

    job: Literal["look", "fill"]
    model: int
    blocks: int = 0
    values: dict[str, Any] = field(default_factory=dict)
    title: str = ""

    @property
    def size(self) -> int:
        return self.model + self.blocks


@dataclass(frozen=True, slots=True)
class Answer(Answering):
    """Exactly one of: the process has started, what was found in a model, the filled file (in the bytes that follow),
    what is wrong."""

    looked: Looked | None = None
    is_filled: bool = False
    flaws: tuple[Flaw, ...] = ()


TRADE = Trade("indicators.stationery.serve", TypeAdapter(Request), TypeAdapter(Answer))
