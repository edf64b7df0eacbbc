"""The sections on the work itself: one a theme, a paragraph a topic, each with its verdict as a run-in heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.model import Kind
from indicators.narrative import places
from indicators.narrative.among import among, outlier
from indicators.narrative.document import Paragraph
from indicators.narrative.facts import Row
from indicators.narrative.listing import is_listed, listing
from indicators.narrative.narrator import Narrator, sentences_of
from indicators.narrative.numerals import chinese
from indicators.narrative.standing import heading, on_the_quarters, ratio_with_parts, scope_clause, standing
from indicators.narrative.text import Piece, Text, joined, text_of
from indicators.narrative.topics import Topic

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


def _drafts(n: Narrator, topics: Sequence[Topic]) -> list[Draft]:
    """Topics with targets have a paragraph each; neighbours without share one; bare figures come last."""
    drafts: list[Draft] = []
    bare: list[Row] = []
    waiting: list[Topic] = []
    for topic in topics:
        rows = [n.row(indicator.id) for indicator in topic.all]
        if all(is_listed(n, row) for row in rows):
            bare += rows
        elif n.is_whole and any(_is_targeted(n, row) for row in rows):
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
        drafts.append(Draft(tuple(listing(n, bare)), (Text("其他工作有序开展"),) if drafts else ()))
    return drafts


def _is_targeted(n: Narrator, row: Row) -> bool:
    return row.target is not None or any(peer.target is not None for peer in n.survey.peers(row.indicator))


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
        headings.append(_verdict(n, topic))
    return [Draft(tuple(sentences), tuple(h for h in headings if h))]


def tell(n: Narrator, topic: Topic, scope: str = "") -> tuple[list[Text], str]:
    """The sentences of a topic, and the span the last of them speaks of."""
    sentences: list[Text] = []
    first, *others = _leading_first(topic)
    subject = _compared_by(n, topic)
    row = n.row(first)
    if row.value is not None:
        here = scope_clause(n, row)
        sentences += standing(n, row, scope=here != scope)
        scope = here
        sentences += on_the_quarters(n, row)
        sentences += _not_reported(n, row)
    if n.is_whole and subject == first:
        sentences += among(n, subject)
    for other in others:
        if n.row(other).value is not None and not _is_part_in_brackets(n, topic, other):
            sentences += standing(n, n.row(other), scope=False)
    if topic.ratio and n.row(topic.ratio.id).value is not None:
        in_brackets = any(_is_part_in_brackets(n, topic, i.id) for i in topic.indicators)
        sentences += ratio_with_parts(n, n.row(topic.ratio.id), parts=in_brackets)
    if n.is_whole and subject != first:
        sentences += among(n, subject)
    if n.is_whole and topic.ratio and subject != topic.ratio.id:
        sentences += outlier(n, topic.ratio.id)
    return sentences, scope


def _leading_first(topic: Topic) -> tuple[str, ...]:
    """Of a ratio of amounts the basis comes first (受理, then 调处成功); of a ratio of levels what is counted (会员)."""
    names = tuple(indicator.id for indicator in topic.indicators)
    if topic.ratio and topic.indicators[0].kind is Kind.FLOW:
        return names[::-1]
    return names


def _is_part_in_brackets(n: Narrator, topic: Topic, indicator: str) -> bool:
    """Whether the basis of a ratio is told only beside it: a level without a target of its own (职工总数)."""
    if not topic.ratio or indicator != topic.ratio.denominator:
        return False
    return n.survey.indicator(indicator).kind is Kind.STOCK and n.row(indicator).target is None


def _compared_by(n: Narrator, topic: Topic) -> str:
    """The indicator by which org units are set side by side: the one with targets, else the ratio, else the first."""
    for indicator in topic.all:
        if _is_targeted(n, n.row(indicator.id)):
            return indicator.id
    if topic.ratio and n.row(topic.ratio.id).has_data and topic.indicators[0].kind is Kind.STOCK:
        return topic.ratio.id
    return _leading_first(topic)[0]


def _verdict(n: Narrator, topic: Topic) -> Text:
    row = n.row(_leading_first(topic)[0] if topic.ratio else _compared_by(n, topic))
    said = heading(n, row, n.survey.peers(row.indicator) if n.is_whole else ())
    if topic.ratio and n.row(topic.ratio.id).value is not None:
        other = heading(n, n.row(topic.ratio.id))
        return text_of(said, "，", other)
    if n.is_whole and n.survey.peers(row.indicator):
        leads = [r.completion for r in n.survey.peers(row.indicator) if r.completion is not None]
        spread = max(leads) - min(leads) if leads else 0
        return text_of(said, n.say("uneven", {"units": len(leads), "spread": spread}))
    return said


def _joined_headings(headings: Sequence[Text]) -> Text:
    """The first two verdicts; works of which nothing but their figures can be said share one 情况."""
    told = headings[:2]
    plain = [said.words.removesuffix("情况") for said in told if said.words.endswith("情况")]
    verdicts: list[Piece] = [said for said in told if not said.words.endswith("情况")]
    return joined([*verdicts, *([f"{'、'.join(plain)}情况"] if plain else [])], "，")


def _not_reported(n: Narrator, row: Row) -> list[Text]:
    """Who has reported otherwise but not this figure: the sum is without them."""
    if not n.is_whole or not n.survey.peers(row.indicator):
        return []
    silent = [unit for unit in n.survey.reporting if n.survey.row(row.indicator, unit).value is None]
    if not silent or len(silent) * 2 >= len(n.survey.reporting):
        return []
    said = n.say(
        "not_reported",
        {"missing": len(silent)},
        subject=n.told(row).noun,
        names="、".join(places.place_name(unit) for unit in silent),
        count=n.evidence.tally(n.survey.observations_of(silent), len(silent), f"个{n.kind}", "未报送该项的单位数"),
    )
    return sentences_of([("", said)])
