"""What has changed since a quarter ago: who moved most in the order of the org units, and whose work fell furthest behind.

Told of those who moved far, by name, and so to nobody above; of equals all are named or none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators import wording
from indicators.narrative.facts import places
from indicators.narrative.facts.origins import Origin
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.formulas import formula_in
from indicators.narrative.phrasing.narrator import Narrator, narrator_for, sentences_of
from indicators.narrative.phrasing.text import Figure, Piece, Text, text_of
from indicators.narrative.sentences.judging import good
from indicators.narrative.sentences.standings import Standing, standings
from indicators.progress.verdicts import SLIGHTLY

FEWEST_ORDERED = 5
"""Among fewer org units a place up or down says little."""

LEAST_PLACES = 3
LEAST_PART = 1 / 4
"""So many places, and so large a part of all of them, are a move worth telling."""

LEAST_SHARE = 0.15
"""A move stands on the org unit's own work: the share of its targets on course must have changed by so much, the same way."""

LEAST_FALL = 0.15
"""How far work that was on course must have fallen against its schedule."""

TOGETHER = 2
"""So many who moved alike are named; of more nobody is."""

LONGEST = 120
"""Characters of its one sentence."""

ORDER = "按达到进度要求的指标占比从高到低排序"


@dataclass(frozen=True, slots=True)
class Move:
    """One org unit in the order a quarter ago and now."""

    then: Standing
    now: Standing

    @property
    def up(self) -> int:
        """How many places up; down is negative."""
        return self.then.place - self.now.place


@dataclass(frozen=True, slots=True)
class Changes:
    """Who moved most up and down, and one org unit's work a quarter ago and now; ``before`` tells of that quarter's end."""

    before: Narrator
    up: Sequence[Move]
    down: Sequence[Move]
    fall: tuple[Row, Row] | None
    sharing: frozenset[tuple[str, int]]
    """The periods and places that are shared."""


def changes_of(n: Narrator, *, in_order: bool = False) -> Changes | None:
    """None where nothing is told: to those above, in the first quarter, once the year is over, in any but a full report; of
    those that set the org units ``in_order`` only a short one does without."""
    earlier, lengths = n.survey.before, ("usual", "full") if in_order else ("full",)
    if earlier is None or not n.is_whole or not n.names_laggards or n.length not in lengths:
        return None
    before = narrator_for(earlier, audience=n.audience, length=n.length, language=n.evidence.language)
    then, now = standings(before), standings(n)
    moves = _moves(then, now) if _is_complete(n) and _is_complete(before) else []
    least = max(LEAST_PLACES, LEAST_PART * len(now))
    up, down = _furthest(moves, least, 1), _furthest(moves, least, -1)
    found = Changes(before, up, down, _furthest_fall(n, before), frozenset((*_shared(before, then), *_shared(n, now))))
    return found if up or down or found.fall else None


def _is_complete(n: Narrator) -> bool:
    """Whether everybody has a place: an order of some is no order to move in."""
    return not (n.survey.missing or n.survey.gaps)


def _moves(then: Sequence[Standing], now: Sequence[Standing]) -> list[Move]:
    """Those whose targets are what they were; none where others have places now than had a quarter ago."""
    before = {one.org_unit: one for one in then}
    if len(now) < FEWEST_ORDERED or before.keys() != {one.org_unit for one in now}:
        return []
    found = [Move(before[one.org_unit], one) for one in now]
    return [move for move in found if move.now.has_share and move.then.has_share and _asked_alike(move)]


def _asked_alike(move: Move) -> bool:
    asked = {row.indicator: row.target for row in move.then.judged}
    return all(asked.get(row.indicator, row.target) == row.target for row in move.now.judged)


def _furthest(moves: Sequence[Move], least: float, sign: int) -> list[Move]:
    """Who moved most in one direction, by its own work; nobody where too many did alike."""
    own = [move for move in moves if sign * (move.now.share - move.then.share) >= LEAST_SHARE and sign * move.up >= least]
    most = max((sign * move.up for move in own), default=0)
    found = [move for move in own if sign * move.up == most]
    return found if len(found) <= TOGETHER else []


