"""Definitions of put-together data: ratios whose parts come in different files, and no figure without a definition."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from progress.cases import ALL, REPORTS, datasets, target

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset, dataset_of
from indicators.model import TOTAL, CellRef, Indicator, Kind, Observation, Reading
from indicators.periods import Period
from indicators.progress import compute_progress
from indicators.reading import read

Q1 = Period.parse("2024Q1")
BUILT_IN = Catalogue.load().indicators


def file_of(name: str, indicator: str, value: float, *, org_unit: str = "甲镇", defined: Indicator | None = None) -> Reading:
    """A file with one figure."""
    definition = defined or BUILT_IN[indicator]
    seen = Observation(org_unit, Q1, indicator, value, definition.unit, CellRef(name, "表", "B2"))
    return Reading(name, observations=(seen,), indicators=(definition,), org_units=(org_unit,))


MEMBERS = file_of("会员.xlsx", "members", 60)
EMPLOYEES = file_of("职工.xlsx", "employees", 80)


@pytest.mark.parametrize("files", [[MEMBERS, EMPLOYEES], [EMPLOYEES, MEMBERS]], ids=["members first", "employees first"])
def test_a_ratio_is_computed_from_parts_in_different_files(files: list[Reading]) -> None:
    dataset = dataset_of(files)
    frame = compute_progress(dataset, Q1).set_index(["org_unit", "indicator"])
    assert dataset.indicators["membership_rate"] == BUILT_IN["membership_rate"]
    assert frame.loc[("甲镇", "membership_rate"), "value"] == 0.75
    assert frame.loc[(TOTAL, "membership_rate"), "value"] == 0.75


def test_parts_of_different_org_units_make_no_ratio() -> None:
    dataset = dataset_of([MEMBERS, file_of("职工.xlsx", "employees", 80, org_unit="乙镇")])
    assert "membership_rate" not in dataset.indicators


def test_the_definition_a_file_brings_goes_before_the_built_in_one() -> None:
    own = replace(BUILT_IN["membership_rate"], name="职工入会比例", source="县总〔2024〕3号")
    typed = file_of("率.xlsx", "membership_rate", 0.7, org_unit="乙镇", defined=own)
    assert dataset_of([MEMBERS, EMPLOYEES, typed]).indicators["membership_rate"] == own


def test_what_no_file_defines_is_inferred_from_its_name() -> None:
    undefined = replace(file_of("率.xlsx", "members", 0.7), indicators=())
    strange = replace(
        undefined, observations=tuple(replace(o, indicator="劳模工作室挂牌率", unit="%") for o in undefined.observations)
    )
    dataset = dataset_of([undefined, strange])
    assert dataset.indicators["members"] == BUILT_IN["members"]
    inferred = dataset.indicators["劳模工作室挂牌率"]
    assert (inferred.kind, inferred.inferred) == (Kind.RATE, True)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(datasets(), REPORTS, st.integers(1, 6))
def test_no_record_of_many_files_lacks_a_definition(data: Dataset, period: Period, files: int) -> None:
    """Whatever files the figures are spread over, and though each file defines only what it has."""
    readings = []
    for i in range(files):
        observations, targets = data.observations[i::files], data.targets[i::files]
        used = {x.indicator for x in (*observations, *targets)}
        defined = tuple(d for d in ALL.values() if d.id in used)
        readings.append(Reading(f"{i}.xlsx", observations, targets, indicators=defined, org_units=data.org_units))
    frame = compute_progress(dataset_of(readings), period)
    assert set(frame["indicator"]) >= {o.indicator for o in data.observations if o.period.year <= period.year}


def test_an_indicator_only_asked_for_is_defined_too() -> None:
    reading = Reading("目标.xlsx", targets=(target("甲镇", "new_unions", 2024, 12),), org_units=("甲镇",))
    assert compute_progress(dataset_of([reading]), Q1)["status"].tolist() == ["no_data", "no_data"]


def workbook(sheets: dict[str, list[list[object]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def of_quarter(header: str, *values: float) -> bytes:
    rows = [[unit, value] for unit, value in zip(("青石镇", "白水镇", "金沙镇"), values, strict=True)]
    return workbook({"2024年第一季度": [["2024年第一季度工会统计表"], ["乡镇", header], *rows]})


def test_a_workbooks_own_ratio_is_computed_from_parts_in_other_files() -> None:
    own = workbook(
        {
            "指标体系": [
                ["指标名称", "计量单位", "分子", "分母"],
                ["劳模工作室挂牌数", "个", None, None],
                ["劳模工作室总数", "个", None, None],
                ["劳模工作室挂牌率", "%", "劳模工作室挂牌数", "劳模工作室总数"],
            ]
        }
    )
    files = {
        "指标体系.xlsx": own,
        "挂牌.xlsx": of_quarter("劳模工作室挂牌数（个）", 3, 4, 5),
        "总数.xlsx": of_quarter("劳模工作室总数（个）", 4, 8, 10),
    }
    for names in (list(files), list(files)[::-1]):
        data = dataset_of(read(files[name], name) for name in names)
        (ratio,) = (d for d in data.indicators.values() if d.name == "劳模工作室挂牌率")
        frame = compute_progress(data, Q1).set_index(["org_unit", "indicator"])["value"]
        found = [frame[unit, ratio.id] for unit in ("青石镇", "白水镇", "金沙镇", TOTAL)]
        assert found == [0.75, 0.5, 0.5, 12 / 22], names
