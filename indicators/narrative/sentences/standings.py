"""The org units side by side over all their targets: how many each meets, and in which order that puts them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from indicators import wording
from indicators.narrative.document import Table
from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Figure, Text
from indicators.narrative.sentences.judging import good, judged
from indicators.progress.verdicts import SLIGHTLY

FEWEST_JUDGED = 3
"""Of fewer indicators than this there is no share."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One org unit: the rows that can be judged, those that are as far as they should be, its place (ties share one)."""

    org_unit: str
    judged: tuple[Row, ...]
    good: tuple[Row, ...]
    place: int

    @property
    def missed(self) -> tuple[Row, ...]:
        """The rows that are not as far as they should be."""
        return tuple(row for row in self.judged if row not in self.good)

    @property
    def has_share(self) -> bool:
        """Whether enough is judged for a share of it to say anything."""
        return len(self.judged) >= FEWEST_JUDGED

    @property
    def lead(self) -> float:
        """The average lead over all its targets: what parts those with equal shares."""
        return sum(row.lead or 0 for row in self.judged) / len(self.judged)

    @property
    def share(self) -> float:
        return len(self.good) / len(self.judged)

    @property
    def misses_half(self) -> bool:
        return self.has_share and self.share <= 1 / 2

    @property
    def depth(self) -> float:
        """The middle one of its leads: of its amounts, as a rate's points and a level due in December are of another scale."""
        amounts = [row for row in self.judged if row.subject.is_amount]
        leads = [row.lead or 0 for row in (amounts if len(amounts) >= FEWEST_JUDGED else self.judged)]
        return round(median(leads), 3)

    def reached(self, n: Narrator) -> Text:
        return n.evidence.count(self.good or self.judged[:0], "项", "达到进度要求的指标数")

    def asked(self, n: Narrator) -> Text:
        return n.evidence.count(self.judged, "项", "有年度目标的指标数")

    def percentage(self, n: Narrator) -> Figure:
        return n.evidence.derived(
            self.judged, "share", self.share, "达到进度要求的指标数 ÷ 有年度目标的指标数", org_unit=self.org_unit
        )


def standings(n: Narrator) -> list[Standing]:
    """The org units with targets that have reported every quarter, the one that meets the largest share of them first.

    Of the others too little is known to set them in an order, to call them late or to ask anything of them but their reports.
    """
    rows: dict[str, list[Row]] = {}
    complete = [unit for unit in n.survey.reporting if unit not in n.survey.gaps]
    for indicator in n.survey.indicators:
        for row in judged(n.survey.row(indicator.id, unit) for unit in complete):
            rows.setdefault(row.org_unit, []).append(row)
    met = {unit: [row for row in found if good(row)] for unit, found in rows.items()}
    shares = {unit: len(met[unit]) / len(found) for unit, found in rows.items()}
    found_places = {unit: 1 + sum(other > shares[unit] for other in shares.values()) for unit in rows}
    all_units = [Standing(unit, tuple(rows[unit]), tuple(met[unit]), found_places[unit]) for unit in rows]
    return sorted(all_units, key=lambda one: (-one.share, -one.lead))


def last_few(ranking: Iterable[Standing], most: int) -> list[Standing]:
    """The last ones first, as many as can be named without picking some from equals."""
    found: list[Standing] = []
    for _share, equals in groupby(reversed(list(ranking)), key=lambda one: one.share):
        tied = list(equals)
        if len(found) + len(tied) > most:
            break
        found += tied
    return found


def far_behind(ranking: Iterable[Standing], most: int) -> list[Standing]:
    """The furthest behind first: who misses at least three targets and half of those it has, and by far. To be a little short
    of many is not to be behind as a whole. As many as can be named without picking some from equals."""
    behind = [one for one in ranking if len(one.missed) >= FEWEST_JUDGED and one.misses_half and one.depth < -SLIGHTLY]
    found: list[Standing] = []
    behind.reverse()
    behind.sort(key=lambda one: one.depth)
    for _depth, equals in groupby(behind, key=lambda one: one.depth):
        tied = list(equals)
        if len(found) + len(tied) > most:
            break
        found += tied
    return found


def to_rectify(ranking: Sequence[Standing], most: int) -> list[Standing]:
    """Who is asked for the causes: those behind as a whole; where nobody has targets enough for that, the last ones of all."""
    most = min(most, (len(ranking) + 1) // 2)
    if any(one.has_share for one in ranking):
        return far_behind(ranking, most)
    return last_few((one for one in ranking if one.missed), most)


def table_of(n: Narrator, ranking: Sequence[Standing]) -> Table:
    if n.evidence.language == "en":
        title, counted = f"Units by the share of their indicators on course, {n.survey.period.name_en()}", ""
        header = ("Place", "Unit", "Indicators judged", "On course", "Share")
    else:
        title, counted = f"{n.survey.period.name_zh()}各{n.short_kind}目标任务完成情况排序", "项"
        header = ("位次", n.short_kind, "应考核指标", "达到进度要求", "占比")
    rows = tuple(
        (
            str(one.place),
            places.place_name(one.org_unit, bare=True),
            f"{len(one.judged)}{counted}",
            f"{len(one.good)}{counted}",
            wording.percent(one.share),
        )
        for one in ranking
    )
    return Table(title, header, rows)
