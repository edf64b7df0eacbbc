from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.defining.effects import with_definitions
from indicators.model import TOTAL, Better, Indicator, Kind, TargetForm
from indicators.periods import Period
from indicators.progress import compute_progress
from indicators.record import Definition, known_catalogue
from indicators.views.definition_effect import effect_of
from indicators.views.definitions import (
    DefinitionCard,
    Origin,
    answer_of,
    changed_fields,
    definition_cards,
    origin_of,
    past_changes,
)

HALF = Period.parse("2023H1")
BUILT_IN = Catalogue.load().indicators
GUESSED = Catalogue.load().infer("骑手建档数", "人")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
AT = datetime(2024, 7, 3, 7, 20, tzinfo=UTC)


def cards(dataset: Dataset, *, every: bool = False, language: str = "zh") -> dict[str, DefinitionCard]:
    groups = definition_cards(dataset, known_catalogue(dataset, {}), (), language, every=every)
    return {card.id: card for group in groups.values() for card in group}


@pytest.mark.parametrize(
    ("definition", "confirmed", "expected"),
    [
        (BUILT_IN["members"], (), Origin.BUILT_IN),
        (replace(BUILT_IN["members"], better=Better.NEITHER), (), Origin.WORKBOOK),
        (GUESSED, (), Origin.INFERRED),
        (replace(GUESSED, inferred=False), (), Origin.WORKBOOK),
        (replace(GUESSED, inferred=False), (GUESSED.id,), Origin.OFFICE),
    ],
    ids=lambda value: str(value) if isinstance(value, Origin) else "",
)
def test_where_a_definition_comes_from(definition: Indicator, confirmed: tuple[str, ...], expected: Origin) -> None:
    assert origin_of(definition, confirmed) is expected


def test_a_card_tells_kind_formula_direction_target_schedule_and_explanation(county: Dataset) -> None:
    facts = dict(cards(county)["membership_rate"].facts)
    assert facts["公式"] == "会员总数 ÷ 职工总数"
    assert facts["目标"] == "下限（不低于）"
    assert "进度" not in facts
    assert dict(cards(county)["new_unions"].facts)["进度"] == "各季平均"


def test_lower_is_better_is_judged_by_a_ceiling_and_says_so(county: Dataset) -> None:
    assert dict(cards(county)["safety_accidents"].facts)["目标"] == "上限（不超过）"


def test_those_in_use_or_every_one(county: Dataset) -> None:
    assert cards(county).keys() == county.indicators.keys()
    every = cards(county, every=True)
    assert every.keys() == BUILT_IN.keys() | county.indicators.keys()
    assert {id_ for id_, card in every.items() if card.used} == county.indicators.keys()


def test_themes_come_in_the_order_of_the_report(county: Dataset) -> None:
    catalogue = known_catalogue(county, {})
    groups = definition_cards(county, catalogue, (), every=True)
    assert list(groups) == [s for s in catalogue.sections if s in groups]


def test_names_follow_the_language(county: Dataset) -> None:
    card = cards(county, language="en")["membership_rate"]
    assert (card.name, card.other_name) == ("Membership rate", "职工入会率")
    assert dict(card.facts)["Formula"] == "Members ÷ Employees"


@pytest.mark.parametrize(
    ("unit", "language", "shown"),
    [
        ("家", "zh", "家"),
        ("家", "en", "number"),
        ("人次", "en", "attendances"),
        ("%", "en", "%"),
        ("km", "en", "km"),
        ("", "en", ""),
    ],
)
def test_the_unit_follows_the_language(county: Dataset, unit: str, language: str, shown: str) -> None:
    own = replace(county.indicators["new_unions"], unit=unit)
    dataset = replace(county, indicators={own.id: own})
    assert cards(dataset, language=language)[own.id].unit == shown


def test_in_english_nothing_is_chinese_on_a_card_but_names(county: Dataset) -> None:
    for card in cards(county, every=True, language="en").values():
        facts = [text for label, text in card.facts if label != "Also called"]
        assert not [text for text in (card.name, card.unit, *facts) if CHINESE.search(text)]


