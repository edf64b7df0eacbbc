"""The definitions that put-together data need: of all that was observed or asked for, and of all that can be computed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from indicators.catalogue import Catalogue
from indicators.model import Indicator, Observation, Target
from indicators.observations import columns_of
from indicators.putting_together import first_units, indicators_with_both_parts


def with_what_is_needed(
    known: Mapping[str, Indicator], observations: Sequence[Observation], targets: Iterable[Target]
) -> dict[str, Indicator]:
    """``known``, and definitions for whatever else was observed or asked for, and the ratios that can be computed.

    The parts of a ratio may come in different files, so no file alone knows that it can be computed. A definition that the
    files bring goes before the built-in one; what neither defines is inferred from its id.
    """
    built_in = Catalogue.load()
    columns = columns_of(observations)
    units = first_units(columns)
    asked = {t.indicator: "" for t in targets}
    missing = {id_: _found(id_, unit, built_in) for id_, unit in (asked | units).items() if id_ not in known}
    unknown = (d for d in built_in.indicators.values() if d.id not in known)
    ratios = {d.id: (d.numerator, d.denominator) for d in unknown if d.numerator and d.denominator}
    observed = indicators_with_both_parts(columns, ratios)
    computable = {id_: built_in.indicators[id_] for id_ in ratios if id_ in observed}
    return dict(known) | missing | computable


def _found(id_: str, unit: str, catalogue: Catalogue) -> Indicator:
    return catalogue.get(id_) or replace(catalogue.infer(id_, unit), id=id_)
