"""Data looked at from the county, from an area, at a level or within a peer group; nobody is counted twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from progress.cases import REPORTS, dataset, datasets, quarterly, row, target

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.org_units import Change, Place, Sight, Structure, seen, sight_of, with_structure
from indicators.periods import Period
from indicators.progress import compute_progress

H1 = Period.parse("2024H1")
PARENTS = {"东村": "甲镇", "西村": "甲镇", "东村一厂": "东村"}
VALUES = (
    quarterly("甲镇", "new_unions", 2023, 4, 4)  # its parts did not report by themselves then
    | quarterly("甲镇", "new_unions", 2024, 90, 90)  # with its parts in it, and otherwise
    | quarterly("甲镇", "funds", 2024, 500, 500)  # only the township has these
    | quarterly("东村", "new_unions", 2024, 1, 2)
    | quarterly("西村", "new_unions", 2024, 10, 20)
    | quarterly("乙街道", "new_unions", 2024, 5, 5)
)
TARGETS = [target("甲镇", "new_unions", 2024, 80), target("乙街道", "new_unions", 2024, 20)]


def county(parents: dict[str, str] = PARENTS) -> Dataset:
    return replace(dataset(VALUES, TARGETS), parents=parents, county="临溪县")


def told(data: Dataset, indicator: str = "new_unions", period: Period = H1) -> dict[str, float]:
    frame = compute_progress(data, period)
    rows = frame[(frame.indicator == indicator) & frame.value.notna()]
    return dict(zip(rows.org_unit, rows.value, strict=True))


def test_a_parent_that_reports_itself_is_counted_once() -> None:
    assert told(seen(county(), Sight())) == {TOTAL: 43, "甲镇": 33, "乙街道": 10}


def test_where_no_part_has_reported_its_own_word_counts() -> None:
    data = seen(county(), Sight())
    assert told(data, "new_unions", Period.parse("2023H1")) == {TOTAL: 8, "甲镇": 8}
    assert told(data, "funds") == {TOTAL: 1000, "甲镇": 1000}
    assert row(compute_progress(data, H1), "甲镇", "new_unions")["previous_year"] == 8


def test_the_part_of_a_part_is_counted_once() -> None:
    with_factory = replace(dataset(VALUES | quarterly("东村一厂", "new_unions", 2024, 1, 1)), parents=PARENTS)
    assert told(seen(with_factory, Sight()))["甲镇"] == 32  # the factory's two for the village's three, and thirty


@pytest.mark.parametrize("indicator", ["new_unions", "funds"])
@pytest.mark.parametrize("level", [1, 2, 3])
def test_the_whole_and_its_target_are_the_same_at_every_level(level: int, indicator: str) -> None:
    frame = compute_progress(seen(county(), Sight(level=level)), H1)
    whole = row(frame, TOTAL, indicator)
    assert whole["value"] == {"new_unions": 43, "funds": 1000}[indicator]
    if indicator == "new_unions":
        assert (whole["target"], whole["previous_year"]) == (100, 8)


def test_who_has_handed_everything_on_is_not_among_its_parts() -> None:
    without_funds = replace(county(), observations=tuple(o for o in county().observations if o.indicator != "funds"))
    of_the_year = replace(without_funds, observations=tuple(o for o in without_funds.observations if o.period.year == 2024))
    assert seen(of_the_year, Sight(level=2)).org_units == ("东村", "西村", "乙街道")


def test_an_area_is_the_whole_of_its_parts() -> None:
    data = seen(county(), Sight("甲镇"))
    assert data.org_units == ("东村", "西村")
    assert data.county == "甲镇"
    assert told(data) == {TOTAL: 33, "东村": 3, "西村": 30}
    assert row(compute_progress(data, H1), TOTAL, "new_unions")["target"] == 80
    assert told(data, "funds") == {TOTAL: 1000}


def test_a_peer_group_is_a_whole_of_its_own() -> None:
    data = seen(replace(county(), parents={}), Sight(group="街道"))
    assert (data.org_units, data.county, data.peers) == (("乙街道",), "街道（1个）", "街道")
    assert told(data) == {TOTAL: 10, "乙街道": 10}


def test_the_office_says_who_is_alike() -> None:
    data = replace(county({}), groups={"乙街道": "重点单位", "甲镇": "重点单位"})
    assert seen(data, Sight(group="重点单位")).org_units == ("甲镇", "乙街道")
    assert seen(data, Sight(group="街道")).org_units == ()


@pytest.mark.parametrize(
    ("org_unit", "level", "where"),
    [
        (TOTAL, 2, Sight(TOTAL, 2)),
        ("甲镇", 1, Sight(TOTAL, 1)),
        ("东村", 1, Sight("甲镇", 1)),
        ("东村", 2, Sight(TOTAL, 2)),
        ("乙街道", 2, Sight(TOTAL, 2)),
        ("甲镇", 2, Sight(TOTAL, 1)),
        ("东村一厂", 2, Sight("东村", 1)),
    ],
)
def test_an_org_unit_is_seen_among_its_like(org_unit: str, level: int, where: Sight) -> None:
    assert sight_of(county(), org_unit, level) == where
    assert org_unit == TOTAL or org_unit not in county().org_units or org_unit in seen(county(), where).org_units


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(datasets())
def test_without_a_tree_the_county_is_seen_as_it_reports(data: Dataset) -> None:
    assert seen(data, Sight()) == data


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(datasets(units=("甲镇", "乙镇", "丙街道")), REPORTS)
def test_areas_add_up_to_the_county(data: Dataset, period: Period) -> None:
    placed = with_structure(data, Structure((Place("甲镇", "东片区"), Place("乙镇", "东片区"))))
    frame, of_area = (compute_progress(seen(placed, Sight(area)), period) for area in (TOTAL, "东片区"))
    flows = {"new_unions", "funds"} & set(frame.indicator)
    for indicator in sorted(flows):
        if row(frame, TOTAL, indicator)["value"] == row(frame, TOTAL, indicator)["value"]:
            values = told(seen(placed, Sight()), indicator, period)
            assert sum(v for u, v in values.items() if u != TOTAL) == pytest.approx(values[TOTAL])
            area = row(of_area, TOTAL, indicator)["value"] if indicator in set(of_area.indicator) else None
            assert values.get("东片区") == (None if area is None or area != area else pytest.approx(area))


MERGED = (Change("甲乡", Period.parse("2024Q1"), {"丙镇": 1}), Change("乙镇", Period.parse("2024Q1"), {"丙镇": 1}))


def test_the_heir_stands_where_its_predecessor_stood() -> None:
    structure = Structure((Place("甲乡", "东片区", "重点单位"), Place("南村", "甲乡")), MERGED)
    today = structure.today()
    assert today.tree.parents == {"丙镇": "东片区", "南村": "丙镇"}
    assert today.groups == {"丙镇": "重点单位"}


def test_a_part_that_goes_on_with_its_parent_moves_up() -> None:
    structure = Structure(
        (Place("甲镇", "东片区"), Place("东村", "甲镇")), (Change("甲镇", Period.parse("2024Q1"), {"东村": 1}),)
    )
    assert structure.today().tree.parents == {"东村": "东片区"}


def test_the_newest_place_counts() -> None:
    before = Structure((Place("甲镇", "东片区"),))
    assert before.with_places([Place("甲镇", "", "乡镇"), Place("乙镇", "西片区")]).places == (
        Place("甲镇", "", "乡镇"),
        Place("乙镇", "西片区"),
    )


def test_structure_stands_beside_the_data_under_the_names_of_today() -> None:
    values = quarterly("甲乡", "new_unions", 2023, 10) | quarterly("丙镇", "new_unions", 2024, 30)
    data = with_structure(dataset(values), Structure((Place("甲乡", "东片区"),), MERGED))
    assert data.org_units == ("丙镇",)
    assert data.parents == {"丙镇": "东片区"}
    assert told(seen(data, Sight()), period=Period.parse("2023Q1")) == {TOTAL: 10, "东片区": 10}
