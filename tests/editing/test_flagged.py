"""What a reader is told of an edited paragraph: numbers typed by hand, gaps, words that need earning."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.editing import Draft, apply_edits, edit_of, paragraphs_of
from indicators.editing.binding import template_of
from indicators.editing.template import Typed
from indicators.narrative.document import Paragraph
from tests.editing.edits import HALF, LATER, PLACE, THIRD, UNIONS, claim, document_of, paragraph


@pytest.mark.parametrize(
    ("edited", "flagged"),
    [
        ("截至6月底，新建工会85家，完成年度任务96家的87.5%，比上年同期增加12家。", ["85"]),
        ("截至6月底，新建工会184家，完成年度任务96家的87.5%。", ["184"]),
        ("截至6月底，新建工会84.5家，完成年度任务96家的87.5%。", ["84.5"]),
        ("截至6月底，新建工会84家，完成年度任务96家的8７.5%。", ["8７.5%"]),
        ("截至6月底，新建工会84家，其中企业60家，投入3.5万元。", ["60", "3.5万元"]),
        ("新增会员84家。完成年度任务96家的87.5%。", []),
        ("截至6月底，新建工会84家。2019年以来最多。", ["2019"]),
        ("截至6月底，新建工会84家，惠及职工××人。", ["××"]),
        ("截至6月底，新建工会84家，走访几家企业，半数达标。", ["几家", "半数"]),
        ("截至6月底，新建工会八十四家，完成近九成，一是抓好建会。", ["八十四家", "九成"]),
    ],
    ids=[
        "changed",
        "digit before",
        "decimals",
        "full-width",
        "two new",
        "moved words",
        "another year",
        "a blank",
        "vague",
        "in Chinese",
    ],
)
def test_numbers_of_no_claim_are_flagged(edited: str, flagged: list[str]) -> None:
    pieces = template_of(UNIONS, edited, HALF)
    assert [p.text for p in pieces if isinstance(p, Typed)] == flagged


def test_every_number_of_the_tables_is_flagged_when_it_is_typed() -> None:
    """What is found in a text is flagged in an edited paragraph, in English too."""
    for words in ("几家", "数十", "半数", "翻番", "百家", "一个", "two hundred", "doubled", "１２", "12 345"):
        pieces = template_of(UNIONS, f"新建工会84家，{words}。", HALF)
        assert [p.text for p in pieces if isinstance(p, Typed)] == [words]


def test_a_number_typed_by_hand_stays_flagged_in_later_reports() -> None:
    edit = edit_of(document_of(UNIONS), Draft(document_of(UNIONS)), ("工会组织建设", 0), "新建工会84家，其中企业60家。", HALF)
    assert edit is not None
    draft = apply_edits(document_of(LATER), [edit], THIRD)
    (((start, end),),) = draft.unvouched.values()
    assert paragraphs_of(draft.document)["工会组织建设", 0].text[start:end] == "60"
    assert [(n.kind, n.text) for n in draft.notices] == [("typed", "60")]


def test_a_number_typed_earlier_stays_flagged_when_the_paragraph_is_edited_again() -> None:
    own, place = document_of(UNIONS), ("工会组织建设", 0)
    first = edit_of(own, Draft(own), place, "新建工会84家，其中企业60家。", HALF)
    assert first is not None
    draft = apply_edits(own, [first], HALF)
    second = edit_of(own, draft, place, "新建工会84家，其中企业60家，进展顺利。", HALF)
    assert second is not None
    assert [(n.kind, n.text) for n in apply_edits(own, [second, first], HALF).notices] == [("typed", "60")]


def test_a_lost_number_leaves_a_gap_and_is_told() -> None:
    edit = edit_of(document_of(UNIONS), Draft(document_of(UNIONS)), PLACE, "新建工会84家，完成87.5%，工作扎实。", HALF)
    assert edit is not None
    untargeted = document_of(paragraph("新建工会101家。", ("101家", "value", 101)))
    draft = apply_edits(untargeted, [edit], THIRD)
    text = paragraphs_of(draft.document)[PLACE].text
    assert text == "新建工会101家，完成××%，工作扎实。"
    assert [(n.kind, n.text) for n in draft.notices if n.kind == "missing"] == [("missing", "87.5%")]
    assert [text[start:end] for start, end in draft.unvouched[PLACE]] == ["××%"]
    again = edit_of(untargeted, draft, PLACE, "今年新建工会101家，完成××%，工作扎实。", THIRD)
    assert again is not None
    back = apply_edits(document_of(replace(LATER)), [again, edit], THIRD)
    assert paragraphs_of(back.document)[PLACE].text == "今年新建工会101家，完成91.8%，工作扎实。"


def test_a_gap_that_the_officer_fills_is_a_number_typed_by_hand() -> None:
    edit = edit_of(document_of(UNIONS), Draft(document_of(UNIONS)), PLACE, "新建工会84家，完成87.5%。", HALF)
    assert edit is not None
    untargeted = document_of(paragraph("新建工会101家。", ("101家", "value", 101)))
    filled_in = edit_of(untargeted, apply_edits(untargeted, [edit], THIRD), PLACE, "新建工会101家，完成90%。", THIRD)
    assert filled_in is not None
    notices = apply_edits(untargeted, [filled_in, edit], THIRD).notices
    assert [(n.kind, n.text) for n in notices if n.kind != "reworded"] == [("typed", "90%")]


def test_a_date_that_the_report_left_open_is_flagged_once_the_report_no_longer_has_it() -> None:
    """Only the first quarter's data were in: 截至3月底 in a report on the half-year."""
    early = paragraph("截至3月底，新建工会84家。", ("84家", "value", 84), period="2024H1")
    edit = edit_of(document_of(early), Draft(document_of(early)), PLACE, "截至3月底，新建工会84家，工作扎实。", HALF)
    assert edit is not None
    assert apply_edits(document_of(early), [edit], HALF).unvouched == {}
    later = apply_edits(document_of(LATER), [edit], THIRD)
    assert paragraphs_of(later.document)[PLACE].text == "截至3月底，新建工会101家，工作扎实。"
    assert [n.text for n in later.notices if n.kind == "typed"] == ["3"]


@pytest.mark.parametrize(
    ("words", "hints"),
    [
        ("新建工会84家，实现全覆盖。", ["全覆盖"]),
        ("新建工会84家，完成率87.5%，创历史新高。", ["新高"]),
        ("新建工会84家，比上年同期增加12家，增加5%。", ["增加5%"]),
        ("新建工会84家，工作扎实。", []),
    ],
)
def test_words_that_need_earning_are_hinted_at(words: str, hints: list[str]) -> None:
    edit = edit_of(document_of(UNIONS), Draft(document_of(UNIONS)), PLACE, words, HALF)
    assert edit is not None
    told = [n.text for n in apply_edits(document_of(UNIONS), [edit], HALF).notices if n.kind == "wording"]
    assert len(told) == len(hints)
    assert all(hint in text for hint, text in zip(hints, told, strict=True))


def test_what_the_report_itself_writes_is_no_fault_of_the_officers() -> None:
    own = document_of(Paragraph("新建工会84家，实现全覆盖。", (claim("84家", 4, 84),)))
    edit = edit_of(own, Draft(own), PLACE, "上半年新建工会84家，实现全覆盖。", HALF)
    assert edit is not None
    assert apply_edits(own, [edit], HALF).notices == ()
