"""The sections on the work itself: one a theme, a paragraph a topic, each with its verdict as a run-in heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indicators.narrative.document import Paragraph
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.numerals import chinese
from indicators.narrative.phrasing.text import Text, joined, text_of
from indicators.narrative.sentences.listing import is_listed, listing
from indicators.narrative.sentences.telling import PLAIN, is_targeted, tell, verdicts
from indicators.narrative.sentences.topics import Topic

TOGETHER = 3
"""How many topics without targets share one paragraph."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph in the making: its sentences, and the clauses its run-in heading is made of."""

    sentences: tuple[Text, ...]
    headings: tuple[Text, ...] = ()


def theme(n: Narrator, topics: Sequence[Topic], notes: Sequence[Text] = ()) -> tuple[Paragraph, ...]:
    """The paragraphs of one theme; run-in headings stand only where there is more than one paragraph with a verdict."""
    drafts = _drafts(n, topics)
    if notes:
        drafts.append(Draft(tuple(notes)))
    numbered = sum(bool(draft.headings) for draft in drafts) > 1
    paragraphs: list[Paragraph] = []
    for draft in drafts:
        place = len([p for p in paragraphs if p.lead]) + 1
        lead = text_of(f"（{chinese(place)}）", _joined_headings(draft.headings), "。") if numbered and draft.headings else None
        paragraph = n.paragraph(draft.sentences, lead)
        if paragraph:
            paragraphs.append(paragraph)
    return tuple(paragraphs)


def leads(n: Narrator, items: Sequence[tuple[Text | None, Sequence[Text]]]) -> list[Paragraph]:
    """One paragraph an item under a run-in heading （一）…。; an item without heading, or alone, has none."""
    paragraphs: list[Paragraph] = []
    for heading, sentences in items:
        number = f"（{chinese(len(paragraphs) + 1)}）"
        lead = text_of(number, heading, "。") if heading and len(items) > 1 else None
        numbered_sentences = [text_of(number, sentences[0]), *sentences[1:]] if not heading and len(items) > 1 else sentences
        paragraph = n.paragraph(numbered_sentences, lead)
        if paragraph:
            paragraphs.append(paragraph)
    return paragraphs


def _drafts(n: Narrator, topics: Sequence[Topic]) -> list[Draft]:
    """Topics with targets have a paragraph each; neighbours without share one; bare figures come last."""
    drafts: list[Draft] = []
    bare: list[Row] = []
    waiting: list[Topic] = []
    for topic in topics:
        rows = [n.row(indicator.id) for indicator in topic.all]
        if all(is_listed(n, row) for row in rows):
            bare += rows
        elif n.is_whole and any(is_targeted(n, row) for row in rows):
            drafts += _shared(n, waiting)
            waiting = []
            drafts.append(_shared(n, [topic])[0])
        else:
            waiting.append(topic)
            if len(waiting) == TOGETHER:
                drafts += _shared(n, waiting)
                waiting = []
    drafts += _shared(n, waiting)
    if bare:
        drafts.append(Draft(tuple(listing(n, bare)), (_of_bare(bare),) if drafts else ()))
    return drafts


def _shared(n: Narrator, topics: Sequence[Topic]) -> list[Draft]:
    """One paragraph of several topics; the span is named where it changes."""
    if not topics:
        return []
    sentences: list[Text] = []
    headings: list[Text] = []
    scope = ""
    for topic in topics:
        told, scope = tell(n, topic, scope)
        sentences += told
        headings += verdicts(n, topic)
    return [Draft(tuple(sentences), tuple(h for h in headings if h))]


def _joined_headings(headings: Sequence[Text]) -> Text:
    """The first two verdicts; where there is none, the works of which nothing but their figures can be said."""
    if not (judged := [said for said in headings if not said.words.endswith(PLAIN)]):
        return joined((Text(said.words.removesuffix(PLAIN)) for said in headings[:2]), "、")
    told = judged[: 1 if "，" in judged[0].words else 2]
    if len(told) == 2 and (tail := _shared_tail(told[0].words, told[1].words)):
        return Text(f"{told[0].words.removesuffix(tail)}、{told[1].words.removesuffix(tail)}{_of_both(tail)}")
    return joined(told, "，")


def _of_bare(rows: Sequence[Row]) -> Text:
    """Bare figures by the names of the first of them."""
    works = list(dict.fromkeys(row.subject.work for row in rows))
    return Text(f"{'、'.join(works[:2])}{'等工作' if len(works) > 2 else PLAIN}")


_VERDICT = re.compile(r"(?:未|提前|接近)?(?:完成全年|达到?年度)|(?:快于|略?低于|按)序时|进度|有所|略有|稳步|距年度")


def _of_both(verdict: str) -> str:
    """The verdict on two: 进度均滞后, 距年度目标均有差距."""
    for subject in ("进度", "距年度目标"):
        if verdict.startswith(subject):
            return f"{subject}均{verdict.removeprefix(subject).removeprefix('仍')}"
    return f"均{verdict}"


def _shared_tail(first: str, second: str) -> str:
    """The verdict two headings share: 未达年度目标; nothing where they differ."""
    ends = [heading[found.start() :] for heading in (first, second) if (found := _VERDICT.search(heading))]
    return ends[0] if len(ends) == 2 and ends[0] == ends[1] else ""
