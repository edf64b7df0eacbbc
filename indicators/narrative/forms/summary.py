"""The work summary (工作总结): which sections, in which order, with which headings."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.narrative.document import Document, Paragraph, Section
from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.falling_short.found import shortfalls
from indicators.narrative.falling_short.shortfall import Shortfall
from indicators.narrative.forms.frame import numbered, signed
from indicators.narrative.forms.notes import notes_by_theme
from indicators.narrative.forms.opening import opening
from indicators.narrative.forms.tables import tables
from indicators.narrative.forms.themes import theme
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.numerals import chinese
from indicators.narrative.phrasing.text import Text, text_of
from indicators.narrative.sentences.judging import judged
from indicators.narrative.sentences.remarks import on_the_whole
from indicators.narrative.sentences.topics import most_telling, themes_of

BEYOND = 1.1
"""A task done to this extent was surpassed far."""

FEWEST_BEYOND = 3

DETAILED = {"short": 0, "usual": 8}
"""How many topics are told in detail, by the length of the report; in a full one all are."""


def summary(n: Narrator) -> Document:
    """Opening, the work by theme, problems, next steps, closing; the figures behind it as tables."""
    themes = themes_of(n)
    if n.length != "full":
        n.detailed = most_telling(n, themes, DETAILED[n.length])
    notes, other_notes, explanations = notes_by_theme(n, themes)
    bodies: list[tuple[str, Sequence[Paragraph]]] = []
    first = opening(n, list(themes))
    for name, topics in themes.items():
        bodies.append((name, theme(n, topics, notes.get(name, ()))))
    for heading, sentences in (("其他工作亮点", other_notes), ("有关情况说明", explanations)):
        if sentences and (paragraph := n.paragraph(sentences)):
            bodies.append((heading, [paragraph]))
    found = shortfalls(n)
    if themes:
        bodies += [("存在的主要问题", problems(n, found)), ("下一步打算", steps(n, found))]
    sections = [Section("", (first,))] if first else []
    sections += numbered(bodies)
    if themes and (closing := n.paragraph([_closing(n)])):
        sections.append(Section("", (closing,)))
    title = f"{places.before_number(n.place)}{n.period.name_zh()}工会工作总结"
    return signed(n, n.place, title, sections, tables(n) if n.length != "short" else ())


def problems(n: Narrator, found: Sequence[Shortfall]) -> tuple[Paragraph, ...]:
    """从数据看，一是…。二是…。; nothing where the figures show none."""
    sentences = []
    for place, shortfall in enumerate(found, start=1):
        opener = "从数据看，" if place == 1 else ""
        number = f"{chinese(place)}是" if len(found) > 1 else ""
        sentences.append(text_of(opener, number, shortfall.problem, "。"))
    paragraph = n.paragraph([*sentences, *on_the_whole(n, sentences)])
    return (paragraph,) if paragraph else ()


def steps(n: Narrator, found: Sequence[Shortfall]) -> tuple[Paragraph, ...]:
    answers = [(shortfall.title, shortfall.step) for shortfall in found]
    missed = any(not shortfall.of_reports for shortfall in found)
    answers = [*answers, *([] if missed else _first_targets(n)), *_next_targets(n)] or _going_on(n)
    paragraphs: list[Paragraph] = []
    for title, step in answers:
        number = f"（{chinese(len(paragraphs) + 1)}）" if len(answers) > 1 else ""
        lead = text_of(number, title, "。") if number or missed else None  # a step alone must say of what it is
        if paragraph := n.paragraph([step + "。"], lead):
            paragraphs.append(paragraph)
    return tuple(paragraphs)


def surpassed(n: Narrator) -> list[Row]:
    """Once the year is over, the tasks far surpassed by the whole, the least so first; none where they are not the most."""
    amounts = [row for row in judged(n.rows) if row.subject.is_amount]
    held = [row.held for row in amounts]  # a sum of all beside the target of some is no surplus
    beyond = sorted((row for row in held if (row.completion or 0) >= BEYOND), key=lambda row: row.completion or 0)
    most = len(beyond) >= FEWEST_BEYOND and 3 * len(beyond) >= 2 * len(amounts)
    return beyond if n.year_over and n.is_whole and most else []


def _next_targets(n: Narrator) -> list[tuple[Text, Text]]:
    """That next year's targets may be higher, where this year's were far surpassed nearly everywhere."""
    beyond = surpassed(n)
    if not beyond:
        return []
    year = places.rest_of_year(n.survey.period)
    count = n.evidence.count(beyond, "项", "完成率不低于110%的任务数")
    lowest = n.evidence.figure(beyond[0], "completion")
    return [(n.say("title_next_targets", {}, year=year), n.say("step_next_targets", {}, count=count, lowest=lowest, year=year))]


def _first_targets(n: Narrator) -> list[tuple[Text, Text]]:
    """That targets be set, where there is none at all."""
    untargeted = [row for row in n.rows if row.target is None]
    if len(untargeted) < len(n.rows):
        return []
    count = n.evidence.count(untargeted, "项", "未下达年度目标的指标数")
    return [(n.say("title_targets"), n.say("step_targets", {}, count=count))]


def _going_on(n: Narrator) -> list[tuple[Text, Text]]:
    over = {"year_over": n.year_over}
    return [(n.say("title_keep", over), n.say("step_keep", over, next=places.rest_of_year(n.survey.period)))]


def _closing(n: Narrator) -> Text:
    rest = places.rest_of_year(n.survey.period)
    targets = sum(n.row(indicator.id).target is not None for indicator in n.survey.indicators)
    return n.say("closing", {"year_over": n.year_over, "targets": targets}, rest=rest, place=places.unions_of(n.place))
