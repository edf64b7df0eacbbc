"""What a definition must obey before it is saved, and the sentence for each rule it breaks (``mistakes.toml``)."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from indicators.defining.effects import CONVERTED
from indicators.matching import plain
from indicators.model import Indicator, Kind
from indicators.naming import read_header

LONGEST_NAME = 60
LONGEST_TEXT = 400
_AMOUNTS = (Kind.FLOW, Kind.STOCK)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A rule that a definition breaks; ``about`` is the name of the indicator, ``facts`` fill the sentence."""

    code: str
    about: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(resources.files("indicators.defining").joinpath("mistakes.toml").read_text("utf-8"))


def mistake_text(mistake: Mistake, language: str = "zh") -> str:
    """The whole sentence, the indicator first: what is wrong and what to do."""
    text = _sentences()[mistake.code][language].format_map(dict(mistake.facts))
    if not mistake.about:
        return text
    return f"“{mistake.about}”：{text}" if language == "zh" else f"“{mistake.about}”: {text}"


def mistakes_in(definition: Indicator, known: Mapping[str, Indicator]) -> tuple[Mistake, ...]:
    """All rules that the definition would break among the ``known`` ones, by id; its own earlier form may be one of them."""
    before = known.get(definition.id)
    others = {id_: i for id_, i in known.items() if id_ != definition.id}
    return (
        *_in_names(definition, before, others),
        *_in_unit(definition, before),
        *_in_weight(definition),
        *_in_parts(definition, others),
        *_in_uses(definition, others),
    )


def _in_names(definition: Indicator, before: Indicator | None, others: Mapping[str, Indicator]) -> Iterator[Mistake]:
    if not definition.name.strip():
        yield Mistake("name_missing", definition.id)
    if max(map(len, (definition.name, definition.name_en, definition.unit, definition.section))) > LONGEST_NAME:
        yield Mistake("name_too_long", definition.name[:LONGEST_NAME], (("most", str(LONGEST_NAME)),))
    if len(definition.source) > LONGEST_TEXT:
        yield Mistake("source_too_long", definition.name, (("most", str(LONGEST_TEXT)),))
    owners = {wording: i.name for i in others.values() for wording in wordings_of(i)}
    new = wordings_of(definition).keys() - (wordings_of(before).keys() if before else set())
    for wording, printed in wordings_of(definition).items():
        if wording in new and wording in owners:
            yield Mistake("name_taken", definition.name, (("name", printed), ("other", owners[wording])))


def wordings_of(definition: Indicator) -> dict[str, str]:
    """The names and aliases: as they are compared, and as they are printed."""
    names = (definition.name, definition.name_en, *definition.aliases)
    return {plain(read_header(name).name): name for name in names if name}


def _in_unit(definition: Indicator, before: Indicator | None) -> Iterator[Mistake]:
    if definition.unit == "%" and definition.kind in _AMOUNTS:
        yield Mistake("percent_of_amount", definition.name)
    if before and before.unit != definition.unit and not {before.unit, definition.unit}.isdisjoint(CONVERTED):
        yield Mistake("unit_converts", definition.name, (("old", before.unit or "—"), ("new", definition.unit or "—")))


def _in_weight(definition: Indicator) -> Iterator[Mistake]:
    if definition.weight is not None and not (0 <= definition.weight < math.inf):
        yield Mistake("weight_not_positive", definition.name)


def _in_parts(definition: Indicator, others: Mapping[str, Indicator]) -> Iterator[Mistake]:
    if definition.kind is not Kind.RATIO:
        return
    if not definition.numerator or not definition.denominator:
        yield Mistake("parts_missing", definition.name)
        return
    if definition.numerator == definition.denominator:
        yield Mistake("parts_same", definition.name)
    for part in dict.fromkeys((definition.numerator, definition.denominator)):
        if part not in others:
            yield Mistake("part_unknown", definition.name, (("part", part),))
        elif others[part].kind not in _AMOUNTS:
            yield Mistake("part_is_rate", definition.name, (("part", others[part].name),))


def _in_uses(definition: Indicator, others: Mapping[str, Indicator]) -> Iterator[Mistake]:
    """A part of other ratios must stay something that adds up."""
    if definition.kind in _AMOUNTS:
        return
    for ratio in others.values():
        if ratio.kind is Kind.RATIO and definition.id in (ratio.numerator, ratio.denominator):
            yield Mistake("is_a_part", definition.name, (("ratio", ratio.name),))
