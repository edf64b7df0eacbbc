"""Accepting a file and reading the record, against the same rows written and read with pandas alone.

    python tests/bench/bench_record.py [--rows 5000 20000] [--repeat 5]

Prints for each size the median processor time of both and the ratio. The hand-written side keeps nothing but the values:
no submissions, no history, no cells.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.model import CellRef, Observation, Reading
from indicators.periods import Period
from indicators.record import Record

INDICATOR = Catalogue.load().indicators["members"]


def reading(rows: int) -> Reading:
    """As many values as asked for, 40 quarters an org unit."""
    observations = tuple(
        Observation(
            f"第{n // 40}村",
            Period.quarter(2000 + n % 40 // 4, n % 4 + 1),
            INDICATOR.id,
            float(n),
            "人",
            CellRef("大表.xlsx", "数据", f"B{n + 2}"),
        )
        for n in range(rows)
    )
    units = tuple(dict.fromkeys(o.org_unit for o in observations))
    return Reading("大表.xlsx", observations, indicators=(INDICATOR,), org_units=units)


def table(read: Reading) -> pd.DataFrame:
    rows = ((o.org_unit, o.period.code, o.indicator, o.value, o.source.cell) for o in read.observations)
    return pd.DataFrame(rows, columns=["org_unit", "period", "indicator", "value", "cell"])


def seconds(action: Callable[[Path], object], repeat: int) -> float:
    """The median processor time, each time in an empty folder."""
    times = []
    for _ in range(repeat):
        with tempfile.TemporaryDirectory() as folder:
            began = time.process_time()
            action(Path(folder))
            times.append(time.process_time() - began)
    return median(times)


def ours(read: Reading, folder: Path) -> None:
    record = Record(f"sqlite:///{folder / 'record.db'}")
    record.accept(b"large", read.file, read)
    assert len(record.dataset().observations) == len(read.observations)
    record.close()


def by_hand(frame: pd.DataFrame, folder: Path) -> None:
    with sqlite3.connect(folder / "by_hand.db") as connection:
        frame.to_sql("observation", connection, index=False)
        assert len(pd.read_sql("select * from observation", connection)) == len(frame)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[5000, 20000])
    parser.add_argument("--repeat", type=int, default=5)
    asked = parser.parse_args()
    for rows in asked.rows:
        read = reading(rows)
        frame = table(read)
        record = seconds(partial(ours, read), asked.repeat)
        hand = seconds(partial(by_hand, frame), asked.repeat)
        print(f"{rows:,} values: record {record:.2f} s, by hand {hand:.2f} s, ratio {record / hand:.1f}")


if __name__ == "__main__":
    main()
