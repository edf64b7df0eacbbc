"""What is said around a table: its title and unit line, the sheet's name and the file's, for all that the table leaves open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from indicators.reading.forms import form_lines, period_in_cells
from indicators.reading.grid import CellValue
from indicators.reading.lines import is_keyed_line, is_title, org_units_named, units_stated
from indicators.reading.plans import Plan, plan_of
from indicators.reading.regions import Table
from indicators.reading.roles import Role, role_of
from indicators.reading.spans import Span, is_day_within_month, span_of, stated_span
from indicators.reading.text import compact, even, length_of
from indicators.reading.titles import is_generic, place_named, place_of, subject_of
from indicators.reading.units import units_listed
from indicators.reading.words import pattern

_KEY = re.compile(r"^(?P<key>[^:：]{1,8})[:：]\s*(?P<value>.+)$")
_LONGEST_TITLE = 50
_OPENING = re.compile(r"[^,，。;；]{2,20}(?=[,，])")
"""What a sentence begins with: 2024年第二季度，全县工会…."""


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a table says. ``county`` is the whole; ``org_unit`` the one unit that the table is about, if any;
    ``office`` the own name of the union of either, where it is no 总工会.

    ``span`` is the period put together from all that is said; ``spans`` are the places that name one, nearest first.
    ``units`` are those of a unit line, ``money_unit`` if it names itself one of money (金额单位). ``subjects`` are texts that
    may name the table's one indicator, best first; ``titled`` those of them that stand in the sheet, not in the file's name.
    ``plan`` where the title says that the table sets targets (目标任务分解表), ``running`` where it says that all numbers are
    running totals (进度表（累计数）).
    """

    span: Span | None = None
    spans: tuple[tuple[str, Span], ...] = ()
    org_unit: str = ""
    county: str = ""
    office: str = ""
    units: tuple[str, ...] = ()
    money_unit: bool = False
    subjects: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    plan: Plan | None = None
    running: bool = False
    conflict: tuple[str, str] | None = None


def context_of(table: Table, file: str, cover: Sequence[str] = ()) -> Context:
    """Gather what stands above the table, on its sheet's tab, in the file's name and on the workbook's ``cover``."""
    own = _texts(table, table.above)
    shared = [] if set(table.first_lines) <= set(table.above) else _texts(table, table.first_lines)
    lines = [*_titles_first(own), *_titles_first(shared)]
    sheet, stem = table.grid.name, PurePath(file).stem
    spans = [*_spans(lines, sheet, stem), *_spans_on_cover(cover)]
    own_spans = _spans(_titles_first(own), sheet, stem)
    named = [place_named(name) for line in lines for name in org_units_named(line) if not units_listed(name)]
    places = [*named, *(place_of(line) for line in [*lines, sheet, stem, *cover] if not is_keyed_line(line))]
    titled = tuple(_subjects(lines, sheet))
    units, money_unit = next((said for line in lines if (said := units_stated(line))[0]), ((), False))
    return Context(
        span=_combined([span for _, span in spans]),
        spans=tuple(spans),
        org_unit=next((p.org_unit for p in places if p.org_unit), ""),
        county=next((p.county for p in places if p.county), ""),
        office=next((p.office for p in places if p.office), ""),
        units=units,
        money_unit=money_unit,
        subjects=(*titled, *([subject_of(stem)] if subject_of(stem) else [])),
        titled=titled,
        plan=plan_of(own, shared, sheet),
        running=any(map(_says_running, own or shared)),
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
    if period := period_in_cells(row):
        return {next(c for c, v in enumerate(row) if v is not None): period}
    if lines := form_lines(row):
        return lines
    texts: dict[int, str] = {}
    last: int | None = None
    for c, cell in enumerate(row):
        value = cell.date().isoformat() if isinstance(cell, datetime) else cell
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
    result = [said for line in lines if (said := _period_in(line)) is not None]
    if (span := span_of(sheet) or stated_span(sheet)) is not None and not is_day_within_month(sheet):
        result.append((sheet, span))
    if (span := stated_span(stem)) is not None and not (span.point and not result):
        result.append((stem, span))
    return result


def _spans_on_cover(cover: Sequence[str]) -> list[tuple[str, Span]]:
    """The one run of months that a cover names; a single month there is when the book was made."""
    said = [found for line in cover if (found := _period_in(line)) is not None]
    runs = [(line, span) for line, span in said if span.first is not None and not span.is_month]
    return runs[:1] if len({span for _, span in runs}) == 1 else []


def _period_in(line: str) -> tuple[str, Span] | None:
    """The words of a line that name the table's period; of a sentence those alone that it begins with."""
    if length_of(line) > _LONGEST_TITLE and not is_title(line):
        opening = _OPENING.match(line.strip())
        span = span_of(opening[0]) if opening is not None else None
        return None if opening is None or span is None else (opening[0], span)
    plain = compact(line)
    if pattern("lines", "filled_on").search(plain) or is_day_within_month(line):
        return None
    if is_keyed_line(line) and not pattern("lines", "period").match(plain):
        return None
    if role_of(plain.partition(":")[0]) is Role.TARGET:
        return None  # 全年目标任务：… is of no other figures
    span = stated_span(line)
    return None if span is None else (line, span)


def _says_running(line: str) -> bool:
    """Whether a line about the table says that its numbers are running totals, and speaks of no quarter's own."""
    plain = compact(line)
    return bool(pattern("lines", "running").search(plain)) and not pattern("lines", "of_quarter").search(plain)


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
            if (years or months) and not (_may_be_quarter(span, second) or _may_be_quarter(second, span)):
                return place, other
    return None


def _may_be_quarter(dotted: Span, quarter: Span) -> bool:
    """Whether 2024.2 on a tab may as well mean the second quarter that the title names."""
    return dotted.point and dotted.is_month and dotted.year == quarter.year and quarter.last == 3 * (dotted.last or 0)


def _subjects(lines: list[str], sheet: str) -> list[str]:
    """What may name the one indicator of a table: an 指标： line, the tab, the title without place, period and frame."""
    named = [m["value"] for line in lines if (m := _KEY.match(even(line))) and "指标" in m["key"]]
    tab = [] if is_generic(sheet) else [sheet]
    titles = [t for t in lines if not is_keyed_line(t)]
    bare = [s for t in [*tab, *titles] if (s := subject_of(t))]
    return [*named, *bare]
