"""Which of two readings of a label holds, as the rest of the table supports it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from indicators.catalogue import Catalogue
from indicators.reading.columns import Column
from indicators.reading.labels import Label, label_of, settle
from indicators.reading.layout import Layout, names_by_axis
from indicators.reading.roles import Role
from indicators.reading.text import compact
from indicators.reading.titles import subject_of


def settled_labels(layout: Layout, catalogue: Catalogue) -> dict[str, Label]:
    """For every label with two readings, the one that fits: its shorter name stands elsewhere, or is a known indicator."""
    labels = [label for labels in names_by_axis(layout).values() for label in labels]
    whole = {_stem(label.name) for label in labels}
    result = {}
    for label in labels:
        if label.loose is None:
            continue
        short = label.loose
        elsewhere = _stem(short.name) in whole
        known = catalogue.match(short.name, label.unit).accepted
        fixed = catalogue.match(label.name, label.unit).accepted and not (short.role and short.role.is_imported)
        result[label.text] = settle(label, supported=elsewhere or (known and not fixed))
    return result | _named_by_what_is_ranked(layout.numbers)


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
