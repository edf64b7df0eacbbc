"""Targets that say they are the most there may be: 控制数, 上限, 不超过3起, ≤3 make a ceiling of their indicator's target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from indicators.model import Better, Indicator, Kind, TargetForm
from indicators.reading.blocks import Run, TableItems
from indicators.reading.facts import Facts
from indicators.reading.labels import label_of
from indicators.reading.roles import Role
from indicators.reading.text import compact
from indicators.reading.words import expression

_WORDS = re.compile(rf"{expression('parts', 'ceiling')}|ceiling|limit|cap$|maximum", re.VERBOSE | re.IGNORECASE)
_AT_MOST = re.compile(r"^(?:≤|<=|控制在|(?:控制在)?不(?:得)?(?:超过|高于|多于))|以[内下]$")


def ceilings_in(facts: Facts, read: TableItems) -> set[str]:
    """The indicators of a table that have a target which is a ceiling by its header, or by the words in its cell."""
    senses = {*facts.columns.values(), *facts.rows.values()}
    headed = {(s.row, s.column) for s in senses if s.role is Role.TARGET and says_ceiling(s.header)}
    columns = {c for c, s in facts.columns.items() if (s.row, s.column) in headed}
    rows = {r for r, s in facts.rows.items() if (s.row, s.column) in headed}
    return {id_ for run in read.runs for id_ in _in_run(run.of_role(Role.TARGET), columns, rows)}


def _in_run(targets: Run, columns: set[int], rows: set[int]) -> Iterator[str]:
    for (row, column), item in targets.items:
        if column in columns or row in rows or _AT_MOST.search(compact(item.raw)):
            yield item.matched.indicator.id
    for block in targets.blocks:
        if block.column in columns or any(map(_AT_MOST.search, map(compact, block.said()))):
            yield block.meant.matched.indicator.id


@lru_cache(maxsize=4096)
def says_ceiling(header: str) -> bool:
    """Whether what makes a header a target makes it a ceiling: 安全事故 / 年度控制数, but not 质量控制点 / 年度目标."""
    labels = [label_of(part) for part in header.split(" / ")]
    said = (compact(label.text).removeprefix(compact(label.name)) for label in labels if label.role is Role.TARGET)
    return any(_WORDS.search(words) for words in said)


def with_ceilings(indicators: Mapping[str, Indicator], ceilings: set[str]) -> dict[str, Indicator]:
    """The definitions, those with such a target saying so. Of one that was only guessed it also shows which way is better."""
    return {id_: _under_ceiling(i) if id_ in ceilings else i for id_, i in indicators.items()}


def _under_ceiling(indicator: Indicator) -> Indicator:
    guessed = indicator.inferred and indicator.kind in (Kind.FLOW, Kind.STOCK, Kind.RATE)
    better = Better.LOWER if guessed and indicator.better is Better.HIGHER else indicator.better
    return replace(indicator, target_form=TargetForm.CEILING, better=better)
