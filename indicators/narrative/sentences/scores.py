"""Scores of a hundred in a text: who is first and last, who leads among its peers, and what a missing report costs.

Nothing is said where nobody is scored. Every score is a figure whose formula is its recipe, followed to the cells of all
values and targets in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from indicators.narrative.document import Table
from indicators.narrative.facts import places
from indicators.narrative.facts.origins import Origin
from indicators.narrative.phrasing.narrator import Narrator, sentences_of
from indicators.narrative.phrasing.text import Figure, Piece, Text, joined, text_of
from indicators.org_units import group_name, peer_group, peer_groups
from indicators.progress import compute_progress, with_verdicts
from indicators.scoring import Score, points_text, recipe, rule_text, scores_of
from indicators.wording import ordinal

NAMED = 3
"""How many org units are named at either end."""


def scored(n: Narrator) -> tuple[Score, ...]:
    """The scores of the period, best first, of those that have one."""
    dataset, period = n.survey.dataset, n.survey.period
    if dataset.scoring is None:
        return ()
    progress = with_verdicts(compute_progress(dataset, period, n.survey.preset), dataset, n.survey.preset)
    found = scores_of(dataset, progress, period)
    return tuple(score for score in found if score.points is not None)


def tell_scores(n: Narrator, scores: Sequence[Score]) -> list[Text]:
    """For the whole who is first, last, and first among its peers; for an org unit its own score and place."""
    if len(scores) < 2:
        return []
    if not n.is_whole:
        return _own(n, scores)
    best, worst = scores[0].points, scores[-1].points
    first, last = [s for s in scores if s.points == best], [s for s in scores if s.points == worst]
    clauses: list[tuple[str, Piece]] = [("", _end(n, "score_top", first, scores))]
    if n.names_laggards and best != worst:
        clauses.append((_semicolon(n), _end(n, "score_bottom", last, scores)))
    told = _sentences(n, clauses)
    for each in (_among_peers(n, scores), _lacking(n, scores), _missing(n, scores), _rule(n, scores)):
        told += _sentences(n, [("", each)])
    return told


def points(n: Narrator, score: Score) -> Figure:
    """The score as a figure."""
    language, value = n.evidence.language, score.points or 0.0
    origin = partial(_origin, n, score)
    return Figure(points_text(value, language), "", score.org_unit, n.survey.period.code, "score", value, "分", origin)


def table_of_scores(n: Narrator, scores: Sequence[Score]) -> tuple[Table, ...]:
    """The order of all, for those who may see it by name."""
    if len(scores) < 2 or not n.is_whole or not n.names_laggards:
        return ()
    language, period = n.evidence.language, n.survey.period
    rows = tuple((str(s.rank), places.place_name(s.org_unit, bare=True), points_text(s.points or 0, language)) for s in scores)
    if language == "en":
        return (Table(f"Scores of a hundred, {period.name_en()}", ("Rank", "Unit", "Score"), rows),)
    return (Table(f"{period.name_zh()}各{n.short_kind}百分制得分", ("位次", n.short_kind, "得分"), rows),)


def _own(n: Narrator, scores: Sequence[Score]) -> list[Text]:
    own = next((s for s in scores if s.org_unit == n.org_unit), None)
    if own is None or own.rank is None:
        return []
    language, tied = n.evidence.language, sum(s.rank == own.rank for s in scores)
    origin = partial(_origin, n, own)
    rank = Figure(ordinal(own.rank, language), "", own.org_unit, n.survey.period.code, "rank", own.rank, "位", origin)
    said = n.say("score_own", {"tied": tied}, points=points(n, own), scored=_count(n, scores), rank=rank)
    told = (said, _lacking(n, [own]), _rule(n, scores))
    return [sentence for each in told for sentence in _sentences(n, [("", each)])]


def _end(n: Narrator, situation: str, group: Sequence[Score], scores: Sequence[Score]) -> Text:
    """Those at one end, which share a place where they have the same score."""
    names, numbers = _named(n, [s.org_unit for s in group]), {"tied": len(group)}
    return n.say(situation, numbers, names=names, points=points(n, group[0]), count=_count(n, group), scored=_count(n, scores))


def _among_peers(n: Narrator, scores: Sequence[Score]) -> Text:
    """The first of each peer group that has at least two scored; only where there are several groups."""
    groups = n.survey.dataset.groups
    by_group = peer_groups((s.org_unit for s in scores), groups)
    if sum(len(units) > 1 for units in by_group.values()) < 2:
        return Text()
    told = []
    for group, units in by_group.items():
        members = [s for s in scores if peer_group(s.org_unit, groups) == group]
        first = [s for s in members if s.points == members[0].points]
        if len(units) > 1:
            numbers = {"tied": len(first)}
            told.append(
                n.say(
                    "score_first_of_group",
                    numbers,
                    group=group_name(group, n.evidence.language),
                    names=_named(n, [s.org_unit for s in first]),
                    points=points(n, first[0]),
                )
            )
    return n.say("score_groups", {}, groups=joined(told, _semicolon(n)))


def _lacking(n: Narrator, scores: Sequence[Score]) -> Text:
    """Whose score stands on amounts that lack quarters."""
    units = [s.org_unit for s in scores if any(item.lacking for item in s.items)]
    if not units:
        return Text()
    return n.say("score_lacking", {"named": n.names_laggards}, names=_named(n, units))


def _missing(n: Narrator, scores: Sequence[Score]) -> Text:
    """What becomes of those who have not reported."""
    units = [u for u in n.survey.missing if any(s.org_unit == u for s in scores)]
    if not units:
        return Text()
    share = scores[0].rule.no_report
    numbers = {"left_out": share is None, "share": share or 0.0, "named": n.names_laggards}
    return n.say("score_missing", numbers, names=_named(n, units))


def _rule(n: Narrator, scores: Sequence[Score]) -> Text:
    rule, language = scores[0].rule, n.evidence.language
    return n.say("score_rule", {}, name=rule.name(language), rule=rule_text(rule, language).rstrip("。."))


def _count(n: Narrator, scores: Sequence[Score]) -> Text:
    """How many org units, shown by an observation of each."""
    units = [s.org_unit for s in scores]
    if n.evidence.language == "en":
        return n.evidence.tally(n.survey.observations_of(units), len(units), "", "参加评分的单位数")
    return n.evidence.tally(n.survey.observations_of(units), len(units), f"个{n.short_kind}", "参加评分的单位数")


def _origin(n: Narrator, score: Score) -> Origin:
    language = n.evidence.language
    rows = [n.survey.row(item.indicator, score.org_unit) for item in score.items if not item.left_out]
    lines = recipe(score, n.survey.dataset.indicators, language)
    return Origin(("" if language == "zh" else " ").join(lines), n.evidence.sources(rows, with_targets=True))


def _sentences(n: Narrator, clauses: Sequence[tuple[str, Piece]]) -> list[Text]:
    if n.evidence.language == "zh":
        return sentences_of(clauses)
    told = text_of(*(piece for clause in clauses for piece in clause))
    return [text_of(Text(told.words[:1].upper() + told.words[1:], told.pieces), ".")] if told else []


def _named(n: Narrator, org_units: Sequence[str]) -> Text:
    """The first few by name, and that there are others."""
    names = [places.place_name(unit) for unit in org_units[:NAMED]]
    more = len(org_units) > NAMED
    if n.evidence.language == "zh":
        return text_of("、".join(names), "等" if more else "")
    return joined([*names, *(["others"] if more else [])], ", ", " and ")


def _semicolon(n: Narrator) -> str:
    return "；" if n.evidence.language == "zh" else "; "
