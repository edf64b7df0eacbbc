"""Who tells: one document's survey, voice and point of view, and the words every sentence of it shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from indicators.model import TOTAL
from indicators.narrative.document import Paragraph
from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.facts.survey import Survey
from indicators.narrative.phrasing.evidence import Evidence
from indicators.narrative.phrasing.phrases import Voice
from indicators.narrative.phrasing.text import Piece, Text, joined, put_together, text_of
from indicators.narrative.rules import Numbers
from indicators.periods import Period

Audience = Literal["internal", "leadership"]
Length = Literal["usual", "short", "full"]

LONGEST = 110
"""Characters after which a sentence is closed rather than continued; readers lose a longer one."""


@dataclass(slots=True)
class Narrator:
    """Everything a sentence needs: the facts, the evidence, the voice, whom it speaks of and to whom.

    ``detailed`` are the indicators told with all there is to say about them; None is all of them. In a report on a quarter
    ``apart`` tells of the quarter alone: what is due is judged by the year to date. ``places`` are the indicators of which one
    org unit's place is told, once that has been found out (see ``sentences.rank``).
    """

    survey: Survey
    evidence: Evidence
    voice: Voice
    org_unit: str = TOTAL
    audience: Audience = "internal"
    length: Length = "usual"
    detailed: frozenset[str] | None = None
    apart: Narrator | None = None
    places: frozenset[str] | None = None
    is_whole: bool = field(init=False)
    names_laggards: bool = field(init=False)
    year_over: bool = field(init=False)
    kind: str = field(init=False)
    whole: str = field(init=False)
    span: Period = field(init=False)
    _said: set[str] = field(default_factory=set)
    _matters: set[str] = field(default_factory=set)
    _met: dict[str, Row] = field(default_factory=dict)
    _rows: tuple[Row, ...] | None = None

    def __post_init__(self) -> None:
        setting = self.survey.setting
        self.is_whole = self.org_unit == TOTAL
        self.names_laggards = self.audience == "internal"
        self.year_over, self.kind, self.whole = setting.year_over, setting.kind, setting.whole
        self.span = self.survey.span_of(self.org_unit)

    @property
    def period(self) -> Period:
        """What the report is on."""
        return self.apart.period if self.apart else self.survey.period

    def scope_of(self, row: Row) -> str:
        """The span a figure covers, as a clause begins with it: 上半年; 一季度、三季度 where nobody gave the second."""
        span = self.survey.span_of_figure(row.indicator, self.org_unit)
        apart = self.survey.quarters_apart(row.indicator, self.org_unit)
        return "、".join(map(places.scope_of, apart)) if apart else places.scope_of(span)

    def until_of(self, row: Row) -> str:
        """The day on which a level was taken: 6月底."""
        return places.end_of(self.survey.span_of_figure(row.indicator, self.org_unit))

    @property
    def scope(self) -> str:
        """The span there are data on, as a clause begins with it: 上半年."""
        return places.scope_of(self.span)

    @property
    def until(self) -> str:
        """The day on which a level of that span is taken: 6月底."""
        return places.end_of(self.span)

    @property
    def county(self) -> str:
        return self.survey.setting.county

    @property
    def place(self) -> str:
        """Whom the report is about, by name; empty for a whole without one."""
        return self.county if self.is_whole else self.org_unit

    @property
    def short_kind(self) -> str:
        """The same in a word, for the second mention: 乡镇（街道） becomes 单位."""
        return "单位" if "（" in self.kind else self.kind

    @property
    def of_whole(self) -> str:
        return f"{self.whole}的" if self.whole else "总数的"

    def anew(self) -> Narrator:
        """The same narrator before it has said anything, for a text that is tried and may be tried again."""
        apart = self.apart and self.apart.anew()
        voice, how = Voice(self.evidence.language), (self.org_unit, self.audience, self.length, self.detailed, apart)
        return Narrator(self.survey, self.evidence, voice, *how)

    def first_time(self, matter: str) -> bool:
        """Whether this is the first time the document comes to a matter; it is not from then on."""
        first = matter not in self._matters
        self._matters.add(matter)
        return first

    def has_come_to(self, matter: str) -> bool:
        return matter in self._matters

    def has_explained(self, lacking: Mapping[str, Iterable[Period]]) -> bool:
        """Whether the document has said of these org units that they lack these quarters altogether."""
        gaps = self.survey.gaps
        return "gaps" in self._matters and all(set(quarters) <= set(gaps.get(unit, ())) for unit, quarters in lacking.items())

    def lacking(self, quarters: Mapping[str, Sequence[Period]]) -> str:
        """Who lacks which quarters: 甲镇缺一季度，乙镇缺二季度; to those above of some, in one's own report 缺一季度."""
        if not self.is_whole or self.names_laggards:
            return places.lacking(quarters, named=self.is_whole)
        spoken = (quarter.name_zh(with_year=False) for quarter in sorted(set[Period]().union(*quarters.values())))
        return f"部分单位缺{'或'.join(spoken)}"

    def in_detail(self, indicator: str) -> bool:
        return self.detailed is None or indicator in self.detailed

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows there are data on, in the order of the survey."""
        if self._rows is None:
            rows = (self.row(indicator.id) for indicator in self.survey.indicators)
            self._rows = tuple(row for row in rows if row.has_data)
        return self._rows

    def row(self, indicator: str) -> Row:
        if indicator not in self._met:
            self._met[indicator] = self.survey.row(indicator, self.org_unit)
        return self._met[indicator]

    def say(self, situation: str, numbers: Numbers | None = None, /, **slots: Piece) -> Text:
        """The words for the situation, or nothing where no choice's rule holds."""
        pattern = self.voice.pattern(situation, numbers)
        return pattern.fill(slots) if pattern else Text()

    def say_of(self, row: Row, situation: str, numbers: Numbers | None = None, /, **slots: Piece) -> Text:
        """The same about a row: slots that are not given are its measures (value, target, gap, base …)."""
        pattern = self.voice.pattern(situation, row.numbers if numbers is None else numbers)
        return self.evidence.fill(pattern, row, slots) if pattern else Text()

    def named(self, row: Row) -> Text:
        return Text(places.place_name(row.org_unit))

    def names(self, rows: Iterable[Row]) -> Text:
        return joined((self.named(row) for row in rows), "、")

    def listed(self, pieces: Iterable[Piece]) -> Text:
        """甲镇、乙乡; A, B and C."""
        return joined(pieces, ", ", " and ") if self.evidence.language == "en" else joined(pieces, "、")

    def units(self, rows: Sequence[Row], formula: str) -> Piece:
        """How many org units: 5个乡镇, 5个单位."""
        return self.evidence.count(rows, f"个{self.short_kind}", formula)

    def paragraph(self, sentences: Iterable[Text], lead: Text | None = None) -> Paragraph | None:
        """The sentences not said before, after a run-in heading; None if nothing is left to say."""
        fresh = []
        for sentence in sentences:
            if sentence and sentence.words not in self._said:
                self._said.add(sentence.words)
                fresh.append(sentence)
        if not fresh:
            return None
        heading = lead or Text()
        between = " " if self.evidence.language == "en" else ""
        return text_of(heading, joined(fresh, between)).paragraph(lead=len(heading))


