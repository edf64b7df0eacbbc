"""The definitions as cards: what is measured, how it adds up, what its target asks, and where all that comes from (口径)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.defining.words import DIRECTIONS, KINDS, TARGET_FORMS, schedules_of
from indicators.model import Better, Indicator, Kind
from indicators.progress.definitions import is_judged, target_form
from indicators.record import Definition
from indicators.scopes import scope_of
from indicators.times import time_text
from indicators.views.names import theme_name
from indicators.wording import number, unit_name


class Origin(StrEnum):
    """Where a definition comes from; only an inferred one waits to be confirmed."""

    INFERRED = "inferred"
    OFFICE = "office"
    WORKBOOK = "workbook"
    BUILT_IN = "built_in"


@dataclass(frozen=True, slots=True)
class DefinitionCard:
    """``facts`` are name and text of each line. ``used`` says whether there are figures of it, ``unjudged`` that less is better
    only by a guess, so that nobody is judged by it before it is confirmed."""

    id: str
    name: str
    other_name: str
    unit: str
    origin: Origin
    facts: tuple[tuple[str, str], ...]
    used: bool
    unjudged: bool = False


_LABELS = {
    "zh": ("类型", "公式", "方向", "目标", "进度", "评分权重", "口径", "别名"),
    "en": ("Kind", "Formula", "Direction", "Target", "Schedule", "Weight in scores", "Explanation", "Also called"),
}


def origin_of(definition: Indicator, confirmed: Collection[str]) -> Origin:
    """``confirmed`` are the ids of those that the office made its own."""
    if definition.id in confirmed:
        return Origin.OFFICE
    if definition.inferred:
        return Origin.INFERRED
    return Origin.BUILT_IN if Catalogue.load().get(definition.id) == definition else Origin.WORKBOOK


def definition_cards(
    dataset: Dataset, catalogue: Catalogue, confirmed: Collection[str], language: str = "zh", *, every: bool = False
) -> dict[str, list[DefinitionCard]]:
    """Cards by theme, in the order of the report: those in use, or ``every`` one known."""
    shown = {**(catalogue.indicators if every else {}), **dataset.indicators}
    order = {section: place for place, section in enumerate(catalogue.sections)}
    groups: dict[str, list[DefinitionCard]] = {}
    for definition in sorted(shown.values(), key=lambda d: order.get(d.section, len(order))):
        card = _card(definition, catalogue.indicators | shown, origin_of(definition, confirmed), language)
        groups.setdefault(theme_name(definition.section, language), []).append(
            card if definition.id in dataset.indicators else _unused(card)
        )
    return groups


def _unused(card: DefinitionCard) -> DefinitionCard:
    return DefinitionCard(card.id, card.name, card.other_name, card.unit, card.origin, card.facts, used=False)


def _card(definition: Indicator, known: Mapping[str, Indicator], origin: Origin, language: str) -> DefinitionCard:
    name = name_of(definition, language)
    other = definition.name if name != definition.name else definition.name_en
    unit = _unit(definition.unit, language)
    guessed = definition.better is not Better.NEITHER and not is_judged(definition)
    facts = _facts(definition, known, language)
    return DefinitionCard(definition.id, name, other, unit, origin, facts, used=True, unjudged=guessed)


def _unit(unit: str, language: str) -> str:
    """A Chinese unit as on an axis; one that an office gave in Latin letters (km) stays."""
    return unit if unit.isascii() else unit_name(unit, language)


def _facts(definition: Indicator, known: Mapping[str, Indicator], language: str) -> tuple[tuple[str, str], ...]:
    texts = (
        KINDS[language][definition.kind],
        formula_of(definition, known, language),
        DIRECTIONS[language][definition.better],
        TARGET_FORMS[language][target_form(definition)],
        schedules_of(definition, language).get(definition.schedule, ""),
        "" if definition.weight is None else number(definition.weight),
        scope_of(definition, language),
        ("、" if language == "zh" else ", ").join(definition.aliases[:6]),
    )
    return tuple((label, text) for label, text in zip(_LABELS[language], texts, strict=True) if text)


def formula_of(definition: Indicator, known: Mapping[str, Indicator], language: str = "zh") -> str:
    """会员总数 ÷ 职工总数; empty where nothing is divided."""
    if definition.kind is not Kind.RATIO or not (definition.numerator and definition.denominator):
        return ""
    parts = (known.get(part) for part in (definition.numerator, definition.denominator))
    return " ÷ ".join(name_of(part, language) if part else "?" for part in parts)


def name_of(definition: Indicator, language: str = "zh") -> str:
    return (definition.name_en if language == "en" else "") or definition.name


def answer_of(cards: Mapping[str, Iterable[DefinitionCard]], language: str = "zh") -> str:
    """How many are in use, and how many were guessed from a header and wait for a look."""
    used = [card for group in cards.values() for card in group if card.used]
    waiting = sum(card.origin is Origin.INFERRED for card in used)
    if language == "en":
        return f"{len(used)} indicators in use; " + (
            f"{waiting} guessed from headers, please confirm." if waiting else "all confirmed."
        )
    return f"在用{len(used)}项指标，" + (f"其中{waiting}项是按表头推断的，请确认。" if waiting else "口径都已明确。")


_FIELDS = {
    "zh": {
        "name": "名称", "name_en": "英文名", "unit": "计量单位", "kind": "类型", "better": "方向", "numerator": "分子",
        "denominator": "分母", "target_form": "目标形式", "schedule": "进度安排", "section": "板块", "aliases": "别名",
        "source": "口径", "weight": "评分权重",
    },
    "en": {
        "name": "name", "name_en": "English name", "unit": "unit", "kind": "kind", "better": "direction",
        "numerator": "numerator", "denominator": "denominator", "target_form": "target", "schedule": "schedule",
        "section": "theme", "aliases": "aliases", "source": "explanation", "weight": "weight in scores",
    },
}  # fmt: skip


def changed_fields(before: Indicator | None, after: Indicator, language: str = "zh") -> list[str]:
    """The names of what differs; all is new where there was nothing before."""
    return [
        word for field, word in _FIELDS[language].items() if before is None or getattr(before, field) != getattr(after, field)
    ]


@dataclass(frozen=True, slots=True)
class PastChange:
    time: str
    who: str
    what: str
    undone: str


def past_changes(definitions: Iterable[Definition], indicator: str, language: str = "zh") -> list[PastChange]:
    """The changes of one indicator's definition, newest first, each by what it set otherwise than the change before it."""
    own = [d for d in definitions if d.indicator.id == indicator]
    if not own:
        return []
    before = [*(d.indicator for d in own[1:]), Catalogue.load().get(indicator)]
    comma, confirmed = ("、", "确认无误") if language == "zh" else (", ", "confirmed")
    return [
        PastChange(
            time=time_text(d.defined_at, language),
            who=d.who,
            what=comma.join(changed_fields(earlier, d.indicator, language)) if earlier else confirmed,
            undone=time_text(d.undone_at, language) if d.undone_at else "",
        )
        for d, earlier in zip(own, before, strict=True)
    ]
