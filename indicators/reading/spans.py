"""Period words: 第一季度, 2024Q1, 1—6月, 上半年, 截至6月底, 2024.06 and the like, and the months each of them means.

A label seldom says all: 一季度 leaves the year to the title, 2024年 leaves the quarter to the sheet's name. A ``Span`` holds
what was said; ``within`` fills in the rest from what surrounds it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from indicators.periods import Period
from indicators.reading.english_spans import IN_WORDS, months_in_words
from indicators.reading.text import compact

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0", "首": "1"}
_NAMES = {
    "TO": r"(?:[-~—–―]+|至|到)",
    "Q": r"(?:[一二三四1-4]|I{1,3}(?!V)|IV)",
    "M": r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])",
}
_PART = rf"""
    (?<!\d)第?(?P<q1><Q>)(?:季度?)?<TO>第?(?P<q2><Q>)季度?
  | [qQ](?P<qa>[1-4])<TO>[qQ]?(?P<qb>[1-4])(?!\d)
  | (?:(?<!\d)|(?=[第一二三四首]))第?(?P<quarter><Q>|首)季度 | 第(?P<nth><Q>)季 | [qQ](?P<code>[1-4])(?!\d)
  | (?<![\dA-Za-z])(?P<back>[1-4])[qQ](?![A-Za-z])
  | (?P<half>上半年度?|前半年|[hH]1(?!\d)|(?<![一上下前后])半年度|半年(?=报)) | (?P<second>下半年度?|后半年|[hH]2(?!\d))
  | (?P<three>前(?:三|3)个?季度)
  | (?<!\d)(?P<m1><M>)(?:月份?)?(?:\d{{1,2}}[日号])?<TO>(?:(?:19|20)\d\d[年./-])?(?P<m2><M>)月份?(?:\d{{1,2}}[日号])?
  | 前(?P<first><M>)个月 | (?<!\d)(?P<month><M>)月份?(?:\d{{1,2}}[日号])?(?!\d)
  | (?P<whole>全年度?|整年)
  | (?<![A-Za-z])(?:{IN_WORDS})(?![A-Za-z\d])
"""
_AFTER_YEAR = r"""
    [./-](?P<r1>1[0-2]|0?[1-9])[./-][0-3]?\d<TO>(?:(?P=year)[./-])?(?P<r2>1[0-2]|0?[1-9])[./-][0-3]?\d(?!\d)
  | (?:年|[./_-])?(?P<bare><Q>)季(?![节度])
  | [.年](?P<d1>1[0-2]|0?[1-9])[-~—–](?P<d2>1[0-2]|0?[1-9])(?![\d季])(?:月份?)?
  | [./_-](?P<dotted>1[0-2]|0?[1-9])(?:[./_-][0-3]?\d)?(?![\d季])
  | (?P<packed>0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)
"""
_YEAR = r"(?<!\d)(?:[fF][yY])?(?P<year>(?:19|20)\d\d|二[〇○零][〇○零一二三四五六七八九]{2})"
_SHORT = (
    r"(?<!\d)(?:[fF][yY]|')?(?P<short>[12]\d)(?=年?(?:第?<Q>季度|[qQ][1-4]|上半年|下半年|前三季|年(?:<M>月?<TO>)?<M>月))年?"
)
_YEAR_LAST = (
    r"(?:[qQ](?P<l_qa>[1-4])<TO>[qQ]?(?P<l_qb>[1-4])|[qQ](?P<l_code>[1-4])|[hH](?P<l_half>[12])|(?<!\d)(?:(?P<l_back>[1-4])[qQ]|(?P<l_nth_half>[12])[hH]))"
    r"(?:[-/']?(?P<l_year>(?:19|20)\d\d)|['’‘`](?P<l_short>[12]\d)|(?<=\d[qQhH])(?P<k_short>[12]\d))(?!\d)"
)
_WORDS_THEN_YEAR = rf"(?:{IN_WORDS.replace('?P<', '?P<w_')})(?:of|in|[-,/'])*(?P<w_year>(?:19|20)\d\d)(?!\d)"
_PATTERN = rf"""
    (?P<upto>截至|截止到?|(?i:asof|upto))?
    (?: {_YEAR_LAST} | {_WORDS_THEN_YEAR} | {_YEAR} (?: {_AFTER_YEAR} | 年?度?[._/-]?(?:{_PART}) | (?:年度?|(?!\d)) )
      | {_SHORT} (?:{_PART.replace("?P<", "?P<s_")})
      | {_PART.replace("?P<", "?P<p_")} )
    (?P<end>底|末|止|为止)?
