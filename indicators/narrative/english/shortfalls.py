"""What falls short in English, reports that are missing, and the steps that follow."""

from __future__ import annotations

from indicators.model import TargetForm
from indicators.narrative.english import overall
from indicators.narrative.english.problems import about, behind, behind_as_a_whole, gravest, is_of_units, tell_problems, whose
from indicators.narrative.english.words import count, kind, listed, sentence, short_kind, tally, unit_names
from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.falling_short.shortfall import NAMED
from indicators.narrative.falling_short.worsening import is_lost
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Piece, Text
from indicators.narrative.sentences import unreported
from indicators.narrative.sentences.judging import judged, lagging
from indicators.narrative.sentences.remarks import on_the_whole
from indicators.narrative.sentences.ties import runs


def late(n: Narrator) -> list[Row]:
    """What lags, the furthest behind first."""
    return lagging(n, overall.with_data(n))


def problems(n: Narrator, besides: frozenset[str] = frozenset()) -> list[Text]:
    """Reports that are missing, then the gravest problems, but for those of the indicators ``besides``."""
    found = [one for one in gravest(n) if not one.is_about(besides)]
    told = [*reports_missing(n), *(sentence(said) for said in tell_problems(n, found))]
    return [*told, *on_the_whole(n, told)]


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


def steps(n: Narrator) -> list[Text]:
    """What follows from each: reports to be sent, how much is left to do, who is furthest behind, where a fall comes from."""
    sentences = []
    if told := unreported.asked_for(n, "step_missing"):
        sentences.append(sentence(told))
    for row, misses in {row: one.misses for one in gravest(n) for row in about(one, n)[:NAMED]}.items():
        sentences += _steps(n, row, misses=misses)
    if any(is_of_units(one, n) for one in gravest(n)):
        names = unit_names(one.missed[0] for one in behind_as_a_whole(n))
        sentences.append(sentence(n.say("step_unit", {"year_over": n.year_over}, names=names)))
    targets = sum(row.target is not None for row in overall.with_data(n))
    sentences += overall.next_targets(n)
    numbers = {"targets": targets, "year_over": n.year_over}
    return sentences or [sentence(n.say("step_keep", numbers, next=str(n.survey.period.year + 1)))]


def _steps(n: Narrator, row: Row, *, misses: bool) -> list[Text]:
    form = row.subject.form
    situation = {TargetForm.ANNUAL_AMOUNT: "step_late", TargetForm.CEILING: "step_ceiling"}.get(form, "step_short")
    numbers = {**row.numbers, "left": 4 - n.survey.period.end}
    own = n.say_of(row.held, situation, numbers, name=whose(n, row)) if misses or form is TargetForm.CEILING else Text()
    attention = _attention(n, row, named=bool(own)) if form is not TargetForm.CEILING or misses else Text()
    also = bool(own or attention)
    checked = n.say("step_check", {"also": also}, name=row.subject.name_en) if is_lost(row) or not also else Text()
    return [sentence(own, ("; ", attention), ("; ", checked))]


def _attention(n: Narrator, row: Row, *, named: bool) -> Text:
    """Who is furthest behind; where more share the end than can be named, how many they are."""
    late = behind(n, row) if n.is_whole and n.names_laggards else []
    if not late:
        return Text()
    first, *others = runs(n, late, "lead")
    those = list(first)
    for tied in others:
        if len(those) + len(tied) > overall.NAMED:
            break
        those += tied
    numbers = {"tied": len(first), "every": len(first) == len(judged(n.survey.peers(row.indicator))), "most": overall.NAMED}
    slots: dict[str, Piece] = {"names": unit_names(those), "kind": short_kind(n), "name": "" if named else whose(n, row)}
    return n.say("step_units", {**numbers, "named": named}, count=count(n, first, "完成率最低的单位数"), **slots)
