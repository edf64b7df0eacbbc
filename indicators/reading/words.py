"""The words sheets use, as data: ``words.toml`` beside this file."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

_REFERENCE = re.compile(r"<(\w+)>")


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resources.files("indicators.reading").joinpath("words.toml").read_text("utf-8"))


def _expanded(regex: str) -> str:
    parts = _words()["parts"]
    return _REFERENCE.sub(lambda m: _expanded(parts[m[1]]) if m[1] in parts else m[0], regex)


@cache
def expression(section: str, name: str) -> str:
    """One expression of a section, in a group, to be put into a larger one (compiled with ``re.VERBOSE``)."""
    entry = _words()
    for key in section.split("."):
        entry = entry[key]
    return f"(?:{_expanded(entry[name])})"


@cache
def pattern(section: str, name: str) -> re.Pattern[str]:
    """One expression of a section, compiled."""
    return re.compile(expression(section, name), re.VERBOSE | re.IGNORECASE)


def names(section: str) -> tuple[str, ...]:
    """The names of a section's entries, in order."""
    entry = _words()
    for key in section.split("."):
        entry = entry[key]
    return tuple(entry)


def words(name: str) -> frozenset[str]:
    """A plain list."""
    return frozenset(_words()["lists"][name].split())
