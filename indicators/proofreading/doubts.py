"""Figures whose words name an indicator of which they may yet not be: parts of what was told, and what was told before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from indicators.proofreading import measures
from indicators.proofreading.said import Said
from indicators.proofreading.spans import PERIOD

_PART = re.compile(r"^(?:[^，。]*[(])?其中")
_PLACE_NAME = re.compile("(?:镇|乡|街道|县|市|区|村|社区|公司|单位|季度|半年|月)$")
_WHOSE = re.compile("合计|累计|共|其余|其中|[镇乡县市区道]")


def unless_part(one: Said, before: Sequence[Said]) -> Said:
    """What is named as a part (职工3200人，其中在职职工2900人) is not of the indicator of the whole, nor of any."""
    words, indicator = one.subject.own, one.subject.indicator
    if indicator is None or not one.named or one.what.measure != measures.VALUE or not _PART.search(one.place.clause):
        return one
    whole = next((s for s in before if s.subject.indicator == indicator and s.what.measure == measures.VALUE), None)
    if whole is None or whole.place.sentence != one.place.sentence or whole.figure.value <= one.figure.value:
        return one
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(reversed(words), reversed(whole.subject.own), strict=False))
    narrower = words[: len(words) - len(list(alike))]
    if not narrower or _PLACE_NAME.search(narrower):
        return one
    return replace(one, subject=replace(one.subject, indicator=None, name=words))


def unless_told_before(one: Said, before: Sequence[Said], places: Sequence[str]) -> Said:
    """Twice the same, of nobody else and no other time, is not the same (应签企业1063户，实际签订975户): it is left open."""
    if one.what.measure != measures.VALUE or not one.named or one.subject.indicator is None:
        return one
    clause = one.place.clause
    if PERIOD.search(clause) or _WHOSE.search(clause) or any(place in clause for place in places):
        return one
    alike = (s for s in before if s.place.sentence == one.place.sentence and s.subject.indicator == one.subject.indicator)
    told = next((s for s in alike if s.what.measure == measures.VALUE and s.named), None)
    if told is None or told.subject.own == one.subject.own or told.figure.value == one.figure.value:
        return one
    return replace(one, subject=replace(one.subject, partly=True))
