"""Labels at the ends of lines, kept from lying on each other, and short names for the quarters of an axis."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.periods import Period

_QUARTERS_ZH = "一二三四"
MANY = 6
"""From more than so many periods on, only the first of each year is labelled, and the last if there is room for it."""


def spread(positions: Sequence[float], least: float) -> list[float]:
    """Positions moved apart so that neighbours differ by at least ``least``, in the same order and as near as can be."""
    order = sorted(range(len(positions)), key=lambda i: positions[i])
    clusters: list[tuple[list[int], float]] = []
    for i in order:
        members, centre = [i], positions[i]
        while clusters and centre - clusters[-1][1] < least * (len(members) + len(clusters[-1][0])) / 2:
            earlier, earlier_centre = clusters.pop()
            total = len(earlier) + len(members)
            centre = (earlier_centre * len(earlier) + centre * len(members)) / total
            members = earlier + members
        clusters.append((members, centre))
    result = [0.0] * len(positions)
    for members, centre in clusters:
        for place, i in enumerate(members):
            result[i] = centre + (place - (len(members) - 1) / 2) * least
    return result


def tick_texts(periods: Sequence[Period], language: str = "zh", *, goes_on: bool = False) -> list[str]:
    """What stands under the axis: the quarter, and the year under the first of each; thinned out where there are many.

    Where the axis ``goes_on`` there is no room for the last.
    """
    texts = []
    last = -1 if goes_on else len(periods) - 1
    firsts = [at == 0 or period.year != periods[at - 1].year for at, period in enumerate(periods)]
    for at, (period, first) in enumerate(zip(periods, firsts, strict=True)):
        if len(periods) > MANY and not first and (at != last or firsts[at - 1]):
            texts.append("")
        else:
            texts.append(_short(period, language) + (f"<br>{_year(period, language)}" if first else ""))
    return texts


def _short(period: Period, language: str) -> str:
    if period.is_quarter:
        return f"{_QUARTERS_ZH[period.start - 1]}季度" if language == "zh" else f"Q{period.start}"
    if language == "zh":
        return period.name_zh(with_year=False)
    return period.code.removeprefix(str(period.year)) or "year"


def _year(period: Period, language: str) -> str:
    return f"{period.year}年" if language == "zh" else str(period.year)
