"""The whole at a glance in English: how many targets are on course, who has reported, who leads."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.model import TargetForm
from indicators.narrative.english.words import count, kind, listed, sentence, short_kind, span, tally, unit_names
from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.forms.asked_next import without_last_year
from indicators.narrative.forms.opening import reaching
from indicators.narrative.forms.summary import surpassed
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Piece, Text, text_of
from indicators.narrative.sentences import unreported
from indicators.narrative.sentences.caution import provisional_quarters
from indicators.narrative.sentences.course import course_of
from indicators.narrative.sentences.judging import furthest_first, good, judged
from indicators.narrative.sentences.moved import changes_of, fallen, in_the_order
from indicators.narrative.sentences.over_all import best_of, kinds_of
from indicators.narrative.sentences.standings import Standing, standings
from indicators.org_units import group_name

NAMED = 3
"""How many indicators or org units are named."""

FEWEST_RANKED = 3
"""Fewer org units than this are not set in an order."""


def with_data(n: Narrator) -> list[Row]:
    return list(n.rows)


def on_course(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    if not rows:
        return [sentence(n.say("no_data"))]
    return [*_judged(n, rows), *_not_due(n, rows), *_by_unit(n, rows)]


def _by_unit(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """The rates that are not added up: no indicators of the whole, and each org unit's own."""
    sentences: list[Text] = []
    for row in [row for row in rows if row.reached is not None and row.subject.is_judged][:NAMED]:
        met, peers = reaching(n, row), n.survey.peers(row.indicator)
        good: Piece = count(n, met, "达到年度目标的单位数") if met else ""
        every = count(n, peers, "报送该项的单位数")
        numbers = {"good": len(met), "also": bool(sentences)}
        said = n.say("reaching", numbers, name=row.subject.name_en, kind=short_kind(n), good=good, all=every)
        sentences.append(sentence(said))
    return sentences


