"""What the server promises, in its settings and as it then answers."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from uuid import uuid4

import pytest
from running_server import ROOT, Server, running
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from indicators.reading.limits import MAX_FILE_BYTES, MEGABYTE

PROMISED = {
    "server.address": "127.0.0.1",
    "server.allowedHosts": ["localhost", "127.0.0.1", "::1"],
    "server.maxUploadSize": 50,
    "server.maxMessageSize": 50,
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "server.disconnectedSessionTTL": 30,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "browser.gatherUsageStats": False,
    "runner.postScriptGC": False,
}
ASKED = "import json, sys; from streamlit import config; print(json.dumps({n: config.get_option(n) for n in sys.argv[1:]}))"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("server"), from_nothing=True) as server:
        yield server


@pytest.fixture(scope="module")
def settings() -> dict[str, object]:
    """The settings in force where the program is started, whatever this computer's user has set otherwise."""
    command = [sys.executable, "-c", ASKED, *PROMISED]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    found: dict[str, object] = json.loads(told)
    return found


class _AnyAnswer(urllib.request.HTTPErrorProcessor):
    """Takes a refusal for an answer."""

    def http_response(self, request: object, response: http.client.HTTPResponse) -> http.client.HTTPResponse:
        return response


def answer_of(address: str, *, method: str = "GET", data: bytes | None = None, **headers: str) -> http.client.HTTPResponse:
    request = urllib.request.Request(address, data=data, method=method, headers=headers)
    answer: http.client.HTTPResponse = urllib.request.build_opener(_AnyAnswer).open(request, timeout=30)
    return answer


def refused(server: Server, *, origin: str, called: str = "127.0.0.1") -> int | None:
    """The status with which a websocket is refused, None where it is opened; ``called`` is the name that led here."""
    host, port = server.address.removeprefix("http://").split(":")
    there = socket.create_connection((host, int(port)), timeout=30)
    try:
        with connect(f"ws://{called}:{port}/_stcore/stream", sock=there, subprotocols=["streamlit"], origin=Origin(origin)):
            return None
    except InvalidStatus as error:
        return error.response.status_code


@pytest.mark.parametrize("name", PROMISED)
def test_a_setting_is_in_force(settings: dict[str, object], name: str) -> None:
    assert settings[name] == PROMISED[name]


def test_the_server_stores_no_more_of_a_file_than_is_read() -> None:
    assert PROMISED["server.maxUploadSize"] == MAX_FILE_BYTES // MEGABYTE


def test_a_page_of_this_server_may_ask(server: Server) -> None:
    assert refused(server, origin=server.address) is None


def test_a_page_of_another_site_may_not(server: Server) -> None:
    assert refused(server, origin="http://elsewhere.example") == 403


@pytest.mark.parametrize(("name", "status"), [("localhost", None), ("rebound.example", 403)])
def test_only_names_that_are_known_lead_here(server: Server, name: str, status: int | None) -> None:
    port = server.address.rpartition(":")[2]

    assert refused(server, called=name, origin=f"http://{name}:{port}") == status


def test_a_file_is_not_taken_from_a_page_that_has_no_token(server: Server) -> None:
    address = f"{server.address}/_stcore/upload_file/{uuid4()}/{uuid4()}"

    assert answer_of(address, method="PUT", data=b"x").status == 403


@pytest.mark.parametrize(
    ("path", "sign"),
    [
        ("/app.py", b"import streamlit"),
        ("/app/static/app.py", b"import streamlit"),
        ("/app/static/../../app.py", b"import streamlit"),
        ("/.streamlit/config.toml", b"[server]"),
        ("/data/record.sqlite", b"SQLite format"),
    ],
)
def test_no_folder_is_open(server: Server, path: str, sign: bytes) -> None:
    assert sign not in answer_of(f"{server.address}{path}").read()


def test_nobody_but_people_uses_the_pages(server: Server) -> None:
    address = f"{server.address}/_stcore/agent/interact"

    assert answer_of(address, method="POST", data=b"{}", **{"Content-Type": "application/json"}).status in (403, 404)


def test_the_server_is_well(server: Server) -> None:
    assert answer_of(f"{server.address}/_stcore/health").read() == b"ok"
