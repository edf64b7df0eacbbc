"""The submissions on record as texts: what came when, what was wrong with it, what it changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from indicators import wording
from indicators.dataset import Dataset
from indicators.model import CellRef, Observation, Problem, Severity
from indicators.periods import Period
from indicators.problems import message_of, severity_of
from indicators.record import Change, Submission, Withdrawal
from indicators.times import time_text
from indicators.views.names import org_unit_name
from indicators.views.periods import axis_name

_KILOBYTE = 1024
_NAMED = 3


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """One file on record. ``taken_back`` says when it was, and is empty as long as it counts; ``who`` may be empty."""

    number: int
    file: str
    time: str
    who: str
    quarters: str
    contents: str
    problems: int
    sample: bool
    taken_back: str


@dataclass(frozen=True, slots=True)
class ExplainedProblem:
    severity: Severity
    message: str
    explanation: str


def submission_row(submission: Submission, language: str = "zh") -> SubmissionRow:
    return SubmissionRow(
        number=submission.id,
        file=submission.file,
        time=time_text(submission.accepted_at, language),
        who=submission.who,
        quarters=_quarters(submission.periods, language),
        contents=_contents(submission, language),
        problems=submission.problems,
        sample=submission.sample,
        taken_back=time_text(submission.taken_back_at, language) if submission.taken_back_at else "",
    )


def _quarters(periods: Sequence[Period], language: str) -> str:
    """Up to three by name, more from the first to the last."""
    names = [axis_name(p, language) for p in periods]
    if len(names) > _NAMED:
        return f"{names[0]}至{names[-1]}" if language == "zh" else f"{names[0]} to {names[-1]}"
    return ("、" if language == "zh" else ", ").join(names)


def _contents(submission: Submission, language: str) -> str:
    figures = submission.observations
    size = f"{wording.number(submission.size / _KILOBYTE, 0)}KB" if submission.size >= _KILOBYTE else f"{submission.size}B"
    if language == "en":
        return f"{submission.org_units} org units · {figures} figures · {size}"
    return f"{submission.org_units}个单位 · {figures}个数据 · {size}"


def explained(problems: Iterable[Problem], explanations: Mapping[Problem, str], language: str = "zh") -> list[ExplainedProblem]:
    """Each problem with what was said to it; the gravest first."""
    order = list(Severity)
    found = [ExplainedProblem(severity_of(p), message_of(p, language), explanations.get(p, "")) for p in problems]
    return sorted(found, key=lambda p: order.index(p.severity))


_CHANGE_HEADERS = {
    "zh": ("单位", "时期", "指标", "原来", "现在", "原来的单元格", "现在的单元格"),
    "en": ("Org unit", "Period", "Indicator", "Before", "Now", "Cell before", "Cell now"),
}


def change_table(changes: Iterable[Change], dataset: Dataset, language: str = "zh") -> pd.DataFrame:
    """A row a value that was given otherwise before: old and new with their cells."""
    rows = [
        (
            org_unit_name(dataset, change.org_unit, language),
            _period(change.after, language),
            _indicator(dataset, change.indicator, language),
            _value(change.before, language),
            _value(change.after, language),
            _cell(change.before.source),
            _cell(change.after.source),
        )
        for change in changes
    ]
    return pd.DataFrame(rows, columns=list(_CHANGE_HEADERS[language]))


def withdrawal_text(effect: Withdrawal, language: str = "zh") -> str:
    """What taking a file back does, in one sentence."""
    lost, restored = len(effect.lost), len(effect.restored)
    if language == "en":
        if not lost and not restored:
            return "None of its figures counts any more, later files have replaced them all; the data stay as they are."
        gone = f"figures that no other file gives and that will be missing: {lost}" if lost else ""
        back = f"figures that go back to what the file before said: {restored}" if restored else ""
        text = "; ".join(part for part in (gone, back) if part)
        return f"{text[0].upper()}{text[1:]}."
    if not lost and not restored:
        return "其中的数据都已被后来的报表替换，撤回后现有数据不变。"
    gone = f"{lost}个只有它提供的数据将变为缺报" if lost else ""
    back = f"{restored}个数据恢复为之前报表的数" if restored else ""
    return f"撤回后，{'，'.join(part for part in (gone, back) if part)}。"


def _indicator(dataset: Dataset, indicator: str, language: str) -> str:
    """Its name; the id where no file that counts has it any more."""
    definition = dataset.indicators.get(indicator)
    return indicator if definition is None else (definition.name_en if language == "en" else "") or definition.name


def _value(o: Observation, language: str) -> str:
    return wording.amount(o.value, o.unit, language)


def _period(o: Observation, language: str) -> str:
    running = ("（累计）" if language == "zh" else " (running total)") if o.running_total else ""
    return f"{axis_name(o.period, language)}{running}"


def _cell(place: CellRef) -> str:
    return f"{place.file} · {place.sheet}!{place.cell}"
