"""Cells with several numbers of which one is surely meant: 20件（其中工资17件）, 11人，2万元 in a column of persons."""

from __future__ import annotations

import re

from indicators.reading.cells import Amount, read_amount
from indicators.reading.text import even
from indicators.reading.units import Unit, unit_of

_WITH_PARTS = re.compile(r"(?P<whole>[^()]+?)[,;:]?\s*\((?:其中|含|包括|内含)[:,]?[^()]+\)")
_BETWEEN = re.compile(r"(?<!\d)[,;、/+]|[,;、/+](?!\d)|\s+")


def amount_among(text: str, unit: Unit) -> Amount | None:
    """The number that a column counts of those in a cell; None where it may be another, or the sum of them (5家/3家).

    What stands in brackets behind 其中 is a part of the number before it. Of numbers that each have a unit behind them the one
    in the column's ``unit`` counts, if no other has it.
    """
    plain = even(text)
    if found := _WITH_PARTS.fullmatch(plain):
        return read_amount(found["whole"])
    amounts = [read_amount(piece) for piece in _BETWEEN.split(plain)]
    if not unit.text or len(amounts) < 2 or any(a is None or not a.unit for a in amounts):
        return None
    own = [a for a in amounts if a is not None and unit_of(a.unit).counted == unit.counted]
    return own[0] if len(own) == 1 else None
