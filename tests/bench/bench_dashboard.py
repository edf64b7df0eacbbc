"""The dashboard beside bare Streamlit: what a visitor waits for, in one run on one machine.

    python tests/bench/bench_dashboard.py [--large] [--paint] [--crowd SECONDS]

Serves the sample county and, for comparison, a bare page that draws the same number of figures from ready JSON, and prints
medians of 20 reruns over the websocket and their ratio, the first view after a change of the data, and the memory of a
visitor who sits idle. ``--large`` adds 200 townships × 40 quarters × 60 indicators, ``--paint`` the time to the first
heading in Chromium beside ``streamlit hello``, ``--crowd`` 20 visitors who click for so long.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from indicators.catalogue import Catalogue
from indicators.model import CellRef, Indicator, Kind, Observation, Reading, Target
from indicators.periods import Period
from indicators.reading import read
from indicators.record import Record, default_url

ROOT = Path(__file__).parents[2]
RUNS = 20
VISITORS = 20
LIMIT, LIMIT_LARGE = 1.5, 3.0
BARE = """
import json, pathlib, streamlit as st
for place, spec in enumerate(json.loads(pathlib.Path({specs!r}).read_text())):
    st.plotly_chart(spec, theme=None, key=str(place))
"""


class Visitor:
    """A session without a browser: asks for a run and waits until the server has sent all of it."""

    def __init__(self, address: str, query: str = "", page: str = "") -> None:
        stream = f"ws{address.removeprefix('http')}/_stcore/stream"
        self.socket: ClientConnection = connect(stream, max_size=None, subprotocols=["streamlit"], origin=address).__enter__()
        self.query, self.page = query, page
        self.figures: list[str] = []

    def run(self) -> float:
        """Seconds from asking until the last message; remembers the figures sent."""
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_name = self.page
        self.figures.clear()
        start = time.perf_counter()
        self.socket.send(asked.SerializeToString())
        while True:
            message = ForwardMsg.FromString(bytes(self.socket.recv(timeout=120)))
            if message.delta.new_element.HasField("plotly_chart"):
                self.figures.append(message.delta.new_element.plotly_chart.spec)
            if message.WhichOneof("type") == "script_finished" and message.script_finished != 2:  # 2: begun anew
                return time.perf_counter() - start

    def close(self) -> None:
        self.socket.close()


@contextmanager
def served(*command: str, data: Path | None = None) -> Iterator[tuple[str, int]]:
    """A Streamlit server: its address and the id of its process."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    environment = {**os.environ, "INDICATORS_DATABASE": "", **({"INDICATORS_DATA": str(data)} if data else {})}
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", *command, "--server.headless=true", f"--server.port={port}"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _attempt in range(300):
            with suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                break
            time.sleep(0.2)
        yield address, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def reruns(visitor: Visitor) -> float:
    visitor.run()
    return median(visitor.run() for _run in range(RUNS))


def fill_with_sample(folder: Path) -> None:
    record = _record_in(folder)
    for path in sorted((ROOT / "sample_data").glob("云岭县*.xlsx")):
        data = path.read_bytes()
        record.accept(data, path.name, read(data, path.name, Catalogue.load()))
    record.close()


