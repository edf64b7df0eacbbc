"""Files dropped on the upload page: read one after another, kept for the session until accepted or discarded."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from indicators.catalogue import Catalogue
from indicators.intake import errors_in, is_unreadable, take_in
from indicators.model import Problem, Reading
from indicators.periods import Period
from indicators.record import AcceptanceRefused, QuarterSealed, RecordUnavailable, Submission, org_unit_names
from indicators.ui import cached, cached_record, state
from indicators.ui.components.uploader import translate_uploader
from indicators.ui.components.words import as_markdown
from indicators.ui.language import _

WAITING = "upload_waiting"
MESSAGES = "upload_messages"
WIDGET = "upload_widget"
SAMPLE_FOLDER = Path(__file__).parents[3] / "sample_data"
SAMPLE_FILES = "*季度*.xlsx"
"""The quarters of the sample county, without the flawed workbook beside them."""

NEVER = Period.quarter(1, 1)
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Waiting:
    """A file that was read and waits for a decision. ``earlier`` is the submission that has the same bytes, if any."""

    name: str
    data: bytes = field(repr=False)
    reading: Reading
    earlier: Submission | None
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
        state.remember(WIDGET, turn + 1)
        st.rerun()


def _read(files: Iterable[tuple[str, bytes]]) -> list[Waiting]:
    """Read and check the files; the oldest quarter comes first, so that accepting in order lets the newest count."""
    files = list(files)
    result = []
    record, catalogue, names = cached.dataset(), known_catalogue(), org_unit_names(cached_record.remembered())
    bar = st.progress(0.0)
    for done, (name, data) in enumerate(files):
        text = _("正在读取 {name}（第{number}份，共{count}份）").format(name=name, number=done + 1, count=len(files))

        def show(news: str, share: float = done / len(files), text: str = text) -> None:
            bar.progress(share, as_markdown(f"{text} {news}"))

        def wait(ahead: int, show: Callable[[str], None] = show) -> None:
            show(_("前面还有{count}份在读").format(count=ahead) if ahead else "")

        show("")
        reading = take_in(data, name, catalogue=catalogue, record=record, names=names, progress=show, waiting=wait)
        result.append(Waiting(name, data, reading, cached.record().find(data)))
    bar.empty()
    return sorted(result, key=lambda one: max((o.period for o in one.reading.observations), default=NEVER))


def known_catalogue() -> Catalogue:
    """The built-in definitions, those that came with accepted files, the office's own, and the wordings it confirmed."""
    return cached_record.catalogue()


def accept(chosen: Iterable[Waiting]) -> None:
    for one in chosen:
        try:
            submission = cached.record().accept(one.data, one.name, one.reading, explanations=one.explanations())
        except QuarterSealed as refused:
            quarters = "、".join(q.name_zh() for q in refused.quarters)
            _say("error", _("{name}没有入库：{quarters}已封存，数据不能再改。").format(name=one.name, quarters=quarters))
        except AcceptanceRefused:
            _say("error", _("{name}没有入库：有必须改的错误。").format(name=one.name))
        except RecordUnavailable:
            _say("error", _("{name}没有入库：数据库暂时不能写入，请稍后再试。").format(name=one.name))
        else:
            text = _("{name}已入库：{count}个数据。").format(name=one.name, count=submission.observations)
            _say("success", text)
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
    _say("success", _("示例数据已移除。"))


def _say(kind: str, text: str) -> None:
    state.remember(MESSAGES, (*state.remembered(MESSAGES, ()), (kind, text)))


def show_messages() -> None:
    """What came of the last click, shown once."""
    for kind, text in state.remembered(MESSAGES, ()):
        (st.success if kind == "success" else st.error)(as_markdown(text))
    state.forget(MESSAGES)
