"""A quarter that repeats another to the last digit: most often the old sheet sent again under a new date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from indicators.checks.figures import Figures, problem_at
from indicators.model import Kind, Observation, Problem
from indicators.periods import Period

MINIMUM_FIGURES = 4
"""Fewer equal figures of one org unit, or zeros, can be chance."""

MINIMUM_UNITS = 3
"""Of so many org units together fewer figures each will do, if amounts are among them: levels may well stay as they are."""

Values = Mapping[str, Observation]
"""What an org unit gives for a quarter, by indicator."""


def check_repeats(figures: Figures, record: Figures) -> Iterator[Problem]:
    """A file that repeats a whole quarter is told once, one township's in a sentence of its own."""
    now, earlier = _by_quarter(figures), _by_quarter(record)
    for period, units in now.items():
        others = [(quarter, known) for quarter, known in earlier.items() if quarter != period]
        whole = next((q for q, known in others if _repeat_each_other(figures, units, known)), None)
        if whole is not None:
            yield _of_file(units, period, whole)
            continue
        for org_unit, values in units.items():
            twin = next((q for q, known in others if _is_repeated(values, known.get(org_unit, {}))), None)
            if twin is not None:
                facts = (("org_unit", org_unit), ("period", period.code), ("other_period", twin.code))
                yield problem_at("quarter_repeated", next(iter(values.values())), (*facts, ("count", str(len(values)))))


def _is_repeated(values: Values, known: Values) -> bool:
    telling = [i for i, o in values.items() if o.value and i in known]
    return len(telling) >= MINIMUM_FIGURES and all(i in known and known[i].value == o.value for i, o in values.items())


def _repeat_each_other(figures: Figures, units: Mapping[str, Values], known: Mapping[str, Values]) -> bool:
    """Whether all that several org units give in both quarters is equal, different amounts among it."""
    shared = [(o, known[u][i]) for u, values in units.items() if u in known for i, o in values.items() if i in known[u]]
    if any(o.value != was.value for o, was in shared):
        return False
    amounts = [o for o, _ in shared if o.value and figures.indicators[o.indicator].kind is Kind.FLOW]
    return len({o.org_unit for o in amounts}) >= MINIMUM_UNITS and len({o.value for o in amounts}) >= MINIMUM_UNITS


def _of_file(units: Mapping[str, Values], period: Period, twin: Period) -> Problem:
    first = next(iter(next(iter(units.values())).values()))
    facts = (("period", period.code), ("other_period", twin.code), ("count", str(len(units))))
    return problem_at("file_repeated", first, facts)


def _by_quarter(figures: Figures) -> dict[Period, dict[str, dict[str, Observation]]]:
    result: dict[Period, dict[str, dict[str, Observation]]] = defaultdict(lambda: defaultdict(dict))
    for o in figures.amounts:
        if o.period.is_quarter:
            result[o.period][o.org_unit][o.indicator] = o
    return result
