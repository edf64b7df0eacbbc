"""A quarter that some have not reported: what is judged, what is named, who is asked, in every form and both languages."""

from __future__ import annotations

import itertools
from functools import cache

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.narrative import FORMS, write
from indicators.narrative.document import Document
from indicators.narrative.facts.survey import Survey
from indicators.narrative.linter import lint
from indicators.periods import Period
from indicators.progress import table_of
from indicators.views.rows import rows_of
from indicators.views.statuses import is_on_course
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import written

THREE, Q3 = Period.parse("2024Q1-Q3"), Period.parse("2024Q3")
LATE, FIRST, LAST = UNITS[5], UNITS[0], UNITS[4]
AMOUNTS = ("new_unions", "new_members", "workers_assisted")


@cache
def county() -> Dataset:
    """柳溪乡 has sent nothing for the third quarter; nobody has sent its dues; 石门镇 is behind in everything."""
    sheet = Sheet()
    for indicator in AMOUNTS:
        for quarter in (1, 2, 3):
            sheet.put(indicator, f"2024Q{quarter}", (8, 8, 8, 8, 1, None if quarter == 3 else 2))
        sheet.ask(indicator, 2024, (32, 32, 32, 32, 32, 40))
    for quarter in (1, 2):
        sheet.put("dues_collected", f"2024Q{quarter}", (90_000.0,) * 6)
    sheet.ask("dues_collected", 2024, (360_000.0,) * 6)
    for quarter in (1, 2, 3):
        sheet.put("members", f"2024Q{quarter}", (500, 510, 520, 530, 540, None if quarter == 3 else 550))
    sheet.put("membership_rate", "2024Q2", (0.9, 0.9, 0.9, 0.9, 0.88, 0.5))
    sheet.put("membership_rate", "2024Q3", (0.9, 0.9, 0.9, 0.9, 0.88, None))
    sheet.ask("membership_rate", 2024, (0.85,) * 6)
    return sheet.dataset()


def text(document: Document) -> str:
    return "\n".join(p.text for s in document.sections for p in s.paragraphs)


def told(unit: str = TOTAL, period: Period = THREE, **how: str) -> str:
    return text(written(county(), period, unit, **how))


SENTENCES = [
    # the whole: 99 of 160 by those complete, not 103 of 200 by all
    (TOTAL, {}, "前三季度新建工会103家，其中已报送的5个单位99家，完成其年度任务160家的61.9%，低于序时进度13.1个百分点"),
    (TOTAL, {}, "应报送的6个乡镇（街道）中5个已报送三季度数据，柳溪乡缺三季度数据"),
    (TOTAL, {}, "进度按数据齐全的单位比较"),
    (TOTAL, {}, "上半年收缴工会经费108万元，完成年度任务216万元的50.0%。"),
    (TOTAL, {}, "工会经费收缴三季度数据各单位均未报送"),
    (TOTAL, {}, "截至9月底，会员总数3150人（含1个单位此前报送数）"),
    (TOTAL, {}, "柳溪乡未按时报送三季度数据，工会经费收缴三季度数据各单位均未报送"),
    (TOTAL, {}, "督促柳溪乡尽快补报数据，各单位补报工会经费收缴三季度数据"),
    (TOTAL, {}, "四季度已报送的5个单位还需完成61"),
    (TOTAL, {"form": "circular"}, "柳溪乡要尽快补报数据，各单位要补报工会经费收缴三季度数据"),
    (TOTAL, {"form": "supervision"}, "另有柳溪乡未按时报送三季度数据"),
    (TOTAL, {"form": "brief", "length": "full"}, "其中已报送的5个单位99家"),
    (TOTAL, {"audience": "leadership"}, "有1个乡镇（街道）未按时报送三季度数据"),
    (
        TOTAL,
        {"language": "en"},
        "103, of which 99 in the 5 units with complete figures, ",
    ),
    (TOTAL, {"language": "en"}, "5 of 6 townships and subdistricts have reported for Q3 2024"),
    (TOTAL, {"language": "en"}, "柳溪乡 has not reported for Q3 2024"),
    (TOTAL, {"language": "en"}, "1.08 million yuan by the end of June"),
    (TOTAL, {"language": "en", "form": "circular"}, "柳溪乡 is asked to send the missing report"),
    (TOTAL, {}, "5个单位职工入会率在88%至90%之间"),
    (TOTAL, {"language": "en"}, "Across 5 units, the membership rate ranged from 88% to 90%"),
    # the org unit that is late
    (LATE, {}, "上半年新建工会4家，完成年度任务40家的10.0%。"),
    (LATE, {}, "三季度数据尚未报送"),
    (LATE, {}, "尽快补报三季度数据，补报后对照年度目标核定进度"),
    (LATE, {"form": "supervision"}, "你单位三季度数据尚未报送，请于____年__月__日前补报"),
    (LATE, {"form": "circular"}, "要尽快补报三季度数据"),
    (LATE, {"form": "supervision", "language": "en"}, "Your figures for Q3 2024 are still to be reported"),
    # one that has reported all but what nobody has
    (FIRST, {}, "上半年收缴工会经费18万元，完成年度任务36万元的50.0%。"),
    (FIRST, {}, "尽快补报工会经费收缴三季度数据"),
    (LAST, {"form": "supervision"}, "你单位工会经费收缴三季度数据尚未报送"),
]


