"""Org units and scoring in the file of definitions: TOML sections beside those of the indicators."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from indicators.defining.rules import LONGEST_NAME, Mistake
from indicators.org_units import Change, InvalidChange, InvalidTree, Place, Structure, changed_twice, names_the_whole
from indicators.periods import InvalidPeriod, Period
from indicators.scoring import InvalidRule, Method
from indicators.scoring.plain import method_as_plain, method_from_plain

PLACES, CHANGES, SCORING = "org_units", "org_unit_changes", "scoring"
SECTIONS = (PLACES, CHANGES, SCORING)
"""Names of sections that are no indicators."""


@dataclass(frozen=True)
class OfficeFile:
    """What a file says beside the indicators. ``method`` is None where it says nothing of scoring."""

    structure: Structure = field(default_factory=Structure)
    method: Method | None = None
    mistakes: tuple[Mistake, ...] = ()


def write_office(structure: Structure, method: Method | None) -> str:
    """The sections; the same structure and method give the same text, nothing to say gives none."""
    lines = [_section(f"{PLACES}.{quoted(p.org_unit)}", {"parent": p.parent, "group": p.group}) for p in structure.places]
    for change in structure.changes:
        entries = {"name": change.name, "since": change.since.code, "becomes": dict(change.becomes)}
        lines.append(f"[[{CHANGES}]]\n{_entries(entries)}")
    if method:
        lines.append(_section(SCORING, method_as_plain(method)))
    return "\n".join(lines)


def read_office(entries: Mapping[str, Any]) -> OfficeFile:
    """The sections of a file that was read; what is wrong with an entry leaves only that entry out."""
    mistakes: list[Mistake] = []
    places = tuple(_places(entries.get(PLACES, {}), mistakes))
    changes = once_a_quarter(_changes(entries.get(CHANGES, []), mistakes), mistakes)
    structure = Structure(places, changes)
    try:
        _ = structure.today().tree
    except InvalidTree as error:
        mistakes.append(Mistake("no_tree", facts=(("way", str(error)),)))
        structure = Structure((), changes)
    method = _method(entries[SCORING], mistakes) if SCORING in entries else None
    return OfficeFile(structure, method, tuple(mistakes))


def once_a_quarter(changes: Iterable[Change], mistakes: list[Mistake]) -> tuple[Change, ...]:
    """The changes but those of an org unit that is changed twice in one quarter, of which is told."""
    kept = list(changes)
    while clash := changed_twice(kept):
        facts = (("name", clash.name), ("quarter", clash.since.code))
        mistakes.append(Mistake("changed_twice", facts=facts))
        kept = [c for c in kept if (c.name, c.since) != (clash.name, clash.since)]
    return tuple(kept)


def _method(section: object, mistakes: list[Mistake]) -> Method | None:
    if not isinstance(section, dict):
        mistakes.append(Mistake("not_an_entry", SCORING))
        return None
    try:
        return method_from_plain(section)
    except InvalidRule as error:
        mistakes.append(Mistake("no_scoring_rule", SCORING, (("reason", str(error)),)))
        return None


def _places(section: object, mistakes: list[Mistake]) -> Iterable[Place]:
    if not isinstance(section, dict):
        mistakes.append(Mistake("not_an_entry", PLACES))
        return
    for name, entry in section.items():
        if isinstance(entry, dict) and entry.keys() <= {"parent", "group"} and all(map(_is_name, (name, *entry.values()))):
            parent = entry.get("parent", "")
            if names_the_whole(name):
                mistakes.append(Mistake("names_the_whole", facts=(("name", name),)))
                continue
            yield Place(name, "" if names_the_whole(parent) else parent, entry.get("group", ""))
        else:
            mistakes.append(Mistake("no_place", name))


def _changes(section: Any, mistakes: list[Mistake]) -> Iterable[Change]:
    for entry in section if isinstance(section, list) else [section]:
        try:
            change = Change(
                _named(entry["name"]), _quarter(entry["since"]), {_named(n): float(s) for n, s in entry["becomes"].items()}
            )
            if whole := next(filter(names_the_whole, (change.name, *change.becomes)), None):
                mistakes.append(Mistake("names_the_whole", facts=(("name", whole),)))
            else:
                yield change
        except (InvalidChange, InvalidPeriod, KeyError, TypeError, ValueError, AttributeError) as error:
            name = entry.get("name", CHANGES) if isinstance(entry, dict) else CHANGES
            mistakes.append(Mistake("no_change", str(name), (("reason", str(error)),)))


def _quarter(code: object) -> Period:
    period = Period.parse(str(code))
    if not period.is_quarter:
        raise InvalidPeriod(f"{code}")
    return period


def _named(name: object) -> str:
    if not name or not _is_name(name):
        raise ValueError(f"{name}")
    return str(name)


def _is_name(text: object) -> bool:
    return isinstance(text, str) and len(text) <= LONGEST_NAME


def _section(name: str, entries: Mapping[str, Any]) -> str:
    return f"[{name}]\n{_entries(entries)}"


def _entries(entries: Mapping[str, Any]) -> str:
    return "".join(f"{name} = {_value(value)}\n" for name, value in entries.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{quoted(name)} = {_value(entry)}" for name, entry in value.items()) + " }"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return quoted(value) if isinstance(value, str) else repr(float(value))


def quoted(text: str) -> str:
    """A basic string: JSON's escapes are TOML's, but for the delete character."""
    return json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007F")
