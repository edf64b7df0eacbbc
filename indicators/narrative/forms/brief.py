"""The brief (简报): one paragraph that holds what a leader must know, under a headline."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.narrative.document import Document, Section
from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.falling_short.found import shortfalls
from indicators.narrative.forms.chosen import chosen
from indicators.narrative.forms.frame import signed
from indicators.narrative.forms.headline import headline
from indicators.narrative.forms.minute import Room, in_time
from indicators.narrative.forms.opening import missed_groups, on_course, share_of
from indicators.narrative.forms.reporting import partial, reporting
from indicators.narrative.phrasing.narrator import Narrator, merged, sentences_of
from indicators.narrative.phrasing.text import Text, text_of
from indicators.narrative.sentences.against_target import against_target
from indicators.narrative.sentences.caution import doubts
from indicators.narrative.sentences.judging import good, judged
from indicators.narrative.sentences.standing import amount, on_last_year, scope_clause, tells_last_year_first


def brief(n: Narrator) -> Document:
    paragraph = in_time(n, _sentences)
    sections = [Section(headline(n, n.rows), (paragraph,))] if paragraph else []
    return signed(n, n.place, f"{places.before_number(n.place)}{n.period.name_zh()}工会工作简报", sections)


def _sentences(n: Narrator, room: Room) -> list[Text]:
    reports = _reports(n)  # first, so that what it says of all figures is not said of each
    return [*_status(n, n.rows), *merged(_figures(n, n.rows, room)), *reports, *partial(n), *_concern(n, room)]


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
    return reporting(n, in_brief=True)


def _figures(n: Narrator, rows: Sequence[Row], room: Room) -> list[Text]:
    """The indicators most worth telling, each in a clause or two; the span is named where it changes."""
    sentences: list[Text] = []
    scope = ""
    for row in chosen(n, [row for row in rows if row.value is not None], room.figures):
        here = scope_clause(n, row)
        said = text_of(here if here != scope else "", amount(n, row))
        target = against_target(n, row, tersely=room.tersely)
        told = not target or not row.subject.is_amount or (row.change or 0) < 0
        beside = [target, on_last_year(n, row, short=True) if told else ""]
        beside = beside[::-1] if tells_last_year_first(row) else beside
        sentences += sentences_of([("", said), *(("，", clause) for clause in beside)])
        sentences += doubts(n, row)
        scope = here
    return sentences


def _concern(n: Narrator, room: Room) -> list[Text]:
    """The gravest shortfalls but for missing reports, which have been told."""
    found = sorted((found for found in shortfalls(n) if not found.of_reports), key=lambda found: -found.weight)
    if not found:
        return []
    first, *others = (shortfall.problem for shortfall in found[: room.problems])
    return sentences_of([("", n.say("concern", {}, problem=first)), *(("；", problem) for problem in others)])
