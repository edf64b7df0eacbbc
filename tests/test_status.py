"""Presets of judging rules: what is shipped, and what is refused."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.status import Basis, InvalidPreset, Status, UnknownPreset, parse_presets, preset_named, presets

NAMES = ("default", "gophr", "servicenow", "yinchuan")


def test_the_shipped_presets() -> None:
    assert tuple(presets()) == NAMES
    assert {p.basis for p in presets().values()} == {Basis.LEAD, Basis.RATIO}


@pytest.mark.parametrize("name", NAMES)
@given(st.floats(allow_nan=False))
def test_every_number_lies_in_exactly_one_band(name: str, measured: float) -> None:
    preset = preset_named(name)
    bands = [band for band in preset.bands if band.lower <= measured < band.upper or measured == band.upper == math.inf]
    assert [band.status for band in bands] == [preset.classify(measured)]


WORKED = {"default": (-0.08, "slightly_behind"), "gophr": (-0.08, "on_schedule"), "servicenow": (0.84, "slightly_behind")}


@pytest.mark.parametrize(("name", "case"), WORKED.items())
def test_the_worked_case(name: str, case: tuple[float, str]) -> None:
    measured, status = case
    assert preset_named(name).classify(measured) == status


@pytest.mark.parametrize(
    ("measured", "status"),
    [
        (0.0, "on_schedule"),
        (-0.05, "slightly_behind"),
        (-0.10, "slightly_behind"),
        (-0.2, "behind"),
        (-0.30, "behind"),
        (-0.31, "far_behind"),
    ],
)
def test_the_hole_of_yinchuan_is_closed(measured: float, status: str) -> None:
    preset = preset_named("yinchuan")
    assert preset.classify(measured) == status
    assert "未规定" in preset.source


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_status_has_words_in_every_preset(name: str, language: str) -> None:
    preset = preset_named(name)
    assert preset.name(language)
    assert preset.source
    assert all(preset.label(status, language) for status in Status)


def test_a_rule_prints_its_own_words() -> None:
    assert preset_named("servicenow").label("slightly_behind", "en") == "Yellow"
    assert preset_named("gophr").label("no_target", "zh") == "未下达目标"


def test_an_unknown_preset_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(UnknownPreset, match=r"no preset “other”.*gophr"):
        preset_named("other")


def preset_text(*bands: str) -> str:
    head = '[own]\nbasis = "lead"\ndone = true\nsource = "本单位"\nzh.name = "自定"\nen.name = "Own"\n'
    return head + "bands = [" + ", ".join(f"{{ {band} }}" for band in bands) + "]"


GOOD = ('status = "on_schedule", from = 0.0', 'status = "behind", to = 0.0')


def test_a_preset_of_ones_own() -> None:
    own = parse_presets(preset_text(*GOOD))["own"]
    assert [own.classify(x) for x in (0.0, -0.01)] == [Status.ON_SCHEDULE, Status.BEHIND]


WRONG = {
    "a gap": ((GOOD[0], 'status = "behind", to = -0.1'), "gap between -0.1 and 0"),
    "an overlap": ((GOOD[0], 'status = "behind", to = 0.1'), "overlap between 0 and 0.1"),
    "an unknown status": ((GOOD[0], 'status = "splendid", to = 0.0'), "splendid"),
    "an end above": (('status = "on_schedule", from = 0.0, to = 1.0', GOOD[1]), "gap above 1"),
    "an end below": ((GOOD[0], 'status = "behind", from = -1.0, to = 0.0'), "gap below -1"),
    "an empty band": ((GOOD[0], 'status = "ahead", from = 0.0, to = 0.0', GOOD[1]), "is empty"),
    "a status twice": ((GOOD[0], 'status = "behind", from = -1.0, to = 0.0', 'status = "behind", to = -1.0'), "two bands"),
    "no bands": ((), "no bands"),
}


@pytest.mark.parametrize(("bands", "message"), WRONG.values(), ids=WRONG.keys())
def test_a_preset_that_does_not_judge_every_case_once_is_refused(bands: tuple[str, ...], message: str) -> None:
    with pytest.raises(InvalidPreset, match=message) as refused:
        parse_presets(preset_text(*bands))
    assert "own" in str(refused.value)


def test_what_is_left_out_is_named() -> None:
    with pytest.raises(InvalidPreset, match="source"):
        parse_presets(preset_text(*GOOD).replace('source = "本单位"\n', ""))


def test_an_unknown_basis_is_refused() -> None:
    with pytest.raises(InvalidPreset, match="feeling"):
        parse_presets(preset_text(*GOOD).replace('"lead"', '"feeling"'))
