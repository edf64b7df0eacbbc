"""工作亮点: what the townships say in their own words, used as it stands."""

from __future__ import annotations

import re

from indicators.catalogue import Catalogue
from indicators.model import TOTAL, Note
from indicators.reading.grid import Grid
from indicators.reading.lines import is_keyed_line
from indicators.reading.org_units import is_whole, plain_name
from indicators.reading.own_sheets import Listing, headed, listing
from indicators.reading.spans import find_span, span_of
from indicators.reading.text import compact

_TAB = re.compile(r"亮点|特色工作|工作动态|典型做法|经验做法|文字材料|工作纪实|highlights?", re.IGNORECASE)


_FIELDS = {
    "org_unit": headed(
        r"(?:填报|报送|上报|所属|责任)?(?:单位|乡镇|镇街|街镇|乡镇\(街道\)|乡镇街道|部门|工会)(?:名称|\(.*\))?|org_?unit|unit"
    ),
    "section": headed(r"(?:工作)?(?:板块|部分|类别|栏目|类型|主题|条线|分类|章节|领域|方面)|section"),
    "text": headed(
        r"(?:工作)?(?:亮点|特色)?(?:工作)?(?:内容|做法|亮点|事例|文字|描述|情况|材料|简介|说明)(?:描述|说明|简述)?|text|note"
    ),
    "period": headed(r"(?:报告|所属)?(?:时间|季度|期间|时期|报告期|期别)|period"),
}


def notes_of(grid: Grid, file: str) -> list[Note] | None:
    """The notes of a sheet, or None if it is not a sheet of notes.

    Such a sheet names a place for the text and one for the unit or the theme, and has no other figures beside them.
    """
    found = listing(grid, _FIELDS, {"text"})
    if found is not None:
        found = _with_theme(grid, found)
    if found is None or not ({"org_unit", "section"} <= set(found.columns) or _TAB.search(compact(grid.name))):
        return None
    said = find_span(grid.name) or next(
        (s for r in range(found.header) for v in grid.values[r] if isinstance(v, str) and (s := find_span(v))), None
    )
    around = said.span.period() if said else None
    notes = []
    unit = ""
    for row in found.rows(grid):
        text = found.text(grid, row, "text")
        unit = found.text(grid, row, "org_unit") or unit
        if not text or is_keyed_line(unit):
            continue
        own = span_of(found.text(grid, row, "period"))
        name = TOTAL if not unit or is_whole(unit) else plain_name(unit)
        period = (own.within(said.span if said else None).period() if own else None) or around
        source = grid.ref(file, row, found.columns["text"])
        notes.append(
            Note(name, found.text(grid, row, "section"), str(grid.values[row][found.columns["text"]]).strip(), source, period)
        )
    return notes or None


def _with_theme(grid: Grid, found: Listing) -> Listing:
    """The list, its column of themes known by what stands in it where no heading names it (专题, 归口): names of sections."""
    if "section" in found.columns:
        return found
    known = {compact(section) for section in Catalogue.load().sections}
    for column in sorted(set(range(grid.width)) - set(found.columns.values())):
        below = (grid.values[row][column] for row in range(found.header + 1, grid.height))
        values = [compact(str(value)) for value in below if value is not None]
        if values and 2 * sum(value in known for value in values) > len(values):
            return Listing(found.header, {**found.columns, "section": column})
    return found
