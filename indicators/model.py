"""The words everything else is written in: what is measured, what was reported, what was asked for, what was noted.

All values are immutable. Money is in yuan, ratios are fractions, other units stay as printed. Missing is absent, never 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from indicators.periods import Period

TOTAL = "total"
"""The org unit that is the whole: the county, or all units together."""


class Kind(StrEnum):
    """How an indicator adds up over quarters and over org units.

    flow: sums over both (新建工会数). stock: last over quarters, sum over units (会员总数).
    ratio: numerator ÷ denominator, each added up first (入会率). rate: typed without its parts; last over quarters,
    never totalled or averaged over units (签订率 typed as 95 %).
    """

    FLOW = "flow"
    STOCK = "stock"
    RATIO = "ratio"
    RATE = "rate"


class Better(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class TargetForm(StrEnum):
    """What a target asks: the year's amount, a level at year's end, at least a rate, or at most a value."""

    ANNUAL_AMOUNT = "annual_amount"
    YEAR_END_LEVEL = "year_end_level"
    FLOOR = "floor"
    CEILING = "ceiling"


class Schedule(StrEnum):
    """How much of an annual amount is due by the end of each quarter.

    even: q/4. typed: the plan per quarter that the workbook gives. seasonal: last year's own shape. stepwise: of a year-end
    level, from that of last year's end (基数) a quarter of the way each quarter; any other schedule asks for it all year.
    """

    EVEN = "even"
    TYPED = "typed"
    SEASONAL = "seasonal"
    STEPWISE = "stepwise"


@dataclass(frozen=True, slots=True)
class CellRef:
    """One cell of one file, ``cell`` in A1 style."""

    file: str
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured.

    ``unit`` is the unit shown when a sheet prints none: 元 for money (stored in yuan), ``%`` for a fraction.
    ``numerator`` and ``denominator`` are ids, given for a ratio only; a ratio may also be met typed in a sheet.
    ``section`` is the theme of the report it is told in. ``inferred`` marks a definition guessed from a header.
    ``source`` says where formula and scope (口径) come from. ``weight`` is what it counts in a score beside the others, in
    any unit: 0 not at all, None where nothing was said of it.
    """

    id: str
    name: str
    unit: str
    kind: Kind
    better: Better = Better.HIGHER
    name_en: str = ""
    aliases: tuple[str, ...] = ()
    numerator: str | None = None
    denominator: str | None = None
    section: str = "其他工作"
    target_form: TargetForm = TargetForm.ANNUAL_AMOUNT
    schedule: Schedule = Schedule.EVEN
    inferred: bool = False
    source: str = ""
    weight: float | None = None

    @property
    def is_fraction(self) -> bool:
        """Whether its values are fractions, shown as percentages; differences of them are percentage points."""
        return self.kind in (Kind.RATIO, Kind.RATE) and self.unit == "%"

    @property
    def is_money(self) -> bool:
        return self.unit == "元"


@dataclass(frozen=True, slots=True)
class Observation:
    """One value for one org unit, indicator and period.

    ``value`` is in the base unit (yuan, fraction, else as printed); ``unit`` is the base unit's name (元, %, 家 …), as the
    sheet prints it apart from money. ``target`` is the year's target the same sheet gives, in the same unit.
    ``source`` is the cell read; ``also`` are further cells it was computed from (the running totals of a difference, the
    months of a quarter). ``raw`` is the text or number as it stands in the cell. ``running_total`` marks an amount read
    from the start of the year (累计): its period then starts with the first quarter.
    """

    org_unit: str
    period: Period
    indicator: str
    value: float
    unit: str
    source: CellRef
    target: float | None = None
    also: tuple[CellRef, ...] = ()
    raw: str = ""
    running_total: bool = False

    @property
    def sources(self) -> tuple[CellRef, ...]:
        return (self.source, *self.also)


@dataclass(frozen=True, slots=True)
class Target:
    """What one org unit is asked to reach in a year.

    ``quarter`` is None for the year's target and 1–4 for the amount planned for that quarter. ``stated_in`` is the period
    of the sheet that gives it: when a target changes within a year, the one stated last counts.
    """

    org_unit: str
    indicator: str
    year: int
    value: float
    source: CellRef
    quarter: int | None = None
    stated_in: Period | None = None


REMARK = "备注："
"""How a note begins that stands beside figures: it explains them, and is told where they fall short."""


@dataclass(frozen=True, slots=True)
class Note:
    """One entry of a 工作亮点 sheet, in the township's own words; or, under the name of an indicator and beginning with REMARK,
    what stands in a column of remarks beside its figures."""

    org_unit: str
    section: str
    text: str
    source: CellRef
    period: Period | None = None

    @property
    def is_remark(self) -> bool:
        """Whether it stands beside figures and explains them."""
        return self.text.startswith(REMARK)


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """One entry of a workbook's own list of org units: what it belongs to and which group it is in, empty where not said."""

    org_unit: str
    parent: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """How one column (or row) of a table was understood, to be shown before anything is accepted.

    ``role`` is value, target, running_total, completion, growth, rank, remark, org_unit, period, unit, serial or ignored.
    ``certainty`` is 1 for an exact match of a known name, lower for similarity, 0 where a new indicator was made.
    """

    header: str
    role: str
    source: CellRef
    indicator: str | None = None
    unit: str = ""
    certainty: float = 1.0


class Severity(StrEnum):
    """error must be mended before acceptance, warning can be explained, note is for information."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should know about a cell, a sheet or a file.

    ``code`` names an entry of ``problems.toml``, which holds severity, title and message templates in both languages;
    ``facts`` fill the template (what was found, what was expected). ``cell`` and ``sheet`` may be empty for a whole file.
    """

    code: str
    file: str = ""
    sheet: str = ""
    cell: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """A sheet on which an office writes down rules, not figures (单位变更, 评分办法): the texts of its cells from A1 on."""

    sheet: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood from one file, and all that is wrong with it.

    ``totals`` are the values stated for the whole where members are given too: compared with their sum, never imported.
    ``indicators`` are the definitions met: from the catalogue, from the workbook's own 指标体系 sheet, or inferred.
    ``org_units`` keeps the order of the sheet and leaves out the whole. ``county`` is the name of the whole, if stated,
    or of its union, where that is no 总工会.
    ``hierarchy`` is the workbook's own list of org units, if it has one; ``office_tables`` are its sheets of rules.
    """

    file: str
    observations: Sequence[Observation] = ()
    targets: tuple[Target, ...] = ()
    totals: tuple[Observation, ...] = ()
    notes: tuple[Note, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    org_units: tuple[str, ...] = ()
    county: str = ""
    columns: tuple[ColumnReading, ...] = ()
    problems: tuple[Problem, ...] = ()
    hierarchy: tuple[ListedUnit, ...] = ()
    office_tables: tuple[OfficeTable, ...] = ()
