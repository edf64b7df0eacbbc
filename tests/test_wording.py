"""Numbers as text: sizes, units, rounding, and the promise that 100% means all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import wording


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (54596, "人", "54596人"),
        (0, "起", "0起"),
        (1.5, "公里", "1.5公里"),
        (2.675, "吨", "2.68吨"),
        (0.1 + 0.2, "公里", "0.3公里"),
        (-10, "家", "−10家"),
        (12, "", "12"),
        (9500, "元", "9500元"),
        (9999.5, "元", "9999.5元"),
        (10000, "元", "1万元"),
        (990300, "元", "99.03万元"),
        (5758000, "元", "575.8万元"),
        (518327.42, "元", "51.83万元"),
        (99_999_999, "元", "1亿元"),
        (123_000_000, "元", "1.23亿元"),
        (-232900, "元", "−23.29万元"),
        (0.95, "%", "95%"),
        (0.955, "%", "95.5%"),
        (0.9539, "%", "95.39%"),
        (54596 / 90416, "%", "60.4%"),
        (1, "%", "100%"),
        (0.99996, "%", "99.9%"),
        (1.7, "万人", "1.7万人"),
        (1, "万人", "1万人"),
        (0.9999, "万人", "9999人"),
        (-0.5, "万人", "−5000人"),
        (-1, "万人", "−1万人"),
        (0, "万人", "0万人"),
    ],
)
def test_amount_prints_the_value_with_its_unit(value: float, unit: str, text: str) -> None:
    assert wording.amount(value, unit) == text


@pytest.mark.parametrize(
    ("fraction", "text"),
    [
        (0.604, "60.4%"),
        (0.5, "50.0%"),
        (0.5265, "52.7%"),
        (1, "100%"),
        (0.9996, "99.9%"),
        (1.0004, "100.0%"),
        (1.16, "116.0%"),
        (0, "0%"),
        (0.0003, "0.03%"),
        (-0.103, "−10.3%"),
    ],
)
def test_percent_keeps_one_decimal_and_100_for_all(fraction: float, text: str) -> None:
    assert wording.percent(fraction) == text


@pytest.mark.parametrize(
    ("fraction", "text"),
    [(0.027, "2.7个百分点"), (-0.043, "4.3个百分点"), (0.02, "2.0个百分点"), (0.0001, "0.01个百分点")],
)
def test_points_give_the_size_of_a_difference_of_rates(fraction: float, text: str) -> None:
    assert wording.points(fraction) == text


@pytest.mark.parametrize(
    ("fraction", "text"), [(0.0696, "7.0%"), (-0.103, "10.3%"), (1.333333, "133.3%"), (2.5, "2.5倍"), (-0.9, "90.0%")]
)
def test_growth_speaks_of_multiples_only_upward(fraction: float, text: str) -> None:
    assert wording.growth(fraction) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(232900, "元", "+23.29万元"), (-10, "家", "−10家"), (-0.008, "%", "−0.8个百分点"), (0, "人", "0人")],
)
def test_signed_changes(value: float, unit: str, text: str) -> None:
    assert wording.signed(value, unit) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (54596, "人", "54,596 people"),
        (1, "人", "1 person"),
        (87, "家", "87"),
        (990300, "元", "990,300 yuan"),
        (2167300, "元", "2.17 million yuan"),
        (0.604, "%", "60.4%"),
        (1.7, "万人", "17,000 people"),
        (0.0001, "万人", "1 person"),
    ],
)
def test_english_amounts_have_separators(value: float, unit: str, text: str) -> None:
    assert wording.amount(value, unit, "en") == text


@pytest.mark.parametrize(
    ("unit", "language", "name"), [("家", "zh", "家"), ("人", "en", "people"), ("家", "en", "number"), ("%", "en", "%")]
)
def test_the_unit_on_an_axis(unit: str, language: str, name: str) -> None:
    assert wording.unit_name(unit, language) == name


@pytest.mark.parametrize(("rank", "text"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (112, "112th")])
def test_english_ordinals(rank: int, text: str) -> None:
    assert wording.ordinal(rank, "en") == text


def test_chinese_ordinal() -> None:
    assert wording.ordinal(3) == "第3位"


def test_every_status_has_a_name_in_every_language() -> None:
    assert wording.STATUS_NAMES["zh"].keys() == wording.STATUS_NAMES["en"].keys()
    assert wording.status_name("slightly_behind") == "略滞后"


@pytest.mark.parametrize(
    ("status", "schedule", "words"),
    [
        ("ahead", 0.5, "超序时"),
        ("ahead", 1, "超目标"),
        ("on_schedule", None, "达序时"),
        ("on_schedule", 1, "达目标"),
        ("behind", 1, "滞后"),
    ],
)
def test_where_the_whole_target_is_due_no_schedule_is_spoken_of(status: str, schedule: float | None, words: str) -> None:
    assert wording.status_name(status, schedule=schedule) == words


@given(st.floats(0, 1))
def test_100_percent_is_said_of_all_only(fraction: float) -> None:
    assert (wording.percent(fraction) == "100%") == (fraction == 1)


@given(st.integers(0, 10**10))
def test_printed_money_is_within_half_a_unit_of_its_last_digit(fen: int) -> None:
    yuan = fen / 100
    text = wording.amount(yuan, "元")
    size = 10**8 if text.endswith("亿元") else 10**4 if text.endswith("万元") else 1
    printed = Decimal(text.rstrip("元").rstrip("万亿")) * size
    assert abs(printed - Decimal(fen) / 100) <= Decimal("0.005") * size


@given(st.floats(-1e9, 1e9), st.sampled_from(["人", "元", "%", "家"]))
def test_no_text_has_a_separator_an_exponent_or_nan(value: float, unit: str) -> None:
    assert not set(wording.amount(value, unit)) & set(",e ")
