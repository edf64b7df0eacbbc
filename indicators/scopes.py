"""What an indicator covers and where that comes from (口径), in the reader's language.

The built-in scopes have an English text beside their Chinese one (``scopes.en.toml``). What an office wrote itself stays in
its own words: a translation would be ours and not theirs.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from indicators.catalogue import Catalogue
from indicators.model import Indicator


@cache
def english_scopes() -> Mapping[str, str]:
    """The English scopes of the built-in indicators by id."""
    scopes: dict[str, str] = tomllib.loads(resources.files("indicators").joinpath("scopes.en.toml").read_text("utf-8"))
    return scopes


def scope_of(definition: Indicator, language: str = "zh") -> str:
    """The scope as shown; empty where nothing is said of it."""
    built_in = Catalogue.load().get(definition.id)
    if language == "en" and built_in and built_in.source == definition.source:
        return english_scopes().get(definition.id, definition.source)
    return definition.source
