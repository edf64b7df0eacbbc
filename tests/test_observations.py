"""Observations by columns are a sequence like any other, and put together to the same data."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import dataset_of
from indicators.model import Reading
from indicators.observations import Observations, all_together, columns_of, some_of
from indicators.reading.sent_columns import Packed, packed, unpacked_columns
from indicators.reading.tables import read_grids
from tests.reading.sheets import sheet


def reading(seed: int, period: str = "2024年第二季度") -> Reading:
    chance = random.Random(seed)
    rows: list[list[str | float | None]] = [["单位", "新建工会数", "帮扶资金（万元）", "劳动合同签订率", "新建工会数年度目标"]]
    rows += [
        [f"第{n}镇", chance.randint(0, 9), chance.randint(0, 99) / 10, f"{chance.randint(80, 99)}%", 20] for n in range(30)
    ]
    rows[seed % 20 + 2][2] = "约3万"
    return read_grids([sheet(rows, period)], f"{seed}.xlsx", Catalogue.load())


@pytest.fixture(scope="module")
def observations() -> Observations:
    found = reading(1).observations
    assert isinstance(found, Observations)
    return found


def test_they_are_a_sequence(observations: Observations) -> None:
    each = tuple(observations)
    assert len(observations) == len(each) == 90
    assert (observations[0], observations[-1]) == (each[0], each[-1])
    assert observations == each
    assert each == observations
    assert tuple(observations[10:40:3]) == each[10:40:3]
    assert observations != each[1:]
    assert each[7] in observations
    with pytest.raises(IndexError):
        observations[90]


def test_what_stands_in_the_cell_comes_with_each(observations: Observations) -> None:
    assert {o.raw for o in observations if o.source.cell == "C4"} == {"约3万"}
    assert {o.value for o in observations if o.source.cell == "C4"} == {30_000}
    assert {o.target for o in observations if o.indicator == "new_unions"} == {20}
    assert {o.target for o in observations if o.indicator == "assistance_funds"} == {None}
    assert [observations[place].raw for place in observations.at(observations[5].source)] == [observations[5].raw]


def test_parts_put_together_again_are_the_whole(observations: Observations) -> None:
    assert all_together([observations[:13], observations[13:14], observations[14:]]) == observations
    chosen = columns_of(observations).value > 5
    assert list(some_of(observations, chosen)) == [o for o in observations if o.value > 5]


def test_other_names_and_other_texts(observations: Observations) -> None:
    called = observations.called({"第1镇": "第2镇"})
    assert [o.org_unit for o in called] == ["第2镇" if o.org_unit == "第1镇" else o.org_unit for o in observations]
    assert observations.with_texts({3: "改"})[3] == replace(observations[3], raw="改")


def test_they_arrive_as_they_were_sent(observations: Observations) -> None:
    assert unpacked_columns(*packed(observations)) == observations
    assert unpacked_columns(*packed(observations[40:])) == observations[40:]


@pytest.mark.parametrize("worth", [0.0, -1.0, 255.0, 256.0, 65_536.0, 2.0**31, 0.5, 1e300])
def test_every_number_arrives_as_it_was(observations: Observations, worth: float) -> None:
    value = observations.columns.value.copy()
    value[3] = worth
    sent = replace(observations, columns=replace(observations.columns, value=value), raw=value)
    assert unpacked_columns(*packed(sent)).columns.value.tolist() == value.tolist()


def test_counts_are_sent_in_a_byte_each(observations: Observations) -> None:
    unions = some_of(observations, columns_of(observations).indicator.which("new_unions".__eq__))
    sent, data = packed(unions)
    assert sent.numbers["value"].form == "|u1"
    assert len(data) < 8 * len(unions)


@pytest.mark.parametrize("column", ["org_unit", "row", "value"])
def test_columns_that_cannot_have_been_sent_are_refused(observations: Observations, column: str) -> None:
    sent, data = packed(observations)
    for wrong in (data[:-8], data + b"x"):
        with pytest.raises(ValueError, match=r"bytes of numbers|buffer"):
            unpacked_columns(sent, wrong)
    with pytest.raises(ValueError, match="in the form O"):
        unpacked_columns(replace(sent, numbers={**sent.numbers, column: Packed("O")}), data)
    with pytest.raises(ValueError, match="words of org_unit"):
        unpacked_columns(replace(sent, org_units=sent.org_units[:3]), data)
    for count in (-1, 10**12):
        with pytest.raises(ValueError, match="at once"):
            unpacked_columns(replace(sent, count=count), data)
    with pytest.raises(ValueError, match=column):
        unpacked_columns(replace(sent, numbers={name: sent.numbers[name] for name in sent.numbers.keys() - {column}}), data)


def test_data_put_together_by_columns_are_those_put_together_one_by_one() -> None:
    readings = [reading(1), reading(2), reading(3, "2024年第三季度"), reading(1)]
    one_by_one = [replace(r, observations=tuple(r.observations)) for r in readings]
    ours, theirs = dataset_of(readings), dataset_of(one_by_one)
    assert isinstance(ours.observations, Observations)
    assert ours == theirs
    assert ours.periods == theirs.periods
    assert ours.observation_frame.equals(theirs.observation_frame)
    assert [ours.unit_of(i) for i in ours.indicators] == [theirs.unit_of(i) for i in theirs.indicators]
