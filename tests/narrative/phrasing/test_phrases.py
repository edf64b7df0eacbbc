"""Phrases are data: every one can be chosen, every rule can be read, and shapes take turns."""

import pickle
import re
from pathlib import Path

import pytest

from indicators import narrative
from indicators.narrative.facts.origins import Origin
from indicators.narrative.phrasing.narrator import merged, sentences_of
from indicators.narrative.phrasing.phrases import Pattern, UnknownLanguage, Voice, phrases
from indicators.narrative.phrasing.text import Figure, joined, text_of
from indicators.narrative.rules import InvalidRule, compile_rule, compile_rules, names_in
from indicators.progress import verdicts

CHINESE = [path for path in Path(narrative.__file__).parent.rglob("*.py") if path.parent.name != "english"]
FILES = [*CHINESE, Path(verdicts.__file__)]
SOURCES = "\n".join(path.read_text("utf-8") for path in FILES)
FIVE = Figure("5家", "new_unions", "total", "2024H1", "value", 5, "家", lambda: Origin("2 + 3", ()))


@pytest.mark.parametrize(
    ("rule", "numbers", "holds"),
    [
        ("", {}, True),
        ("lead >= 0.01", {"lead": 0.02}, True),
        ("lead >= 0.01", {"lead": None}, False),
        ("lead >= 0.01", {}, False),
        ("abs(growth) < 0.005", {"growth": -0.001}, True),
        ("value == 0 and lower", {"value": 0.0, "lower": True}, True),
        ("not year_over and completion > 1", {"year_over": False, "completion": 1.2}, True),
        ("value >= 1.1 * previous", {"value": 11, "previous": 10}, True),
        ("value >= 1.1 * previous", {"value": 11, "previous": None}, False),
        ("0.1 <= lead < 0.3", {"lead": 0.2}, True),
        ("fraction or level", {"fraction": 0, "level": 1}, True),
        ("change < -1", {"change": -2}, True),
    ],
)
def test_a_rule_compares_numbers_and_is_false_where_one_is_missing(rule: str, numbers: dict[str, float], holds: bool) -> None:
    assert compile_rule(rule)(numbers) is holds


@pytest.mark.parametrize(
    "rule", ["__import__('os')", "lead.real > 1", "lead >", "[1]", "lambda: 1", "'a' == 'b'", "open('x')", "lead ** 2 > 1"]
)
def test_a_rule_is_no_program(rule: str) -> None:
    with pytest.raises(InvalidRule, match="is not a rule"):
        compile_rule(rule)


def test_every_situation_that_is_said_has_phrases_and_every_phrase_is_said() -> None:
    said = set(re.findall(r"""say(?:_of)?\(\s*(?:[\w\[\]]+, )?["'](\w+)["']""", SOURCES))
    named = {situation for situation in phrases() if f'"{situation}"' in SOURCES}
    assert said <= phrases().keys()
    assert phrases().keys() == named


@pytest.mark.parametrize("situation", sorted(phrases()))
def test_rules_speak_of_numbers_that_are_given(situation: str) -> None:
    head = Path(narrative.__file__).with_name("phrasing").joinpath("phrases.zh.toml").read_text("utf-8").split("# ──")[0]
    for choice in phrases()[situation].choices:
        for name in names_in(choice.when):
            assert re.search(rf"\b{name}\b", head + SOURCES)


@pytest.mark.parametrize("situation", sorted(phrases()))
def test_the_last_choice_is_the_only_one_without_a_rule(situation: str) -> None:
    assert all(choice.when for choice in phrases()[situation].choices[:-1])


def test_patterns_of_one_choice_take_turns() -> None:
    voice = Voice()
    numbers = {"change": 5.0, "growth": 0.2, "base": 25.0}
    said = [voice.pattern("last_year", numbers) for _ in range(4)]
    assert len(set(said[:3])) == 3
    assert said[3] == said[0]


def test_a_situation_without_a_fitting_rule_says_nothing() -> None:
    assert Voice().pattern("uneven", {"units": 2, "spread": 0.9}) is None


def test_a_pattern_places_its_figures() -> None:
    text = Pattern.parse("新建工会{value}，其中{names}{value}").fill({"value": FIVE, "names": "甲镇、乙乡"})
    assert text.words == "新建工会5家，其中甲镇、乙乡5家"
    assert [(start, figure.words) for start, figure in text.figures()] == [(4, "5家"), (14, "5家")]


def test_figures_keep_their_place_when_texts_are_joined() -> None:
    text = joined([text_of("甲镇", FIVE), text_of("乙乡", FIVE), FIVE], "、", "和")
    assert text.words == "甲镇5家、乙乡5家和5家"
    paragraph = text_of("（一）", text).paragraph(lead=3)
    assert all(paragraph.text[claim.start : claim.end] == "5家" for claim in paragraph.claims)
    assert paragraph.lead == 3


def test_very_short_sentences_become_one() -> None:
    sentences = [text_of("受理争议", FIVE, "。"), text_of("调处", FIVE, "。"), text_of("比上年同期增加", FIVE, "，增长25.0%。")]
    told = merged(sentences)
    assert [text.words for text in told] == ["受理争议5家，调处5家。", "比上年同期增加5家，增长25.0%。"]
    assert [(start, figure.words) for start, figure in told[0].figures()] == [(4, "5家"), (9, "5家")]


def test_clauses_that_grow_too_long_become_sentences() -> None:
    told = sentences_of([("", "甲" * 60), ("，", "乙" * 30), ("；", "丙" * 30), ("，", "")])
    assert [text.words for text in told] == ["甲" * 60 + "，" + "乙" * 30 + "。", "丙" * 30 + "。"]


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguage, match="xx"):
        phrases("xx")


# ── claims are made when somebody looks ──────────────────────────────────────────────────────────────────


def asked_for() -> tuple[Figure, list[str]]:
    """A figure, and a list that tells whether anybody has asked where it comes from."""
    asked: list[str] = []

    def origin() -> Origin:
        asked.append("asked")
        return Origin("2 + 3", ())

    return Figure("5家", "new_unions", "total", "2024H1", "value", 5, "家", origin), asked


def test_a_number_is_followed_once_and_only_when_its_claim_is_looked_at() -> None:
    figure, asked = asked_for()
    paragraph = text_of("新建工会", figure, "。").paragraph()
    assert paragraph.text == "新建工会5家。"
    assert not asked
    assert [claim.formula for claim in paragraph.claims] == [claim.formula for claim in paragraph.claims] == ["2 + 3"]
    assert asked == ["asked"]


def test_claims_equal_and_are_kept_as_their_tuple() -> None:
    paragraph = text_of(FIVE, "、", FIVE).paragraph()
    assert paragraph.claims == tuple(paragraph.claims)
    assert paragraph == text_of(FIVE, "、", FIVE).paragraph()
    assert (len(paragraph.claims), paragraph.claims[1].start, paragraph.claims[:1][0].end) == (2, 3, 2)
    kept = pickle.loads(pickle.dumps(paragraph))
    assert isinstance(kept.claims, tuple)
    assert kept == paragraph


def test_the_first_rule_that_holds_is_found() -> None:
    choose = compile_rules(["lead >= 0.1", "lead >= 0 and not late", ""])
    assert [choose(numbers) for numbers in ({"lead": 0.2}, {"lead": 0.05}, {"lead": 0.05, "late": 1}, {})] == [0, 1, 2, 2]
    assert compile_rules(["lead > 0"])({"lead": None}) == -1
