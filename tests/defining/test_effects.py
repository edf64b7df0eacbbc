from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.dataset import Dataset
from indicators.defining.effects import with_definitions
from indicators.model import TOTAL, Better, Indicator, Kind, TargetForm
from indicators.periods import Period
from indicators.progress import compute_progress

HALF = Period.parse("2023H1")


def total(dataset: Dataset, indicator: str) -> float:
    progress = compute_progress(dataset, HALF)
    return float(progress[(progress.org_unit == TOTAL) & (progress.indicator == indicator)].value.iloc[0])


def test_no_definition_leaves_the_data_as_they_are(county: Dataset) -> None:
    assert with_definitions(county, []) is county


def test_a_flow_made_a_level_is_counted_as_one(county: Dataset) -> None:
    flow = county.indicators["new_members"]
    level = replace(flow, kind=Kind.STOCK, target_form=TargetForm.YEAR_END_LEVEL)
    last = [o.value for o in county.observations if o.indicator == flow.id and o.period == HALF.last_quarter]
    both = [o.value for o in county.observations if o.indicator == flow.id and HALF.contains(o.period)]
    assert total(county, flow.id) == pytest.approx(sum(both))
    assert total(with_definitions(county, [level]), flow.id) == pytest.approx(sum(last))


def test_a_ratio_of_what_is_there_is_computed_though_nobody_reports_it(county: Dataset) -> None:
    own = Indicator("人均帮扶", "人均帮扶", "元", Kind.RATIO, numerator="assistance_funds", denominator="members")
    defined = with_definitions(county, [own])
    assert defined.indicators[own.id] == own
    assert total(defined, own.id) == pytest.approx(total(county, "assistance_funds") / total(county, "members"))


@pytest.mark.parametrize("parts", [("没有", "members"), ("members", "没有"), (None, None)])
def test_what_the_data_do_not_have_is_left_out(county: Dataset, parts: tuple[str | None, str | None]) -> None:
    other = Indicator("别的", "别的", "人", Kind.RATIO, numerator=parts[0], denominator=parts[1])
    assert with_definitions(county, [other]) is county


def test_a_new_unit_relabels_counts(county: Dataset) -> None:
    defined = with_definitions(county, [replace(county.indicators["new_unions"], unit="个")])
    assert {o.unit for o in defined.observations if o.indicator == "new_unions"} == {"个"}
    assert [o.value for o in defined.observations] == [o.value for o in county.observations]
    assert {o.unit for o in defined.observations if o.indicator == "members"} == {"人"}


def test_money_is_never_relabelled(county: Dataset) -> None:
    defined = with_definitions(county, [replace(county.indicators["assistance_funds"], unit="人")])
    assert {o.unit for o in defined.observations if o.indicator == "assistance_funds"} == {"元"}


def test_the_order_of_the_indicators_stays(county: Dataset) -> None:
    changed = [replace(i, better=Better.NEITHER) for i in reversed(county.indicators.values())]
    assert list(with_definitions(county, changed).indicators) == list(county.indicators)
