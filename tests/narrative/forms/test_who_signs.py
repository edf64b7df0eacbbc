"""The office signs by its own name, which need not be a 总工会."""

from __future__ import annotations

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset, dataset_of
from indicators.narrative import write
from indicators.org_units.sight import among_peers
from indicators.periods import Period
from indicators.templating.plan import plan_template
from tests.reading.sheets import TWO_TOWNS, Rows, read


def office(title: str, *lines: str) -> Dataset:
    rows: Rows = [[title, "", ""], *([line, "", ""] for line in lines), *TWO_TOWNS]
    return dataset_of([read({"Sheet1": rows})])


@pytest.mark.parametrize(
    ("title", "line", "place", "signed"),
    [
        ("青溪工业园区工会联合会2024年第一季度统计表", "", "青溪工业园区", "青溪工业园区工会联合会"),
        ("滨海经开区工会工作委员会2024年一季度工作统计表", "", "滨海经开区", "滨海经开区工会工作委员会"),
        ("2024年第一季度统计表", "填报单位：临溪县联合工会", "临溪县", "临溪县联合工会"),
        ("临溪县总工会2024年第一季度统计表", "", "临溪县", "临溪县总工会"),
        ("临溪县交通运输产业工会2024年一季度统计表", "", "临溪县交通运输产业", "临溪县交通运输产业工会"),
        ("教育系统工会2024年第一季度统计表", "", "教育系统", "教育系统工会"),
        ("临溪县2024年第一季度各乡镇工会联合会统计表", "", "临溪县", "临溪县总工会"),
    ],
)
def test_the_union_of_the_title_signs(title: str, line: str, place: str, signed: str) -> None:
    dataset = office(title, *([line] if line else []))
    document = write(dataset, Period.parse("2024Q1"))
    assert (dataset.county, document.signature) == (place, signed)
    assert document.title.startswith(f"{place}2024年第一季度")


def test_a_unit_signs_for_itself_and_a_group_by_no_office() -> None:
    dataset = office("青溪工业园区工会联合会2024年第一季度统计表")
    assert write(dataset, Period.parse("2024Q1"), "A镇").signature == "A镇总工会"
    assert "工会联合会" not in write(among_peers(dataset, "乡镇"), Period.parse("2024Q1")).signature


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("青溪工业园区工会联合会2024年第一季度统计表", "青溪工业园区工会联合会"),
        ("临溪县2024年第一季度统计表", "临溪县总工会"),
    ],
)
def test_an_empty_workbook_is_headed_by_it_too(title: str, said: str) -> None:
    assert plan_template(office(title), Catalogue.load(), 2024).office == said


def test_the_union_of_a_trade_speaks_of_no_county() -> None:
    document = write(office("临溪县交通运输产业工会2024年第一季度统计表"), Period.parse("2024Q1"))
    assert "全县" not in str(document)


def test_of_one_org_unit_alone_the_trade_stays_one_of_the_countys() -> None:
    rows: Rows = [
        ["临溪县教育系统工会2024年第一季度报表", ""],
        ["指标", "完成数"],
        ["新建工会数（家）", 3],
        ["会员总数（人）", 90],
    ]
    reading = read({"Sheet1": rows})
    assert reading.county in ("", "临溪县")
