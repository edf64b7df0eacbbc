"""A brief is read out in a minute, however large the county; what is left out first matters least."""

from __future__ import annotations

import re
from functools import cache

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.model import TOTAL, Kind
from indicators.narrative.forms.minute import MINUTE, ROOMS, spoken
from indicators.narrative.linter import lint
from indicators.periods import Period
from tests.narrative.datasets import Sheet, random_dataset
from tests.narrative.summaries import text_of, written

UNITS = tuple(f"{a}{b}{kind}" for a in "东西南北上下" for b in "岭河桥" for kind in ("镇", "街道"))
WORKS = [i.id for i in Catalogue.load().indicators.values() if i.kind is Kind.FLOW and i.better.value == "higher"][:12]


@cache
def county(share: float, *, missing: int = 0, units: int = 36) -> Dataset:
    """Twelve amounts with targets and last year's, members and employees, of three dozen org units."""
    sheet = Sheet("宁川市", UNITS[:units])
    for year in (2023, 2024):
        for quarter in (1, 2, 3):
            late = missing if (year, quarter) == (2024, 3) else 0
            for place, work in enumerate(WORKS):
                values = [round(12 + place + (row % 7) * share * 4) for row in range(units)]
                sheet.put(work, f"{year}Q{quarter}", [None if row < late else value for row, value in enumerate(values)])
            for level in ("members", "employees"):
                sheet.put(level, f"{year}Q{quarter}", [None if row < late else 1000 + row for row in range(units)])
    for place, work in enumerate(WORKS):
        sheet.ask(work, 2024, [60 + 3 * place] * units)
    return sheet.dataset()


@pytest.mark.parametrize("length", ["short", "usual"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("audience", ["internal", "leadership"])
@pytest.mark.parametrize("period", ["2024Q1", "2024H1", "2024Q1-Q3", "2024Q3"])
@pytest.mark.parametrize(("share", "missing"), [(0.2, 0), (1, 0), (1, 4), (0.2, 12)])
def test_a_large_county_is_told_in_a_minute(
    share: float, missing: int, period: str, audience: str, language: str, length: str
) -> None:
    dataset = county(share, missing=missing)
    for unit in (TOTAL, UNITS[0]):
        how = {"form": "brief", "audience": audience, "language": language, "length": length}
        document = written(dataset, Period.parse(period), unit, **how)
        assert spoken(text_of(document), language) <= MINUTE[language]
        assert lint(document, [*dataset.org_units, dataset.county, *(i.name for i in dataset.indicators.values())]) == []


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_reported_it_is_told_in_a_minute(seed: int) -> None:
    dataset = random_dataset(seed)
    for language, unit in (("zh", TOTAL), ("en", TOTAL), ("zh", dataset.org_units[0]), ("en", dataset.org_units[0])):
        document = written(dataset, Period.parse("2024H1"), unit, form="brief", language=language)
        assert spoken(text_of(document), language) <= MINUTE[language], text_of(document)


def test_there_is_room_for_less_and_less() -> None:
    for rooms in ROOMS.values():
        sizes = [(room.figures, room.problems, not room.tersely) for room in rooms]
        assert sizes == sorted(sizes, reverse=True)


def test_a_full_brief_takes_its_time() -> None:
    how = {"form": "brief", "length": "full"}
    said = text_of(written(county(1), Period.parse("2024Q1-Q3"), **how))
    assert len(said) > MINUTE["zh"]
    assert said.count("年度任务") >= 8


def test_where_there_is_time_each_figure_has_its_target_and_its_distance() -> None:
    sheet = Sheet()
    for work in WORKS[:2]:
        sheet.put(work, "2024Q1", [5] * 6)
        sheet.ask(work, 2024, [25] * 6)
    said = text_of(written(sheet.dataset(), Period.parse("2024Q1"), form="brief"))
    assert len(re.findall(r"年度任务150\w+的20\.0%，比?\w*低\w*5\.0个百分点", said)) == 2


def test_where_there_is_little_what_follows_from_a_figure_goes_before_the_figure() -> None:
    said = text_of(written(county(0.2), Period.parse("2024Q1-Q3"), form="brief"))
    assert len(re.findall(r"完成年度任务的[\d.]+%", said)) >= 3
    assert "个百分点" not in said.split("需要关注的是")[0]


def test_who_is_missing_is_told_after_the_figures_and_in_few_words() -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2023Q1", [5] * 6)
    sheet.put("new_unions", "2024Q1", [5] * 5 + [None])
    how = {"form": "brief"}
    said = text_of(written(sheet.dataset(), Period.parse("2024Q1"), **how))
    assert "柳溪乡尚未报送，以上为已报送的5个单位的汇总数，同比按同口径计算。" in said
    assert said.index("新建工会25家") < said.index("尚未报送")
    above = text_of(written(sheet.dataset(), Period.parse("2024Q1"), audience="leadership", **how))
    assert "有1个单位尚未报送，以上为已报送的5个单位的汇总数" in above


OF_SOME = [
    ("zh", "文体活动160次，有年度任务的30个单位完成其年度任务的50.0%"),
    ("en", "160, in the 30 units with complete figures 50.0% of the annual target."),
]


@pytest.mark.parametrize(("language", "sentence"), OF_SOME)
def test_what_some_have_done_is_not_said_to_be_all(language: str, sentence: str) -> None:
    """Six of 36 have no target: they did 10 of the 160."""
    sheet = Sheet("宁川市", UNITS)
    for work in WORKS:
        sheet.put(work, "2024Q1", [5] * 36)
        sheet.ask(work, 2024, [25] * 36)
    sheet.put("recreational_events", "2024Q1", [5] * 30 + [1] * 4 + [3] * 2)
    sheet.targets = [target for target in sheet.targets if target.indicator != "recreational_events"]
    sheet.ask("recreational_events", 2024, [10] * 30 + [None] * 6)
    said = text_of(written(sheet.dataset(), Period.parse("2024Q1"), form="brief", language=language))
    assert sentence in said
    assert "all in the 30" not in said


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("zh", "职工书屋108家，为年度目标的60.0%"), ("en", "reading rooms stood at 108, 60.0% of the annual target.")],
)
def test_of_a_level_the_share_alone_is_told_where_there_is_little_room(language: str, sentence: str) -> None:
    sheet = Sheet("宁川市", UNITS)
    for work in WORKS:
        sheet.put(work, "2024Q1", [5] * 36)
        sheet.ask(work, 2024, [25] * 36)
    sheet.put("职工书屋数", "2024Q1", [3] * 36)
    sheet.ask("职工书屋数", 2024, [5] * 36)
    said = text_of(written(sheet.dataset(), Period.parse("2024Q1"), form="brief", language=language))
    assert sentence in said
