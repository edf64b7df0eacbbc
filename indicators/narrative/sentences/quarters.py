"""Within the span: the last quarter beside the one before, and what is remarkable among all quarters on record."""

from __future__ import annotations

from indicators.model import Better, Kind
from indicators.narrative.facts.history import Quarter
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator, sentences_of
from indicators.narrative.phrasing.text import Text

DATED = "when all of it came"
"""The matter, with an indicator, that is come to when it has been said in which quarter everything happened."""

STEP = 0.05
"""The least change between two quarters that is faster or slower work, as a share of the year's target."""

FEWEST = 10
"""The same in things; of money the share is enough."""

ALIKE = 0.2
"""How far a quarter's step from the one before may be off last year's and still be the year's usual course."""


FALLEN = 0.005
"""The least fall of a level within a quarter that is told though it stands above last year's."""


def on_the_quarters(n: Narrator, row: Row) -> list[Text]:
    """The last quarter beside the one before it, and what is remarkable among all quarters on record; of a level only a fall.

    Of one org unit only within the year and where it has a target: small numbers go up and down.
    """
    if row.subject.definition.kind is Kind.STOCK:
        return sentences_of([("", _fallen(n, row, quarters_of(n, row)))])
    if not row.subject.is_flow or (not n.is_whole and (row.target is None or n.year_over)):
        return []
    quarters = quarters_of(n, row)
    said = Text() if n.survey.period.is_quarter or n.apart else last_quarter(n, row, quarters)
    return sentences_of([("", said), ("，", _remarkable(n, quarters) if said else ""), ("；", _turning(n, row, quarters))])


def quarters_of(n: Narrator, row: Row) -> tuple[Quarter, ...]:
    return n.survey.history.of(row.indicator, row.org_unit, n.survey.period.last_quarter)


def last_quarter(n: Narrator, row: Row, quarters: tuple[Quarter, ...]) -> Text:
    """Nothing across the turn of the year for what has a year's target: that the rush of its last weeks is over is no news."""
    if len(quarters) < 2 or row.value == 0 or (row.target is not None and quarters[-2].period.year != quarters[-1].period.year):
        return Text()
    before, last = quarters[-2:]
    numbers = {
        **row.numbers,
        "value": last.value,
        "previous": before.value,
        "change": round(last.value - before.value, 9),
        "pace": _pace(row, quarters),
        "usual": _is_usual(quarters),
        "full": n.length == "full",
        "only": last.value == row.value,
    }
    if numbers["only"]:
        n.first_time(f"{DATED} {row.indicator}")
    return n.say(
        "last_quarter",
        numbers,
        quarter=_quarter_name(n, last),
        value=n.evidence.quarter(row, last),
        before=_quarter_name(n, before),
        difference=n.evidence.quarter_change(row, last, before),
    )


def _fallen(n: Narrator, row: Row, quarters: tuple[Quarter, ...]) -> Text:
    """三季度有所减少，比6月底少43人: of a level that should be high and is above last year's, but below the quarter before."""
    known = len(quarters) > 1 and (row.change or 0) >= 0 and not n.survey.lacking(row.indicator)
    if row.subject.definition.better is not Better.HIGHER or not known:
        return Text()
    before, last = quarters[-2:]
    if last.value > (1 - FALLEN) * before.value or last.period.previous_quarter() != before.period:
        return Text()
    day = f"{before.period.end_month}月底" if before.period.year == last.period.year else "上年末"
    difference = n.evidence.quarter_change(row, last, before)
    return n.say("lower_since", {}, quarter=_quarter_name(n, last), day=day, difference=difference)


