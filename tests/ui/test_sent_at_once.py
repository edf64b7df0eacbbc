"""On a real socket: the setting is the operating system's."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from websockets.sync.client import connect

from indicators.ui.server import SentAtOnce


async def tells_its_setting(_scope: Scope, receive: Receive, send: Send) -> None:
    """Accepts a websocket and says whether its messages leave at once."""
    await receive()
    await send({"type": "websocket.accept"})
    connection = send.__self__.transport.get_extra_info("socket")  # type: ignore[attr-defined]
    at_once = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    await send({"type": "websocket.send", "text": "at once" if at_once else "gathered"})
    await send({"type": "websocket.close"})


def served(app: ASGIApp) -> Iterator[str]:
    """The address of the application, on a socket made as Streamlit makes its own."""
    bound = socket.socket(socket.AF_INET)
    bound.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, lifespan="off", ws="websockets-sansio", log_level="error"))
    running = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[bound])))
    running.start()
    while not server.started:
        time.sleep(0.01)
    yield f"ws://127.0.0.1:{bound.getsockname()[1]}"
    server.should_exit = True
    running.join()


@pytest.mark.parametrize(("app", "setting"), [(SentAtOnce(tells_its_setting), "at once"), (tells_its_setting, "gathered")])
def test_messages_leave_at_once_where_they_were_gathered(app: ASGIApp, setting: str) -> None:
    for address in served(app):
        with connect(address) as websocket:
            assert websocket.recv(timeout=60) == setting
