"""Reading at size: a sheet of a million cells against pandas, and many sessions at once through the worker processes.

    python tests/bench/bench_reading.py [--rows 100000] [--sessions 20] [--session-rows 5000]

Prints the median time to open the grids beside ``pandas.read_excel(engine="calamine")``, which gives values alone, then for
sessions at once the median and the slowest answer, the peak memory of this process, and the longest it was held up.
"""

from __future__ import annotations

import argparse
import io
import resource
import threading
import time
from collections.abc import Callable
from statistics import median

import pandas as pd
import xlsxwriter

from indicators.reading.formats import open_grids
from indicators.reading.worker import read_safely, warm_up

HEADERS = (
    "单位",
    "新建工会数",
    "会员总数",
    "职工总数",
    "新增会员数",
    "培训期数",
    "文体活动次数",
    "换届数",
    "帮扶人数",
    "入会率",
)


def workbook(rows: int) -> bytes:
    """Ten columns, the last a percentage."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet, percent = book.add_worksheet("2024年第二季度"), book.add_format({"num_format": "0.0%"})
        sheet.write_row(0, 0, HEADERS)
        for row in range(1, rows):
            sheet.write_row(row, 0, [f"第{row}村", *((row * column) % 997 for column in range(1, 9))])
            sheet.write_number(row, 9, (row % 1000) / 1000, percent)
    return file.getvalue()


def seconds(action: Callable[[], object], repeat: int = 5) -> float:
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return median(times)


def against_pandas(rows: int) -> None:
    data = workbook(rows)
    theirs = seconds(lambda: pd.read_excel(io.BytesIO(data), engine="calamine", header=None))
    ours = seconds(lambda: open_grids(data, "大.xlsx"))
    print(f"{rows * len(HEADERS):,} cells: pandas {theirs:.2f} s, grids {ours:.2f} s, ratio {ours / theirs:.2f}")


def sessions_at_once(count: int, rows: int) -> None:
    data = workbook(rows)
    times: list[float] = []
    longest = 0.0

    def session(number: int) -> None:
        start = time.perf_counter()
        assert read_safely(data, f"{number}.xlsx").observations
        times.append(time.perf_counter() - start)

    warm_up()
    threads = [threading.Thread(target=session, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        start = time.perf_counter()
        time.sleep(0.01)
        longest = max(longest, time.perf_counter() - start - 0.01)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} sessions, {rows:,} rows: median {median(times):.1f} s, slowest {max(times):.1f} s, ", end="")
    print(f"peak {peak:.0f} MB, held up at most {longest * 1000:.0f} ms")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--session-rows", type=int, default=5_000)
    chosen = parser.parse_args()
    sessions_at_once(chosen.sessions, chosen.session_rows)
    against_pandas(chosen.rows)
