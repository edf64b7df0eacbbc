"""What an earlier file said of an indicator and a later one leaves open: a ceiling, a level, the parts of a rate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from indicators.catalogue import Catalogue
from indicators.inference import infer_indicator, of_kind
from indicators.model import Indicator, Kind, TargetForm
from indicators.rates_of_parts import kept_parts

_COUNTED = (Kind.FLOW, Kind.STOCK)


def as_stated_before(indicator: Indicator, stated: Indicator, known: Mapping[str, Indicator], asked: set[str]) -> Indicator:
    """A later file's definition with what an earlier one ``stated`` and this one does not touch.

    ``known`` are the later file's definitions, ``asked`` the indicators it has targets of.
    """
    kept = kept_parts(_of_kind_stated(indicator, stated), stated, known)
    if stated.target_form is TargetForm.CEILING and indicator.id not in asked:
        return replace(kept, target_form=stated.target_form, better=stated.better)
    return kept


def _of_kind_stated(indicator: Indicator, stated: Indicator) -> Indicator:
    """A kind that is no more than what the name gives gives way to one that a sheet said."""
    if indicator.kind is stated.kind or not {indicator.kind, stated.kind} <= set(_COUNTED):
        return indicator
    usual = Catalogue.load().get(indicator.id) or infer_indicator(indicator.name, indicator.unit)
    return of_kind(indicator, stated.kind) if indicator.kind is usual.kind else indicator
