"""A fact of the data in words: whose and when, what it is, exactly how much, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.catalogue import Catalogue
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.proofreading import measures
from indicators.proofreading.comparing import in_points
from indicators.proofreading.figure import POINTS
from indicators.proofreading.findings import cells_told
from indicators.proofreading.meant import SIGNED, unit_of
from indicators.proofreading.truth import Fact, Truth
from indicators.report.trace import MEASURES, names_of
from indicators.wording import amount

_WORDS = {
    ("%", 1): "增长",
    ("%", -1): "下降",
    (POINTS, 1): "提高",
    (POINTS, -1): "下降",
    ("", 1): "增加",
    ("", -1): "减少",
}
_MORE_MEASURES = {
    "zh": {
        measures.TO_AVERAGE: "与平均水平之差",
        measures.QUARTER_CHANGE: "环比增减",
        measures.QUARTER_GROWTH: "环比增幅",
        measures.SINCE: "比当时增减",
        measures.SINCE_GROWTH: "比当时增幅",
        measures.MULTIPLE: "与上年同期之比",
        measures.SPREAD: "最高与最低之差",
        measures.RANGE: "最低值",
        measures.LOWEST: "最低值",
        measures.HIGHEST: "最高值",
        measures.NEEDED: "按现有基数还差",
    },
    "en": {
        measures.TO_AVERAGE: "distance from the average",
        measures.QUARTER_CHANGE: "change on the quarter before",
        measures.QUARTER_GROWTH: "growth on the quarter before",
        measures.SINCE: "change since then",
        measures.SINCE_GROWTH: "growth since then",
        measures.MULTIPLE: "times the year before",
        measures.SPREAD: "highest less lowest",
        measures.RANGE: "lowest",
        measures.LOWEST: "lowest",
        measures.HIGHEST: "highest",
        measures.NEEDED: "more needed as things stand",
    },
}


@dataclass(frozen=True, slots=True)
class Telling:
    """Puts facts into words of a language."""

    truth: Truth
    language: str = "zh"

    def about(self, fact: Fact) -> str:
        return self.in_full(fact.org_unit, fact.period, fact.indicator, fact.measure)

    def in_full(self, org_unit: str, period: Period, indicator: str, measure: str) -> str:
        names = names_of(self.truth.dataset)
        whole = names.get(TOTAL) or ("全部单位" if self.language == "zh" else "all units")
        name = _MORE_MEASURES[self.language].get(measure) or MEASURES.get(self.language, {}).get(measure, measure)
        when = period.name_zh() if self.language == "zh" else period.name_en()
        definition = self.truth.dataset.indicators.get(indicator) or Catalogue.load().get(indicator)
        shown = names.get(indicator) or (definition.name if definition else indicator)
        if self.language == "en" and definition and definition.name_en:
            shown = definition.name_en
        parts = (whole if org_unit == TOTAL else org_unit, when, shown, "" if measure == measures.VALUE else name)
        return (" " if self.language == "zh" else ", ").join(part for part in parts if part)

    def exactly(self, fact: Fact) -> str:
        unit = unit_of(self.truth, fact)
        if unit == POINTS:
            return in_points(fact.value)
        return amount(abs(fact.value), unit)

    def in_words(self, fact: Fact) -> str:
        """How much, and of a movement or a distance which way."""
        much = self.exactly(fact)
        if fact.measure not in SIGNED or not fact.value:
            return much
        return self.moved(fact, much) if self.language == "zh" else f"{'+' if fact.value > 0 else '−'}{much}"

    def moved(self, fact: Fact, much: str) -> str:
        """So much with the word for its way: 下降6.5%, 高于3个百分点."""
        way = 1 if fact.value > 0 else -1
        if fact.measure in (measures.LEAD, measures.TO_AVERAGE):
            return f"{'高于' if way > 0 else '低于'}{much}"
        unit = unit_of(self.truth, fact)
        return f"{_WORDS[unit if unit in (POINTS, '%') else '', way]}{much}"

    def cells(self, fact: Fact) -> str:
        return cells_told(fact.sources, self.language)
