"""What the text says of org units by name, read back as a reader would, against books kept by hand.

One indicator a dataset, so that every sentence speaks of it: who did how much, who is short of how much, records, turns, and
what was made up for.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache

from indicators.model import TOTAL
from indicators.narrative import write_from
from indicators.narrative.document import Claim, Paragraph
from indicators.narrative.facts.survey import Survey
from indicators.periods import Period
from tests.narrative.by_hand.ledger import Ledger
from tests.narrative.datasets import Sheet

INDICATOR = "new_unions"
PERIODS = ("2024H1", "2024Q1-Q3", "2024")
UNITS = [f"{place}{kind}" for place in "东西南北" for kind in ("岭镇", "河乡", "桥街道")]
SEEDS = range(24)

NAME = "|".join(UNITS)
NAMES = rf"(?:(?:{NAME})、)*(?:{NAME})"


@cache
def told(seed: int) -> tuple[Ledger, tuple[Paragraph, ...]]:
    """Quarters that grow and shrink, targets about what is done; the full summary and the circular."""
    chance = random.Random(seed)
    sheet = Sheet(org_units=UNITS[: chance.choice([4, 8, 12])])
    usual = chance.choice([2, 6, 30])
    for year, trend in ((2022, 1.0), (2023, chance.uniform(0.6, 1.6)), (2024, chance.uniform(0.6, 1.6))):
        for quarter in range(1, 5):
            late = 0.4 if quarter == 1 and chance.random() < 0.5 else 1.3 if quarter > 1 else 1.0
            amounts = [round(chance.uniform(0.2, 1.8) * usual * trend * late) for _ in sheet.org_units]
            sheet.put(INDICATOR, f"{year}Q{quarter}", amounts)
        sheet.ask(INDICATOR, year, [chance.choice([3, 4, 4, 5]) * usual for _ in sheet.org_units])
    ledger = Ledger(sheet.dataset(), Period.parse(PERIODS[seed % len(PERIODS)]))
    survey = Survey(ledger.dataset, ledger.period)
    documents = [write_from(survey, form="summary", length="full"), write_from(survey, form="circular", length="full")]
    return ledger, tuple(p for document in documents for section in document.sections for p in section.paragraphs)


def found(pattern: str) -> Iterator[tuple[Ledger, Paragraph, re.Match[str]]]:
    """The places of all texts where the pattern stands."""
    for seed in SEEDS:
        ledger, paragraphs = told(seed)
        for paragraph in paragraphs:
            yield from ((ledger, paragraph, match) for match in re.finditer(pattern, paragraph.text))


def percents(text: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?%", text)


def completion(ledger: Ledger, unit: str) -> str:
    value = 100 * (ledger.completion(INDICATOR, unit) or 0.0)
    return "100%" if value == 100 else "0%" if value == 0 else f"{value + 1e-9:.1f}%"


def test_each_is_said_to_have_done_what_it_has_done() -> None:
    seen = 0
    for ledger, _, match in found(rf"({NAMES})分别完成([0-9.%、和]+)"):
        names, shares = match[1].split("、"), percents(match[2])
        assert [completion(ledger, name) for name in names] == shares, match[0]
        seen += 1
    assert seen > 10


def test_those_told_together_have_done_alike() -> None:
    seen = 0
    for ledger, _, match in found(rf"({NAMES})(?:等(\d+)个单位)?均完成([0-9.]+%)"):
        names, count = match[1].split("、"), match[2]
        assert {completion(ledger, name) for name in names} == {match[3]}, match[0]
        assert count is None or len(names) < int(count)
        seen += 1
    assert seen > 5


def test_what_each_is_short_of_is_what_it_lacks() -> None:
    seen = 0
    for ledger, _, match in found(rf"({NAME})（尚差(\d+)家）"):
        assert int(match[2]) == ledger.gap(INDICATOR, match[1]), match[0]
        seen += 1
    assert seen > 10


def quarters_until(ledger: Ledger, last: Period) -> dict[Period, float]:
    every = [Period.quarter(year, quarter) for year in (2022, 2023, 2024) for quarter in range(1, 5)]
    return {quarter: ledger.quarter(INDICATOR, TOTAL, quarter) or 0.0 for quarter in every if quarter <= last}


def amount_before(paragraph: Paragraph, match: re.Match[str]) -> Claim:
    """The amount of a quarter that was told last before the words."""
    told_before = [c for c in paragraph.claims if c.end <= match.start() and Period.parse(c.period).is_quarter]
    return [claim for claim in told_before if claim.measure == "value"][-1]


def test_a_record_is_one() -> None:
    seen = set()
    for ledger, paragraph, match in found(r"为(\d{4})年第([一二三四])季度以来单季最([高低])"):
        last = amount_before(paragraph, match)
        since = Period.quarter(int(match[1]), "一二三四".index(match[2]) + 1)
        quarters = quarters_until(ledger, Period.parse(last.period))
        assert min(quarters) == since, "since the first quarter on record"
        *earlier, now = quarters.values()
        assert now == last.value
        assert now > max(earlier) if match[3] == "高" else now < min(earlier), match[0]
        seen.add(match[3])
    assert seen


def test_a_turn_is_one() -> None:
    seen = set()
    for ledger, _, match in found(r"([一二三四])季度同比(?:增长|下降)[0-9.]+%，增速由([正负])转([正负])"):
        quarters = quarters_until(ledger, Period.quarter(2024, "一二三四".index(match[1]) + 1))
        amounts = list(quarters.values())
        before, now = (amounts[-place] - amounts[-place - 4] for place in (2, 1))
        assert (before > 0, now > 0) == (match[2] == "正", match[3] == "正"), match[0]
        seen.add(match[3])
    assert seen == {"正", "负"}


def lead_at(ledger: Ledger, unit: str, until: int) -> float:
    period = Period.to_date(2024, until)
    done = ledger.value(INDICATOR, unit, period) or 0.0
    return done / (ledger.target(INDICATOR, unit) or 1.0) - until / 4


def test_what_is_made_up_for_had_been_missed() -> None:
    seen = 0
    for ledger, _, match in found(rf"(?:。|^)({NAMES})?(?:新建工会)?(一季度|上半年|前三季度|前期)低于序时进度，现已补齐"):
        for unit in (match[1] or TOTAL).split("、"):
            end = ledger.period.end
            until = {"一季度": 1, "上半年": 2, "前三季度": 3}.get(match[2])
            times = [until] if until else range(1, end)
            assert any(lead_at(ledger, unit, time) < 0 for time in times), match[0]
            assert lead_at(ledger, unit, end) >= 0 or (ledger.completion(INDICATOR, unit) or 0.0) >= 1, match[0]
            seen += 1
    assert seen > 3


def test_the_furthest_behind_are_and_who_comes_next_does() -> None:
    seen = 0
    pattern = rf"({NAMES})(?:等(\d+)个单位)?(?:落后最多，均?低|均?低)[0-9.]+个百分点(?:，差距最大)?(?:，({NAMES})次之)?"
    for ledger, _, match in found(pattern):
        leads = {unit: round(ledger.lead(INDICATOR, unit) or 0.0, 9) for unit in ledger.units}
        worst = [unit for unit, lead in leads.items() if lead == min(leads.values())]
        names, following = match[1].split("、"), match[3].split("、") if match[3] else []
        assert set(names) <= set(worst), match[0]
        assert len(worst) == int(match[2] or len(names)), match[0]
        others = [lead for unit, lead in leads.items() if unit not in (*worst, *following)]
        assert all(leads[name] <= min(others, default=0.0) for name in following), match[0]
        seen += 1
    assert seen > 3


def test_the_lowest_completion_is() -> None:
    seen = 0
    for ledger, _, match in found(rf"({NAMES})完成率最低"):
        least = min(ledger.completion(INDICATOR, unit) or 0.0 for unit in ledger.units)
        assert all(ledger.completion(INDICATOR, name) == least for name in match[1].split("、")), match[0]
        seen += 1
    assert seen
