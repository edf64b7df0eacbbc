"""How many org units there are of a kind: 9个单位完成全年任务, 入会率超过90%的有3个."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from indicators.model import TOTAL, Indicator
from indicators.periods import Period
from indicators.proofreading import measures
from indicators.proofreading.findings import Finding, Kind, cells_told, finding
from indicators.proofreading.grounds import Grounds
from indicators.proofreading.measures import COUNT, THRESHOLD
from indicators.proofreading.said import Said
from indicators.proofreading.scope import Scopes
from indicators.proofreading.truth import Fact

_ALL_DONE = 1 - 1e-9
_WHO = r"^(?:个)?(?:单位|乡镇|镇街|街道|镇|乡)?(?:\([^()]{1,8}\))?(?:[均都已]|已经)?"
_BELOW = re.compile("低于|不足|不到|未达|少于")
_OVER = re.compile("高于|超过|突破|多于")
_REACHED = re.compile("达到?|不低于|不少于|以上")


@dataclass(frozen=True, slots=True)
class _Condition:
    """What org units are counted by: a measure of theirs, and whether its value is of the kind."""

    indicator: Indicator
    measure: str
    holds: Callable[[float], bool]


_BY_WORDS: tuple[tuple[re.Pattern[str], str, Callable[[float], bool]], ...] = (
    (re.compile(rf"{_WHO}(?:未完成|未达到?)(?:全年|年度)?的?(?:目标|任务)"), measures.COMPLETION, lambda x: x < _ALL_DONE),
    (re.compile(rf"{_WHO}(?:完成|达到|超过)了?(?:全年|年度)?的?(?:目标|任务)"), measures.COMPLETION, lambda x: x >= _ALL_DONE),
    (re.compile(rf"{_WHO}(?:尚未(?:启动|开展|破题|起步)|为零|为0|零进展)"), measures.VALUE, lambda x: x == 0),
)


def tallied(text: str, said: Sequence[Said], grounds: Grounds, scopes: Scopes) -> Iterator[Finding]:
    """Counts of org units whose condition the words tell, where the data know every org unit's figure."""
    for number, one in enumerate(said if scopes.org_unit == TOTAL else ()):
        before = said[:number]
        if one.figure.unit not in ("个", "家") or (condition := _condition(text, one, before)) is None:
            continue
        scope = scopes.of(one)
        if not grounds.truth.has(condition.indicator) or any(unit in one.place.clause for unit in grounds.dataset.org_units):
            continue
        if found := _verdict(text, one, condition, scope.period, grounds):
            yield found


def _condition(text: str, one: Said, before: Sequence[Said]) -> _Condition | None:
    last = before[-1] if before and before[-1].place.sentence == one.place.sentence else None
    if last is not None and last.what.measure == THRESHOLD and last.subject.indicator is not None:
        return _beyond(last, f"{last.place.clause}{text[last.figure.start : last.figure.end]}", last.subject.indicator)
    indicator = one.loosely if one.what.measure == COUNT else None
    if one.what.measure == COUNT and indicator is None:
        indicator = next((s.subject.indicator for s in reversed(before) if s.place.paragraph == one.place.paragraph), None)
    if indicator is None:
        return None
    matching = ((measure, holds) for words, measure, holds in _BY_WORDS if words.match(one.place.tail))
    found = next(matching, None)
    return _Condition(indicator, *found) if found else None


def _beyond(said: Said, words: str, indicator: Indicator) -> _Condition | None:
    """入会率超过90%的, 完成率不足45%的."""
    bound = said.figure.value
    measure = measures.COMPLETION if "完成" in words else measures.VALUE
    if _REACHED.search(words):
        return _Condition(indicator, measure, lambda value: value >= bound)
    if _BELOW.search(words):
        return _Condition(indicator, measure, lambda value: value < bound)
    return _Condition(indicator, measure, lambda value: value > bound) if _OVER.search(words) else None


def _verdict(text: str, one: Said, condition: _Condition, period: Period, grounds: Grounds) -> Finding | None:
    lacking = grounds.some.lacking(condition.indicator.id, period)
    units = [unit for unit in grounds.dataset.org_units if unit not in lacking]
    facts = [grounds.truth.fact(unit, condition.indicator, period, condition.measure) for unit in units]
    known = [fact for fact in facts if fact is not None]
    if len(known) < len(facts) or not facts:
        return None
    meant = [fact for fact in known if condition.holds(fact.value)]
    sources = tuple(dict.fromkeys(cell for fact in meant or known for cell in fact.sources))
    start, end = one.figure.start, one.figure.end
    is_right = one.figure.value == len(meant)
    if lacking and not is_right:
        return None
    return finding(
        Kind.AGREES if is_right else Kind.DIFFERS,
        start,
        end,
        "agrees_count" if is_right else "differs_count",
        expected="" if is_right else f"{len(meant)}{one.figure.printed}",
        sources=sources,
        name=condition.indicator.name,
        count=len(meant),
        names=_names(meant),
        quote=text[start:end],
        cells=cells_told(sources),
    )


def _names(facts: Sequence[Fact], most: int = 8) -> str:
    return "、".join(fact.org_unit for fact in facts[:most]) + ("等" if len(facts) > most else "") or "—"
