"""Make the sample workbooks: ``python sample_data/make.py`` writes the same files each time."""

from __future__ import annotations

import sys
import tomllib
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from sample_data.county import COUNTY, YEARS, Report, reports  # noqa: E402
from sample_data.flawed import flawed_workbook  # noqa: E402
from sample_data.sheets import QUARTERS, workbook  # noqa: E402


def sample_files() -> dict[str, bytes]:
    """Every sample workbook by file name, oldest first, the flawed one last."""
    notes = tomllib.loads((HERE / "notes.toml").read_text("utf-8"))
    by_quarter: dict[tuple[int, int], list[Report]] = defaultdict(list)
    for report in reports():
        by_quarter[report.year, report.quarter].append(report)
    files = {}
    for year in YEARS:
        so_far: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for quarter in range(1, 5):
            for report in by_quarter[year, quarter]:
                for indicator, value in (report.values or {}).items():
                    so_far[report.township][indicator] += value
            name = f"{COUNTY}{year}年第{QUARTERS[quarter - 1]}季度工会工作指标统计表.xlsx"
            files[name] = workbook(year, quarter, by_quarter[year, quarter], so_far, notes[f"{year}Q{quarter}"]["notes"])
    return files | {"有问题的表格.xlsx": flawed_workbook()}


if __name__ == "__main__":
    for name, data in sample_files().items():
        (HERE / name).write_bytes(data)
        print(name, len(data))
