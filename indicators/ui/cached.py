"""The record and its data, read once for each state of the record and shared by all visitors: a rerun only looks them up.

Everything returned is shared and must not be changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

from indicators.dataset import Dataset
from indicators.org_units import Sight, seen, sight_of
from indicators.record import Record, default_url
from indicators.ui.kept import kept
from indicators.views.org_units import choices_of, levels_of
from indicators.views.org_units import group_sizes as group_sizes_of

COUNTY = Sight()
"""The whole, its org units of the first level side by side."""

_held: ContextVar[str] = ContextVar("version held", default="")


def record() -> Record:
    return _record(default_url())


@st.cache_resource(show_spinner=False, on_release=Record.close)
def _record(url: str) -> Record:
    return Record(url)


@contextmanager
def held() -> Iterator[None]:
    """One state of the record for everything shown in the block, whatever is written meanwhile; asked for once."""
    token = _held.set(record().version())
    try:
        yield
    finally:
        _held.reset(token)


def version() -> str:
    """The state of the record that is shown: the one held, else as it is now."""
    return _held.get() or record().version()


def recorded() -> Dataset:
    """The data of the record as it is now, every org unit as it reports: for whatever is about reports themselves."""
    return recorded_at(default_url(), version())


@kept(2)
def recorded_at(url: str, version: str) -> Dataset:
    return _record(url).dataset()


def dataset(sight: Sight = COUNTY) -> Dataset:
    """The data as they are seen from there: the whole county's org units of the first level unless told."""
    return dataset_at(default_url(), version(), sight)


@kept(8)
def dataset_at(url: str, version: str, sight: Sight) -> Dataset:
    return seen(recorded_at(url, version), sight)


def sight(org_unit: str, level: int = 1, group: str = "") -> Sight:
    """Where an org unit is seen among those it is compared with."""
    return sight_of(recorded(), org_unit, level, group)


def has_parts(org_unit: str) -> bool:
    return org_unit in recorded().parents.values()


def org_unit_labels() -> Mapping[str, str]:
    """Every org unit there is to choose, with its label."""
    return _org_unit_labels(default_url(), version())


@kept(3)
def _org_unit_labels(url: str, version: str) -> dict[str, str]:
    return {choice.org_unit: choice.label for choice in choices_of(recorded_at(url, version))}


def group_sizes(sight: Sight = COUNTY) -> Mapping[str, int]:
    """The peer groups among the org units seen from there, with their sizes."""
    return _group_sizes(default_url(), version(), sight)


@kept(12)
def _group_sizes(url: str, version: str, sight: Sight) -> dict[str, int]:
    return group_sizes_of(dataset_at(url, version, sight))


def levels(language: str) -> Mapping[int, str]:
    """The levels of the tree of org units, with their names."""
    return _levels(default_url(), version(), language)


@kept(6)
def _levels(url: str, version: str, language: str) -> dict[int, str]:
    return levels_of(recorded_at(url, version), language)
