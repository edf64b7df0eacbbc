"""Rates typed beside the two figures they come from: which two these are the numbers tell, whatever the columns are called.

职工之家复核率 beside 应复核职工之家数 and 已复核职工之家数 is their quotient in every row, so it can be computed for the whole
and over quarters, which no rate that is only typed can.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import permutations

from indicators.inference import OTHER_WORK
from indicators.meaning import measure_of_unit
from indicators.model import TOTAL, Indicator, Kind, Observation

_Place = tuple[str, int, int]
"""An org unit, a year and the quarter up to which: a running total stands beside a rate of the same date."""

_FEWEST, _ONE_SLIP_IN = 3, 10
"""So many different quotients must agree, fewer may be chance; one row in so many may be a slip of the hand."""

_SHORTEST = 2
"""Characters of a name that another may begin with."""

_MOST_FIGURES = 20_000
_COARSEST, _FINEST = 2, 6


def with_parts_found(indicators: Mapping[str, Indicator], observations: Sequence[Observation]) -> dict[str, Indicator]:
    """The definitions, typed rates that are the quotient of two other indicators of the file being their ratio.

    A ratio whose own two parts the file holds stays as it is, and so does a rate that two pairs fit equally well.
    """
    open_ = [i for i in indicators.values() if i.is_fraction and _lacks_parts(i, indicators)]
    if not open_ or len(observations) > _MOST_FIGURES:
        return dict(indicators)
    values = _by_indicator(observations)
    counted = [i for i in indicators.values() if i.kind in (Kind.FLOW, Kind.STOCK) and not i.is_fraction and i.id in values]
    result = dict(indicators)
    for rate in open_:
        if (pair := _only_pair(rate, counted, values)) is not None:
            result |= {i.id: i for i in _told_together(rate, *(result[part.id] for part in pair))}
    return result


def kept_parts(indicator: Indicator, stated: Indicator, known: Mapping[str, Indicator]) -> Indicator:
    """A rate of a later file as the ratio that an earlier one showed it to be, unless it has parts of its own there."""
    if not (stated.numerator and stated.denominator) or not indicator.is_fraction or not _lacks_parts(indicator, known):
        return indicator
    return replace(indicator, kind=Kind.RATIO, numerator=stated.numerator, denominator=stated.denominator)


def _lacks_parts(indicator: Indicator, known: Mapping[str, Indicator]) -> bool:
    if indicator.kind not in (Kind.RATE, Kind.RATIO):
        return False
    return not (indicator.numerator in known and indicator.denominator in known)


def _by_indicator(observations: Sequence[Observation]) -> dict[str, dict[_Place, float]]:
    found: dict[str, dict[_Place, float]] = {}
    for o in observations:
        if o.org_unit != TOTAL:
            found.setdefault(o.indicator, {})[o.org_unit, o.period.year, o.period.end] = o.value
    return found


def _only_pair(
    rate: Indicator, counted: Sequence[Indicator], values: Mapping[str, Mapping[_Place, float]]
) -> tuple[Indicator, Indicator] | None:
    typed = values.get(rate.id, {})
    pairs = list(_pairs_that_fit(typed, counted, values)) if len(set(typed.values())) >= _FEWEST else []
    pairs = pairs or [pair for pair in permutations(counted, 2) if _is_named_after(rate, *pair) and _agree(typed, pair, values)]
    return pairs[0] if len(pairs) == 1 else None


def _is_named_after(rate: Indicator, above: Indicator, below: Indicator) -> bool:
    """欠薪线索办结率 of 欠薪线索办结 and 欠薪线索: then a few cases are enough, which are all settled or none."""
    of_rate, done, every = (i.name.removesuffix("率").removesuffix("数") for i in (rate, above, below))
    alike = measure_of_unit(above.unit) == measure_of_unit(below.unit)
    return alike and done == of_rate and done != every and len(every) >= _SHORTEST and done.startswith(every)


def _agree(
    typed: Mapping[_Place, float], pair: tuple[Indicator, Indicator], values: Mapping[str, Mapping[_Place, float]]
) -> bool:
    """Whether the two figures give every rate that is typed beside them."""
    above, below = (values[part.id] for part in pair)
    tolerance = 0.5 * 10 ** -_decimals(typed.values()) * 1.02
    rows = [(above[place], over, rate) for place, rate in typed.items() if place in above and (over := below.get(place))]
    return bool(rows) and all(abs(done / over - rate) <= tolerance for done, over, rate in rows)


def _told_together(rate: Indicator, above: Indicator, below: Indicator) -> Iterator[Indicator]:
    """The ratio and its parts; what was only guessed, and for want of a better under 其他工作, goes to the others' theme."""
    themes = (i.section for i in (rate, above, below) if i.section != OTHER_WORK)
    theme = next(themes, OTHER_WORK)
    source = rate.source or f"{above.name}÷{below.name}。"
    ratio = replace(rate, kind=Kind.RATIO, numerator=above.id, denominator=below.id, source=source)
    for i in (ratio, above, below):
        yield replace(i, section=theme) if i.inferred and i.section == OTHER_WORK else i


def _pairs_that_fit(
    typed: Mapping[_Place, float], counted: Sequence[Indicator], values: Mapping[str, Mapping[_Place, float]]
) -> Iterator[tuple[Indicator, Indicator]]:
    tolerance = 0.5 * 10 ** -_decimals(typed.values()) * 1.02
    for above, below in permutations(counted, 2):
        if measure_of_unit(above.unit) == measure_of_unit(below.unit) and _fits(
            typed, values[above.id], values[below.id], tolerance
        ):
            yield above, below


def _fits(
    typed: Mapping[_Place, float], above: Mapping[_Place, float], below: Mapping[_Place, float], tolerance: float
) -> bool:
    """Whether two figures give the typed rates: in nearly all rows that have all three, and not of 0 % and 100 % alone."""
    agreeing: set[float] = set()
    rows = wrong = 0
    for place, rate in typed.items():
        over = below.get(place)
        if place not in above or not over:
            continue
        rows += 1
        if abs(above[place] / over - rate) <= tolerance:
            agreeing.add(rate)
        else:
            wrong += 1
            if wrong * _ONE_SLIP_IN > len(typed):
                return False
    return len(agreeing - {0.0, 1.0}) >= _FEWEST and 2 * rows > len(typed)


def _decimals(rates: Collection[float]) -> int:
    """The decimals that the rates are typed with, as fractions: of the finest one."""
    return next((d for d in range(_COARSEST, _FINEST) if all(round(r, d) == round(r, _FINEST) for r in rates)), _FINEST)
