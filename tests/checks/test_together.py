"""Files that come in one go: each beside the others, and beside the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from indicators.catalogue import Catalogue
from indicators.checks import check_against, check_together
from indicators.checks.between_files import check_between_files
from indicators.checks.delivery_units import check_delivery_units
from indicators.checks.figures import earlier_figures, figures_of
from indicators.checks.odd_quarter import check_odd_quarter
from indicators.checks.together import deliveries
from indicators.dataset import Dataset
from indicators.looking_over import look_over
from indicators.model import Reading
from indicators.spellings import alike
from tests.checks.sheets import KNOWN, A, B, C, facts, found, record_of, sheet

D = "丁乡"
NOTHING = record_of()


def of_one(unit: str, value: float = 100, period: str = "2024Q1", **others: float) -> Reading:
    """One township's own file."""
    return sheet({unit: {"members": value, **others}}, period, file=f"{unit}{period}.xlsx")


def together(*readings: Reading, record: Dataset = NOTHING) -> list[list[str]]:
    return [found(problems) for problems in check_together(readings, record)]


def looked_over(*readings: Reading, record: Dataset = NOTHING) -> list[Reading]:
    return look_over(readings, catalogue=Catalogue.load(), record=record)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param([of_one(A), of_one(A, 101)], [[], ["files_differ B2"]], id="two figures for one township"),
        pytest.param([of_one(A), of_one(A)], [[], ["files_repeat"]], id="the same figure twice"),
        pytest.param([of_one(A), of_one(B)], [[], []], id="two townships"),
        pytest.param([of_one(A), of_one(A, 101, "2024Q2")], [[], []], id="two quarters"),
        pytest.param([of_one(A), of_one(A, employees=5)], [[], ["files_repeat"]], id="one file says more"),
    ],
)
def test_files_beside_each_other(files: Sequence[Reading], expected: list[list[str]]) -> None:
    assert together(*files) == expected
    told = list(check_between_files(deliveries([figures_of(f, KNOWN) for f in files]), earlier_figures(NOTHING)))
    assert [p.code for _, p in told] == [code.split()[0] for of_file in expected for code in of_file]


def test_a_contradiction_names_both_files_and_cells() -> None:
    _, (problem,) = check_together([of_one(A), of_one(A, 101)], NOTHING)
    assert {"found": "101人", "other": "100人", "other_file": "甲镇2024Q1.xlsx", "other_cell": "表一!B2"}.items() <= facts(
        problem
    ).items()


def test_a_later_file_revises_what_an_earlier_quarters_file_says() -> None:
    restated = sheet({A: {"members": 101}}, "2024Q1", file="二季度.xlsx")
    second = replace(of_one(A, 120, "2024Q2"), file="二季度.xlsx")
    both = replace(second, observations=(*restated.observations, *second.observations))
    first, later = looked_over(of_one(A), both)
    assert first.problems == ()
    assert [p.code for p in later.problems] == ["value_revised"]


@pytest.mark.parametrize(
    ("count", "told"),
    [
        pytest.param(10, [f"files_differ B{row}" for row in range(2, 12)], id="ten one by one"),
        pytest.param(11, ["files_differ_widely"], id="more in one sentence"),
    ],
)
def test_contradictions_are_told_one_by_one_up_to_ten(count: int, told: list[str]) -> None:
    units = [f"{n}号镇" for n in range(count)]
    one, two = (sheet({u: {"members": value} for u in units}, file=f"{value}.xlsx") for value in (100, 101))
    assert together(one, two) == [[], told]


def test_who_is_missing_from_all_files() -> None:
    record = record_of(sheet({unit: {"members": 1} for unit in (A, B, C, D)}, "2023Q4"))
    assert together(of_one(A), of_one(B), of_one(C), record=record) == [[], [], ["org_units_missing_together"]]
    assert together(of_one(A), of_one(B), of_one(C), of_one(D), record=record) == [[], [], [], []]
    assert together(of_one(A), record=record) == [[]]
    told = check_delivery_units(deliveries([figures_of(of_one(u), KNOWN) for u in (A, B, C)]), earlier_figures(record))
    assert [facts(p)["org_units"] for _, p in told] == [D]


def test_who_has_reported_before_is_not_missing_now() -> None:
    record = record_of(sheet({unit: {"members": 1} for unit in (A, B, C, D)}, "2023Q4"), of_one(D))
    assert together(of_one(A), of_one(B), of_one(C), record=record) == [[], [], []]


def test_one_file_for_another_quarter() -> None:
    record = record_of(sheet({unit: {"members": 1} for unit in (A, B, C, D)}, "2023Q4"))
    files = [of_one(A), of_one(B), of_one(C), of_one(D, period="2023Q4")]
    told = check_odd_quarter(deliveries([figures_of(f, KNOWN) for f in files]), earlier_figures(record))
    ((figures, problem),) = told
    assert (figures.reading.file, problem.code) == ("丁乡2023Q4.xlsx", "quarter_unlike_others")
    assert {"period": "2023Q4", "usual_period": "2024Q1", "files": "3"}.items() <= facts(problem).items()
    assert together(*files, of_one(D))[3] == [], "who gives both quarters has mixed up none"


def test_several_quarters_of_everybody_are_no_mistake() -> None:
    quarters = [sheet({A: {"members": n}, B: {"members": n}}, f"2024Q{n}", file=f"{n}.xlsx") for n in (1, 2, 3, 4)]
    assert together(*quarters) == [[], [], [], []]


