"""The notation of phrases, and that every phrase of ``measures.toml`` is one and of use."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from indicators.proofreading import measures, phrases
from indicators.proofreading.phrases import ends, last_of, pattern_of, starts, within

WORDS = {"goal": ["任务", "任务数"], "about": ["近", "约"]}
LISTED = tomllib.loads(Path(phrases.__file__).with_name("measures.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("phrase", "text", "fits"),
    [
        ("完成{goal}", "完成任务数", True),
        ("完成{goal}", "完成", False),
        ("差{about?}", "差约", True),
        ("差{about?}", "差近约", False),
        ("差{about*}", "差近约", True),
        ("完成{了?}", "完成了", True),
        ("还需{2}", "还需完成", True),
        ("还需{2}", "还需再完成", False),
        ("下达…{goal}", "下达全年任务", True),
        ("下达…{goal}", "下达#家任务", False),
        ("下达…#{goal}", "下达#家任务", True),
        ("1.5", "1x5", False),
    ],
)
def test_a_phrase_fits_what_it_says(phrase: str, text: str, fits: bool) -> None:
    assert (re.fullmatch(pattern_of([phrase], WORDS), text) is not None) is fits


@pytest.mark.parametrize("phrase", ["{", "{}", "完成}", "{goal", "{goal+}}"])
def test_what_is_no_phrase_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="no phrase"):
        pattern_of([phrase], WORDS)


@pytest.mark.parametrize(
    ("where", "name", "text", "said"),
    [
        (ends, "done", "完成年度任务96家的", True),
        (ends, "done", "完成年度任务的会员", False),
        (ends, "before_that", "上年同期为", True),
        (starts, "asked_after", "的年度目标任务", True),
        (starts, "asked_after", "已达年度目标", False),
        (within, "last_quarter", "较一季度增长", True),
        (within, "last_quarter", "一季度增长", False),
    ],
)
def test_a_phrase_stands_where_its_section_says(where: object, name: str, text: str, said: bool) -> None:
    assert callable(where)
    assert where(text, name) is said


@pytest.mark.parametrize(("text", "name"), [("降幅扩大", "up"), ("增幅回落", "down"), ("先降后升高", "up"), ("持平", "")])
def test_the_last_word_that_says_a_direction_counts(text: str, name: str) -> None:
    assert last_of(text, "up", "down") == name


@pytest.mark.parametrize(("where", "name"), [(where, name) for where in ("ends", "starts", "within") for name in LISTED[where]])
def test_every_list_of_phrases_is_asked_for(where: str, name: str) -> None:
    code = Path(measures.__file__).read_text("utf-8")
    asking = {"ends": "(?:ends|ending)"}.get(where, where)
    assert re.search(rf'\b{asking}\([^()"]+, "{name}"\)', code)


def test_every_word_list_is_used_by_a_phrase() -> None:
    every = " ".join(phrase for where in ("ends", "starts", "within") for listed in LISTED[where].values() for phrase in listed)
    assert {name for name in LISTED["words"] if not re.search(rf"{{{name}[?*]?}}", every)} == set()
