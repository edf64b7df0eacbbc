"""What stands in one cell: a number, perhaps with its unit, a sign that there is none, or words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum
from functools import lru_cache

from indicators.reading.grid import CellValue
from indicators.reading.numerals import in_digits
from indicators.reading.org_units import likeness
from indicators.reading.spans import find_span, is_span
from indicators.reading.text import compact, even
from indicators.reading.units import is_unit
from indicators.reading.words import words


class Sort(IntEnum):
    """What a cell holds, as far as its place in a table is concerned. ODD is meant as a number but is no plain one."""

    BLANK = 0
    TEXT = 1
    NUMBER = 2
    GAP = 3
    ODD = 4


@dataclass(frozen=True, slots=True)
class Amount:
    """A number read from text: ``unit`` as written behind it (万元, 家, %, 万), ``rough`` if it says 约, 余, 近.

    ``provisional`` if it says that another number will come: 预计, 初步数, 暂估.
    """

    value: float
    unit: str = ""
    rough: bool = False
    bound: bool = False
    provisional: bool = False


_DIGITS = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?|[+-]?\.\d+"
_AMOUNT = re.compile(
    r"^(?P<bound>≥|>=|≤|<=|不低于|不少于|(?:控制在)?不(?:得)?(?:超过|高于|多于)|控制在|至少)?"
    r"(?P<before>大约|约|近|超过|超|逾|将近|共计|共|达)?(?:[¥￥] ?)?"
    rf"(?P<number>{_DIGITS})\s*(?P<more>余|多|几)?(?P<unit>[^\d\s.,:;+\-()/*]{{0,6}}?)(?P<after>左右|余|多|以上|以下|以内|及以上)?$"
)
_NOT_FINAL = "(?:预计|预估|暂估|估计|估算|初步|暂定|暂报|初报|快报)(?:统计|完成|达到)?[数值]?"
_PROVISIONAL = re.compile(
    rf"^(?:\({_NOT_FINAL}\)|{_NOT_FINAL}[:为]?)\s*(?P<after>[^:为].*)$|^(?P<before>.+?)\s*(?:\((?:{_NOT_FINAL}|估)\)|{_NOT_FINAL})$"
)
_DONE = re.compile(
    r"^(?:截至)?(?:目前|现|当前|本季度?)?,?(?:已|累计|共|实际)*(?:完成|实现)(?:了)?:?(?P<amount>[^,;。:]*\d[^,;。:]*)"
    r"(?:[,;](?:占|为|达到?|完成)[^,;。\d]*\d+(?:\.\d+)?%[^,;。\d]*)?。?$"
)
"""An amount told in words, perhaps with what share of a target it is: 已完成5家，占年度任务的33%."""
_CURRENCY = re.compile(r"^(?:人民币|RMB|CNY):? ?[¥￥]?(?=\d)", re.IGNORECASE)
_GAPS = words("gaps")
_DASHES = re.compile(r"^[-—–―─━_~]+$")
NONE_WORD = "无"
ZERO_WORDS = frozenset(("零", "〇", "○"))
_STARTS_ODD = re.compile(r"^[(<>≥≤~约近]*[+-]?[¥￥$]?\d")
_NUMBER_BEFORE_NAME = re.compile(r"^(\d{1,3}) ?([\u3400-\u9fff].+)$")
_ON_TWO_LINES = re.compile(r"\d[^\S\n\r]*[\n\r]\s*\d")
"""12 over 300 in one cell are two numbers, not twelve thousand."""
_TOWNSHIP = 1.0
_NUMBERED_LABEL = re.compile(r"^\(?\d{1,2}[)、.]\s*[^\d\s]")


@lru_cache(maxsize=65536)
def read_amount(text: str) -> Amount | None:
    """The number a text states, or None. 约3.5万元, 1,234, １２家, 十二家, 95%, ≥90%, ¥200, 12(初步数); not 6.3(6.1), 10-20."""
    if _ON_TWO_LINES.search(text):
        return None
    plain = even(text).removeprefix("'")  # typed to keep a number as text
    if found := _PROVISIONAL.match(plain):
        amount = read_amount(found["after"] or found["before"])
        return amount and replace(amount, provisional=True)
    if plain in ZERO_WORDS:
        return Amount(0.0)
    if found := _DONE.match(plain):
        return read_amount(found["amount"])
    plain = _CURRENCY.sub("¥", plain)
    found = _AMOUNT.match(in_digits(plain))
    if found is None:
        return None
    unit = "元" if found["unit"] == "元整" else found["unit"]
    if unit and not (is_unit(unit) or unit in ("万", "亿", "千", "百", "百万", "千万") or _could_count(unit)):
        return None
    if plain[:1] in "¥￥":
        unit = f"{unit}元" if unit in ("万", "亿", "千", "百万", "千万", "") else unit
    after = found["after"] or ""
    bound = bool(found["bound"]) or after in ("以上", "以下", "以内", "及以上")
    rough = bool(found["before"] not in (None, "共", "共计", "达") or found["more"] or after in ("左右", "余", "多"))
    return Amount(float(found["number"].replace(",", "").replace(" ", "")), unit, rough, bound)


def _could_count(unit: str) -> bool:
    """A counting word we have not met: one or two Chinese characters that are not about time or order."""
    return (
        len(unit) <= 2 and all("\u4e00" <= c <= "\u9fff" for c in unit) and not set(unit) & set("年月日季度号第至到和与及是为")
    )


def is_gap(text: str) -> bool:
    """Whether a text says that there is no value: —, /, …, 未报, 无数据, blank."""
    plain = compact(text).lower()
    return not plain or plain in _GAPS or bool(_DASHES.match(plain))


@lru_cache(maxsize=65536)
def _sort_of_text(text: str) -> Sort:
    plain = even(text)
    if not plain:
        return Sort.BLANK
    if is_gap(plain) or plain == NONE_WORD:
        return Sort.GAP
    if (is_span(plain) and not plain.replace(".", "").isdigit()) or _is_numbered_name(plain):
        return Sort.TEXT
    if read_amount(plain) is not None:
        return Sort.NUMBER
    if (period := find_span(plain)) is not None and period.start == 0:
        return Sort.TEXT
    han = sum("\u4e00" <= c <= "\u9fff" for c in plain)
    if _STARTS_ODD.match(plain) and han <= 4 and len(plain) <= 20 and not _NUMBERED_LABEL.match(plain):
        return Sort.ODD
    return Sort.TEXT


def _is_numbered_name(text: str) -> bool:
    """Whether a number only stands before a name: 01城关 (no amount begins with a nought), 3城关镇."""
    found = _NUMBER_BEFORE_NAME.match(text)
    return found is not None and ((len(found[1]) > 1 and found[1][0] == "0") or likeness(found[2].split("(")[0]) == _TOWNSHIP)


def sort_of(value: CellValue) -> Sort:
    if value is None:
        return Sort.BLANK
    if isinstance(value, str):
        return _sort_of_text(value)
    if isinstance(value, bool | datetime):
        return Sort.TEXT
    return Sort.NUMBER
