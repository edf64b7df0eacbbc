"""The org units over all their targets: who meets most of them and who fewest, and how their kinds compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator, sentences_of
from indicators.narrative.phrasing.text import Figure, Text, joined, text_of
from indicators.narrative.sentences.standings import Standing
from indicators.narrative.sentences.ties import names_of
from indicators.org_units import group_name, peer_groups

NAMED = 3
"""How many org units are named at either end."""

FEWEST_OF_A_KIND = 3
"""Fewer org units of a kind do not stand for it."""

APART = 0.05
"""The least difference between kinds that is told."""

MOSTLY = 0.8
"""From this share of its targets on the first org unit is praised in a summary."""

OF_KIND = "该类单位达到进度要求的指标数 ÷ 该类单位有年度目标的指标数"


def among_units(n: Narrator, ranking: Sequence[Standing]) -> list[Text]:
    """Who meets most of its targets, and who fewest."""
    ranking = [one for one in ranking if one.has_share]
    if len(ranking) < NAMED or ranking[0].share == ranking[-1].share:
        return []
    leaders = _leaders(n, ranking)
    if not n.names_laggards:
        return sentences_of([("", leaders)])
    bottom = [one for one in ranking if one.share == ranking[-1].share]
    laggards = n.say(
        "standing_bottom",
        {"tied": len(bottom), "share": bottom[0].share},
        names=names_of(n, [one.judged[0] for one in bottom], "达到进度要求的指标占比最低的单位数"),
        share=bottom[0].percentage(n),
    )
    return sentences_of([("", leaders), ("；", laggards)])


def best_units(n: Narrator, ranking: Sequence[Standing]) -> list[Text]:
    """Who is ahead throughout, if anybody is; nothing where all are alike, or the first of many is picked from equals."""
    best = best_of(ranking)
    return sentences_of([("", _leaders(n, best))]) if best else []


def best_of(ranking: Sequence[Standing]) -> list[Standing]:
    """Those who are ahead throughout."""
    ranking = [one for one in ranking if one.has_share]
    if len(ranking) < NAMED or ranking[0].share == ranking[-1].share or ranking[0].share < MOSTLY:
        return []
    best = [one for one in ranking if one.share == ranking[0].share]
    return best if ranking[0].share == 1 or len(best) <= NAMED else []


def _leaders(n: Narrator, ranking: Sequence[Standing]) -> Text:
    top = [one for one in ranking if one.share == ranking[0].share]
    missing = len(n.survey.missing) + len(n.survey.overdue)
    numbers = {"tied": len(top), "missing": missing, "share": top[0].share, "units": len(top[0].judged)}
    return n.say(
        "standing_top",
        {**numbers, "year_over": n.year_over},
        names=names_of(n, [one.judged[0] for one in top], "达到进度要求的指标占比最高的单位数"),
        reached=top[0].reached(n),
        judged=top[0].asked(n),
        share=top[0].percentage(n),
    )


@dataclass(frozen=True, slots=True)
class Kind:
    """Org units of one kind: the rows that can be judged, and those that are as far as they should be."""

    group: str
    judged: tuple[Row, ...]
    good: tuple[Row, ...]

    @property
    def share(self) -> float:
        return len(self.good) / len(self.judged)

    def percentage(self, n: Narrator) -> Figure:
        return n.evidence.derived(self.judged, "share", self.share, OF_KIND, org_unit="total")


def kinds_of(n: Narrator, ranking: Sequence[Standing]) -> list[Kind]:
    """The kinds of org units with enough of each and a difference worth telling, the best first; else none."""
    by_unit = {one.org_unit: one for one in ranking if one.has_share}
    groups = peer_groups([unit for unit in n.survey.dataset.org_units if unit in by_unit], n.survey.dataset.groups)
    found = [
        Kind(group, *(tuple(row for unit in units for row in rows(by_unit[unit])) for rows in (_judged, _good)))
        for group, units in groups.items()
        if len(units) >= FEWEST_OF_A_KIND
    ]
    found.sort(key=lambda kind: -kind.share)
    return found if len(found) > 1 and found[0].share - found[-1].share >= APART else []


def by_kind(n: Narrator, ranking: Sequence[Standing]) -> list[Text]:
    """分类看，街道达到进度要求的指标占62.1%，机关和行业占48.0%."""
    found = kinds_of(n, ranking)
    if not found:
        return []
    others = [text_of(group_name(kind.group), "占", kind.percentage(n)) for kind in found[1:]]
    first = n.say("by_kind", {"year_over": n.year_over}, kind=group_name(found[0].group), share=found[0].percentage(n))
    return sentences_of([("", text_of(first, "，", joined(others, "，")))])


def _judged(one: Standing) -> tuple[Row, ...]:
    return one.judged


def _good(one: Standing) -> tuple[Row, ...]:
    return one.good
