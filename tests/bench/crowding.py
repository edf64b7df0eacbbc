"""Twenty visitors who click at once, with or without somebody who puts many books in meanwhile."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

from playwright.sync_api import sync_playwright
from visiting import ROOT, Visitor, is_well

VISITORS = 20
BOOKS = 20


@dataclass
class Crowd:
    """The times of all runs and of all looks at the server's health in seconds, and what went wrong."""

    runs: list[float] = field(default_factory=list)
    health: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def late(self) -> float:
        return sorted(self.runs)[int(len(self.runs) * 0.95)] if self.runs else float("nan")


def crowd(address: str, seconds: float, pages: dict[str, str], *, uploading: bool = False) -> Crowd:
    """Visitors who open one page after the other, with a second to look at each."""
    found, end = Crowd(), time.monotonic() + seconds
    jobs = [threading.Thread(target=_visit, args=(address, number, end, pages, found)) for number in range(VISITORS)]
    jobs.append(threading.Thread(target=_feel_the_pulse, args=(address, end, found)))
    if uploading:
        jobs.append(threading.Thread(target=_upload, args=(address, found)))
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    return found


def _visit(address: str, number: int, end: float, pages: dict[str, str], found: Crowd) -> None:
    try:
        visitor = Visitor(address)
        while time.monotonic() < end:
            visitor.page, visitor.query = list(pages.items())[number % len(pages)]
            found.runs.append(visitor.run())
            number += 1
            time.sleep(1)
        visitor.close()
    except Exception as error:
        found.errors.append(repr(error))


def _feel_the_pulse(address: str, end: float, found: Crowd) -> None:
    while time.monotonic() < end:
        start = time.perf_counter()
        if not is_well(address):
            found.errors.append("the server is not well")
        found.health.append(time.perf_counter() - start)
        time.sleep(0.25)


def _upload(address: str, found: Crowd) -> None:
    """Put a year's books in, several times over, and wait until all are read."""
    books = sorted((ROOT / "sample_data").glob("云岭县*.xlsx"))
    data = [(f"{n}_{book.name}", book.read_bytes()) for n in range(BOOKS) for book in [books[n % len(books)]]]
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page(locale="zh-CN")
            page.goto(f"{address}/upload")
            kind = "application/octet-stream"
            place = page.get_by_test_id("stFileUploaderDropzoneInput")
            place.set_input_files([{"name": name, "mimeType": kind, "buffer": content} for name, content in data])
            start = time.perf_counter()
            page.get_by_role("heading", name=data[-1][0]).wait_for(timeout=300_000)
            page.wait_for_selector('[data-test-script-state="notRunning"]', timeout=300_000)
            print(f"{BOOKS} books read and shown after {time.perf_counter() - start:.1f} s", flush=True)
            browser.close()
    except Exception as error:
        found.errors.append(repr(error))
