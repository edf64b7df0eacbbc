"""The rows of a tall table that were not looked at: whose they are, and which row that was looked at each is like."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indicators.observations import Coded, coded_again, first_rows
from indicators.reading.column_uses import Use
from indicators.reading.layout import Layout
from indicators.reading.org_units import plain_name
from indicators.reading.plain_rows import Omission, rows_like
from indicators.reading.row_senses import org_unit_said
from indicators.reading.senses import Sense
from indicators.reading.sheets import LookAtMore, NotPlain

Rows = npt.NDArray[np.intp]

_MOST_KINDS = 3_000
"""Where more rows differ in what their labels say, omitting them gains little."""


@dataclass(frozen=True, slots=True, eq=False)
class OmittedRows:
    """``rows`` in order, for each the row ``like`` it whose labels say the same, and the ``org_unit`` it names (or None).

    ``plain`` are the plain names of the words of ``org_unit``.
    """

    rows: Rows
    like: Rows
    org_unit: Coded[str | None]
    plain: tuple[str | None, ...]

    def take(self, places: Rows) -> OmittedRows:
        return OmittedRows(self.rows[places], self.like[places], self.org_unit.take(places), self.plain)


def omitted_rows(layout: Layout, senses: dict[int, Sense]) -> OmittedRows | None:
    """The omitted rows of a table; None if all its rows were looked at.

    Raise LookAtMore for rows whose labels say something that no row looked at does, NotPlain if there are too many.
    """
    table = layout.table
    omission = table.sheet.omission
    if omission is None:
        return None
    if layout.outer is not None or layout.people is not None:
        raise NotPlain
    data = np.array(table.data_rows)
    before = omission.kept[np.searchsorted(omission.kept, omission.omitted) - 1]
    own = Omission(omission.kept, omission.omitted[np.isin(before, data)], omission.plain, omission.labelled)
    candidates = data[omission.plain[data]]
    like, unlike = rows_like(table.sheet.columns, own, _label_columns(layout, own, candidates), candidates)
    if len(unlike) > _MOST_KINDS:
        raise NotPlain
    if len(unlike):
        raise LookAtMore(unlike)
    org_unit, plain = _org_units(layout, own, like, senses)
    return OmittedRows(own.omitted, like, org_unit, tuple(plain))


def _label_columns(layout: Layout, omission: Omission, candidates: Rows) -> list[int]:
    """The columns by whose labels rows are told apart, beside the org unit's own."""
    sheet = layout.table.sheet
    numbered = [c.index for c in layout.columns if c.use is Use.SERIAL and c.index not in omission.labelled]
    labels = [c.index for c in layout.columns if c.use not in (Use.NUMBERS, Use.NEITHER) and c.index not in numbered]
    if isinstance(layout.org_units, int):
        labels.remove(layout.org_units)
        if layout.org_units not in omission.labelled:
            raise NotPlain
    rows = np.concatenate((candidates, omission.omitted))
    for column in labels:
        filled = sheet.sorts[rows, column] > 0
        if filled.any() and not filled.all():  # blanks mean what stands above, which may be an omitted row
            raise NotPlain
    return labels


def _org_units(
    layout: Layout, omission: Omission, like: Rows, senses: dict[int, Sense]
) -> tuple[Coded[str | None], list[str | None]]:
    """The org units that rows name, and the plain names of these."""
    if not isinstance(layout.org_units, int):
        rows, codes = np.unique(like, return_inverse=True)
        said = coded_again(codes.astype(np.int32), [senses[row].org_unit for row in rows.tolist()])
        return said, [None if word is None else plain_name(word) for word in said.words]
    columns = layout.table.sheet.columns
    texts = columns.texts[omission.omitted, layout.org_units]
    there = first_rows(texts, len(columns.words)) < len(texts)
    codes = (np.cumsum(there, dtype=np.int32) - np.int32(1))[texts]
    words = [columns.words[code] for code in np.flatnonzero(there).tolist()]
    unchanged = columns.shapes.judge(_is_plain, np.bool_)[there].tolist()
    names: list[str | None] = [word if same else org_unit_said(word) for word, same in zip(words, unchanged, strict=True)]
    plain = {n: n if same or n is None else plain_name(n) for n, same in zip(names, unchanged, strict=True)}
    org_unit = coded_again(codes, names)
    return org_unit, [plain[name] for name in org_unit.words]


def _is_plain(word: str) -> bool:
    return org_unit_said(word) == word == plain_name(word)
