"""What a rate counts is no concern of its own beside the rate."""

from __future__ import annotations

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from tests.narrative.datasets import Sheet
from tests.narrative.summaries import summary


def disputes(accepted: int, settled: int) -> Dataset:
    """A year ago 100 of 120 were settled everywhere."""
    sheet = Sheet()
    sheet.define(Catalogue.load().indicators["settlement_rate"])
    for year, came, done in ((2023, 120, 100), (2024, accepted, settled)):
        sheet.put("disputes_accepted", f"{year}Q2", (came,) * 6)
        sheet.put("disputes_settled", f"{year}Q2", (done,) * 6)
    return sheet.dataset()


@pytest.mark.parametrize(("accepted", "settled", "worse"), [(60, 55, False), (120, 70, True)])
def test_fewer_settled_where_fewer_came_is_none(accepted: int, settled: int, worse: bool) -> None:
    said = summary(disputes(accepted, settled))
    assert "调处成功同比减少" not in said
    assert ("调处成功率同比回落" in said) is worse


def contracts(signed: int, target: float) -> Dataset:
    sheet = Sheet()
    catalogue = Catalogue.load().indicators
    sheet.define(catalogue["collective_contract_rate"])
    for year, done in ((2023, 80), (2024, signed)):
        sheet.put("collective_contracts_due", f"{year}Q2", (100,) * 6)
        sheet.put("collective_contracts_signed", f"{year}Q2", (done,) * 6)
    sheet.ask("collective_contract_rate", 2024, (target,) * 6)
    sheet.ask("collective_contract_rate", 2024, {"total": target})
    return sheet.dataset()


@pytest.mark.parametrize(("target", "told"), [(0.9, False), (0.6, True)])
def test_a_rate_that_misses_its_target_says_it_all(target: float, told: bool) -> None:
    said = summary(contracts(70, target))
    assert ("已签集体合同企业比上年同期减少" in said.split("从数据看")[1]) is told
    assert ("集体合同签订率达标面不够广，6个单位均未达到年度目标" in said) is not told


def test_the_members_lost_are_told_beside_their_rate() -> None:
    sheet = Sheet()
    sheet.define(Catalogue.load().indicators["membership_rate"])
    for year, members in ((2023, 900), (2024, 800)):
        sheet.put("members", f"{year}Q2", (members,) * 6)
        sheet.put("employees", f"{year}Q2", (1000,) * 6)
    assert "会员总数比上年同期减少600人" in summary(sheet.dataset())
