"""What a change of the org units does to the figures, told before it is saved."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.org_units import Sight, peer_group, seen
from indicators.periods import Period
from indicators.progress import compute_progress
from indicators.views import texts
from indicators.views.names import indicator_name, whole_name

_HEADERS = {
    "zh": ("单位", "上级", "改后上级", "类别", "改后类别", "有数据的季度", "改后有数据的季度"),
    "en": ("Org unit", "Belongs to", "After", "Group", "Group after", "Quarters with data", "Quarters after"),
}
NAMED = 3


@dataclass(frozen=True)
class StructureEffect:
    """``table`` has the org units that are otherwise afterwards; ``sentence`` says what becomes of the whole."""

    sentence: str
    table: pd.DataFrame


def structure_effect(before: Dataset, after: Dataset, period: Period | None, language: str = "zh") -> StructureEffect:
    """Both are the record's data, as they are and as they would be."""
    old, new = _told(before), _told(after)
    rows = [
        (unit, *(text for pair in zip(old.get(unit, _NOTHING), new.get(unit, _NOTHING), strict=True) for text in pair))
        for unit in dict.fromkeys((*old, *new))
        if old.get(unit) != new.get(unit)
    ]
    return StructureEffect(_sentence(before, after, period, language), pd.DataFrame(rows, columns=list(_HEADERS[language])))


_NOTHING = (texts.MISSING, texts.MISSING, texts.MISSING)


def _told(dataset: Dataset) -> dict[str, tuple[str, str, str]]:
    """Of each org unit what it belongs to, its group, and how many quarters it has data of."""
    quarters: dict[str, set[Period]] = defaultdict(set)
    for o in dataset.observations:
        quarters[o.org_unit].update(o.period.quarters)
    units = dict.fromkeys((*dataset.org_units, *dataset.parents, *dataset.parents.values()))
    return {
        unit: (dataset.parents.get(unit, texts.MISSING), peer_group(unit, dataset.groups), str(len(quarters[unit])))
        for unit in units
    }


def _sentence(before: Dataset, after: Dataset, period: Period | None, language: str) -> str:
    now, then = seen(before, Sight()), seen(after, Sight())
    count = f"并列比较的单位由{len(now.org_units)}个变为{len(then.org_units)}个"
    if len(now.org_units) == len(then.org_units):
        count = f"并列比较的单位仍为{len(now.org_units)}个"
    if language == "en":
        count = f"Org units side by side: {len(now.org_units)} now, {len(then.org_units)} afterwards"
    changed = _changed_totals(now, then, period, language) if period else []
    whole = whole_name(before, language)
    if language == "en":
        what = "; ".join(changed[:NAMED])
        rest = f"; totals of {whole} that change: {len(changed)} ({what})" if changed else f"; the totals of {whole} stay"
        return f"{count}{rest}."
    more = "等" if len(changed) > NAMED else ""
    rest = f"{whole}合计有{len(changed)}项变化（{'；'.join(changed[:NAMED])}{more}）" if changed else f"{whole}合计不变"
    return f"{count}；{rest}。"


def _changed_totals(now: Dataset, then: Dataset, period: Period, language: str) -> list[str]:
    """The indicators whose whole has another value, with both."""
    old, new = (_totals(dataset, period) for dataset in (now, then))
    told = []
    for indicator in old:
        values = [each.get(indicator) for each in (old, new)]
        shown = [texts.value_text(now, indicator, value, language) for value in values]
        if shown[0] != shown[1]:
            told.append(f"{indicator_name(now, indicator, language)} {shown[0]} → {shown[1]}")
    return told


def _totals(dataset: Dataset, period: Period) -> dict[str, float]:
    frame = compute_progress(dataset, period)
    rows = frame[(frame["org_unit"] == TOTAL) & frame["value"].notna()]
    return dict(zip(rows["indicator"], rows["value"], strict=True))
