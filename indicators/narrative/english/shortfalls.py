"""What falls short in English: each lag with whom it concerns, reports that are missing, and the steps that follow."""

from __future__ import annotations

from indicators.model import TargetForm
from indicators.narrative.english import overall
from indicators.narrative.english.words import count, kind, listed, sentence, short_kind, tally, unit_names
from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Piece, Text, joined
from indicators.narrative.sentences import unreported
from indicators.narrative.sentences.forecast import figure as forecast_figure
from indicators.narrative.sentences.forecast import is_rough, is_shaped, out_of_reach
from indicators.narrative.sentences.judging import furthest_first, good, judged, lagging
from indicators.narrative.sentences.ties import runs

MOST = {"short": 3, "usual": 5, "full": 9}
"""How many shortfalls are told, by the length of the report."""


def late(n: Narrator) -> list[Row]:
    """What lags, the furthest behind first."""
    return lagging(n, overall.with_data(n))


def shortcomings(n: Narrator, besides: frozenset[str] = frozenset()) -> list[Text]:
    """The gravest lags as clauses, each with how many org units it concerns."""
    rows = [row for row in late(n) if row.indicator not in besides][: MOST[n.length]]
    lost = out_of_reach(n, rows)
    told = [(_problem(n, row), _units(n, row), expected(n, row) if row in lost else Text()) for row in rows]
    return [joined([part for part in parts if part], "; ") for parts in told]


def expected(n: Narrator, row: Row) -> Text:
    """What is to be expected of the year."""
    by = n.say("expected_by", {"shaped": is_shaped(n, row)})
    about = "about " if is_rough(row) else ""
    return n.say_of(row, "expected", by=by, about=about, forecast=forecast_figure(n, row))


def problems(n: Narrator, besides: frozenset[str] = frozenset()) -> list[Text]:
    """The gravest lags, but for those in the indicators ``besides``; reports that are missing."""
    sentences = [sentence(said) for said in shortcomings(n, besides)]
    return [*sentences, *reports_missing(n)]


def reports_missing(n: Narrator) -> list[Text]:
    """Who has not reported at all, who not on the last quarter, and what nobody has given for it."""
    told, late = [], unreported.late_units(n)
    if n.is_whole and n.survey.missing:
        figure = tally(n, n.survey.missing, "未报送的单位数")
        told.append(n.say("problem_missing", {"missing": len(n.survey.missing)}, count=figure, kind=kind(n)))
    if late:
        few = n.names_laggards and len(late) <= 2 * overall.NAMED
        names: Piece = listed(map(places.place_name, late)) if few else ""
        figure = tally(n, late, "未报送末季数据的单位数")
        numbers = {"missing": len(late), "whole": n.is_whole, "named": few}
        slots: dict[str, Piece] = {"names": names, "quarter": unreported.last_quarter(n), "kind": kind(n), "count": figure}
        told.append(n.say("problem_late_report", numbers, **slots))
    return [sentence(said) for said in [*told, unreported.unanswered(n)] if said]


def _problem(n: Narrator, row: Row) -> Text:
    held, form, name = row.held, row.subject.form, whose(n, row)
    numbers = held.numbers
    if form is TargetForm.ANNUAL_AMOUNT:
        return n.say_of(held, "problem_late", numbers, name=name)
    situation = "problem_ceiling" if form is TargetForm.CEILING else "problem_short"
    return n.say_of(held, situation, numbers, name=name)


def whose(n: Narrator, row: Row) -> Text:
    """The indicator, and by how many org units it is judged if not by all: new unions in the 11 units that have reported."""
    if not row.compared:
        return Text(row.subject.name_en)
    counted = count(n, row.compared.of, "数据齐全的单位数")
    return n.say("whose", {}, name=row.subject.name_en, count=counted, kind=short_kind(n))


def _behind(n: Narrator, row: Row) -> list[Row]:
    return furthest_first(r for r in judged(n.survey.peers(row.indicator)) if not good(r))


def _units(n: Narrator, row: Row) -> Text:
    behind = _behind(n, row) if n.is_whole else []
    if not behind:
        return Text()
    known = judged(n.survey.peers(row.indicator))
    units = count(n, known, "有年度目标的单位数")
    numbers = {"year_over": n.year_over, "late": len(behind), "every": len(behind) == len(known)}
    return n.say("problem_units", numbers, count=count(n, behind, "未达到要求的单位数"), units=units, kind=short_kind(n))


def steps(n: Narrator) -> list[Text]:
    """What follows from each: how much is left to do, and who is furthest behind."""
    sentences = []
    for row in late(n)[: MOST[n.length]]:
        form = row.subject.form
        situation = {TargetForm.ANNUAL_AMOUNT: "step_late", TargetForm.CEILING: "step_ceiling"}.get(form, "step_short")
        said = n.say_of(row.held, situation, {"left": 4 - n.survey.period.end}, name=whose(n, row))
        sentences.append(sentence(said, ("; ", _attention(n, row))))
    if told := unreported.asked_for(n, "step_missing"):
        sentences.append(sentence(told))
    targets = sum(row.target is not None for row in overall.with_data(n))
    sentences += overall.next_targets(n)
    numbers = {"targets": targets, "year_over": n.year_over}
    return sentences or [sentence(n.say("step_keep", numbers, next=str(n.survey.period.year + 1)))]


def _attention(n: Narrator, row: Row) -> Text:
    """Who is furthest behind; where more share the end than can be named, how many they are."""
    behind = _behind(n, row) if n.is_whole and n.names_laggards else []
    if not behind:
        return Text()
    first, *others = runs(n, behind, "lead")
    named = list(first)
    for tied in others:
        if len(named) + len(tied) > overall.NAMED:
            break
        named += tied
    numbers = {"tied": len(first), "every": len(first) == len(judged(n.survey.peers(row.indicator))), "named": overall.NAMED}
    slots: dict[str, Piece] = {"names": unit_names(named), "kind": short_kind(n)}
    return n.say("step_units", numbers, count=count(n, first, "完成率最低的单位数"), **slots)
