"""The dashboard beside bare Streamlit: what a visitor waits for, in one run on one machine.

    python tests/bench/bench_dashboard.py [--large] [--paint] [--crowd SECONDS] [--uploads SECONDS]

Serves the sample county and, for comparison, a bare page that draws the same number of figures from ready JSON, and prints
medians of 20 reruns over the websocket (the time until the last message, and the server's processor time) with their ratios,
and the memory of a visitor who sits idle. ``--large`` adds 200 townships × 40 quarters × 60 indicators, ``--paint`` the first
paint in Chromium beside ``streamlit hello``, ``--crowd`` 20 visitors who click for so long, ``--uploads`` the same while
somebody puts 20 books in.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path
from statistics import median

from crowding import VISITORS, crowd
from filling import fill_large, fill_with_sample
from painting import beside
from visiting import Visitor, cpu_seconds, memory, served, wait_until_warm

RUNS = 20
LIMIT, LIMIT_LARGE, LIMIT_SHIFT = 1.5, 3.0, 0.1
PAGES = {"overview": "lang=zh", "trends": "lang=zh"}
BARE = """
import json, pathlib, streamlit as st
for place, spec in enumerate(json.loads(pathlib.Path({specs!r}).read_text())):
    st.plotly_chart(spec, theme=None, key=str(place))
"""


def told(what: str, ratio: float, limit: float) -> None:
    print(f"{what}; ratio {ratio:.2f} ({'at most' if ratio <= limit else 'MORE THAN'} {limit})", flush=True)


def reruns(visitor: Visitor, pid: int) -> tuple[float, float]:
    """The medians of the time until the last message and of the server's processor time for it, in milliseconds."""
    visitor.run()
    times, work = list[float](), list[float]()
    for _run in range(RUNS):
        before = cpu_seconds(pid)
        times.append(visitor.run())
        work.append(cpu_seconds(pid) - before)
    return median(times) * 1e3, median(work) * 1e3


def beside_bare(address: str, pid: int, page: str) -> tuple[float, float]:
    """Reruns of a page beside a bare one with the same figures; the medians of the page (see ``reruns``)."""
    visitor = Visitor(address, PAGES[page], page)
    first, sent = visitor.run() * 1e3, visitor.bytes
    ours, work = reruns(visitor, pid)
    with tempfile.TemporaryDirectory() as folder:
        specs = Path(folder, "specs.json")
        specs.write_text(json.dumps([json.loads(spec) for spec in visitor.figures]))
        script = Path(folder, "bare.py")
        script.write_text(BARE.format(specs=str(specs)))
        with served("run", str(script)) as (bare_address, bare_pid):
            bare, bare_work = reruns(Visitor(bare_address), bare_pid)
    print(f"{page}: another visitor's first view {first:.0f} ms, {sent / 1e6:.2f} MB, {len(visitor.figures)} figures")
    told(f"{page}: rerun {ours:.1f} ms, bare {bare:.1f} ms", ours / bare, LIMIT)
    told(f"{page}: processor time of a rerun {work:.1f} ms, bare {bare_work:.1f} ms", work / bare_work, LIMIT)
    visitor.close()
    return ours, work


def idle_memory(address: str, pid: int) -> None:
    """What twenty visitors who look and do nothing take, beside as many on the bare page's server."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "bare.py")
        script.write_text("import streamlit as st\nst.title('bare')\n")
        with served("run", str(script)) as (bare_address, bare_pid):
            bare = _per_visitor(bare_address, bare_pid, "", "")
    ours = _per_visitor(address, pid, PAGES["overview"], "overview")
    print(f"memory {memory(pid):.0f} MB, per idle visitor {ours:.2f} MB, on the bare page {bare:.2f} MB", flush=True)


def _per_visitor(address: str, pid: int, query: str, page: str) -> float:
    Visitor(address, query, page).run()
    before = memory(pid)
    visitors = [Visitor(address, query, page) for _visitor in range(VISITORS)]
    for visitor in visitors:
        visitor.run()
    taken = (memory(pid) - before) / VISITORS
    for visitor in visitors:
        visitor.close()
    return taken


def paint(address: str) -> None:
    with served("hello") as (hello, _pid):
        ours, theirs = beside([address, hello], RUNS)
    told(f"first paint {ours.paint:.0f} ms, hello {theirs.paint:.0f} ms", ours.paint / theirs.paint, LIMIT)
    told(f"title seen after {ours.title:.0f} ms, hello {theirs.title:.0f} ms", ours.title / theirs.title, LIMIT)
    told(f"layout shift {ours.shift:.3f}, hello {theirs.shift:.3f}", ours.shift, LIMIT_SHIFT)


def crowded(address: str, seconds: float, *, uploading: bool) -> None:
    found = crowd(address, seconds, PAGES, uploading=uploading)
    print(f"{VISITORS} visitors for {seconds:.0f} s: {len(found.runs)} runs, p95 {found.late * 1e3:.0f} ms")
    print(f"health at worst after {max(found.health) * 1e3:.0f} ms; errors {found.errors}", flush=True)


def large(small: tuple[float, float]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        fill_large(Path(folder))
        with served("run", "app.py", data=Path(folder)) as (address, pid):
            start = time.perf_counter()
            visitor = Visitor(address, PAGES["overview"], "overview")
            visitor.run()
            print(f"large: overview {time.perf_counter() - start:.1f} s after the start of the server")
            wait_until_warm(address, pid, PAGES)
            later = Visitor(address, PAGES["overview"], "overview")
            first = later.run() * 1e3
            print(f"large: a first view {first:.0f} ms, {later.bytes / 1e6:.2f} MB; memory {memory(pid):.0f} MB")
            again, work = reruns(later, pid)
            told(f"large: rerun {again:.1f} ms", again / small[0], LIMIT_LARGE)
            told(f"large: processor time of a rerun {work:.1f} ms", work / small[1], LIMIT_LARGE)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--large", action="store_true")
    options.add_argument("--paint", action="store_true")
    options.add_argument("--crowd", type=float, default=0)
    options.add_argument("--uploads", type=float, default=0)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fill_with_sample(Path(folder))
        with served("run", "app.py", data=Path(folder)) as (address, pid):
            wait_until_warm(address, pid, PAGES)
            small = {page: beside_bare(address, pid, page) for page in PAGES}
            idle_memory(address, pid)
            if asked.paint:
                paint(address)
            if asked.crowd:
                crowded(address, asked.crowd, uploading=False)
            if asked.uploads:
                crowded(address, asked.uploads, uploading=True)
    if asked.large:
        large(small["overview"])


if __name__ == "__main__":
    main()