def narrator_for(
    survey: Survey,
    org_unit: str = TOTAL,
    *,
    audience: Audience = "internal",
    length: Length = "usual",
    language: str = "zh",
    apart: Survey | None = None,
) -> Narrator:
    """Who tells of the org unit; where there is only one, it is told of for the whole.

    ``apart`` is the quarter the report is on, if another survey than the one of the year to date.
    """
    only = survey.dataset.org_units
    if org_unit == TOTAL and len(only) == 1:
        org_unit = only[0]
    money = survey.printing(language).money(org_unit)
    n = Narrator(survey, Evidence(survey, language, money), Voice(language), org_unit, audience, length)
    if apart is not None and apart is not survey:
        n.apart = Narrator(apart, Evidence(apart, language, money), n.voice, org_unit, audience, length)
    return n


def sentences_of(parts: Iterable[tuple[str, Piece]], longest: int = LONGEST) -> list[Text]:
    """Clauses, each with the mark that joins it to the one before, as sentences that stay short enough."""
    sentences: list[Text] = []
    current: list[Piece] = []
    length = 0
    for mark, piece in parts:
        clause = text_of(piece)
        if not clause:
            continue
        if current and length + len(mark) + len(clause) > longest:
            sentences.append(put_together((*current, "。")))
            current, length = [], 0
        if current:
            current.append(mark)
            length += len(mark)
        current.append(clause)
        length += len(clause)
    return [*sentences, put_together((*current, "。"))] if current else sentences


SHORT = 24
"""Characters up to which a sentence is a clause that may join its neighbour."""


def merged(sentences: Iterable[Text]) -> list[Text]:
    """The sentences, with runs of very short ones made into one: 受理95件，调处成功90件，成功率94.7%."""
    result: list[Text] = []
    joins = False
    for sentence in sentences:
        short = len(sentence) <= SHORT and "，" not in sentence.words and not sentence.words.startswith("其中")
        if short and joins:
            before = result.pop()
            result.append(text_of(Text(before.words.removesuffix("。"), before.pieces), "，", sentence))
            joins = len(result[-1]) <= LONGEST - SHORT
        else:
            result.append(sentence)
            joins = short
    return result
