"""What each number of a text may be, worked out from the ledger by what its claim says of it."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable
from importlib import resources
from statistics import median

from indicators.narrative.document import Claim, Paragraph
from indicators.periods import Period
from tests.narrative.by_hand.ledger import Ledger

ENGLISH = tomllib.loads(resources.files("indicators.narrative.phrasing").joinpath("formulas.en.toml").read_text("utf-8"))
IN_CHINESE = {english: chinese for chinese, english in ENGLISH.items()}
"""The formulas by their English; where two share it, the last one: they count the same."""

Candidates = list[float]


def formula(claim: Claim) -> str:
    """The formula in Chinese."""
    return IN_CHINESE.get(claim.formula, claim.formula)


def named_before(ledger: Ledger, claim: Claim, paragraph: Paragraph) -> list[str]:
    """The org units named in the sentence up to the claim."""
    sentence = re.split(r"[。；]|; |\. ", paragraph.text[: claim.start])[-1]
    return [unit for unit in ledger.units if unit in sentence]


def _known(*values: float | None) -> Candidates:
    return [value for value in values if value is not None]


def _value(ledger: Ledger, claim: Claim, paragraph: Paragraph, about: str) -> Candidates:
    if formula(claim) == "所列单位之和":
        return _known(ledger.total_of(claim.indicator, named_before(ledger, claim, paragraph)))
    if formula(claim) == "数据齐全的单位合计":
        return _known(ledger.value_of(claim.indicator, ledger.counted(claim.indicator) or []))
    period = Period.parse(claim.period)
    if period != ledger.period:
        return _known(ledger.quarter(claim.indicator, claim.org_unit, period))
    return _known(ledger.value(claim.indicator, claim.org_unit))


def _previous_year(ledger: Ledger, claim: Claim, *_: object) -> Candidates:
    return _known(ledger.value(claim.indicator, claim.org_unit, ledger.period.year_before()))


def _before(ledger: Ledger, claim: Claim) -> tuple[float | None, float | None]:
    """The two figures compared, by what the formula says is set against what."""
    period = Period.parse(claim.period)
    quarters = re.findall(r"(\d{4})年第([一二三四])季度|Q(\d) (\d{4})", claim.formula)
    if quarters:
        named = [Period.quarter(int(a or d), "一二三四".index(b) + 1 if b else int(c)) for a, b, c, d in quarters]
        assert named[0] == period.last_quarter
        now, before = (ledger.quarter(claim.indicator, claim.org_unit, quarter) for quarter in named)
        return now, before
    if formula(claim).startswith("同口径的单位"):
        alike = ledger.alike(claim.indicator)
        then = Ledger(ledger.dataset, ledger.period.year_before())
        return ledger.total_of(claim.indicator, alike), then.total_of(claim.indicator, alike)
    now = ledger.value(claim.indicator, claim.org_unit)
    return now, ledger.value(claim.indicator, claim.org_unit, ledger.period.year_before())


def _change(ledger: Ledger, claim: Claim, _paragraph: Paragraph, about: str) -> Candidates:
    if not claim.indicator:
        return _more_on_course(ledger, about)
    now, before = _before(ledger, claim)
    return [] if now is None or before is None else [now - before]


def _more_on_course(ledger: Ledger, about: str) -> Candidates:
    """How many more indicators are on course than a quarter ago, if the same ones were judged then."""
    before = Ledger(ledger.dataset, Period(ledger.period.year, 1, ledger.period.end - 1))
    assert before.verdicts(about).keys() == ledger.verdicts(about).keys()
    good, then = (sum(one.good(i, about) for i in one.verdicts(about)) for one in (ledger, before))
    return [good - then]


def _growth(ledger: Ledger, claim: Claim, *_: object) -> Candidates:
    now, before = _before(ledger, claim)
    return [now / before - 1] if now is not None and before is not None and before > 0 else []


def _of_counted(ledger: Ledger, claim: Claim) -> tuple[float, float]:
    """What those with complete figures have done, and what they were asked for."""
    counted = ledger.counted(claim.indicator) or []
    return ledger.value_of(claim.indicator, counted) or 0.0, ledger.target_of(claim.indicator, counted) or 0.0


def _target(ledger: Ledger, claim: Claim, *_: object) -> Candidates:
    if formula(claim) == "数据齐全的单位年度目标合计":
        return [_of_counted(ledger, claim)[1]]
    return _known(ledger.target(claim.indicator, claim.org_unit))


def _completion(ledger: Ledger, claim: Claim, *_: object) -> Candidates:
    if formula(claim) == "数据齐全的单位：完成 ÷ 目标":
        value, target = _of_counted(ledger, claim)
        return [value / target]
    return _known(ledger.completion(claim.indicator, claim.org_unit))


def _gap(ledger: Ledger, claim: Claim, *_: object) -> Candidates:
    match formula(claim):
        case "目标 − 完成":
            return _known(ledger.gap(claim.indicator, claim.org_unit))
        case "数据齐全的单位：目标 − 完成":
            return [_of_counted(ledger, claim)[1] - _of_counted(ledger, claim)[0]]
        case "本单位 − 合计":
            own, whole = ledger.value(claim.indicator, claim.org_unit), ledger.value(claim.indicator)
            return [] if own is None or whole is None else [own - whole]
        case "最高 − 最低":
            values = [ledger.value(claim.indicator, unit) or 0.0 for unit in ledger.of_many(claim.indicator)]
            return [max(values) - min(values)]
        case "年度目标 × 分母 − 分子，有小数的进一":
            return [float(n) for i in ledger.dataset.indicators if (n := ledger.things_missing(i, claim.org_unit)) is not None]
        case each:
            assert each.startswith("（目标 − 完成）÷ 剩余季度数"), claim
            gap = (ledger.gap(claim.indicator, claim.org_unit) or 0.0) / (4 - ledger.period.end)
            return [float(math.ceil(gap - 1e-9)) if each.endswith("有小数的进一") else gap]


def _share(ledger: Ledger, claim: Claim, paragraph: Paragraph, about: str) -> Candidates:
    match formula(claim):
        case "该单位 ÷ 合计":
            part = ledger.value(claim.indicator, claim.org_unit) or 0.0
        case "所列单位之和 ÷ 合计":
            part = ledger.total_of(claim.indicator, named_before(ledger, claim, paragraph))
        case "该类单位达到进度要求的指标数 ÷ 该类单位有年度目标的指标数":
            return ledger.shares_by_kind()
        case "达到进度要求的指标总数 ÷ 有年度目标的指标总数":
            verdicts = ledger.verdicts(about)
            return [sum(ledger.good(i, about) for i in verdicts) / len(verdicts)]
        case _:
            good, judged = ledger.share_on_course(claim.org_unit)
            return [good / judged]
    whole = ledger.value(claim.indicator)
    return [part / whole] if whole else []


def _of_peers(ledger: Ledger, claim: Claim) -> list[float]:
    return [ledger.value(claim.indicator, unit) or 0.0 for unit in ledger.peers(claim.indicator)]


def _at(ledger: Ledger, claim: Claim) -> Ledger:
    """The ledger of the claim's own period, which may end a quarter earlier."""
    period = Period.parse(claim.period)
    return ledger if period == ledger.period else Ledger(ledger.dataset, period)


