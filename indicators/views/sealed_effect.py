"""Which figures of sealed quarters a change makes other than they were: told before it is saved, or after it was undone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pandas as pd

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.progress import compute_history
from indicators.progress.definitions import PRECISION
from indicators.views import texts
from indicators.views.names import indicator_name, org_unit_name
from indicators.views.periods import period_name

_PRINTED = ["value", "target", "completion", "lead", "rank", "growth"]
_KEYS = ["org_unit", "indicator"]
NAMED = 3

_SENTENCES = {
    ("zh", False): (
        "会改动已封存季度的数字：{periods}，共{count}项，如{example}。已经印发的材料将与系统不一致，确需改动再保存。"
    ),
    ("zh", True): (
        "已封存季度的数字随之改动：{periods}，共{count}项，如{example}。"
        "已经印发的材料与系统不再一致；如非本意，请重新保存原来的设置。"
    ),
    ("en", False): (
        "Sealed quarters would change: figures of {periods} ({count} in all, such as {example}). "
        "What was printed of them would no longer agree with this program."
    ),
    ("en", True): (
        "Sealed quarters have changed: figures of {periods} ({count} in all, such as {example}). "
        "What was printed of them no longer agrees with this program; if that was not meant, save the former setting again."
    ),
}
"""By language, and by whether the change has been made."""


@dataclass(frozen=True)
class _Changed:
    """The rows of one period that are otherwise afterwards, by org unit and indicator, with their values before and after."""

    period: Period
    rows: pd.DataFrame


def sealed_effect(
    before: Dataset, after: Dataset, sealed: Collection[Period], language: str = "zh", *, done: bool = False
) -> str:
    """A sentence on the figures of the years to date that end with a ``sealed`` quarter; empty where all of them stay.

    ``done`` says that it has happened already, as it has when a change is undone at one click.
    """
    changed = list(_changed(before, after, sealed))
    if not changed:
        return ""
    rows = pd.concat([c.rows for c in changed])
    other_value = rows[_other(rows, "value")]
    return _SENTENCES[language, done].format(
        periods=_named([period_name(c.period, language) for c in changed], language),
        count=len(rows),
        example=_example(before, after, rows if other_value.empty else other_value, language),
    )


def _changed(before: Dataset, after: Dataset, sealed: Collection[Period]) -> Iterator[_Changed]:
    ends = sorted({Period.to_date(q.year, q.end) for p in sealed for q in p.quarters})
    tables = zip(compute_history(before, ends), compute_history(after, ends), strict=True)
    for (period, old), (_, new) in tables:
        both = _figures(old).add_suffix(" before").join(_figures(new).add_suffix(" after"), how="outer")
        rows = both[_differs(both)]
        if len(rows):
            yield _Changed(period, rows.sort_index(key=lambda level: level != TOTAL))


def _figures(table: pd.DataFrame) -> pd.DataFrame:
    """What is printed of each figure, of those that have one."""
    rows = table[table["value"].notna() | table["target"].notna()]
    return rows.set_index(_KEYS)[_PRINTED].astype("float64")


def _differs(both: pd.DataFrame) -> pd.Series[bool]:
    differing = pd.Series(data=False, index=both.index)
    for name in _PRINTED:
        differing |= _other(both, name)
    return differing


def _other(both: pd.DataFrame, name: str) -> pd.Series[bool]:
    old, new = both[f"{name} before"], both[f"{name} after"]
    near = (old - new).abs() <= 10.0**-PRECISION * old.abs().clip(lower=1)
    return ~(near | (old.isna() & new.isna()))


def _named(periods: list[str], language: str) -> str:
    """All of a few, else the first and how many there are."""
    if len(periods) <= NAMED:
        return ("、" if language == "zh" else ", ").join(periods)
    return f"{periods[0]}等{len(periods)}期" if language == "zh" else f"{periods[0]} and {len(periods) - 1} other periods"


def _example(before: Dataset, after: Dataset, rows: pd.DataFrame, language: str) -> str:
    """The first of them: whose, what, and its value before and after where that is what changes."""
    (org_unit, indicator), row = rows.index[0], rows.iloc[0]
    names = after if indicator in after.indicators else before
    space = " " if language == "en" else ""
    about = f"{org_unit_name(names, org_unit, language)}{space}{indicator_name(names, indicator, language)}"
    sides = ((before, row["value before"]), (after, row["value after"]))
    values = [texts.MISSING if pd.isna(value) else texts.value_text(data, indicator, value, language) for data, value in sides]
    return f"{about} {values[0]} → {values[1]}" if values[0] != values[1] else about
