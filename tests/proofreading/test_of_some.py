"""Figures of some org units that stand for the whole, as reports with silent ones tell them, and what is told like them."""

from __future__ import annotations

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.periods import Period
from indicators.proofreading import proofread
from tests.narrative.datasets import Sheet

H1 = Period.parse("2024H1")

SAID_OF_LAST_YEAR = [
    ("上半年全县新建工会32家，同比增长10.3%。", ["agrees", "unlike"]),
    ("上半年全县新建工会32家，5个单位同口径同比增长20.0%。", ["agrees_alike"]),
    ("上半年全县新建工会32家，5个单位同口径同比增加5家。", ["agrees_alike"]),
    ("上半年全县新建工会32家，同比增长19.0%。", ["differs_alike"]),
    ("上半年全县新建工会32家，同比下降20.0%。", ["differs_alike"]),
    ("上半年东岭镇新建工会6家，同比增长20.0%。", ["agrees"]),
    ("上半年柳溪乡新建工会2家，同比下降50.0%。", ["agrees", "unlike_at_all"]),
]


@pytest.mark.parametrize(("text", "codes"), SAID_OF_LAST_YEAR)
def test_growth_on_last_year_is_right_of_the_same_org_units_and_doubted_of_others(text: str, codes: list[str]) -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2023Q1", (2, 2, 2, 2, 2, 2))
    sheet.put("new_unions", "2023Q2", (3, 3, 3, 3, 3, 2))
    sheet.put("new_unions", "2024Q1", (3, 3, 3, 3, 3, 2))
    sheet.put("new_unions", "2024Q2", (3, 3, 3, 3, 3, None))
    dataset = sheet.dataset()
    findings = [found for found in proofread(text, dataset, period=H1, beside_own=False).findings if found.end > 16]
    assert [found.code for found in findings] == codes
    assert not any("{" in found.message("zh") + found.message("en") for found in findings)


def some_silent() -> Dataset:
    """集体合同 of a half-year that 柳溪乡 has not finished, rates with their parts, tasks of one or two."""
    sheet = Sheet()
    sheet.put("new_unions", "2024Q1", (2, 2, 2, 2, 2, 2))
    sheet.put("new_unions", "2024Q2", (3, 3, 3, 3, 3, None))
    sheet.ask("new_unions", 2024, (10,) * 6)
    sheet.put("safety_trainings", "2024Q2", (1, 2, 1, 6, 6, 6))
    sheet.ask("safety_trainings", 2024, (3, 4, 2, 6, 6, 6))
    sheet.put("collective_contracts_due", "2024Q2", (10,) * 6)
    sheet.put("collective_contracts_signed", "2024Q2", (9, 9, 9, 9, 9, 8))
    sheet.define(Catalogue.load().indicators["collective_contract_rate"])
    sheet.ask("collective_contract_rate", 2024, (0.93,) * 6)
    return sheet.dataset()


SAID_OTHERWISE = [
    # of those alone whose figures are complete
    ("上半年全县新建工会27家，其中已报送的5个单位新建工会25家。", {"agrees"}),
    ("上半年全县新建工会27家，其中已报送的5个单位完成年度任务的50.0%。", {"agrees"}),
    ("上半年全县新建工会27家，其中已报送的5个单位完成年度任务的51.0%。", {"agrees", "no_data"}),
    # what a rate lacks in things
    ("截至6月底，集体合同签订率88.3%，低于93%的年度目标4.7个百分点，按现有基数还差3家。", {"agrees"}),
    ("截至6月底，集体合同签订率88.3%，低于93%的年度目标4.7个百分点，按现有基数还差4家。", {"agrees", "differs"}),
    # what was asked before is no figure of the work
    ("上半年全县新建工会27家，新建工会年度任务由50家调整为60家。", {"agrees", "no_data"}),
    ("上半年全县新建工会27家，新建工会年度任务由50家调整为61家。", {"agrees", "no_data", "differs"}),
    # so many indicators, not so many of the last one named
    ("截至6月底，集体合同签订率、安全培训演练2项距年度目标尚有差距。", set()),
    # one org unit's task and another's share
    ("上半年东岭镇开展安全培训演练1次（任务3次），西河镇、南塘乡均完成50.0%。", {"agrees"}),
    ("上半年东岭镇开展安全培训演练1次（任务3次），完成年度任务的43.3%。", {"agrees", "differs", "inconsistent"}),
]


@pytest.mark.parametrize(("text", "kinds"), SAID_OTHERWISE)
def test_figures_as_reports_with_silent_org_units_tell_them(text: str, kinds: set[str]) -> None:
    findings = proofread(text, some_silent(), period=H1, beside_own=False).findings
    assert {str(found.kind) for found in findings} == kinds
    assert not any("{" in found.message("zh") + found.message("en") for found in findings)
