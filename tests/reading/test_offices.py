"""Sheets as other offices write them: other wordings, other structures, and what must be read from each.

They stand in ``offices.txt``: after ``== name`` perhaps the file's name, then each sheet with its cells parted by ``|``. A line
under ``meant`` holds an indicator, a period (or target, or plan and its quarter) and the figure of each org unit; ``told``
lists the codes of all problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from indicators.model import Reading
from tests.reading.sheets import codes, figures, read, table, targets

Said = dict[tuple[str, str, str], float]
"""Values by indicator, period and org unit."""


@dataclass
class Case:
    name: str
    file: str = "报表.xlsx"
    sheets: dict[str, list[str]] = field(default_factory=dict)
    meant: Said = field(default_factory=dict)
    told: set[str] = field(default_factory=set)


def cases() -> Iterator[Case]:
    text = Path(__file__).with_name("offices.txt").read_text("utf-8")
    for block in text.split("== ")[1:]:
        name, *lines = block.strip("\n").splitlines()
        case = Case(name)
        rows: list[str] | None = None
        for line in lines:
            key, _, rest = line.partition(" ")
            if key == "file":
                case.file = rest
            elif key == "sheet":
                rows = case.sheets[rest] = []
            elif key == "told":
                case.told = set(rest.split())
            elif key == "meant":
                rows = None
            elif rows is not None:
                rows.append(line)
            elif line:
                case.meant |= meant(line)
        yield case


def meant(line: str) -> Said:
    about, _, numbers = line.partition(": ")
    indicator, _, when = about.partition(" ")
    return {(indicator, when, unit.strip()): float(number) for unit, number in re.findall(r"(.+?)=(\S+)", numbers)}


def said(reading: Reading) -> Said:
    plans = {(i, f"plan {q}" if q else "target", unit): v for (unit, i, q), v in targets(reading).items()}
    return plans | {(i, period, unit): value for (unit, period, i), value in figures(reading).items()}


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_an_office_of_its_own(case: Case) -> None:
    reading = read({name: table("\n".join(rows)) for name, rows in case.sheets.items()}, case.file)
    assert said(reading) == pytest.approx(case.meant)
    assert set(codes(reading)) == case.told
