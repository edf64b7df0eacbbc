"""Which of two readings of a label holds, as the rest of the table supports it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from indicators.catalogue import Catalogue
from indicators.reading.columns import Column
from indicators.reading.labels import Label, label_of, settle
from indicators.reading.layout import Layout, names_by_axis
from indicators.reading.org_units import likeness
from indicators.reading.roles import Role
from indicators.reading.text import compact
from indicators.reading.titles import subject_of

_OF_THE_YEAR = re.compile(r"^(?:全年|年度|本年度?|当年|今年|年内)")
_SHORTEST = 2
_SURELY_UNIT = 0.8


def settled_labels(layout: Layout, catalogue: Catalogue) -> dict[str, Label]:
    """For every label with two readings, the one that fits: its shorter name stands elsewhere, is a known indicator, or is that
    of a target and of what was done (经费上缴目标 beside 经费上缴完成)."""
    labels = [label for labels in names_by_axis(layout).values() for label in labels]
    whole = {_stem(label.name) for label in labels}
    paired = _paired(labels)
    result: dict[str, Label] = {}
    for label in labels:
        if label.loose is None:
            continue
        short = label.loose
        elsewhere = _stem(short.name) in whole or (_stem(short.name), label.unit) in paired
        known = catalogue.match(short.name, label.unit).accepted
        fixed = catalogue.match(label.name, label.unit).accepted and not (short.role and short.role.is_imported)
        result[label.text] = settle(label, supported=elsewhere or (known and not fixed))
    in_short = _named_in_short(layout, result, catalogue)
    return result | in_short | _named_by_what_is_ranked(layout.numbers)


def _paired(labels: Sequence[Label]) -> set[tuple[str, str]]:
    """The names, with their units, of which one label gives the target and another what was done."""
    roles: dict[tuple[str, str], set[Role | None]] = defaultdict(set)
    for label in labels:
        if label.loose is not None:
            roles[_stem(label.loose.name), label.unit].add(label.loose.role)
    done = {Role.VALUE, Role.RUNNING}
    return {name for name, found in roles.items() if Role.TARGET in found and found & done}


def _named_in_short(layout: Layout, settled: Mapping[str, Label], catalogue: Catalogue) -> dict[str, Label]:
    """年度建会任务 beside 本季新建工会: a target whose short name holds, in order, only characters of one other name beside it
    is that one's, unless it names a known indicator itself."""
    result: dict[str, Label] = {}
    for labels in names_by_axis(layout).values():
        for label in labels:
            target = settled.get(label.text, label) if label.loose is None else label.loose
            if target.role is not Role.TARGET or likeness(label.name) >= _SURELY_UNIT:
                continue
            if any(catalogue.match(name, label.unit).accepted for name in (label.name, target.name)):
                continue
            short = _OF_THE_YEAR.sub("", compact(target.name))
            meant = {o.name for o in labels if o.text != label.text and _is_short_for(short, o, label.unit)}
            if len(meant) == 1:
                result[label.text] = replace(target, name=meant.pop(), loose=None)
    return result


def _is_short_for(short: str, label: Label, unit: str) -> bool:
    if len(short) < _SHORTEST or label.role is Role.TARGET or label.loose is not None or (unit and label.unit != unit):
        return False
    rest = iter(compact(label.name))
    return short != label.name and all(character in rest for character in short)


def _named_by_what_is_ranked(columns: Sequence[Column]) -> dict[str, Label]:
    """新建工会数排名 over 完成数 and 名次 names what is ranked: it does not say that all below are ranks."""
    below: dict[str, set[Role | None]] = defaultdict(set)
    for column in columns:
        for heading in column.path[:-1]:
            if heading.label.role is Role.RANK and not heading.label.name:
                below[heading.label.text].add(column.path[-1].label.role)
    titles = [text for text, roles in below.items() if Role.RANK in roles and any(r and r.is_imported for r in roles)]
    return {text: replace(label_of(subject_of(text)), text=text) for text in titles}


def _stem(name: str) -> str:
    return compact(name).removesuffix("数")
