"""How many planted errors are found, by kind: ``python tests/proofreading/measure_plants.py [SEEDS]``.

Texts are our own reports over random data. Each error is looked for twice: with our own reports beside the draft, and by the
words alone, as in a text written by hand.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from indicators.narrative import write
from indicators.periods import Period
from indicators.proofreading import Grounds, Kind, proofread
from indicators.report import write_txt
from tests.narrative.datasets import random_dataset
from tests.proofreading.plants import Field, Plant, plants

TELLS = (Kind.DIFFERS, Kind.INCONSISTENT, Kind.WORDING)


def fields(seeds: range) -> Iterator[Field]:
    """Our own reports over random data."""
    for seed in seeds:
        chance, dataset = random.Random(seed), random_dataset(seed)
        if dataset.periods:
            newest = max(dataset.periods)
            period = Period.to_date(newest.year, newest.end)
            org_unit = chance.choice(["total", *dataset.org_units])
            text = write_txt(write(dataset, period, org_unit)).decode()
            yield Field(text, Grounds(dataset), period, org_unit)


def is_found(field: Field, plant: Plant, *, beside_own: bool = True) -> bool:
    review = proofread(plant.text, field.grounds, period=field.period, org_unit=field.org_unit, beside_own=beside_own)
    told = (f for f in review.findings if f.kind in TELLS)
    return any(f.start <= plant.end and plant.start <= f.end for f in told)


def main() -> None:
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    planted: Counter[str] = Counter()
    found: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for number, field in enumerate(fields(range(seeds))):
        for plant in plants(field, random.Random(number), most=25):
            planted[plant.kind] += 1
            for beside_own in (True, False):
                found[beside_own][plant.kind] += is_found(field, plant, beside_own=beside_own)
                if "--list" in sys.argv and not beside_own and not is_found(field, plant, beside_own=False):
                    around = plant.text[max(0, plant.start - 50) : plant.end + 10].replace("\n", "/")
                    sys.stdout.write(f"  {plant.kind}: {around} (was {plant.was})\n")
    for kind, count in planted.items():
        with_own, alone = found[True][kind], found[False][kind]
        sys.stdout.write(f"{kind}: {count} planted, {with_own / count:.1%} found, {alone / count:.1%} by the words alone\n")
    total, with_own, alone = (sum(c.values()) for c in (planted, found[True], found[False]))
    sys.stdout.write(f"together: {total} planted, {with_own / total:.1%} found, {alone / total:.1%} by the words alone\n")


if __name__ == "__main__":
    main()
