"""The circular in English."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.narrative.document import Document
from indicators.narrative.english import overall, shortfalls
from indicators.narrative.english.frame import document, paragraphs, signer_of
from indicators.narrative.english.telling import tell
from indicators.narrative.english.words import kind, sentence, span, unit_names
from indicators.narrative.forms.tables import tables
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Text
from indicators.narrative.sentences.scores import scored, table_of_scores, tell_scores
from indicators.narrative.sentences.standings import Standing, standings, table_of, to_rectify
from indicators.narrative.sentences.telling import is_targeted
from indicators.narrative.sentences.topics import most_telling, themes_of
from indicators.narrative.sentences.unreported import asked_for

TOLD = {"short": 3, "usual": 6, "full": 1000}
"""How many topics are told one by one, by length."""

LAST = 3
"""How many org units are asked by name."""


def circular(n: Narrator) -> Document:
    """What is announced, how far everyone is, each of the most telling topics, and what is required of whom."""
    rows = overall.with_data(n)
    ranking = [one for one in standings(n) if one.has_share] if n.is_whole else []
    chosen = most_telling(n, themes_of(n), TOLD[n.length])
    every = [topic for found in themes_of(n).values() for topic in found if topic.all[0].id in chosen]
    topics = [topic for topic in every if any(is_targeted(n, n.row(i.id)) for i in topic.all)] or every
    scores = scored(n)
    announced = sentence(n.say("announce_circular", {}, span=span(n.period)))
    first = [
        *overall.on_course(n, rows),
        *overall.reporting(n),
        *overall.among_units(n, ranking),
        *overall.moved(n, in_order=True),
    ]
    told = frozenset(indicator.id for topic in topics for indicator in topic.all)
    bodies = [
        ("", paragraphs(n, [[announced]])),
        ("Overall", paragraphs(n, [first, tell_scores(n, scores)])),
        ("By indicator", paragraphs(n, (tell(n, topic) for topic in topics))),
        ("Other shortfalls", paragraphs(n, [shortfalls.problems(n, besides=told)])),
        ("What is required", paragraphs(n, [_demands(n, ranking)]) if rows else ()),
    ]
    ranks = (table_of(n, ranking),) if len(ranking) >= overall.FEWEST_RANKED and n.names_laggards else ()
    figures = tables(n) if n.length != "short" else ()
    return document(n, "Circular on annual targets", bodies, (*table_of_scores(n, scores), *ranks, *figures))


def _demands(n: Narrator, ranking: Sequence[Standing]) -> list[Text]:
    """What is asked of everybody, of the last ones by name, and of those who have not reported."""
    everybody = kind(n) if n.is_whole else "grassroots unions"
    demands = [n.say("demand", {"late": len(shortfalls.late(n))}, kind=everybody)]
    last = to_rectify(ranking, LAST)
    if last and n.names_laggards:
        union = signer_of(n.county) if n.county else "the federation above"
        names = unit_names(one.judged[0] for one in last)
        demands.append(n.say("demand_last", {"last": len(last)}, names=names, union=union))
    if reports := asked_for(n, "demand_report"):
        demands.append(reports)
    return [sentence(demand) for demand in (*demands, n.say("demand_check"))]
