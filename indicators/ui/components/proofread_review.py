"""The draft with every number marked by its verdict, the list of what to look at beside it, and the copy to take away."""

from __future__ import annotations

import re
from functools import partial
from pathlib import PurePath

import streamlit as st

from indicators.periods import Period
from indicators.proofreading import Kind, Review, marked_copy, proofread
from indicators.ui import cached, cached_texts, state
from indicators.ui.components.proofread_draft import Draft
from indicators.ui.components.summary_model import WORD
from indicators.ui.components.words import as_html
from indicators.ui.language import _
from indicators.views.proofread import SIGNS, Stretch, as_list, counts, marks, stretches, words_before

REVIEW = "proofread_review"
_LONGEST_QUOTE = 40
_PARAGRAPH = re.compile(r"[^\n]+")


def kind_name(kind: Kind) -> str:
    names = {
        Kind.DIFFERS: _("与数据不一致"),
        Kind.INCONSISTENT: _("前后矛盾"),
        Kind.WORDING: _("用语"),
        Kind.NO_DATA: _("无数据可核对"),
        Kind.AGREES: _("与数据一致"),
    }
    return names[kind]


def reviewed(draft: Draft, period: Period | None, org_unit: str) -> Review:
    """Read back once for each draft, choice and state of the record."""
    key = (draft.text, period, org_unit, state.language(), cached.version())
    known = state.remembered(REVIEW)
    if known is None or known[0] != key:
        sight = cached.sight(org_unit)
        with st.spinner(_("正在核对…")):
            grounds = cached_texts.grounds(sight) if period else None
            known = key, proofread(draft.text, grounds, period=period, org_unit=org_unit, language=state.language())
        state.remember(REVIEW, known)
    review: Review = known[1]
    return review


def answer(review: Review) -> str:
    """What the page's title says of the draft."""
    found = counts(review)
    to_see = sum(found[kind] for kind in (Kind.DIFFERS, Kind.INCONSISTENT, Kind.WORDING))
    numbers = max(len(review.claims), sum(found[kind] for kind in (Kind.AGREES, Kind.DIFFERS, Kind.NO_DATA)))
    text = _("看了{numbers}个数字，{agrees}个与数据一致，{count}处要看一看。")
    return text.format(numbers=numbers, agrees=found[Kind.AGREES], count=to_see)


def show_counts(review: Review) -> None:
    """Each kind with its sign and count; a count leads to the first of its kind."""
    parts = stretches(review)
    items = []
    for kind, count in counts(review).items():
        first = next((one for one in parts if any(f.kind is kind for f in one.findings)), None)
        inner = f"<span class='sign {kind}'>{SIGNS[kind]}</span> {as_html(kind_name(kind))} <b>{count}</b>"
        if first is None:
            items.append(f"<span class='count'>{inner}</span>")
        else:
            items.append(f"<a class='count' href='#{_anchor(first)}' target='_self'>{inner}</a>")
    st.html(f"<nav class='strip proof-counts' aria-label='{as_html(_('核对结果'))}'>{''.join(items)}</nav>")


def show_review(draft: Draft, review: Review) -> None:
    parts = stretches(review)
    text, listed = st.columns([3, 2], gap="large")
    with text:
        st.html(f"<article class='prose proof-text'>{_marked(draft.text, parts)}</article>")
    with listed:
        st.html(_list(draft.text, parts))


def offer_copy(draft: Draft, review: Review) -> None:
    """The checked copy. It is made when asked for, outside the visitor's session: all it needs is bound here."""
    language = state.language()
    name = PurePath(draft.name).stem or _("文稿")
    if draft.word:
        _button(
            _("下载标注好的 Word"), f"{name}_{_('核对')}.docx", partial(marked_copy, draft.word, marks(review, language)), WORD
        )
    names = {kind: kind_name(kind) for kind in Kind}
    write = partial(as_list, draft.text, review, answer(review), names.__getitem__, language)
    _button(_("下载核对清单"), f"{name}_{_('核对')}.txt", write, "text/plain")


def _button(label: str, file: str, write: partial[bytes], media_type: str) -> None:
    st.download_button(
        label,
        data=write,
        file_name=file,
        mime=media_type,
        icon=":material/download:",
        on_click="ignore",
        key=f"proofread_download_{file.rpartition('.')[2]}",
        width="content",
    )


def _marked(text: str, parts: tuple[Stretch, ...]) -> str:
    paragraphs = []
    for line in _PARAGRAPH.finditer(text):
        inside = [one for one in parts if line.start() <= one.start < line.end()]
        pieces, at = [], line.start()
        for one in inside:
            end = min(one.end, line.end())
            pieces += [as_html(text[at : one.start]), _mark(text[one.start : end], one)]
            at = end
        pieces.append(as_html(text[at : line.end()]))
        paragraphs.append(f"<p>{''.join(pieces)}</p>")
    return "".join(paragraphs)


def _mark(words: str, one: Stretch) -> str:
    """The words with the sign of the verdict; what the data say and from where on hover, on focus and on a tap."""
    language = state.language()
    told = "\n".join(f"{kind_name(f.kind)}: {f.message(language)}" for f in one.findings)
    return (
        f"<mark class='proof {one.kind}' id='{_anchor(one)}' tabindex='0' title='{as_html(told)}'>{as_html(words)}"
        f"<span class='sign {one.kind}' aria-label='{as_html(kind_name(one.kind))}' role='img'>{SIGNS[one.kind]}</span></mark>"
    )


def _list(text: str, parts: tuple[Stretch, ...]) -> str:
    items = []
    for one in parts:
        if one.kind is Kind.AGREES:
            continue
        quote = text[one.start : one.end]
        short = quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE]}…"
        said = "".join(
            f"<span class='said'><span class='sign {f.kind}'>{SIGNS[f.kind]}</span> <b>{as_html(kind_name(f.kind))}</b> "
            f"{as_html(f.message(state.language()))}</span>"
            for f in one.findings
            if f.kind is not Kind.AGREES
        )
        instead = next((f.expected for f in one.findings if f.expected), "")
        to = f" <span class='instead'>→ {as_html(instead)}</span>" if instead else ""
        before = f"<span class='before'>{as_html(words_before(text, one))}</span>"
        items.append(f"<li><a href='#{_anchor(one)}' target='_self'>{before}“{as_html(short)}”{to}</a>{said}</li>")
    if not items:
        return f"<p class='plain'>{as_html(_('没有要改的地方。'))}</p>"
    return f"<ul class='notes proof-list'>{''.join(items)}</ul>"


def _anchor(one: Stretch) -> str:
    return f"proof-{one.number}"
