"""A change of definitions or org units tells which figures of sealed quarters it would alter, and nothing of the others."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from indicators.dataset import Dataset
from indicators.defining.effects import with_definitions
from indicators.model import Kind, TargetForm
from indicators.org_units import Change, Structure, with_structure
from indicators.periods import Period
from indicators.views.sealed_effect import sealed_effect

Q1, Q2 = Period.parse("2023Q1"), Period.parse("2023Q2")


def as_level(county: Dataset) -> Dataset:
    flow = county.indicators["new_members"]
    return with_definitions(county, [replace(flow, kind=Kind.STOCK, target_form=TargetForm.YEAR_END_LEVEL)])


def test_a_flow_made_a_level_alters_the_half_year_that_is_sealed(county: Dataset) -> None:
    text = sealed_effect(county, as_level(county), [Q1, Q2])
    assert text.startswith("会改动已封存季度的数字：")
    assert "2023年上半年" in text
    assert re.search(r"如.*新增会员数 [\d.万]+人 → [\d.万]+人。", text)
    assert text.endswith("确需改动再保存。")


def test_what_stays_as_it_was_is_not_told(county: Dataset) -> None:
    assert sealed_effect(county, county, [Q1, Q2]) == ""
    renamed = with_definitions(county, [replace(county.indicators["new_members"], section="其他工作", aliases=("新会员",))])
    assert sealed_effect(county, renamed, [Q1, Q2]) == ""
    assert sealed_effect(county, as_level(county), []) == ""


def test_a_renamed_org_unit_alters_what_was_printed_under_its_old_name(county: Dataset) -> None:
    old = county.org_units[0]
    after = with_structure(county, Structure((), (Change(old, Q2, {"新名镇": 1}),)))
    text = sealed_effect(county, after, [Q1])
    assert "2023年第一季度，共16项，如新名镇帮扶资金 — → 6万元。" in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_number_of_figures_is_that_of_the_periods_named(county: Dataset, language: str) -> None:
    text = sealed_effect(county, as_level(county), [Q2], language)
    assert ("共" in text) == (language == "zh")
    assert ("Sealed quarters would change" in text) == (language == "en")


@pytest.mark.parametrize(("language", "told"), [("zh", "已封存季度的数字随之改动："), ("en", "Sealed quarters have changed: ")])
def test_what_has_been_done_is_told_as_done(county: Dataset, language: str, told: str) -> None:
    text = sealed_effect(county, as_level(county), [Q2], language, done=True)
    assert text.startswith(told)
    asked = sealed_effect(county, as_level(county), [Q2], language)
    assert re.findall(r"[\d.]+", text) == re.findall(r"[\d.]+", asked)


def test_many_periods_are_counted(county: Dataset) -> None:
    quarters = [q for p in county.periods for q in p.quarters]
    assert re.search(r"：\d{4}年\S+等\d+期，共", sealed_effect(county, as_level(county), quarters))


def test_a_figure_that_is_the_same_but_for_the_last_place_of_the_machine_is_no_other(county: Dataset) -> None:
    def times(factor: float) -> Dataset:
        changed = (replace(o, value=o.value * factor) for o in county.observations)
        return replace(county, observations=tuple(changed))

    assert sealed_effect(county, times(1 + 1e-15), [Q1]) == ""
    assert sealed_effect(county, times(1 + 1e-4), [Q1])
