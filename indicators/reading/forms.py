"""Forms: a key and what it says in cells of their own (单位 | 石桥镇 | 季度 | 2024年第二季度)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from indicators.reading.grid import CellValue
from indicators.reading.lines import is_keyed_line
from indicators.reading.org_units import likeness
from indicators.reading.roles import Role, role_of
from indicators.reading.spans import is_span
from indicators.reading.text import compact
from indicators.reading.units import units_listed
from indicators.reading.words import pattern

_SURE = 0.8
_PERIOD_WORD = re.compile(r"[年月日季度第上下半全至到—–~～\-\s]{1,4}")


def form_lines(cells: Sequence[CellValue]) -> dict[int, str]:
    """The lines of a row of a form (单位：石桥镇) by the column of their keys; empty if the row is none.

    Every cell must be a key or stand behind one, and at least one value must be what its key asks for: 单位 | 季度 heads a
    list, 单位 | 石桥镇 and 单位 | 家、人、元 do not.
    """
    lines: dict[int, str] = {}
    key, at, sure = "", 0, False
    for column, value in enumerate(cells):
        if value is None or value == "":
            continue
        if key:
            worth = _worth(key, value)
            if worth is None:
                return {}
            lines[at] = f"{key}：{_shown(key, value)}"
            sure, key = sure or worth, ""
        elif isinstance(value, str) and (key := _key(value)):
            at = column
        else:
            return {}
    return lines if sure and not key else {}


def period_in_cells(cells: Sequence[CellValue]) -> str:
    """2024年2季度, where each number and each word stands in a cell of its own; "" for any other row."""
    filled = [v for v in cells if v is not None and v != ""]
    words = [v for v in filled if isinstance(v, str) and not v.isdecimal()]
    numbers = [v for v in filled if (isinstance(v, int) and not isinstance(v, bool)) or (isinstance(v, str) and v.isdecimal())]
    if not words or not numbers or len(words) + len(numbers) < len(filled) or not all(map(is_period_word, words)):
        return ""
    text = "".join(map(str, filled))
    return text if is_span(text) else ""


def is_period_word(text: str) -> bool:
    """Whether a text can be no more than a part of a period: 年, 季度."""
    return _PERIOD_WORD.fullmatch(text) is not None


def is_key(text: str) -> bool:
    """Whether a cell is a key of a form (单位, 填报人：), behind which its value stands."""
    return bool(_key(text))


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    """The key a cell consists of, without its colon; "" for any other cell."""
    plain = compact(text).rstrip(":")
    named = _asks_for_org_unit(plain) or _asks_for_period(plain) or is_keyed_line(f"{plain}:")
    return plain if named else ""


def _asks_for_org_unit(key: str) -> bool:
    return bool(pattern("headings", "org_unit").fullmatch(key))


def _asks_for_period(key: str) -> bool:
    return bool(pattern("headings", "period").fullmatch(key)) and not pattern("lines", "filled_on").search(key)


def _worth(key: str, value: CellValue) -> bool | None:
    """Whether a value is surely what its key asks for; None if it cannot be."""
    if _asks_for_period(key):
        return True if is_span(_shown(key, value)) else None
    about_people = role_of(key) is Role.REMARK
    if not isinstance(value, str):
        return None if _asks_for_org_unit(key) else about_people
    if _key(value) or role_of(value) is not None:
        return None
    if not _asks_for_org_unit(key):
        return about_people
    if key.endswith("单位") and (units := units_listed(value)):
        return len(units) > 1
    return likeness(value) >= _SURE if likeness(value) > 0 else None


def _shown(key: str, value: CellValue) -> str:
    """A value as text: a bare 2 under 季度 is the second quarter."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    text = value if isinstance(value, str) else f"{value:.15g}"
    if compact(text) in ("1", "2", "3", "4", "一", "二", "三", "四") and "季" in key:
        return f"第{compact(text)}季度"
    return f"{text}月" if "月" in key and compact(text).isdecimal() else text
