"""The real server in a process of its own with an empty data folder, and Debian's Chromium to look at it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from running_server import Server, running

from tests.browser.deliveries import FIRST, SECOND
from tests.browser.visitor import Visitor, visiting, without_errors

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, None]:
    """The server's log stands in the report of a failing test."""
    outcome = yield
    report = outcome.get_result()
    servers = [one for one in getattr(item, "funcargs", {}).values() if isinstance(one, Server)]
    for server in servers if report.failed else ():
        report.sections.append(("server log", server.log.read_text("utf-8", "replace")[-6000:]))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.fail("Chromium is not installed; `make browser` installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A fresh server without any data."""
    with running(tmp_path) as server:
        yield server


@pytest.fixture
def visitor(chromium: Browser, server: Server) -> Iterator[Visitor]:
    """Someone on a fresh server."""
    yield from without_errors(chromium, server.address)


@pytest.fixture(scope="session")
def two_quarters(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with two quarters on record, to be looked at only."""
    with running(tmp_path_factory.mktemp("two_quarters")) as server:
        with visiting(chromium, server.address) as visitor:
            visitor.put_on_record(FIRST, SECOND)
        yield server


@pytest.fixture(scope="session")
def sample(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the sample on record, to be looked at only."""
    with running(tmp_path_factory.mktemp("sample")) as server:
        with visiting(chromium, server.address) as visitor:
            visitor.load_sample()
        yield server


@pytest.fixture
def reader(chromium: Browser, two_quarters: Server) -> Iterator[Visitor]:
    """Someone who only looks at what two quarters come to."""
    yield from without_errors(chromium, two_quarters.address)
