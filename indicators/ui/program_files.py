"""Streamlit's own scripts, styles and fonts, answered from memory and compressed once.

A first visit asks for some hundred of them. Looked up on the disk and passed through every layer of the server, each costs
8 ms of the server's time, which are seconds for the visitor; compressed anew each time, the largest alone costs a second.
Their names hold a hash of what is in them, so a browser may keep them for ever.
"""

from __future__ import annotations

import gzip
import mimetypes
import re
from functools import cache
from importlib import resources
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

_KEPT = "public, max-age=31536000, immutable"
_COMPRESSED = (".css", ".js", ".json", ".svg", ".ttf")
_IMPORTED = re.compile(rb"""from["'`]\./([\w.-]+\.js)["'`]""")
_NAMED = re.compile(r'"\.(/static/[^"]+)"')


class ProgramFiles:
    """Answers for the files of the program; everything else goes on to the rest of the server."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        name = _asked_for(scope)
        if name is None:
            await self.app(scope, receive, send)
        else:
            packed = "gzip" in Headers(scope=scope).get("accept-encoding", "")
            await _response(name, packed=packed)(scope, receive, send)


def _asked_for(scope: Scope) -> str | None:
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    path = scope["path"].removeprefix(scope.get("root_path", ""))
    return path if path in _files() else None


@cache
def _response(name: str, *, packed: bool) -> Response:
    """The whole answer; a name that is packed only where that makes it smaller."""
    packed = packed and name.endswith(_COMPRESSED)
    headers = {"cache-control": _KEPT, "vary": "accept-encoding"} | ({"content-encoding": "gzip"} if packed else {})
    content = compressed(name) if packed else _files()[name].read_bytes()
    return Response(content, headers=headers, media_type=mimetypes.guess_type(name)[0])


@cache
def compressed(name: str) -> bytes:
    """The packed bytes of a file, by the path it is asked for."""
    return gzip.compress(_files()[name].read_bytes(), compresslevel=6, mtime=0)


@cache
def _files() -> dict[str, Path]:
    """Every file there is, by the path it is asked for: no other path leads to the disk."""
    folder = Path(str(resources.files("streamlit").joinpath("static")))
    return {f"/{file.relative_to(folder).as_posix()}": file for file in folder.joinpath("static").rglob("*") if file.is_file()}


def with_imports(*parts: str) -> list[str]:
    """The paths of scripts by the first part of their names (``Html`` for ``Html.CzLZZ4bP.js``), and of all they import."""
    found: dict[str, None] = {}
    left = [name for part in parts for name in _files() if re.fullmatch(rf"/static/js/{re.escape(part)}\.[\w-]+\.js", name)]
    while left:
        name = left.pop(0)
        if name not in found:
            found[name] = None
            left += [f"/static/js/{other.decode()}" for other in _IMPORTED.findall(_files()[name].read_bytes())]
    return [name for name in found if name in _files()]


def named_in(page: str) -> list[str]:
    """The paths of the files that a page of HTML asks for."""
    return [name for name in _NAMED.findall(page) if name in _files()]
