from __future__ import annotations

import string
import tomllib
from dataclasses import replace
from importlib import resources

import pytest

from indicators.catalogue import Catalogue
from indicators.defining.rules import Mistake, mistake_text, mistakes_in
from indicators.defining.words import DIRECTIONS, KINDS, SCHEDULES, TARGET_FORMS, target_forms_for
from indicators.model import Better, Indicator, Kind, Schedule, TargetForm

KNOWN = Catalogue.load().indicators
UNIONS, RATE, FUNDS = KNOWN["new_unions"], KNOWN["membership_rate"], KNOWN["assistance_funds"]
OWN = Indicator("骑手入会数", "骑手入会数", "人", Kind.FLOW, inferred=True)
RATIO = replace(OWN, kind=Kind.RATIO, unit="%")
SENTENCES = tomllib.loads(resources.files("indicators.defining").joinpath("mistakes.toml").read_text("utf-8"))


def codes(definition: Indicator) -> list[str]:
    return [m.code for m in mistakes_in(definition, KNOWN | {OWN.id: OWN})]


@pytest.mark.parametrize("id_", KNOWN)
def test_no_built_in_definition_breaks_a_rule(id_: str) -> None:
    assert mistakes_in(KNOWN[id_], KNOWN) == ()


@pytest.mark.parametrize(
    ("definition", "expected"),
    [
        pytest.param(OWN, [], id="an inferred one confirmed as it is"),
        pytest.param(
            replace(OWN, name="新业态会员", better=Better.LOWER, unit="名"), [], id="renamed, relabelled, turned round"
        ),
        pytest.param(replace(OWN, name=" "), ["name_missing"], id="no name"),
        pytest.param(replace(OWN, name="长" * 61), ["name_too_long"], id="a name as long as a paragraph"),
        pytest.param(replace(OWN, source="长" * 401), ["source_too_long"], id="an explanation without end"),
        pytest.param(replace(OWN, name="会员总数"), ["name_taken"], id="another one's name"),
        pytest.param(replace(OWN, name="会 员 总 数（人）"), ["name_taken"], id="another one's name with spaces and unit"),
        pytest.param(replace(OWN, aliases=("入会率",)), ["name_taken"], id="another one's alias"),
        pytest.param(replace(OWN, unit="%"), ["percent_of_amount", "unit_converts"], id="a count in percent"),
        pytest.param(replace(OWN, unit="元"), ["unit_converts"], id="a count as money"),
        pytest.param(replace(FUNDS, unit="万元"), ["unit_converts"], id="money relabelled"),
        pytest.param(replace(RATE, kind=Kind.RATE, numerator=None, denominator=None), [], id="a ratio typed from now on"),
        pytest.param(replace(RATE, numerator=None), ["parts_missing"], id="a ratio with one part"),
        pytest.param(replace(RATE, numerator="employees"), ["parts_same"], id="a ratio of one thing"),
        pytest.param(replace(RATE, numerator="没有"), ["part_unknown"], id="a part nobody knows"),
        pytest.param(replace(RATE, numerator="unionisation_rate"), ["part_is_rate"], id="a rate as a part"),
        pytest.param(replace(RATE, numerator=RATE.id), ["part_unknown"], id="a ratio of itself"),
        pytest.param(replace(KNOWN["members"], kind=Kind.RATE), ["is_a_part"], id="a part made a rate"),
    ],
)
def test_a_definition_that_breaks_a_rule_is_told_which(definition: Indicator, expected: list[str]) -> None:
    assert codes(definition) == expected


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("code", SENTENCES)
def test_every_rule_has_its_sentence(code: str, language: str) -> None:
    fields = {name for _, name, _, _ in string.Formatter().parse(SENTENCES[code][language]) if name}
    assert fields == {name for _, name, _, _ in string.Formatter().parse(SENTENCES[code]["zh"]) if name}
    text = mistake_text(Mistake(code, "骑手入会数", tuple((field, "甲") for field in fields)), language)
    assert text.startswith("“骑手入会数”")
    assert text.endswith("。" if language == "zh" else ".")


def test_the_sentence_names_both_indicators() -> None:
    (mistake,) = mistakes_in(replace(OWN, name="会员总数"), KNOWN)
    assert "“会员总数”已经是指标“会员总数”的名称" in mistake_text(mistake)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_choice_has_a_word_of_its_own(language: str) -> None:
    for words, choices in ((KINDS, Kind), (DIRECTIONS, Better), (TARGET_FORMS, TargetForm), (SCHEDULES, Schedule)):
        assert set(words[language]) == set(choices)  # type: ignore[arg-type]
        assert len(set(words[language].values())) == len(choices)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", Kind)
def test_lower_is_better_asks_for_a_ceiling(kind: Kind) -> None:
    assert target_forms_for(kind, Better.LOWER) == (TargetForm.CEILING,)
    assert TargetForm.CEILING not in target_forms_for(kind, Better.HIGHER)[:1]
