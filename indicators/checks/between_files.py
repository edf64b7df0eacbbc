"""The same figure in two files that came together: an error if they differ, for nobody can say which one is meant.

Only files that end with the same quarter are held against each other: a later quarter's file that gives an earlier figure
anew revises it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indicators.checks.figures import Figures, key_of, problem_at
from indicators.checks.rounding import differs, exact, half_last_place
from indicators.checks.together import Delivery, Found, pairs
from indicators.model import Observation, Problem

MOST_TOLD_ONE_BY_ONE = 10

Pair = tuple[Observation, Observation]


def check_between_files(deliveries: Sequence[Delivery], record: Figures) -> Iterator[Found]:
    """Told in the later file of two, with the earlier one's name and cell."""
    for earlier, later in (pair for delivery in deliveries for pair in pairs(delivery.files)):
        both = [(o, known) for o in later.observations if (known := earlier.by_key.get(key_of(o))) is not None]
        differing = [pair for pair in both if _differ(*pair)]
        if len(differing) > MOST_TOLD_ONE_BY_ONE:
            yield later, _of_many(later, earlier, differing)
        else:
            yield from ((later, _of_one(later, *pair)) for pair in differing)
        if both and not differing:
            facts = (("other_file", earlier.reading.file), ("count", str(len(both))))
            yield later, Problem("files_repeat", later.reading.file, facts=facts)


def _differ(o: Observation, known: Observation) -> bool:
    return differs(o.value, known.value, half_last_place(o) + half_last_place(known))


def _of_one(figures: Figures, o: Observation, known: Observation) -> Problem:
    facts = (
        ("org_unit", o.org_unit),
        ("indicator", figures.indicators[o.indicator].name),
        ("period", o.period.code),
        ("found", exact(o.value, o.unit)),
        ("other", exact(known.value, known.unit)),
        ("other_file", known.source.file),
        ("other_cell", f"{known.source.sheet}!{known.source.cell}"),
    )
    return problem_at("files_differ", o, facts)


def _of_many(later: Figures, earlier: Figures, differing: list[Pair]) -> Problem:
    examples = "、".join(
        f"{o.source.cell}“{o.org_unit}”{later.indicators[o.indicator].name}{exact(known.value, known.unit)}／"
        f"{exact(o.value, o.unit)}"
        for o, known in differing[:3]
    )
    facts = (("other_file", earlier.reading.file), ("count", str(len(differing))), ("examples", examples))
    return Problem("files_differ_widely", later.reading.file, facts=facts)
