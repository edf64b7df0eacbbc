"""Figures told one after the other, each of another thing: 基层工会、会员分别为680家、2.1万人."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indicators.proofreading import measures
from indicators.proofreading.said import Said
from indicators.proofreading.subjects import Subject, Subjects

_EACH = "分别"
_IS_PLACE = re.compile("(?:镇|乡|街道|县|市|区|村|社区)$")
_BACK = 8
"""Figures before a run that it may be told of."""


def in_turn(said: list[Said], subjects: Subjects, places: Sequence[str]) -> list[Said]:
    """Where names stand in a row, the figures that follow are theirs in turn; changes told in turn (同比分别增长5.3%和5.1%)
    belong to the amounts before them. Where org units are named one after the other the turns are theirs.
    """
    for number, first in enumerate(said):
        if _EACH not in first.place.clause or first.place.joined or any(name in first.place.clause for name in places):
            continue
        run = _run(said, number)
        if len(run) < 2:
            continue
        named = _names_in_turn(run, subjects)
        for at, subject in enumerate(named or _amounts_in_turn(said, number, len(run))):
            said[number + at] = replace(said[number + at], subject=subject, named=bool(named))
    return said


def _run(said: Sequence[Said], start: int) -> list[Said]:
    """The figures from one on that are joined to it."""
    run = [said[start]]
    for one in said[start + 1 :]:
        if not one.place.joined or one.place.sentence != run[0].place.sentence:
            break
        run.append(one)
    return run


def _names_in_turn(run: Sequence[Said], subjects: Subjects) -> list[Subject]:
    """The subjects named in a row before the first, one for each; none where one may be a place."""
    names = measures.AND.split(run[0].place.before.partition(_EACH)[0])
    if len(names) != len(run) or not all(names) or any(_IS_PLACE.search(name) for name in names):
        return []
    found = subjects.listed(names, [one.figure.unit for one in run])
    return found if any(subject.indicator for subject in found) else []


def _amounts_in_turn(said: Sequence[Said], start: int, many: int) -> list[Subject]:
    """The subjects of the last amounts before, if there are as many."""
    if said[start].what.measure == measures.VALUE:
        return []
    before = [s for s in said[max(0, start - _BACK) : start] if s.place.sentence == said[start].place.sentence]
    amounts = [s.subject for s in before if s.what.measure == measures.VALUE]
    return amounts[-many:] if len(amounts) >= many else []
