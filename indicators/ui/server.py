"""What the web server adds to Streamlit: headers, compression, the way in, a route that says whether all is well."""

from __future__ import annotations

import logging
import socket

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indicators.record import InvalidAddress, RecordUnavailable
from indicators.ui import cached
from indicators.ui.index_page import index_page, script_hashes
from indicators.ui.language import _
from indicators.ui.menu import PATHS
from indicators.ui.program_files import ProgramFiles

_log = logging.getLogger(__name__)

# 'unsafe-inline' is for styles alone: Streamlit and plotly set them on elements. Scripts come from this server only, or
# stand in its one page.
CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        f"script-src 'self' {script_hashes()}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
)
HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
}


_OTHERS = ("_stcore", "api", "app", "component", "media", "static")
"""First parts of addresses that are no pages; a visitor who asks for anything else is led to the way in."""


class SecurityHeaders:
    """Puts the headers on every answer that does not set them itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _value in message["headers"]}
                new = [(k.encode(), v.encode()) for k, v in HEADERS.items() if k.encode() not in present]
                message["headers"] = [*message["headers"], *new]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class SentAtOnce:
    """Messages leave when they are written.

    Streamlit's socket waits with a small message until the one before is acknowledged, which a browser on Linux does after
    40 ms and one on Windows after 200 ms: in each rerun a visitor would wait that long for nothing.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            transport = getattr(getattr(send, "__self__", None), "transport", None)  # uvicorn's; others need no help
            connection = transport.get_extra_info("socket") if transport else None
            if connection is not None and connection.family in (socket.AF_INET, socket.AF_INET6):
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await self.app(scope, receive, send)


class FrontDoor:
    """Answers for the pages: ``/`` leads to the overview once there are data, to the upload page before.

    The query is kept. Every page is the same HTML; which one it shows is settled over the websocket.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = _answer(Request(scope)) if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else None
        await (answer or self.app)(scope, receive, send)


def _answer(request: Request) -> Response | None:
    """The answer to a request for a page, None for anything else."""
    name = request.url.path.removeprefix(request.scope.get("root_path", "")).strip("/")
    if name == "":
        start = "upload" if _is_empty() else "overview"
        query = request.url.query
        return RedirectResponse(f"{start}?{query}" if query else start, headers={"cache-control": "no-store"})
    if name in PATHS:
        return HTMLResponse(index_page(), headers={"cache-control": "no-cache"})
    if request.headers.get("sec-fetch-dest") == "document" and name.partition("/")[0] not in _OTHERS:
        return RedirectResponse(f"{request.scope.get('root_path', '')}/")
    return None


def _is_empty() -> bool:
    """Whether nothing is on record yet; where the record does not answer, the page itself says so."""
    try:
        return cached.record().is_empty()
    except RecordUnavailable:
        return False


def ready(_request: Request) -> Response:
    """``ok`` if pages can be served: the record answers."""
    try:
        cached.record().version()
    except RecordUnavailable:
        _log.exception("The record does not answer")
        return PlainTextResponse("record not available", status_code=503)
    return PlainTextResponse("ok")


def routes() -> list[BaseRoute]:
    return [Route("/api/ready", ready)]


def middleware() -> list[Middleware]:
    packed = Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    return [Middleware(SecurityHeaders), Middleware(SentAtOnce), Middleware(ProgramFiles), packed, Middleware(FrontDoor)]


def show_sorry(error: Exception) -> bool:
    """One plain sentence on the page in place of a traceback, which goes to the log."""
    _log.error("A page failed", exc_info=error)
    st.error(_sorry(error))
    return True


def _sorry(error: Exception) -> str:
    if isinstance(error, InvalidAddress):
        return _("数据库的地址（环境变量 INDICATORS_DATABASE）写得不对，或没有安装连接它的驱动，请告诉管理员；原因已记入日志。")
    if isinstance(error, RecordUnavailable):
        return _("数据库现在打不开，数据没有受到影响。请稍后刷新页面；若仍不行，请告诉管理员，原因已记入日志。")
    return _("这一页没能显示出来，原因已记入日志。数据没有受到影响；请刷新页面，若仍不行，请把操作步骤告诉管理员。")
