"""The definitions that put-together data need: of all that was observed or asked for, and of all that can be computed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from indicators.catalogue import Catalogue
from indicators.model import Indicator, Observation, Target


def with_what_is_needed(
    known: Mapping[str, Indicator], observations: Iterable[Observation], targets: Iterable[Target]
) -> dict[str, Indicator]:
    """``known``, and definitions for whatever else was observed or asked for, and the ratios that can be computed.

    The parts of a ratio may come in different files, so no file alone knows that it can be computed. A definition that the
    files bring goes before the built-in one; what neither defines is inferred from its id.
    """
    built_in = Catalogue.load()
    units: dict[str, str] = {}
    units_by_indicator: dict[str, set[str]] = {}
    for o in observations:
        units.setdefault(o.indicator, o.unit)
        units_by_indicator.setdefault(o.indicator, set()).add(o.org_unit)
    asked = {t.indicator: "" for t in targets}
    missing = {id_: _found(id_, unit, built_in) for id_, unit in (asked | units).items() if id_ not in known}
    computable = {d.id: d for d in built_in.indicators.values() if d.id not in known and _has_both_parts(d, units_by_indicator)}
    return dict(known) | missing | computable


def _found(id_: str, unit: str, catalogue: Catalogue) -> Indicator:
    return catalogue.get(id_) or replace(catalogue.infer(id_, unit), id=id_)


def _has_both_parts(definition: Indicator, observed: Mapping[str, set[str]]) -> bool:
    """Whether some org unit was observed with numerator and denominator."""
    above, below = definition.numerator, definition.denominator
    return bool(above and below and observed.get(above, set()) & observed.get(below, set()))
