"""A number is found by what it means: in its paragraph, elsewhere in the report, in the data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.editing import Draft, apply_edits, claims_in, edit_of, paragraphs_of
from indicators.editing.binding import template_of
from indicators.editing.keys import Numbers, keys_of
from indicators.editing.refilling import refilled
from indicators.editing.template import Key
from indicators.narrative import write
from indicators.narrative.document import Claim, Paragraph
from indicators.narrative.facts.survey import Survey
from indicators.periods import Period
from tests.narrative.datasets import random_dataset, two_halves

HALF, THIRD = Period.parse("2024H1"), Period.parse("2024Q1-Q3")
HERE, THERE = ("一", 0), ("二", 0)


def claim(text: str, number: str, indicator: str = "a", value: float = 1.0, **others: str) -> Claim:
    start = text.index(number)
    about = {"org_unit": "total", "period": "2024H1", "measure": "value", "unit": "家", "formula": "1", **others}
    return Claim(start, start + len(number), number, indicator, value=value, sources=(), **about)  # type: ignore[arg-type]


def one(text: str, number: str, indicator: str = "a", value: float = 1.0, **others: str) -> Paragraph:
    return Paragraph(text, (claim(text, number, indicator, value, **others),))


def key_in(paragraph: Paragraph) -> Key:
    return keys_of(paragraph, HALF)[0]


KEY = key_in(one("新建工会5家", "5家"))


def text_of(found: Claim | None) -> str:
    return found.text if found else ""


def test_the_paragraphs_own_number_comes_first_then_one_of_the_others() -> None:
    numbers = Numbers({HERE: one("新建6家", "6家", value=6), THERE: one("建会7家", "7家", value=7)}, HALF)
    assert [text_of(numbers.find(KEY, place)) for place in (HERE, THERE)] == ["6家", "7家"]
    assert text_of(Numbers({THERE: one("建会7家", "7家")}, HALF).find(KEY, HERE)) == "7家"
    assert text_of(numbers.find(KEY)) == ""


@pytest.mark.parametrize(
    "other",
    [
        one("新建6家", "6家", "b"),
        one("新建6家", "6家", org_unit="甲镇"),
        one("新建6家", "6家", measure="target"),
        one("新建6家", "6家", period="2023H1"),
    ],
    ids=["indicator", "org unit", "measure", "period"],
)
def test_a_number_of_another_meaning_is_none(other: Paragraph) -> None:
    assert Numbers({HERE: other}, HALF).find(KEY, HERE) is None


def test_a_period_is_meant_as_seen_from_the_report() -> None:
    before = key_in(one("去年同期5家", "5家", period="2023H1"))
    later = Numbers({HERE: one("去年同期9家", "9家", period="2023Q1-Q3")}, THIRD)
    assert text_of(later.find(before, HERE)) == "9家"


def quoted(text: str, *numbers: str) -> Paragraph:
    claims = (
        claim(text, number, "", float(n), measure="quoted", formula="报送单位原文") for n, number in enumerate(numbers, 1)
    )
    return Paragraph(text, tuple(claims))


QUOTED = quoted("甲镇慰问一线职工320人，发放物资5.6万元。", "320人", "5.6万元")


@pytest.mark.parametrize(
    ("later", "shown"),
    [
        (quoted("甲镇慰问一线职工350人，发放物资7万元。", "350人", "7万元"), "慰问350人，物资7万元"),
        (quoted("甲镇发放物资7万元，慰问一线职工350人。", "7万元", "350人"), "慰问350人，物资7万元"),
        (quoted("甲镇培训电工80人。", "80人"), "慰问××人，物资××万元"),
        (quoted("甲镇发放物资7万元。", "7万元"), "慰问××人，物资7万元"),
    ],
    ids=["the same words", "another order", "something else", "one of them"],
)
def test_a_number_in_a_townships_own_words_is_known_by_those_words(later: Paragraph, shown: str) -> None:
    template = template_of(QUOTED, "慰问320人，物资5.6万元", HALF)
    numbers = Numbers({HERE: later}, HALF)
    assert refilled(template, lambda key: numbers.find(key, HERE), HALF).paragraph.text == shown


def test_equal_counts_of_different_things_are_told_apart_by_the_words_around_them() -> None:
    told = "6个单位达标，3个单位最高，4个单位最低。"
    counts = tuple(claim(told, n, value=float(n[0]), measure="count", formula="单位数") for n in ("6个", "3个", "4个"))
    template = template_of(Paragraph(told, counts), "最低的有4个单位最低。", HALF)
    later = "7个单位达标，5个单位最低。"
    now = tuple(claim(later, n, value=float(n[0]), measure="count", formula="单位数") for n in ("7个", "5个"))
    numbers = Numbers({HERE: Paragraph(later, now)}, HALF)
    assert refilled(template, lambda key: numbers.find(key, HERE), HALF).paragraph.text == "最低的有5个单位最低。"


def test_edits_kept_before_numbers_had_labels_go_by_order_but_never_for_quoted_numbers() -> None:
    told = "3个单位最高，4个单位最低。"
    counts = tuple(claim(told, n, value=float(n[0]), measure="count", formula="单位数") for n in ("3个", "4个"))
    numbers = Numbers({HERE: Paragraph(told, counts), THERE: QUOTED}, HALF)
    assert text_of(numbers.find(replace(keys_of(Paragraph(told, counts), HALF)[1], label=""), HERE)) == "4个"
    assert numbers.find(replace(keys_of(QUOTED, HALF)[1], label=""), THERE) is None


@pytest.mark.parametrize("seed", range(5))
def test_a_number_from_the_data_reads_as_the_report_would_print_it(seed: int) -> None:
    dataset = random_dataset(seed)
    numbers, seen = Numbers({}, HALF, claims_in(Survey(dataset, HALF), "zh")), 0
    for paragraph in paragraphs_of(write(dataset, HALF)).values():
        for key, claim in zip(keys_of(paragraph, HALF), paragraph.claims, strict=True):
            if found := numbers.find(key):
                assert (found.text, found.value, found.sources) == (claim.text, claim.value, claim.sources)
                seen += 1
    assert seen > 5


def test_what_the_next_report_no_longer_tells_is_taken_from_the_data() -> None:
    dataset = two_halves()
    now = write(dataset, HALF)
    place = next(p for p, text in paragraphs_of(now).items() if p[0] and any(c.org_unit != "total" for c in text.claims))
    edit = edit_of(now, Draft(now), place, "经核，" + paragraphs_of(now)[place].text, HALF)
    assert edit is not None
    silent = replace(now, sections=tuple(replace(s, paragraphs=tuple(_untold(p) for p in s.paragraphs)) for s in now.sections))
    draft = apply_edits(silent, [edit], HALF, claims_in(Survey(dataset, HALF), "zh"))
    (made,) = draft.made.values()
    own = paragraphs_of(now)[place]
    before = {c.text for k, c in zip(keys_of(own, HALF), own.claims, strict=True) if k.when == "y0" and k.measure != "count"}
    assert len(before) > 1
    assert before <= {c.text for c in made.paragraph.claims}


def _untold(paragraph: Paragraph) -> Paragraph:
    """The paragraph as a report would have it that tells only its first number."""
    return replace(paragraph, claims=tuple(paragraph.claims)[:1])


def test_a_measure_that_the_data_lack_is_a_gap() -> None:
    find = claims_in(Survey(two_halves(), HALF), "zh")
    assert find(Key("没有的指标", "total", "value", "y0")) is None
    assert find(Key("new_unions", "没有的镇", "value", "y0")) is None
    assert find(Key("new_unions", "total", "没有的量", "y0")) is None
    assert find(Key("new_unions", "total", "value", "q-1")) is None
