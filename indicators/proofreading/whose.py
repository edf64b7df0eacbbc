"""Whose figure a figure is: the org units named before it in its sentence, one by one, together, or all but some."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.reading.numerals import number_of

_OUTSIDE = "全国|全省|全市|全区|全县|省内|国内"
"""Wholes beyond ours, unless ours is called so."""
_OTHERS = (
    r"[已未]报送的|上级(?!工会要求)|工作组|蹲点组|慰问组|公司|集团|工厂|学校|中学|小学|医院|社区|村(?=工会|[委民])|开发区|园区|产业园|商会|协会"
    r"|(?:教育|卫生|公安|交通|金融|水利|邮政|快递|物流|货运|建筑|餐饮|家政|机关|国资)(?:系统|行业)|爱心企业|慈善"
)
"""Whoever else may have done what is told, unless the data know it by name."""
_ALL = r"各(?:乡镇|镇街?|镇乡|街道|单位|地|县区|区县|县市区)(?:\([^()]{1,6}\))?"
_SOME = r"(?:个?(?:单位|乡镇|镇街|街道|镇|乡)|地)(?:\([^()]{1,6}\))?"
_COUNT = r"\d{1,2}|[两二三四五六七八九十]{1,3}"
_BESIDE = re.compile(r"(?:[在居列占比较为]|位居|位列|高于|低于|超过|快于|慢于|与|名列|排|排名|距)$")
_JOINT = re.compile(r"^(?:、|和|及|与|以及|,)$")
_EACH_OF = re.compile("[均都各]")


@dataclass(frozen=True, slots=True)
class Named:
    """``org_units`` named ``at`` an offset (None: none is; none of ours where there are none), all ``together`` if their sum is
    meant."""

    org_units: tuple[str, ...]
    at: int | None = None
    certain: bool = True
    together: bool = False


class Whose:
    """Finds org units of a dataset; ``org_unit`` is the one that a text is about."""

    def __init__(self, dataset: Dataset, org_unit: str) -> None:
        self.every = tuple(dataset.org_units)
        self._org_unit = org_unit
        self._names = _names_of(dataset)

    def named(self, before: str, *, is_listed: bool = False) -> Named:
        """Who is named last before a figure; where each has a figure of its own (分别, or the figure is one of a row), the one
        in its turn."""
        read = _Read(self.every, before)
        for match in self._names.finditer(before):
            if match["whole"] and _BESIDE.search(before[: match.start()]):
                continue
            read.take(match)
        return self._meant(read, is_listed) if read.at is not None else Named((self._org_unit,))

    def _meant(self, read: _Read, is_listed: bool) -> Named:
        group, at, rest = tuple(read.group), read.at, read.before[read.end :]
        each = _EACH_OF.search(rest) is not None
        if not group:
            return Named((), at, certain=False)
        if read.is_each:
            return Named(self.every if each else (TOTAL,), at)
        if read.together:
            return Named(group, at, certain=read.certain, together=not each)
        if "分别" in rest or (is_listed and len(group) > 1):
            turn = figures_in(rest)
            return Named((group[turn],), at) if turn < len(group) else Named((group[-1],), at, certain=False)
        return Named(group, at, certain=len(group) == 1 or each)


class _Read:
    """What has been read of a sentence so far: the last ``group`` of names, and all ``seen``."""

    def __init__(self, every: Sequence[str], before: str) -> None:
        self.before, self.group, self.seen = before, list[str](), list[str]()
        self.at: int | None = None
        self.end = -2
        self.is_each = self.together = False
        self.certain = True
        self._every = every

    def take(self, match: re.Match[str]) -> None:
        if match["sum"]:
            self.together = self.together or len(self.group) > 1
        elif match["except"]:
            if match.start() == self.end and self.before[: self.at].endswith(("除", "除了")):
                self._set(match, self._others(self.group), together=True)
        elif match["rest"]:
            named = self.seen if not self.together else [unit for unit in self._every if unit not in self.group]
            self._set(match, self._others(named) if named else [], together=True)
            self.certain = match["left"] is None or _number(match["left"]) == len(self.group)
        elif match["count"]:
            if 2 <= (many := _number(match["count"])) <= len(self.seen):
                self._set(match, self.seen[-many:], together=True)
        elif match["outside"]:
            self._set(match, [])
        else:
            self._name(match)

    def _name(self, match: re.Match[str]) -> None:
        name = match["unit"] or TOTAL
        joined = bool(self.group) and bool(_JOINT.match(self.before[self.end : match.start()]))
        at = self.at
        self._set(match, [*self.group, name] if joined else [name])
        self.at = at if joined else self.at
        self.is_each = bool(match["each"])
        if match["unit"]:
            self.seen = [*(unit for unit in self.seen if unit != name), name]

    def _set(self, match: re.Match[str], group: list[str], *, together: bool = False) -> None:
        self.group, self.at, self.end = group, match.start(), match.end()
        self.together, self.is_each, self.certain = together, False, True

    def _others(self, named: Sequence[str]) -> list[str]:
        return [unit for unit in self._every if unit not in named]


def figures_in(words: str) -> int:
    """How many figures stand between names and the one after these words."""
    return len(re.findall(r"\d+(?:\.\d+)?", words))


def _names_of(dataset: Dataset) -> re.Pattern[str]:
    """Names of org units, words for the whole, for so many or the rest of those named, and for what is beyond the whole."""
    units = "|".join(map(re.escape, sorted(dataset.org_units, key=len, reverse=True))) or "(?!)"
    level = dataset.county[-1:] if dataset.county[-1:] in "县市区省" else "县市区"
    above = "省" if level == "市" else "市省"
    outside = rf"{_OUTSIDE}|{_OTHERS}|(?:[{above}](?:总工?会?|财政|级)(?![的县]))"
    whole = [f"(?:全|我|本)[{level or '县市区'}](?!总|委|级|政府)", *filter(None, [re.escape(dataset.county)])]
    return re.compile(
        f"(?P<unit>{units})|(?P<each>{_ALL})|(?P<whole>{'|'.join(whole)})|(?P<rest>其[余他它]的?(?P<left>{_COUNT})?{_SOME})"
        f"|(?P<count>(?<![第每]){_COUNT}){_SOME}|(?P<outside>{outside})|(?P<sum>合计|总计|共计)|(?P<except>(?:以|之)?外)"
    )


def _number(text: str) -> int:
    return int(text) if text.isdigit() else int(number_of(text.replace("两", "二")) or 0)
