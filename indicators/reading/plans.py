"""Tables that set targets: what title says so, and for how long they hold."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.reading.labels import label_of
from indicators.reading.lines import is_keyed_line
from indicators.reading.roles import Role
from indicators.reading.spans import Span, stated_span
from indicators.reading.text import compact
from indicators.reading.titles import without_number
from indicators.reading.words import pattern


@dataclass(frozen=True, slots=True)
class Plan:
    """That a table sets targets, for the period its title names. ``unclear`` where only the tab names a quarter: they may be
    the year's or that quarter's."""

    span: Span | None = None
    unclear: bool = False


def plan_of(own: list[str], shared: list[str], sheet: str) -> Plan | None:
    """The plan that a table is by its titles (its ``own``, those all tables share) or its sheet's tab; None if it is none."""
    title = _title_of_targets(own, shared, sheet)
    if not title:
        return None
    unclear = _names_months(sheet) and not any(map(_names_months, (title, *own)))
    return Plan(stated_span(title), unclear)


def _title_of_targets(own: list[str], shared: list[str], sheet: str) -> str:
    """The title that says that a table sets targets: its own, else the one all tables share, else the tab; "" if none does."""
    said = next((label for text in reversed(own) if not (label := label_of(text)).name and label.role is not None), None)
    if said is not None and said.role is not None and said.role.is_imported:
        return said.text if said.role is Role.TARGET else ""
    for texts in (own, shared, [sheet]):
        plain = [compact(t) for t in texts if not is_keyed_line(t)]
        if any(pattern("lines", "results").search(t) for t in plain):
            return ""
        title = next((t for t in plain if pattern("lines", "targets").search(t) or _names_targets(t)), "")
        if title:
            return title
    return ""


def _names_months(text: str) -> bool:
    span = stated_span(text)
    return span is not None and span.first is not None


def _names_targets(title: str) -> bool:
    """Whether a title ends in the word for it: 2024年新建工会目标, but not 目标村乡2024年新建工会."""
    label = label_of(without_number(title))
    loose = label.loose if label.loose is not None and label.name.startswith(label.loose.name) else label
    return loose.role is Role.TARGET
