"""A header as an office prints it, freed of what is not its name: unit, spaces, numbering, dates, an English tail."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_HAN = re.compile(r"[\u3400-\u9fff]")
_UNITS = (
    r"(?:百|千|万|十万|百万|千万|亿)?(?:元|人次|人|名|位|户次|户|家|个|件|起|宗|例|次|场次|场|期|班|台|届|批|份|篇|条|则|项|张|支|套|处|所|"
    r"座|间|辆|台次|课时|学时|小时|天|票|队|对|本|册|%|‰|百分点|个百分点)"
)
_ENGLISH_UNITS = "yuan|rmb|cny|persons?|people|person-times|visits|units|enterprises|unions|cases|times|sessions|items"
_UNIT_IN_BRACKETS = re.compile(
    rf"[(\[【〔]\s*(?:(?:计量)?单位[::]?\s*)?(?P<unit>{_UNITS}|{_ENGLISH_UNITS})\s*[)\]】〕]", re.IGNORECASE
)
_UNIT_AFTER_MARK = re.compile(rf"(?:[/／,，、]|[,，;；\s]?(?:计量)?单位[::])\s*(?P<unit>{_UNITS})$")
_PERCENT_TAIL = re.compile(r"(?<=[\u3400-\u9fff])\s*%$")
_ENGLISH_TAIL = re.compile(r"(?<=[\u3400-\u9fff)])[\s/|]*\(?\s*(?=[A-Za-z .,'&/()-]*[a-z])[A-Za-z][A-Za-z .,'&/%()-]*$")
_NUMBERING = re.compile(r"^(?:[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、.](?!\d)|[*★●◆▲※-])\s*")
_CIRCLED = re.compile(r"^\s*[①-⑳⑴-⒇]")
_PART_MARK = re.compile(r"^(?:其\s*中|含)[::,、]|^其中(?=\S)")
_DATE = (
    r"(?:\d{4}年度?|[上下]半年|前三季度|第?[一二三四1-4]季度|\d{1,2}(?:[-—–~至]\d{1,2})?月份?|全年|今年|本年度?|年度|"
    r"本季度?|当季|本期|当期|本月|当月|当年|年内|目前|今年以来|"
    r"截至目前|截至\S{0,8}?[底末日])"
)
_SCOPE = re.compile(rf"[(](?:{_DATE}|[^()]*(?:累计|期末|年末|季末|时点)[^()]*|(?:含|包括|指|即)[^()]+)[)]$")
_DATE_BEFORE = re.compile(rf"^{_DATE}+(?=\S{{2,}})")


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says: the name alone, and the unit printed with it (or "")."""

    name: str
    unit: str = ""


@lru_cache(maxsize=4096)
def read_header(text: str) -> Header:
    """Take a header apart. Width, spaces and line breaks are evened out.

    A bracket goes if it holds a unit or only says when or how widely is counted (1-6月, 期末数, 含联合工会), else it stays.

    "①新建工会数\\n（家）New unions" gives 新建工会数 in 家; "其中：女会员" gives 女会员.
    """
    name = " ".join(unicodedata.normalize("NFKC", _CIRCLED.sub("", text)).split())
    name, unit = _take_unit(name)
    if _HAN.search(name):
        name = _ENGLISH_TAIL.sub("", name)
        name = name.replace(" ", "")
    name = _SCOPE.sub("", name)
    name = _NUMBERING.sub("", name)
    name = _PART_MARK.sub("", name)
    name = _DATE_BEFORE.sub("", name)
    return Header(name.strip(" :;,.、。-_*"), unit)


def _take_unit(name: str) -> tuple[str, str]:
    for pattern in (_UNIT_IN_BRACKETS, _UNIT_AFTER_MARK):
        if found := pattern.search(name):
            return (name[: found.start()] + " " + name[found.end() :]).strip(), found["unit"].lower()
    if _PERCENT_TAIL.search(name):
        return _PERCENT_TAIL.sub("", name), "%"
    return name, ""


def is_chinese(text: str) -> bool:
    return bool(_HAN.search(text))
