"""What is told together: a rate with its parts, a number of people with the money spent on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indicators.model import Indicator, Kind
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator

_EVERYWHERE = frozenset("职工工会企业人员单位资金金额人数")


@dataclass(frozen=True, slots=True)
class Topic:
    """Indicators of one theme that belong together; the first leads. ``ratio`` is told last, with its parts."""

    indicators: tuple[Indicator, ...]
    ratio: Indicator | None = None

    @property
    def all(self) -> tuple[Indicator, ...]:
        return (*self.indicators, self.ratio) if self.ratio else self.indicators

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(indicator.id for indicator in self.all)


def themes_of(n: Narrator) -> dict[str, tuple[Topic, ...]]:
    """The indicators the narrator has data on, by theme and within it by topic, in the order of the survey.

    Arranged once for all org units that have the same indicators.
    """
    arranged = n.survey.setting.themes
    key = tuple(row.indicator for row in n.rows)
    if key not in arranged:
        sections: dict[str, list[Indicator]] = {}
        for indicator in map(n.survey.indicator, key):
            sections.setdefault(indicator.section, []).append(indicator)
        arranged[key] = {section: topics_of(n, indicators) for section, indicators in sections.items()}
    return arranged[key]


def most_telling(n: Narrator, themes: dict[str, tuple[Topic, ...]], number: int) -> frozenset[str]:
    """The indicators of the topics most worth telling in detail; what opens a theme is dearer than what follows."""
    weights = [
        (_weight(n, topic) + (place == 0) / 2, topic) for topics in themes.values() for place, topic in enumerate(topics)
    ]
    first = sorted(range(len(weights)), key=lambda place: (-weights[place][0], place))[:number]
    return frozenset(indicator.id for place in first for indicator in weights[place][1].all)


def _weight(n: Narrator, topic: Topic) -> float:
    """How much there is to say: a target, how far from its schedule, how many lag, a change on last year."""
    rows = [n.row(indicator.id) for indicator in topic.all]
    shares = [share for row in rows if (share := n.survey.lagging_share(row.indicator)) is not None]
    behind = max(shares, default=0.0)
    lead = max((abs(row.lead) for row in rows if row.lead is not None), default=0.0)
    growth = max((abs(row.growth) for row in rows if row.growth is not None), default=0.0)
    return bool(shares) + min(lead, 1.0) + behind + min(growth, 1.0) / 2


def one_of_each(n: Narrator, rows: Iterable[Row]) -> list[Row]:
    """The first row of each topic: money and the people it went to are one matter, and are named once."""
    topics = (topic for topics in themes_of(n).values() for topic in topics)
    topic_of = {indicator: place for place, topic in enumerate(topics) for indicator in topic.ids}
    found: dict[int | str, Row] = {}
    for row in rows:
        found.setdefault(topic_of.get(row.indicator, row.indicator), row)
    return list(found.values())


def topics_of(n: Narrator, indicators: Sequence[Indicator]) -> tuple[Topic, ...]:
    """Each indicator in exactly one topic, in the order of the first of each topic."""
    by_id = {indicator.id: indicator for indicator in indicators}
    topics: list[Topic] = []
    told: set[str] = set()
    ratio_of = _with_amount(n, _ratios(by_id), indicators)
    for indicator in indicators:
        if indicator.id in told:
            continue
        rest = [other for other in indicators if other.id not in told and other is not indicator]
        topic = ratio_of.get(indicator.id) or _with_other_counts(n, indicator, rest) or _with_money(n, indicator, rest)
        if told.isdisjoint(i.id for i in topic.all):
            topics.append(topic)
        else:
            topics.append(Topic((indicator,)))
        told.update(i.id for i in topics[-1].all)
    return tuple(topics)


def _ratios(by_id: dict[str, Indicator]) -> dict[str, Topic]:
    """The topic of each ratio whose parts are told in the same theme, under the ids of all three."""
    result: dict[str, Topic] = {}
    for ratio in by_id.values():
        top, bottom = by_id.get(ratio.numerator or ""), by_id.get(ratio.denominator or "")
        if top and bottom and not {top.id, bottom.id} & result.keys():
            topic = Topic((top, bottom), ratio)
            result |= dict.fromkeys((top.id, bottom.id, ratio.id), topic)
    return result


def _with_amount(n: Narrator, found: dict[str, Topic], indicators: Sequence[Indicator]) -> dict[str, Topic]:
    """To the cases and how they ended, the one amount of money that by any of its names belongs to them: 涉案金额."""
    result = dict(found)
    sums = [i for i in indicators if i.kind is Kind.FLOW and i.id not in found and n.survey.unit_of(i.id) == "元"]
    for topic in dict.fromkeys(found.values()):
        first = topic.indicators[0]
        if sums and first.kind is Kind.FLOW and first.unit != "元":
            amount = next((i for i in sums if any(_share_a_word(first.name, name) for name in (i.name, *i.aliases))), None)
            if amount is not None:
                joint = Topic((*topic.indicators, amount), topic.ratio)
                result |= dict.fromkeys((*topic.ids, amount.id), joint)
    return result


def _with_other_counts(n: Narrator, indicator: Indicator, rest: Sequence[Indicator]) -> Topic | None:
    """Counts of one work in several units: 职工培训期数 with 职工培训人次."""
    work = n.survey.subject(indicator.id).work
    others = [other for other in rest if n.survey.subject(other.id).work == work]
    return Topic((indicator, *others)) if others else None


def _with_money(n: Narrator, indicator: Indicator, rest: Sequence[Indicator]) -> Topic:
    """A count and the one amount of money whose name shares its word: 慰问困难职工人数 with 慰问金额."""
    if n.survey.unit_of(indicator.id) in ("元", "%"):
        return Topic((indicator,))
    for other in rest:
        if n.survey.unit_of(other.id) == "元" and _share_a_word(indicator.name, other.name):
            return Topic((indicator, other))
    return Topic((indicator,))


def _share_a_word(first: str, second: str) -> bool:
    """Whether two names have two neighbouring characters in common that are not in every second name of this field."""
    pairs = {first[i : i + 2] for i in range(len(first) - 1)} & {second[i : i + 2] for i in range(len(second) - 1)}
    return any(not set(pair) <= _EVERYWHERE for pair in pairs)
