"""Townships that were there before and are missing now, and names that were never seen: on record, or in earlier quarters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from rapidfuzz import fuzz, process

from indicators.checks.figures import Figures
from indicators.model import TOTAL, Observation, Problem
from indicators.periods import Period

MOST = 0.5
"""What has more than this share of the known org units is meant to be complete; what has fewer is one township's own file."""

FEWEST_STRANGERS = 2
"""One unknown name is a new township or a slip; from so many on, with nobody known, the file is another county's."""

ALIKE = 60.0
"""Similarity, 0–100, from which a known name is offered as the one meant."""


TOLD_CHANGE = "org_unit_change_told"
"""The note on what a sheet says became of an org unit."""


def check_org_units(figures: Figures, record: Figures | None = None) -> Iterator[Problem]:
    """Against the record; without one, each period of the file against those before it."""
    said = _said_of(figures.reading.problems)
    if record is not None:
        if record.org_units:
            there = _reported_otherwise(figures, record)
            found = _compare(figures.reading.file, record.org_units, figures.observations, said, there)
            first_time = _is_first_report(figures, record)
            yield from (p for p in found if p.code != "org_unit_new" or not first_time)
        return
    of_period: dict[Period, list[Observation]] = defaultdict(list)
    for o in figures.observations:
        if o.org_unit != TOTAL:
            of_period[o.period].append(o)
    seen: dict[str, None] = {}
    for _, now in sorted(of_period.items()):
        if seen:
            yield from _compare(figures.reading.file, seen, now, said)
        seen |= dict.fromkeys(o.org_unit for o in now)


def _compare(
    file: str,
    known: Iterable[str],
    observations: Iterable[Observation],
    said: Mapping[str, str],
    there: Collection[str] = (),
) -> Iterator[Problem]:
    """What is new and what is missing; nobody misses those that have reported otherwise (``there``). ``said`` is what the file
    says became of an org unit."""
    known = dict.fromkeys(known)
    first: dict[str, Observation] = {}
    for o in observations:
        if o.org_unit != TOTAL:
            first.setdefault(o.org_unit, o)
    if not first:
        return
    if known.keys().isdisjoint(first) and len(first) >= FEWEST_STRANGERS:
        yield Problem("org_units_all_new", file, facts=(("count", str(len(first))), ("known", _some(known))))
        return
    missing = [unit for unit in known if unit not in first and unit not in there]
    for unit, o in first.items():
        if unit not in known:
            nearest = _nearest(unit, missing)
            code = "org_unit_renamed" if nearest else "org_unit_new"
            yield Problem(code, file, o.source.sheet, o.source.cell, (("org_unit", unit), ("known", nearest)))
    if are_missed(missing, known):
        sheets = {o.source.sheet for o in first.values()}
        sheet = sheets.pop() if len(sheets) == 1 else ""
        quoted = "".join(f"表中写着“{text}”。" for text in dict.fromkeys(said[unit] for unit in missing if unit in said))
        about = (("count", str(len(missing))), ("org_units", "、".join(missing)), ("said", quoted))
        yield Problem("org_units_missing", file, sheet, facts=about)


def _said_of(problems: Iterable[Problem]) -> dict[str, str]:
    """What the file says of the org units that are now another, each in its words."""
    told = (dict(p.facts) for p in problems if p.code == TOLD_CHANGE)
    return {name: facts["found"] for facts in told for name in facts["org_units"].split("、")}


def _reported_otherwise(figures: Figures, record: Figures) -> set[str]:
    """Who is on record for the file's last quarter, if the file adds to these; nobody if it takes the place of some."""
    there = {o.org_unit for o in record.observations if o.period.last_quarter == figures.last_quarter}
    return there if there.isdisjoint(figures.org_units) else set()


def _is_first_report(figures: Figures, record: Figures) -> bool:
    """Whether one township adds itself to the first quarter that is being put on record: nobody is known from before."""
    return len(figures.org_units) == 1 and all(o.period.last_quarter == figures.last_quarter for o in record.observations)


def are_missed(missing: Collection[str], known: Collection[str]) -> bool:
    """Whether the others are meant to be complete, so that the few that are missing should be named."""
    return 0 < len(missing) < MOST * len(known)


def _nearest(unit: str, missing: list[str]) -> str:
    """The known org unit that is missing and whose name is alike, the closest of them; empty if there is none."""
    found = process.extractOne(unit, missing, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return str(found[0]) if found else ""


def _some(units: dict[str, None]) -> str:
    names = list(units)
    return "、".join(names[:3]) + ("等" if len(names) > 3 else "")
