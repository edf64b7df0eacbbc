"""One indicator in English: where it stands, and the org units beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.model import Kind, TargetForm
from indicators.narrative.english import caution
from indicators.narrative.english.words import MONTHS, bare, capital, count, listed, sentence, short_kind, span, unit_names
from indicators.narrative.facts.completeness import parts_of
from indicators.narrative.facts.row import Row
from indicators.narrative.facts.small_base import is_of_few
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Piece, Text, text_of
from indicators.narrative.sentences.against_target import AGAINST_TARGET, TERSELY, beside_target, makes_up, things_missing
from indicators.narrative.sentences.among import is_rare_harm
from indicators.narrative.sentences.judging import good, held
from indicators.narrative.sentences.rank import NAMED as NAMED_FIRST
from indicators.narrative.sentences.rank import among as among_whom
from indicators.narrative.sentences.rank import place_of
from indicators.narrative.sentences.rates import spread_of
from indicators.narrative.sentences.remarks import on_the_topic
from indicators.narrative.sentences.standing import since_before, tells_last_year_first
from indicators.narrative.sentences.telling import leading_first
from indicators.narrative.sentences.ties import printed
from indicators.narrative.sentences.topics import Topic

NAMED = 2
"""How many org units are named at either end."""

FEWEST_COMPARED = 3


def tell(n: Narrator, topic: Topic) -> list[Text]:
    """Each indicator of the topic in a sentence, with its org units where it has targets; a ratio with its parts."""
    sentences: list[Text] = []
    ratio = [topic.ratio.id] if topic.ratio else []
    for row in map(n.row, (*leading_first(topic), *ratio)):
        parts = _parts(n, row) if row.indicator in ratio else Text()
        if row.value is not None:
            sentences += [standing(n, row, parts), *in_part(n, row), *caution.told(n, row)]
            sentences += _where(n, row)
        if n.is_whole and (row.minimum is not None or n.in_detail(row.indicator)):
            sentences += among(n, row.indicator)
    return [*sentences, *on_the_topic(n, topic)]


def _where(n: Narrator, row: Row) -> list[Text]:
    """Where the few things happened that should not."""
    peers = [peer for peer in n.survey.peers(row.indicator) if peer.value]
    told = n.is_whole and n.names_laggards and is_rare_harm(n, row.indicator) and 0 < len(peers) <= NAMED_FIRST
    return [sentence(n.say_of(row, "happened", names=unit_names(peers)))] if told else []


def in_part(n: Narrator, row: Row) -> list[Text]:
    """How many figures lack a quarter, so that nobody takes a part for the whole."""
    lacking = {unit: q for unit, q in n.survey.lacking(row.indicator).items() if n.is_whole or unit == n.org_unit}
    if not lacking or n.has_explained(lacking):
        return []
    units = count(n, [n.survey.row(row.indicator, unit) for unit in lacking], "数据不全的单位数")
    numbers = {
        "ratio": parts_of(n.survey.dataset, row.indicator) is not None and n.survey.is_of_all_quarters(row.indicator),
        "flow": float(row.subject.definition.kind is Kind.FLOW),
        "whole": float(n.is_whole),
        "units": len(lacking),
    }
    return [sentence(n.say("in_part", numbers, count=units, kind=short_kind(n), name=row.subject.name_en))]


def standing(n: Narrator, row: Row, parts: Text | None = None) -> Text:
    """New unions came to 87, 52.7% of the annual target of 165 and 2.7 percentage points ahead of schedule; down …"""
    if n.apart and row.subject.is_flow:
        return _apart(n, row, n.apart)
    said = amount(n, row)
    beside = [against_target(n, row), on_last_year(n, row)]
    return sentence(
        text_of(said, parts or Text()), *(beside[::-1] if tells_last_year_first(row) else beside), ("; ", place(n, row))
    )


def amount(n: Narrator, row: Row) -> Text:
    return text_of(n.say_of(row, "amount", name=row.subject.name_en), _until(n, row))


def _until(n: Narrator, row: Row) -> Text:
    """Up to when the figure goes, where that is not the end of the span the report speaks of."""
    covered = n.survey.span_of_figure(row.indicator, n.org_unit)
    if covered.end == n.span.end or row.value is None:
        return Text()
    return n.say("up_to", {}, month=MONTHS[covered.end_month - 1])


def _apart(n: Narrator, row: Row, apart: Narrator) -> Text:
    """A quarter by itself, and then the year to date beside its target."""
    own = apart.row(row.indicator)
    told = (
        apart.say_of(own, "amount", {**own.numbers, "target": None}, name=row.subject.name_en) if own.value is not None else ""
    )
    covered = span(n.survey.span_of_figure(row.indicator, n.org_unit))
    by_itself = not told or row.compared is not None  # whose figures are compared takes a sentence of its own
    to_date = n.say_of(row, "to_date", {**row.numbers, "alone": by_itself}, name=row.subject.name_en, span=covered)
    joint: tuple[str, Piece] = ("" if not told else ". " if by_itself else "; ", capital(to_date) if by_itself else to_date)
    return sentence(told, on_last_year(apart, own), joint, against_target(n, row), place(n, row))


def against_target(n: Narrator, row: Row, *, tersely: bool = False) -> Text:
    if row.target is None or row.value is None:
        return Text()
    if not row.subject.is_judged:
        return beside_target(n, row)
    situation = (TERSELY if tersely else AGAINST_TARGET)[row.subject.form]
    if row.compared is None or row.season:
        said = n.say_of(row, situation)
        needed = None if tersely else things_missing(n, row)
        return text_of(said, n.say("things_missing", {}, count=needed)) if needed else said
    numbers = {**row.compared.numbers, "same": row.compared.value == row.value, "tersely": tersely}
    who = n.say_of(row.compared, "counted", numbers, count=count(n, row.compared.of, "数据齐全的单位数"), kind=short_kind(n))
    return text_of(who, n.say_of(row.compared, situation))


def on_last_year(n: Narrator, row: Row) -> Text:
    if row.alike is not None:
        units = count(n, row.alike.of, "同口径的单位数")
        told = bool(n.survey.missing or n.survey.gaps)  # the opening has said who is compared
        return n.say("alike", {"told": told}, count=units, kind=short_kind(n), said=n.say_of(row.alike, "last_year"))
    if row.value is None or is_of_few(n.survey, row):
        return Text()
    return since_before(n, row) if row.previous_year is None else n.say_of(row, "last_year")


def place(n: Narrator, row: Row) -> Text:
    """The place of one org unit among those ranked."""
    held = place_of(n, row)
    if not held:
        return Text()
    ends = {"last": held.last, "first": held.first}
    those = among_whom(n, row)
    numbers = {**row.numbers, **ends, "tied": held.tied, "among": bool(those)}
    ranked = n.evidence.ranked(row, n.survey.ranked(row.indicator))
    others: Piece = count(n, held.others, "名次相同的其他单位数") if held.others else ""
    if held.first:
        others = unit_names(held.others) if held.tied <= NAMED_FIRST else text_of(others, " others")
    return n.say_of(row, "place", numbers, among=those, ranked=ranked, others=others, kind=short_kind(n))


def _parts(n: Narrator, row: Row) -> Text:
    definition = row.subject.definition
    top, bottom = n.row(definition.numerator or ""), n.row(definition.denominator or "")
    if not makes_up(row, top, bottom):
        return Text()
    return n.say(
        "parts",
        {},
        top_name=bare(top.subject.name_en),
        top=n.evidence.figure(top, "value"),
        bottom_name=bare(bottom.subject.name_en),
        bottom=n.evidence.figure(bottom, "value"),
    )


def among(n: Narrator, indicator: str) -> list[Text]:
    """Who meets the target and who does not, the best and the last by name; of typed rates the range and the median."""
    rows = n.survey.peers(indicator)
    if len(rows) < FEWEST_COMPARED:
        return []
    first = [_range(n, rows)] if n.survey.row(indicator).minimum is not None else []
    known = held(rows)
    if len(known) < FEWEST_COMPARED or any(row.completion is not None and row.lead is None for row in rows):
        return first  # few have targets, or the last quarter is not in
    met = [row for row in known if good(row)]
    missed = [row for row in known if row not in met]
    on_the_way = any((row.schedule or 1) < 1 for row in known)  # also of a level that is due step by step
    numbers = {"amount": n.survey.subject(indicator).is_amount or on_the_way, "year_over": n.year_over}
    slots: dict[str, Piece] = {"units": count(n, known, "有年度目标的单位数"), "kind": short_kind(n)}
    if not missed or not met:
        said = n.say("none_good" if missed else "all_good", numbers, **slots)
    elif len(met) == 1:
        said = n.say("good_few", numbers, names=unit_names(met), **slots)
    else:
        said = n.say("good", numbers, good=count(n, met, "达到要求的单位数"), **slots)
    if n.survey.subject(indicator).form is TargetForm.CEILING:
        return [*first, sentence(said)]
    if len({printed(n, row, _measure(row)) for row in known}) == 1 and met and missed:
        return [*first, sentence(said)]  # all alike, each with a target of its own: nobody is best or last
    leaders = _ends(n, "leaders", _by_lead(n, met)[::-1]) if len(met) > 1 and missed else Text()
    laggards = _ends(n, "laggards", _by_lead(n, missed), len(met)) if n.names_laggards else Text()
    return [*first, sentence(said, ("; ", leaders), ("; ", laggards))]


def _by_lead(n: Narrator, rows: Sequence[Row]) -> list[Row]:
    """The furthest behind first; rates, each with a target of its own, by what they are."""
    rate = rows[0].subject.is_fraction if rows else False
    return sorted(rows, key=lambda row: (row.value if rate else row.completion) or 0)


def _measure(row: Row) -> str:
    return "value" if row.subject.is_fraction else "completion"


def _ends(n: Narrator, situation: str, rows: Sequence[Row], good: int = 0) -> Text:
    """The first few with their completion, or the rate itself; those who share a figure are named together or counted."""
    if not rows:
        return Text()
    measure = _measure(rows[0])
    values = [printed(n, row, measure) for row in rows]
    first = values.count(values[0])
    second = values.count(values[first]) if first == 1 < len(values) else 0
    named = rows[: 2 if second == 1 else first if first <= NAMED else 0]
    alike = len({(row.value, row.target) for row in rows[:first]}) == 1
    shown = named if first == 1 else rows[:1]
    figures = [_how_far(n, row) if alike else n.evidence.figure(row, measure) for row in shown]
    return n.say(
        situation,
        {"tied": first, "every": first == len(rows), "two": len(named) > 1, "good": good},
        names=unit_names(named),
        count=count(n, rows[:first], "并列的单位数"),
        kind=short_kind(n),
        values=listed(figures),
    )


def _how_far(n: Narrator, row: Row) -> Piece:
    """84.6%; 1 of 4 where so few are asked for."""
    if not row.is_asked_few:
        return n.evidence.figure(row, _measure(row))
    return text_of(n.evidence.figure(row, "value"), " of ", n.evidence.figure(row, "target"))


def _range(n: Narrator, rows: Sequence[Row]) -> Text:
    lowest, median, highest = spread_of(n, rows)
    return sentence(
        n.say(
            "range",
            {"spread": highest.value - lowest.value},
            units=count(n, rows, "报送该项的单位数"),
            kind=short_kind(n),
            name=rows[0].subject.name_en,
            lowest=lowest,
            highest=highest,
            median=median,
        )
    )