SEASON = {A: 50.0, B: 40.0, C: 60.0, D: 30.0, "戊镇": 20.0}


def test_the_peers_of_a_townships_own_file_are_the_others_that_came_with_it() -> None:
    """What lifts everyone at once is no jump, also where everyone has a file of their own."""
    history = [sheet({u: {"condolence_funds": v} for u, v in SEASON.items()}, f"2023Q{q}", file=f"{q}") for q in (1, 2, 3, 4)]
    now = [sheet({u: {"condolence_funds": 10 * v}}, "2024Q1", file=f"{u}.xlsx") for u, v in SEASON.items()]
    record = record_of(*history)
    alone = [p.code for p in check_against(now[0], record)]
    assert "jump_up" in alone
    assert all(p.code != "jump_up" for reading in looked_over(*now, record=record) for p in reading.problems)


def test_one_in_another_unit_than_the_others_is_told_though_each_has_its_own_file() -> None:
    files = [sheet({u: {"assistance_funds": 1000 * v}}, file=f"{u}.xlsx") for u, v in SEASON.items()]
    wrong = sheet({"己镇": {"assistance_funds": 4e8}}, file="己镇.xlsx")
    *others, last = looked_over(*files, wrong)
    assert all("money_too_large" not in {p.code for p in r.problems} for r in others)
    assert "money_too_large" in {p.code for p in last.problems}


def test_what_the_others_give_is_expected_of_a_file_of_its_own() -> None:
    files = [of_one(u, employees=200) for u in (A, B, C)]
    *others, last = looked_over(*files, of_one(D))
    assert all("values_missing" not in {p.code for p in r.problems} for r in others)
    assert [facts(p)["names"] for p in last.problems if p.code == "values_missing"] == ["职工总数"]


def test_what_it_gave_a_quarter_ago_is_expected_of_a_file_of_its_own() -> None:
    record = record_of(of_one(A, period="2023Q4", employees=200))
    (reading,) = looked_over(of_one(A), record=record)
    assert [facts(p)["names"] for p in reading.problems if p.code == "values_missing"] == ["职工总数"]


def test_a_running_total_alone_is_a_quarter_beside_the_record() -> None:
    quarters = [sheet({A: {"new_members": 50}}, f"2023Q{q}", file=f"{q}") for q in (1, 2, 3, 4)]
    record = record_of(*quarters, sheet({A: {"new_members": 50}}, "2024Q1", file="5"))
    now = sheet({A: {"new_members": 950}}, "2024H1", running_total=True)
    (problem,) = [p for p in check_against(now, record) if p.code == "jump_up"]
    assert (problem.cell, facts(problem)["found"]) == ("B2", "900人")


@pytest.mark.parametrize(
    ("met", "known", "said", "expected"),
    [
        pytest.param(["石桥"], ["石桥镇"], {}, {"石桥": "石桥镇"}, id="a bare name"),
        pytest.param(["石桥镇"], ["石桥"], {}, {"石桥镇": "石桥"}, id="the name on record stands"),
        pytest.param(["石桥", "石桥镇"], [], {}, {"石桥": "石桥镇"}, id="the fullest name, where none is on record"),
        pytest.param(["城东办事处"], ["城东街道"], {}, {"城东办事处": "城东街道"}, id="its office"),
        pytest.param(["石桥"], ["石桥镇", "石桥乡"], {}, {}, id="two that it could be"),
        pytest.param(["石桥乡"], ["石桥镇"], {}, {}, id="two full names are two org units"),
        pytest.param(["石桥"], ["石桥镇"], {"石桥": "石桥"}, {}, id="said to be one of its own"),
        pytest.param(["石桥"], ["石桥镇"], {"石桥": "青石镇"}, {}, id="said to be another"),
        pytest.param(["total"], ["石桥镇"], {}, {}, id="the whole"),
    ],
)
def test_spellings(met: list[str], known: list[str], said: dict[str, str], expected: dict[str, str]) -> None:
    assert alike(met, known, said) == expected


def test_a_name_taken_for_another_is_noted_at_its_first_cell() -> None:
    _, bare = looked_over(of_one("石桥镇"), of_one("石桥", 120, "2024Q2"))
    assert bare.org_units == ("石桥镇",)
    assert [(p.cell, facts(p)["found"]) for p in bare.problems if p.code == "org_unit_spelling"] == [("B2", "石桥")]


def test_townships_that_report_one_by_one_for_the_first_time_are_not_asked_about() -> None:
    (reading,) = looked_over(of_one(D), record=record_of(of_one(A), of_one(B)))
    assert reading.problems == ()
    (later,) = looked_over(of_one(D, period="2024Q2"), record=record_of(of_one(A), of_one(B)))
    assert [p.code for p in later.problems] == ["org_unit_new"]


def test_a_single_unknown_township_is_asked_about_not_taken_for_another_county() -> None:
    record = record_of(sheet({A: {"members": 1}, D: {"members": 1}}, "2023Q4"))
    (reading,) = looked_over(of_one("丁江乡"), record=record)
    assert [(p.code, facts(p)["known"]) for p in reading.problems if p.code.startswith("org_unit_")] == [
        ("org_unit_renamed", D)
    ]