def _lead(ledger: Ledger, claim: Claim, *_: object) -> Candidates:
    return _known(_at(ledger, claim).lead(claim.indicator, claim.org_unit))


def _rank(ledger: Ledger, claim: Claim, *_: object) -> Candidates:
    if not claim.indicator:
        assert formula(claim) == "按达到进度要求的指标占比从高到低排序"
        then = _at(ledger, claim)
        counts = {unit: then.share_on_course(unit) for unit in then.in_order()}
        shares = {unit: good / judged for unit, (good, judged) in counts.items() if judged}
        return [1 + sum(share > shares[claim.org_unit] + 1e-9 for share in shares.values())]
    place = ledger.place(claim.indicator, claim.org_unit)
    return [place[0]] if place else []


def _quoted(ledger: Ledger, claim: Claim, *_: object) -> Candidates:
    notes = [note.text for note in ledger.dataset.notes if note.source in claim.sources]
    return [claim.value] if any(claim.text in note for note in notes) else []


def _simple(figure: Callable[[Ledger, str, str], float | None]) -> Callable[..., Candidates]:
    return lambda ledger, claim, *_: _known(figure(ledger, claim.indicator, claim.org_unit))


FIGURES: dict[str, Callable[..., Candidates]] = {
    "value": _value,
    "target": _target,
    "completion": _completion,
    "lead": _lead,
    "forecast": _simple(Ledger.forecast),
    "previous_year": _previous_year,
    "change": _change,
    "growth": _growth,
    "gap": _gap,
    "share": _share,
    "rank": _rank,
    "minimum": lambda ledger, claim, *_: [min(_of_peers(ledger, claim))],
    "median": lambda ledger, claim, *_: [median(_of_peers(ledger, claim))],
    "maximum": lambda ledger, claim, *_: [max(_of_peers(ledger, claim))],
    "quoted": _quoted,
}