@pytest.mark.parametrize(("unit", "how", "sentence"), SENTENCES)
def test_what_is_said(unit: str, how: dict[str, str], sentence: str) -> None:
    assert sentence in told(unit, **how)


@pytest.mark.parametrize("unit", [TOTAL, FIRST])
def test_a_quarters_report_tells_what_it_lacks_by_its_name(unit: str) -> None:
    said = told(unit, Q3)
    line = next(line for line in said.splitlines() if "工会经费" in line and "年度任务" in line)
    assert "上半年收缴工会经费" in line
    assert "累计" not in line


@pytest.mark.parametrize(("form", "length"), list(itertools.product(FORMS, ("short", "usual", "full"))))
def test_who_is_left_out_of_the_comparison_is_asked_for_nothing_but_its_report(form: str, length: str) -> None:
    """柳溪乡 is far behind in June's figures; no form calls it late, ranks it or puts it on a list."""
    document = written(county(), THREE, form=form, length=length)
    named = [sentence for sentence in text(document).split("。") if LATE in sentence]
    assert all(any(word in sentence for word in ("三季度数据", "补报")) for sentence in named)
    lists = [table for table in document.tables if "排序" in table.title or "督办" in table.title]
    assert all(LATE not in row for table in lists for row in table.rows)


def test_who_is_supervised_is_called_behind_in_the_circular_and_in_the_summary() -> None:
    assert f"{LAST}要认真查找原因" in told(form="circular")
    assert LAST in told(form="supervision")
    assert f"{LAST}低" in told()


def test_what_is_judged_stands_in_a_table_of_its_own() -> None:
    indicators, judged, *_ = written(county(), THREE).tables
    assert judged.title == "数据齐全单位年度目标完成情况"
    assert ("新建工会数", "5", "99家", "160家", "61.9%", "−13.1个百分点") in judged.rows
    own = next(row for row in indicators.rows if row[0] == "新建工会数")
    assert own[1:4] == ("103家※", "200家", "51.5%")
    assert all("个百分点" not in cell for cell in own[4:])


def test_the_pages_count_what_the_text_counts() -> None:
    table = table_of(county(), THREE)
    rows = [row for row in rows_of(table, org_unit=TOTAL) if row.verdict]
    survey = Survey(county(), THREE)
    judged = [row for row in survey.rows.values() if row.org_unit == TOTAL and row.verdict]
    assert {row.indicator for row in rows} == {row.indicator for row in judged}
    assert [is_on_course(row) for row in rows] == [row.verdict in ("finished", "on_course", "reached") for row in judged]


@pytest.mark.parametrize(("form", "unit", "language"), list(itertools.product(FORMS, (TOTAL, FIRST, LATE), ("zh", "en"))))
def test_such_texts_are_free_of_faults(form: str, unit: str, language: str) -> None:
    for period in (THREE, Q3):
        document = written(county(), period, unit, form=form, language=language)
        assert lint(document, ["青川县", *UNITS]) == []


def test_nothing_is_said_of_an_indicator_given_every_other_quarter() -> None:
    sheet = Sheet()
    for quarter in (1, 2, 3):
        sheet.put("new_unions", f"2024Q{quarter}", (5,) * 6)
    sheet.put("members", "2024Q2", (500,) * 6)
    said = text(write(sheet.dataset(), THREE))
    assert "截至6月底，会员总数3000人" in said
    assert "未报送" not in said


# ── who had no case ──────────────────────────────────────────────────────────────────────────────────────


@cache
def disputes(idle: float | None = 0) -> Dataset:
    sheet = Sheet()
    sheet.define(Catalogue.load().indicators["settlement_rate"])
    sheet.put("disputes_accepted", "2024Q1", (14, 15, 14, 15, 14, idle))
    sheet.put("disputes_settled", "2024Q1", (14, 14, 13, 14, 12, idle))
    sheet.put("new_unions", "2024Q1", (4,) * 6)
    return sheet.dataset()


def test_no_case_is_no_gap() -> None:
    said = text(written(disputes(), Period.parse("2024Q1")))
    assert "各单位均已报送数据" in said
    assert "缺报" not in said
    english = text(written(disputes(), Period.parse("2024Q1"), language="en"))
    assert "without every figure" not in english


def test_a_place_is_among_those_that_had_cases() -> None:
    said = text(written(disputes(), Period.parse("2024Q1"), FIRST))
    assert "在有劳动争议受理的5个乡镇（街道）中居首位，高于全县平均水平6.9个百分点" in said
    assert "已报送的5个" not in said


def test_a_figure_that_was_not_sent_is_a_gap() -> None:
    said = text(written(disputes(None), Period.parse("2024Q1")))
    assert "个别指标有缺报" in said
    assert "已在有关部分注明" not in said
