"""What is measured: the built-in definitions, a workbook's own, and finding the one a header means.

The definitions are data (``catalogue.toml``); how a name is understood is in ``meaning.py``, how certain a match is in
``matching.py``; a header nobody defined gets a definition from its form (``inference.py``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from indicators.inference import infer_indicator, usual_target_form
from indicators.matching import ACCEPT, ASK, MOST_ASKED, certainty_of, plain
from indicators.meaning import Meaning, Vocabulary, compatible, meaning_of
from indicators.model import Better, Indicator, Kind, Schedule, TargetForm
from indicators.naming import is_chinese, read_header

__all__ = ["ACCEPT", "ASK", "Catalogue", "Match"]

GUESSED = 0.97
"""A definition that was itself a guess gives way to one that somebody wrote."""

RIVALS_WITHIN = 0.02
"""Two indicators closer in certainty than this cannot be told apart."""

NAMED_WITHIN = 0.1
"""Others this close are named to the person asked."""

OWN_WORD, FEW = 3, 2
"""A word so long, in so few definitions, is the name of something of its own."""

REMEMBERED = 16_384


@dataclass(frozen=True, slots=True)
class Match:
    """The indicator a header most likely means, how certain that is (0–1), and the others it may mean as well.

    ``indicator`` is None below ``ASK``. Two indicators that fit equally well are never accepted, only asked about.
    """

    indicator: Indicator | None
    certainty: float
    rivals: tuple[Indicator, ...] = ()

    @property
    def accepted(self) -> bool:
        return self.indicator is not None and self.certainty >= ACCEPT

    @property
    def asked(self) -> bool:
        return self.indicator is not None and self.certainty < ACCEPT


@dataclass(frozen=True)
class Catalogue:
    """Definitions by id, in the order of a report, and the order of its themes."""

    indicators: dict[str, Indicator]
    sections: tuple[str, ...] = field(default=())

    @staticmethod
    @cache
    def load() -> Catalogue:
        """The built-in definitions."""
        with (Path(__file__).parent / "catalogue.toml").open("rb") as file:
            raw = tomllib.load(file)
        sections = tuple(raw.pop("sections"))
        return Catalogue({key: _definition(key, entry) for key, entry in raw.items()}, sections)

    def get(self, id_: str) -> Indicator | None:
        return self.indicators.get(id_)

    def match(self, header: str, unit: str = "") -> Match:
        """Find the definition a header means; ``unit`` is what a unit column or line says, if the header has none."""
        answers, asked = self._answers, (header, unit)
        if asked not in answers:
            if len(answers) >= REMEMBERED:
                answers.clear()
            answers[asked] = self._look_up(header, unit)
        return answers[asked]

    @cached_property
    def _answers(self) -> dict[tuple[str, str], Match]:
        """What was asked before: long tables repeat a few names on every row."""
        return {}

    def _look_up(self, header: str, unit: str) -> Match:
        read = read_header(header)
        unit = read.unit or unit
        said, plain_name = meaning_of(read.name, unit), plain(read.name)
        scores: dict[str, float] = {}
        for name, meaning, indicator in self._names:
            certainty = certainty_of(plain_name, said, name, meaning) * (GUESSED if indicator.inferred else 1.0)
            if certainty > scores.get(indicator.id, 0.0):
                scores[indicator.id] = certainty
        return self._best(scores)

    def said_by(self, name: str, topic: str, unit: str) -> list[Indicator]:
        """The definitions all of whose words a short name and what is said around it give together: 受理件数 of 劳动争议调解.

        Each word of the name must be one of the definition's.
        """
        said, asked = self._said_by, (name, topic, unit)
        if asked not in said:
            if len(said) >= REMEMBERED:
                said.clear()
            said[asked] = self._all_said_by(name, topic, unit)
        return said[asked]

    @cached_property
    def _said_by(self) -> dict[tuple[str, str, str], list[Indicator]]:
        return {}

    def _all_said_by(self, name: str, topic: str, unit: str) -> list[Indicator]:
        header = read_header(name)
        own, around = meaning_of(header.name, header.unit or unit), meaning_of(read_header(topic).name).words
        if not own.words - Vocabulary.load().weak:
            return []
        found = {
            indicator.id: indicator
            for _, meant, indicator in self._names
            if own.words <= meant.words <= own.words | around and compatible(own.measure, meant.measure)
        }
        return list(found.values())

    def is_narrowed(self, indicator: Indicator, group: str) -> bool:
        """Whether a group names something of its own that the definition does not: what stands under 送清凉 is no matter of all
        慰问. Such a word is one that few definitions use and that is no common word of headers."""
        return any(word in group and indicator.id not in ids for word, ids in self._own_words.items())

    @cached_property
    def _own_words(self) -> dict[str, set[str]]:
        """The words that only a few definitions use, and their ids."""
        users: dict[str, set[str]] = {}
        for _, meant, indicator in self._names:
            for word in meant.unknown:
                if len(word) >= OWN_WORD and is_chinese(word) and not indicator.inferred:
                    users.setdefault(word, set()).add(indicator.id)
        return {word: ids for word, ids in users.items() if len(ids) <= FEW}

    def infer(self, header: str, unit: str, section: str = "") -> Indicator:
        """Make a definition for a header nobody defined, from its form, its unit and the theme it stands under.

        Its id is the header without unit and numbering; if the catalogue has that id, the catalogue's definition is given.
        """
        guess = infer_indicator(header, unit, section)
        return self.indicators.get(guess.id, guess)

    def extended(self, indicators: Iterable[Indicator]) -> Catalogue:
        """The catalogue with a workbook's own definitions, which replace built-in ones of the same id or name.

        A definition that takes the place of another keeps its id and its aliases; parts given by name become ids. An
        inferred one replaces nothing but an inferred one: it is only remembered.
        """
        own = [i for i in indicators if not i.inferred or self.indicators.get(i.id, i).inferred]
        ids = {i.id: i.id if i.inferred else self._id_of(i.name, i.unit) or i.id for i in own}
        merged = dict(self.indicators)
        for i in own:
            merged[ids[i.id]] = replace(
                _in_place_of(i, self.indicators.get(ids[i.id])),
                id=ids[i.id],
                numerator=self._part(i.numerator, ids),
                denominator=self._part(i.denominator, ids),
            )
        sections = tuple(dict.fromkeys([*self.sections, *(i.section for i in own)]))
        return Catalogue(merged, sections)

    def _part(self, part: str | None, ids: dict[str, str]) -> str | None:
        if part is None or part in self.indicators:
            return part
        return ids.get(part) or self._id_of(part, "") or part

    def _id_of(self, name: str, unit: str) -> str | None:
        """The definition that has exactly this name or alias, and counts the same kind of thing."""
        if name in self.indicators:
            return name
        wanted = read_header(name).name
        measure = meaning_of(wanted, unit).measure
        same = (i.id for known, meant, i in self._names if known == plain(wanted) and compatible(measure, meant.measure))
        return next(same, None)

    @cached_property
    def _names(self) -> list[tuple[str, Meaning, Indicator]]:
        """Every wording there is: in plain letters, what it means, and whose it is."""
        return [
            (plain(read_header(name).name), meaning_of(read_header(name).name, _unit_for(name, i)), i)
            for i in self.indicators.values()
            for name in dict.fromkeys([i.name, i.name_en, *i.aliases])
            if name
        ]

    def _best(self, scores: dict[str, float]) -> Match:
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        if not ranked or ranked[0][1] < ASK:
            return Match(None, ranked[0][1] if ranked else 0.0)
        (best, certainty), others = ranked[0], ranked[1:]
        rivals = [(id_, score) for id_, score in others if score >= max(ASK, certainty - NAMED_WITHIN)]
        if rivals and certainty - rivals[0][1] < RIVALS_WITHIN:
            certainty = min(certainty, MOST_ASKED)
        return Match(self.indicators[best], round(certainty, 3), tuple(self.indicators[id_] for id_, _ in rivals))


def _definition(key: str, entry: dict[str, Any]) -> Indicator:
    kind, better = Kind(entry["kind"]), Better(entry.get("better", "higher"))
    return Indicator(
        id=key,
        name=entry.get("name", key),
        unit=entry["unit"],
        kind=kind,
        better=better,
        name_en=entry.get("name_en", ""),
        aliases=tuple(entry.get("aliases", ())),
        numerator=entry.get("numerator"),
        denominator=entry.get("denominator"),
        section=entry["section"],
        target_form=TargetForm(entry["target"]) if "target" in entry else usual_target_form(kind, better),
        schedule=Schedule(entry.get("schedule", "even")),
        source=entry.get("source", ""),
    )


def _in_place_of(own: Indicator, replaced: Indicator | None) -> Indicator:
    if replaced is None:
        return own
    aliases = dict.fromkeys([*own.aliases, replaced.name, *replaced.aliases])
    return replace(own, name_en=own.name_en or replaced.name_en, aliases=tuple(a for a in aliases if a != own.name))


def _unit_for(name: str, indicator: Indicator) -> str:
    """An alias whose ending already shows a measure (职工培训人数 beside 人次) keeps it."""
    return "" if meaning_of(read_header(name).name).measure else indicator.unit
