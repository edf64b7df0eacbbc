import re
import zipfile
from collections import defaultdict
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from indicators.catalogue import Catalogue
from indicators.checks import check_reading
from indicators.dataset import dataset_of
from indicators.model import Reading
from indicators.periods import Period
from indicators.reading import read
from sample_data.county import NOT_REPORTED, PARTS, RATE_TARGETS, TOWNSHIPS, YEARS, Report, reports
from sample_data.make import sample_files
from sample_data.sheets import SHEETS

HERE = Path(__file__).resolve().parents[1] / "sample_data"
FILES = sample_files()
QUARTERLY = {name: data for name, data in FILES.items() if name.startswith("云岭县")}
REPORTS = list(reports())
SENT = [r for r in REPORTS if r.values is not None]
INDICATORS = [column.indicator for columns in SHEETS.values() for column in columns]


def test_making_them_again_gives_the_same_bytes() -> None:
    assert sample_files() == FILES


@pytest.mark.parametrize("name", FILES)
def test_the_files_kept_are_those_the_program_makes(name: str) -> None:
    """By content: another build of the compression library may pack the same content into other bytes."""
    made, kept = zipfile.ZipFile(BytesIO(FILES[name])), zipfile.ZipFile(HERE / name)
    assert made.namelist() == kept.namelist()
    assert all(made.read(part) == kept.read(part) for part in made.namelist())


def test_nothing_else_lies_among_the_workbooks() -> None:
    assert {path.name for path in HERE.glob("*.xlsx")} == set(FILES)


class TestTheCounty:
    def test_it_has_sixteen_townships_and_twenty_four_indicators_or_more(self) -> None:
        assert len(TOWNSHIPS) == len({t.name for t in TOWNSHIPS}) >= 16
        assert len(REPORTS) == len(TOWNSHIPS) * 12
        assert len(INDICATORS) == len(set(INDICATORS)) >= 24
        assert all(set(INDICATORS) <= set(r.values or INDICATORS) for r in REPORTS)

    def test_all_kinds_of_indicator_are_there(self) -> None:
        known = [Catalogue.load().get(name) for name in INDICATORS]
        assert {(i.kind.value, i.is_money, i.better.value) for i in known if i} >= {
            ("flow", False, "higher"),
            ("flow", True, "higher"),
            ("flow", False, "lower"),
            ("stock", False, "higher"),
            ("ratio", False, "higher"),
            ("rate", False, "higher"),
        }
        assert None in known

    @pytest.mark.parametrize("report", SENT, ids=lambda r: f"{r.township} {r.year}Q{r.quarter}")
    def test_parts_stay_within_their_wholes(self, report: Report) -> None:
        values = report.values or {}
        for rate, (above, below) in PARTS.items():
            assert 0 <= values[above] <= values[below]
            assert values[rate] == values[above] / values[below]
        assert all(value >= 0 for value in values.values())
        assert values["mutual_aid_insured"] <= values["members"]
        assert (values["assistance_funds"] > 0) == (values["workers_assisted"] > 0)

    def test_members_move_by_less_than_joined(self) -> None:
        before: dict[str, float] = {}
        for r in SENT:
            now, joined = (r.values or {})["members"], (r.values or {})["new_members"]
            if r.township in before and (r.township, r.year, r.quarter - 1) != NOT_REPORTED:
                assert now - before[r.township] <= joined
            before[r.township] = now

    def test_one_report_is_missing(self) -> None:
        assert [(r.township, r.year, r.quarter) for r in REPORTS if r.values is None] == [NOT_REPORTED]

    def test_the_year_ends_in_a_mix_of_fates(self) -> None:
        reached = completion(2024)
        assert sum(share >= 1 for share in reached.values()) >= 5
        assert sum(0.7 <= share < 1 for share in reached.values()) >= 3
        assert 1 <= sum(share < 0.7 for name, share in reached.items() if name != "safety_accidents") <= 2
        assert reached["safety_accidents"] < 1

    def test_seasons_late_start_and_recovery_show(self) -> None:
        assert total("workers_visited", 2024, 1) > 5 * total("workers_visited", 2024, 2)
        assert total("students_aided", 2024, 2) == 0 < total("students_aided", 2024, 3)
        late = [value("双河镇", "new_members", 2024, q) for q in (1, 2, 3, 4)]
        assert late == sorted(late)
        assert yearly("竹溪镇", "new_members", 2023) < 0.75 < 1 < yearly("竹溪镇", "new_members", 2024)
        assert yearly("云岭经济开发区", "new_members", 2024) > 1.5


def value(township: str, indicator: str, year: int, quarter: int) -> float:
    return next((r.values or {})[indicator] for r in SENT if (r.township, r.year, r.quarter) == (township, year, quarter))


def total(indicator: str, year: int, quarter: int) -> float:
    return sum((r.values or {})[indicator] for r in SENT if (r.year, r.quarter) == (year, quarter))


def yearly(township: str, indicator: str, year: int) -> float:
    own = [r for r in SENT if (r.township, r.year) == (township, year)]
    return sum((r.values or {})[indicator] for r in own) / own[0].targets[indicator]


