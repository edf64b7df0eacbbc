"""Org units that are called by numbers: 001, 002 …, 1号楼, 404厂 and 108队 in the column that should name them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from indicators.reading.cells import Sort, sort_of
from indicators.reading.column_uses import Use, heads_org_units, heads_serial
from indicators.reading.grid import CellValue
from indicators.reading.headers import Heading
from indicators.reading.org_units import is_whole
from indicators.reading.regions import Table
from indicators.reading.text import compact

_LABELS = (Use.NAMES, Use.PERIODS, Use.ROLES, Use.UNITS, Use.SECTIONS)
_FEWEST = 2
_CODE_WORD = re.compile(r"(?<=.)(?:代码|编码|编号|代号|号)$")


def column_of_codes(table: Table, uses: Mapping[int, Use], paths: Mapping[int, tuple[Heading, ...]]) -> int | None:
    """The column whose numbers are names, where there are no other labels: the first, each number in it once.

    Its heading says so (单位, 单位编码), or all are written as no amount is (001, 1号楼).
    """
    if any(use in _LABELS for use in uses.values()):
        return None
    filled = [c for c in uses if any(table.cells_below(c))]
    if len(filled) < _FEWEST:
        return None
    first = next((c for c in filled if not heads_serial(_said(paths[c]), first=c == filled[0])), filled[0])
    values = [v for r in table.data_rows if (v := table.value(r, first)) is not None and not is_whole(str(v))]
    if len(values) < _FEWEST or len(set(map(str, values))) < len(values) or not all(map(_may_be_code, values)):
        return None
    if paths[first] and paths[first][-1].label.unit:
        return None
    headed = heads_org_units(_CODE_WORD.sub("", _said(paths[first])))
    return first if headed or all(isinstance(v, str) and not _is_amount(v) for v in values) else None


def _said(path: tuple[Heading, ...]) -> str:
    return compact(path[-1].label.text) if path else ""


def _may_be_code(value: CellValue) -> bool:
    return isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool))


def _is_amount(text: str) -> bool:
    """Whether a text may be an amount: 12, 3.5, 12家; not 001, 1号楼."""
    plain = compact(text)
    return sort_of(plain) is Sort.NUMBER and not (plain.isdecimal() and len(plain) > 1 and plain.startswith("0"))
