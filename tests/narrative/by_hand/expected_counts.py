"""How many a text may count, worked out from the ledger by the formula of the claim."""

from __future__ import annotations

from collections.abc import Callable

from indicators.model import TOTAL, TargetForm
from indicators.narrative.document import Claim, Paragraph
from indicators.periods import Period
from tests.narrative.by_hand.expected_figures import Candidates, formula, named_before
from tests.narrative.by_hand.ledger import TINY, Ledger


def expected_counts(ledger: Ledger, claim: Claim, paragraph: Paragraph, about: str) -> Candidates:
    return [float(n) for n in COUNTS[formula(claim)](ledger, claim, paragraph, about)]


def _not_reached(ledger: Ledger, _claim: Claim, _paragraph: Paragraph, about: str) -> list[int]:
    """How many have not reached a target that is due."""
    return [sum(v == "not_reached" and not ledger.is_ceiling(i) for i, v in ledger.verdicts(about).items())]


def _not_due(ledger: Ledger, _claim: Claim, _paragraph: Paragraph, about: str) -> list[int]:
    """How many levels are below a target that is due at the year's end, and not before."""
    levels = [i for i in ledger.indicators if ledger.form(i) is TargetForm.YEAR_END_LEVEL]
    below = [i for i in levels if (lead := ledger.lead(i, about)) is not None and lead < -TINY]
    return [0 if ledger.period.end == 4 else len(below)]


def _with_verdict(name: str, *, ceilings: bool | None = None) -> Callable[..., list[int]]:
    """How many indicators have the verdict; of ceilings, or of all but these, where it is worded apart for them."""

    def counted(ledger: Ledger, _claim: Claim, _paragraph: Paragraph, about: str) -> list[int]:
        found = [i for i, verdict in ledger.verdicts(about).items() if verdict == name]
        return [sum(ceilings is None or ledger.is_ceiling(i) is ceilings for i in found)]

    return counted


def _of_indicators(ledger: Ledger, claim: Claim, paragraph: Paragraph, about: str) -> tuple[list[int], list[int]]:
    """On course, and judged at all: of the org unit that is named just before, else of whom the text is about."""
    own = ledger.verdicts(about)
    found = [(sum(ledger.good(i, about) for i in own), len(own))]
    if about == TOTAL:
        found += [ledger.share_on_course(unit) for unit in [claim.org_unit, *named_before(ledger, claim, paragraph)][-1:]]
    good, judged = zip(*found, strict=True)
    return list(good), list(judged)


def _finished(ledger: Ledger, indicator: str) -> list[str]:
    return [unit for unit in ledger.with_target(indicator) if (ledger.completion(indicator, unit) or 0) >= 1]


def _left_out(ledger: Ledger, *_: object) -> list[int]:
    """For any indicator how many have reported, but not it; who had no case is not among them."""
    return [
        len([u for u in ledger.reporting() if ledger.value(i, u) is None and not _idle(ledger, i, u)])
        for i in ledger.indicators
    ]


def _idle(ledger: Ledger, indicator: str, unit: str) -> bool:
    parts = ledger.parts(indicator)
    return parts is not None and ledger.value(parts[1], unit) == 0


def _with_figures(ledger: Ledger, about: str) -> list[str]:
    """The indicators with a figure of the org unit; of the whole also those that have one of some org unit only."""
    return [i for i in ledger.indicators if about == TOTAL or ledger.value(i, about) is not None]


def _never_asked(ledger: Ledger, about: str) -> list[str]:
    """Those of them without a target; of the whole, also without one of any org unit."""
    asked = ledger.with_target if about == TOTAL else lambda _indicator: []
    return [i for i in _with_figures(ledger, about) if ledger.target(i, about) is None and not asked(i)]


def _units(which: Callable[[Ledger, str], list[str]]) -> Callable[..., list[int]]:
    return lambda ledger, claim, *_: [len(which(ledger, claim.indicator))]


def _next_shown(claim: Claim, paragraph: Paragraph) -> Claim:
    return next(c for c in paragraph.claims if c.start > claim.start and c.measure in ("completion", "value", "share"))


