"""The draft to be checked: given as a file or pasted, kept for the session until another is given."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from indicators.model import TOTAL
from indicators.proofreading import UnreadableDraft, draft_text
from indicators.proofreading.scope import org_unit_stated, period_stated
from indicators.ui import cached, state
from indicators.ui.components.messages import say
from indicators.ui.components.uploader import translate_uploader
from indicators.ui.components.words import as_html
from indicators.ui.language import _

DRAFT = "proofread_draft"
GIVEN = "proofread_given"
PASTED = "proofread_pasted"
LONGEST_PASTED = 100_000
"""Characters; ten times a year's summary."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text, and the Word file it stands in, if it does."""

    name: str
    text: str
    word: bytes = field(default=b"", repr=False)


def draft_now() -> Draft | None:
    draft: Draft | None = state.remembered(DRAFT)
    return draft


def ask_for_draft() -> None:
    """Two ways in, side by side; folded away once there is a draft."""
    with st.expander(_("换一份文稿") if draft_now() else _("文稿"), expanded=draft_now() is None, icon=":material/draft:"):
        upload, paste = st.columns(2, gap="large")
        with upload:
            translate_uploader()
            key = f"proofread_file_{state.remembered(GIVEN, 0)}"
            label = _("上传文稿（Word、TXT 或 Markdown）")
            st.file_uploader(label, key=key, on_change=_take_file, args=(key,))
            note = _("只在本机核对，不保存；旧的 .doc 请先另存为 .docx。")
            st.html(f"<p class='note'>{as_html(note)}</p>")
        with paste, st.form("proofread_paste", border=False):
            st.text_area(_("或粘贴文字"), key=PASTED, height=160, max_chars=LONGEST_PASTED)
            st.form_submit_button(_("核对粘贴的文字"), icon=":material/fact_check:", on_click=_take_pasted)


def _take_file(key: str) -> None:
    """After each file the place for files is a new one, or it would be given again in every run."""
    given = state.remembered(key)
    if given is None:
        return
    state.remember(GIVEN, state.remembered(GIVEN, 0) + 1)
    data = given.getvalue()
    try:
        text = draft_text(data)
    except UnreadableDraft as refusal:
        say(f"{given.name}：{refusal.sentence(state.language())}", failed=True)
    else:
        _keep(Draft(given.name, text, data if given.name.lower().endswith(".docx") else b""))


def _take_pasted() -> None:
    text = str(state.remembered(PASTED, "") or "")
    if text.strip():
        _keep(Draft("", text.replace("\r\n", "\n")))
    else:
        say(_("没有文字可核对。请粘贴文稿，或上传文件。"), failed=True)


def _keep(draft: Draft) -> None:
    """Take the draft, and look at the period and the org unit that it says it is about."""
    state.remember(DRAFT, draft)
    dataset = cached.recorded()
    period = period_stated(draft.text, dataset.periods)
    org_unit = org_unit_stated(draft.text, dataset)
    if period is not None:
        state.change(period=period)
    state.change(org_unit=org_unit or TOTAL)