"""
for _name, _regex in _NAMES.items():
    _PATTERN = _PATTERN.replace(f"<{_name}>", _regex)
_SPAN = re.compile(_PATTERN, re.VERBOSE)
_PREFIX = re.compile(r"^[pslwk]_")
_MONTH_IN_NAME = re.compile(r"[一二三四五六七八九十]{1,2}月")
"""A month in Chinese numerals within other words is most often part of a name: 十月社区."""
_BARE_QUARTER = re.compile(r"([1-4一二三四])季")
"""2季 alone; within other words (四季春社区) it is a name."""
_SAID_TWICE = re.compile(r"^(.+)\((.+)\)$")
_DAY = re.compile(r"((?:19|20)\d\d)(?:年|([./_-])|(?=\d{4}$))(\d{1,2}?)(?:月|(?(2)\2|[./_-])|(?<=\d\d))(\d{1,2})[日号]?")
"""With one sign twice: 2025.1-3 are months."""
_DAY_OF_MONTH = re.compile(r"(?:1[0-2]|0?[1-9])(?:月(?:[12]\d|3[01]|0?[1-9])[日号]|[./-](?:[12]\d|3[01]|0?[1-9]))")
_WRAPPING = "()[]【】〔〕:;,.、。-—_"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time as far as it was said: ``year`` and the months ``first`` to ``last`` (1–12), None if left open.

    ``upto`` marks 截至…, the state or the sum up to then; ``point`` marks a date or a month's end (2024.06, 6月底).
    """

    year: int | None = None
    first: int | None = None
    last: int | None = None
    upto: bool = False
    point: bool = False

    @property
    def is_month(self) -> bool:
        return self.first is not None and self.first == self.last

    def within(self, outer: Span | None) -> Span:
        """The same with what it leaves open taken from around it: 一季度 within 2024年 is 2024年一季度."""
        if outer is None:
            return self
        if self.first is None:
            return replace(outer, year=self.year if self.year is not None else outer.year)
        return replace(self, year=self.year if self.year is not None else outer.year)

    def quarter_so_far(self) -> Span:
        """Of a month (6月) all months of its quarter up to it."""
        return self if self.last is None else replace(self, first=self.last - (self.last - 1) % 3)

    def period(self) -> Period | None:
        """The run of whole quarters it is, or None if the year is open or the months are no whole quarters."""
        if self.year is None:
            return None
        first, last = self.first or 1, self.last or 12
        if first % 3 != 1 or last % 3 != 0 or last < first:
            return None
        return Period(self.year, (first + 2) // 3, last // 3)

    def quarter(self) -> Period | None:
        """The quarter its last month falls in."""
        return None if self.year is None else Period.quarter(self.year, ((self.last or 12) + 2) // 3)


@dataclass(frozen=True, slots=True)
class Found:
    """A span and where it stands in the compact text."""

    span: Span
    start: int
    end: int


@lru_cache(maxsize=32768)
def find_span(text: str) -> Found | None:
    """The first period words in a text (read without its spaces)."""
    return next(iter(_all_spans(text)), None)


def _all_spans(text: str) -> Iterator[Found]:
    for found in _SPAN.finditer(compact(text)):
        if not _MONTH_IN_NAME.fullmatch(found[0]) and (span := _span_of(found)) is not None:
            yield Found(span, found.start(), found.end())


@lru_cache(maxsize=4096)
def stated_span(line: str) -> Span | None:
    """All that a line says of its period: the first period words, completed by the others: 2024年工会工作（截至6月底）.

    Another year's words (比2023年…) say nothing of this one.
    """
    result: Span | None = None
    for found in _all_spans(line):
        result = found.span if result is None else completed(result, found.span)
    return result


def completed(span: Span, other: Span) -> Span:
    """A span with what it leaves open taken from another that is said of the same thing; it stays if their years differ."""
    if span.year is not None and other.year not in (None, span.year):
        return span
    return other.within(span) if span.first is None else span.within(other)


@lru_cache(maxsize=32768)
def span_of(text: str) -> Span | None:
    """What a label means that consists of period words alone, else None."""
    plain = compact(text)
    if (again := _SAID_TWICE.match(plain)) and (inside := span_of(again[2])) is not None:
        outside = span_of(again[1])
        return None if outside is None else completed(outside, inside)
    if quarter := _BARE_QUARTER.fullmatch(plain.strip(_WRAPPING)):
        return Span(None, 3 * _number(quarter[1]) - 2, 3 * _number(quarter[1]))
    found = _SPAN.fullmatch(plain.strip(_WRAPPING))
    return _span_of(found) if found else None


def is_span(text: str) -> bool:
    return span_of(text) is not None


def is_day(text: str) -> bool:
    """Whether a text is a single day: 2024年7月3日, 7月3日."""
    plain = compact(text).strip(_WRAPPING)
    return bool(_DAY.fullmatch(plain) or _DAY_OF_MONTH.fullmatch(plain))


@lru_cache(maxsize=4096)
def is_day_within_month(text: str) -> bool:
    """Whether a text is a single day that ends no month (2024年7月3日): more likely the day of writing than of counting."""
    found = _DAY.fullmatch(compact(text).strip(_WRAPPING))
    if found is None:
        return False
    year, month, day = map(int, found.group(1, 3, 4))
    return not (1 <= month <= 12 and day == monthrange(year, month)[1])


def end_of_quarter(day: str | datetime) -> Period | None:
    """The quarter whose last day this is; None for any other day."""
    if isinstance(day, str):
        found = _DAY.fullmatch(compact(day).strip(_WRAPPING))
        year, month, date = map(int, found.group(1, 3, 4)) if found else (0, 0, 0)
    else:
        year, month, date = day.year, day.month, day.day
    ends = month in (3, 6, 9, 12) and date == monthrange(year, month)[1]
    return Period.quarter(year, month // 3) if ends else None


def span_of_date(date: datetime) -> Span:
    return Span(date.year, date.month, date.month, point=True)


def _number(text: str) -> int:
    if text in _ROMAN:
        return _ROMAN[text]
    if text.startswith("十"):
        return 10 + (_number(text[1:]) if len(text) > 1 else 0)
    return int("".join(_DIGITS.get(c, c) for c in text))


def _span_of(found: re.Match[str]) -> Span | None:
    groups = {_PREFIX.sub("", name): value for name, value in found.groupdict().items() if value}
    year = _number(groups["year"]) if "year" in groups else 2000 + int(groups["short"]) if "short" in groups else None
    first, last = _months(groups)
    if year is not None and not 1949 <= year <= 2099:
        return None
    if first is not None and last is not None and first > last:
        return None
    point = bool(groups.get("end")) or "dotted" in groups or "packed" in groups or "day" in groups
    return Span(year, first, last, upto="upto" in groups, point=point)


def _months(groups: dict[str, str]) -> tuple[int | None, int | None]:
    for start, end in (("q1", "q2"), ("qa", "qb")):
        if start in groups:
            return 3 * _number(groups[start]) - 2, 3 * _number(groups[end])
    if (said := months_in_words(groups)) is not None:
        return said
    for start, end in (("m1", "m2"), ("d1", "d2"), ("r1", "r2")):
        if start in groups:
            return _number(groups[start]), _number(groups[end])
    for name in ("quarter", "nth", "code", "back", "bare"):
        if name in groups:
            return 3 * _number(groups[name]) - 2, 3 * _number(groups[name])
    for name in ("month", "dotted", "packed"):
        if name in groups:
            return _number(groups[name]), _number(groups[name])
    if "first" in groups:
        return 1, _number(groups["first"])
    if "2" in (groups.get("half"), groups.get("nth_half")):
        return 7, 12
    named = {"half": (1, 6), "nth_half": (1, 6), "second": (7, 12), "three": (1, 9), "whole": (1, 12)}
    return next((months for name, months in named.items() if name in groups), (None, None))
