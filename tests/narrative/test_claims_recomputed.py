"""Every number of every text, worked out again from the observations by hand: none may differ from what is printed."""

from __future__ import annotations

import itertools
import math
import random
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.narrative import FORMS, write_from
from indicators.narrative.document import Claim, Paragraph
from indicators.narrative.facts import Survey
from indicators.periods import Period
from tests.narrative.datasets import Sheet, random_dataset
from tests.narrative.ledger import TINY, Ledger

PERIODS = ("2024Q1", "2024H1", "2024Q1-Q3", "2024", "2024Q2", "2024H2", "2024Q4")
AUDIENCES = ("internal", "leadership")
LENGTHS = ("usual", "short", "full")
LANGUAGES = ("zh", "en")
SEEDS = (5, 13, *range(100, 124), 147, 198, 213, 219)

CATALOGUE = Catalogue.load()
AMOUNTS = ("new_unions", "new_members", "workers_assisted", "workers_homes", "safety_accidents", "items_published")
RATIOS = (
    ("members", "employees", "membership_rate"),
    ("enterprises_covered", "enterprises_eligible", "unionisation_rate"),
    ("disputes_settled", "disputes_accepted", "settlement_rate"),
)

ENGLISH = tomllib.loads(resources.files("indicators.narrative").joinpath("formulas.en.toml").read_text("utf-8"))
IN_CHINESE = {english: chinese for chinese, english in ENGLISH.items()}
"""The formulas by their English; where two share it, the last one: they count the same."""

Found = tuple[Claim, Paragraph, str]


@cache
def ledger_of(seed: int) -> Ledger:
    """Of data with gaps everywhere, and of data as they should be, in turn."""
    dataset = random_dataset(seed) if seed % 2 else orderly_dataset(seed)
    return Ledger(dataset, Period.parse(PERIODS[seed % len(PERIODS)]))


def ledgers_of(seed: int) -> tuple[Ledger, dict[str, Ledger]]:
    """What is due is told of the year to date: its ledger first, then those of it and of the period reported on."""
    asked = ledger_of(seed)
    to_date = Ledger(asked.dataset, Survey(asked.dataset, asked.period).to_date.period)
    return to_date, {asked.period.code: asked, to_date.period.code: to_date}


