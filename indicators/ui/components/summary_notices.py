"""What must be looked at before an edited report is sent: numbers without a cell, and words that have lost their paragraph."""

from __future__ import annotations

import streamlit as st

from indicators.editing import Draft, Homeless, Notice, given_up, put_into, section_names
from indicators.narrative.document import Document
from indicators.ui import state
from indicators.ui.components.summary_choices import Choice
from indicators.ui.components.summary_edit import keep, place_name, section_name
from indicators.ui.components.words import as_html
from indicators.ui.language import _
from indicators.views.periods import period_name


def show_notices(notices: tuple[Notice, ...]) -> None:
    """A line a paragraph and kind."""
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
        "missing": _("本期没有这个数，文中用××空着，原来是"),
        "wording": _("措辞请再看"),
        "turned": _("增减方向变了，数字空着，请改说法，原来和现在是"),
    }[kind]


def show_homeless(own: Document, draft: Draft, choice: Choice) -> None:
    """Each with its words, where they belonged, and what can become of them."""
    if not draft.homeless:
        return
    with st.container(key="summary_homeless", border=True, gap="small"):
        heading = _("有{count}段修改过的文字，本期报告没有对应的段落或数字").format(count=len(draft.homeless))
        note = _("文字都还留着，没有写进报告。可以放进某一节，作为自己加的一段；不需要的，从本期起不再提示。")
        st.html(f"<h3 class='theme'>{as_html(heading)}</h3><p class='note'>{as_html(note)}</p>")
        for one in draft.homeless:
            _show(own, one, choice)


def _show(own: Document, one: Homeless, choice: Choice) -> None:
    edit = one.edit
    place = section_name(own, edit.heading) if edit.added else place_name(own, (edit.heading, edit.position))
    belonged = _("原在{place}，{period}修改").format(place=place, period=period_name(edit.period, choice.language))
    st.html(f"<p class='note'>{as_html(belonged)}</p><blockquote class='summary-kept'>{as_html(one.text)}</blockquote>")
    names, key = section_names(own), f"summary_home_{edit.name}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            _("放进哪一节"),
            names,
            index=names.index(edit.heading) if edit.heading in names else 0,
            format_func=lambda name: section_name(own, name),
            key=key,
            width=280,
        )
        st.button(_("放进这一节"), key=f"{key}_put", icon=":material/add:", on_click=_put, args=(choice, one, key))
        st.button(_("不再保留"), key=f"{key}_drop", type="tertiary", on_click=_drop, args=(choice, one))


def _put(choice: Choice, one: Homeless, key: str) -> None:
    heading = str(state.remembered(key, one.edit.heading))
    keep(choice, [put_into(one, heading, choice.period)], _("已放进报告，可以接着修改。"))


def _drop(choice: Choice, one: Homeless) -> None:
    keep(choice, [given_up(one.edit, choice.period)], _("从本期起不再保留这段文字，以前各期的报告不变。"))
