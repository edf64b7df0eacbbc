"""Files dropped on the upload page: read one after another, kept for the session until accepted or discarded."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import streamlit as st

from indicators.catalogue import Catalogue
from indicators.intake import errors_in, is_unreadable
from indicators.model import Problem, Reading
from indicators.periods import Period
from indicators.reading.corrections import as_made
from indicators.record import AcceptanceRefused, QuarterSealed, RecordUnavailable, Submission
from indicators.told import Correction
from indicators.ui import cached, cached_record, state
from indicators.ui.components.upload_progress import Progress
from indicators.ui.components.uploader import translate_uploader
from indicators.ui.components.words import as_markdown
from indicators.ui.language import _

WAITING = "upload_waiting"
MESSAGES = "upload_messages"
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

    ``earlier`` is the submission that has the same bytes, if any; ``typed`` is what was typed in place of its cells.
    """

    name: str
    data: bytes = field(repr=False)
    reading: Reading
    earlier: Submission | None
    typed: tuple[Correction, ...] = ()
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

    def explanation_key(self, code: str) -> str:
        """Where the page keeps what is said to the problems of a kind."""
        return f"upload_explanation_{self.number}_{code}"

    def explanations(self) -> dict[Problem, str]:
        said = {p: state.remembered(self.explanation_key(p.code)) or "" for p in self.reading.problems}
        return {problem: text.strip() for problem, text in said.items() if text.strip()}


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
    result = [Waiting(name, data, progress.read(name, data), cached.record().find(data)) for name, data in files]
    progress.close()
    return sorted(result, key=lambda one: max((o.period for o in one.reading.observations), default=NEVER))


def _stop() -> None:
    _empty_widget()
    state.forget(STALE)
    say("success", _("已停止读取，没有改动任何数据。"))


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
        put_back(replace(one, reading=progress.read(one.name, one.data, one.typed)))
    progress.close()
    state.forget(STALE)


def put_back(changed: Waiting) -> None:
    """Put a file in the place of what it was before."""
    state.remember(WAITING, tuple(changed if one.number == changed.number else one for one in waiting()))


def known_catalogue() -> Catalogue:
    """The built-in definitions, those that came with accepted files, the office's own, and the wordings it confirmed."""
    return cached_record.catalogue()


def accept(chosen: Iterable[Waiting]) -> None:
    for one in chosen:
        try:
            submission = cached.record().accept(
                one.data,
                one.name,
                one.reading,
                explanations=one.explanations(),
                corrections=as_made(one.typed, one.reading),
            )
        except QuarterSealed as refused:
            quarters = "、".join(q.name_zh() for q in refused.quarters)
            say("error", _("{name}没有入库：{quarters}已封存，数据不能再改。").format(name=one.name, quarters=quarters))
        except AcceptanceRefused:
            say("error", _("{name}没有入库：有必须改的错误。").format(name=one.name))
        except RecordUnavailable:
            say("error", _("{name}没有入库：数据库暂时不能写入，请稍后再试。").format(name=one.name))
        else:
            text = _("{name}已入库：{count}个数据。").format(name=one.name, count=submission.observations)
            say("success", text)
            discard([one])
            state.change(period=None)  # the newest there is now


def discard(chosen: Iterable[Waiting]) -> None:
    numbers = {one.number for one in chosen}
    state.remember(WAITING, tuple(one for one in waiting() if one.number not in numbers))


def load_sample() -> None:
    """Put the sample workbooks on record, marked so that they can be removed in one go."""
    files = [(path.name, path.read_bytes()) for path in SAMPLE_FOLDER.glob(SAMPLE_FILES)]
    for one in _read(files):
        if one.is_acceptable:
            cached.record().accept(one.data, one.name, one.reading, sample=True)


def remove_sample() -> None:
    cached.record().remove_sample()
    say("success", _("示例数据已移除。"))


def say(kind: str, text: str) -> None:
    state.remember(MESSAGES, (*state.remembered(MESSAGES, ()), (kind, text)))


def show_messages() -> None:
    """What came of the last click, shown once."""
    for kind, text in state.remembered(MESSAGES, ()):
        (st.success if kind == "success" else st.error)(as_markdown(text))
    state.forget(MESSAGES)
