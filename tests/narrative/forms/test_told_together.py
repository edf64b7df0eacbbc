"""What belongs together is told together, and a circular's headings name what their paragraphs are about."""

from __future__ import annotations

import pytest

from indicators.catalogue import Catalogue
from indicators.model import Better, Indicator, Kind
from indicators.narrative import write
from indicators.narrative.document import Document
from indicators.narrative.linter import lint
from indicators.periods import Period
from tests.narrative.datasets import Sheet
from tests.narrative.summaries import text_of


def told(sheet: Sheet, form: str = "summary", language: str = "zh") -> Document:
    document = write(sheet.dataset(), Period.parse("2024H1"), form=form, language=language, length="full")  # type: ignore[arg-type]
    assert lint(document, (sheet.county, *sheet.org_units, *(i.name for i in sheet.indicators.values()))) == []
    return document


def disputes(*others: Indicator) -> Sheet:
    """Disputes accepted and settled, and further indicators of the same section, for two years."""
    sheet = Sheet()
    sheet.define(Catalogue.load().indicators["settlement_rate"])
    for year, more in ((2023, 0), (2024, 2)):
        sheet.put("disputes_accepted", f"{year}H1", [20 + more] * 6)
        sheet.put("disputes_settled", f"{year}H1", [10 + more] * 6)
        for other in others:
            sheet.define(other)
            sheet.put(other.id, f"{year}H1", [50000.0 + more] * 6)
    return sheet


def money(name: str, section: str = "职工权益维护") -> Indicator:
    return Indicator(name, name, "元", Kind.FLOW, Better.NEITHER, section=section)


AMOUNT = Catalogue.load().indicators["dispute_amount"]


@pytest.mark.parametrize("amount", [AMOUNT, money("争议标的额"), money("劳动争议调处挽回损失金额")])
def test_the_sum_at_stake_follows_the_cases_at_once(amount: Indicator) -> None:
    visits = Catalogue.load().indicators["petition_visits"]
    sheet = disputes(visits, amount)
    (paragraph,) = [p.text for s in told(sheet).sections for p in s.paragraphs if "受理劳动争议" in p.text]
    cases, rate = paragraph.index("调处成功劳动争议"), paragraph.rindex("调处成功率")
    assert cases < paragraph.index("30万元") < rate
    assert "信访" not in paragraph[cases:rate]
    english = text_of(told(sheet, language="en"))
    assert english.index("isputes settled") < english.index("300,012 yuan") < english.index("settlement rate stood")


@pytest.mark.parametrize("amount", [money("挽回经济损失"), money("涉案金额", "经费与自身建设"), money("工会经费收缴额")])
def test_other_sums_stand_for_themselves(amount: Indicator) -> None:
    paragraphs = [p.text for s in told(disputes(amount)).sections for p in s.paragraphs]
    (paragraph,) = [text for text in paragraphs if "受理劳动争议" in text]
    rate = paragraph.index("调处成功率", paragraph.index("调处成功劳动争议"))
    assert "万元" not in paragraph[:rate]


HEADINGS = [
    (("wage_agreements_signed", "wage_agreements_due", "wage_agreement_rate"), "wage_agreement_rate", "工资集体协商签订率"),
    (("members", "employees", "membership_rate"), "membership_rate", "职工入会率"),
    (("members", "employees", "membership_rate"), "members", "会员总数"),
    (("training_sessions", "workers_trained"), "workers_trained", "职工培训"),
    (("new_unions",), "new_unions", "新建工会"),
]


@pytest.mark.parametrize(("indicators", "asked", "heading"), HEADINGS)
def test_a_circular_heads_a_paragraph_by_what_it_compares(indicators: tuple[str, ...], asked: str, heading: str) -> None:
    sheet = Sheet()
    ratio = Catalogue.load().indicators["membership_rate" if "members" in indicators else "wage_agreement_rate"]
    for place, indicator in enumerate(i for i in indicators if not i.endswith("_rate")):
        sheet.put(indicator, "2024H1", [60 + 20 * place + unit for unit in range(6)])
    if ratio.id in indicators:
        sheet.define(ratio)
    sheet.ask(asked, 2024, [0.9 if asked.endswith("_rate") else 200] * 6)
    sheet.put("safety_trainings", "2024H1", [3] * 6)
    sheet.ask("safety_trainings", 2024, [9] * 6)
    leads = [p.text[: p.lead] for s in told(sheet, "circular").sections for p in s.paragraphs if p.lead]
    assert any(lead.endswith(f"）{heading}。") for lead in leads)
