"""Editing a report: every paragraph in a box, kept with its numbers bound to the data."""

from __future__ import annotations

import zlib

import streamlit as st

from indicators.editing import Draft, Edit, Place, apply_edits, edit_of, paragraphs_of, section_names
from indicators.editing.template import Key
from indicators.narrative.document import Claim, Document
from indicators.ui import cached, cached_texts, state
from indicators.ui.components.messages import save, say
from indicators.ui.components.summary_choices import Choice
from indicators.ui.components.words import as_html
from indicators.ui.language import _

EDITING = "summary_editing"
_ROW = 22
_CHARACTERS_A_LINE = 44


def draft_of(own: Document, choice: Choice) -> Draft:
    """The report with the edits on record."""

    def untold(key: Key) -> Claim | None:
        return cached_texts.claims_in_data(choice.period, choice.org_unit, choice.language)(key)

    return apply_edits(own, (kept.edit for kept in cached.record().drafts.edits(choice.kind)), choice.period, untold)


def choose_editing() -> bool:
    return st.toggle(_("修改文字"), key=EDITING)


def show_boxes(own: Document, draft: Draft, name: str, choice: Choice) -> None:
    """A box a paragraph of one section; beneath those that were edited, the way back."""
    for place, paragraph in paragraphs_of(draft.document).items():
        if place[0] != name:
            continue
        height = max(3, len(paragraph.text) // _CHARACTERS_A_LINE + 2) * _ROW
        label = place_name(own, place)
        st.text_area(
            label, paragraph.text, height=height, key=_key(choice, place, paragraph.text), label_visibility="collapsed"
        )
        if any(notice.place == place and notice.kind != "typed" for notice in draft.notices):
            _show_automatic(own, place)
        if place in draft.made:
            _offer_way_back(draft, place, choice)


def _show_automatic(own: Document, place: Place) -> None:
    """What the report itself would now say, beside words that may no longer fit."""
    if paragraph := paragraphs_of(own).get(place):
        text = _("现在的自动文字：{text}").format(text=paragraph.text)
        st.html(f"<p class='note summary-automatic'>{as_html(text)}</p>")


def place_name(own: Document, place: Place) -> str:
    return _("{heading}第{number}段").format(heading=section_name(own, place[0]), number=place[1] + 1)


def section_name(own: Document, name: str) -> str:
    """A section as the officer knows it: by its heading, else as the beginning or the end of the report."""
    if name.startswith("#"):
        return _("结尾") if name == section_names(own)[-1] else _("（无标题）{number}").format(number=name[1:])
    return name or _("开头")


def _offer_way_back(draft: Draft, place: Place, choice: Choice) -> None:
    thread, added = draft.threads[place], place in draft.added
    with st.container(horizontal=True):
        st.form_submit_button(
            _("撤销上一次修改"),
            key=f"undo_{place}",
            icon=":material/undo:",
            type="tertiary",
            on_click=_undo,
            args=(choice, thread),
        )
        st.form_submit_button(
            _("删去这一段") if added else _("恢复自动文字"),
            key=f"restore_{place}",
            type="tertiary",
            on_click=_restore,
            args=(choice, Edit(*place, choice.period, None, thread=thread, added=added)),
        )


def offer_saving(own: Document, draft: Draft, choice: Choice, key: str) -> None:
    label = _("保存修改")
    st.form_submit_button(label, key=key, type="primary", icon=":material/save:", on_click=_save, args=(own, draft, choice))


def _save(own: Document, draft: Draft, choice: Choice) -> None:
    edits = []
    for place, before in paragraphs_of(draft.document).items():
        text = str(state.remembered(_key(choice, place, before.text), before.text)).strip()
        if edit := edit_of(own, draft, place, text, choice.period):
            edits.append(edit)
    if not edits:
        say(_("文字没有改动。"))
    elif not keep(choice, edits, _("已保存{count}段修改；数据更新后文字不变，数字自动更新。").format(count=len(edits))):
        return
    state.remember(EDITING, False)


def keep(choice: Choice, edits: list[Edit], done: str) -> bool:
    """Put all the edits on record, or none, and say what came of it. True if they were kept."""
    drafts, who = cached.record().drafts, state.reporter()
    return save(lambda: drafts.keep_edits(choice.kind, edits, who=who), done)


def _undo(choice: Choice, thread: str) -> None:
    drafts = cached.record().drafts
    save(lambda: drafts.undo_edit(choice.kind, thread, choice.period), _("已撤销上一次修改。"))


def _restore(choice: Choice, edit: Edit) -> None:
    keep(choice, [edit], _("已删去这一段。") if edit.added else _("已恢复自动文字。"))


def _key(choice: Choice, place: Place, text: str) -> str:
    """Another box as soon as the text is another: a box keeps what was typed in it."""
    return f"summary_box_{zlib.crc32(repr((choice, place, text)).encode()):08x}"
