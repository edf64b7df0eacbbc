"""One table's facts as items of a report, each of a known indicator; two headers never silently become one indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from indicators.catalogue import Catalogue
from indicators.model import Problem
from indicators.reading.blocks import Item, TableItems
from indicators.reading.cell_reader import CellReader, Surroundings
from indicators.reading.facts import Facts
from indicators.reading.labels import label_of
from indicators.reading.layout import Layout
from indicators.reading.levels import as_sheet_says
from indicators.reading.matching import Matched, by_unit, match_subjects, set_apart
from indicators.reading.plain_reader import read_plain_cells
from indicators.reading.subjects import Subject
from indicators.reading.unit_line import unit_line_of
from indicators.reading.units import unit_of


def items_of(facts: Facts, around: Surroundings) -> TableItems:
    """Read every imported number of a table. Two headers that mean the same indicator for the same org unit and period
    are set apart: the better match keeps it."""
    subject = _subject_around(facts.layout, around.catalogue)
    subjects = [m.subject or subject for m in facts.meanings() if m.role.is_imported]
    titles = facts.layout.context.titled
    wanted = [s for s in subjects if s is not None]
    matched = match_subjects(wanted, around.catalogue, titles)
    matched |= _as_money(facts.layout, matched, around.catalogue)
    matched = as_sheet_says(matched, facts, around.added_up)
    reader = CellReader(facts, around, subject, matched)
    reader.read(read_plain_cells(facts, reader))
    result = reader.result()
    for _ in range(4):
        clashes = _clashes(result)
        if not clashes:
            break
        for loser, winner in clashes.items():
            result.problems.append(_told_apart(loser, winner))
            taken = winner.matched.indicator.id
            subject = by_unit(loser.subject) if loser.subject.name == winner.subject.name else loser.subject
            result.matched[loser.subject] = set_apart(loser.matched, subject, taken, around.catalogue)
        result.runs = [run.matched_with(result.matched) for run in result.runs]
    return result


def _as_money(layout: Layout, matched: Mapping[Subject, Matched], catalogue: Catalogue) -> dict[Subject, Matched]:
    """The subjects without a unit that are known amounts of money, where the unit line gives them one of money: 工会经费收缴
    under 单位：万元, or under 家、人、万元."""
    line = unit_line_of(layout.context, matched)
    lone = line.units[0] if len(line.units) == 1 else ""
    units = {s: lone or line.unit_of(s.name, m.indicator) for s, m in matched.items() if m.certainty == 0 and not s.unit}
    open_ = {s: replace(s, unit=unit) for s, unit in units.items() if unit_of(unit).is_money and not s.means}
    found = match_subjects(list(open_.values()), catalogue, layout.context.titled)
    return {s: met for s, with_unit in open_.items() if (met := found[with_unit]).maybe is None and not met.indicator.inferred}


def _subject_around(layout: Layout, catalogue: Catalogue) -> Subject | None:
    """The one indicator a table is about whose header names none, from its title or its sheet's tab; a known one where some of
    its columns are headed by periods alone."""
    by_period = layout.has_bare_periods
    if layout.indicators is not None and not layout.says_little and not by_period:
        return None
    around = layout.context.units[0] if len(layout.context.units) == 1 else ""
    for text in layout.context.subjects:
        said = label_of(text)
        for label in (said, said.loose) if said.loose is not None else (said,):
            unit = label.unit or around
            if label.name and catalogue.match(label.name, unit).accepted:
                return Subject(label.name, (), unit)
    if by_period:
        return None
    label = label_of(next(iter(layout.context.titled), ""))
    return Subject(label.name, (), label.unit) if label.name and len(label.name) <= 20 else None


def _clashes(table: TableItems) -> dict[Item, Item]:
    """One item of each subject that must give way, with one of the subject that keeps the indicator."""
    claimed: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    for subject, matched in table.matched.items():
        claimed[matched.indicator.id].add(_wording(subject))
    shared = {id_ for id_, wordings in claimed.items() if len(wordings) > 1}
    if not shared:
        return {}
    first: dict[tuple[object, ...], Item] = {}
    losers: dict[Subject, tuple[Item, Item]] = {}
    for item in table.in_order():
        id_ = item.matched.indicator.id
        if id_ not in shared:
            continue
        other = first.setdefault((item.org_unit, id_, item.role, item.time, item.quarter), item)
        if _are_two(other.subject, item.subject):
            winner, loser = (other, item) if _fits(other) >= _fits(item) else (item, other)
            losers.setdefault(loser.subject, (loser, winner))
    return dict(losers.values())


def _fits(item: Item) -> tuple[float, bool]:
    """How well a header and its unit say what its indicator is."""
    return item.matched.certainty, unit_of(item.subject.unit).counted == item.matched.indicator.unit


def _wording(subject: Subject) -> tuple[object, ...]:
    """What may make two headers two."""
    return subject.name, subject.groups, subject.part, unit_of(subject.unit).counted


def _are_two(one: Subject, other: Subject) -> bool:
    """Whether two headers are two; the same with another unit or under another theme is one, but that 人 are no 人次."""
    *words, counted = _wording(one)
    *others, counted_too = _wording(other)
    return words != others or (bool(counted and counted_too) and counted != counted_too)


def _told_apart(loser: Item, winner: Item) -> Problem:
    source, alike = loser.source, loser.subject.name == winner.subject.name
    names = [by_unit(s).name if alike else s.name for s in (loser.subject, winner.subject)]
    return Problem(
        "indicator_taken",
        source.file,
        source.sheet,
        source.cell,
        (
            ("header", names[0]),
            ("indicator", winner.matched.indicator.name),
            ("other", names[1]),
            ("other_cell", winner.source.cell),
        ),
    )
