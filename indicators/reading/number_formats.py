"""What a spreadsheet's number format tells of a cell beyond its number."""

from __future__ import annotations

import re

from indicators.reading.grid import CellValue

# Literal text of a format: "quoted", \x and !x (the escape of Chinese Excel); and what is never shown as typed:
# _x (a space as wide as x), *x (fill), [Red], [$-804].
_NOT_SHOWN = re.compile(r"_.|\*.|\[[^\]]*\]")
_COULD_BE_DATE = re.compile(r"[^0#?.,%;()+\-$¥￥ /@]")
_LITERAL = re.compile(r'"([^"]*)"|[\\!](.)')
_AFTER_NUMBER = re.compile(r'[0#?](?P<literals>(?:"[^"]*"|[\\!].|\s)+)$')

_DIVIDED = "÷"
_POWERS = {"千": 3, "万": 4, "百万": 6, "亿": 8}
_SIZES = {power: size for size, power in _POWERS.items()}


def shows_percent(code: str) -> bool:
    """Whether the format multiplies by 100 and shows a percentage: it has a % that is not literal text (ECMA-376 18.8.31)."""
    return "%" in _LITERAL.sub("", _NOT_SHOWN.sub("", code))


def shows_number(code: str) -> bool:
    """Whether the format surely shows a number: beside literal text it has nothing that could be part of a date or time."""
    return not _COULD_BE_DATE.search(_LITERAL.sub("", _NOT_SHOWN.sub("", code)).replace("General", ""))


def typed_suffix(code: str) -> str:
    """The literal text a format puts behind its number, if it changes what the number means: a per cent sign or 万元.

    ``0.0"%"`` shows 95.3 as 95.3% without multiplying, so the reader of the sheet sees a per cent sign that the cell does
    not hold. Other literals (家, 人) only repeat what the header says and are left out. A format that shows a fraction of
    the number (``0!.0,`` shows 52000 as 5.2) gives ÷ and the size of what is shown: ÷万.
    """
    positive = _NOT_SHOWN.sub("", code).split(";")[0]
    if shown_in := _shown_in(positive):
        return f"{_DIVIDED}{shown_in}"
    match = _AFTER_NUMBER.search(positive)
    if match is None:
        return ""
    text = _LITERAL.sub(lambda m: m[1] or m[2] or "", match["literals"]).strip()
    return text if text in {"%", "％", "‰"} or text.endswith("元") else ""


def _shown_in(positive: str) -> str:
    """万 for a format that shows ten-thousandths: commas behind the last digit show thousandths (ECMA-376 18.8.31), a literal
    point before it tenths of these."""
    digits = re.search(r"[0#?](?P<commas>,+)(?![0#?])", positive)
    if digits is None:
        return ""
    point = re.search(r'(?:[\\!]\.|"\.")(?P<behind>[0#?]+),+', positive)
    return _SIZES.get(3 * len(digits["commas"]) + (len(point["behind"]) if point else 0), "")


def with_suffix(value: CellValue, suffix: str) -> CellValue:
    """The number as the sheet shows it: 95.3 under ``0.0"%"`` is the text 95.3%; other values as they are."""
    if not suffix or isinstance(value, bool) or not isinstance(value, int | float):
        return value
    if suffix[0] == _DIVIDED:
        return f"{value / 10 ** _POWERS[suffix[1:]]:.15g}{suffix[1:]}"
    return f"{value:.15g}{suffix}"
