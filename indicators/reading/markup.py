"""XML read as a stream of events, without entities: a document type definition is refused before it can define any."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from indicators.reading.unreadable import refuse


class Listener(Protocol):
    """Told of elements as they come; names of elements and attributes are without their namespace prefix."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


def listen(xml: bytes, listener: Listener) -> None:
    """Read a whole document; raise UnreadableFile if it is cut off, malformed or has a document type definition."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: listener.start(
        _local(name), {_local(key): value for key, value in attributes.items()}
    )
    parser.EndElementHandler = lambda name: listener.end(_local(name))
    parser.CharacterDataHandler = listener.text
    parser.StartDoctypeDeclHandler = _refuse_dtd
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise refuse("file_damaged") from error


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse_dtd(*_: object) -> None:
    raise refuse("file_has_dtd")


class Elements:
    """Every element in document order as (name, attributes); a closing tag comes as (``/name``, {})."""

    def __init__(self) -> None:
        self.found: list[tuple[str, Mapping[str, str]]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.found.append((name, attributes))

    def end(self, name: str) -> None:
        self.found.append((f"/{name}", {}))

    def text(self, text: str) -> None:
        """Text between elements means nothing in the parts this is used for."""


def elements(xml: bytes) -> list[tuple[str, Mapping[str, str]]]:
    """The elements of a small part; an empty part has none."""
    listener = Elements()
    if xml:
        listen(xml, listener)
    return listener.found
