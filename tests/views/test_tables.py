"""Tables to read and to download."""

from __future__ import annotations

import io

import pandas as pd
from views.cases import series

from indicators.dataset import Dataset
from indicators.periods import Period
from indicators.progress import table_of
from indicators.views.csv import to_csv
from indicators.views.rows import rows_of
from indicators.views.tables import progress_table, series_table

H1 = Period.parse("2024H1")


def test_tables_hold_bare_numbers_with_the_unit_beside_them(county: Dataset, progress: pd.DataFrame) -> None:
    table = progress_table(county, rows_of(progress, org_unit="金沙镇", indicator="assistance_funds"))

    assert table[["计量单位", "数值", "年度目标", "完成率（%）"]].values.tolist() == [["元", 90000, 250000, 36.0]]


def test_tables_hold_every_comparison_that_somebody_has(county: Dataset) -> None:
    of_quarter = progress_table(county, rows_of(table_of(county, Period.parse("2024Q1")), org_unit="河口镇"))
    first = of_quarter.set_index("指标").loc["新建工会数"]
    assert first[["环比增减", "环比增长（%）", "位次升降", "占全部（%）", "与中位数之差"]].tolist() == [2, 50, 0, 11.11, -3]
    assert first[["预计全年", "预计最低", "预计最高", "尚需完成", "余下每季需完成"]].tolist() == [18, 18, 24, 10, 3.3333]
    members = of_quarter.set_index("指标").loc["会员总数"]
    assert members["对增长的贡献（%）"] == 16.67
    to_date = progress_table(county, rows_of(table_of(county, H1), org_unit="河口镇"))
    assert not {"环比增减", "环比增长（%）"} & set(to_date.columns), "环比 is of single quarters only"


def test_the_table_of_a_series_has_a_column_a_period(county: Dataset) -> None:
    table = series_table([series(county, "new_unions")])

    assert list(table.columns[3:]) == ["2023年四季度", "2024年一季度", "2024年二季度", "备注"]
    assert table.set_index("单位")["备注"].to_dict() == {
        "金沙镇": "",
        "河口镇": "2024年二季度 待核实",
        **dict.fromkeys(["松林镇", "龙岗乡", "城东街道"], ""),
        "青禾乡": "2024年二季度 缺1个季度",
        "临溪县": "2024年二季度 6个单位中5个已报、待核实",
    }


def test_csv_opens_in_excel_and_runs_nothing() -> None:
    data = to_csv(pd.DataFrame({"单位": ["=cmd|' /C calc'!A0", "甲镇"], "数值": [-5.0, None]}))

    assert data.startswith(b"\xef\xbb\xbf")
    read = pd.read_csv(io.BytesIO(data))
    assert read["单位"].tolist() == ["'=cmd|' /C calc'!A0", "甲镇"]
    assert read["数值"].tolist()[0] == -5
