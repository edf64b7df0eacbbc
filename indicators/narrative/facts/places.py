"""What the org units are called together (乡镇（街道）), what the whole is called (全县), and how spans of time are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from indicators.periods import Period

_ZONES = (
    "开发区", "经开区", "高新区", "保税区", "合作区", "工业区", "园区", "工业园", "产业园", "新区", "管委会", "集聚区", "示范区"
)  # fmt: skip
_KINDS = (
    ("园区", _ZONES),
    ("乡镇", ("镇", "乡", "苏木")),
    ("街道", ("街道", "街道办", "办事处")),
    ("村（社区）", ("村", "社区", "居委会", "嘎查")),
    ("县（市、区）", ("县", "区", "市", "旗")),
    ("企业", ("公司", "厂", "集团", "企业")),
)
_BODIES = (
    "系统",
    "行业",
    "机关",
    "单位",
    "局",
    "委",
    "中心",
    "院",
    "校",
    "学",
    "银行",
    "行",
    "社",
    "所",
    "站",
    "场",
    "队",
    "村",
)
"""Ends of names that no government stands behind; of a bare name (城东) nobody knows."""
_SHORTEST_ZONE = 3
"""Characters of a name that ends with 园 and may be a zone."""
_SUFFIXES = ("总工会", "工会联合会", "工会委员会", "工会")
_WHOLE = ("县", "区", "市", "镇", "乡", "旗", "省", "街道", "州", "村")


def kind_of(org_units: Sequence[str]) -> str:
    """What they are together: 乡镇（街道） for both, 街道, 村（社区）…; 单位 where the names share no kind."""
    kinds = {_kind_of(name) for name in org_units}
    if len(kinds) == 1:
        return kinds.pop()
    if kinds == {"县（市、区）", "园区"}:
        return "县（市、区）"  # the zones of a prefecture stand beside its counties
    ordered = [kind for kind in ("乡镇", "街道", "园区") if kind in kinds]
    return f"{ordered[0]}（{'、'.join(ordered[1:])}）" if kinds == set(ordered) and kinds else "单位"


_WITH_UNION = re.compile(r"(?:系统|行业|产业)工会$")
"""What would say too little without the word: 物流行业 has set up nothing, 物流行业工会 has."""


def place_name(name: str, *, bare: bool = False) -> str:
    """The place without its union: 临溪县总工会 → 临溪县; that of a trade keeps it, unless ``bare`` is asked for."""
    if not bare and _WITH_UNION.search(name):
        return name
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix) + 1:
            return name.removesuffix(suffix)
    return name


def before_number(name: str, *, bare: bool = True) -> str:
    """The place as a number follows it: 临溪县2024年, Science Park 2024年."""
    place = place_name(name, bare=bare)
    return f"{place} " if place[-1:].isascii() and place[-1:].isalnum() else place


def union_of(name: str) -> str:
    """Who signs for the place: 临溪县总工会; 教育系统工会 and 宏达公司工会 for what is no place.

    A name that is already a union's, or of no Chinese character, stays.
    """
    if "工会" in name or name.endswith("分会") or not any("\u4e00" <= character <= "\u9fff" for character in name):
        return name
    return f"{name}工会" if _kind_of(name) == "企业" or name.endswith(_BODIES) else f"{name}总工会"


def unions_of(name: str) -> str:
    """Who did the work of a place: 临溪县各级工会; of an enterprise or a village, which has one, 宏达公司工会."""
    alone = _kind_of(name) in ("企业", "村（社区）") or ("工会" not in name and name.endswith(_BODIES))
    return union_of(name) if alone else f"{place_name(name, bare=True)}各级工会"


def whole_of(county: str) -> str:
    """How the whole is spoken of: 全县, 全区, 全镇; nothing where its name does not tell."""
    name = place_name(county)
    return next((f"全{ending}" for ending in _WHOLE if name.endswith(ending) and len(name) > len(ending)), "")


_NO_ZONES = re.compile(r"(?:幼儿|动物|植物|公|校|果|茶|陵|墓|家|乐|田|花|菜|庄|游乐|梨|桃|竹|桑|林)园$")
"""Gardens: what else ends with 园 (电子信息园) is a zone."""


def _kind_of(name: str) -> str:
    place = place_name(name, bare=True)
    if place.endswith("园") and len(place) >= _SHORTEST_ZONE and not _NO_ZONES.search(place):
        return "园区"
    return next((kind for kind, endings in _KINDS if place.endswith(endings)), "单位")


def scope_of(period: Period) -> str:
    """The span as a clause begins with it: 上半年, 前三季度, 二季度, 全年."""
    return period.name_zh(with_year=False)


def end_of(period: Period) -> str:
    """The day a level is taken: 6月底; 年末 at the end of the year."""
    return "年末" if period.end == 4 else f"{period.end_month}月底"


def lacking(quarters: Mapping[str, Sequence[Period]], *, named: bool = True) -> str:
    """Who lacks which quarters, those who lack the same together: 甲镇、乙镇缺一季度，丙镇缺二季度; 缺一季度 unnamed."""
    by_quarters: dict[str, list[str]] = {}
    for org_unit, missing in quarters.items():
        spoken = "、".join(quarter.name_zh(with_year=False) for quarter in missing)
        by_quarters.setdefault(spoken, []).append(place_name(org_unit))
    return "，".join(f"{_some(units) if named else ''}缺{spoken}" for spoken, units in by_quarters.items())


def _some(names: Sequence[str], most: int = 5) -> str:
    return f"{'、'.join(names[:most])}{'等' if len(names) > most else ''}"


def rest_of_year(period: Period) -> str:
    """The time that remains for the year's target: 下半年, 四季度, 后三个季度; the year after, 2025年, when it is over."""
    return {1: "后三个季度", 2: "下半年", 3: "四季度"}.get(period.end, f"{period.year + 1}年")


def month_after(period: Period) -> tuple[int, int]:
    """Year and month in which a report on the period is signed: the month after its end."""
    return (period.year, period.end_month + 1) if period.end < 4 else (period.year + 1, 1)


def since_of(period: Period) -> str:
    """How a report begins: 今年以来 within a year, 2024年 on the whole of it, 二季度 on a quarter alone."""
    if not period.is_year_to_date:
        return scope_of(period)
    return f"{period.year}年" if period.end == 4 else "今年以来"
