"""A tree of org units, and its data told at one level."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from progress.cases import ALL, REPORTS, dataset, datasets, quarterly, row, target

from indicators.dataset import Dataset
from indicators.model import TOTAL, CellRef, Kind, Note, Observation, Target
from indicators.org_units import InvalidTree, Tree, rolled_up, tree_in
from indicators.periods import Period
from indicators.progress import compute_progress
from indicators.reading.grid import Grid

H1 = Period.parse("2024H1")
TREE = Tree({"东村": "甲镇", "西村": "甲镇", "东村一厂": "东村", "南村": "乙镇"})
ADDITIVE = [i.id for i in ALL.values() if i.kind in (Kind.FLOW, Kind.STOCK)]


def test_a_tree_knows_levels_and_what_belongs_to_what() -> None:
    assert TREE.depth == 3
    assert TREE.line("东村一厂") == ("甲镇", "东村", "东村一厂")
    assert [TREE.at("东村一厂", level) for level in (1, 2, 3, 4)] == ["甲镇", "东村", "东村一厂", "东村一厂"]
    assert TREE.at("丙街道", 2) == "丙街道"
    assert TREE.children("甲镇") == ("东村", "西村")


@pytest.mark.parametrize("parents", [{"甲": "甲"}, {"甲": "乙", "乙": "丙", "丙": "甲"}], ids=["itself", "in a round"])
def test_nothing_belongs_to_itself(parents: dict[str, str]) -> None:
    with pytest.raises(InvalidTree, match="甲"):
        Tree(parents)


def test_a_workbooks_list_of_org_units_tells_the_tree() -> None:
    listed = [["工会组织一览表", None, None], ["序号", "单位名称", "上级工会"], [1, "东村", "甲镇"], [2, "甲镇", None]]
    assert tree_in([Grid("说明", [["填表说明"]]), Grid("组织", listed)]).parents == {"东村": "甲镇"}


def test_amounts_and_levels_of_the_parts_add_up_and_ratios_are_computed_from_them() -> None:
    values = (
        quarterly("东村", "new_unions", 2024, 1, 2)
        | quarterly("西村", "new_unions", 2024, 10, 20)
        | quarterly("东村", "members", 2024, 30, 40)
        | quarterly("西村", "members", 2024, 50, 60)
        | quarterly("东村", "employees", 2024, 50, 50)
        | quarterly("西村", "employees", 2024, 75, 75)
    )
    frame = compute_progress(rolled_up(dataset(values), TREE), H1)
    found = {i: row(frame, "甲镇", i)["value"] for i in ("new_unions", "members", "membership")}
    assert found == {"new_unions": 33, "members": 100, "membership": 0.8}


def test_levels_are_rolled_up_one_by_one() -> None:
    values = quarterly("东村一厂", "new_unions", 2024, 1, 2) | quarterly("南村", "new_unions", 2024, 5, 5)
    assert rolled_up(dataset(values), TREE, 2).org_units == ("东村", "南村")
    assert rolled_up(dataset(values), TREE).org_units == ("甲镇", "乙镇")


def test_a_half_year_beside_quarters_is_told_for_the_half_year() -> None:
    data = dataset({("东村", "new_unions", "2024H1"): 30.0} | quarterly("西村", "new_unions", 2024, 1, 2, 4))
    told = {o.period.code: o.value for o in rolled_up(data, TREE).observations}
    assert told == {"2024H1": 33, "2024Q3": 4}


def test_a_silent_part_stands_with_its_level_of_before() -> None:
    data = dataset(quarterly("东村", "members", 2024, 30, None) | quarterly("西村", "members", 2024, 50, 60))
    assert {o.period.code: o.value for o in rolled_up(data, TREE).observations} == {"2024Q1": 80, "2024Q2": 90}


def test_typed_rates_of_parts_make_no_rate_of_the_whole_but_its_own_stays() -> None:
    parts = quarterly("东村", "signing", 2024, 0.8) | quarterly("西村", "signing", 2024, 0.9)
    assert rolled_up(dataset(parts), TREE).observations == ()
    with_own = rolled_up(dataset(parts | quarterly("甲镇", "signing", 2024, 0.95)), TREE)
    assert [o.value for o in with_own.observations] == [0.95]


def test_what_the_parts_report_counts_before_what_is_said_of_them_together() -> None:
    data = dataset(quarterly("甲镇", "new_unions", 2024, 99) | quarterly("东村", "new_unions", 2024, 5))
    assert [(o.org_unit, o.value) for o in rolled_up(data, TREE).observations] == [("甲镇", 5)]


def test_own_targets_count_before_the_sum_of_the_parts() -> None:
    parts = [target("东村", "new_unions", 2024, 40), target("西村", "new_unions", 2024, 50)]
    assert [t.value for t in rolled_up(dataset({}, parts), TREE).targets] == [90]
    own = [*parts, target("甲镇", "new_unions", 2024, 100)]
    assert [t.value for t in rolled_up(dataset({}, own), TREE).targets] == [100]


def test_a_target_changed_for_one_part_changes_the_sum_from_then_on() -> None:
    asked = [
        target("东村", "new_unions", 2024, 40, stated="2024Q1"),
        target("西村", "new_unions", 2024, 50, stated="2024Q1"),
        target("西村", "new_unions", 2024, 60, stated="2024Q3"),
    ]
    data = rolled_up(dataset(quarterly("东村", "new_unions", 2024, 1, 1, 1), asked), TREE)
    found = [row(compute_progress(data, Period.parse(p)), "甲镇", "new_unions")["target"] for p in ("2024H1", "2024Q1-Q3")]
    assert found == [90, 100]


def test_notes_come_along_and_cells_are_kept() -> None:
    note = Note("东村", "组建", "建会入会同步推进。", CellRef("一.xlsx", "工作亮点", "C2"))
    data = replace(dataset(quarterly("东村", "new_unions", 2024, 1) | quarterly("西村", "new_unions", 2024, 2)), notes=(note,))
    told = rolled_up(data, TREE)
    assert told.notes == (replace(note, org_unit="甲镇"),)
    assert {c.sheet for c in told.observations[0].sources} == {"东村·new_unions·2024Q1", "西村·new_unions·2024Q1"}


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(datasets(units=("甲镇", "乙镇", "丙街道")), REPORTS, st.integers(1, 9))
def test_split_in_two_and_rolled_up_nothing_has_changed(data: Dataset, period: Period, tenths: int) -> None:
    parts = [(tenths, "甲镇东"), (10 - tenths, "甲镇西")]

    def split(x: Observation | Target) -> list[Observation | Target]:
        if x.org_unit != "甲镇":
            return [x]
        return [replace(x, org_unit=name, value=x.value * share / 10) for share, name in parts]

    kept = replace(
        data,
        observations=tuple(o for o in data.observations if o.indicator in ADDITIVE),
        targets=tuple(t for t in data.targets if t.indicator in ADDITIVE),
    )
    halves = replace(
        kept,
        observations=tuple(h for o in kept.observations for h in split(o)),
        targets=tuple(h for t in kept.targets for h in split(t)),
    )
    again = rolled_up(halves, Tree(dict.fromkeys(("甲镇东", "甲镇西"), "甲镇")))
    before, after = (compute_progress(d, period).set_index(["org_unit", "indicator"]).sort_index() for d in (kept, again))
    pd.testing.assert_frame_equal(before, after, rtol=1e-6)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(datasets())
def test_a_tree_of_one_level_changes_nothing(data: Dataset) -> None:
    again = rolled_up(data, Tree({}))
    assert sorted(again.observations, key=repr) == sorted(data.observations, key=repr)
    assert sorted(again.targets, key=repr) == sorted(data.targets, key=repr)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_the_whole_is_the_same_at_every_level(level: int) -> None:
    leaves = ("西村", "东村一厂", "南村", "丙街道")
    values = {k: v for n, name in enumerate(leaves, 1) for k, v in quarterly(name, "new_unions", 2024, n, 2 * n).items()}
    assert row(compute_progress(rolled_up(dataset(values), TREE, level), H1), TOTAL, "new_unions")["value"] == 30
