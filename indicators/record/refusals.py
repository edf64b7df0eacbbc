"""Why something is not put on record. The record is then as it was before."""

from __future__ import annotations

from collections.abc import Iterable

from indicators.model import Problem
from indicators.periods import Period


class AcceptanceRefused(Exception):
    """The reading has problems that must be mended first; ``problems`` are these."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems must be mended first: " + ", ".join(p.code for p in self.problems))


class QuarterSealed(AcceptanceRefused):
    """Values of sealed quarters would change; ``quarters`` are these, oldest first."""

    def __init__(self, quarters: Iterable[Period]) -> None:
        super().__init__(())
        self.quarters = tuple(sorted(quarters))
        self.args = ("sealed quarters would change: " + ", ".join(q.code for q in self.quarters),)
