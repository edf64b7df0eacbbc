"""Periods as a text names them: 上半年, 1—9月, 去年全年, 截至6月底; and those it compares with: 比年初, 较一季度末."""

from __future__ import annotations

import re
from collections.abc import Callable

from indicators.periods import Period

_QUARTERS = {c: n for n, c in enumerate("一二三四", 1)} | {str(n): n for n in range(1, 5)}
_YEAR = r"(?:(?P<year>20\d{2})年?度?|(?P<ago>去年|上年)度?|今年|本年度?)"
_SPAN = (
    r"(?P<half>[上下])半年|前(?P<first>[二两三23])个?季度|(?P<first_quarter>[一二三1-3])[-—~至到](?P<last_quarter>[二三四2-4])季度"
    r"|第?(?P<quarter_end>[一二三四1-4])季度[底末]|第?(?P<quarter>[一二三四1-4])季度|(?P<start>\d{1,2})月?[-—~至到](?P<end>\d{1,2})月|截至(?:(?P<in>20\d{2})年)?(?P<until>\d{1,2})月"
    r"|[至到]?(?P<to>\d{1,2})月[底末]|至(?P<only_to>\d{1,2})月|(?<![成占到为距超达])全年(?!的?(?:任务|目标|计划)|[约近]?[\d.]+[\u4e00-\u9fff]{1,3}的)"
    r"|(?P<month>\d{1,2})月(?:份|中旬|上旬|下旬|以来|，)"
)
PERIOD = re.compile(
    rf"{_YEAR}?(?:{_SPAN})|(?P<only>20\d{{2}})年(?!度?(?:目标|任务|计划)|\d{{1,2}}月\d{{1,2}}日)"
    r"|(?P<last_end>(?:去年|上年)年?[底末])"
)
_ROW = re.compile(
    r"(?P<many>各|[三四3-4]个|前[三3]个)季度|(?:第?[一二三四1-4]季度|[上下]半年)(?:(?:、|和|及|与)(?:第?[一二三四1-4]季度|[上下]半年))+"
)
_MANY = {"各": 4, "四个": 4, "4个": 4, "三个": 3, "3个": 3, "前三个": 3, "前3个": 3}
_EACH = re.compile("分别|依次")
_THEN = re.compile(
    r"[比较](?:今年|本年)?(?:(?P<begin>年初)|(?P<before>去年|上年|上)?年?[底末]"
    r"|(?P<month>\d{1,2})月(?:份|[底末])|(?P<quarter>[一二三四1-4])季度[底末]?)"
)


def as_period(match: re.Match[str], year: int) -> Period | None:
    """The period that a match of ``PERIOD`` means; None for one that is no run of quarters from what the words say."""
    if match["last_end"]:
        return Period(year - 1, 1, 4)
    year = int(match["year"] or match["only"] or match["in"] or year) - bool(match["ago"])
    if match["only"]:
        return Period(year, 1, 4)
    if match["half"]:
        return Period(year, 1, 2) if match["half"] == "上" else Period(year, 3, 4)
    if match["first"]:
        return Period(year, 1, 3 if match["first"] in "三3" else 2)
    if match["first_quarter"]:
        return Period(year, _QUARTERS[match["first_quarter"]], _QUARTERS[match["last_quarter"]])
    if match["quarter_end"]:
        return Period.to_date(year, _QUARTERS[match["quarter_end"]])
    if match["quarter"]:
        return Period.quarter(year, _QUARTERS[match["quarter"]])
    if match["start"]:
        return _of_months(year, int(match["start"]), int(match["end"]))
    if last := match["until"] or match["to"] or match["only_to"]:
        return _of_months(year, 1, int(last))
    if match["month"]:
        return None
    return Period(year, 1, 4)


def in_turn(words: str, year: int, turn: Callable[[str], int]) -> Period | None:
    """Where periods are named in a row, each with a figure of its own (一季度、二季度分别为15家、23家; 四个季度依次为), the one
    whose turn it is; ``turn`` counts the figures in the words after them."""
    found = _ROW.search(words)
    if found is None or not _EACH.search(words, found.end()):
        return None
    if found["many"]:
        row = [Period.quarter(year, quarter) for quarter in range(1, 1 + _MANY[found["many"]])]
    else:
        row = [period for match in PERIOD.finditer(found[0]) if (period := as_period(match, year))]
    at = turn(words[found.end() :])
    return row[at] if at < len(row) else None


def compared_with(words: str, year: int) -> Period | None:
    """The year to date whose end the words compare with (比年初, 较6月底); None if they name none."""
    found = list(_THEN.finditer(words))
    if not found:
        return None
    match = found[-1]
    if match["month"]:
        return _of_months(year, 1, int(match["month"]))
    if match["quarter"]:
        return Period.to_date(year, _QUARTERS[match["quarter"]])
    return Period(year - 1, 1, 4)


def _of_months(year: int, first: int, last: int) -> Period | None:
    if first % 3 != 1 or last % 3 or not first < last <= 12:
        return None
    return Period(year, first // 3 + 1, last // 3)
