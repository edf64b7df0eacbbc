"""What the pages about the record itself show, worked out once for each state of the record and shared by all visitors."""

from __future__ import annotations

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.checks.org_units import TOLD_CHANGE
from indicators.dataset import Dataset
from indicators.explaining import Explained
from indicators.model import Problem
from indicators.org_units import Structure
from indicators.record import Deed, Definition, Remembered, default_url, in_force, known_catalogue
from indicators.ui import cached
from indicators.ui.kept import kept
from indicators.views.report_matrix import ReportMatrix, report_matrix
from indicators.views.submissions import change_table


def matrix(language: str) -> ReportMatrix:
    return _matrix(default_url(), cached.version(), language)


@kept(4)
def _matrix(url: str, version: str, language: str) -> ReportMatrix:
    return report_matrix(cached.recorded(), language)


def changes(number: int, language: str) -> pd.DataFrame:
    """What a submission gave otherwise than those before it."""
    return _changes(default_url(), cached.version(), number, language)


@kept(60)
def _changes(url: str, version: str, number: int, language: str) -> pd.DataFrame:
    return change_table(cached.record().what_changed(number), cached.recorded(), language)


def problems(number: int) -> tuple[tuple[Problem, ...], dict[Problem, str]]:
    """The problems of a submission, and what was said to them."""
    return _problems(default_url(), cached.version(), number)


@kept(60)
def _problems(url: str, version: str, number: int) -> tuple[tuple[Problem, ...], dict[Problem, str]]:
    record = cached.record()
    return record.reading(number).problems, record.explanations(number)


def told_changes() -> tuple[Problem, ...]:
    """What the sheets on record say became of org units, oldest first."""
    return _told_changes(default_url(), cached.version())


@kept(4)
def _told_changes(url: str, version: str) -> tuple[Problem, ...]:
    return cached.record().told(TOLD_CHANGE)


def definitions() -> tuple[Definition, ...]:
    """Every change of a definition, newest first."""
    return _definitions(default_url(), cached.version())


@kept(4)
def _definitions(url: str, version: str) -> tuple[Definition, ...]:
    return cached.record().definitions()


def remembered() -> tuple[Remembered, ...]:
    """What people said that words in their sheets mean, newest first."""
    return _remembered(default_url(), cached.version())


@kept(4)
def _remembered(url: str, version: str) -> tuple[Remembered, ...]:
    return cached.record().remembered()


def explained() -> tuple[Explained, ...]:
    """Everything that was ever said to a problem, oldest first."""
    return _explained(default_url(), cached.version())


@kept(4)
def _explained(url: str, version: str) -> tuple[Explained, ...]:
    return cached.record().explained()


def catalogue() -> Catalogue:
    """Everything known of indicators; the next files are read with it."""
    return _catalogue(default_url(), cached.version())


@kept(4)
def _catalogue(url: str, version: str) -> Catalogue:
    return known_catalogue(cached.recorded(), in_force(definitions()), remembered())


def structure() -> Structure:
    """What the office says of its org units and that counts."""
    return _structure(default_url(), cached.version())


@kept(4)
def _structure(url: str, version: str) -> Structure:
    return cached.record().office.structure()


def as_reported() -> Dataset:
    """The data under the names by which org units reported, without what the office says of them."""
    return _as_reported(default_url(), cached.version())


@kept(1)
def _as_reported(url: str, version: str) -> Dataset:
    return cached.record().dataset(Structure())


def places() -> tuple[Deed, ...]:
    """What was saved about the places of org units, newest first; likewise below."""
    return _deeds(default_url(), cached.version())[0]


def changes_of_units() -> tuple[Deed, ...]:
    return _deeds(default_url(), cached.version())[1]


def methods() -> tuple[Deed, ...]:
    return _deeds(default_url(), cached.version())[2]


@kept(4)
def _deeds(url: str, version: str) -> tuple[tuple[Deed, ...], tuple[Deed, ...], tuple[Deed, ...]]:
    office = cached.record().office
    return office.places(), office.changes(), office.methods()
