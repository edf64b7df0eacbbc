from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256

import county as small_county
import pytest
import streamlit as st
from asgi_visits import Answer, asked
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit.testing.v1 import AppTest

from indicators.record import InvalidAddress, Record, RecordUnavailable
from indicators.ui import server


@pytest.fixture
def ask(empty_record: Record) -> Iterator[Callable[[str], Answer]]:
    """Asks the server's own parts, put around a stand-in for everything that Streamlit answers."""
    rest = Route("/{rest:path}", lambda _request: PlainTextResponse("x" * 5000))
    app = Starlette(routes=[*server.routes(), rest], middleware=server.middleware())
    yield lambda address: asked(app, address)
    st.cache_resource.clear()


Ask = Callable[[str], Answer]


def put_on_record(record: Record) -> None:
    reading = small_county.reading(small_county.QUARTERS[0])
    record.accept(b"", reading.file, reading)


def test_the_way_in_leads_to_the_upload_page_as_long_as_there_are_no_data(ask: Ask) -> None:
    answer = ask("/")

    assert (answer.status, answer.headers["location"]) == (307, "upload")


def test_the_way_in_leads_to_the_overview_once_there_are(ask: Ask, empty_record: Record) -> None:
    put_on_record(empty_record)

    assert ask("/?period=2024H1&lang=en").headers["location"] == "overview?period=2024H1&lang=en"


def test_every_answer_has_the_security_headers(ask: Ask) -> None:
    for path in ("/", "/overview", "/api/ready", "/static/x.js"):
        assert ask(path).headers.items() >= server.HEADERS.items()


def test_scripts_come_from_this_server_alone() -> None:
    rule = next(part for part in server.CONTENT_POLICY.split("; ") if part.startswith("script-src"))

    assert "unsafe" not in rule
    assert "http" not in rule


def test_the_inline_scripts_of_the_page_are_those_the_policy_names(ask: Ask) -> None:
    scripts = re.findall(r"<script>(.*?)</script>", ask("/trends").text, re.DOTALL)

    assert scripts
    for script in scripts:
        assert f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in server.CONTENT_POLICY


def test_a_page_says_its_language_and_what_it_is(ask: Ask) -> None:
    page = ask("/overview").text

    assert '<html lang="zh-CN">' in page
    assert "<title>工会指标</title>" in page


def test_the_style_sheet_comes_with_the_page_so_that_nothing_moves_later(ask: Ask) -> None:
    page = ask("/overview").text

    assert page.index(".stMainBlockContainer") < page.index("</head>")


def test_what_every_page_draws_is_asked_for_early_and_once(ask: Ask) -> None:
    page = ask("/overview").text
    early = re.findall(r'<link rel="modulepreload" crossorigin href="\.([^"]+)">', page)

    assert any(name.startswith("/static/js/Html.") for name in early)
    assert len(early) == len(set(early))
    assert {ask(name).status for name in early} == {200}
    assert "SourceSans" not in page


@pytest.mark.parametrize(
    ("address", "status"), [("/nothing", 307), ("/overview", 200), ("/static/x", 200), ("/_stcore/health", 200)]
)
def test_a_visitor_who_asks_for_no_page_is_led_to_the_way_in(ask: Ask, address: str, status: int) -> None:
    assert ask(address).status == status


def test_large_answers_are_compressed(ask: Ask) -> None:
    assert ask("/static/x.js").headers["content-encoding"] == "gzip"


def test_the_way_in_stays_open_when_the_record_cannot_be_opened(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INDICATORS_DATABASE", "sqlite:////proc/nowhere/record.sqlite")

    assert ask("/").headers["location"] == "overview"


def test_ready_while_the_record_answers(ask: Ask) -> None:
    assert (ask("/api/ready").status, ask("/api/ready").text) == (200, "ok")


def test_not_ready_when_the_record_cannot_be_opened(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INDICATORS_DATABASE", "sqlite:////proc/nowhere/record.sqlite")

    assert ask("/api/ready").status == 503


@pytest.mark.parametrize(
    ("error", "told"),
    [
        pytest.param(InvalidAddress("no driver"), "INDICATORS_DATABASE", id="an address that is none"),
        pytest.param(RecordUnavailable("locked"), "数据库现在打不开", id="a database that does not answer"),
        pytest.param(KeyError("secret"), "请把操作步骤告诉管理员", id="anything else"),
    ],
)
def test_what_a_page_fails_of_is_told_in_a_sentence(error: Exception, told: str, caplog: pytest.LogCaptureFixture) -> None:
    def page(error: Exception) -> None:
        from indicators.ui import server

        server.show_sorry(error)

    (said,) = AppTest.from_function(page, args=(error,)).run().error

    assert told in said.value
    assert str(error) not in said.value
    assert str(error) in caplog.text
