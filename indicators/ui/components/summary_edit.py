"""Editing a report: every paragraph in a box, kept with its numbers bound to the data."""

from __future__ import annotations

import zlib

import streamlit as st

from indicators.editing import Draft, Notice, Place, apply_edits, edit_of, paragraphs_of, plain_heading
from indicators.narrative.document import Document
from indicators.record import RecordUnavailable
from indicators.ui import cached, state
from indicators.ui.components.messages import say
from indicators.ui.components.summary_choices import Choice
from indicators.ui.components.words import as_html
from indicators.ui.language import _

EDITING = "summary_editing"
_ROW = 22
_CHARACTERS_A_LINE = 44


def draft_of(own: Document, choice: Choice) -> Draft:
    """The report with the edits on record."""
    kept = cached.record().drafts.edits(choice.kind, choice.period)
    return apply_edits(own, (one.edit for one in kept), choice.period)


def choose_editing() -> bool:
    return st.toggle(_("修改文字"), key=EDITING)


def show_boxes(own: Document, draft: Draft, name: str, choice: Choice) -> None:
    """A box a paragraph of one section; beneath those that were edited, the way back."""
    for place, paragraph in paragraphs_of(draft.document).items():
        if place[0] != name:
            continue
        height = max(3, len(paragraph.text) // _CHARACTERS_A_LINE + 2) * _ROW
        label = _("{heading}第{number}段").format(heading=plain_heading(name).strip("#") or own.title, number=place[1] + 1)
        st.text_area(
            label, paragraph.text, height=height, key=_key(choice, place, paragraph.text), label_visibility="collapsed"
        )
        if place in draft.edited or any(n.place == place for n in draft.notices):
            with st.container(horizontal=True):
                st.form_submit_button(
                    _("撤销上一次修改"),
                    key=f"undo_{place}",
                    icon=":material/undo:",
                    type="tertiary",
                    on_click=_undo,
                    args=(choice, place),
                )
                st.form_submit_button(
                    _("恢复自动文字"), key=f"restore_{place}", type="tertiary", on_click=_restore, args=(choice, place)
                )


def offer_saving(own: Document, draft: Draft, choice: Choice, key: str) -> None:
    label = _("保存修改")
    st.form_submit_button(label, key=key, type="primary", icon=":material/save:", on_click=_save, args=(own, draft, choice))


def _save(own: Document, draft: Draft, choice: Choice) -> None:
    drafts, saved = cached.record().drafts, 0
    try:
        for place, before in paragraphs_of(draft.document).items():
            text = str(state.remembered(_key(choice, place, before.text), before.text)).strip()
            if text == before.text:
                continue
            saved += 1
            if text == paragraphs_of(own)[place].text:
                drafts.restore(choice.kind, *place)
            elif edit := edit_of(own, draft, place, text, choice.period):
                drafts.keep_edit(choice.kind, edit, who=state.reporter())
    except RecordUnavailable:
        say(_("没有保存：数据库暂时不能写入，请稍后再试。"), failed=True)
    else:
        state.remember(EDITING, False)
        say(_("已保存{count}段修改；数据更新后文字不变，数字自动更新。").format(count=saved) if saved else _("文字没有改动。"))


def _undo(choice: Choice, place: Place) -> None:
    cached.record().drafts.undo_edit(choice.kind, *place)


def _restore(choice: Choice, place: Place) -> None:
    cached.record().drafts.restore(choice.kind, *place)


def _key(choice: Choice, place: Place, text: str) -> str:
    """Another box as soon as the text is another: a box keeps what was typed in it."""
    return f"summary_box_{zlib.crc32(repr((choice, place, text)).encode()):08x}"


def show_notices(notices: tuple[Notice, ...]) -> None:
    """What must be looked at again before the report is sent, a line a paragraph and kind."""
    lines = []
    for place, kind in dict.fromkeys((notice.place, notice.kind) for notice in notices):
        texts = [n.text for n in notices if (n.place, n.kind) == (place, kind) and n.text]
        where = _("第{number}段").format(number=place[1] + 1)
        about = as_html(" ".join(filter(None, [place[0].strip("#"), where])))
        lines.append(
            f"<li>{as_html('：'.join(filter(None, [_told(kind), '、'.join(texts)])))}<span class='about'>{about}</span></li>"
        )
    if lines:
        st.html(f"<ul class='notes summary-notices'>{''.join(lines)}</ul>")


def _told(kind: str) -> str:
    return {
        "typed": _("手工填写的数字，未与数据核对"),
        "reworded": _("数据有了变化，自动文字已换了说法，请看修改过的文字是否仍然合适"),
        "fallen_back": _("修改过的文字里有数字已不存在，这一段暂用自动文字"),
    }[kind]
