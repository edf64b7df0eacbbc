"""The brief (简报): one paragraph that holds what a leader must know, under a headline."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.model import Better, Kind, TargetForm
from indicators.narrative.document import Document, Section
from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.falling_short.found import shortfalls
from indicators.narrative.forms.frame import signed
from indicators.narrative.forms.opening import on_course, partial, reporting
from indicators.narrative.phrasing.narrator import Narrator, merged, sentences_of
from indicators.narrative.phrasing.text import Text, text_of
from indicators.narrative.sentences.caution import doubts
from indicators.narrative.sentences.judging import good, judged
from indicators.narrative.sentences.standing import against_target, amount, is_kept_but_worse, on_last_year, scope_clause
from indicators.narrative.sentences.topics import most_telling, one_of_each, themes_of

TOLD = {"short": 3, "usual": 5, "full": 9}
"""How many indicators are told with their figures, by the length of the brief."""

ROOMY = 5
"""So many places leave one for a level beside the amounts."""

PROBLEMS = {"short": 1, "usual": 2, "full": 4}


def brief(n: Narrator) -> Document:
    rows = n.rows
    reports = reporting(n)  # first, so that what it says of all figures is not said of each
    sentences = [*on_course(n, rows, year=True), *_figures(n, rows), *reports, *partial(n), *_concern(n)]
    paragraph = n.paragraph(merged(sentences))
    sections = [Section(_headline(n, rows), (paragraph,))] if paragraph else []
    return signed(n, n.place, f"{places.before_number(n.place)}{n.period.name_zh()}工会工作简报", sections)


def _headline(n: Narrator, rows: Sequence[Row]) -> str:
    """The best and the worst in a line without figures."""
    amounts = [row for row in judged(rows) if row.subject.is_amount]
    others = [row for row in judged(rows) if row.subject.form is not TargetForm.CEILING]
    known = sorted(amounts or others, key=lambda row: -(row.lead or 0))
    ahead = [row.subject.work for row in one_of_each(n, known) if good(row)][:2]
    behind = [row.subject.work for row in one_of_each(n, known[::-1]) if not good(row)][:2]
    numbers = {"good": len(ahead), "bad": len(behind), "year_over": n.year_over}
    return n.say("headline", numbers, ahead="、".join(ahead), behind="、".join(behind)).words


def _figures(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """The indicators most worth telling, each in a clause or two; the span is named where it changes."""
    sentences: list[Text] = []
    scope = ""
    for row in chosen(n, [row for row in rows if row.value is not None]):
        here = scope_clause(n, row)
        said = text_of(here if here != scope else "", amount(n, row))
        beside = [against_target(n, row), on_last_year(n, row, short=True)]
        beside = beside[::-1] if is_kept_but_worse(row) else beside
        sentences += sentences_of([("", said), *(("，", clause) for clause in beside)])
        sentences += doubts(n, row)
        scope = here
    return sentences


def chosen(n: Narrator, rows: Sequence[Row]) -> list[Row]:
    """In the order of the report: amounts furthest ahead, one less of those furthest behind, then what is most telling.

    One place is kept for the level that weighs most, unless the brief is too short for it.
    """
    number = TOLD[n.length]
    level = weightiest_level(n, rows) if number >= ROOMY else None
    room = number - (level is not None)
    amounts = sorted((row for row in judged(rows) if row.subject.is_amount), key=lambda row: -(row.lead or 0))
    by_lead = one_of_each(n, amounts)
    extremes = by_lead if len(by_lead) <= room else [*by_lead[: (room + 1) // 2], *by_lead[-(room // 2) :]]
    telling = most_telling(n, themes_of(n), number)
    others = [row for row in rows if row.indicator in telling and row not in extremes and row is not level]
    chosen = [*extremes, *([level] if level else []), *others][:number]
    return [row for row in rows if row in chosen]


def weightiest_level(n: Narrator, rows: Sequence[Row]) -> Row | None:
    """Of what stands at the period's end and should be high (会员总数, 入会率) what the county is asked about first.

    What weighs most in a score, then what has a target, then what is a ratio of two levels, then the catalogue's order.
    """
    levels = [row for row in rows if row.subject.definition.better is Better.HIGHER and _is_level(n, row)]
    return min(levels, key=_by_weight, default=None)


def _is_level(n: Narrator, row: Row) -> bool:
    """Whether it is told of a day and not of a span: a ratio is if its parts are."""
    part = row.subject.definition.numerator
    definition = n.survey.indicator(part) if part else row.subject.definition
    return definition.kind is not Kind.FLOW


def _by_weight(row: Row) -> tuple[float, bool, bool]:
    definition = row.subject.definition
    return -(definition.weight or 0), not row.verdict, definition.kind is not Kind.RATIO


def _concern(n: Narrator) -> list[Text]:
    gravest = sorted(shortfalls(n), key=lambda found: -found.weight)[: PROBLEMS[n.length]]
    if not gravest:
        return []
    first, *others = (found.problem for found in gravest)
    return sentences_of([("", n.say("concern", {}, problem=first)), *(("；", problem) for problem in others)])
