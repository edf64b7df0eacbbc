"""What is said around a table: its title and unit line, the sheet's name and the file's, for all that the table leaves open."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePath

from indicators.reading.grid import CellValue
from indicators.reading.labels import label_of
from indicators.reading.lines import is_keyed_line, is_title, org_units_named
from indicators.reading.org_units import likeness, plain_name
from indicators.reading.regions import Table
from indicators.reading.roles import Role
from indicators.reading.spans import Span, find_span
from indicators.reading.text import chinese_part, compact, even, without_numbering
from indicators.reading.units import split_unit, units_listed
from indicators.reading.words import pattern

_UNIT_LINE = re.compile(
    r"(?<![填报送编制表上汇总责任])(?:(?:计量|货币|金额|数量)?单位)[:：]"
    r"\s*([^\s)）】\]。]+(?:[ 、,，]+[^\s)）】\]。:：]{1,4}(?![:：]))*)"
)
_KEY = re.compile(r"^(?P<key>[^:：]{1,8})[:：]\s*(?P<value>.+)$")
_COUNTY = re.compile(r"^(?P<county>[\u3400-\u9fff]{1,9}?(?:自治县|林区|特区|县|市|区|旗))(?P<rest>.*)$")
_UNION = re.compile(r"(?:机关)?(?:总工会|工会联合会|工会委员会|联合工会|工会).*$")
_BEFORE_TITLE = re.compile(
    r"^(?:附件|附表|表|附)\s*(?:[一二三四五六七八九十]+(?=[-—.、:：\s]))?[-—.、:：\s]*(?:\d{1,2}(?!\d)[-—.、:：\s]*)*"
    r"|^\d+[-—.、_](?!\d)\s*|^[《“\"]"
)
_LONGEST_TITLE = 50
_OFFICE = re.compile(r"^[县市区省]|[部科室处]$")


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a table says. ``county`` is the whole; ``org_unit`` the one unit that the table is about, if any.

    ``span`` is the period put together from all that is said; ``spans`` are the places that name one, nearest first.
    ``units`` are those of a unit line. ``subjects`` are texts that may name the table's one indicator, best first;
    ``titled`` those of them that stand in the sheet, not in the file's name.
    ``is_target`` where the title says that the table sets targets (目标任务分解表).
    """

    span: Span | None = None
    spans: tuple[tuple[str, Span], ...] = ()
    org_unit: str = ""
    county: str = ""
    units: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    is_target: bool = False
    conflict: tuple[str, str] | None = None


def context_of(table: Table, file: str) -> Context:
    """Gather what stands above the table, on its sheet's tab and in the file's name."""
    own = _texts(table, table.above)
    shared = [] if set(table.first_lines) <= set(table.above) else _texts(table, table.first_lines)
    lines = [*_titles_first(own), *_titles_first(shared)]
    sheet, stem = table.grid.name, PurePath(file).stem
    spans = _spans(lines, sheet, stem)
    own_spans = _spans(_titles_first(own), sheet, stem)
    named = [_place_named(name) for line in lines for name in org_units_named(line) if not units_listed(name)]
    places = [*named, *(place_of(line) for line in [*lines, sheet, stem] if not is_keyed_line(line))]
    titled = tuple(_subjects(lines, sheet))
    return Context(
        span=_combined([span for _, span in spans]),
        spans=tuple(spans),
        org_unit=next((p.org_unit for p in places if p.org_unit), ""),
        county=next((p.county for p in places if p.county), ""),
        units=next((u for line in lines if (u := _units(line))), ()),
        subjects=(*titled, *([subject_of(stem)] if subject_of(stem) else [])),
        titled=titled,
        is_target=_is_about_targets(own, shared, sheet),
        conflict=_conflict(own_spans),
    )


def _texts(table: Table, rows: tuple[int, ...]) -> list[str]:
    """The texts of rows of words: from the table's own columns, and where those hold no title from the whole row."""
    found = []
    for r in rows:
        texts = _joined_to_keys(table.grid.values[r])
        own = [text for c, text in texts.items() if c in table.rect.columns]
        beside = [text for c, text in texts.items() if c not in table.rect.columns]
        found += [*own, *(beside if all(map(is_keyed_line, own)) else [])]
    return found


def _joined_to_keys(row: list[CellValue]) -> dict[int, str]:
    """The texts of a row by column; a cell of 填报日期： alone goes with what stands in the next one."""
    texts: dict[int, str] = {}
    last: int | None = None
    for c, value in enumerate(row):
        if not isinstance(value, str):
            continue
        if last is not None and compact(texts[last]).endswith(":") and not is_keyed_line(value):
            texts[last] += value
        else:
            texts[c], last = value, c
    return texts


def _titles_first(lines: list[str]) -> list[str]:
    """Nearest to the table first, and titles before other lines."""
    return sorted(lines, key=lambda line: not is_title(line))


def _spans(lines: list[str], sheet: str, stem: str) -> list[tuple[str, Span]]:
    result = []
    for line in lines:
        if pattern("lines", "filled_on").search(compact(line)) or (len(line) > _LONGEST_TITLE and not is_title(line)):
            continue
        if is_keyed_line(line) and not pattern("lines", "period").match(compact(line)):
            continue
        if (found := find_span(line)) is not None:
            result.append((line, found.span))
    if (found := find_span(sheet)) is not None:
        result.append((sheet, found.span))
    if (found := find_span(stem)) is not None and not (found.span.point and not result):
        result.append((stem, found.span))
    return result


