"""Asks an application of the web server without a network between."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from starlette.types import ASGIApp, Message

Header = tuple[bytes, bytes]
DOCUMENT: tuple[Header, ...] = ((b"accept-encoding", b"gzip"), (b"sec-fetch-dest", b"document"))


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def content(self) -> bytes:
        return gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body

    @property
    def text(self) -> str:
        return self.content.decode()


def asked(app: ASGIApp, address: str, *, method: str = "GET", headers: Iterable[Header] = DOCUMENT) -> Answer:
    """The answer to a request, by default that of a browser for a page."""
    path, _mark, query = address.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "root_path": "",
        "query_string": query.encode(),
        "headers": list(headers),
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    async def ask() -> None:
        await app(scope, receive, send)

    with ThreadPoolExecutor(1) as apart:  # a thread of its own: where a browser test has run, this one's loop is Playwright's
        apart.submit(asyncio.run, ask()).result()
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], found, b"".join(message.get("body", b"") for message in sent[1:]))
