"""What the words around a figure say, by phrases that ``measures.toml`` lists.

A phrase is plain text with slots: ``{goal}`` is one of the words listed as goal, ``{goal?}`` one or none, ``{goal*}`` any
number of them, and a name that is not listed is the word itself (``{了?}``). ``{4}`` is up to four characters, ``…`` any
words without a figure between them, ``…#`` any words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from indicators.proofreading.surroundings import HOLE
from indicators.proofreading.vocabulary import alternatives

Words = Mapping[str, Sequence[str]]

_PIECE = re.compile(r"\{(?P<most>\d+)\}|\{(?P<name>[^{}?*]+)(?P<times>[?*]?)\}|(?P<far>…#)|(?P<near>…)|(?P<plain>[^{}…]+)")


def ends(words: str, name: str) -> bool:
    """Whether the words end with a phrase of that name."""
    return _patterns()["ends", name].search(words) is not None


def ending(words: str, name: str) -> str:
    """The phrase of that name with which the words end, "" if with none."""
    found = _patterns()["ends", name].search(words)
    return found[0] if found else ""


def starts(words: str, name: str) -> bool:
    """Whether the words begin with a phrase of that name."""
    return _patterns()["starts", name].match(words) is not None


def within(words: str, name: str) -> bool:
    """Whether a phrase of that name stands anywhere in the words."""
    return _patterns()["within", name].search(words) is not None


def last_of(words: str, *names: str) -> str:
    """The name of the list that has the last word of all that stand in the words; "" if none has any."""
    found = list(_any_of(names).finditer(words))
    return str(found[-1].lastgroup) if found else ""


def pattern_of(phrases: Sequence[str], words: Words) -> str:
    """A regular expression for any one of the phrases; raise ValueError for a phrase that is none."""
    return "|".join("".join(_pieces(phrase, words)) for phrase in phrases)


def _pieces(phrase: str, words: Words) -> list[str]:
    found = list(_PIECE.finditer(phrase))
    if "".join(piece[0] for piece in found) != phrase:
        raise ValueError(f"no phrase: {phrase}")
    return [_piece(piece, words) for piece in found]


def _piece(piece: re.Match[str], words: Words) -> str:
    if piece["most"]:
        return f".{{0,{piece['most']}}}"
    if piece["name"]:
        return f"(?:{alternatives(list(words.get(piece['name'], [piece['name']])))}){piece['times']}"
    if piece["far"]:
        return ".*"
    return f"[^{HOLE}]*" if piece["near"] else re.escape(piece["plain"])


@cache
def _patterns() -> Mapping[tuple[str, str], re.Pattern[str]]:
    anchored = {"ends": "(?:{})$", "starts": "{}", "within": "{}"}
    return {
        (where, name): re.compile(form.format(pattern_of(phrases, _words())))
        for where, form in anchored.items()
        for name, phrases in _raw()[where].items()
    }


@cache
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{alternatives(list(_words()[name]))})" for name in names))


def _words() -> Words:
    return _raw()["words"]


@cache
def _raw() -> Mapping[str, Words]:
    return tomllib.loads((Path(__file__).parent / "measures.toml").read_text("utf-8"))
