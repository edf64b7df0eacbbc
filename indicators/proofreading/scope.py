"""Whose figure a figure is, and of when: org units and periods named before it in its sentence, else those of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.proofreading.evened import evened
from indicators.proofreading.measures import GAP, VALUE
from indicators.proofreading.said import Said

_OUTSIDE = "全国|全省|全市|全区|全县|省内|国内"
"""Wholes beyond ours, unless ours is called so."""
_OTHERS = (
    r"[已未]报送的|上级(?!工会要求)|工作组|蹲点组|慰问组|公司|集团|工厂|学校|中学|小学|医院|社区|村(?=工会|[委民])|开发区|园区|产业园|商会|协会"
    r"|(?:教育|卫生|公安|交通|金融|水利|邮政|快递|物流|货运|建筑|餐饮|家政|机关|国资)(?:系统|行业)|爱心企业|慈善"
)
"""Whoever else may have done what is told, unless the data know it by name."""
_ANOTHER_TIME = (
    r"[\d〇二三四五六七八九十两几多]+年来|近[\d一二两三四五六七八九十几]+年|(?:(?<!今)(?<!{year})年|成立|启动|开展|实施|换届|五|[\d]日|[\d]月)以来"
    r"|元旦|春节|两节|中秋|国庆|端午|重阳|五一|三八|七一|八一|节日?期间|节前|活动期间|高温|暑期|[夏冬春秋]季"
    r"|第[\d一二三四五六七八九十]+批|首批|此次|本次|当天|当日|现场|[\d]月[\d]+日|(?<![比较与同是])(?:去年|上年)(?!同期|[增减])"
)
"""A time that is not that of the report, nor a run of quarters."""
_BESIDE = re.compile(r"(?:[在居列占比较为]|位居|位列|高于|低于|超过|快于|慢于|与|名列|排|排名|距)$")
_JOINT = re.compile(r"^(?:、|和|及|与|以及|,)$")
_QUARTERS = {c: n for n, c in enumerate("一二三四", 1)} | {str(n): n for n in range(1, 5)}
_PERIOD = re.compile(
    r"(?:(?P<year>20\d{2})年?度?)?(?:(?P<half>[上下])半年|前(?P<first>[二两三23])个?季度|(?P<first_quarter>[一二三1-3])[-—~至到](?P<last_quarter>[二三四2-4])季度|第?(?P<quarter>[一二三四1-4])季度"
    r"|(?P<start>\d{1,2})月?[-—~至到](?P<end>\d{1,2})月|截至(?:(?P<in>20\d{2})年)?(?P<until>\d{1,2})月|[至到]?(?P<to>\d{1,2})月底|至(?P<only_to>\d{1,2})月|(?<![成占到为距超达])全年(?!任务|目标|计划)|(?P<month>\d{1,2})月(?:份|中旬|上旬|下旬|以来|，))"
    r"|(?P<only>20\d{2})年(?!度?(?:目标|任务|计划))"
)
_COMPARED = re.compile(r"(?:比|较|与|同|于|相比|快于|慢于|年)$")
_TITLE_LINES = 4
_LONGEST_TITLE = 45
_OPENING = 400
_ABOUT = re.compile(r"总结|汇报|报告|简报|小结|情况|通报|材料|督办|清单|通知|函|工会[：:]$")


@dataclass(frozen=True, slots=True)
class Scope:
    """The org units (several where all are meant) and the period of a figure.

    ``certain`` if both are named in the clause itself or nothing else is; ``others`` are what else may be meant.
    """

    org_units: tuple[str, ...]
    period: Period
    certain: bool = True
    others: tuple[tuple[str, Period], ...] = ()


class Scopes:
    """Finds scopes in one text; ``period`` and ``org_unit`` are those of the text as a whole."""

    def __init__(self, text: str, dataset: Dataset, period: Period, org_unit: str) -> None:
        self._text = evened(text)
        self.period, self.org_unit = period, org_unit
        self._county = dataset.county
        self._names = _names_of(dataset)
        self._another_time = re.compile(_ANOTHER_TIME.replace("{year}", str(period.year)))

    def of(self, one: Said) -> Scope:
        before = self._text[one.place.sentence : one.figure.start]
        org_units, named_at, listed = self._org_units(before)
        period, period_at, is_known = self._period(before)
        periods = [period, self.period]
        is_known = is_known and not (one.what.measure == VALUE and self._another_time.search(before, period_at or 0))
        if one.what.measure == GAP:  # what is still to do is said of the time to come, and counted to now
            period, period_at = self.period, None
        if not org_units:
            return Scope((self.org_unit,), period, certain=False)
        clause = len(before) - _since_clause(before)
        units = [org_units[0]] if named_at is None or named_at >= clause else [org_units[0], self.org_unit]
        if period_at is None:
            periods.append(Period.to_date(self.period.year, self.period.end))
        elif period_at >= clause:
            periods = [period]
        every = ((unit, when) for unit in dict.fromkeys(units) for when in dict.fromkeys(periods))
        others = tuple(other for other in every if other != (org_units[0], period))
        return Scope(org_units, period, listed and is_known, others)

    def _org_units(self, before: str) -> tuple[tuple[str, ...], int | None, bool]:
        """The last names before the figure; where each has a figure of its own (分别), the one in its turn."""
        group: list[str] = []
        at: int | None = None
        end = -2
        for match in self._names.finditer(before):
            if _BESIDE.search(before[: match.start()]) and match["whole"]:
                continue
            if match["outside"]:
                group, at = [], match.start()
                continue
            if match["sum"]:
                if len(group) > 1:
                    return tuple(group), at, False
                continue
            name = match["unit"] or TOTAL
            joined = group and _JOINT.match(before[end : match.start()])
            group = [*group, name] if joined else [name]
            at, end = (at if joined and at is not None else match.start()), match.end()
        if not group:
            return ((), at, False) if at is not None else ((self.org_unit,), None, True)
        rest = before[end:]
        if "分别" in rest:
            turn = _numbers_in(rest)
            return ((group[turn],), at, True) if turn < len(group) else ((group[-1],), at, False)
        if len(group) > 1 and not re.search(r"[均都各]", rest):
            return tuple(group), at, False
        return tuple(group), at, True

    def _period(self, before: str) -> tuple[Period, int | None, bool]:
        """The last period named, where, and whether it is a run of quarters: of August alone nothing is known."""
        for match in reversed(list(_PERIOD.finditer(before))):
            if _COMPARED.search(before[: match.start()]) or re.match(r"(?:相比|同期|任务|低于|落后)", before[match.end() :]):
                continue
            period = _as_period(match, self.period.year)
            return period or self.period, match.start(), period is not None
        return self.period, None, True


def _names_of(dataset: Dataset) -> re.Pattern[str]:
    """Names of org units, words for the whole, words for a sum of those named, and words for what is beyond the whole."""
    units = "|".join(map(re.escape, sorted(dataset.org_units, key=len, reverse=True))) or "(?!)"
    level = dataset.county[-1:] if dataset.county[-1:] in "县市区省" else "县市区"
    above = "省" if level == "市" else "市省"
    outside = rf"{_OUTSIDE}|{_OTHERS}|(?:[{above}](?:总工?会?|财政|级)(?![的县]))"
    whole = [f"(?:全|我|本)[{level or '县市区'}](?!总|委|级|政府)", "各乡镇", *filter(None, [re.escape(dataset.county)])]
    return re.compile(f"(?P<unit>{units})|(?P<whole>{'|'.join(whole)})|(?P<outside>{outside})|(?P<sum>合计|总计|共计)")


def period_stated(text: str, known: Sequence[Period]) -> Period | None:
    """The period a text is about, by its title and opening; one without a year is the newest of those known."""
    opening = evened(text[:_OPENING])
    years = sorted({period.year for period in known}, reverse=True)
    for match in _PERIOD.finditer(opening):
        says_year = match["year"] or match["only"] or match["in"]
        following = opening[match.end() : match.end() + 12]
        if match["only"] and (inner := _PERIOD.search(following)) and not inner["only"] and not inner["year"]:
            period = _as_period(inner, int(match["only"]))
        else:
            period = _as_period(match, years[0] if years else 0)
        if period is not None and period.year in years and (says_year or _is_about(opening, match)):
            return period
    return None


def org_unit_stated(text: str, dataset: Dataset) -> str:
    """The org unit a text is about: the one in its title, else the whole."""
    for line in [line for line in text.split("\n") if line.strip()][:_TITLE_LINES]:
        if len(line.strip()) <= _LONGEST_TITLE and _ABOUT.search(line.strip()) and not re.search("[，。；、]", line):
            named = [unit for unit in dataset.org_units if unit in line]
            if named:
                return max(named, key=len)
    return TOTAL


def _is_about(opening: str, match: re.Match[str]) -> bool:
    """Whether a span without a year is that of the text: in its title, or 上半年来."""
    return match.start() < 2 * _LONGEST_TITLE or bool(match["half"])


def _as_period(match: re.Match[str], year: int) -> Period | None:
    """The period that words mean; None for one that is no run of quarters from what the words say."""
    year = int(match["year"] or match["only"] or match["in"] or year)
    if match["only"]:
        return Period(year, 1, 4)
    if match["half"]:
        return Period(year, 1, 2) if match["half"] == "上" else Period(year, 3, 4)
    if match["first"]:
        return Period(year, 1, 3 if match["first"] in "三3" else 2)
    if match["first_quarter"]:
        return Period(year, _QUARTERS[match["first_quarter"]], _QUARTERS[match["last_quarter"]])
    if match["quarter"]:
        return Period.quarter(year, _QUARTERS[match["quarter"]])
    if match["start"]:
        return _of_months(year, int(match["start"]), int(match["end"]))
    if last := match["until"] or match["to"] or match["only_to"]:
        return _of_months(year, 1, int(last))
    if match["month"]:
        return None
    return Period(year, 1, 4)


def _of_months(year: int, first: int, last: int) -> Period | None:
    if first % 3 != 1 or last % 3 or not first < last <= 12:
        return None
    return Period(year, first // 3 + 1, last // 3)


def _since_clause(before: str) -> int:
    return len(before) - 1 - max(before.rfind(mark) for mark in "，；：。")


def _numbers_in(words: str) -> int:
    """How many figures stand between the names and this one."""
    return len(re.findall(r"\d+(?:\.\d+)?", words))
