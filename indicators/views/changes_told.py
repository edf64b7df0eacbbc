"""What a file says became of org units, as questions: whether to put it down as a change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from indicators.model import Problem
from indicators.org_units import Change
from indicators.periods import Period

_CODE = "org_unit_change_told"


@dataclass(frozen=True, slots=True)
class ChangeQuestion:
    """Whether ``org_units`` are ``becomes`` now, several of a split one. ``since`` is the quarter that is said, ``found`` the
    words that say it."""

    org_units: tuple[str, ...]
    becomes: tuple[str, ...]
    since: Period | None
    found: str
    place: str

    @property
    def is_split(self) -> bool:
        return len(self.becomes) > 1

    def changes(self, since: Period, shares: Mapping[str, float]) -> tuple[Change, ...]:
        """The changes to put down; ``shares`` of those it becomes make 1. Raises InvalidChange where they do not."""
        return tuple(Change(name, since, shares) for name in self.org_units)


def change_questions(
    problems: Iterable[Problem], known: Collection[str], changes: Iterable[Change]
) -> Iterator[ChangeQuestion]:
    """Each change of ``known`` org units once that is not put down already; about others there is no history to go on."""
    done = {(change.name, name) for change in changes for name in change.becomes}
    for problem in problems:
        if problem.code != _CODE:
            continue
        facts = dict(problem.facts)
        becomes = tuple(facts["becomes"].split("、"))
        names = tuple(n for n in facts["org_units"].split("、") if n in known and not {(n, b) for b in becomes} <= done)
        if names:
            done |= {(name, heir) for name in names for heir in becomes}
            since = Period.parse(facts["since"]) if facts["since"] else None
            yield ChangeQuestion(names, becomes, since, facts["found"], f"{problem.sheet}!{problem.cell}")
