"""The brief in English: told by the rules of the Chinese one, and read out in a minute as well."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.narrative.document import Document, Section
from indicators.narrative.english import caution, overall
from indicators.narrative.english.frame import signed
from indicators.narrative.english.problems import gravest, tell_problems
from indicators.narrative.english.telling import against_target, amount, on_last_year
from indicators.narrative.english.words import LONGEST, capital, count, listed, sentence, until
from indicators.narrative.facts.row import Row
from indicators.narrative.forms.chosen import chosen
from indicators.narrative.forms.headline import NAMED, headline_of
from indicators.narrative.forms.minute import Room, in_time
from indicators.narrative.forms.opening import missed_by_verdict
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Text, joined, text_of
from indicators.narrative.sentences.caution import provisional_quarters
from indicators.narrative.sentences.judging import good, judged
from indicators.narrative.sentences.standing import tells_last_year_first

GROUP = 3
"""How many indicators of one verdict are named, where the sentence has room for them."""

COUNTED = {
    "slightly_late": "略低于序时进度的指标数",
    "late": "低于序时进度的指标数",
    "unfinished": "未完成全年任务的指标数",
    "not_reached": "未达到年度目标的指标数",
    "broken": "突破年度控制目标的指标数",
}
"""How the indicators of a verdict are counted."""


def brief(n: Narrator) -> Document:
    paragraph = in_time(n, _sentences)
    sections = [Section(_headline(n, n.rows), (paragraph,))] if paragraph else []
    return signed(n, n.place, f"Brief on union work: {overall.place_and_span(n)}", sections)


def _headline(n: Narrator, rows: Sequence[Row]) -> str:
    """What matters most, without figures: a ceiling broken, how many targets are met, what lags, what is lost."""
    found = headline_of(n, rows)
    ahead = found.met[0].subject.name_en if found.met else ""
    behind = listed(row.subject.name_en for row in found.behind[:NAMED])
    parts = [
        n.say("headline_broken", {}, names=found.broken[0].subject.name_en) if found.broken else "",
        n.say("headline", found.numbers, ahead=ahead, behind=behind),
        n.say("headline_lost", {}, name=found.lost[0].subject.name_en) if found.lost else "",
    ]
    return capital(joined([part for part in parts if part] or [n.say("headline_plain")], "; ")).words


def _sentences(n: Narrator, room: Room) -> list[Text]:
    survey = n.survey
    reports = overall.reporting(n)  # first, so that what it says of all figures is not said of each
    sent = survey.missing or survey.gaps or survey.unanswered or provisional_quarters(n) or survey.covered != survey.period
    return [*_status(n, n.rows), *_figures(n, n.rows, room), *(reports if sent else ()), *_concerns(n, room)]


def _status(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """How many targets are met, and which are not."""
    known = judged(rows)
    met = [row for row in known if good(row)]
    if not met or len(met) == len(known):
        return overall.on_course(n, rows)
    said = n.say(
        "brief_status",
        {"good": len(met), "year_over": n.year_over},
        judged=count(n, known, "有年度目标的指标数"),
        good=count(n, met, "达到要求的指标数"),
        until=until(n),
        share=overall.course(n, rows),
    )
    groups = missed_by_verdict(rows)
    told = (
        sentence(said, ("; ", joined((_group(n, *group, named) for group in groups), ", "))) for named in range(GROUP, 0, -1)
    )
    return [next((one for one in told if len(one) <= LONGEST), sentence(said))]


def _group(n: Narrator, verdict: str, rows: Sequence[Row], most: int) -> Text:
    """2 slightly behind schedule (new members and workers trained)."""
    named = [Text(row.subject.name_en) for row in rows[:most]]
    names = listed([*named, Text("others")] if len(rows) > most else named)
    return text_of(count(n, rows, COUNTED[verdict]), " ", n.say("verdict", {verdict: 1}), " (", names, ")")


def _figures(n: Narrator, rows: Sequence[Row], room: Room) -> list[Text]:
    """The indicators most worth telling; an amount beside its target needs no last year, unless it has fallen."""
    sentences: list[Text] = []
    for row in chosen(n, [row for row in rows if row.value is not None], room.figures):
        target = against_target(n, row, tersely=room.tersely)
        told = not target or not row.subject.is_amount or (row.change or 0) < 0
        beside = [target, on_last_year(n, row) if told else Text()]
        sentences.append(sentence(amount(n, row), *(beside[::-1] if tells_last_year_first(row) else beside)))
        sentences += caution.doubts(n, row)
    return sentences


def _concerns(n: Narrator, room: Room) -> list[Text]:
    """The gravest problems but for missing reports, which have been told."""
    found = sorted((one for one in gravest(n) if not one.of_reports), key=lambda one: -one.weight)
    told = tell_problems(n, found[: room.problems])
    return [sentence(n.say("concern", {"place": place}, problem=said)) for place, said in enumerate(told, start=1)]
