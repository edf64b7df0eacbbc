"""A click on a figure: the other figures of the page follow, and the address says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, expect
from running_server import Server

from tests.browser.visitor import Visitor, without_errors

PNG = b"\x89PNG\r\n\x1a\n"


def click(visitor: Visitor, point: Locator) -> None:
    """As a person does: the pointer first rests on the point, until the figure shows that a click does something."""
    layer = point.locator("xpath=ancestor::*[contains(@class, 'js-plotly-plot')]").locator(".nsewdrag").first
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    assert box
    x, y = box["x"] + min(box["width"] / 2, 6), box["y"] + box["height"] / 2
    visitor.page.mouse.move(x - 1, y)
    visitor.page.mouse.move(x, y)
    expect(layer).to_have_css("cursor", "pointer")
    visitor.page.mouse.click(x, y)
    visitor.wait_until_idle()


def asked(visitor: Visitor, code: str) -> list[str]:
    found = parse_qs(urlsplit(visitor.page.url).query).get(code, [""])[0]
    return [part for part in found.split(",") if part]


def dots(visitor: Visitor, figure: str) -> Locator:
    return visitor.page.locator(f".st-key-{figure} .js-plotly-plot .scatterlayer .point")


@pytest.fixture
def visitor(chromium: Browser, sample: Server) -> Iterator[Visitor]:
    yield from without_errors(chromium, sample.address)


def test_what_is_clicked_in_one_figure_leads_the_others(visitor: Visitor) -> None:
    visitor.open("/trends?period=2024&indicator=new_unions")
    click(visitor, dots(visitor, "ranking").nth(3))
    first = asked(visitor, "highlight")
    assert len(first) == 1
    expect(visitor.page.locator(".st-key-trend .js-plotly-plot .annotation-text")).to_have_text(first)
    click(visitor, dots(visitor, "ranking").nth(5))
    both = asked(visitor, "highlight")
    assert both[:1] == first
    assert len(both) == 2
    click(visitor, dots(visitor, "ranking").nth(3))
    assert asked(visitor, "highlight") == both[1:]

    visitor.open("/overview?period=2024")
    cards = visitor.page.locator(".card").count()
    click(visitor, visitor.page.locator(".st-key-targets .js-plotly-plot .trace.bars").nth(1).locator(".point").first)
    focus = asked(visitor, "focus")
    assert len(focus) == 1
    expect(visitor.page.locator(".card")).to_have_count(1)
    assert cards > 1
    visitor.page.get_by_role("link", name=re.compile("只看")).click()
    expect(visitor.page.locator(".card")).to_have_count(cards)
    assert asked(visitor, "focus") == []

    visitor.open("/township?period=2024")
    click(visitor, dots(visitor, "standing").last)
    expect(visitor.page).to_have_url(re.compile(r"/trends\?.*indicator="))


def test_a_figure_and_the_map_are_taken_away_as_pictures(visitor: Visitor, tmp_path: Path) -> None:
    visitor.open("/overview?period=2024")
    for figure in ("targets", "heat"):
        visitor.page.locator(f".st-key-menu_{figure} button").first.click()
        with visitor.page.expect_download() as arriving:
            visitor.page.locator(f"button[data-picture='{figure}']").click()
        saved = tmp_path / f"{figure}.png"
        arriving.value.save_as(saved)
        assert arriving.value.suggested_filename.endswith(".png")
        assert saved.read_bytes().startswith(PNG)
        assert saved.stat().st_size > 20_000
        visitor.page.keyboard.press("Escape")
