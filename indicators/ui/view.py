"""What a visitor is looking at, and the codes for it in a link: ``?period=2024H1&org_unit=…&lang=zh``."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from indicators.charts.style import MOST_HIGHLIGHTED
from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.org_units import Tree
from indicators.periods import InvalidPeriod, Period
from indicators.views.measures import Measure
from indicators.views.org_units import group_sizes
from indicators.views.periods import latest_report_period, report_periods
from indicators.views.statuses import GROUPS

LANGUAGES = ("zh", "en")
SEPARATOR = ","
PARTS = ("", "org_units", "scoring")
"""What the page of definitions is about: the indicators, the org units, the scores."""


@dataclass(frozen=True, slots=True)
class View:
    """One typed value for all that is chosen on the pages.

    ``indicators`` are those of the trends page, ``highlighted`` the org units in colour there. ``definition`` is the
    indicator looked at on the page of definitions, ``status`` and ``focus`` (an indicator) what the overview is limited to,
    if anything. ``period`` is None as long as there are no data. ``level`` is how deep into the tree of org units the county
    is looked at, ``group`` the peer group that is looked at alone, if any. ``part`` is what of the page of definitions is
    open.
    """

    period: Period | None = None
    org_unit: str = TOTAL
    indicators: tuple[str, ...] = ()
    measure: Measure = Measure.VALUE
    highlighted: tuple[str, ...] = ()
    language: str = "zh"
    definition: str = ""
    status: str = ""
    focus: str = ""
    level: int = 1
    group: str = ""
    part: str = ""


def from_query(query: Mapping[str, str], view: View) -> View:
    """The view that a link asks for; what it leaves out, or what cannot be read in it, stays as in ``view``.

    Only status, focus, peer group and part are none unless the link has them: a filter that outlived its page would hide things
    unasked.
    """
    asked: dict[str, Any] = {}
    if "period" in query:
        with contextlib.suppress(InvalidPeriod):
            asked["period"] = Period.parse(query["period"])
    if "org_unit" in query:
        asked["org_unit"] = query["org_unit"]
    if "indicator" in query:
        asked["indicators"] = _split(query["indicator"])
    if query.get("measure") in set(Measure):
        asked["measure"] = Measure(query["measure"])
    if "highlight" in query:
        asked["highlighted"] = _split(query["highlight"])
    if "definition" in query:
        asked["definition"] = query["definition"]
    if query.get("level", "").isdecimal():
        asked["level"] = int(query["level"][:2])
    asked["group"] = query.get("group", "")
    asked["focus"] = query.get("focus", "")
    asked["part"] = query["part"] if query.get("part") in PARTS else ""
    asked["status"] = query["status"] if query.get("status") in GROUPS else ""
    if query.get("lang") in LANGUAGES:
        asked["language"] = query["lang"]
    return replace(view, **asked)


def to_query(view: View, fields: tuple[str, ...]) -> dict[str, str]:
    """The codes for the fields that matter on a page, with the language; what is empty is left out."""
    codes = {
        "period": view.period.code if view.period else "",
        "org_unit": view.org_unit,
        "indicator": SEPARATOR.join(view.indicators),
        "measure": view.measure.value,
        "highlight": SEPARATOR.join(view.highlighted),
        "definition": view.definition,
        "status": view.status,
        "focus": view.focus,
        "level": str(view.level) if view.level > 1 else "",
        "group": view.group,
        "part": view.part,
        "lang": view.language,
    }
    return {name: codes[name] for name in (*fields, "lang") if codes[name]}


def fitted(view: View, dataset: Dataset) -> View:
    """The view with everything that the data do not hold put back to its default.

    ``dataset`` is what the record holds; an org unit that does not report itself is known by its parts.
    """
    known = {*dataset.org_units, *dataset.parents, *dataset.parents.values()}
    return replace(
        view,
        period=view.period if view.period in report_periods(dataset) else latest_report_period(dataset),
        org_unit=view.org_unit if view.org_unit in known else TOTAL,
        indicators=tuple(i for i in view.indicators if i in dataset.indicators),
        highlighted=tuple(u for u in view.highlighted if u in known)[:MOST_HIGHLIGHTED],
        focus=view.focus if view.focus in dataset.indicators else "",
        level=min(max(view.level, 1), Tree(dataset.parents).depth),
        group=view.group if view.group and view.group in group_sizes(dataset) else "",
    )


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(SEPARATOR) if part)
