"""What a title names: the county, an org unit, the one indicator of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from indicators.office_names import office_in
from indicators.reading.lines import is_keyed_line
from indicators.reading.org_units import is_any_unit, likeness, plain_name
from indicators.reading.spans import find_span
from indicators.reading.text import chinese_part, compact, has_han, without_numbering
from indicators.reading.units import split_unit
from indicators.reading.words import pattern

_COUNTY = re.compile(r"^(?P<county>[\u3400-\u9fff]{1,9}?(?:自治县|林区|特区|县|市|区|旗))(?P<rest>.*)$")
_UNION = re.compile(r"(?:机关)?(?:总工会|工会联合会|工会委员会|联合工会|工会).*$")
_BEFORE_TITLE = re.compile(
    r"^(?:附件|附表|表|附)\s*(?:[一二三四五六七八九十]+(?=[-—.、:：\s]))?[-—.、:：\s]*(?:\d{1,2}(?!\d)[-—.、:：\s]*)*"
    r"|^\d+[-—.、_](?!\d)\s*|^\d{1,2}(?:[-—–.]\d{1,2}){1,3}[\s、.]+(?=[\u3400-\u9fff])|^[《“\"]"
)
_TOWNSHIP = re.compile(
    r"^(?!全|各|本|该|我|推进|加强|关于|做好|深化|开展|建设|农村|城乡)[\u3400-\u9fff]{2,3}?(?<![城乡村集])(?:镇|街道)(?![街镇乡村])"
)
_SHORTEST_WORD = 3
_OFFICE = re.compile(r"^[县市区省]|[部科室处]$")


@dataclass(frozen=True, slots=True)
class Place:
    """The county and the org unit that the beginning of a title names, and the own name of its union (``office``)."""

    county: str = ""
    org_unit: str = ""
    office: str = ""


@lru_cache(maxsize=4096)
def place_of(title: str) -> Place:
    """临溪县城东街道2024年工会工作… names the county 临溪县 and the org unit 城东街道; 各乡镇 names none."""
    plain = _BEFORE_TITLE.sub("", compact(chinese_part(title)))
    found = find_span(plain)
    head = plain[: found.start] or plain[found.end :] if found else plain
    said, _, behind = head.partition(":")
    head = behind if behind and likeness(said) < 0.8 else head
    head = _BEFORE_TITLE.sub("", head.replace("关于", "")).strip('《》“”"()[]【】〔〕<>_-—:：,，')
    place = Place(office=office_in(head))
    if (county := _COUNTY.match(head)) and not _is_no_county(county["county"]):
        place, head = replace(place, county=county["county"]), county["rest"]
    name = _UNION.sub("", head)
    if name and not is_any_unit(name) and len(name) <= 30 and likeness(name) >= 0.8:
        return replace(place, org_unit=plain_name(name))
    return replace(place, org_unit=_township_at_start(name))


def _township_at_start(title: str) -> str:
    """石桥镇 of 石桥镇困难帮扶情况, where no period parts the name from what the title is about."""
    found = _TOWNSHIP.match(title)
    return found[0] if found and not is_any_unit(found[0]) else ""


def _is_no_county(name: str) -> bool:
    return bool(pattern("org_units", "any_county").fullmatch(name))


def place_named(name: str) -> Place:
    """The place in 填报单位：城东. What is called a unit need not look like one, unless it may be an office of the county's."""
    place = place_of(name)
    plain = plain_name(name)
    if place.org_unit or place.county or len(plain) < 2 or _OFFICE.search(plain) or is_any_unit(plain):
        return place
    return replace(place, org_unit=plain) if likeness(plain) > 0 else place


@lru_cache(maxsize=4096)
def subject_of(title: str) -> str:
    """A title without place, period and frame, unit kept: 临溪县2024年各乡镇新建工会数统计表（家） → 新建工会数(家)."""
    plain, unit = split_unit(_BEFORE_TITLE.sub("", chinese_part(title)))
    plain = without_numbering(compact(plain)).strip('《》“”"')
    if (found := find_span(plain)) is not None:
        before, after = plain[: found.start], plain[found.end :]
        plain = after if likeness(before) >= 0.8 or len(after) > len(before) else before + after
        plain = plain.replace("()", "")
    if (county := _COUNTY.match(plain)) and not _is_no_county(county["county"]):
        plain = county["rest"]
    plain = plain.removeprefix(_township_at_start(plain))
    plain = pattern("lines", "everyone").sub("", plain)
    plain = pattern("lines", "frame").sub("", plain).strip("()-—_:：,，、")
    plain, unit = (plain, unit) if unit else split_unit(plain)
    if plain in ("工会", "总工会", "各单位", "乡镇") or is_keyed_line(title) or (likeness(plain) >= 0.8):
        return ""
    return f"{plain}({unit})" if plain and unit else plain


def is_generic(name: str) -> bool:
    """Whether a sheet's name says nothing: Sheet1, 数据, a period alone."""
    plain = compact(name)
    found = find_span(plain)
    rest = (plain[: found.start] + plain[found.end :]).strip("()-—_ .") if found else plain
    says_nothing = not has_han(rest) and (len(rest) < _SHORTEST_WORD or not any(map(str.isalpha, rest)))
    return says_nothing or bool(pattern("lines", "generic_tab").fullmatch(rest)) or rest.isdigit() or not subject_of(plain)


def without_number(title: str) -> str:
    """A title without 附件1：, 表2 or a quotation mark before it."""
    return _BEFORE_TITLE.sub("", title)
