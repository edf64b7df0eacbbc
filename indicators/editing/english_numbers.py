"""Numbers in English words: two hundred and five, thirty-two, two thirds, doubled."""

from __future__ import annotations

import re

_UNIT = "two|three|four|five|six|seven|eight|nine"
_TEEN = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_LARGE = "hundreds?|thousands?|millions?|billions?|dozens?|scores"
_WORD = rf"(?:(?:{_TENS})(?:-(?:one|{_UNIT}))?|{_TEEN}|{_UNIT}|{_LARGE})"
_PART = rf"(?:one|a|{_UNIT})[ -](?:thirds?|quarters?|fifths?|tenths?)"
_TIMES = rf"doubl(?:ed|ing)|trebled|tripled|quadrupled|twice|(?:{_UNIT}|ten)-?fold"
_HALF = r"(?<!first )(?<!second )\bhalf(?= (?:of|the|a|an|as)\b)|\bhalved"

_COUNT = rf"(?:(?:a|one) (?={_LARGE}))?{_WORD}(?:(?:[ -]| and ){_WORD})*(?: and one)?"

IN_ENGLISH = re.compile(rf"\b(?:{_PART}|{_COUNT}|{_TIMES})\b|{_HALF}", re.IGNORECASE)
"""``one`` alone is mostly no number (one of, no one), and the first half and the third quarter are times."""
