"""Every page in both themes under axe: nothing serious or critical; everything reached by keyboard; labels on controls."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from running_server import Server

from tests.browser.visitor import Visitor, visiting
from tests.workbooks import quarterly

_AXE = importlib.util.find_spec("axe_playwright_python")
PAGES = ("upload", "record", "catalogue", "overview", "trends", "township", "summary", "proofread")
GRAVE = ("serious", "critical")
MENU = '[data-testid="stSidebarNavItems"]'
LISTS = ("list", "listitem")
"""Streamlit puts the sections of its menu into the list as they are: these rules look at everything but the menu."""

pytestmark = pytest.mark.skipif(_AXE is None, reason="axe-playwright-python is not installed")


def axe_source() -> str:
    assert _AXE is not None
    assert _AXE.origin is not None
    return (Path(_AXE.origin).parent / "axe.min.js").read_text("utf-8")


def findings(visitor: Visitor) -> list[str]:
    """The grave findings on the page as it is: rule, place, what is wrong."""
    if not visitor.page.evaluate("() => 'axe' in window"):
        visitor.page.evaluate(axe_source())
    brief = {"resultTypes": ["violations"]}  # what passes is not worked out in full
    everything: dict[str, Any] = {"rules": {rule: {"enabled": False} for rule in LISTS}} | brief
    lists: dict[str, Any] = {"runOnly": {"type": "rule", "values": list(LISTS)}} | brief
    run = "([where, options]) => axe.run(where, options).then(result => result.violations)"
    violations = visitor.page.evaluate(run, [{"include": ["html"]}, everything])
    violations += visitor.page.evaluate(run, [{"include": ["html"], "exclude": [MENU]}, lists])
    return [
        f"{found['id']} ({found['impact']}): {node['target']} {node['failureSummary']}"
        for found in violations
        if found["impact"] in GRAVE
        for node in found["nodes"]
    ]


def test_no_page_has_a_grave_finding_light_or_dark(chromium: Browser, server: Server) -> None:
    """One visitor for each theme on one server: both drop every file, the first of them accepts it."""
    found: dict[str, list[str]] = {}
    with (
        visiting(chromium, server.address, color_scheme="light") as light,
        visiting(chromium, server.address, color_scheme="dark") as dark,
    ):

        def look(what: str) -> None:
            found.update({f"{what}, light": findings(light), f"{what}, dark": findings(dark)})

        light.open("/upload")
        dark.open("/upload")
        look("empty")
        for quarter in ("2024Q1", "2024Q2"):
            light.upload((f"{quarter}.xlsx", quarterly(quarter)))
            dark.upload((f"{quarter}.xlsx", quarterly(quarter)))
            look(f"waiting {quarter}")
            light.press("确认入库")
            dark.press("放弃")
        for page in PAGES:
            light.follow(f"/{page}")
            dark.follow(f"/{page}")
            look(page)

    assert {page: told for page, told in found.items() if told} == {}


def test_a_chosen_count_is_reached_and_pressed_by_keyboard_without_loading_the_page_anew(visitor: Visitor) -> None:
    visitor.open("/upload")
    visitor.upload(("一季度.xlsx", quarterly("2024Q1")))
    visitor.press("确认入库")
    visitor.go_to("总览")
    visitor.page.evaluate("window.stillHere = true")
    count = visitor.page.locator(".strip a").first
    count.focus()
    visitor.page.keyboard.press("Enter")
    visitor.wait_until_idle()

    expect(visitor.page).to_have_url(re.compile("status="))
    assert visitor.page.evaluate("window.stillHere") is True
    visitor.page.go_back()
    visitor.wait_until_idle()
    expect(visitor.page).not_to_have_url(re.compile("status="))
