"""What a visitor with a fresh browser sees, and when: the browser's own first paint, and the title of the page."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, sync_playwright

WATCH = """
window.seen = {title: 0, shift: 0};
new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) seen.shift += e.value; })
  .observe({type: "layout-shift", buffered: true});
const look = () => {
  const title = document.querySelector("h1");
  if (title && title.checkVisibility({visibilityProperty: true})) seen.title = performance.now();
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
TOLD = "() => ({...seen, paint: performance.getEntriesByName('first-contentful-paint')[0].startTime})"


@dataclass(frozen=True)
class Painted:
    """Milliseconds since the visitor asked for the page; ``shift`` is the browser's cumulative layout shift."""

    paint: float
    title: float
    shift: float


def beside(addresses: list[str], visits: int) -> list[Painted]:
    """The medians of each address, visited in turn."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        for address in addresses:
            _visit(browser, address)
        seen = [[_visit(browser, address) for address in addresses] for _visit_number in range(visits)]
        browser.close()
    return [
        Painted(median(p.paint for p in of), median(p.title for p in of), max(p.shift for p in of))
        for of in zip(*seen, strict=True)
    ]


def _visit(browser: Browser, address: str) -> Painted:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_selector("h1", timeout=60_000)
    page.wait_for_selector('[data-test-script-state="notRunning"]')
    page.wait_for_timeout(1500)
    told = page.evaluate(TOLD)
    context.close()
    return Painted(told["paint"], told["title"], told["shift"])