def _combined(spans: list[Span]) -> Span | None:
    """The nearest period, made complete by the others: a title's 2024年 by the tab's 第二季度."""
    result: Span | None = None
    for span in spans:
        result = span if result is None else result.within(span)
    return result


def _conflict(spans: list[tuple[str, Span]]) -> tuple[str, str] | None:
    """Two places that name different quarters or years, as after copying last quarter's sheet."""
    for place, span in spans:
        for other, second in spans:
            years = span.year is not None and second.year is not None and span.year != second.year
            months = span.last is not None and second.last is not None and (span.last - 1) // 3 != (second.last - 1) // 3
            if years or months:
                return place, other
    return None


@dataclass(frozen=True, slots=True)
class Place:
    """The county and the org unit that the beginning of a title names."""

    county: str = ""
    org_unit: str = ""


@lru_cache(maxsize=4096)
def place_of(title: str) -> Place:
    """临溪县城东街道2024年工会工作… names the county 临溪县 and the org unit 城东街道; 各乡镇 names none."""
    plain = _BEFORE_TITLE.sub("", compact(chinese_part(title)))
    found = find_span(plain)
    head = plain[: found.start] or plain[found.end :] if found else plain
    said, _, behind = head.partition(":")
    head = behind if behind and likeness(said) < 0.8 else head
    head = _BEFORE_TITLE.sub("", head.replace("关于", "")).strip('《》“”"()_-—:：,，')
    place = Place()
    if (county := _COUNTY.match(head)) and not _is_no_county(county["county"]):
        place, head = replace(place, county=county["county"]), county["rest"]
    name = _UNION.sub("", head)
    if name and not _is_any_unit(name) and len(name) <= 30 and likeness(name) >= 0.8:
        return replace(place, org_unit=plain_name(name))
    return place


def _is_no_county(name: str) -> bool:
    return bool(pattern("org_units", "any_county").fullmatch(name))


def _place_named(name: str) -> Place:
    """The place in 填报单位：城东. What is called a unit need not look like one, unless it may be an office of the county's."""
    place = place_of(name)
    plain = plain_name(name)
    if place.org_unit or place.county or len(plain) < 2 or _OFFICE.search(plain) or _is_any_unit(plain):
        return place
    return replace(place, org_unit=plain) if likeness(plain) > 0 else place


def _is_any_unit(name: str) -> bool:
    return bool(pattern("org_units", "any_unit").fullmatch(name))


def _units(line: str) -> tuple[str, ...]:
    for said in _UNIT_LINE.findall(even(line)):
        if units := units_listed(said):
            return units
    if not is_keyed_line(line) and (unit := split_unit(line)[1]):
        return (unit,)
    plain = compact(line).strip("()")
    return units_listed(plain) if len(plain) <= 4 and not is_keyed_line(line) else ()


def _subjects(lines: list[str], sheet: str) -> list[str]:
    """What may name the one indicator of a table: an 指标： line, the tab, the title without place, period and frame."""
    named = [m["value"] for line in lines if (m := _KEY.match(even(line))) and "指标" in m["key"]]
    tab = [] if is_generic(sheet) else [sheet]
    titles = [t for t in lines if not is_keyed_line(t)]
    bare = [s for t in [*tab, *titles] if (s := subject_of(t))]
    return [*named, *bare]


@lru_cache(maxsize=4096)
def subject_of(title: str) -> str:
    """A title without place, period and frame, unit kept: 临溪县2024年各乡镇新建工会数统计表（家） → 新建工会数(家)."""
    plain, unit = split_unit(_BEFORE_TITLE.sub("", chinese_part(title)))
    plain = without_numbering(compact(plain)).strip('《》“”"')
    if (found := find_span(plain)) is not None:
        before, after = plain[: found.start], plain[found.end :]
        plain = after if likeness(before) >= 0.8 or len(after) > len(before) else before + after
    if (county := _COUNTY.match(plain)) and not _is_no_county(county["county"]):
        plain = county["rest"]
    plain = pattern("lines", "everyone").sub("", plain)
    plain = pattern("lines", "frame").sub("", plain).strip("()-—_:：,，、")
    if plain in ("工会", "总工会", "各单位", "乡镇") or is_keyed_line(title) or (likeness(plain) >= 0.8):
        return ""
    return f"{plain}({unit})" if plain and unit else plain


def is_generic(name: str) -> bool:
    """Whether a sheet's name says nothing: Sheet1, 数据, a period alone."""
    plain = compact(name)
    found = find_span(plain)
    rest = (plain[: found.start] + plain[found.end :]).strip("()-—_ .") if found else plain
    return not rest or bool(pattern("lines", "generic_tab").fullmatch(rest)) or rest.isdigit() or not subject_of(plain)


def _is_about_targets(own: list[str], shared: list[str], sheet: str) -> bool:
    """Whether a table sets targets: by its own title, else by the one all tables share, else by the tab."""
    for texts in (own, shared, [sheet]):
        plain = [compact(t) for t in texts if not is_keyed_line(t)]
        if any(pattern("lines", "results").search(t) for t in plain):
            return False
        if any(pattern("lines", "targets").search(t) or _names_targets(t) for t in plain):
            return True
    return False


def _names_targets(title: str) -> bool:
    """Whether a title ends in the word for it: 2024年新建工会目标, but not 目标村乡2024年新建工会."""
    label = label_of(_BEFORE_TITLE.sub("", title))
    loose = label.loose if label.loose is not None and label.name.startswith(label.loose.name) else label
    return loose.role is Role.TARGET
