"""Reading and checking at size, against pandas on the same workbooks in one run.

    python tests/bench/bench_reading.py [--rows 100 12000 100000] [--repeat 3] [--no-openpyxl]

Prints for clean workbooks of 10 columns (1 thousand, 120 thousand and a million cells), and for 40 quarters of 250 townships
with 100 indicators (a million), how long ``indicators check`` takes beside its start-up: from the bytes through the reading
process and all checks to the text on the screen. Beside it ``pandas.read_excel`` by calamine and by openpyxl, which give
values alone. Times are medians of interleaved runs; the ratio is that of processor time, which other work on the machine
disturbs less, with the ratio by the clock behind it.
"""

from __future__ import annotations

import argparse
import io
import os
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pandas as pd
import xlsxwriter

from indicators.catalogue import Catalogue
from indicators.console.for_people import check_text
from indicators.dataset import dataset_of
from indicators.intake import gravest_first, take_in_all
from indicators.reading.worker import read_safely

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
LIMIT = 1.5
TOWNSHIPS, QUARTERS, MEASURES = 250, 40, 100


def workbook(rows: int) -> bytes:
    """Ten columns without mistakes: villages with their counts, the last column a percentage."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet, percent = book.add_worksheet("2024年第二季度"), book.add_format({"num_format": "0.0%"})
        sheet.write_row(0, 0, HEADERS)
        for row in range(1, rows):
            employees = 1000 + row % 1000
            members = employees * (850 + row % 100) // 1000
            counts = (row * 7 % 50, members, employees, row * 3 % 40, row % 12, row * 5 % 30, row % 9, row % 60)
            sheet.write_row(row, 0, (f"第{row}村", *counts))
            sheet.write_number(row, 9, round(members / employees, 3), percent)
    return file.getvalue()


def quarters() -> bytes:
    """A sheet a quarter, townships by indicators."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        for place in range(QUARTERS):
            sheet = book.add_worksheet(f"{2015 + place // 4}年第{'一二三四'[place % 4]}季度")
            sheet.write_row(0, 0, ("单位", *(f"指标{n}数" for n in range(MEASURES))))
            for row in range(1, TOWNSHIPS + 1):
                sheet.write_row(row, 0, (f"第{row}镇", *(100 + (row * n + place) % 30 for n in range(MEASURES))))
    return file.getvalue()


def check(data: bytes) -> str:
    """All that ``indicators check`` does with a file."""
    readings = take_in_all([(data, "大.xlsx")], catalogue=Catalogue.load())
    dataset = dataset_of(readings)
    assert len(dataset.observations) > 0
    return check_text(dataset, gravest_first(dict.fromkeys(dataset.problems)))


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock and of the processor, those of the reading process included."""

    clock: float
    processor: float


def taken(action: Callable[[], object]) -> Taken:
    clock, processor = time.perf_counter(), _processor_seconds()
    action()
    return Taken(time.perf_counter() - clock, _processor_seconds() - processor)


def _processor_seconds() -> float:
    own = time.process_time()
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own + ended.ru_utime + ended.ru_stime + sum(map(_seconds_of, _children()))


def _children() -> list[int]:
    return [int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split()]


def _seconds_of(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def compare(name: str, data: bytes, repeat: int, *, openpyxl: bool) -> Taken:
    """Print one workbook's ratios."""
    runs: dict[str, list[Taken]] = {"check": [], "calamine": []}
    for _ in range(repeat):
        runs["check"].append(taken(lambda: check(data)))
        runs["calamine"].append(taken(lambda: pd.read_excel(io.BytesIO(data), engine="calamine", sheet_name=None, header=None)))
    ours, theirs = (middle(runs[who]) for who in ("check", "calamine"))
    print(f"{name}: check {ours.processor:.2f} s ({ours.clock:.2f} s by the clock)", end="")
    print(f", pandas by calamine {theirs.processor:.2f} s: {told(ours, theirs)}", end="")
    if openpyxl:
        slow = taken(lambda: pd.read_excel(io.BytesIO(data), engine="openpyxl", sheet_name=None, header=None))
        print(f"; by openpyxl {slow.processor:.1f} s: {slow.processor / ours.processor:.1f} times as long", end="")
    print(flush=True)
    return ours


def middle(runs: list[Taken]) -> Taken:
    return Taken(median(run.clock for run in runs), median(run.processor for run in runs))


def told(ours: Taken, theirs: Taken) -> str:
    ratio = ours.processor / theirs.processor
    by_clock = ours.clock / theirs.clock
    verdict = "at most" if ratio <= LIMIT else "MORE THAN"
    return f"ratio {ratio:.2f} ({by_clock:.2f} by the clock; {verdict} {LIMIT}, which is asked at a million)"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, nargs="*", default=[100, 12_000, 100_000])
    options.add_argument("--repeat", type=int, default=3)
    options.add_argument("--no-openpyxl", action="store_true")
    asked = options.parse_args()
    read_safely("单位,2024年第二季度新建工会数\n城关镇,1\n".encode(), "起.csv")  # starts the process
    per_cell = []
    for rows in asked.rows:
        cells = rows * len(HEADERS)
        ours = compare(f"{cells:,} cells", workbook(rows), asked.repeat, openpyxl=not asked.no_openpyxl)
        per_cell.append(f"{ours.processor / cells * 1e6:.2f}")
    print(f"microseconds a cell: {', '.join(per_cell)}")
    compare(f"{TOWNSHIPS * QUARTERS * MEASURES:,} cells in {QUARTERS} sheets", quarters(), asked.repeat, openpyxl=False)


if __name__ == "__main__":
    main()
