"""Words that the data must bear out: first of all, full coverage, a new high, for the first time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from indicators.model import TOTAL, CellRef, Indicator, Kind
from indicators.periods import Period
from indicators.proofreading import measures
from indicators.proofreading.findings import Finding, finding
from indicators.proofreading.findings import Kind as FindingKind
from indicators.proofreading.said import Said
from indicators.proofreading.scope import Scopes
from indicators.proofreading.truth import Truth
from indicators.wording import amount, ordinal, percent

_FIRST = re.compile(r"(?:位居|位列|排名|名列|居|列|排)(?:全[县市区省镇])?(?:第[一1](?![\d一二三四五六七八九十])位?|首位|榜首)")
_PLACE = re.compile(r"(?:位居|位列|排名|名列|居|列|排)(?:全[县市区省镇])?第(?P<place>\d{1,3}|[二三四五六七八九十]{1,3})[位名]?")
_ALL = re.compile(r"全覆盖|应建尽建|应签尽签|全部(?:达标|签订|建会)")
_HIGH = re.compile(r"创(?:历史|同期)?新高|历史(?:同期)?最高|历年(?:同期)?最高")
_SINGLE_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)}


def unearned(text: str, said: Sequence[Said], truth: Truth, scopes: Scopes) -> Iterator[Finding]:
    """Such words after a figure whose indicator, org unit and period the data know, where the data say otherwise; a place in a
    ranking also where they say the same."""
    told = [one for one in said if one.what.measure != measures.COUNT]
    for one, following in zip_longest(told, told[1:]):
        indicator = one.subject.indicator
        if indicator is None or not truth.has(indicator) or "由于" in one.place.clause:
            continue
        start = one.figure.end
        end = following.figure.start if following else len(text)
        stop = re.search(r"[。！？\n]", text[start:end])
        words = text[start : start + stop.start() if stop else end]
        scope = scopes.of(one)
        if scope.certain and len(scope.org_units) == 1:
            yield from _checked(words, start, _Told(one, indicator, scope.org_units[0], scope.period), truth)


@dataclass(frozen=True, slots=True)
class _Told:
    """The figure that the words stand after."""

    said: Said
    indicator: Indicator
    org_unit: str
    period: Period


def _checked(words: str, at: int, told: _Told, truth: Truth) -> Iterator[Finding]:
    if told.org_unit != TOTAL:
        yield from _places(words, at, told, truth)
    if (match := _ALL.search(words)) and told.indicator.kind in (Kind.RATE, Kind.RATIO):
        fact = truth.fact(told.org_unit, told.indicator, told.period, measures.VALUE)
        if fact is not None and fact.value < 1:
            yield _told(at, match, "unearned_all", percent(fact.value), told.indicator)
    if match := _HIGH.search(words):
        yield from _highest(match, at, told, truth)


def _places(words: str, at: int, told: _Told, truth: Truth) -> Iterator[Finding]:
    match = _FIRST.search(words) or _PLACE.search(words)
    said = 0 if match is None else 1 if match.re is _FIRST else _number(match["place"])
    known = list(_places_known(told, truth)) if said else []
    if match is None or not known:
        return
    place, sources = next(((p, s) for p, s in known if p == said), known[0])
    if place == said:
        start, end, name = at + match.start(), at + match.end(), told.indicator.name
        yield finding(FindingKind.AGREES, start, end, "earned_place", sources=sources, name=name, value=place)
    else:
        yield replace(_told(at, match, "unearned_place", ordinal(place), told.indicator), expected=ordinal(place))


def _places_known(told: _Told, truth: Truth) -> Iterator[tuple[int, tuple[CellRef, ...]]]:
    """Its place by what the figure says, and the one our own reports give, which may go by completion."""
    fact = truth.fact(told.org_unit, told.indicator, told.period, told.said.what.measure)
    if fact is not None and (place := truth.place(fact)) is not None:
        yield place, fact.sources
    rank = truth.fact(told.org_unit, told.indicator, told.period, measures.RANK)
    if rank is not None:
        yield int(rank.value), rank.sources


def _highest(match: re.Match[str], at: int, told: _Told, truth: Truth) -> Iterator[Finding]:
    indicator, org_unit, period = told.indicator, told.org_unit, told.period
    now = truth.fact(org_unit, indicator, period, measures.VALUE)
    years = sorted({p.year for p in truth.dataset.periods if p.year < period.year})
    for year in years:
        before = truth.fact(org_unit, indicator, Period(year, period.start, period.end), measures.VALUE)
        if now is not None and before is not None and before.value > now.value:
            unit = truth.dataset.unit_of(indicator.id)
            yield _told(at, match, "unearned_high", f"{year}年同期{amount(before.value, unit)}", indicator)
            return


def _told(at: int, match: re.Match[str], code: str, value: str, indicator: Indicator) -> Finding:
    start, end = at + match.start(), at + match.end()
    return finding(FindingKind.WORDING, start, end, code, words=match[0], value=value, name=indicator.name)


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    if len(text) == 1:
        return _SINGLE_DIGITS.get(text, 0)
    tens, _, ones = text.partition("十")
    return _SINGLE_DIGITS.get(tens, 1) * 10 + _SINGLE_DIGITS.get(ones, 0)
