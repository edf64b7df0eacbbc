"""Edits of paragraphs: the words stay, and the numbers follow other data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.dataset import Dataset
from indicators.editing import Draft, apply_edits, edit_of, finished, paragraphs_of
from indicators.narrative import write
from indicators.narrative.document import Paragraph
from tests.editing.edits import HALF, LATER, PLACE, THIRD, UNIONS, claim, document_of, paragraph, told
from tests.narrative.datasets import Sheet, two_halves


@pytest.mark.parametrize(
    ("edited", "later"),
    [
        (UNIONS.text, LATER.text),
        ("新建工会84家，工作扎实。", "新建工会101家，工作扎实。"),
        ("完成年度任务96家的87.5%，新建工会84家。", "完成年度任务110家的91.8%，新建工会101家。"),
        ("工作扎实，成效明显。", "工作扎实，成效明显。"),
        ("截至2024年6月底，新建工会84家。", "截至2024年9月底，新建工会101家。"),
        ("2024年上半年新建工会35家。", "2024年前三季度新建工会35家。"),
        ("", ""),
    ],
    ids=["nothing changed", "a part kept", "order changed", "no number", "a date typed", "span and a number typed", "emptied"],
)
def test_the_words_stay_and_the_numbers_follow(edited: str, later: str) -> None:
    assert told(edited) == later


def test_a_direction_told_in_words_binds_the_number_to_its_sign() -> None:
    fallen = replace(LATER, claims=tuple(replace(c, value=-3) if c.measure == "change" else c for c in LATER.claims))
    assert (
        told(UNIONS.text.replace("比", "较"), fallen)
        == "截至9月底，新建工会101家，完成年度任务110家的91.8%，较上年同期增加××家。"
    )
    assert told("新建工会84家。", fallen) == "新建工会101家。"
    edit = edit_of(document_of(UNIONS), Draft(document_of(UNIONS)), PLACE, UNIONS.text.replace("比", "较"), HALF)
    assert edit is not None
    notices = apply_edits(document_of(fallen), [edit], THIRD).notices
    assert [(n.kind, n.text) for n in notices] == [("turned", "12家→3家")]


def test_where_the_report_would_now_say_it_otherwise_the_reader_is_told() -> None:
    edit = edit_of(document_of(UNIONS), Draft(document_of(UNIONS)), ("工会组织建设", 0), "新建工会84家，进展顺利。", HALF)
    assert edit is not None
    slower = paragraph("新建工会仅101家，低于序时进度。", ("101家", "value", 101))
    assert [n.kind for n in apply_edits(document_of(LATER), [edit], THIRD).notices] == []
    assert [n.kind for n in apply_edits(document_of(slower), [edit], THIRD).notices] == ["reworded"]


def test_an_emptied_paragraph_is_not_printed() -> None:
    document = write(two_halves(), HALF)
    place = next(place for place in paragraphs_of(document) if place[0])
    edit = edit_of(document, Draft(document), place, "", HALF)
    assert edit is not None
    count = len(paragraphs_of(document))
    assert len(paragraphs_of(finished(apply_edits(document, [edit], HALF).document))) == count - 1


def test_the_run_in_heading_and_its_number_follow_the_place() -> None:
    own = Paragraph("（二）新建工会较快。新建工会84家。", (claim("84家", 14, 84),), lead=10)
    later = Paragraph("（一）新建工会很快。新建工会90家。", (claim("90家", 14, 90, period="2024Q1-Q3"),), lead=10)
    edit = edit_of(document_of(own), Draft(document_of(own)), ("工会组织建设", 0), "（二）建会提速。新建84家。", HALF)
    assert edit is not None
    shown = paragraphs_of(apply_edits(document_of(later), [edit], THIRD).document)["工会组织建设", 0]
    assert (shown.text, shown.lead) == ("（一）建会提速。新建90家。", 8)


def grown(extra: float) -> Dataset:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q1", [4.0, 3, 2, 6, 1, 1 + extra])
    sheet.put("new_unions", "2024Q2", [4.0, 3, 2, 6, 1, 1])
    return sheet.dataset()


def test_corrected_data_change_the_number_in_an_edited_paragraph() -> None:
    before, after = write(grown(0), HALF), write(grown(1), HALF)
    place = next(place for place, p in paragraphs_of(before).items() if "34家" in p.text)
    edit = edit_of(before, Draft(before), place, "今年建会34家，势头很好。", HALF)
    assert edit is not None
    assert paragraphs_of(apply_edits(after, [edit], HALF).document)[place].text == "今年建会35家，势头很好。"
