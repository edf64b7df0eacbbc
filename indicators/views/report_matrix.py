"""Who has reported which quarter, wholly or in part, and who is missing: org units down, quarters across."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.views.names import indicator_name
from indicators.views.periods import axis_name

MOST = 0.5
"""An indicator is due of everybody where more than this share of those who reported the quarter give it."""

NAMED = 8
"""How many missing org units, or indicators of one of them, are named."""

Given = Mapping[Period, Mapping[str, set[str]]]


class ReportState(StrEnum):
    """before: the org unit first reports in a later quarter, so nothing was due of it."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    MISSING = "missing"
    BEFORE = "before"


STATE_NAMES = {
    "zh": {
        ReportState.COMPLETE: "已报",
        ReportState.PARTIAL: "部分指标未报",
        ReportState.MISSING: "未报",
        ReportState.BEFORE: "此前未纳入",
    },
    "en": {
        ReportState.COMPLETE: "sent",
        ReportState.PARTIAL: "sent, some indicators missing",
        ReportState.MISSING: "missing",
        ReportState.BEFORE: "not yet included",
    },
}
SHORT_NAMES = {
    "zh": {ReportState.COMPLETE: "已报", ReportState.MISSING: "未报", ReportState.BEFORE: ""},
    "en": {ReportState.COMPLETE: "sent", ReportState.MISSING: "missing", ReportState.BEFORE: ""},
}
"""What fits a cell; in part is told by numbers."""
STATE_SHAPES = {
    ReportState.COMPLETE: "●",
    ReportState.PARTIAL: "◐",
    ReportState.MISSING: "✖",
    ReportState.BEFORE: "–",
}


@dataclass(frozen=True, slots=True)
class ReportCell:
    """``text`` is short: 已报, 22/24项, 未报; ``meaning`` says it in full for a pointer or a screen reader.

    ``lacking`` are the indicators, by name, that are due of an org unit that has sent others.
    """

    state: ReportState
    text: str
    meaning: str
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReportMatrix:
    """A cell a quarter for each org unit, in their order; ``counts`` are (reported, due) of each quarter, all oldest first."""

    quarters: tuple[Period, ...]
    rows: dict[str, tuple[ReportCell, ...]]
    counts: tuple[tuple[int, int], ...]
    answer: str


def report_matrix(dataset: Dataset, language: str = "zh") -> ReportMatrix:
    """Everything reported by quarter; a longer span (半年) counts as a report of its last quarter."""
    given = _given(dataset)
    quarters = _without_gaps(given)
    expected = {quarter: _expected(given.get(quarter, {})) for quarter in quarters}
    names = {indicator: indicator_name(dataset, indicator, language) for indicator in dataset.indicators}
    states = {unit: [_state(unit, given.get(q, {}), expected[q], names) for q in quarters] for unit in dataset.org_units}
    rows = {
        unit: tuple(_cell(unit, q, state, language) for q, state in zip(quarters, _since_first(found), strict=True))
        for unit, found in states.items()
    }
    counts = tuple(_count([row[place] for row in rows.values()]) for place in range(len(quarters)))
    return ReportMatrix(quarters, rows, counts, _answer(quarters, rows, counts, language))


def _given(dataset: Dataset) -> Given:
    """The indicators each org unit gave, by quarter."""
    given: dict[Period, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for o in dataset.observations:
        if o.org_unit != TOTAL:
            given[o.period.last_quarter][o.org_unit].add(o.indicator)
    return given


def _without_gaps(quarters: Collection[Period]) -> tuple[Period, ...]:
    """From the first to the last, those in between that nobody reported included."""
    if not quarters:
        return ()
    result = [max(quarters)]
    while result[-1] > min(quarters):
        result.append(result[-1].previous_quarter())
    return tuple(reversed(result))


def _expected(given: Mapping[str, set[str]]) -> set[str]:
    givers = Counter(indicator for indicators in given.values() for indicator in indicators)
    return {indicator for indicator, count in givers.items() if count > MOST * len(given)}


State = tuple[ReportState, tuple[str, ...], int]
"""A state with the names of the indicators that are lacking, and how many are due."""


def _state(unit: str, given: Mapping[str, set[str]], expected: set[str], names: Mapping[str, str]) -> State:
    if unit not in given:
        return ReportState.MISSING, (), 0
    lacking = tuple(name for indicator, name in names.items() if indicator in expected - given[unit])
    return (ReportState.PARTIAL if lacking else ReportState.COMPLETE), lacking, len(expected)


def _since_first(states: list[State]) -> list[State]:
    """Nothing was due before an org unit's first report; of one that has never reported everything is."""
    first = next((place for place, (state, *_) in enumerate(states) if state is not ReportState.MISSING), 0)
    return [(ReportState.BEFORE, (), 0)] * first + states[first:]


def _cell(unit: str, quarter: Period, told: State, language: str) -> ReportCell:
    state, lacking, expected = told
    name = STATE_NAMES[language][state]
    if state is not ReportState.PARTIAL:
        short = SHORT_NAMES[language][state]
    elif language == "zh":
        short = f"{expected - len(lacking)}/{expected}项"
        name = f"{name}，{short}，缺{listed(lacking, language)}"
    else:
        short = f"{expected - len(lacking)} of {expected}"
        name = f"{name}, {short}, without {listed(lacking, language)}"
    return ReportCell(state, short, f"{unit} · {axis_name(quarter, language)} · {name}", lacking)


def listed(names: Sequence[str], language: str = "zh", *, most: int = NAMED) -> str:
    """The first of them, and that there are more."""
    if language == "zh":
        return "、".join(names[:most]) + (f"等{len(names)}项" if names[most:] else "")
    return ", ".join(names[:most]) + (" …" if names[most:] else "")


def _count(cells: Collection[ReportCell]) -> tuple[int, int]:
    states = Counter(cell.state for cell in cells)
    heard = states[ReportState.COMPLETE] + states[ReportState.PARTIAL]
    return heard, heard + states[ReportState.MISSING]


def _answer(
    quarters: tuple[Period, ...], rows: Mapping[str, tuple[ReportCell, ...]], counts: tuple[tuple[int, int], ...], language: str
) -> str:
    """The newest quarter in one sentence."""
    if not quarters:
        return ""
    (heard, due), quarter = counts[-1], axis_name(quarters[-1], language)
    missing = [unit for unit, cells in rows.items() if cells[-1].state is ReportState.MISSING]
    partial = sum(cells[-1].state is ReportState.PARTIAL for cells in rows.values())
    if language == "en":
        text = f"{quarter}: {heard} of {due} have reported"
        text += f", {partial} of them in part" if partial else ""
        return text + (f". Missing: {', '.join(missing[:NAMED])}{' …' if missing[NAMED:] else ''}." if missing else ".")
    text = f"{quarter}应报{due}个单位，" + ("已全部报送" if heard == due else f"已报{heard}个")
    text += f"，其中{partial}个有指标未报" if partial else ""
    return text + (f"；未报的是{'、'.join(missing[:NAMED])}{'等' if missing[NAMED:] else ''}。" if missing else "。")
