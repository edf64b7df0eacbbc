"""What falls short in English: the same problems in the same order as in the Chinese report, each in a clause or two."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.model import Kind, TargetForm
from indicators.narrative.english.words import LONGEST, capital, count, listed, short_kind, unit_names
from indicators.narrative.facts.row import Row
from indicators.narrative.falling_short.found import shortfalls
from indicators.narrative.falling_short.shortfall import NAMED, Shortfall
from indicators.narrative.falling_short.worsening import is_lost
from indicators.narrative.phrasing.narrator import Narrator, narrator_for
from indicators.narrative.phrasing.text import Piece, Text, joined, text_of
from indicators.narrative.sentences.among import over_their_ceiling
from indicators.narrative.sentences.forecast import figure as forecast_figure
from indicators.narrative.sentences.forecast import is_rough, is_shaped, out_of_reach
from indicators.narrative.sentences.judging import furthest_first, good, judged
from indicators.narrative.sentences.standings import Standing, far_behind, standings

BEHIND_AS_A_WHOLE = 3
"""How many org units that are behind as a whole are named."""


def gravest(n: Narrator) -> list[Shortfall]:
    """The problems as the Chinese report finds them, whose words are not used here."""
    return shortfalls(narrator_for(n.survey, n.org_unit, audience=n.audience, length=n.length))


def about(found: Shortfall, n: Narrator) -> list[Row]:
    """The figures a problem is about; none of missing reports and of org units that are behind as a whole."""
    return list(found.several) or ([n.row(found.indicator)] if found.indicator else [])


def tell_problems(n: Narrator, found: Sequence[Shortfall]) -> list[Text]:
    """Each as a clause, but for missing reports; with what is to be expected of those that will not be made up for."""
    lost = out_of_reach(n, [n.row(one.indicator) for one in found if one.indicator])
    told = [_problem(n, one, lost) for one in found if not one.of_reports]
    return [said for said in told if said]


def _problem(n: Narrator, found: Shortfall, lost: Sequence[Row]) -> Text:
    rows = about(found, n)
    said = _said(n, rows, found)
    outlook = out_of_reach(n, rows)[:1] if len(rows) > 1 else [row for row in rows if row in lost]
    if not said or not outlook:
        return said
    ahead = expected(n, outlook[0], named=len(rows) > 1)
    return text_of(said, "; ", ahead) if len(said) + len(ahead) < LONGEST else text_of(said, ". ", capital(ahead))


def _said(n: Narrator, rows: Sequence[Row], found: Shortfall) -> Text:
    if not rows:
        return _of_units(n)
    return _together(n, rows) if len(rows) > 1 else _of_one(n, rows[0], misses=found.misses)


def _of_one(n: Narrator, row: Row, *, misses: bool) -> Text:
    if row.subject.form is TargetForm.CEILING and row.target is not None and not misses:
        return _ceiling(n, row)
    clauses = [_short_of_target(n, row)] if misses else []
    if is_lost(row):
        clauses.append(n.say_of(row, "problem_lost", {**row.numbers, "also": misses}, name=row.subject.name_en))
    elif not misses and not _behind(n, row) and row.change is not None:
        clauses.append(n.say_of(row, "problem_worse", name=row.subject.name_en))
    return joined([*clauses, *([units] if (units := _units(n, row, named=bool(clauses))) else [])], "; ")


def _short_of_target(n: Narrator, row: Row) -> Text:
    held, form, name = row.held, row.subject.form, whose(n, row)
    if form is TargetForm.ANNUAL_AMOUNT:
        return n.say_of(held, "problem_late", name=name)
    if form is TargetForm.CEILING:
        return text_of(n.say_of(held, "problem_ceiling", name=name), _where(n, row))
    return n.say_of(held, "problem_short", name=name)


def _where(n: Narrator, row: Row) -> Text:
    """, in 柳溪乡 and 石门镇: where more happened than is allowed."""
    over = over_their_ceiling(n.survey.peers(row.indicator)) if n.is_whole and n.names_laggards else []
    return text_of(", in ", unit_names(over)) if 0 < len(over) <= NAMED else Text()


def _ceiling(n: Narrator, row: Row) -> Text:
    """A ceiling used up before the year is over, or kept by the whole while some are above their own."""
    name = row.subject.name_en
    over = over_their_ceiling(n.survey.peers(row.indicator)) if n.is_whole else []
    used_up = not n.year_over and row.value == row.target
    told = [n.say_of(row, "problem_used_up", name=name)] if used_up else []
    if over:
        names = unit_names(over[:NAMED]) if n.names_laggards and len(over) <= NAMED else Text()
        figure = count(n, over, "超出年度控制目标的单位数")
        numbers = {"over": len(over), "named": bool(names), "also": used_up}
        told.append(n.say("problem_over_own", numbers, names=names, count=figure, kind=short_kind(n), name=name))
    return joined(told, "; ")


def _together(n: Narrator, rows: Sequence[Row]) -> Text:
    """Amounts one org unit is late with, or rates below their targets."""
    named = [Text(row.subject.name_en) for row in rows[:NAMED]]
    names = listed([*named, Text("others")] if len(rows) > NAMED else named)
    if all(row.subject.is_amount for row in rows):
        return n.say_of(rows[0], "problem_together", names=names, worst=rows[0].subject.name_en)
    return n.say("problem_rates", {}, names=names, gaps=listed(n.evidence.gap(row.held) for row in rows[:NAMED]))


def behind_as_a_whole(n: Narrator) -> list[Standing]:
    return far_behind(standings(n), BEHIND_AS_A_WHOLE)


def is_of_units(found: Shortfall, n: Narrator) -> bool:
    """Whether the problem is that some org units are behind as a whole."""
    return not found.of_reports and not about(found, n)


def _of_units(n: Narrator) -> Text:
    """The few that are behind as a whole: 西坡乡 (9 of 11 targets)."""
    found = behind_as_a_whole(n)
    units = listed(
        text_of(
            unit_names(one.missed[:1]),
            " (",
            count(n, one.missed, "未达进度要求的指标数"),
            " of ",
            count(n, one.judged, "有年度目标的指标数"),
            " targets missed)",
        )
        for one in found
    )
    return n.say("problem_unit", {"units": len(found)}, units=units) if found else Text()


def expected(n: Narrator, row: Row, *, named: bool = False) -> Text:
    """What is to be expected of the year; ``named`` says of what where nothing has before."""
    by = n.say("expected_by", {"shaped": is_shaped(n, row)})
    about = "about " if is_rough(row) else ""
    slots: dict[str, Piece] = {"by": by, "about": about, "forecast": forecast_figure(n, row), "name": row.subject.name_en}
    return n.say_of(row, "expected", {"named": named}, **slots)


def whose(n: Narrator, row: Row) -> Text:
    """The indicator, and by how many org units it is judged if not by all: new unions in the 11 units that have reported."""
    if not row.compared:
        return Text(row.subject.name_en)
    counted = count(n, row.compared.of, "数据齐全的单位数")
    return n.say("whose", {}, name=row.subject.name_en, count=counted, kind=short_kind(n))


def behind(n: Narrator, row: Row) -> list[Row]:
    """The org units that are not on course, the furthest behind first."""
    return furthest_first(r for r in judged(n.survey.peers(row.indicator)) if not good(r))


def _behind(n: Narrator, row: Row) -> list[Row]:
    """The org units a problem is about: who is not on course, or of a rate that is not judged as such who misses its target."""
    if not n.is_whole:
        return []
    return behind(n, row) or ([r for r in _rated(n, row) if (r.value or 0) < (r.target or 0)] if not _judged(n, row) else [])


def _judged(n: Narrator, row: Row) -> list[Row]:
    return judged(n.survey.peers(row.indicator))


def _rated(n: Narrator, row: Row) -> list[Row]:
    """The org units whose rates stand beside a target."""
    is_rate = row.subject.form is TargetForm.FLOOR
    return [r for r in n.survey.peers(row.indicator) if is_rate and r.value is not None and r.target is not None]


def _units(n: Narrator, row: Row, *, named: bool) -> Text:
    """How many org units are not on course; with the name of what, where the whole is and nothing has been said of it."""
    late = _behind(n, row)
    if not late or row.subject.form is TargetForm.CEILING:
        return Text()
    known = _judged(n, row) or _rated(n, row)
    numbers = {"year_over": n.year_over, "late": len(late), "every": len(late) == len(known), "named": named}
    numbers["rate"] = row.subject.definition.kind is not Kind.FLOW
    figure, units = count(n, late, "未达到要求的单位数"), count(n, known, "有年度目标的单位数")
    return n.say("problem_units", numbers, count=figure, units=units, kind=short_kind(n), name=row.subject.name_en)
