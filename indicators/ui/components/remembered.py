"""What the program remembers of the words in the office's sheets, each with the way to forget it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from indicators.model import Indicator
from indicators.record import MeaningKind, QuarterSealed, RecordUnavailable, Remembered
from indicators.spellings import alike
from indicators.times import time_text
from indicators.ui import cached, state
from indicators.ui.components.messages import say
from indicators.ui.components.words import as_html
from indicators.ui.language import _
from indicators.views.definitions import name_of
from indicators.views.periods import axis_name


def show_remembered(meanings: Sequence[Remembered], known: Mapping[str, Indicator]) -> None:
    if not meanings:
        st.html(f"<p class='plain'>{as_html(_('还没有。在数据上报里确认或改正过的表头、单位和计量单位，会记在这里。'))}</p>")
        return
    for meaning in meanings:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.html(_sentence(meaning, known))
            merged = _is_merger(meaning)
            label, icon = (_("分开"), ":material/call_split:") if merged else (_("不再记住"), ":material/undo:")
            act = _tell_apart if merged else _forget
            st.button(label, key=f"forget_{meaning.number}", on_click=act, args=(meaning,), icon=icon)


def _is_merger(meaning: Remembered) -> bool:
    return meaning.kind is MeaningKind.ORG_UNIT and meaning.text != meaning.meaning


def _sentence(meaning: Remembered, known: Mapping[str, Indicator]) -> str:
    """“新成立组织（家）”读作指标“新建工会数”, and since when."""
    language = state.language()
    said = {
        MeaningKind.INDICATOR: _("“{text}”读作指标“{meaning}”"),
        MeaningKind.UNIT: _("“{text}”的计量单位是“{meaning}”"),
        MeaningKind.ORG_UNIT: _("“{text}”就是“{meaning}”") if _is_merger(meaning) else _("“{text}”是单独的单位"),
        MeaningKind.IGNORED: _("“{text}”不读取"),
    }
    owner = known.get(meaning.meaning) if meaning.kind is MeaningKind.INDICATOR else None
    name = name_of(owner, language) if owner else meaning.meaning
    text = said[meaning.kind].format(text=meaning.text, meaning=name)
    about = " · ".join(filter(None, (time_text(meaning.remembered_at, language), meaning.who, meaning.context)))
    return f"<p class='plain remembered'>{as_html(text)}<span class='about'>{as_html(about)}</span></p>"


def _tell_apart(meaning: Remembered) -> None:
    """Two names that were taken for one org unit are two from now on, in the data on record as well.

    Names that are alike would be taken for one again: of these it is remembered that they are two.
    """
    record = cached.record()
    try:
        if alike([meaning.text], [meaning.meaning], {}):
            record.remember(MeaningKind.ORG_UNIT, meaning.text, meaning.text, who=state.reporter())
        else:
            record.forget(meaning.number)
    except KeyError:
        say(_("这一条已经不再记住了。"))
    except QuarterSealed as refused:
        quarters = "、".join(axis_name(q, state.language()) for q in refused.quarters)
        say(_("没有分开：{quarters}已封存，请先解除封存。").format(quarters=quarters), failed=True)
    except RecordUnavailable:
        say(_("没有改成：数据库暂时不能写入，请稍后再试。"), failed=True)
    else:
        text = _("“{text}”与“{meaning}”已分开，已入库的数据也分开计算。")
        say(text.format(text=meaning.text, meaning=meaning.meaning))


def _forget(meaning: Remembered) -> None:
    try:
        cached.record().forget(meaning.number)
    except KeyError:
        say(_("这一条已经不再记住了。"))
    except RecordUnavailable:
        say(_("没有改成：数据库暂时不能写入，请稍后再试。"), failed=True)
    else:
        say(_("不再记住“{text}”；已入库的数据不变。").format(text=meaning.text))
