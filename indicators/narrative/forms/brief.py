"""The brief (简报): one paragraph that holds what a leader must know, under a headline."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.model import Better, Kind, TargetForm
from indicators.narrative.document import Document, Section
from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.falling_short.found import shortfalls
from indicators.narrative.falling_short.worsening import is_lost
from indicators.narrative.forms.frame import signed
from indicators.narrative.forms.opening import missed_groups, on_course, share_of
from indicators.narrative.forms.reporting import partial, reporting
from indicators.narrative.phrasing.narrator import Narrator, merged, sentences_of
from indicators.narrative.phrasing.text import Text, joined, text_of
from indicators.narrative.sentences.against_target import against_target
from indicators.narrative.sentences.caution import doubts, provisional_quarters
from indicators.narrative.sentences.judging import good, judged
from indicators.narrative.sentences.standing import amount, is_kept_but_worse, on_last_year, scope_clause
from indicators.narrative.sentences.topics import most_telling, one_of_each, themes_of
from indicators.narrative.sentences.unreported import unanswered

TOLD = {"short": 3, "usual": 5, "full": 9}
"""How many indicators are told with their figures, by the length of the brief."""

ROOMY = 5
"""So many places leave one for a level beside the amounts."""

PROBLEMS = {"short": 1, "usual": 2, "full": 4}


def brief(n: Narrator) -> Document:
    rows = n.rows
    reports = _reports(n)  # first, so that what it says of all figures is not said of each
    sentences = [*_status(n, rows), *merged(_figures(n, rows)), *reports, *partial(n), *_concern(n)]
    paragraph = n.paragraph(sentences)
    sections = [Section(_headline(n, rows), (paragraph,))] if paragraph else []
    return signed(n, n.place, f"{places.before_number(n.place)}{n.period.name_zh()}工会工作简报", sections)


def _headline(n: Narrator, rows: Sequence[Row]) -> str:
    """What matters most as a sentence without figures: a ceiling broken, how many targets are met, what lags or is lost."""
    known = judged(rows)
    met = [row for row in known if good(row)]
    broken = [row.subject.noun for row in known if row not in met and _is_ceiling(row)]
    late = [row for row in known if row not in met and not _is_ceiling(row)]
    first = sorted(late, key=lambda row: (not row.subject.is_amount, row.lead or 0))
    behind = list(dict.fromkeys(row.subject.work for row in one_of_each(n, first)))
    lost = [row.subject.noun for row in rows if is_lost(row)]
    numbers = {
        "judged": len(known),
        "good": len(met),
        "late": len(late),
        "named": len(behind),
        "year_over": n.year_over,
    }
    ahead = met[0].subject.work if met else ""
    status = n.say("headline", numbers, ahead=ahead, behind="、".join(behind[:2]))
    others = [n.say("headline_broken", {}, names=broken[0]) if broken else "", status]
    others.append(n.say("headline_lost", {}, name=lost[0]) if lost else "")
    return joined([piece for piece in others if piece] or [n.say("headline_plain")], "，").words


def _is_ceiling(row: Row) -> bool:
    return row.subject.form is TargetForm.CEILING


def _status(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """How many targets are met, and which are not: the others may be read in the summary."""
    known = judged(rows)
    met = [row for row in known if good(row)]
    if not met or len(met) == len(known):
        return on_course(n, rows, year=True)
    until = f"截至{n.span.year}年{n.span.end_month}月底"
    said = n.say(
        "brief_status",
        {"year_over": n.year_over},
        until=until,
        judged=n.evidence.count(known, "项", "有年度目标的指标数"),
        good=n.evidence.count(met, "项", "达到进度要求的指标数"),
        share=share_of(n, rows),
    )
    missed = [("，" if place else "；", group) for place, group in enumerate(missed_groups(n, rows))]
    return sentences_of([("", said), *missed])


def _reports(n: Narrator) -> list[Text]:
    """Who has not reported, and what is provisional; that everybody has reported is no news."""
    survey = n.survey
    said = reporting(n)
    return said if survey.missing or survey.gaps or unanswered(n) or provisional_quarters(n) else []


def _figures(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """The indicators most worth telling, each in a clause or two; the span is named where it changes."""
    sentences: list[Text] = []
    scope = ""
    for row in chosen(n, [row for row in rows if row.value is not None]):
        here = scope_clause(n, row)
        said = text_of(here if here != scope else "", amount(n, row))
        target = against_target(n, row)
        told = not target or not row.subject.is_amount or (row.change or 0) < 0
        beside = [target, on_last_year(n, row, short=True) if told else ""]
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
    """The gravest shortfalls but for missing reports, which have been told."""
    found = sorted((found for found in shortfalls(n) if not found.of_reports), key=lambda found: -found.weight)
    if not found:
        return []
    first, *others = (shortfall.problem for shortfall in found[: PROBLEMS[n.length]])
    return sentences_of([("", n.say("concern", {}, problem=first)), *(("；", problem) for problem in others)])