def _alike(ledger: Ledger, claim: Claim, paragraph: Paragraph, _about: str) -> list[int]:
    """How many are printed with the same completion, or rate, as the figure that follows: on course, not, or together."""
    shown = next(c for c in paragraph.claims if c.start > claim.start and c.measure in ("completion", "value"))
    figure = ledger.completion if shown.measure == "completion" else ledger.value
    digits = len(shown.text.partition(".")[2].rstrip("%"))
    known = {u: v for u in ledger.with_target(claim.indicator) if (v := figure(claim.indicator, u)) is not None}
    same = [u for u, v in known.items() if f"{100 * v + 1e-9:.{digits}f}" == f"{100 * shown.value + 1e-9:.{digits}f}"]
    good = sum(ledger.good(claim.indicator, u) for u in same)
    if shown.measure == "value" and not ledger.dataset.indicators[claim.indicator].is_fraction:
        tasks = [(ledger.value(claim.indicator, u), ledger.target(claim.indicator, u)) for u in ledger.peers(claim.indicator)]
        return [tasks.count((shown.value, ledger.target(claim.indicator, shown.org_unit)))]
    groups = (ledger.values(claim.indicator), ledger.of_many(claim.indicator))
    equal = [sum(abs((ledger.value(claim.indicator, u) or 0) - shown.value) < TINY for u in units) for units in groups]
    return [good, len(same) - good, len(same), *(equal if shown.measure == "value" else [])]


def _same_gap(ledger: Ledger, claim: Claim, paragraph: Paragraph, _about: str) -> list[int]:
    """How many miss their target by as many tenths of a point as the gap that follows."""
    shown = next(c for c in paragraph.claims if c.start > claim.start and c.measure == "gap")
    missed = ledger.missed(claim.indicator)
    gaps = [abs(ledger.gap(claim.indicator, u) or 0.0) for u in missed]
    many = [abs(ledger.gap(claim.indicator, u) or 0.0) for u in missed if u in ledger.of_many(claim.indicator)]
    shown_as = f"{100 * abs(shown.value) + 1e-9:.1f}"
    return [sum(f"{100 * gap + 1e-9:.1f}" == shown_as for gap in found) for found in (gaps, many)]


def _tied(ledger: Ledger, claim: Claim, paragraph: Paragraph, about: str) -> list[int]:
    """Of the shares of indicators on course, or of one indicator's figures; English calls both by one name."""
    after = [c.measure for c in paragraph.claims if c.start > claim.start]
    return _alike(ledger, claim, paragraph, about) if after[:1] in (["completion"], ["value"]) else _best(ledger)


def _behind(ledger: Ledger, claim: Claim, *_: object) -> list[int]:
    """Below the schedule, or the target; of a year's amount at its end whoever has not done it."""
    indicator = claim.indicator
    if ledger.is_amount(indicator) or ledger.is_ceiling(indicator):
        return [sum(not ledger.good(indicator, u) for u in ledger.judged(indicator))]
    return [sum((ledger.completion(indicator, u) or 0) < 1 for u in ledger.with_target(indicator))]


def _furthest_behind(ledger: Ledger, claim: Claim, *_: object) -> list[int]:
    """Who is as far behind as the last one, in tenths of a point."""
    leads = [ledger.lead(claim.indicator, unit) or 0.0 for unit in ledger.judged(claim.indicator)]
    tenths = [f"{100 * lead - 1e-9:.1f}" for lead in leads]
    return [tenths.count(tenths[leads.index(min(leads))])]


def _units_that_miss(ledger: Ledger, *_: object) -> list[int]:
    known = [ledger.share_on_course(unit) for unit in ledger.in_order()]
    return [sum(good < judged for good, judged in known)]


def _units_that_miss_half(ledger: Ledger, *_: object) -> list[int]:
    """Of those who lag in anything at all."""
    late = [u for u in ledger.in_order() if any(ledger.lags(i, u) for i in ledger.indicators)]
    return [sum(2 * good <= judged and judged >= 3 for good, judged in map(ledger.share_on_course, late))]


def _lagging(ledger: Ledger, claim: Claim, _paragraph: Paragraph, about: str) -> list[int]:
    unit = claim.org_unit if about == TOTAL else about
    return [sum(ledger.lags(i, unit) for i in ledger.indicators)]


def _caught_up(ledger: Ledger, claim: Claim, *_: object) -> list[int]:
    """Behind the schedule a quarter ago and no longer."""
    before = Ledger(ledger.dataset, Period(ledger.period.year, 1, ledger.period.end - 1))
    leads = [(before.lead(claim.indicator, u), ledger.lead(claim.indicator, u)) for u in ledger.peers(claim.indicator)]
    return [sum(then is not None and then < -TINY and now is not None and now >= -TINY for then, now in leads)]


def _missed(ledger: Ledger, claim: Claim, _paragraph: Paragraph, about: str) -> list[int]:
    """All indicators that are not as far as they should be, of those that can be judged."""
    if about == TOTAL:
        good, judged = ledger.share_on_course(claim.org_unit)
        return [judged - good]
    return [sum(not ledger.good(i, about) for i in ledger.verdicts(about))]


