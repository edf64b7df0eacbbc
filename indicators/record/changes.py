"""What a file changes in what was on record before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.model import Observation
from indicators.periods import Period

Key = tuple[str, str, Period, bool]


@dataclass(frozen=True, slots=True)
class Change:
    """One value that was on record and is now given differently; both sides with their cells."""

    before: Observation
    after: Observation

    @property
    def org_unit(self) -> str:
        return self.after.org_unit

    @property
    def indicator(self) -> str:
        return self.after.indicator

    @property
    def period(self) -> Period:
        return self.after.period


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What taking a file back would do: values that nobody else gave go, values it had replaced count again."""

    lost: tuple[Observation, ...]
    restored: tuple[Change, ...]


def newest(observations: Iterable[Observation]) -> dict[Key, Observation]:
    """The one that counts of each org unit, indicator, period and way of counting: the last."""
    return {(o.org_unit, o.indicator, o.period, o.running_total): o for o in observations}


def changes_between(before: Iterable[Observation], after: Iterable[Observation]) -> tuple[Change, ...]:
    """The values of ``after`` that ``before`` has otherwise; values that are only in one of them are no change."""
    known = newest(before)
    return tuple(
        Change(known[key], observation)
        for key, observation in newest(after).items()
        if key in known and known[key].value != observation.value
    )


def withdrawal(every: Iterable[Observation], rest: Iterable[Observation]) -> Withdrawal:
    """The difference between ``every`` observation, oldest first, and the ``rest`` that stay without one file."""
    now, then = newest(every), newest(rest)
    return Withdrawal(
        lost=tuple(observation for key, observation in now.items() if key not in then),
        restored=tuple(Change(o, then[key]) for key, o in now.items() if key in then and then[key].value != o.value),
    )
