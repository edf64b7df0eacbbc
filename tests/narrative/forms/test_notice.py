"""A supervision notice is one page: a table of items, and of single ones what there is room to tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.dataset import Dataset
from indicators.narrative import write
from indicators.narrative.document import Document
from indicators.narrative.linter import lint
from indicators.periods import Period
from indicators.report import write_docx
from tests.narrative.datasets import Sheet
from tests.narrative.summaries import text_of
from tests.report.test_docx_in_office import office, pages_in_office

WORKS = (
    "workers_homes",
    "training_sessions",
    "workers_trained",
    "items_published",
    "new_unions",
    "union_reelections",
    "recreational_events",
    "safety_trainings",
    "workers_assisted",
    "assistance_funds",
    "workers_visited",
    "condolence_funds",
)
PLACE = "临溪经济技术开发区"
OTHERS = ("金沙镇", "河口镇")


def late_in(number: int, *, begun: int = 12) -> Dataset:
    """Late in the first few of the works, of which the first ``begun`` are begun, each further behind than the next."""
    sheet = Sheet("临溪县", (PLACE, *OTHERS))
    for place, indicator in enumerate(WORKS[:number]):
        done = 3 + place if place < begun else 0
        for quarter in range(1, 5):
            sheet.put(indicator, f"2024Q{quarter}", (done,) * 3)
        sheet.ask(indicator, 2024, [100] * 3)
    return sheet.dataset()


def notice(dataset: Dataset, period: str = "2024H1", **how: str) -> Document:
    return write(dataset, Period.parse(period), PLACE, form="supervision", **how)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "length", "rows"), [(1, "usual", 1), (8, "usual", 8), (12, "usual", 8), (12, "short", 5), (12, "full", 10)]
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_holds_the_furthest_behind_and_the_text_counts_all(
    number: int, length: str, rows: int, language: str
) -> None:
    dataset = late_in(number)
    document = notice(dataset, length=length, language=language)
    assert lint(document, (dataset.county, PLACE)) == []
    (table,) = document.tables
    assert table.within
    assert len(table.rows) == rows
    if language == "zh":
        assert [row[0] for row in table.rows] == [dataset.indicators[name].name for name in WORKS[:rows]]
        cut = f"你单位{number}项指标均未达到进度要求，现将差距较大的{rows}项列入督办。"
        assert (cut in text_of(document)) is (rows < number)


@pytest.mark.parametrize(
    ("number", "sentences"),
    [
        (1, ("下半年还需完成94家，平均每季度不少于47家。", "按目前进度，职工之家创建全年预计12家，难以完成100家的年度任务。")),
        (2, ("按目前进度，全年预计创建12家，难以完成100家的年度任务。", "上半年开展职工培训8期")),
        (3, ("按目前进度，职工之家创建全年预计12家，难以完成100家的年度任务。",)),
        (8, ("按目前进度，职工之家创建全年预计12家，难以完成100家的年度任务。",)),
    ],
)
def test_of_one_or_two_items_all_is_told_of_more_what_is_to_be_expected(number: int, sentences: tuple[str, ...]) -> None:
    said = text_of(notice(late_in(number)))
    assert all(sentence in said for sentence in sentences)
    assert said.count("全年预计") == 1
    assert said.count("低于序时进度") == (number if number <= 2 else 0)


def test_where_nothing_can_be_expected_the_worst_alone_is_told() -> None:
    said = text_of(notice(late_in(5), "2024Q1"))
    assert "一季度创建职工之家3家，完成年度任务100家的3.0%" in said
    assert said.count("低于序时进度") == 1
    assert "低于序时进度" not in text_of(notice(late_in(5, begun=0), "2024Q1")), "nobody is singled out of several"


def test_what_is_to_be_begun_is_called_by_its_work_and_named_once() -> None:
    said = text_of(notice(late_in(3, begun=0)))
    assert "对尚未启动的职工培训、职工之家创建，明确责任人，尽快启动。" in said
    several = text_of(notice(late_in(6, begun=0))).split("对尚未启动的")[1]
    assert several.split("等，明确责任人")[0].count("、") == 2
    assert "尚未启动" not in text_of(notice(late_in(5)))


def accidents(*works: str, period: str = "2024H1") -> str:
    sheet = Sheet("临溪县", (PLACE, *OTHERS))
    for indicator, values in (("safety_accidents", (2, 0, 0)), *((work, (1, 9, 9)) for work in works)):
        sheet.put(indicator, "2024Q1", values)
        sheet.put(indicator, period.replace("H1", "Q2"), values)
        sheet.ask(indicator, 2024, (0 if indicator == "safety_accidents" else 20,) * 3)
    return text_of(write(sheet.dataset(), Period.parse(period), PLACE, form="supervision"))


def test_an_accident_has_no_time_schedule() -> None:
    alone, beside = accidents(), accidents("new_unions")
    assert "请逐起查明原因，举一反三，落实防范措施，明确责任人" in alone
    assert "倒排工期" not in alone
    assert "未完成的倒排工期、把任务分解到季度，安全事故逐起分析、落实防范措施" in beside


def test_a_circular_on_accidents_alone_asks_nobody_to_hurry() -> None:
    sheet = Sheet("临溪县", (PLACE, *OTHERS))
    sheet.put("safety_accidents", "2024Q2", (2, 0, 0))
    sheet.ask("safety_accidents", 2024, (0, 0, 0))
    said = text_of(write(sheet.dataset(), Period.parse("2024H1"), form="circular"))
    assert "各单位要逐起查明原因，举一反三，落实防范措施，防止再次发生" in said
    assert "倒排工期" not in said


@pytest.mark.parametrize(("period", "each"), [("2024Q1", "33家"), ("2024H1", "47家"), ("2024Q1-Q3", ""), ("2024", "")])
def test_what_each_quarter_must_bring_is_a_column_while_there_are_several(period: str, each: str) -> None:
    table = notice(late_in(4), period).tables[0]
    assert ("平均每季" in table.header) is bool(each)
    assert not each or table.rows[0][4] == each


@pytest.mark.office
@office
@pytest.mark.parametrize("number", [1, 2, 5, 8, 12])
def test_office_sets_it_on_one_page(number: int, tmp_path: Path) -> None:
    for length, begun, language in (("usual", 12, "zh"), ("full", 3, "zh"), ("full", 12, "en")):
        document = notice(late_in(number, begun=begun), length=length, language=language)
        pages = pages_in_office(write_docx(document), tmp_path)
        assert len(pages) == 1, (length, begun, language)