def _judged(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    known = judged(rows)
    if not known and any(row.not_due for row in rows):
        return []
    asked = [row for row in rows if row.completion is not None]
    if not known and asked:
        return [sentence(n.say("not_judged", {"seasonal": all(row.has_no_shape for row in asked)}))]
    if not known:
        numbers = {"units": len(rows), "asked": any(row.target for row in rows)}
        return [sentence(n.say("no_targets", numbers, indicators=count(n, rows, "有数据的指标数")))]
    met = [row for row in known if good(row)]
    missed = furthest_first(row for row in known if row not in met and row.subject.form is not TargetForm.CEILING)
    good_count: Piece = count(n, met, "达到要求的指标数") if met else ""
    numbers = {"judged": len(known), "good": len(met)}
    slots: dict[str, Piece] = {"judged": count(n, known, "有年度目标的指标数"), "good": good_count, "course": course(n, rows)}
    said = n.say("judged", numbers, **slots)
    best = sorted((row for row in met if row.subject.is_amount), key=lambda row: -(row.lead or 0))[:NAMED]
    ahead = n.say("best", {}, names=listed(row.subject.name_en for row in best)) if len(best) > 1 and missed else Text()
    last = missed[:NAMED] if met or len(missed) > NAMED else []
    behind = n.say("worst", {}, names=listed(row.subject.name_en for row in last)) if last else Text()
    return [sentence(said, ("; ", ahead), ("; " if not ahead else ", while ", behind)), *_ceilings(n, known)]


def _not_due(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """The levels that have until December."""
    levels = [row for row in rows if row.not_due]
    if not levels:
        return []
    numbers = {"levels": len(levels), "more": len(levels) > NAMED}
    return [sentence(n.say("not_due", numbers, names=listed(row.subject.name_en for row in levels[:NAMED])))]


def _ceilings(n: Narrator, known: Sequence[Row]) -> list[Text]:
    """What must not be exceeded was not reached or missed, but kept or broken."""
    sides: dict[str, list[Row]] = {"ceilings_kept": [], "ceilings_broken": []}
    for row in known:
        if row.subject.form is TargetForm.CEILING:
            sides["ceilings_kept" if good(row) else "ceilings_broken"].append(row)
    told = {situation: listed(row.subject.name_en for row in rows[:NAMED]) for situation, rows in sides.items() if rows}
    return [sentence(n.say(situation, {}, names=names)) for situation, names in told.items()]


def course(n: Narrator, rows: Sequence[Row]) -> Text:
    """What share of all they are, and how many more than a quarter ago."""
    found = course_of(n, rows)
    if not found:
        return Text()
    change = found.change()
    slots: dict[str, Piece] = {"share": found.share(n), "span": span(found.period) if found.period else ""}
    slots |= {"difference": found.difference(n)} if change else {}
    return n.say("share_on_course", {"all": len(found.good) == len(found.judged), "change": change}, **slots)


def reporting(n: Narrator) -> list[Text]:
    """Who has reported out of who should; which part of the span there are figures for."""
    survey = n.survey
    sentences: list[Text] = []
    if n.is_whole and len(survey.dataset.org_units) > 1 and survey.reporting:
        few = 0 < len(survey.missing) <= 2 * NAMED and n.names_laggards
        situation = "reported_all" if not survey.missing else "reported_some" if few else "reported_few"
        late = unreported.late_units(n)
        if late and not survey.missing:
            situation = "reported_late"
        said = n.say(
            situation,
            {"partial": survey.is_partial or bool(survey.gaps), "missing": len(survey.missing)},
            quarter=unreported.last_quarter(n),
            in_time=tally(n, [unit for unit in survey.reporting if unit not in late], "已报送末季数据的单位数"),
            due=tally(n, survey.reporting + survey.missing, "应报送的单位数"),
            reported=tally(n, survey.reporting, "已报送的单位数"),
            kind=kind(n),
            names=listed(map(places.place_name, survey.missing)),
        )
        sentences.append(sentence(said))
    gaps = [unit for unit in survey.gaps if n.is_whole or unit == n.org_unit]
    if gaps and len(survey.period.quarters) > 1:
        n.first_time("gaps")
        quarters = sorted({quarter for unit in gaps for quarter in survey.gaps[unit]})
        by_name = n.names_laggards or not n.is_whole
        names = listed(map(places.place_name, gaps)) if by_name else Text("one unit" if len(gaps) == 1 else "some units")
        missing = listed(map(span, quarters))
        numbers = {"whole": n.is_whole, "units": len(gaps)}
        sentences.append(sentence(n.say("gaps", numbers, names=names, quarters=missing)))
    if told := unreported.unanswered(n):
        sentences.append(sentence(told))
    if provisional := provisional_quarters(n):
        sentences.append(sentence(n.say("provisional_all", {}, quarters=listed(map(span, provisional)))))
    if survey.absent:
        there = [quarter for quarter in survey.period.quarters if quarter not in survey.absent]
        covered = span(survey.covered) if survey.covered.quarters == tuple(there) else listed(map(span, there))
        missing = listed(map(span, survey.absent))
        sentences.append(sentence(n.say("partial", {}, covered=covered, missing=missing)))
    return sentences


def among_units(n: Narrator, ranking: Sequence[Standing]) -> list[Text]:
    """Who has most of its indicators on course, and who fewest."""
    if len(ranking) < FEWEST_RANKED or ranking[0].share == ranking[-1].share:
        return []
    ends = [[one for one in ranking if one.share == ranking[place].share] for place in (0, -1)]
    said = [_at_one_end(n, situation, tied) for situation, tied in zip(("standing_top", "standing_bottom"), ends, strict=True)]
    return [sentence(said[0], ("; ", said[1] if n.names_laggards else ""))]


def of_units(n: Narrator) -> list[Text]:
    """Who is ahead throughout, and how the kinds of org units compare."""
    ranking = standings(n) if n.is_whole and n.length != "short" else []
    best = [_at_one_end(n, "standing_top", best_of(ranking))] if best_of(ranking) else []
    kinds = kinds_of(n, ranking)
    shares = listed(text_of(kind.percentage(n), f" ({group_name(kind.group, 'en')})") for kind in kinds)
    return [*(sentence(said) for said in (*best, n.say("by_kind", {}, shares=shares) if kinds else "") if said), *moved(n)]


def moved(n: Narrator, *, in_order: bool = False) -> list[Text]:
    """Who moved most in the order since a quarter ago, and whose work fell furthest behind."""
    found = changes_of(n, in_order=in_order)
    if not found:
        return []
    since = n.say("moved_since", {}, span=span(found.before.survey.period))
    clauses = [*in_the_order(n, found), fallen(n, found, found.fall[1].subject.name_en) if found.fall else Text()]
    return [sentence(since, *(("; " if place else ", ", said) for place, said in enumerate(clauses)))]


def not_compared(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """Which figures are not set beside last year's, where others are."""
    found = without_last_year(n, rows)
    if not found:
        return []
    figure = count(n, found, "未作同比的指标数")
    return [sentence(n.say("not_compared", {"rows": len(found)}, name=found[0].subject.name_en, count=figure))]


def next_targets(n: Narrator) -> list[Text]:
    """That next year's targets may be higher, where this year's were far surpassed nearly everywhere."""
    beyond = surpassed(n)
    if not beyond:
        return []
    lowest = n.evidence.figure(beyond[0], "completion")
    return [sentence(n.say("next_targets", {}, count=count(n, beyond, "完成率不低于110%的任务数"), lowest=lowest))]


def _at_one_end(n: Narrator, situation: str, tied: Sequence[Standing]) -> Text:
    first = tied[0]
    return n.say(
        situation,
        {"tied": len(tied), "missing": len(n.survey.missing) + len(n.survey.overdue), "share": first.share},
        names=unit_names(one.judged[0] for one in tied[: NAMED + 1]),
        count=count(n, [one.judged[0] for one in tied], "并列的单位数"),
        kind=short_kind(n),
        reached=count(n, first.good, "达到进度要求的指标数") if first.good else "none",
        judged=count(n, first.judged, "有年度目标的指标数"),
        share=first.percentage(n),
    )


def place_and_span(n: Narrator) -> str:
    """The first words of a title's tail: , first half of 2024; with the place before it where it has a name."""
    return f"{places.place_name(n.place)}, {n.period.name_en()}".removeprefix(", ")


def opening(n: Narrator) -> Text:
    units = n.survey.reporting + n.survey.missing if n.is_whole else ()
    numbers = {"whole": n.is_whole and len(units) > 1 and bool(n.place), "placed": bool(n.place)}
    every: Piece = tally(n, units, "应报送的单位数") if units else ""
    name = places.place_name(n.place)
    return text_of(sentence(n.say("opening", numbers, units=every, kind=kind(n), place=name, span=span(n.period))))