def _furthest_fall(n: Narrator, before: Narrator) -> tuple[Row, Row] | None:
    """The amount that has fallen furthest against its schedule, having been on course; None where two have fallen alike."""
    falls = sorted(_falls(n, before), key=lambda pair: (pair[1].lead or 0) - (pair[0].lead or 0))
    alike = [n.evidence.words(now.indicator, "lead", (then.lead or 0) - (now.lead or 0)) for then, now in falls[:2]]
    return falls[0] if falls and len(set(alike)) == len(alike) else None


def _falls(n: Narrator, before: Narrator) -> Iterator[tuple[Row, Row]]:
    """What has not begun is told elsewhere, and of a few things asked for no points are told."""
    complete = [unit for unit in n.survey.reporting if not {*n.survey.gaps, *before.survey.gaps} & {unit}]
    for indicator in n.survey.indicators:
        for now in (n.survey.row(indicator.id, unit) for unit in complete):
            then = before.survey.row(indicator.id, now.org_unit)
            told = now.subject.is_amount and now.value and not now.is_asked_few and then.target == now.target
            late = now.verdict and not good(now) and (now.lead or 0) <= -SLIGHTLY
            if told and late and good(then) and (then.lead or 0) - (now.lead or 0) >= LEAST_FALL:
                yield then, now


def _shared(n: Narrator, ranking: Sequence[Standing]) -> Iterator[tuple[str, int]]:
    held = [one.place for one in ranking]
    yield from ((n.survey.period.code, place) for place in set(held) if held.count(place) > 1)


def moved(n: Narrator, *, in_order: bool = False) -> list[Text]:
    """与上半年相比，南溪镇由第5位升至第1位，前移最多；西坡乡由第3位降至第8位，后移最多；…."""
    found = changes_of(n, in_order=in_order)
    if not found:
        return []
    ordered = in_the_order(n, found)
    order = n.say("moved_in_order") if ordered else Text()
    since = n.say("moved_since", {}, span=places.scope_of(found.before.survey.period))
    clauses = [*ordered, fallen(n, found, found.fall[1].subject.noun) if found.fall else Text()]
    told = [("；" if place and ordered else "，", said) for place, said in enumerate(clauses)]
    return sentences_of([("", since), ("，", order), *told], LONGEST)


def in_the_order(n: Narrator, found: Changes) -> list[Text]:
    """Who moved most up, and who down, each as a clause."""
    told = (("moved_up", "moved_up_by", found.up), ("moved_down", "moved_down_by", found.down))
    return [
        n.say(situation, {}, moves=n.listed(_step(n, found, by, move) for move in moves))
        for situation, by, moves in told
        if moves
    ]


def fallen(n: Narrator, found: Changes, subject: Piece) -> Text:
    """高岭镇新增会员由超序时进度3.2个百分点转为低于序时进度22.1个百分点."""
    assert found.fall is not None
    then, now = found.fall
    slots: dict[str, Piece] = {"name": n.named(now), "subject": subject}
    slots |= {"before": found.before.evidence.figure(then, "lead"), "now": n.evidence.figure(now, "lead")}
    return n.say("fallen", {"lead": then.lead}, **slots)


def _step(n: Narrator, found: Changes, situation: str, move: Move) -> Text:
    """南溪镇由第5位升至第1位."""
    then, now = _place(found.before, found, move.then), _place(n, found, move.now)
    return n.say(situation, {}, name=places.place_name(move.now.org_unit), before=then, now=now)


def _place(n: Narrator, found: Changes, one: Standing) -> Text:
    """第5位, 并列第5位."""
    period, language = n.survey.period.code, n.evidence.language

    def origin() -> Origin:
        return Origin(formula_in(language, ORDER), n.evidence.sources(one.judged, with_targets=True))

    figure = Figure(wording.ordinal(one.place, language), "", one.org_unit, period, "rank", one.place, "位", origin)
    return text_of(n.say("shared_place") if (period, one.place) in found.sharing else "", figure)