def fill_large(folder: Path, org_units: int = 200, quarters: int = 40, indicators: int = 60) -> None:
    """A region as large as any; a reading a quarter."""
    defined = [
        Indicator(f"i{n}", f"指标{n}", "件", Kind.FLOW if n % 2 else Kind.STOCK, section=f"主题{n % 8}")
        for n in range(indicators)
    ]
    units = tuple(f"乡镇{n}" for n in range(org_units))
    record = _record_in(folder)
    for place in range(quarters):
        period = Period.quarter(2015 + place // 4, place % 4 + 1)
        cell = CellRef(f"{period.code}.xlsx", "表", "B2")
        rows = [(u, i, float((n * 7 + m * 3 + place) % 97 + 5)) for n, u in enumerate(units) for m, i in enumerate(defined)]
        observed = tuple(Observation(u, period, i.id, v, i.unit, cell) for u, i, v in rows)
        asked = tuple(Target(u, i.id, period.year, 4 * v, cell, stated_in=period) for u, i, v in rows if i.kind is Kind.FLOW)
        given = Reading(cell.file, observed, asked if period.end == 1 else (), indicators=tuple(defined), org_units=units)
        record.accept(period.code.encode(), cell.file, given)
    record.close()


def _record_in(folder: Path) -> Record:
    os.environ |= {"INDICATORS_DATA": str(folder), "INDICATORS_DATABASE": ""}
    return Record(default_url())


def beside_bare(address: str, pages: dict[str, str]) -> dict[str, float]:
    """Reruns of pages beside bare ones with the same figures; the medians of the pages."""
    medians = {}
    for page, query in pages.items():
        visitor = Visitor(address, query, page)
        first, again = visitor.run(), reruns(visitor)
        with tempfile.TemporaryDirectory() as folder:
            specs = Path(folder, "specs.json")
            specs.write_text(json.dumps([json.loads(spec) for spec in visitor.figures]))
            script = Path(folder, "bare.py")
            script.write_text(BARE.format(specs=str(specs)))
            with served("run", str(script)) as (bare_address, _pid):
                bare = reruns(Visitor(bare_address))
        told(
            f"{page}: first view {first * 1e3:.0f} ms, rerun {again * 1e3:.1f} ms, bare {bare * 1e3:.1f} ms",
            again / bare,
            LIMIT,
        )
        medians[page] = again
    return medians


def told(what: str, ratio: float, limit: float) -> None:
    print(f"{what}; ratio {ratio:.2f} ({'at most' if ratio <= limit else 'MORE THAN'} {limit})", flush=True)


def memory(pid: int) -> float:
    """The unshared memory of a process in MB."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return sum(int(n) for n in re.findall(r"Private_\w+:\s+(\d+)", rollup)) / 1024


def idle_memory(address: str, pid: int, query: str, page: str) -> None:
    before = memory(pid)
    visitors = [Visitor(address, query, page) for _visitor in range(VISITORS)]
    for visitor in visitors:
        visitor.run()
    print(f"memory {before:.0f} MB, per idle visitor {(memory(pid) - before) / VISITORS:.2f} MB", flush=True)
    for visitor in visitors:
        visitor.close()


def crowd(address: str, seconds: float, pages: dict[str, str]) -> None:
    """Visitors who open one page after the other, with a second to look at each."""
    times: list[float] = []
    errors: list[str] = []

    def visit(number: int) -> None:
        end = time.monotonic() + seconds
        with suppress_into(errors):
            visitor = Visitor(address)
            while time.monotonic() < end:
                visitor.page, visitor.query = list(pages.items())[(number + len(times)) % len(pages)]
                times.append(visitor.run())
                time.sleep(1)

    threads = [threading.Thread(target=visit, args=(number,)) for number in range(VISITORS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    late = sorted(times)[int(len(times) * 0.95)] if times else float("nan")
    print(f"{VISITORS} visitors for {seconds:.0f} s: {len(times)} runs, p95 {late * 1e3:.0f} ms, errors {errors}", flush=True)


@contextmanager
def suppress_into(errors: list[str]) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        errors.append(repr(error))


def first_paint(address: str) -> float:
    """Seconds until the first heading in a fresh browser, median of five."""
    from playwright.sync_api import sync_playwright

    def once(open_context: Callable[[], object]) -> float:
        context = open_context()
        page = context.new_page()  # type: ignore[attr-defined]
        start = time.perf_counter()
        page.goto(address)
        page.wait_for_selector("h1", timeout=60_000)
        taken = time.perf_counter() - start
        context.close()  # type: ignore[attr-defined]
        return taken

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        taken = median(once(browser.new_context) for _visit in range(5))
        browser.close()
    return taken


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--large", action="store_true")
    options.add_argument("--paint", action="store_true")
    options.add_argument("--crowd", type=float, default=0)
    asked = options.parse_args()
    pages = {"overview": "lang=zh", "trends": "lang=zh"}
    with tempfile.TemporaryDirectory() as folder:
        fill_with_sample(Path(folder))
        with served("run", "app.py", data=Path(folder)) as (address, pid):
            small = beside_bare(address, pages)
            idle_memory(address, pid, "lang=zh", "overview")
            if asked.paint:
                ours = first_paint(address)
                with served("hello") as (hello, _pid):
                    theirs = first_paint(hello)
                told(f"first heading {ours:.2f} s, hello {theirs:.2f} s", ours / theirs, LIMIT)
            if asked.crowd:
                crowd(address, asked.crowd, pages)
    if asked.large:
        with tempfile.TemporaryDirectory() as folder:
            fill_large(Path(folder))
            with served("run", "app.py", data=Path(folder)) as (address, _pid):
                visitor = Visitor(address, "lang=zh", "overview")
                first, again = visitor.run(), reruns(visitor)
                told(
                    f"large overview: first view {first:.1f} s, rerun {again * 1e3:.0f} ms",
                    again / small["overview"],
                    LIMIT_LARGE,
                )


if __name__ == "__main__":
    main()
