"""How progress is judged: named presets of half-open bands, kept as data in ``status.toml`` and checked when loaded.

Published rules disagree: 42 of 100 at mid-year is "slightly behind", "on target" or "yellow" depending on whom one asks.
So a rule has a name, a source and bands that cover the whole line, and the one in use is printed with its results.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from indicators.wording import status_name


class Status(StrEnum):
    """A verdict, from the best to the worst; ``no_target`` and ``no_data`` are said in words and never judged."""

    DONE = "done"
    AHEAD = "ahead"
    ON_SCHEDULE = "on_schedule"
    SLIGHTLY_BEHIND = "slightly_behind"
    BEHIND = "behind"
    FAR_BEHIND = "far_behind"
    NO_TARGET = "no_target"
    NO_DATA = "no_data"


class Basis(StrEnum):
    """What the bands measure: lead is completion − schedule (a fraction), ratio is completion ÷ schedule."""

    LEAD = "lead"
    RATIO = "ratio"


class InvalidPreset(ValueError):
    """A preset's bands leave a gap, overlap or name an unknown status; the message says which and where."""


class UnknownPreset(KeyError):
    """There is no preset of that name."""


@dataclass(frozen=True, slots=True)
class Band:
    """All x with ``lower`` ≤ x < ``upper``, the status they get and the rule's own words for it, if it has any."""

    status: Status
    lower: float
    upper: float
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Preset:
    """One published rule. ``bands`` run from the best to the worst and cover the whole line without gap or overlap.

    ``done`` says whether a reached target is told apart from its band.
    """

    id: str
    zh: str
    en: str
    basis: Basis
    done: bool
    source: str
    bands: tuple[Band, ...]

    def __post_init__(self) -> None:
        _check(self)

    def name(self, language: str = "zh") -> str:
        return self.zh if language == "zh" else self.en

    def classify(self, measured: float) -> Status:
        """The status of a lead or ratio, whichever the preset is based on."""
        return next(band.status for band in self.bands if measured >= band.lower)

    def label(self, status: str, language: str = "zh", *, schedule: float | None = None) -> str:
        """The words this preset prints for a status: its own band's, else the usual ones, where so much is due."""
        own = next((band for band in self.bands if band.status == status), None)
        words = (own.zh if language == "zh" else own.en) if own else ""
        return words or status_name(status, language, schedule=schedule)


def parse_presets(text: str) -> dict[str, Preset]:
    """Read presets in the form of ``status.toml``; raise InvalidPreset where one does not judge every case once."""
    return {name: _preset(name, entry) for name, entry in tomllib.loads(text).items()}


@cache
def presets() -> Mapping[str, Preset]:
    """The presets that are shipped, by id."""
    return parse_presets(resources.files("indicators").joinpath("status.toml").read_text("utf-8"))


def preset_named(name: str) -> Preset:
    """The shipped preset of that id; UnknownPreset lists the ids there are."""
    try:
        return presets()[name]
    except KeyError:
        raise UnknownPreset(f"no preset “{name}”; there are: {', '.join(presets())}") from None


def _preset(name: str, entry: Mapping[str, Any]) -> Preset:
    try:
        return Preset(
            id=name,
            zh=entry["zh"]["name"],
            en=entry["en"]["name"],
            basis=Basis(entry["basis"]),
            done=entry["done"],
            source=entry["source"],
            bands=tuple(_band(band) for band in entry["bands"]),
        )
    except KeyError as missing:
        raise InvalidPreset(f"preset “{name}”: {missing} is missing") from missing
    except InvalidPreset:
        raise
    except ValueError as wrong:
        raise InvalidPreset(f"preset “{name}”: {wrong}") from wrong


def _band(entry: Mapping[str, Any]) -> Band:
    return Band(
        status=Status(entry["status"]),
        lower=float(entry.get("from", -math.inf)),
        upper=float(entry.get("to", math.inf)),
        zh=entry.get("zh", ""),
        en=entry.get("en", ""),
    )


def _check(preset: Preset) -> None:
    """Every number must lie in exactly one band."""
    where = f"preset “{preset.id}”"
    if not preset.bands:
        raise InvalidPreset(f"{where}: no bands")
    if preset.bands[0].upper != math.inf:
        raise InvalidPreset(f"{where}: gap above {preset.bands[0].upper:g}")
    if preset.bands[-1].lower != -math.inf:
        raise InvalidPreset(f"{where}: gap below {preset.bands[-1].lower:g}")
    for band in preset.bands:
        if band.lower >= band.upper:
            raise InvalidPreset(f"{where}: band “{band.status}” from {band.lower:g} to {band.upper:g} is empty")
    for better, worse in zip(preset.bands, preset.bands[1:], strict=False):
        if better.lower > worse.upper:
            raise InvalidPreset(f"{where}: gap between {worse.upper:g} and {better.lower:g}")
        if better.lower < worse.upper:
            raise InvalidPreset(f"{where}: overlap between {better.lower:g} and {worse.upper:g}")
    if len({band.status for band in preset.bands}) < len(preset.bands):
        raise InvalidPreset(f"{where}: a status stands in two bands")