def completion(year: int) -> dict[str, float]:
    """The whole county's amounts of a year against the sum of its townships' targets."""
    amounts = {n for n in INDICATORS if (found := Catalogue.load().get(n)) is None or found.kind.value == "flow"}
    targets: dict[str, float] = defaultdict(float)
    for r in REPORTS:
        if (r.year, r.quarter) == (year, 1):
            for name in amounts & set(r.targets):
                targets[name] += r.targets[name]
    return {name: sum(total(name, year, q) for q in (1, 2, 3, 4)) / target for name, target in targets.items()}


class TestTheWorkbooks:
    def test_a_workbook_a_quarter(self) -> None:
        assert len(QUARTERLY) == len(YEARS) * 4
        assert all(re.fullmatch(r"云岭县20\d\d年第[一二三四]季度工会工作指标统计表\.xlsx", name) for name in QUARTERLY)

    @pytest.mark.parametrize("name", QUARTERLY)
    def test_the_total_row_is_the_sum_of_the_rows(self, name: str) -> None:
        book = openpyxl.load_workbook(BytesIO(QUARTERLY[name]), data_only=True)
        formulas = openpyxl.load_workbook(BytesIO(QUARTERLY[name]))
        for sheet in SHEETS:
            rows = list(book[sheet].iter_rows(min_row=5, max_row=5 + len(TOWNSHIPS), values_only=True))
            for at in range(2, book[sheet].max_column):
                formula = formulas[sheet].cell(5 + len(TOWNSHIPS), at + 1).value
                if str(formula).startswith("=SUM"):
                    numbers = [row[at] for row in rows[:-1] if isinstance(row[at], int | float)]
                    assert rows[-1][at] == pytest.approx(sum(numbers)), (sheet, at)

    @pytest.mark.parametrize("name", QUARTERLY)
    def test_reads_back_to_what_was_reported(self, name: str) -> None:
        year, quarter = int(name[3:7]), "一二三四".index(name[9]) + 1
        reading = read(QUARTERLY[name], name, Catalogue.load())
        sent = [r for r in SENT if (r.year, r.quarter) == (year, quarter)]
        expected = {(r.township, i): (r.values or {})[i] for r in sent for i in INDICATORS}
        found = {(o.org_unit, o.indicator): o.value for o in reading.observations if not o.running_total}
        assert found == pytest.approx(expected)
        assert {o.period for o in reading.observations if not o.running_total} == {Period.quarter(year, quarter)}
        assert reading.org_units == tuple(t.name for t in TOWNSHIPS)
        assert reading.county == "云岭县"
        assert not [p for p in reading.problems if p.code != "not_reported"]

    @pytest.mark.parametrize("name", list(QUARTERLY)[-1:])
    def test_targets_read_back(self, name: str) -> None:
        reading = read(QUARTERLY[name], name, Catalogue.load())
        of_year = [r for r in REPORTS if (r.year, r.quarter) == (2024, 4)]
        expected = {(r.township, i): r.targets[i] for r in of_year for i in INDICATORS if i in r.targets}
        found = {(t.org_unit, t.indicator): t.value for t in reading.targets if t.org_unit != "total" and t.quarter is None}
        assert found == pytest.approx(expected)
        assert RATE_TARGETS.items() <= {i: v for (unit, i), v in found.items() if unit == "云城街道"}.items()

    @pytest.mark.parametrize("name", QUARTERLY)
    def test_notes_read_back(self, name: str) -> None:
        notes = read(QUARTERLY[name], name, Catalogue.load()).notes
        assert len(notes) >= 3
        assert {n.org_unit for n in notes} <= {t.name for t in TOWNSHIPS}
        assert {n.section for n in notes} <= set(Catalogue.load().sections)


@pytest.fixture(scope="module")
def flawed() -> Reading:
    return read(FILES["有问题的表格.xlsx"], "有问题的表格.xlsx", Catalogue.load())


class TestTheFlawedWorkbook:
    mistakes = (
        ("running_total_falls", "E5"),
        ("part_exceeds_whole", "F6"),
        ("ratio_differs", "K7"),
        ("duplicate_differs", "C9"),
        ("org_unit_new", "C10"),
        ("error_cell", "K11"),
        ("total_differs", "C12"),
    )

    def test_each_mistake_is_found_in_its_cell(self, flawed: Reading) -> None:
        problems = (*flawed.problems, *check_reading(flawed, Catalogue.load()), *dataset_of([flawed]).problems)
        second = {(p.code, p.cell) for p in problems if p.sheet == "2024年第二季度"}
        assert set(self.mistakes) <= second

    def test_numbers_kept_as_text_are_read(self, flawed: Reading) -> None:
        found = {o.source.cell: (o.value, o.raw) for o in flawed.observations if o.source.sheet == "2024年第二季度"}
        assert found["C4"][0] == 5
        assert found["F4"][0] == 13486

    def test_a_blank_target_is_no_target(self, flawed: Reading) -> None:
        targets = {t.source.cell for t in flawed.targets if t.source.sheet == "2024年第二季度"}
        assert "D10" in targets
        assert "D11" not in targets

    def test_the_readme_names_every_mistake(self) -> None:
        readme = (HERE / "README.md").read_text("utf-8")
        assert all(cell in readme for _, cell in self.mistakes if cell not in ("C9", "C10"))
        assert "A8、A9" in readme
