"""Errors planted into a right text, one at a time: what an officer's hand does to numbers."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from indicators.model import TOTAL
from indicators.periods import Period
from indicators.proofreading import Grounds
from indicators.proofreading.claims import understood
from indicators.proofreading.figure import POINTS
from indicators.proofreading.said import Said
from indicators.wording import amount


@dataclass(frozen=True, slots=True)
class Plant:
    """A text with one error in it, of a kind, between ``start`` and ``end``."""

    kind: str
    text: str
    start: int
    end: int
    was: str


@dataclass(frozen=True, slots=True)
class Field:
    """What plants are made of: a right text about one org unit and period, and what it is right by."""

    text: str
    grounds: Grounds
    period: Period
    org_unit: str


Maker = Callable[[Field, Said, random.Random], tuple[int, int, str] | None]
_OTHER_UNITS = {
    "家": "人",
    "人": "户",
    "件": "人",
    "次": "人",
    "期": "人",
    "万元": "元",
    "份": "家",
    "人次": "家",
    "元": "万元",
}
_OTHER_WAY = {"增长": "下降", "下降": "增长", "增加": "减少", "减少": "增加", "提高": "下降", "高于": "低于", "低于": "高于"}


def plants(field: Field, chance: random.Random, most: int = 40) -> Iterator[Plant]:
    """At most so many errors, each in a copy of the text of its own."""
    said = [one for one in understood(field.text, None, field.grounds.dataset.org_units) if one.subject.indicator is not None]
    chosen = [(kind, make, one) for one in said for kind, make in MAKERS.items()]
    chance.shuffle(chosen)
    made = 0
    for kind, make, one in chosen:
        change = make(field, one, chance)
        if change is None or field.text[change[0] : change[1]] == change[2]:
            continue
        start, end, new = change
        text = field.text[:start] + new + field.text[end:]
        yield Plant(kind, text, start, start + len(new), field.text[start:end])
        made += 1
        if made >= most:
            return


def digit(field: Field, one: Said, chance: random.Random) -> tuple[int, int, str] | None:
    """One digit is another, by enough that no rounding hides it."""
    places = [m.start() for m in re.finditer(r"\d", field.text[one.figure.start : one.figure.end])]
    if not places:
        return None
    at = one.figure.start + chance.choice(places)
    old = field.text[at]
    new = chance.choice([d for d in "123456789" if d != old])
    return at, at + 1, new


def unit(field: Field, one: Said, chance: random.Random) -> tuple[int, int, str] | None:
    """The number keeps its digits and gets another unit."""
    other = _OTHER_UNITS.get(one.figure.printed)
    if other is None or one.what.measure != "value" or not field.text[: one.figure.end].endswith(one.figure.printed):
        return None
    if one.figure.value == 0:
        return None
    return one.figure.end - len(one.figure.printed), one.figure.end, other


def percent_for_points(field: Field, one: Said, chance: random.Random) -> tuple[int, int, str] | None:
    if one.figure.unit != POINTS or not field.text[: one.figure.end].endswith(POINTS):
        return None
    return one.figure.end - len(POINTS), one.figure.end, "%"


def other_org_unit(field: Field, one: Said, chance: random.Random) -> tuple[int, int, str] | None:
    """Another township's number stands in the place of this one."""
    return _value_of(field, one, chance.choice(field.grounds.dataset.org_units or [TOTAL]), "value")


def last_year(field: Field, one: Said, chance: random.Random) -> tuple[int, int, str] | None:
    return _value_of(field, one, field.org_unit, "previous_year")


def direction(field: Field, one: Said, chance: random.Random) -> tuple[int, int, str] | None:
    before = field.text[: one.figure.start]
    found = re.search(rf"(?:{'|'.join(_OTHER_WAY)})$", before)
    if found is None or one.figure.value == 0 or one.what.measure not in ("growth", "change"):
        return None
    return found.start(), found.end(), _OTHER_WAY[found[0]]


MAKERS: dict[str, Maker] = {
    "digit": digit,
    "unit": unit,
    "percent for points": percent_for_points,
    "another org unit's": other_org_unit,
    "last year's": last_year,
    "direction": direction,
}


def _value_of(field: Field, one: Said, org_unit: str, measure: str) -> tuple[int, int, str] | None:
    if one.what.measure != "value" or one.subject.indicator is None or not one.named:
        return None
    fact = field.grounds.truth.fact(org_unit, one.subject.indicator, field.period, measure)
    own = field.text[one.figure.start : one.figure.end]
    if fact is None:
        return None
    new = amount(fact.value, field.grounds.dataset.unit_of(one.subject.indicator.id))
    return (one.figure.start, one.figure.end, new) if new.strip("0") != own.strip("0") else None