def _pace(row: Row, quarters: tuple[Quarter, ...]) -> int:
    """1 where the work goes faster than a quarter ago, −1 where it slows down, 0 where neither can be said.

    It must be work that is to be done, the change large enough to matter for the year, and both the step and the quarter itself
    clearly more, or less, than last year's; where that is not on record, the quarter than a quarter of the year's target.
    """
    before, last = quarters[-2:]
    change = last.value - before.value
    least = max(STEP * (row.target or 0), 0 if row.subject.unit == "元" else FEWEST / row.subject.size)
    if not row.target or row.subject.definition.better is not Better.HIGHER or before.value <= 0 or abs(change) < least:
        return 0
    expected = _step_a_year_before(quarters)
    if expected is None:
        return (change > 0 and last.value >= row.target / 4) - (change < 0 and last.value < row.target / 4)
    step, year_ago = last.value / before.value, quarters[-5].value
    faster = step > (1 + ALIKE) * expected and last.value > (1 + ALIKE) * year_ago
    slower = step < (1 - ALIKE) * expected and last.value < (1 - ALIKE) * year_ago
    return (change > 0 and faster) - (change < 0 and slower)


def _is_usual(quarters: tuple[Quarter, ...]) -> bool:
    """Whether the quarter stands to the one before as it did last year: winter relief is less in spring every year.

    Its step is about the same, or it goes the same way and comes to about what the quarter came to last year.
    """
    expected, before, last = _step_a_year_before(quarters), *quarters[-2:]
    if expected is None or before.value <= 0:
        return False
    step, year_ago = last.value / before.value, quarters[-5].value
    same_way = (step < 1) == (expected < 1)
    return abs(step - expected) <= ALIKE * expected or (same_way and abs(last.value - year_ago) <= ALIKE * year_ago)


def _step_a_year_before(quarters: tuple[Quarter, ...]) -> float | None:
    """The same quarter's multiple of the one before it, a year ago; None where that is not on record."""
    if len(quarters) < 6 or quarters[-6].value <= 0:
        return None
    return quarters[-5].value / quarters[-6].value


def _remarkable(n: Narrator, quarters: tuple[Quarter, ...]) -> Text:
    """A record among all comparable quarters, said after the clause that gives the quarter's amount."""
    if len(quarters) < 2:
        return Text()
    *earlier, last = quarters
    if _is_season(quarters):
        return Text()
    marks = {
        "count": len(quarters),
        "previous": earlier[-1].value,
        "highest": last.value > max(q.value for q in earlier),
        "lowest": last.value < min(q.value for q in earlier),
    }
    return n.say("record", marks, since=quarters[0].period.name_zh())


def _is_season(quarters: tuple[Quarter, ...]) -> bool:
    """Whether the same quarter was the highest, or lowest, of each of at least two years: that it is so again is no news."""
    *earlier, last = quarters
    years = [earlier[end - 3 : end + 1] for end in range(3, len(earlier)) if earlier[end].period.end == 4]
    furthest = max if last.value > max(quarter.value for quarter in earlier) else min
    ends = [furthest(year, key=lambda quarter: quarter.value).period.end for year in years]
    return len(ends) > 1 and set(ends) == {last.period.end}


def _turning(n: Narrator, row: Row, quarters: tuple[Quarter, ...]) -> Text:
    """Growth on the same quarter of last year that has changed its sign since the quarter before.

    Of a report on that quarter alone the growth has just been told.
    """
    if n.survey.period.is_quarter or n.apart or len(quarters) < 8 or quarters[-5].value <= 0 or quarters[-6].value <= 0:
        return Text()
    last, base, before, earlier_base = quarters[-1], quarters[-5], quarters[-2], quarters[-6]
    growth = last.value / base.value - 1
    numbers = {
        "count": len(quarters),
        "base": base.value * row.subject.size,
        "growth": growth,
        "earlier_growth": before.value / earlier_base.value - 1,
    }
    return n.say("turning", numbers, quarter=_quarter_name(n, last), growth=n.evidence.quarter_growth(row, last, base))


def _quarter_name(n: Narrator, quarter: Quarter) -> str:
    """二季度; with its year where that is not the report's."""
    same_year = quarter.period.year == n.survey.period.year
    return quarter.period.name_zh(with_year=not same_year)
