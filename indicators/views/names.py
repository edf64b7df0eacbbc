"""The names of org units and indicators as the pages print them."""

from __future__ import annotations

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.narrative.english.words import kind_name, section_name
from indicators.narrative.facts.places import kind_of
from indicators.org_units import group_name


def whole_name(dataset: Dataset, language: str = "zh") -> str:
    """The whole by its own name where a workbook gives one, else 全县; in a peer group the group and its size."""
    if dataset.peers and language == "en":
        return f"{group_name(dataset.peers, 'en').capitalize()} ({len(dataset.org_units)})"
    return dataset.county or ("全县" if language == "zh" else "Whole county")


def org_unit_name(dataset: Dataset, org_unit: str, language: str = "zh") -> str:
    return whole_name(dataset, language) if org_unit == TOTAL else org_unit


def units_name(dataset: Dataset, language: str = "zh") -> str:
    """All org units in a word, the one the reports use: 乡镇（街道、园区）, villages and communities, units."""
    kind = kind_of(dataset.org_units)
    return kind_name(kind) if language == "en" else kind


def theme_name(section: str, language: str = "zh") -> str:
    return section_name(section) if language == "en" else section


def indicator_name(dataset: Dataset, indicator: str, language: str = "zh") -> str:
    definition = dataset.indicators[indicator]
    return (definition.name_en if language == "en" else "") or definition.name
