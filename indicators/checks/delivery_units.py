"""Who is missing from files that came together, one township a file perhaps: told once, not in each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indicators.checks.figures import Figures
from indicators.checks.org_units import are_missed
from indicators.checks.together import Delivery, Found, heard_in
from indicators.model import Problem

FEWEST_FILES = 2


def check_delivery_units(deliveries: Sequence[Delivery], record: Figures) -> Iterator[Found]:
    """Those known before that neither the files nor the record give for the quarter; told in the last of the files."""
    known = dict.fromkeys(record.org_units)
    for delivery in deliveries:
        if len(delivery.files) >= FEWEST_FILES:
            yield from _missing(delivery, record, list(known))
        known |= dict.fromkeys(delivery.org_units)


def _missing(delivery: Delivery, record: Figures, known: list[str]) -> Iterator[Found]:
    heard = {*delivery.org_units, *heard_in(record, delivery.quarter)}
    missing = [unit for unit in known if unit not in heard]
    if are_missed(missing, known):
        facts = (
            ("files", str(len(delivery.files))),
            ("period", delivery.quarter.code),
            ("count", str(len(missing))),
            ("org_units", "、".join(missing)),
        )
        yield delivery.files[-1], Problem("org_units_missing_together", delivery.files[-1].reading.file, facts=facts)
