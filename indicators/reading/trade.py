"""What a server and one kind of worker process agree on: the form of what is asked and of what is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from pydantic import TypeAdapter


class Asking(Protocol):
    """A line of JSON; the file of ``size`` bytes follows it."""

    @property
    def size(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """A line of JSON that says either that the process has started, or what its trade says of a file.

    ``last`` says that the process ends after this file, because its memory has grown or is no longer to be trusted.
    ``size`` bytes follow the line: what would be long as text (numbers, a file that was written).
    """

    ready: bool = False
    last: bool = False
    size: int = 0


Asked = TypeVar("Asked", bound=Asking)
Told = TypeVar("Told", bound=Answering)


@dataclass(frozen=True, slots=True)
class Trade(Generic[Asked, Told]):
    """A kind of worker: the module that its process runs, and the forms, by which every line is checked on arrival."""

    module: str
    request: TypeAdapter[Asked]
    answer: TypeAdapter[Told]
