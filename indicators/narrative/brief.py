"""The brief (简报): one paragraph that holds what a leader must know, under a headline."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.narrative import places
from indicators.narrative.caution import doubts
from indicators.narrative.document import Document, Section
from indicators.narrative.frame import signed
from indicators.narrative.judging import good, judged
from indicators.narrative.narrator import Narrator, merged, sentences_of
from indicators.narrative.opening import on_course, partial, reporting
from indicators.narrative.row import Row
from indicators.narrative.shortfalls import shortfalls
from indicators.narrative.standing import against_target, amount, on_last_year, scope_clause
from indicators.narrative.text import Text, text_of
from indicators.narrative.topics import most_telling, one_of_each, themes_of

TOLD = {"short": 3, "usual": 5, "full": 9}
"""How many indicators are told with their figures, by the length of the brief."""

PROBLEMS = {"short": 1, "usual": 2, "full": 4}


def brief(n: Narrator) -> Document:
    rows = n.rows
    sentences = [*on_course(n, rows, year=True), *_figures(n, rows), *reporting(n), *partial(n), *_concern(n)]
    paragraph = n.paragraph(merged(sentences))
    sections = [Section(_headline(n, rows), (paragraph,))] if paragraph else []
    return signed(n, n.place, f"{places.place_name(n.place)}{n.period.name_zh()}工会工作简报", sections)


def _headline(n: Narrator, rows: Sequence[Row]) -> str:
    """The best and the worst in a line without figures."""
    amounts = [row for row in judged(rows) if row.subject.is_amount]
    known = sorted(amounts or judged(rows), key=lambda row: -(row.lead or 0))
    ahead = [row.subject.work for row in one_of_each(n, known) if good(n, row)][:2]
    behind = [row.subject.work for row in one_of_each(n, known[::-1]) if not good(n, row)][:2]
    numbers = {"good": len(ahead), "bad": len(behind), "year_over": n.year_over}
    return n.say("headline", numbers, ahead="、".join(ahead), behind="、".join(behind)).words


def _figures(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """The indicators most worth telling, each in a clause or two; the span is named where it changes."""
    sentences: list[Text] = []
    scope = ""
    for row in chosen(n, [row for row in rows if row.value is not None]):
        here = scope_clause(n, row)
        said = text_of(here if here != scope else "", amount(n, row))
        sentences += sentences_of([("", said), ("，", against_target(n, row)), ("，", on_last_year(n, row, short=True))])
        sentences += doubts(n, row)
        scope = here
    return sentences


def chosen(n: Narrator, rows: Sequence[Row]) -> list[Row]:
    """In the order of the report: amounts furthest ahead, one less of those furthest behind, then what is most telling."""
    number = TOLD[n.length]
    amounts = sorted((row for row in judged(rows) if row.subject.is_amount), key=lambda row: -(row.lead or 0))
    by_lead = one_of_each(n, amounts)
    extremes = by_lead if len(by_lead) <= number else [*by_lead[: (number + 1) // 2], *by_lead[-(number // 2) :]]
    telling = most_telling(n, themes_of(n), number)
    others = [row for row in rows if row.indicator in telling and row not in extremes]
    chosen = [*extremes, *others][:number]
    return [row for row in rows if row in chosen]


def _concern(n: Narrator) -> list[Text]:
    gravest = sorted(shortfalls(n), key=lambda found: -found.weight)[: PROBLEMS[n.length]]
    if not gravest:
        return []
    first, *others = (found.problem for found in gravest)
    return sentences_of([("", n.say("concern", {}, problem=first)), *(("；", problem) for problem in others)])
