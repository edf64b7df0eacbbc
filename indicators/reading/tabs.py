"""The org units that a workbook's tabs name, and one spelling for each org unit of the whole workbook."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from indicators.catalogue import Catalogue
from indicators.inference import theme_of
from indicators.model import TOTAL
from indicators.reading.facts import Facts
from indicators.reading.org_units import is_part_of_whole, is_whole, likeness, plain_name
from indicators.reading.spans import find_span
from indicators.reading.text import compact, has_han
from indicators.reading.titles import is_generic

_NO_THEME = theme_of("")
_LONGEST_NAME = 20


def owners_by_tab(all_facts: Iterable[Facts], catalogue: Catalogue) -> dict[str, str]:
    """The org unit each tab names, where a workbook has a sheet for each: 城东, 城西, 河口 …

    Tabs that can only be org units' make the others likely; without any, most tabs must be able to be one.
    """
    without = [f for f in all_facts if f.layout.org_units is None and f.layout.indicators is not None]
    tabs = dict.fromkeys(f.layout.table.grid.name for f in without)
    named = {tab: name for tab in tabs if (name := _unit_in_tab(tab, catalogue))}
    sure = {tab for tab, name in named.items() if likeness(name) >= 0.8}
    alike = _tabs_alike(without)
    likely = {tab for tab, name in named.items() if tab in sure or _may_be_unit(name) or (tab in alike and not has_han(name))}
    chosen: Iterable[str] = ()
    if 2 * len(sure) >= len(tabs) or (len(named) == len(tabs) > 1 and 2 * len(likely) >= len(tabs)):
        chosen = named
    elif sure or (len(likely) > 1 and len(likely) >= 0.6 * len(tabs)):
        chosen = likely
    return {tab: TOTAL if is_whole(named[tab]) else named[tab] for tab in chosen}


def _tabs_alike(all_facts: Iterable[Facts]) -> set[str]:
    """The tabs whose tables have the same labels as another tab's: only their names tell whose the numbers are."""
    labels: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for facts in all_facts:
        said = labels[facts.layout.table.grid.name]
        said |= {("row", s.header) for s in facts.rows.values()} | {("column", s.header) for s in facts.columns.values()}
    counts = Counter(map(frozenset, labels.values()))
    return {tab for tab, said in labels.items() if counts[frozenset(said)] > 1}


def _may_be_unit(name: str) -> bool:
    """Whether a name that looks like nothing in particular is about no theme, or is a union (教育工会)."""
    return likeness(name) >= 0 and (theme_of(name) == _NO_THEME or name.endswith("工会"))


def _unit_in_tab(tab: str, catalogue: Catalogue) -> str:
    """The tab's name, without a period, if it can be an org unit's."""
    plain = compact(tab)
    if likeness(plain_name(plain)) < 0.8 and (found := find_span(plain)) is not None:
        plain = plain[: found.start] + plain[found.end :]
    name = plain_name(plain.strip("()-—_ ."))
    if not name or len(name) > _LONGEST_NAME or is_part_of_whole(name):
        return ""
    if likeness(name) >= 0.8 or is_whole(name):
        return name
    return "" if is_generic(tab) or catalogue.match(name).accepted else name


def spellings(all_facts: Sequence[Facts], owners: dict[str, str]) -> Iterator[str]:
    """Every org unit's name as it is spelled anywhere in the workbook."""
    for facts in all_facts:
        yield from members_of(facts)
        if facts.layout.context.org_unit:
            yield facts.layout.context.org_unit
    yield from (o for o in owners.values() if o != TOTAL)


def members_of(facts: Facts) -> Iterator[str]:
    """The org units that a table's labels name, in order; not the whole, not its parts."""
    for sense in facts.columns.values():
        if sense.org_unit is not None and _is_member(sense.org_unit):
            yield plain_name(sense.org_unit)
    rows = {r: plain_name(s.org_unit) for r, s in facts.rows.items() if s.org_unit is not None and _is_member(s.org_unit)}
    if facts.omitted is not None:
        plain, codes = facts.omitted.plain, facts.omitted.org_unit.codes.tolist()
        more = {row: name for row, code in zip(facts.omitted.rows.tolist(), codes, strict=True) if (name := plain[code])}
        rows = dict(sorted((rows | more).items()))
    yield from rows.values()


def _is_member(name: str) -> bool:
    return not is_whole(name) and not is_part_of_whole(name)
