"""A figure's mark goes with it to card, map, table, chart and command line, as a sign or word and never as colour alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from progress.cases import cell, dataset, quarterly, target

from indicators.charts.ranking import draw_ranking
from indicators.charts.style import LIGHT
from indicators.charts.targets import draw_targets
from indicators.charts.trend import CARE_SYMBOL, draw_trend
from indicators.console.for_people import progress_text
from indicators.console.forms import progress_form
from indicators.dataset import Dataset
from indicators.model import TOTAL, Problem
from indicators.periods import Period
from indicators.progress import table_of, tables_of
from indicators.views.cards import Card, cards_by_section
from indicators.views.heat import heat_map
from indicators.views.measures import Measure
from indicators.views.ranking import ranking_of
from indicators.views.remarks import CARE, MADE_UP, NOT_DUE, remarks_of, signs_of, texts_of
from indicators.views.rows import rows_of
from indicators.views.series import axis_periods, series_of
from indicators.views.tables import progress_table
from indicators.views.targets import target_rows

Q1, H1 = Period.parse("2024Q1"), Period.parse("2024H1")


def problem(code: str, *where: object) -> Problem:
    place = cell(*where)
    facts = (("org_unit", "甲镇"), ("indicator", "会员总数"), ("found", "预计70"), ("usual", "60"), ("count", "4"))
    return Problem(code, place.file, place.sheet, place.cell, facts)


DATA = replace(
    dataset(
        quarterly("甲镇", "new_unions", 2024, 10, 40)
        | quarterly("乙镇", "new_unions", 2024, 30, None)
        | quarterly("丙街道", "new_unions", 2024, 30, 30)
        | quarterly("甲镇", "members", 2024, 60, 70)
        | quarterly("乙镇", "members", 2024, 50, 50),
        [target(u, "new_unions", 2024, 100) for u in ("甲镇", "乙镇", "丙街道")]
        + [target("甲镇", "members", 2024, 100), target("乙镇", "members", 2024, 40)],
    ),
    problems=(problem("provisional_number", "甲镇", "members", "2024Q2"), problem("jump_up", "丙街道", "new_unions", "2024Q2")),
)
TABLE = table_of(DATA, H1)
EXPECTED = {
    ("甲镇", "new_unions"): [(MADE_UP, "已补齐")],
    ("乙镇", "new_unions"): [(CARE, "缺1个季度"), (CARE, "不列入进度比较")],
    ("丙街道", "new_unions"): [(CARE, "待核实")],
    (TOTAL, "new_unions"): [(CARE, "3个单位中2个已报"), (CARE, "待核实")],
    ("甲镇", "members"): [(CARE, "初步数"), (NOT_DUE, "年末到期，此前不计为落后")],
    ("乙镇", "members"): [],
    (TOTAL, "members"): [(CARE, "初步数"), (NOT_DUE, "年末到期，此前不计为落后")],
}


@pytest.mark.parametrize(("org_unit", "indicator"), EXPECTED)
def test_what_is_remarked_of_each_figure(org_unit: str, indicator: str) -> None:
    (row,) = (r for r in rows_of(TABLE, org_unit=org_unit) if r.indicator == indicator)
    found = remarks_of(row)
    assert [(r.sign, r.word) for r in found] == EXPECTED[org_unit, indicator]
    assert [r.sign for r in remarks_of(row, "en")] == [r.sign for r in found]
    assert not any("\u4e00" <= c <= "\u9fff" for r in remarks_of(row, "en") for c in r.word)


def test_the_full_text_names_who_is_missing_what_is_wrong_and_when_it_was_behind() -> None:
    rows = {(r.org_unit, r.indicator): remarks_of(r) for r in rows_of(TABLE)}
    assert rows[TOTAL, "new_unions"][0].text == "3个单位中2个已报，缺乙镇；按数据齐全的2个单位评定"
    assert "丙街道·new_unions·2024Q2" in rows["丙街道", "new_unions"][0].text, "the cell"
    assert rows["甲镇", "new_unions"][0].text == "一季度低于序时进度，现已补齐"


def cards(org_unit: str) -> dict[str, Card]:
    return {card.indicator: card for group in cards_by_section(DATA, TABLE, org_unit, {}).values() for card in group}


@pytest.mark.parametrize(("org_unit", "indicator"), EXPECTED)
def test_cards_and_tables_carry_it(org_unit: str, indicator: str) -> None:
    expected = EXPECTED[org_unit, indicator]
    card = cards(org_unit)[indicator]
    assert [(r.sign, r.word) for r in card.remarks] == expected
    (row,) = (r for r in rows_of(TABLE, org_unit=org_unit) if r.indicator == indicator)
    assert progress_table(DATA, [row])["备注"].tolist() == [texts_of(card.remarks)]
    assert bool(texts_of(card.remarks)) == bool(expected)


def test_the_map_shows_signs_says_them_and_explains_those_that_occur() -> None:
    heat = heat_map(DATA, TABLE)
    columns = [i for group in heat.sections.values() for i in group]
    for (org_unit, indicator), expected in EXPECTED.items():
        if org_unit != TOTAL:
            found = heat.rows[org_unit][columns.index(indicator)]
            assert found.signs == "".join(dict.fromkeys(sign for sign, _word in expected))
            assert found.meaning.count("\n") == len(expected)
    assert set(heat.signs) == {CARE, MADE_UP, NOT_DUE}
    assert heat_map(SOUND, table_of(SOUND, H1)).signs == {}


SOUND: Dataset = dataset(quarterly("甲镇", "new_unions", 2024, 30, 40), [target("甲镇", "new_unions", 2024, 100)])


def test_the_figure_of_targets_says_it_above_the_bar() -> None:
    def above(data: Dataset) -> str:
        return " ".join(a.text for a in draw_targets(target_rows(data, table_of(data, H1), "甲镇"), LIGHT).layout.annotations)

    assert "50.0%↗" in above(DATA)
    assert "70.0%※" in above(DATA)
    assert "70.0%" in above(SOUND)
    assert "※" not in above(SOUND)


def test_lines_and_places_are_marked_by_shape_and_by_word() -> None:
    history = tables_of(DATA, axis_periods(DATA, Measure.VALUE))
    series = series_of(DATA, history, "members", Measure.VALUE)
    assert [line.marks for line in series.lines] == [("", "初步数"), ("", "")]
    figure = draw_trend(series, LIGHT, highlighted=("甲镇",))
    context, line = figure.data[0], figure.data[1]
    assert list(line.marker.symbol) == ["circle", CARE_SYMBOL]
    assert "※ 初步数" in str(line.customdata[1])
    assert context.marker.symbol == "circle", "乙镇 is sound"
    assert CARE_SYMBOL in draw_trend(series, LIGHT).data[0].marker.symbol, "among the grey lines too"
    ranking = ranking_of(series, DATA.indicators["members"].better)
    assert [(p.org_unit, p.mark) for p in ranking.places] == [("甲镇", "初步数"), ("乙镇", "")]
    assert [("※" in a.text) for a in draw_ranking(ranking, LIGHT).layout.annotations[1:]] == [True, False]


def test_the_command_line_tells_it() -> None:
    rows = {(r["org_unit"], r["indicator"]): r for r in progress_form(TABLE, "default")["progress"]}
    assert rows["甲镇", "new_unions"]["made_up"] is True
    assert rows["乙镇", "new_unions"]["marks"] == [{"flaw": "missing_reports", "reported": 1, "due": 2, "org_units": []}]
    (mark,) = rows["甲镇", "members"]["marks"]
    assert (mark["flaw"], mark["code"], mark["cell"]) == ("provisional", "provisional_number", "B2")
    assert rows["乙镇", "members"]["marks"] == []
    text = progress_text(DATA, TABLE, "甲镇", H1, "default")
    assert "已补齐" in text
    assert "初步数" in text


def test_an_explained_warning_leaves_no_mark_a_provisional_number_does() -> None:
    explained = replace(DATA, explained=frozenset(DATA.problems))
    signs = {(r.org_unit, r.indicator): signs_of(remarks_of(r)) for r in rows_of(table_of(explained, H1))}
    assert signs["丙街道", "new_unions"] == ""
    assert signs["甲镇", "members"] == CARE + NOT_DUE


def test_a_quarter_alone_makes_up_for_nothing() -> None:
    assert not table_of(DATA, Period.parse("2024Q2"))["made_up"].any()
    assert not table_of(DATA, Q1)["made_up"].any()
