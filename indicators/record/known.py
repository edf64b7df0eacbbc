"""The catalogue to read the next files with: built-in definitions, the workbooks' own, the office's, and what is remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.matching import plain
from indicators.model import Indicator
from indicators.naming import read_header
from indicators.record.definitions import in_force
from indicators.record.memory import MeaningKind, Remembered

if TYPE_CHECKING:
    from indicators.record.record import Record


def catalogue_for(record: Record) -> Catalogue:
    """All that the record knows of indicators. Loads the data: keep the result as long as ``record.version()`` stays."""
    return known_catalogue(record.dataset(), in_force(record.definitions()), record.remembered())


def known_catalogue(dataset: Dataset, defined: Mapping[str, Indicator], remembered: Iterable[Remembered] = ()) -> Catalogue:
    """The built-in catalogue with the definitions of ``dataset``; those ``defined`` by the office go before all others.

    A wording that a person said means an indicator becomes its alias and nobody else's; it stays a question where it is
    another indicator's own name.
    """
    met = (i for i in dataset.indicators.values() if i.id not in defined)
    catalogue = Catalogue.load().extended(met)
    indicators = {**catalogue.indicators, **defined}
    for meaning in remembered:
        if meaning.kind is MeaningKind.INDICATOR and meaning.meaning in indicators:
            indicators = _with_alias(indicators, meaning.text, meaning.meaning)
    sections = dict.fromkeys([*catalogue.sections, *(d.section for d in defined.values())])
    return Catalogue(indicators, tuple(sections))


def _with_alias(indicators: Mapping[str, Indicator], text: str, owner: str) -> dict[str, Indicator]:
    wording = _compared(text)
    result = {id_: _without_alias(i, wording) for id_, i in indicators.items()}
    if wording != _compared(result[owner].name):
        result[owner] = replace(result[owner], aliases=(*result[owner].aliases, text))
    return result


def _without_alias(indicator: Indicator, wording: str) -> Indicator:
    kept = tuple(alias for alias in indicator.aliases if _compared(alias) != wording)
    return indicator if kept == indicator.aliases else replace(indicator, aliases=kept)


def _compared(wording: str) -> str:
    return plain(read_header(wording).name)
