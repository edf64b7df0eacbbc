"""The one exception of reading: this file cannot be read, and here is the sentence that says why."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.model import Problem, Reading


class UnreadableFile(Exception):
    """Nothing can be read from the file; ``problem`` says what was found, what was expected and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def refuse(code: str, *, sheet: str = "", cell: str = "", **facts: object) -> UnreadableFile:
    """The exception to raise for a code of ``problems.toml``; the file's name is filled in by whoever knows it."""
    return UnreadableFile(Problem(code, sheet=sheet, cell=cell, facts=_texts(facts)))


def unreadable(file: str, code: str, **facts: object) -> Reading:
    """The reading of a file that cannot be read: one problem and nothing else."""
    return Reading(file, problems=(Problem(code, file=file, facts=_texts(facts)),))


def _texts(facts: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in facts.items())
