"""The circular (通报): how far everyone is, by name; what falls short; what is required of whom."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.model import TargetForm
from indicators.narrative.document import Document, Paragraph, Section, Table
from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.falling_short.found import shortfalls
from indicators.narrative.forms.frame import numbered, signed, union_of
from indicators.narrative.forms.opening import on_course
from indicators.narrative.forms.reporting import partial, reporting
from indicators.narrative.forms.summary import problems
from indicators.narrative.forms.tables import tables
from indicators.narrative.forms.themes import leads
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Text, text_of
from indicators.narrative.sentences.among import over_their_ceiling
from indicators.narrative.sentences.judging import good, judged
from indicators.narrative.sentences.moved import moved
from indicators.narrative.sentences.over_all import among_units
from indicators.narrative.sentences.scores import scored, table_of_scores, tell_scores
from indicators.narrative.sentences.standings import Standing, standings, table_of, to_rectify
from indicators.narrative.sentences.telling import compared_by, is_targeted, tell
from indicators.narrative.sentences.topics import Topic, most_telling, themes_of
from indicators.narrative.sentences.unreported import asked_for

TOPICS = {"short": 3, "usual": 6, "full": 1000}
"""How many topics are told one by one, by the length of the circular."""

NAMED = 3
"""How many org units are named at either end."""


def circular(n: Narrator) -> Document:
    rows = n.rows
    ranking = standings(n) if n.is_whole else []
    scores = scored(n)
    first = [*on_course(n, rows), *reporting(n), *partial(n), *among_units(n, ranking), *moved(n, in_order=True)]
    overall = (*_paragraph(n, first), *_paragraph(n, tell_scores(n, scores)))
    bodies: list[tuple[str, Sequence[Paragraph]]] = [("总体情况", overall)]
    if rows:
        topics = _topics(n)
        told = frozenset(indicator for topic in topics for indicator in topic.ids)
        others = [found for found in shortfalls(n) if not found.is_about(told)]
        bodies.append(("分项情况", leads(n, [(_name(n, topic), tell(n, topic)[0]) for topic in topics])))
        bodies.append(("其他需要注意的问题" if topics else "存在的主要问题", problems(n, others)))
        bodies.append(("有关要求", _demands(n, ranking, rows)))
    about = "目标任务完成情况" if _is_of_targets(n, rows) else "主要工作情况"
    title = f"关于{places.before_number(n.place)}{n.period.name_zh()}工会{about}的通报"
    return signed(n, n.place, title, [_head(n, about), *numbered(bodies)], (*table_of_scores(n, scores), *_tables(n, ranking)))


def _is_of_targets(n: Narrator, rows: Sequence[Row]) -> bool:
    """Whether anybody was asked for anything; without data nobody knows, and it is a circular on targets."""
    return not rows or any(one.target is not None for row in rows for one in (row, *n.survey.peers(row.indicator)))


def _head(n: Narrator, about: str) -> Section:
    """Whom it is sent to, and what it announces."""
    addressed = Paragraph(f"各{n.kind}工会：") if n.is_whole else None
    announced = n.say("announce_circular", {}, span=n.period.name_zh(), about=about).paragraph()
    return Section("", (addressed, announced) if addressed else (announced,))


def _paragraph(n: Narrator, sentences: Sequence[Text]) -> tuple[Paragraph, ...]:
    paragraph = n.paragraph(sentences)
    return (paragraph,) if paragraph else ()


def _topics(n: Narrator) -> list[Topic]:
    """The most telling topics with a target; where there is no target at all, the most telling ones."""
    themes = themes_of(n)
    chosen = most_telling(n, themes, TOPICS[n.length])
    topics = [topic for found in themes.values() for topic in found if topic.all[0].id in chosen]
    targeted = [topic for topic in topics if any(is_targeted(n, n.row(i.id)) for i in topic.all)]
    return targeted or topics


def _name(n: Narrator, topic: Topic) -> Text:
    """The work, whatever it is counted by; of a rate with its parts what the org units are set side by side in."""
    if topic.ratio:
        return Text(n.row(compared_by(n, topic)).subject.noun)
    return Text(n.row(topic.all[0].id).subject.work)


def _demands(n: Narrator, ranking: Sequence[Standing], rows: Sequence[Row]) -> list[Paragraph]:
    """What is asked of everybody, of the last ones by name, and of those who have not reported."""
    last = to_rectify(ranking, NAMED) if n.names_laggards else []
    behind = [row for row in judged(rows) if not good(row)]
    harm = sum(row.subject.form is TargetForm.CEILING for row in behind)
    numbers = {"bad": len(behind), "harm": harm, "year_over": n.year_over, "whole": n.is_whole}
    demands = [(n.say("title_catch_up", numbers), n.say("demand_catch_up", numbers))]
    if not judged(rows) and any(row.in_part for row in rows):  # nothing is known to go well or badly
        demands = []
    if last:
        names = n.names(one.judged[0] for one in last)
        asks = union_of(n, n.county) if n.county else "上级工会"
        demands.append((n.say("title_rectify"), n.say("demand_rectify", {}, names=names, union=asks)))
    demands += _to_account(n, rows)
    if reports := asked_for(n, "demand_report"):
        demands.append((n.say("title_missing"), reports))
    demands.append((n.say("title_check_figures"), n.say("demand_check_figures", numbers)))
    return leads(n, [(title, [text_of(demand, "。")]) for title, demand in demands])


def _to_account(n: Narrator, rows: Sequence[Row]) -> list[tuple[Text, Text]]:
    """Who is asked for an account: who has more of some harm than was allowed to it, whether or not the whole has."""
    if not (n.is_whole and n.names_laggards):
        return []
    ceilings = [row for row in rows if row.subject.form is TargetForm.CEILING and row.subject.is_judged]
    found = [(row, over) for row in ceilings if 0 < len(over := over_their_ceiling(n.survey.peers(row.indicator))) <= NAMED]
    numbers = {"year_over": n.year_over}
    return [
        (n.say("title_account"), n.say("demand_account", numbers, names=n.names(over), subject=row.subject.noun))
        for row, over in found[:1]
    ]


def _tables(n: Narrator, ranking: Sequence[Standing]) -> tuple[Table, ...]:
    ranking = [one for one in ranking if one.has_share]
    ranks = (table_of(n, ranking),) if len(ranking) >= NAMED and n.names_laggards else ()
    return (*ranks, *(tables(n) if n.length != "short" else ()))