def test_the_scope_follows_the_language_unless_it_is_the_office_s_own(county: Dataset) -> None:
    assert dict(cards(county, language="en")["membership_rate"].facts)["Explanation"].startswith("Members ÷ employees.")
    own = replace(county.indicators["membership_rate"], source="按在岗职工计算。")
    changed = replace(county, indicators=county.indicators | {own.id: own})
    assert dict(cards(changed, language="en")[own.id].facts)["Explanation"] == "按在岗职工计算。"


def test_the_answer_counts_guesses(county: Dataset) -> None:
    guessed = replace(county, indicators=county.indicators | {GUESSED.id: GUESSED})
    for dataset, ending in ((county, "口径都已明确。"), (guessed, "其中1项是按表头推断的，请确认。")):
        groups = definition_cards(dataset, known_catalogue(dataset, {}), (), every=True)
        assert answer_of(groups) == f"在用{len(dataset.indicators)}项指标，{ending}"


def test_what_differs_is_named() -> None:
    changed = replace(GUESSED, inferred=False, better=Better.LOWER, unit="名")
    assert changed_fields(GUESSED, changed) == ["计量单位", "方向"]
    assert changed_fields(GUESSED, replace(GUESSED, inferred=False)) == []
    assert "kind" in changed_fields(None, GUESSED, "en")


def test_history_tells_each_change_by_what_it_set_otherwise() -> None:
    first = Definition(1, replace(BUILT_IN["members"], unit="名"), AT, "王芳", None)
    second = Definition(2, replace(first.indicator, better=Better.NEITHER), AT, "", AT)
    other = Definition(3, GUESSED, AT, "", None)
    told = past_changes([other, second, first], "members")
    assert [(c.what, c.who, c.undone) for c in told] == [("方向", "", "2024年7月3日 15:20"), ("计量单位", "王芳", "")]
    assert [c.what for c in past_changes([other], GUESSED.id)] == ["确认无误"]
    assert past_changes([other], "members") == []


def test_no_change_no_effect(county: Dataset) -> None:
    effect = effect_of(county, county.indicators["new_members"], HALF)
    assert effect.is_none
    assert effect.sentence == "2023年上半年的数值和进度都不变。"
    assert (effect.table["数值"] == effect.table["改后数值"]).all()


@pytest.mark.parametrize("indicator", ["new_members", "members", "labour_contract_rate", "membership_rate"])
def test_the_effect_told_is_what_the_whole_computation_gives(county: Dataset, indicator: str) -> None:
    """Only what the indicator needs is computed for the preview; the result must not differ from that of everything."""
    changed = replace(county.indicators[indicator], better=Better.NEITHER)
    effect = effect_of(county, changed, HALF)
    for dataset, column in ((county, "完成率"), (with_definitions(county, [changed]), "改后完成率")):
        progress = compute_progress(dataset, HALF)
        rows = progress[progress.indicator == indicator]
        assert len(rows) == len(effect.table)
        assert (rows.completion.isna().to_numpy() == (effect.table[column] == "—").to_numpy()).all()


def test_the_sentence_gives_the_whole_and_counts_the_others(county: Dataset) -> None:
    level = replace(county.indicators["new_members"], kind=Kind.STOCK, target_form=TargetForm.YEAR_END_LEVEL)
    effect = effect_of(county, level, HALF)
    assert effect.table.iloc[0]["单位"] == "临溪县"
    before, after = effect.table.iloc[0][["数值", "改后数值"]]
    assert f"临溪县由{before}变为{after}；" in effect.sentence
    assert effect.sentence.endswith("6个单位数值变化，6个单位进度变化。")
    assert TOTAL not in set(effect.table["单位"])


def test_a_ratio_nobody_had_before_appears(county: Dataset) -> None:
    own = Indicator("人均帮扶", "人均帮扶", "元", Kind.RATIO, numerator="assistance_funds", denominator="members")
    effect = effect_of(county, own, HALF)
    assert set(effect.table["数值"]) == {"—"}
    assert all(text.endswith("元") for text in effect.table["改后数值"])


def test_english_sentence(county: Dataset) -> None:
    level = replace(county.indicators["new_members"], kind=Kind.STOCK)
    assert "6 org units get another figure" in effect_of(county, level, HALF, "en").sentence