def _best(ledger: Ledger, *_: object) -> list[int]:
    known = [share for u in ledger.in_order() if (share := ledger.share_on_course(u))[1] >= 3]
    shares = [good / judged for good, judged in known]
    return [shares.count(max(shares)), shares.count(min(shares))]


COUNTS: dict[str, Callable[..., list[int]]] = {
    "有年度目标的指标数": lambda ledger, *found: _of_indicators(ledger, *found)[1],
    "达到进度要求的指标数": lambda ledger, *found: _of_indicators(ledger, *found)[0],
    "有数据的指标数": lambda ledger, c, p, about: [len(_with_figures(ledger, about))],
    "达到或快于序时进度的指标数": _with_verdict("on_course"),
    "完成全年任务的指标数": _with_verdict("finished"),
    "达到年度目标的指标数": _with_verdict("reached", ceilings=False),
    "控制在年度目标以内的指标数": _with_verdict("reached", ceilings=True),
    "突破年度控制目标的指标数": _with_verdict("not_reached", ceilings=True),
    "略低于序时进度的指标数": _with_verdict("slightly_late"),
    "低于序时进度的指标数": _with_verdict("late"),
    "未完成全年任务的指标数": _with_verdict("unfinished"),
    "未达到年度目标的指标数": _not_reached,
    "距年末目标尚有差距的指标数": _not_due,
    "未达到要求的指标数": _missed,
    "应报送的单位数": lambda ledger, *_: [len(ledger.units)],
    "已报送的单位数": lambda ledger, *_: [len(ledger.reporting())],
    "未报送的单位数": lambda ledger, *_: [len(ledger.units) - len(ledger.reporting())],
    "报送该项的单位数": _units(Ledger.peers),
    "参加排序的单位数": lambda ledger, claim, p, about: [(ledger.place(claim.indicator, about) or (0, 0))[1]],
    "差距相同的单位数": _same_gap,
    "现已补齐的单位数": _caught_up,
    "名次相同的其他单位数": lambda ledger, claim, p, about: [
        sum(ledger.place(claim.indicator, u) == ledger.place(claim.indicator, about) for u in ledger.units) - 1
    ],
    "并列首位的单位数": lambda ledger, claim, p, about: [
        sum((ledger.place(claim.indicator, u) or (0, 0))[0] == 1 for u in ledger.units)
    ],
    "有年度目标的单位数": _units(Ledger.with_target),
    "达到要求的单位数": _units(lambda ledger, i: [u for u in ledger.judged(i) if ledger.good(i, u)]),
    "未达到要求的单位数": _behind,
    "达到年度目标的单位数": _units(Ledger.reached),
    "达到各自目标的单位数": _units(Ledger.reached),
    "未达到目标的单位数": _units(Ledger.missed),
    "超出年度控制目标的单位数": _units(lambda ledger, i: [u for u in ledger.judged(i) if not ledger.good(i, u)]),
    "完成率不低于100%的单位数": _units(_finished),
    "完成数为零的单位数": _units(lambda ledger, i: [u for u in ledger.with_target(i) if ledger.value(i, u) == 0]),
    "完成率相同的单位数": _alike,
    "完成率最低的单位数": _furthest_behind,
    "有指标未达到要求的单位数": _units_that_miss,
    "未达到要求的指标占半数以上的单位数": _units_that_miss_half,
    "达到进度要求的指标占比最高的单位数": _best,
    "并列的单位数": _tied,
    "未达进度要求的指标数": _missed,
    "未达到要求的任务数": lambda ledger, claim, p, about: [
        sum(ledger.lags(i, about) for i in ledger.indicators if ledger.is_amount(i))
    ],
    "数据不全的单位数": _units(lambda ledger, i: list(ledger.lacking(i))),
    "未报送该项的单位数": _left_out,
    "未作同比的指标数": lambda ledger, *_: [len(ledger.not_compared())],
    "完成率不低于110%的任务数": lambda ledger, *_: [
        sum((ledger.completion(i) or 0) >= 1.1 for i in ledger.verdicts() if ledger.is_amount(i))
    ],
    "同口径的单位数": _units(Ledger.alike),
    "数据齐全的单位数": _units(lambda ledger, i: ledger.counted(i) or []),
    "已报送末季数据的单位数": lambda ledger, *_: [len(ledger.reporting()) - len(ledger.late())],
    "未报送末季数据的单位数": lambda ledger, *_: [len(ledger.late())],
    "其余未下达年度目标的指标数": lambda ledger, c, p, about: [len(_never_asked(ledger, about))],
    "未下达年度目标的指标数": lambda ledger, c, p, about: [len(_with_figures(ledger, about))],
    "列入督办的指标数": lambda *found: [min(_lagging(*found)[0], items) for items in (5, 8, 10)],
}
