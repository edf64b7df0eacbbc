"""Text on the pages. Whatever comes from a file is shown as it is written, never obeyed as markdown, HTML or a formula."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

import streamlit as st

from indicators.narrative.document import Claim, Paragraph
from indicators.ui.components.ready import ready
from indicators.ui.language import _
from indicators.views.remarks import Remark

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^&=@/])")


def as_markdown(text: str) -> str:
    """The text so that markdown shows it letter by letter: ``![x](http://…)`` loads nothing, ``$…$`` is no formula."""
    return _MARKDOWN.sub(r"\\\1", text).replace("\n", "  \n")


def as_html(text: str) -> str:
    return html.escape(text, quote=True)


def title(text: str, answer: str = "") -> None:
    """The page's title and the sentence that answers its question.

    As Streamlit's own elements, whose code is there from the beginning: a visitor reads them while the rest still comes.
    """
    with st.container(key="page_title", gap=None):
        st.title(as_markdown(text), anchor=False)
        if answer:
            st.markdown(as_markdown(answer))


def heading(text: str, note: str = "", hint: str = "") -> None:
    """A section of a page, with what it measures and in which unit.

    ``hint`` says what a click does; it is not for a picture that is taken away.
    """
    clicks = f"<span class='hint'>{as_html(_('；') + hint)}</span>" if hint else ""
    caption = f"<p class='note'>{as_html(note)}{clicks}</p>" if note else ""
    st.html(f"<h2 class='section-title'>{as_html(text)}</h2>{caption}")


def show_paragraphs(paragraphs: Sequence[Paragraph]) -> None:
    """Paragraphs of the report, every number with its formula and cells on hover and on focus."""
    st.html(ready(_prose, paragraphs))


def _prose(paragraphs: Iterable[Paragraph]) -> str:
    return f"<div class='prose'>{''.join(f'<p>{paragraph_html(p)}</p>' for p in paragraphs)}</div>"


def marks_html(remarks: Iterable[Remark]) -> str:
    """Signs with their words, the full text on hover; nothing where there is nothing to remark."""
    items = "".join(
        f"<span class='mark' title='{as_html(r.text)}'><span class='sign'>{r.sign}</span> {as_html(r.word)}</span>"
        for r in remarks
    )
    return f"<div class='marks'>{items}</div>" if items else ""


def show_sentence(text: str) -> None:
    """A sentence of the page itself, set like a paragraph of the report."""
    st.html(f"<div class='prose'><p>{as_html(text)}</p></div>")


def plain(text: str) -> None:
    """A line that stands where there is nothing else to show."""
    st.html(f"<p class='plain'>{as_html(text)}</p>")


def paragraph_html(paragraph: Paragraph) -> str:
    pieces, at = [], 0
    for claim in sorted(paragraph.claims, key=lambda c: c.start):
        if claim.start < at:
            continue
        pieces.append(_plain(paragraph, at, claim.start))
        pieces.append(f"<span class='claim' tabindex='0' title='{as_html(_origin(claim))}'>{as_html(claim.text)}</span>")
        at = claim.end
    pieces.append(_plain(paragraph, at, len(paragraph.text)))
    return "".join(pieces)


def _plain(paragraph: Paragraph, start: int, end: int) -> str:
    """The text between two claims, its part in the run-in heading in bold."""
    bold = paragraph.text[start : min(end, paragraph.lead)]
    rest = paragraph.text[max(start, paragraph.lead) : end]
    return (f"<b>{as_html(bold)}</b>" if bold else "") + as_html(rest)


def _origin(claim: Claim) -> str:
    """How a number was worked out, and the first cells it comes from."""
    cells = [f"{s.file} · {s.sheet}!{s.cell}" for s in claim.sources[:6]]
    more = [f"… {len(claim.sources)}"] if len(claim.sources) > len(cells) else []
    return "\n".join([claim.formula, *cells, *more])
