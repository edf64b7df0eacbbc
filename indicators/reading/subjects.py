"""What is measured, in a table's own words, before it is known which indicator that is."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.meaning import meaning_of
from indicators.reading.words import pattern

_SHORT = 3


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured, in the table's own words: a name, the groups it stands in (nearest first), unit and theme.

    ``title`` is what the table is about, for a name that says only how something is counted. ``means`` is the id of the
    indicator that a person said it is.
    """

    name: str
    groups: tuple[str, ...] = ()
    unit: str = ""
    section: str = ""
    part: bool = False
    title: str = ""
    means: str = ""


def counts_like_whole(subject: Subject) -> bool:
    """Whether the name of a part leaves open how it is counted: 医疗救助, but not 救助人数."""
    return subject.part and not meaning_of(subject.name).measure


def is_bare_measure(name: str) -> bool:
    """Whether a name says only how something is counted (人数, 金额, 签订率): what it counts stands in its group."""
    return bool(pattern("names", "bare_measure").fullmatch(name))


def says_little(name: str) -> bool:
    """Whether a name says how far something is, but not what: 收入, 应办, 已办结."""
    return bool(pattern("names", "too_little").fullmatch(name))


def ends_with(title: str, name: str) -> bool:
    """Whether a name only says again how a title ends: 本季收缴 under 工会经费收缴情况."""
    return len(name) <= _SHORT and len(title) > len(name) and title.endswith(name)
