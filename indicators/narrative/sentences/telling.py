"""One topic in sentences: the figures, their ratio, and the org units beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.model import Kind
from indicators.narrative.facts import places
from indicators.narrative.facts.completeness import parts_of
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator, merged, sentences_of
from indicators.narrative.phrasing.text import Piece, Text, text_of
from indicators.narrative.sentences.among import among
from indicators.narrative.sentences.caution import caution
from indicators.narrative.sentences.judging import good, judged
from indicators.narrative.sentences.quarters import on_the_quarters
from indicators.narrative.sentences.rates import outlier
from indicators.narrative.sentences.remarks import on_the_topic
from indicators.narrative.sentences.standing import heading, ratio_with_parts, scope_clause, standing
from indicators.narrative.sentences.topics import Topic
from indicators.narrative.sentences.unreported import last_quarter, open_rows

PLAIN = "情况"
"""Ends what says no more than what the paragraph is about."""


def is_targeted(n: Narrator, row: Row) -> bool:
    if not row.subject.is_judged:
        return False
    return row.target is not None or any(peer.target is not None for peer in n.survey.peers(row.indicator))


def tell(n: Narrator, topic: Topic, scope: str = "") -> tuple[list[Text], str]:
    """The sentences of a topic, and the span the last of them speaks of."""
    sentences: list[Text] = []
    ids = first, *others = leading_first(topic)
    subject = compared_by(n, topic)
    row = n.row(first)
    if row.value is not None:
        here = scope_clause(n, row)
        sentences += standing(n, row, scope=here != scope)
        scope = here
        if n.in_detail(first):
            sentences += on_the_quarters(n, row)
        sentences += _not_reported(n, row)
        sentences += _unanswered(n, row)
    sentences += _in_part(n, first) + caution(n, first, ids)
    if n.is_whole and subject == first:
        sentences += among(n, subject)
    for other in others:
        if n.row(other).value is not None and not _is_part_in_brackets(n, topic, other) and not _is_of_nothing(n, topic, other):
            told = n.row(other)
            apart = told.subject.is_flow and row.value is not None and n.scope_of(told) != n.scope_of(row)
            sentences += standing(n, told, scope=apart) + _unanswered(n, told) + _in_part(n, other) + caution(n, other, ids)
    if topic.ratio and n.row(topic.ratio.id).value is not None:
        in_brackets = any(_is_part_in_brackets(n, topic, i.id) for i in topic.indicators)
        sentences += ratio_with_parts(n, n.row(topic.ratio.id), parts=in_brackets)
        for part in (i.id for i in topic.indicators if _is_part_in_brackets(n, topic, i.id)):
            sentences += _in_part(n, part) + caution(n, part, ids)
        sentences += _in_part(n, topic.ratio.id)
    if n.is_whole and subject != first:
        sentences += among(n, subject)
    if n.is_whole and n.in_detail(first) and topic.ratio and subject != topic.ratio.id:
        sentences += outlier(n, topic.ratio.id)
    return [*merged(sentences), *on_the_topic(n, topic)], scope


def leading_first(topic: Topic) -> tuple[str, ...]:
    """Of a ratio of amounts the basis comes first (受理, then 调处成功); of a ratio of levels what is counted (会员)."""
    names = tuple(indicator.id for indicator in topic.indicators)
    if topic.ratio and topic.indicators[0].kind is Kind.FLOW:
        return (names[1], names[0], *names[2:])
    return names


def _is_part_in_brackets(n: Narrator, topic: Topic, indicator: str) -> bool:
    """Whether the basis of a ratio is told only beside it: a level without a target of its own (职工总数)."""
    if not topic.ratio or indicator != topic.ratio.denominator:
        return False
    return n.survey.indicator(indicator).kind is Kind.STOCK and n.row(indicator).target is None


def _is_of_nothing(n: Narrator, topic: Topic, indicator: str) -> bool:
    """Whether it is a part of what there was none of: where no dispute was accepted, none could be settled."""
    if not topic.ratio or indicator != topic.ratio.numerator:
        return False
    return n.row(indicator).value == 0 == n.row(topic.ratio.denominator or "").value


def compared_by(n: Narrator, topic: Topic) -> str:
    """The indicator by which org units are set side by side: the one with targets, else the ratio, else the first."""
    for indicator in topic.all:
        if is_targeted(n, n.row(indicator.id)):
            return indicator.id
    if topic.ratio and n.row(topic.ratio.id).has_data and topic.indicators[0].kind is Kind.STOCK:
        return topic.ratio.id
    return leading_first(topic)[0]


def verdicts(n: Narrator, topic: Topic) -> list[Text]:
    """What a heading may say of the topic: of a ratio and of what is counted in it one each, but for what says nothing."""
    row = n.row(leading_first(topic)[0] if topic.ratio else compared_by(n, topic))
    said = heading(n, row, n.survey.peers(row.indicator) if n.is_whole else ())
    if topic.ratio and n.row(topic.ratio.id).value is not None:
        other = heading(n, n.row(topic.ratio.id))
        found = [said, other] if n.is_whole else [other]
        return [one for one in found if not one.words.endswith(PLAIN)] or found
    if n.is_whole and n.survey.peers(row.indicator) and _tells_both_ends(n, row):
        peers = n.survey.peers(row.indicator) if row.subject.is_amount else ()
        leads = [r.completion for r in peers if r.completion is not None and not r.is_asked_few]
        spread = _spread(leads)
        return [text_of(said, n.say("uneven", {"units": len(leads), "spread": spread}))]
    return [said]


def _tells_both_ends(n: Narrator, row: Row) -> bool:
    """Whether the paragraph says who is far ahead and who far behind, so that its heading may speak of the distance."""
    known = judged(n.survey.peers(row.indicator))
    return n.in_detail(row.indicator) and n.names_laggards and any(not good(peer) for peer in known)


def _spread(values: Sequence[float]) -> float:
    """How far high and low are apart, a few extreme org units left out where there are many."""
    ordered = sorted(values)
    cut = len(ordered) // 5
    return ordered[-1 - cut] - ordered[cut] if ordered else 0.0


def _not_reported(n: Narrator, row: Row) -> list[Text]:
    """Who has reported otherwise but not this figure: the sum is without them."""
    if not n.is_whole or not n.survey.peers(row.indicator):
        return []
    silent = n.survey.left_open(row.indicator)
    if not silent:
        return []
    said = n.say(
        "not_reported",
        {"missing": len(silent), "named": n.names_laggards},
        subject=row.subject.noun,
        names="、".join(places.place_name(unit) for unit in silent),
        count=n.evidence.tally(n.survey.observations_of(silent), len(silent), f"个{n.kind}", "未报送该项的单位数"),
    )
    return sentences_of([("", said)])


def _unanswered(n: Narrator, row: Row) -> list[Text]:
    """That nobody has given it for the last quarter, so that the sum is known to end before."""
    if row.indicator not in n.survey.unanswered or row not in open_rows(n):
        return []
    slots = {"names": row.subject.noun, "quarter": last_quarter(n)}
    return sentences_of([("", n.say("unanswered", {"whole": n.is_whole}, **slots))])


def _in_part(n: Narrator, indicator: str) -> list[Text]:
    """Whose figure lacks a quarter, so that nobody takes a part for the whole."""
    lacking = n.survey.lacking(indicator)
    own = {unit: quarters for unit, quarters in lacking.items() if n.is_whole or unit == n.org_unit}
    if not own or n.has_explained(own):
        return []
    definition, parts = n.survey.indicator(indicator), parts_of(n.survey.dataset, indicator)
    numbers = {
        "flow": definition.kind is Kind.FLOW,
        "whole": n.is_whole,
        "ratio": bool(parts) and n.survey.is_of_all_quarters(indicator),
    }
    slots: dict[str, Piece] = {"lacking": n.lacking(own), "name": n.row(indicator).subject.noun}
    slots |= {slot: n.row(part).subject.noun for slot, part in zip(("top", "bottom"), parts or (), strict=False)}
    said = n.say("in_part", numbers, **slots)
    return sentences_of([("", said)])
