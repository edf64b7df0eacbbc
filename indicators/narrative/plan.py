"""A summary as a whole: which sections, in which order, with which headings."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.narrative import places
from indicators.narrative.document import Document, Paragraph, Section
from indicators.narrative.evidence import Evidence
from indicators.narrative.facts import Survey
from indicators.narrative.narrator import Audience, Length, Narrator
from indicators.narrative.notes import notes_by_theme
from indicators.narrative.numerals import chinese
from indicators.narrative.opening import opening
from indicators.narrative.phrases import Voice
from indicators.narrative.shortfalls import Shortfall, shortfalls
from indicators.narrative.tables import tables
from indicators.narrative.text import Text, text_of
from indicators.narrative.themes import theme
from indicators.narrative.topics import most_telling, themes_of
from indicators.periods import Period

DETAILED = {"short": 0, "usual": 8}
"""How many topics are told in detail, by the length of the report; in a full one all are."""


def write(
    dataset: Dataset,
    period: Period,
    org_unit: str = TOTAL,
    *,
    preset: str = "default",
    audience: Audience = "internal",
    length: Length = "usual",
    language: str = "zh",
) -> Document:
    """The work summary (工作总结) of the whole or of one org unit for a period.

    ``audience`` "leadership" counts those who lag without naming them. The same data give the same text.
    """
    return write_from(Survey(dataset, period, preset), org_unit, audience=audience, length=length, language=language)


def write_from(
    survey: Survey, org_unit: str = TOTAL, *, audience: Audience = "internal", length: Length = "usual", language: str = "zh"
) -> Document:
    """The same from a survey already made: many reports on one period share it."""
    n = narrator_for(survey, org_unit, audience=audience, length=length, language=language)
    org_unit = n.org_unit
    themes = themes_of(n)
    if length != "full":
        n.detailed = most_telling(n, themes, DETAILED[length])
    notes, other_notes = notes_by_theme(n, themes)
    bodies: list[tuple[str, Sequence[Paragraph]]] = []
    first = opening(n, list(themes))
    for name, topics in themes.items():
        bodies.append((name, theme(n, topics, notes.get(name, ()))))
    if other_notes and (paragraph := n.paragraph(other_notes)):
        bodies.append(("其他工作亮点", [paragraph]))
    found = shortfalls(n)
    if themes:
        bodies += [("存在的主要问题", _problems(n, found)), ("下一步打算", _steps(n, found))]
    sections = [Section("", (first,))] if first else []
    sections += [
        Section(f"{chinese(place)}、{name}", tuple(paragraphs))
        for place, (name, paragraphs) in enumerate(((name, body) for name, body in bodies if body), start=1)
    ]
    if themes and (closing := n.paragraph([_closing(n)])):
        sections.append(Section("", (closing,)))
    year, month = places.month_after(survey.period)
    name = n.county if n.is_whole else org_unit
    return Document(
        title=f"{places.place_name(name)}{survey.period.name_zh()}工会工作总结",
        sections=tuple(sections),
        signature=places.union_of(name) if name else "",
        date=f"{year}年{month}月",
        tables=tables(n) if length != "short" else (),
        language=language,
    )


def narrator_for(
    survey: Survey, org_unit: str = TOTAL, *, audience: Audience = "internal", length: Length = "usual", language: str = "zh"
) -> Narrator:
    """Who tells of the org unit; where there is only one, it is told of for the whole."""
    only = survey.dataset.org_units
    if org_unit == TOTAL and len(only) == 1:
        org_unit = only[0]
    return Narrator(survey, Evidence(survey, language), Voice(language), org_unit, audience, length)


def _problems(n: Narrator, found: Sequence[Shortfall]) -> tuple[Paragraph, ...]:
    """从数据看，一是…。二是…。; nothing where the figures show none."""
    sentences = []
    for place, shortfall in enumerate(found, start=1):
        opener = "从数据看，" if place == 1 else ""
        number = f"{chinese(place)}是" if len(found) > 1 else ""
        sentences.append(text_of(opener, number, shortfall.problem, "。"))
    paragraph = n.paragraph(sentences)
    return (paragraph,) if paragraph else ()


def _steps(n: Narrator, found: Sequence[Shortfall]) -> tuple[Paragraph, ...]:
    steps = [(shortfall.title, shortfall.step) for shortfall in found] or _steps_without_shortfall(n)
    paragraphs: list[Paragraph] = []
    for title, step in steps:
        lead = text_of(f"（{chinese(len(paragraphs) + 1)}）", title, "。") if len(steps) > 1 else None
        if paragraph := n.paragraph([step + "。"], lead):
            paragraphs.append(paragraph)
    return tuple(paragraphs)


def _steps_without_shortfall(n: Narrator) -> list[tuple[Text, Text]]:
    rows = [n.row(indicator.id) for indicator in n.survey.indicators]
    untargeted = [row for row in rows if row.has_data and row.target is None]
    if len(untargeted) == sum(row.has_data for row in rows):
        count = n.evidence.count(untargeted, "项", "未下达年度目标的指标数")
        return [(n.say("title_targets"), n.say("step_targets", {}, count=count))]
    return [(n.say("title_keep"), n.say("step_keep"))]


def _closing(n: Narrator) -> Text:
    place = places.place_name(n.county if n.is_whole else n.org_unit)
    rest = places.rest_of_year(n.survey.period)
    targets = sum(n.row(indicator.id).target is not None for indicator in n.survey.indicators)
    return n.say(
        "closing", {"year_over": n.year_over, "targets": targets}, rest=rest, place=f"{place}各级工会" if place else "各级工会"
    )