def orderly_dataset(seed: int) -> Dataset:
    """Everybody reports everything for two years and has small targets, so that many do alike; ratios have their parts."""
    chance = random.Random(seed)
    sheet = Sheet(
        org_units=[f"{place}{kind}" for place in "东西南北" for kind in ("岭镇", "河乡", "桥街道")][: chance.choice([3, 12])]
    )
    for indicator in chance.sample(AMOUNTS, 4):
        usual = chance.choice([1, 3, 40])
        for year, quarter in itertools.product((2023, 2024), range(1, 5)):
            sheet.put(indicator, f"{year}Q{quarter}", [chance.randint(0, usual) for _ in sheet.org_units])
        sheet.ask(indicator, 2024, [chance.choice([2, 2, 4]) * usual for _ in sheet.org_units])
    for top, bottom, ratio in chance.sample(RATIOS, 2):
        for year, quarter in itertools.product((2023, 2024), (2, 4)):
            below = [chance.randint(10, 60) for _ in sheet.org_units]
            sheet.put(bottom, f"{year}Q{quarter}", below)
            sheet.put(top, f"{year}Q{quarter}", [chance.randint(number // 9, number) for number in below])
        sheet.define(CATALOGUE.indicators[ratio])
        if chance.random() < 0.7:
            sheet.ask(ratio, 2024, [chance.choice([0.6, 0.75]) for _ in sheet.org_units])
    for year, quarter in itertools.product((2023, 2024), (2, 4)):
        sheet.put("labour_contract_rate", f"{year}Q{quarter}", [chance.choice([0.9, 0.96]) for _ in sheet.org_units])
    sheet.ask("labour_contract_rate", 2024, [0.95 for _ in sheet.org_units])
    return sheet.dataset()


@cache
def told(seed: int) -> tuple[Found, ...]:
    """Each claim of every form, length, audience and language, with its paragraph and whom the text is about."""
    return tuple(_told(seed))


def _told(seed: int) -> Iterator[Found]:
    ledger = ledger_of(seed)
    survey = Survey(ledger.dataset, ledger.period)
    units = (TOTAL, ledger.units[seed % len(ledger.units)])
    for form, unit, audience, length, language in itertools.product(FORMS, units, AUDIENCES, LENGTHS, LANGUAGES):
        document = write_from(survey, unit, form=form, audience=audience, length=length, language=language)  # type: ignore[arg-type]
        about = unit if len(ledger.units) > 1 else ledger.units[0]
        for paragraph in (p for section in document.sections for p in section.paragraphs):
            yield from ((claim, paragraph, about) for claim in paragraph.claims)


def formula(claim: Claim) -> str:
    """The formula in Chinese."""
    return IN_CHINESE.get(claim.formula, claim.formula)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_is_what_the_observations_come_to(seed: int) -> None:
    usual, by_period = ledgers_of(seed)
    for claim, paragraph, about in told(seed):
        expected = EXPECTED[claim.measure](by_period.get(claim.period, usual), claim, paragraph, about)
        sentence = paragraph.text[max(0, claim.start - 60) : claim.end + 30]
        assert any(math.isclose(claim.value, one, rel_tol=1e-9, abs_tol=1e-6) for one in expected), (claim, expected, sentence)


def test_every_kind_of_number_has_occurred() -> None:
    """What is checked above has been told often enough to be checked."""
    measures = {claim.measure for seed in SEEDS for claim, _, _ in told(seed)}
    assert measures == EXPECTED.keys()
    formulas = {formula(claim) for seed in SEEDS for claim, _, _ in told(seed) if claim.measure == "count"}
    assert COUNTS.keys() <= formulas


# ── what a number may be ─────────────────────────────────────────────────────────────────────────────────

Candidates = list[float]


def _known(*values: float | None) -> Candidates:
    return [value for value in values if value is not None]


def _value(ledger: Ledger, claim: Claim, paragraph: Paragraph, about: str) -> Candidates:
    if formula(claim) == "所列单位之和":
        return _known(ledger.total_of(claim.indicator, named_before(ledger, claim, paragraph)))
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
    now = ledger.value(claim.indicator, claim.org_unit)
    return now, ledger.value(claim.indicator, claim.org_unit, ledger.period.year_before())


def _change(ledger: Ledger, claim: Claim, *_: object) -> Candidates:
    now, before = _before(ledger, claim)
    return [] if now is None or before is None else [now - before]


def _growth(ledger: Ledger, claim: Claim, *_: object) -> Candidates:
    now, before = _before(ledger, claim)
    return [now / before - 1] if now is not None and before is not None and before > 0 else []


def _gap(ledger: Ledger, claim: Claim, *_: object) -> Candidates:
    match formula(claim):
        case "目标 − 完成":
            return _known(ledger.gap(claim.indicator, claim.org_unit))
        case "本单位 − 合计":
            own, whole = ledger.value(claim.indicator, claim.org_unit), ledger.value(claim.indicator)
            return [] if own is None or whole is None else [own - whole]
        case "最高 − 最低":
            values = [ledger.value(claim.indicator, unit) or 0.0 for unit in ledger.peers(claim.indicator)]
            return [max(values) - min(values)]
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
        case _:
            good, judged = ledger.share_on_course(claim.org_unit)
            return [good / judged]
    whole = ledger.value(claim.indicator)
    return [part / whole] if whole else []


def named_before(ledger: Ledger, claim: Claim, paragraph: Paragraph) -> list[str]:
    """The org units named in the sentence up to the claim."""
    sentence = re.split(r"[。；]|; |\. ", paragraph.text[: claim.start])[-1]
    return [unit for unit in ledger.units if unit in sentence]


def _rank(ledger: Ledger, claim: Claim, *_: object) -> Candidates:
    place = ledger.place(claim.indicator, claim.org_unit)
    return [place[0]] if place else []


def _quoted(ledger: Ledger, claim: Claim, *_: object) -> Candidates:
    notes = [note.text for note in ledger.dataset.notes if note.source in claim.sources]
    return [claim.value] if any(claim.text in note for note in notes) else []


def _simple(figure: Callable[[Ledger, str, str], float | None]) -> Callable[..., Candidates]:
    return lambda ledger, claim, *_: _known(figure(ledger, claim.indicator, claim.org_unit))


# ── how many ─────────────────────────────────────────────────────────────────────────────────────────────


def _count(ledger: Ledger, claim: Claim, paragraph: Paragraph, about: str) -> Candidates:
    return [float(n) for n in COUNTS[formula(claim)](ledger, claim, paragraph, about)]


def _with_verdict(*names: str) -> Callable[..., list[int]]:
    def counted(ledger: Ledger, _claim: Claim, _paragraph: Paragraph, about: str) -> list[int]:
        return [sum(verdict in names for verdict in ledger.verdicts(about).values())]

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


def _with_figures(ledger: Ledger, about: str) -> list[str]:
    """The indicators with a figure of the org unit; of the whole also those that have one of some org unit only."""
    return [i for i in ledger.indicators if about == TOTAL or ledger.value(i, about) is not None]


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
    equal = sum(abs(v - shown.value) < TINY for v in ledger.values(claim.indicator).values())
    return [good, len(same) - good, len(same), *([equal] if shown.measure == "value" else [])]


def _same_gap(ledger: Ledger, claim: Claim, paragraph: Paragraph, _about: str) -> list[int]:
    """How many miss their target by as many tenths of a point as the gap that follows."""
    shown = next(c for c in paragraph.claims if c.start > claim.start and c.measure == "gap")
    gaps = [abs(ledger.gap(claim.indicator, u) or 0.0) for u in ledger.missed(claim.indicator)]
    return [sum(f"{100 * gap + 1e-9:.1f}" == f"{100 * abs(shown.value) + 1e-9:.1f}" for gap in gaps)]


def _tied(ledger: Ledger, claim: Claim, paragraph: Paragraph, about: str) -> list[int]:
    """Of the shares of indicators on course, or of one indicator's figures; English calls both by one name."""
    after = [c.measure for c in paragraph.claims if c.start > claim.start]
    return _alike(ledger, claim, paragraph, about) if after[:1] in (["completion"], ["value"]) else _best(ledger)


def _behind(ledger: Ledger, claim: Claim, *_: object) -> list[int]:
    """Below the schedule, or the target; of a year's amount at its end whoever has not done it."""
    indicator = claim.indicator
    if ledger.is_amount(indicator):
        return [sum(not ledger.good(indicator, u) for u in ledger.judged(indicator))]
    return [sum((ledger.completion(indicator, u) or 0) < 1 for u in ledger.with_target(indicator))]


def _furthest_behind(ledger: Ledger, claim: Claim, *_: object) -> list[int]:
    """Who is as far behind as the last one, in tenths of a point."""
    leads = [ledger.lead(claim.indicator, unit) or 0.0 for unit in ledger.judged(claim.indicator)]
    tenths = [f"{100 * lead - 1e-9:.1f}" for lead in leads]
    return [tenths.count(tenths[leads.index(min(leads))])]


def _units_that_miss(ledger: Ledger, *_: object) -> list[int]:
    known = [ledger.share_on_course(unit) for unit in ledger.units]
    return [sum(good < judged for good, judged in known)]


def _units_that_miss_half(ledger: Ledger, *_: object) -> list[int]:
    """Of those who lag in anything at all."""
    late = [u for u in ledger.units if any(u in ledger.judged(i) and ledger.lags(i, u) for i in ledger.indicators)]
    return [sum(2 * good <= judged for good, judged in map(ledger.share_on_course, late))]


def _lagging(ledger: Ledger, claim: Claim, _paragraph: Paragraph, about: str) -> list[int]:
    unit = claim.org_unit if about == TOTAL else about
    beside_others = [i for i in ledger.indicators if about != TOTAL or unit in ledger.judged(i)]
    return [sum(ledger.lags(i, unit) for i in beside_others)]


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
    known = [share for u in ledger.units if (share := ledger.share_on_course(u))[1]]
    shares = [good / judged for good, judged in known]
    return [shares.count(max(shares)), shares.count(min(shares))]


COUNTS: dict[str, Callable[..., list[int]]] = {
    "有年度目标的指标数": lambda ledger, *found: _of_indicators(ledger, *found)[1],
    "达到进度要求的指标数": lambda ledger, *found: _of_indicators(ledger, *found)[0],
    "有数据的指标数": lambda ledger, c, p, about: [len(_with_figures(ledger, about))],
    "达到或快于序时进度的指标数": _with_verdict("on_course"),
    "完成全年任务的指标数": _with_verdict("finished"),
    "达到年度目标的指标数": _with_verdict("reached"),
    "略低于序时进度的指标数": _with_verdict("slightly_late"),
    "低于序时进度的指标数": _with_verdict("late"),
    "未完成全年任务的指标数": _with_verdict("unfinished"),
    "未达到年度目标的指标数": _with_verdict("not_reached"),
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
    "有年度目标的单位数": _units(Ledger.with_target),
    "达到要求的单位数": _units(lambda ledger, i: [u for u in ledger.judged(i) if ledger.good(i, u)]),
    "未达到要求的单位数": _behind,
    "达到年度目标的单位数": _units(Ledger.reached),
    "达到各自目标的单位数": _units(Ledger.reached),
    "未达到目标的单位数": _units(Ledger.missed),
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
    "数据不全的单位数": _units(lambda ledger, i: list(ledger.in_part(i))),
    "未下达年度目标的指标数": lambda ledger, c, p, about: [len(_with_figures(ledger, about))],
    "列入督办的指标数": lambda *found: [min(_lagging(*found)[0], items) for items in (5, 8)],
}

EXPECTED: dict[str, Callable[..., Candidates]] = {
    "value": _value,
    "target": _simple(Ledger.target),
    "completion": _simple(Ledger.completion),
    "lead": _simple(Ledger.lead),
    "previous_year": _previous_year,
    "change": _change,
    "growth": _growth,
    "gap": _gap,
    "share": _share,
    "rank": _rank,
    "count": _count,
    "minimum": lambda ledger, claim, *_: [min(ledger.values(claim.indicator).values())],
    "median": lambda ledger, claim, *_: [ledger.median(claim.indicator)],
    "maximum": lambda ledger, claim, *_: [max(ledger.values(claim.indicator).values())],
    "quoted": _quoted,
}
