"""Periods in English words: second quarter of 2024, January–June 2024, June 30, 2024. Read without spaces, like all others."""

from __future__ import annotations

from collections.abc import Mapping

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)"
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

IN_WORDS = rf"""(?=[A-Za-z1-4][A-Za-z])(?i:
    (?P<ordinal>{"|".join(_ORDINALS)})-?quarter | quarter(?P<numbered>[1-4])(?!\d[A-Za-z])
  | (?P<early>first|1st)-?half | (?P<late>second|2nd)-?half | (?P<nine>first(?:three|3)quarters|first(?:nine|9)months)
  | (?P<from>{_MONTH})\.?(?:[-~—–]|to|through)(?P<till>{_MONTH})\.?
  | (?P<single>{_MONTH})\.?(?P<day>\d{{1,2}},)?
)"""
"""A regular expression, of which ``months_in_words`` understands the groups."""


def months_in_words(groups: Mapping[str, str]) -> tuple[int, int] | None:
    """The first and last month that the groups of ``IN_WORDS`` mean; None if nothing was said in words."""
    number = _ORDINALS.get(groups.get("ordinal", "").lower()) or int(groups.get("numbered", "0"))
    if number:
        return 3 * number - 2, 3 * number
    for name, months in (("early", (1, 6)), ("late", (7, 12)), ("nine", (1, 9))):
        if name in groups:
            return months
    if "single" in groups:
        return _month(groups["single"]), _month(groups["single"])
    return (_month(groups["from"]), _month(groups["till"])) if "from" in groups else None


def _month(name: str) -> int:
    return 1 + _MONTHS.index(name[:3].lower())
