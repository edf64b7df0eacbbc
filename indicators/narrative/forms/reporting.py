"""Who has reported out of who should, which quarters lack, and what that means for sums and comparisons."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.narrative.facts import places
from indicators.narrative.phrasing.narrator import Narrator, sentences_of
from indicators.narrative.phrasing.text import Piece, Text
from indicators.narrative.sentences.caution import provisional_quarters
from indicators.narrative.sentences.unreported import unanswered
from indicators.periods import Period


def reporting(n: Narrator, *, in_brief: bool = False) -> list[Text]:
    """Who has reported out of who should; sums without some are provisional and said to be; ``in_brief`` after the figures."""
    survey = n.survey
    gaps = _gaps(n, in_brief=in_brief)
    if not n.is_whole:
        return sentences_of([("", gaps), ("；", unanswered(n)), ("；", _provisional(n))])
    if len(survey.dataset.org_units) < 2 or not survey.reporting:
        return []
    due = survey.reporting + survey.missing
    few, shown = f"个{n.short_kind}", survey.observations_of(survey.reporting)
    slots: dict[str, Piece] = {
        "units": _tally(n, due, "应报送的单位数"),
        "due": _tally(n, due, "应报送的单位数"),
        "reported": _tally(n, survey.reporting, "已报送的单位数"),
        "reported_few": n.evidence.tally(shown, len(survey.reporting), few, "已报送的单位数"),
        "missing": _tally(n, survey.missing, "未报送的单位数"),
        "missing_few": n.evidence.tally(shown, len(survey.missing), few, "未报送的单位数"),
        "names": "、".join(places.place_name(unit) for unit in survey.missing[:5]),
        "span": _span(n),
        "compared": _compared(n),
    }
    if survey.missing:
        numbers = {"missing": len(survey.missing), "named": n.names_laggards, "in_brief": in_brief}
        first = n.say("reported_some", numbers, **slots)
    elif survey.gaps or unanswered(n) or in_brief:
        first = Text()
    else:
        numbers = {"units": len(due), "quarters": len(survey.period.quarters), "partial": survey.is_partial}
        first = n.say("reported_all", numbers, **slots)
    return sentences_of([("", first), ("；", gaps), ("；", unanswered(n)), ("；", _provisional(n))])


def _provisional(n: Narrator) -> Text:
    """四季度数据为初步数, said here once for all figures."""
    quarters = provisional_quarters(n)
    return n.say("provisional_all", {}, quarters=_named(quarters)) if quarters else Text()


def partial(n: Narrator) -> list[Text]:
    """Quarters of the period on which there are no data at all, so that nothing passes for more than it is."""
    absent = n.survey.absent
    if not absent:
        return []
    there = [quarter for quarter in n.survey.period.quarters if quarter not in absent]
    in_a_row = n.survey.covered.quarters == tuple(there)
    quarters = n.survey.covered.name_zh(with_year=False) if in_a_row else _named(there)
    numbers = {"between": not in_a_row, "whole": n.is_whole}
    return sentences_of([("", n.say("partial", numbers, quarters=quarters, missing=_named(absent)))])


def _named(quarters: Sequence[Period]) -> str:
    return "、".join(quarter.name_zh(with_year=False) for quarter in quarters)


def _tally(n: Narrator, units: Sequence[str], formula: str) -> Piece:
    shown = n.survey.observations_of(units) or n.survey.observations_of(n.survey.reporting)
    return n.evidence.tally(shown, len(units), f"个{n.kind}", formula)


def _span(n: Narrator) -> str:
    """上半年各季度, where every quarter of the span is on record by itself; else the quarters there are, or the span alone."""
    there = [quarter for quarter in n.survey.covered.quarters if quarter not in n.survey.absent]
    if len(there) < len(n.survey.covered.quarters):
        return _named(there)
    single = {o.period for o in n.survey.dataset.observations if o.period in n.survey.period.quarters}
    each = "各季度" if len(single) == len(n.survey.period.quarters) > 1 else ""
    return f"{n.scope}{each}"


def _gaps(n: Narrator, *, in_brief: bool) -> Text:
    """Org units that lack a quarter, and what their figures are then, said once for all indicators: 甲镇缺一季度数据."""
    gaps = {unit: quarters for unit, quarters in n.survey.gaps.items() if n.is_whole or unit == n.org_unit}
    if not gaps or len(n.survey.period.quarters) < 2:
        return Text()
    n.first_time("gaps")
    last = any(n.survey.covered.last_quarter in quarters for quarters in gaps.values())
    survey = n.survey
    due, late = survey.reporting + survey.missing, set(survey.overdue)
    quarter = survey.covered.last_quarter.name_zh(with_year=False)
    slots: dict[str, Piece] = {"lacking": n.lacking(gaps), "quarter": quarter, "judged": _counted(n)}
    if n.is_whole and last:
        in_time = [unit for unit in survey.reporting if unit not in late]
        slots |= {"due": _tally(n, due, "应报送的单位数"), "reported": _few(n, in_time, "已报送末季数据的单位数")}
    numbers = {"whole": n.is_whole, "last": last, "missing": len(survey.missing), "in_brief": in_brief}
    return n.say("gaps", numbers, **slots)


def _compared(n: Narrator) -> str:
    """Whether sums of those who have reported are set beside last year's of the same org units."""
    return "同比按同口径计算" if _tells_alike(n) else "暂不作同比"


def _counted(n: Narrator) -> str:
    """By whom progress is judged where somebody's figures are missing, and what becomes of the comparison with last year."""
    if _tells_alike(n):
        return "进度和同比按数据齐全的单位计算"
    return "暂不作同比，进度按数据齐全的单位比较"


def _tells_alike(n: Narrator) -> bool:
    told = n.apart or n
    return any(row.alike for row in told.rows)


def _few(n: Narrator, units: Sequence[str], formula: str) -> Piece:
    return n.evidence.tally(n.survey.observations_of(units), len(units), "个", formula)
