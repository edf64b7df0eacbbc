"""The bar shown while files are read: which file and sheet, the place in the queue, and the way to stop it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from indicators.model import Reading
from indicators.reading.worker import read_safely
from indicators.record import header_meanings
from indicators.told import Correction, Told
from indicators.ui import cached_record
from indicators.ui.components.words import as_markdown
from indicators.ui.language import _


class Progress:
    """A bar for ``count`` files, with a button that calls ``cancel``: whatever is pressed meanwhile stops the reading."""

    def __init__(self, count: int, cancel: Callable[[], None]) -> None:
        self._count, self._done = count, 0
        self._place = st.empty()
        with self._place.container(horizontal=True, vertical_alignment="center"):
            self._bar = st.progress(0.0)
            st.button(_("停止读取"), icon=":material/close:", key="upload_cancel", on_click=cancel)
        self._file = self._text = ""

    def read(self, name: str, data: bytes, corrections: Iterable[Correction] = ()) -> Reading:
        """Read one file, as it is understood by all that people have said of its headers and cells."""
        text = _("正在读取 {name}（第{number}份，共{count}份）")
        self._file = text.format(name=name, number=self._done + 1, count=self._count)
        self._show()
        reading = read_safely(
            data,
            name,
            catalogue=cached_record.catalogue(),
            told=Told(header_meanings(cached_record.remembered()), tuple(corrections)),
            progress=lambda sheet: self._show(_("工作表“{sheet}”").format(sheet=sheet)),
            waiting=self._wait,
            is_cancelled=self._look,
        )
        self._done += 1
        return reading

    def close(self) -> None:
        self._place.empty()

    def _wait(self, ahead: int) -> None:
        self._show(_("排队中，前面还有{count}份").format(count=ahead) if ahead else _("排队中，下一个就是"))

    def _show(self, news: str = "") -> None:
        self._text = as_markdown(f"{self._file} {news}")
        self._look()

    def _look(self) -> bool:
        """Draw again: that is where Streamlit ends a run which a press of a button or a closed tab has overtaken."""
        self._bar.progress(self._done / self._count, self._text)
        return False
