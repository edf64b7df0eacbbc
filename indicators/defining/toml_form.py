"""Definitions as TOML, in the form of ``catalogue.toml``: a section an indicator, named by its id."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from indicators.catalogue import Catalogue
from indicators.defining.office_form import SECTIONS, OfficeFile, quoted, read_office
from indicators.defining.rules import Mistake
from indicators.defining.words import target_forms_for
from indicators.model import Better, Indicator, Kind, Schedule, TargetForm

MOST_BYTES = 1_000_000
_TEXTS = ("name", "name_en", "unit", "numerator", "denominator", "section", "source")
_CHOICES: dict[str, type[StrEnum]] = {"kind": Kind, "better": Better, "target": TargetForm, "schedule": Schedule}
_FIELDS = (*_TEXTS, *_CHOICES, "aliases", "weight")


def write_toml(definitions: Iterable[Indicator], office: str = "") -> bytes:
    """The definitions in their order, after them what ``write_office`` gives; the same definitions give the same bytes."""
    sections = (f"[{quoted(d.id)}]\n" + "".join(f"{name} = {value}\n" for name, value in _entries(d)) for d in definitions)
    return "\n".join((*sections, *([office] if office else []))).encode()


def _entries(d: Indicator) -> list[tuple[str, str]]:
    texts = [("name", d.name), ("name_en", d.name_en), ("unit", d.unit)]
    choices = [("kind", d.kind), ("better", d.better), ("target", d.target_form), ("schedule", d.schedule)]
    parts = [("numerator", d.numerator or ""), ("denominator", d.denominator or "")]
    closing = [("section", d.section), ("source", d.source)]
    entries = [(name, quoted(text)) for name, text in (*texts, *choices, *parts, *closing) if text or name == "unit"]
    weight = [("weight", repr(float(d.weight)))] if d.weight is not None else []
    return [*entries, *weight, ("aliases", f"[{', '.join(map(quoted, d.aliases))}]")]


def read_toml(data: bytes, catalogue: Catalogue) -> tuple[list[Indicator], list[Mistake], OfficeFile]:
    """The definitions of a file, what is wrong with it, and what it says of org units and scoring.

    A faulty entry is left out, the others are read.

    What an entry leaves open stays as the catalogue has it, or follows from the form of the name.
    """
    if len(data) > MOST_BYTES:
        return [], [Mistake("file_too_large", facts=(("most", "1MB"),))], OfficeFile()
    try:
        entries = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return [], [Mistake("not_text")], OfficeFile()
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return [], [Mistake("not_toml", facts=(("reason", str(error)),))], OfficeFile()
    entries.pop("sections", None)  # the built-in file begins with the order of its themes
    office = read_office({name: entries.pop(name) for name in SECTIONS if name in entries})
    definitions, mistakes = list[Indicator](), list[Mistake]()
    for id_, entry in entries.items():
        found = _mistakes_in_entry(id_, entry)
        mistakes += found
        if not found:
            definitions.append(_definition(id_, entry, catalogue))
    return definitions, mistakes, office


def _mistakes_in_entry(id_: str, entry: object) -> list[Mistake]:
    if not isinstance(entry, dict):
        return [Mistake("not_an_entry", id_)]
    result = []
    for field, value in entry.items():
        if field not in _FIELDS:
            result.append(Mistake("unknown_field", id_, (("field", field), ("allowed", ", ".join(_FIELDS)))))
        elif field in _CHOICES and value not in list(_CHOICES[field]):
            allowed = ", ".join(_CHOICES[field])
            result.append(Mistake("not_a_choice", id_, (("field", field), ("found", str(value)), ("allowed", allowed))))
        elif field == "weight":
            if isinstance(value, bool) or not isinstance(value, int | float):
                result.append(Mistake("weight_not_positive", id_))
        elif not (_is_list_of_texts(value) if field == "aliases" else isinstance(value, str)):
            result.append(Mistake("field_not_text", id_, (("field", field),)))
    return result


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) for entry in value)


def _definition(id_: str, entry: Mapping[str, Any], catalogue: Catalogue) -> Indicator:
    """The entry over what is known of it; without a word on the target's form, the usual one of its kind."""
    known = catalogue.get(id_) or catalogue.get(entry.get("name", id_))
    base = known or catalogue.infer(entry.get("name", id_), entry.get("unit", ""), entry.get("section", ""))
    kind, better = Kind(entry.get("kind", base.kind)), Better(entry.get("better", base.better))
    forms = target_forms_for(kind, better)
    usual = base.target_form if base.target_form in forms else forms[0]
    given = {field: entry[field] for field in ("name", "name_en", "unit", "section", "source") if field in entry}
    parts = {f: entry.get(f, getattr(base, f)) or None for f in ("numerator", "denominator")} if kind is Kind.RATIO else {}
    return replace(
        base,
        **{"id": id_, "numerator": None, "denominator": None, **given, **parts},
        kind=kind,
        better=better,
        aliases=tuple(entry.get("aliases", base.aliases)),
        target_form=TargetForm(entry.get("target", usual)),
        schedule=Schedule(entry.get("schedule", base.schedule)),
        weight=float(entry["weight"]) if "weight" in entry else base.weight,
        inferred=False,
    )
