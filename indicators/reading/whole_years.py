"""Years that labels name: a bare one beside parts of another is a whole year (2023年 beside 2024年上半年, whatever half the
title speaks of), and the only one of a table holds for all of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from indicators.reading.roles import Role
from indicators.reading.senses import Sense
from indicators.reading.spans import Span

K = TypeVar("K")


def with_whole_years(senses: Mapping[K, Sense], around: Span | None) -> dict[K, Sense]:
    """The senses of one axis, in which a year said without months is the whole year if its neighbours say their months.

    Where no label names months, 2023年 and 2024年 under a title of 上半年 are the same half of both years; so is a bare year
    of which its neighbours name months (2024年, 其中：二季度).
    """
    parts = {_year(s.span, around) for s in senses.values() if s.span is not None and s.span.first is not None}
    return {key: _whole(sense, parts) for key, sense in senses.items()} if parts else dict(senses)


def with_only_year(around: Span | None, senses: Iterable[Sense]) -> Span | None:
    """What is said around a table; where that names no year, with the only one that its labels name (2026年新建工会 beside
    全年目标)."""
    if around is not None and around.year is not None:
        return around
    years = {s.span.year for s in senses if s.span is not None and s.span.year is not None}
    if len(years) != 1:
        return around
    only = Span(years.pop())
    return only if around is None else around.within(only)


def _year(span: Span, around: Span | None) -> int | None:
    return span.year if span.year is not None or around is None else around.year


def _whole(sense: Sense, parts: set[int | None]) -> Sense:
    span = sense.span
    if span is None or span.first is not None or span.year is None or span.year in parts or sense.role is Role.TARGET:
        return sense
    return replace(sense, span=replace(span, first=1, last=12))
