"""Which observations count where one thing is set beside another, as the parts of a ratio are: of the periods both have."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from indicators.model import Kind, Observation
from indicators.periods import Period
from indicators.progress.tracing.picking import Series, picked, stated_or_summed


@dataclass(frozen=True, slots=True)
class Told:
    """What an org unit told of one indicator; whether its quarters add up."""

    series: Series
    adds_up: bool

    def of(self, span: Period) -> tuple[Observation, ...]:
        """The observations that tell of a span: its own, or those of its parts where none of them is missing."""
        if self.adds_up:
            return stated_or_summed(self.series, span)
        return (self.series[span],) if span in self.series else ()


def picked_beside(told: Sequence[Told], spans: Collection[Period], window: Period, kind: Kind) -> tuple[Observation, ...]:
    """The observations of the first that count for a window, of the periods only that all others tell of too.

    ``spans`` are those of several quarters that occur anywhere.
    """
    common = _common(told, spans)
    chosen = picked({p: replace(over[0], period=p) for p, over in common.items()}, window, kind)
    return tuple(o for one in chosen for o in common[one.period])


def _common(told: Sequence[Told], spans: Collection[Period]) -> Mapping[Period, tuple[Observation, ...]]:
    own, *others = told
    if not (others and spans):
        return {p: (o,) for p, o in own.series.items() if all(p in other.series for other in others)}
    known = set(spans).union(*(each.series for each in told))
    return {p: over for p in known if (over := own.of(p)) and all(other.of(p) for other in others)}
