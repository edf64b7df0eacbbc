"""The opening: what it is about, how many targets are on course, what comes beside them."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.model import Better, TargetForm
from indicators.narrative.document import Paragraph
from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.forms.asked_next import ahead, not_compared, stirring
from indicators.narrative.forms.reporting import partial, reporting
from indicators.narrative.phrasing.narrator import Narrator, sentences_of
from indicators.narrative.phrasing.text import Piece, Text, joined, text_of
from indicators.narrative.sentences.course import Course, course_of
from indicators.narrative.sentences.judging import VERDICTS, good, judged, verdict
from indicators.narrative.sentences.topics import one_of_each

MOSTLY = 2
"""How many times more indicators without a target there are than with one, from which on the opening says so."""

NAMED = 3
"""How many indicators or org units are named before the rest is only counted."""


def opening(n: Narrator, themes: Sequence[str]) -> Paragraph | None:
    rows = n.rows
    if not rows:
        return n.paragraph([*on_course(n, rows), *reporting(n)])
    announce = n.say("announce")
    status = [*on_course(n, rows), *ahead(n), *stirring(n), *reporting(n), *partial(n), *not_compared(n, rows)]
    return n.paragraph([_subject(n, rows, themes), *status, announce])


def _subject(n: Narrator, rows: Sequence[Row], themes: Sequence[str]) -> Text:
    named = [theme for theme in themes if not theme.startswith("其他")][:NAMED] or ["工会"]
    units = n.survey.reporting + n.survey.missing if n.is_whole else ()
    numbers = {"whole": n.is_whole, "targets": sum(row.target is not None for row in rows), "units": len(units)}
    every = n.evidence.tally(n.survey.observations_of(units), len(units), f"个{n.kind}", "应报送的单位数")
    place = n.county if n.is_whole else n.org_unit
    return n.say(
        "opening",
        numbers,
        since=places.since_of(n.period),
        whole=n.whole,
        units=every,
        unions=places.unions_of(place),
        themes=joined(named, "、", "和"),
    )


def on_course(n: Narrator, rows: Sequence[Row], *, year: bool = False) -> list[Text]:
    """Of the indicators with targets, which are finished, on schedule, behind; how many have no target at all.

    ``year`` names the year, which other forms have said before.
    """
    until = f"截至{n.span.year}年{n.span.end_month}月底" if year else f"截至{n.until}"
    if not rows:
        return sentences_of([("", n.say("no_data"))])
    judged_rows = judged(rows)
    scattered = [row for row in rows if row.reached is not None and row.subject.is_judged]
    if not judged_rows and not scattered and not any(row.season or row.not_due for row in rows):
        asked = [row for row in rows if row.completion is not None]
        seasonal = {"seasonal": all(row.has_no_shape for row in asked)}
        return sentences_of([("", n.say("not_judged", seasonal, until=until))]) if asked else _without_targets(n, rows)
    parts: list[tuple[str, Piece]] = []
    others: list[tuple[str, Text]] = []
    if judged_rows:
        numbers = {"judged": len(judged_rows), "good": sum(good(row) for row in judged_rows)}
        (_mark, first), *others = _groups(n, rows)
        only = text_of(judged_rows[0].subject.noun, n.say("verdict", {_verdict(judged_rows[0]): 1}))
        count = n.evidence.count(judged_rows, "项", "有年度目标的指标数")
        course = course_of(n, rows) if numbers["judged"] == numbers["good"] else None
        before = since(n, course) if course else Text()
        alike = n.say("verdict", {_verdict(judged_rows[0]): 1})
        numbers |= {"groups": 1 + len(others), "year_over": n.year_over}
        slots: dict[str, Piece] = {"until": until, "judged": count, "groups": first, "only": only, "verdict": alike}
        parts.append(("", n.say("judged", numbers, **slots, since=before)))
        parts += others if numbers["judged"] > numbers["good"] else []
        parts.append(("；", _not_due(n, rows)))
        parts.append(("；", _unasked(n, rows, len(judged_rows))))
    elif levels := _not_due(n, rows, alone=True):
        parts.append(("", text_of(f"{until}，", levels)))
    if waiting := [row for row in rows if row.season]:
        names = f"{'、'.join(row.subject.noun for row in waiting[:NAMED])}{'等' if len(waiting) > NAMED else ''}"
        known = all(row.previous_year is not None for row in waiting)
        parts.append(("；" if parts else "", n.say("not_begun", {"known": known}, names=names)))
    for said in _reached_by_unit(n, scattered[:NAMED], also=bool(parts)):
        parts.append(("；", text_of("" if parts else f"{until}，", said)))
    return [_going_on(sentence, [group for _mark, group in others]) for sentence in sentences_of(parts)]


def _not_due(n: Narrator, rows: Sequence[Row], *, alone: bool = False) -> Text:
    """Which levels are still below what is asked of them in December; a single one is not counted where nothing else is."""
    levels = [row for row in rows if row.not_due]
    if alone and len(levels) == 1:
        return text_of(levels[0].subject.noun, n.say("verdict", {"not_yet": 1}))
    return _group(n, "not_yet", levels) if levels else Text()


def _unasked(n: Narrator, rows: Sequence[Row], asked: int) -> Text:
    """That most indicators have no target, where it is so: the few that have one are not the work as a whole."""
    unasked = [row for row in rows if row.target is None and row.reached is None]
    if len(unasked) < MOSTLY * asked or any(row.in_part for row in rows):
        return Text()
    return n.say("unasked", {}, count=n.evidence.count(unasked, "项指标", "其余未下达年度目标的指标数"))


def _going_on(sentence: Text, groups: Sequence[Text]) -> Text:
    """The sentence; one that goes on with a group of indicators, the one before being full, says that there are more."""
    goes_on = any(sentence.words.startswith(group.words) for group in groups)
    return text_of("另有", sentence) if goes_on else sentence


def _reached_by_unit(n: Narrator, rows: Sequence[Row], *, also: bool) -> list[Text]:
    """How many org units reach their target in what has none for the whole; several of them in one clause."""
    met = [reaching(n, row) for row in rows]
    counts = [n.units(those, "达到年度目标的单位数") if those else Text() for those in met]
    nouns = [row.subject.noun for row in rows]
    if len(rows) > 1 and all(met):
        return [n.say("reaching_each", {"also": also}, nouns="、".join(nouns), counts=joined(counts, "、", "和"))]
    numbers = [{"good": len(those), "also": also or place > 0} for place, those in enumerate(met)]
    said = zip(numbers, nouns, counts, strict=True)
    return [n.say("reaching", number, noun=noun, good=count) for number, noun, count in said]


def reaching(n: Narrator, row: Row) -> list[Row]:
    """The org units at or above their target, or the one set for all alone; of a lower-is-better one at or below."""
    lower = row.subject.definition.better is Better.LOWER
    rows = n.survey.peers(row.indicator)
    for_all = None if any(peer.target is not None for peer in rows) else row.target
    peers = [(peer, peer.target if peer.target is not None else for_all) for peer in rows]
    asked = [(peer, goal) for peer, goal in peers if goal is not None and (goal > 0 or lower)]
    met = [(peer, (goal - (peer.value or 0)) * (1 if lower else -1)) for peer, goal in asked]
    return [peer for peer, margin in met if margin >= -1e-12]


_OF_CEILINGS = {"reached": "kept", "not_reached": "broken"}
"""What must not be exceeded is not reached, but kept."""


def _verdict(row: Row) -> str:
    said, form = verdict(row), row.subject.form
    return _OF_CEILINGS.get(said, said) if form is TargetForm.CEILING else said


def _verdicts(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """The rows by verdict, the best first."""
    order = (own for name in VERDICTS for own in (name, _OF_CEILINGS.get(name, name)))
    found: dict[str, list[Row]] = {name: [] for name in order}
    for row in rows:
        found[_verdict(row)].append(row)
    return [(name, members) for name, members in found.items() if members]


def _groups(n: Narrator, rows: Sequence[Row]) -> list[tuple[str, Text]]:
    """The rows judged, by verdict, each with the mark before it; the last of those on course says what share of all they are
    together, and those that are not stand apart from it."""
    course = course_of(n, rows)
    verdicts = _verdicts(judged(rows))
    met = [(name, members) for name, members in verdicts if good(members[0])]
    told = [("，", _group(n, name, members)) for name, members in verdicts]
    if course and met:
        last = len(met) - 1
        told[last] = ("，", text_of(told[last][1], _share(n, course, len(met))))
        told[last + 1 :] = [("，" if place else "；", said) for place, (_mark, said) in enumerate(told[last + 1 :])]
    return told


def missed_groups(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """The rows that are not as far as they should be, by verdict."""
    return [_group(n, name, members) for name, members in missed_by_verdict(rows)]


def missed_by_verdict(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    return [(name, members) for name, members in _verdicts(judged(rows)) if not good(members[0])]


def share_of(n: Narrator, rows: Sequence[Row]) -> Text:
    """，占应考核指标的66.7%（比一季度增加2项）; nothing where a share says no more than the number."""
    course = course_of(n, rows)
    if course is None:
        return Text()
    return n.say("share_on_course", {"groups": 1}, together="", share=course.share(n), since=since(n, course))


def _share(n: Narrator, course: Course, groups: int) -> Text:
    """，合计12项，占应考核指标的52.2%（比一季度增加3项）."""
    together = n.evidence.count(course.good, "项", "达到进度要求的指标数")
    return n.say("share_on_course", {"groups": groups}, together=together, share=course.share(n), since=since(n, course))


def since(n: Narrator, course: Course) -> Text:
    """（比一季度增加3项）; nothing where there is no change, or none to be told."""
    change = course.change()
    if not change or not course.period:
        return Text()
    span = places.scope_of(course.period)
    return n.say("since_then", {"change": change}, span=span, difference=course.difference(n, "项"))


def _group(n: Narrator, name: str, rows: Sequence[Row]) -> Text:
    first = [*(each := one_of_each(n, rows)), *(row for row in rows if row not in each)]
    names = "、".join(row.subject.noun for row in first[:NAMED])
    more = "等" if len(rows) > NAMED else ""
    usual = n.say("verdict", {name: 1})
    words = n.say("verdict", {name: 1, "level": any((row.lead or 0) < 0 for row in rows)})
    return text_of(names, more, n.evidence.count(rows, "项", f"{usual.words}的指标数"), words)


def _without_targets(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    count = n.evidence.count(rows, "项", "有数据的指标数")
    numbers = {"units": len(rows), "asked": any(row.target for row in rows)}
    return sentences_of([("", n.say("no_targets", numbers, indicators=count))])
