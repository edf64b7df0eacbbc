"""Names of org units: what looks like one, what means the whole or a part of it, and which spellings are the same unit."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from indicators.reading.roles import role_of
from indicators.reading.shapes import by_shape
from indicators.reading.spans import find_span
from indicators.reading.text import compact, even, has_han, without_numbering
from indicators.reading.words import pattern

_LIKENESS = (("township", 1.0), ("body", 0.8), ("region", 0.8), ("indicator", -1.0), ("weak_body", 0.3))
"""How much each form of a name speaks for an org unit; the first that fits counts."""
_UNION_END = re.compile(r"(?<=.)(?:(?:机关|企业)?(?:总工会|工会联合会|联合工会|工会委员会|工会工委|工会)(?:\(章\)|\(盖章\))?)$")
_WITHIN_COUNTY = re.compile(r"[^县市区旗]{1,8}[县市区旗](?=.{2})(.+)$")
_OFFICE_END = re.compile(r"(?:街道)?(?:办事处|街道办|街办)$")
_STEM_END = re.compile(r"(?<=..)(?:镇|乡|街道|苏木|民族乡)$|(?<=.)(?:街道)$")
_REMARK_END = re.compile(r"(?<=.)(?:\([^()]*\))?[:;,.。、]*$")
_SEAL_END = re.compile(r"(?<=.)\((?:加?盖?公?章|盖章处)\)$")
_FORMER_END = re.compile(r"(?<=.)\((?:原|曾用名)[^()]*\)$")
_COVERED_END = re.compile(r"(?<=.)\((?:不?含|不?包[括含])[^()]*\)$")
"""Whom a name covers: 河口镇（含园区） is 河口镇 where that is met too."""
_AMONG = re.compile(r"^其中[:：、]?(?=.{2})")
_MAY_BE_PERIOD = re.compile(r"(?:19|20)\d\d|[年季月半Qq]")
"""Most names of org units are none; looking for a span in each of many would take as long as all else."""
_TOWNSHIP = 1.0
_SHORTEST = 2
_BEFORE_NAME = re.compile(r"^(?:\d{1,3}[.、．)]|0\d{1,2}|[(]\d+[)])\s*(?=[\u3400-\u9fff])|^\d{1,3} (?=[\u3400-\u9fff])")
_NUMBER_BEFORE = re.compile(r"^\d{1,3}(?=[\u3400-\u9fff])")


@lru_cache(maxsize=16384)
def likeness(name: str) -> float:
    """How much a name looks like an org unit (to 1) or like an indicator (to −1) by its form alone."""
    plain = compact(name)
    score = next((score for name, score in _LIKENESS if pattern("org_units", name).fullmatch(plain)), None)
    return score if score is not None else 0.1 if len(plain) <= 4 else -0.1


@lru_cache(maxsize=16384)
def is_whole(name: str) -> bool:
    """合计, 总 计, 全县合计, 地方合计, 合计（4家）, 00 全县: the row or column of the whole."""
    plain = compact(_BEFORE_NAME.sub("", even(name)))
    return bool(pattern("org_units", "whole").fullmatch(_REMARK_END.sub("", plain)))


@lru_cache(maxsize=16384)
def is_part_of_whole(name: str) -> bool:
    """小计, 街道小计, 平均, 其中：机关, 年度目标: a row that sums up, computes or asks, neither a member nor the whole."""
    plain = _REMARK_END.sub("", compact(name))
    said = pattern("org_units", "part_of_whole").fullmatch(plain) is not None and likeness(_among(plain)) < _TOWNSHIP
    return not is_whole(name) and (said or role_of(name) is not None or _states_role(plain))


def begins_part(name: str) -> bool:
    """Whether a label begins a list of parts: 其中：机关."""
    return bool(_AMONG.match(compact(name)))


def _among(name: str) -> str:
    """石桥镇 of 其中：石桥镇, else ""."""
    return _AMONG.sub("", name) if _AMONG.match(name) else ""


def _states_role(name: str) -> bool:
    """Whether a name is a role with its period: 上半年完成数."""
    found = find_span(name) if _MAY_BE_PERIOD.search(name) else None
    return found is not None and role_of(name[: found.start] + name[found.end :]) is not None


@lru_cache(maxsize=16384)
def is_area_group(name: str) -> bool:
    """东部片区, 东部地区: perhaps a sum of members; its values decide."""
    return bool(pattern("org_units", "area").fullmatch(compact(name)))


@lru_cache(maxsize=16384)
def is_any_unit(name: str) -> bool:
    """乡镇, 各单位, 县直: a word for org units in general, not the name of one."""
    return bool(pattern("org_units", "any_unit").fullmatch(compact(name)))


@lru_cache(maxsize=16384)
def plain_name(name: str) -> str:
    """The unit's name without spaces, numbering and the 总工会 of a township's union: 3. 城东街道总工会 is 城东街道.

    Other names keep it (县总工会, 教育工会, 宏达公司工会): there it may tell two units apart.
    """
    text = even(name)
    plain = compact(text) if has_han(text) else text
    plain = _without_number(plain, text).strip(":;,.。、*★☆※# ")
    plain = among if likeness(among := _among(plain)) == _TOWNSHIP else plain
    plain = _SEAL_END.sub("", plain)
    plain = bare if likeness(bare := _FORMER_END.sub("", plain)) == _TOWNSHIP else plain
    shorter = _UNION_END.sub("", plain)
    return shorter if shorter != plain and likeness(shorter) == _TOWNSHIP else plain


def _without_number(plain: str, text: str) -> str:
    """城关镇 of 3城关镇, 3. 城关镇, 03城关; 404厂, 8团, 3社区 are called by their numbers."""
    if _BEFORE_NAME.match(text):
        return _BEFORE_NAME.sub("", text).replace(" ", "") if has_han(text) else text
    rest = _NUMBER_BEFORE.sub("", without_numbering(plain))
    return rest if likeness(rest) == _TOWNSHIP and not is_any_unit(rest) else without_numbering(plain)


def same_units(names: Iterable[str], county: str = "") -> dict[str, str]:
    """Map each spelling to one name: 城东, 城东街道办事处 and 城东街道 are one unit where no other unit shares the stem.

    The full name stands for all; of several full names (河口镇, 河口乡) each is a unit of its own, and a bare 河口 stays alone.
    The ``county`` of the title goes from the beginning of names.
    """
    counts = Counter(names)
    within = _without_county(counts) | _within(county, counts)
    for name, bare in within.items():
        counts[bare] += counts.pop(name)
    by_stem: dict[str, list[str]] = defaultdict(list)
    for name, stem in zip(counts, _stems(list(counts)), strict=True):
        by_stem[stem].append(name)
    result = {name: name for name in counts}
    for stem, spellings in by_stem.items():
        if len(spellings) < 2:
            continue
        full = [n for n in spellings if _office_free(n) != stem]
        kinds = {_office_free(n) for n in full}
        if len(kinds) != 1:
            continue
        chosen = next((n for n in full if n in kinds), full[0])
        result |= dict.fromkeys(spellings, chosen)
    result |= {name: result[bare] for name, bare in within.items()}
    return result


def _without_county(names: Collection[str]) -> dict[str, str]:
    """河口镇 for 临溪县河口镇, where it is named without its county too; not where two counties have one of that name."""
    found: dict[str, list[str]] = defaultdict(list)
    for said in filter(None, map(_WITHIN_COUNTY.match, names)):
        if (bare := plain_name(said[1])) in names:
            found[bare].append(said.string)
    return {spellings[0]: bare for bare, spellings in found.items() if len(spellings) == 1 and likeness(bare) == _TOWNSHIP}


def _within(county: str, names: Collection[str]) -> dict[str, str]:
    """城关镇 for 桐柏县城关镇 where the title says 桐柏县."""
    bare = {name: plain_name(name.removeprefix(county)) for name in names if county and name.startswith(county)}
    return {name: rest for name, rest in bare.items() if likeness(rest) == _TOWNSHIP and len(rest) > _SHORTEST}


def _office_free(name: str) -> str:
    plain = _UNION_END.sub("", name)
    plain = bare if likeness(bare := _COVERED_END.sub("", plain)) == _TOWNSHIP else plain
    return _OFFICE_END.sub("街道", plain) if _OFFICE_END.search(plain) else plain


def _stems(names: Sequence[str]) -> list[str]:
    """The stem of each name: most are the name without some characters at its end, of which the form of the name tells."""
    cut = by_shape(names, lambda name: len(name) - len(stem) if name.startswith(stem := _stem(name)) else -1)
    return [_stem(name) if end < 0 else name[: len(name) - end] for name, end in zip(names, cut, strict=True)]


def _stem(name: str) -> str:
    return _STEM_END.sub("", _office_free(name))
