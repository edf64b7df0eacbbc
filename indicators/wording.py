"""Every number as text, written once, so that chart, table, paragraph and Word file never disagree.

Rounding is decimal half-up from the raw value, done once. Chinese text has no thousands separators; money is given in
元, 万元 or 亿元 by its size. A rate *as stated* (``amount(0.95, "%")``) keeps the figure the sheet gives, up to two
decimals: 95%, 95.5%, 95.39%. A *computed* share (``percent``) has one decimal always: 60.4%, 50.0%; 100% only for exactly
one, so 0.9996 is 99.9%. A difference of rates is rounded once from the raw rates, not from the printed ones; the two may
differ by 0.1. Rates of one indicator are printed alike everywhere (``rate``). A text that sets amounts of money beside each
other gives them one unit (``money``).
"""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Decimal

MINUS = "−"

_EXACT = 10**6
_DOUBT = 1e-6
_EQUAL = 1e-9
_ALL = 1000

MONEY: dict[str, int] = {"元": 1, "万元": 10**4, "亿元": 10**8, "yuan": 1, "million yuan": 10**6}
"""The units money is printed in, in yuan."""

_SIZES = {"万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_MANY = re.compile(rf"({'|'.join(_SIZES)})(?!元)(?=.)")

STATUS_NAMES: dict[str, dict[str, str]] = {
    "zh": {
        "done": "已完成",
        "ahead": "超序时",
        "on_schedule": "达序时",
        "slightly_behind": "略滞后",
        "behind": "滞后",
        "far_behind": "严重滞后",
        "no_target": "未下达目标",
        "no_data": "暂无数据",
    },
    "en": {
        "done": "done",
        "ahead": "ahead of schedule",
        "on_schedule": "on schedule",
        "slightly_behind": "slightly behind",
        "behind": "behind",
        "far_behind": "far behind",
        "no_target": "no target",
        "no_data": "no data",
    },
}

_AGAINST_TARGET = {
    "zh": {"ahead": "超目标", "on_schedule": "达目标"},
    "en": {"ahead": "above target", "on_schedule": "on target"},
}

_UNITS_EN = {
    "元": ("yuan", "yuan"),
    "人": ("person", "people"),
    "名": ("person", "people"),
    "位": ("person", "people"),
    "人次": ("attendance", "attendances"),
    "件": ("case", "cases"),
    "起": ("case", "cases"),
    "次": ("time", "times"),
    "场": ("session", "sessions"),
    "场次": ("session", "sessions"),
    "期": ("course", "courses"),
    "份": ("copy", "copies"),
    "篇": ("article", "articles"),
    "户": ("household", "households"),
}


def amount(value: float, unit: str, language: str = "zh") -> str:
    """The value with its unit: 54596人, 99.03万元, 9500元, 1.23亿元, 95%; in English 54,596 people, 990,300 yuan.

    ``value`` is in the base unit: yuan for 元, a fraction for %. Counts have decimals only where the value has them, two
    at most. Less than one 万人 is told in 人, and English knows no 万人 at all.
    """
    if unit == "%":
        return _stated_percent(value)
    if unit == "元":
        return _money(value) if language == "zh" else _money_en(value)
    size, counter = counted_in(unit)
    if size > 1 and (language == "en" or 0 < abs(value) < 1):
        value, unit = value * size, counter
    if language == "zh":
        return f"{number(value)}{unit}"
    singular, plural = _UNITS_EN.get(unit, ("", ""))
    return f"{number(value, separator=',')} {singular if value == 1 else plural}".rstrip()


def counted_in(unit: str) -> tuple[int, str]:
    """How many of what a unit of counts is: of 万人 ten thousand 人, of 人 one. Money has units of its own."""
    found = _MANY.match(unit)
    return (_SIZES[found[1]], unit[found.end() :]) if found else (1, unit)


def count(value: float, unit: str, told: str) -> str:
    """A count given in 万人, in that unit or told in 人; with two decimals or, where those leave less, two digits."""
    if told != unit:
        return f"{number(value * counted_in(unit)[0])}{told}"
    return f"{number(value, _decimals(value))}{unit}"


def money(yuan: float, unit: str) -> str:
    """The amount in the given one of MONEY, of two decimals or, where those leave less, two digits: 0.41万元, 0.035万元."""
    scaled = yuan / MONEY[unit]
    decimals = 2 if MONEY[unit] == 1 else _decimals(scaled)
    space, separator = (" ", ",") if unit.endswith("yuan") else ("", "")
    return f"{number(scaled, decimals, separator=separator)}{space}{unit}"


def _decimals(scaled: float) -> int:
    return 2 if abs(scaled) >= 0.1 or not scaled else 1 - math.floor(math.log10(abs(scaled)))


def rounded(value: float, decimals: int = 2) -> Decimal:
    """The number that is printed with so many decimals."""
    return _rounded(_decimal(value), decimals)


def unit_name(unit: str, language: str = "zh") -> str:
    """The unit as it stands on an axis; a Chinese counter that English has no word for is a number."""
    return unit if language == "zh" or unit == "%" else _UNITS_EN.get(unit, ("", "number"))[1]


def number(value: float, decimals: int = 2, *, separator: str = "") -> str:
    """The bare number: at most so many decimals, no trailing zeros; a value too small for them keeps one digit."""
    if value >= 0 and value == (whole := int(value)) and value < _EXACT:
        return f"{whole:,}" if separator else str(whole)
    exact = _decimal(value)
    rounded = _rounded(exact, decimals)
    if rounded == 0 and exact != 0:
        rounded = _one_digit(exact)
    text = f"{abs(rounded):,f}" if separator else f"{abs(rounded):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{MINUS if rounded < 0 else ''}{text}"


def percent(fraction: float) -> str:
    """A computed share with one decimal: 60.4%, 50.0%; exactly 100% or 0% without one."""
    if fraction in (0, 1):
        return f"{fraction:.0%}"
    if (tenths := _tenths_of_percent(fraction)) and tenths != _ALL:
        return f"{tenths // 10}.{tenths % 10}%"
    exact = _decimal(fraction) * 100
    rounded = _rounded(exact, 1)
    if rounded == 100 and exact < 100:
        rounded = Decimal("99.9")
    if rounded == 0:
        rounded = _one_digit(exact)
    return f"{MINUS if rounded < 0 else ''}{abs(rounded):f}%"


def rate(fraction: float, *, tenths: bool, target: float | None = None) -> str:
    """A rate among others of its kind: with one decimal, or as stated where all of them are whole percentages.

    Beside its target it has as many decimals as show on which side of it it lies: 94.96% where 95% was asked for.
    """
    printed = percent(fraction) if tenths else _stated_percent(fraction)
    if target is None or abs(fraction - target) < _EQUAL:
        return printed
    exact, asked = _decimal(fraction) * 100, _decimal(target) * 100
    shown, decimals = Decimal(printed.rstrip("%").replace(MINUS, "-")), 1
    while (shown > asked, shown < asked) != (exact > asked, exact < asked):
        decimals += 1
        shown = _rounded(exact, decimals)
        printed = f"{MINUS if shown < 0 else ''}{abs(shown):f}%"
    return printed


def growth(fraction: float, language: str = "zh") -> str:
    """The size of a relative change, without its sign: 10.3%; in Chinese twice the base or more as 2.5倍 (增长2.5倍)."""
    return f"{number(fraction, 1)}倍" if fraction >= 2 and language == "zh" else percent(abs(fraction))


def points(fraction: float, language: str = "zh") -> str:
    """The size of a difference of two rates, without its sign: 2.7个百分点, 2.7 percentage points."""
    if tenths := _tenths_of_percent(abs(fraction)):
        return f"{tenths // 10}.{tenths % 10}{'个百分点' if language == 'zh' else ' percentage points'}"
    rounded = abs(_rounded(_decimal(fraction) * 100, 1))
    if rounded == 0 and fraction != 0:
        rounded = abs(_one_digit(_decimal(fraction) * 100))
    return f"{rounded:f}个百分点" if language == "zh" else f"{rounded:f} percentage points"


def signed(value: float, unit: str, language: str = "zh") -> str:
    """A change with its sign, for cards and tables: +23.29万元, −10家; of a fraction in percentage points: +2.7个百分点."""
    sign = "+" if value > 0 else MINUS if value < 0 else ""
    return sign + (points(value, language) if unit == "%" else amount(abs(value), unit, language))


def signed_growth(fraction: float) -> str:
    """A relative change with its sign: +7.0%, −10.3%."""
    return f"+{percent(fraction)}" if fraction > 0 else percent(fraction)


def ordinal(rank: float, language: str = "zh") -> str:
    """A place in a ranking: 第3位, 3rd."""
    place = int(rank)
    if language == "zh":
        return f"第{place}位"
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def status_name(status: str, language: str = "zh", *, schedule: float | None = None) -> str:
    """The status as a word for chips and tables.

    Where the whole target is due (``schedule`` 1: at the year's end, and for levels and rates at any time) there is no
    schedule to be ahead of, and the words speak of the target.
    """
    if schedule is not None and schedule >= 1 and status in _AGAINST_TARGET[language]:
        return _AGAINST_TARGET[language][status]
    return STATUS_NAMES[language][status]


def _stated_percent(fraction: float) -> str:
    if 0 <= fraction < _ALL and abs((hundredths := round(fraction * 10**4)) - fraction * 10**4) < _EQUAL:
        return f"{number(hundredths / 100)}%"
    exact = _decimal(fraction) * 100
    if exact == _rounded(exact, 2):
        return f"{number(float(exact))}%"
    return percent(fraction)


def _money(yuan: float) -> str:
    """The unit is chosen after rounding, so that nothing prints as 10000元 or 10000万元."""
    if abs(rounded(yuan)) < 10**4:
        return money(yuan, "元")
    return money(yuan, "万元" if abs(rounded(yuan / 10**4)) < 10**4 else "亿元")


def _money_en(yuan: float) -> str:
    return money(yuan, "million yuan" if abs(yuan) >= 10**6 else "yuan")


def _tenths_of_percent(fraction: float) -> int:
    """The rounded tenths of a percent where binary arithmetic cannot be in doubt about them, else 0: decimals must tell."""
    scaled = fraction * 1000
    if not 0 < scaled < _EXACT:
        return 0
    tenths = int(scaled + 0.5)
    return tenths if abs(scaled + 0.5 - tenths) > _DOUBT and abs(scaled - 0.5 - tenths) > _DOUBT else 0


def _decimal(value: float) -> Decimal:
    """The number as a person would write it, freed from what binary arithmetic left behind (0.1 + 0.2)."""
    return Decimal(f"{float(value):.12g}")


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _one_digit(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1).scaleb(value.adjusted()), rounding=ROUND_HALF_UP)
