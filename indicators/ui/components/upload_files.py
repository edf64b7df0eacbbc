"""Files dropped on the upload page: read one after another, kept for the session until accepted or discarded."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import streamlit as st

from indicators.explaining import Explained, known_answers, matter_of
from indicators.intake import errors_in, is_unreadable, look_over
from indicators.model import Problem, Reading
from indicators.observations import columns_of
from indicators.periods import Period
from indicators.reading.corrections import as_made
from indicators.record import AcceptanceRefused, QuarterSealed, RecordUnavailable, Submission, org_unit_names
from indicators.told import Correction
from indicators.ui import cached, cached_record, state
from indicators.ui.components.messages import save, say
from indicators.ui.components.upload_progress import Progress
from indicators.ui.components.uploader import translate_uploader
from indicators.ui.language import _
from indicators.views.periods import period_name
from indicators.views.questions import merged_names

WAITING = "upload_waiting"
LOOKED_OVER = "upload_looked_over"
STALE = "upload_stale"
WIDGET = "upload_widget"
SAMPLE_FOLDER = Path(__file__).parents[3] / "sample_data"
SAMPLE_FILES = "*季度*.xlsx"
"""The quarters of the sample county, without the flawed workbook beside them."""

NEVER = Period.quarter(1, 1)
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Waiting:
    """A file that was read and waits for a decision.

    ``as_read`` is what the file says, in its own spellings of org units; ``reading`` is that looked over: under the office's
    names, checked alone, beside the record and the files that wait with it. ``earlier`` is the submission that has the same
    bytes, if any; ``typed`` is what was typed in place of its cells; ``answers`` are what was said before to its warnings.
    """

    name: str
    data: bytes = field(repr=False)
    as_read: Reading
    reading: Reading
    earlier: Submission | None
    typed: tuple[Correction, ...] = ()
    answers: Mapping[Problem, Explained] = field(default_factory=dict)
    number: int = field(default_factory=lambda: next(_numbers))

    @property
    def is_acceptable(self) -> bool:
        return self.earlier is None and self.holds_something and not errors_in(self.reading.problems)

    @property
    def holds_something(self) -> bool:
        return bool(self.reading.observations or self.reading.targets or self.reading.notes)

    @property
    def is_unreadable(self) -> bool:
        return is_unreadable(self.reading)

    def explanation_key(self, about: str | Problem) -> str:
        """Where the page keeps what is said to one problem, or to all problems of a kind (a code)."""
        which = about if isinstance(about, str) else "_".join(matter_of(about))
        return f"upload_explanation_{self.number}_{which}"

    def explanations(self) -> dict[Problem, str]:
        """What is said to each problem: to itself, else to its kind; of one answered before that, unless it was changed."""
        said = {p: self._answer(p) if p in self.answers else self._said(p) or self._said(p.code) for p in self.reading.problems}
        return {problem: text for problem, text in said.items() if text}

    def _said(self, about: str | Problem, default: str = "") -> str:
        return str(state.remembered(self.explanation_key(about), default) or "").strip()

    def _answer(self, problem: Problem) -> str:
        return self._said(problem, self.answers[problem].text)


def waiting() -> tuple[Waiting, ...]:
    return tuple(state.remembered(WAITING, ()))


def drop_zone() -> None:
    """The place to drop files. What is dropped is read at once and then lives on here; the widget is emptied."""
    translate_uploader()
    turn = state.remembered(WIDGET, 0)
    files = st.file_uploader(
        _("季度报表（Excel、WPS 表格或 CSV，可以一次放多份）"),
        accept_multiple_files=True,
        key=f"{WIDGET}_{turn}",
    )
    if files:
        state.remember(WAITING, (*waiting(), *_read((f.name, f.getvalue()) for f in files)))
        _empty_widget()
        st.rerun()


def _empty_widget() -> None:
    state.remember(WIDGET, state.remembered(WIDGET, 0) + 1)


def _read(files: Iterable[tuple[str, bytes]]) -> list[Waiting]:
    """Read and check the files; the oldest quarter comes first, so that accepting in order lets the newest count."""
    files = list(files)
    progress = Progress(len(files), _stop)
    result = []
    for name, data in files:
        reading = progress.read(name, data)
        result.append(Waiting(name, data, reading, reading, cached.record().find(data)))
    progress.close()
    return sorted(result, key=lambda one: max(columns_of(one.reading.observations).period.used(), default=NEVER))


def look_over_all() -> None:
    """Check what waits beside the record and each other, once for each state of both."""
    every = waiting()
    seen = (cached.record().version(), *((one.number, id(one.as_read)) for one in every))
    if every and state.remembered(LOOKED_OVER) != seen:
        state.remember(WAITING, tuple(_looked_over(every)))
        state.remember(LOOKED_OVER, seen)


def _looked_over(chosen: Sequence[Waiting]) -> list[Waiting]:
    """Those already on record are shown as they are; they are no part of what is delivered now."""
    names, explained = org_unit_names(cached_record.remembered()), cached_record.explained()
    groups = ([one for one in chosen if one.earlier is None], *([one] for one in chosen if one.earlier is not None))
    found: dict[int, Waiting] = {}
    for group in groups:
        as_read = [one.as_read for one in group]
        readings = look_over(as_read, catalogue=cached_record.catalogue(), record=cached.recorded(), names=names)
        for one, reading in zip(group, readings, strict=True):
            found[one.number] = replace(one, reading=reading, answers=known_answers(reading.problems, explained))
    return [found[one.number] for one in chosen]


def _stop() -> None:
    _empty_widget()
    state.forget(STALE)
    say(_("已停止读取，没有改动任何数据。"))


def ask_again(chosen: Iterable[Waiting]) -> None:
    """Let these be read anew in this run: what is known about them has changed."""
    state.remember(STALE, state.remembered(STALE, frozenset()) | {one.number for one in chosen})


def read_again() -> None:
    """Read those anew that were answered or corrected; each keeps its place."""
    stale = [one for one in waiting() if one.number in state.remembered(STALE, frozenset())]
    if not stale:
        return
    progress = Progress(len(stale), _stop)
    for one in stale:
        reading = progress.read(one.name, one.data, one.typed)
        put_back(replace(one, as_read=reading, reading=reading))
    progress.close()
    state.forget(STALE)


def put_back(changed: Waiting) -> None:
    """Put a file in the place of what it was before."""
    state.remember(WAITING, tuple(changed if one.number == changed.number else one for one in waiting()))


def accept(chosen: Iterable[Waiting]) -> None:
    for one in chosen:
        try:
            submission = cached.record().accept(
                one.data,
                one.name,
                replace(one.as_read, problems=one.reading.problems),
                who=state.reporter(),
                explanations=one.explanations(),
                corrections=as_made(one.typed, one.reading),
                names={m.spelling: m.name for m in merged_names(one.as_read, one.reading, {}) if not m.said},
            )
        except QuarterSealed as refused:
            quarters = "、".join(period_name(q, state.language()) for q in refused.quarters)
            say(_("{name}没有入库：{quarters}已封存，数据不能再改。").format(name=one.name, quarters=quarters), failed=True)
        except AcceptanceRefused:
            say(_("{name}没有入库：有必须改的错误。").format(name=one.name), failed=True)
        except RecordUnavailable:
            say(_("{name}没有入库：数据库暂时不能写入，请稍后再试。").format(name=one.name), failed=True)
        else:
            text = _("{name}已入库：{count}个数据。").format(name=one.name, count=submission.observations)
            say(text)
            discard([one])
            state.change(period=None)  # the newest there is now


def discard(chosen: Iterable[Waiting]) -> None:
    numbers = {one.number for one in chosen}
    state.remember(WAITING, tuple(one for one in waiting() if one.number not in numbers))


def load_sample() -> None:
    """Put the sample workbooks on record, all or none, marked so that they can be removed in one go."""

    def load() -> None:
        files = [(path.name, path.read_bytes()) for path in SAMPLE_FOLDER.glob(SAMPLE_FILES)]
        looked_over = [looked for read in _read(files) for looked in _looked_over([read])]
        record = cached.record()
        with record.together():
            for one in looked_over:
                if one.is_acceptable:
                    record.accept(one.data, one.name, one.reading, sample=True)

    save(load, _("示例数据已载入。"))


def remove_sample() -> None:
    save(cached.record().remove_sample, _("示例数据已移除。"))
