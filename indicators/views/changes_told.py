"""What a file says became of org units, as questions: whether to put it down as a change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from indicators.model import Problem
from indicators.org_units import Change
from indicators.periods import Period

_CODE = "org_unit_change_told"


@dataclass(frozen=True, slots=True)
class ChangeQuestion:
    """Whether ``org_units`` are ``becomes`` now. ``since`` is the quarter that is said, ``found`` the words that say it."""

    org_units: tuple[str, ...]
    becomes: str
    since: Period | None
    found: str
    place: str

    def changes(self, since: Period) -> tuple[Change, ...]:
        return tuple(Change(name, since, {self.becomes: 1.0}) for name in self.org_units)


def change_questions(
    problems: Iterable[Problem], known: Collection[str], changes: Iterable[Change]
) -> Iterator[ChangeQuestion]:
    """Each change of ``known`` org units once that is not put down already; about others there is no history to go on."""
    done = {(change.name, name) for change in changes for name in change.becomes}
    for problem in problems:
        if problem.code != _CODE:
            continue
        facts = dict(problem.facts)
        becomes = facts["becomes"]
        names = tuple(n for n in facts["org_units"].split("、") if n in known and (n, becomes) not in done)
        if names:
            done |= {(name, becomes) for name in names}
            since = Period.parse(facts["since"]) if facts["since"] else None
            yield ChangeQuestion(names, becomes, since, facts["found"], f"{problem.sheet}!{problem.cell}")
