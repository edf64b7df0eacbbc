"""Edits of paragraphs: what stays bound, what is flagged, and what becomes of it with other data."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from functools import cache

import pytest

from indicators.dataset import Dataset
from indicators.editing import Draft, apply_edits, edit_of, finished, paragraphs_of
from indicators.editing.binding import template_of
from indicators.editing.keys import Numbers
from indicators.editing.refilling import Refilled, refilled
from indicators.editing.template import Bound, Dated, Template, Typed, from_json, to_json
from indicators.narrative import write
from indicators.narrative.document import Claim, Document, Paragraph, Section
from indicators.periods import Period
from tests.narrative.datasets import Sheet, random_dataset, two_halves

HALF, THIRD = Period.parse("2024H1"), Period.parse("2024Q1-Q3")
SEEDS = range(12)


@cache
def report(seed: int) -> Document:
    return write(random_dataset(seed), HALF)


def claim(text: str, start: int, value: float, *, measure: str = "value", period: str = "2024H1", formula: str = "1") -> Claim:
    return Claim(start, start + len(text), text, "new_unions", "total", period, measure, value, "家", formula, ())


def paragraph(text: str, *numbers: tuple[str, str, float], period: str = "2024Q1-Q3") -> Paragraph:
    """Claims as (text, measure, value), in the order of the text."""
    claims, at = [], 0
    for number, measure, value in numbers:
        at = text.index(number, at)
        claims.append(claim(number, at, value, measure=measure, period=period))
        at += len(number)
    return Paragraph(text, tuple(claims))


UNIONS = paragraph(
    "截至6月底，新建工会84家，完成年度任务96家的87.5%，比上年同期增加12家。",
    ("84家", "value", 84),
    ("96家", "target", 96),
    ("87.5%", "completion", 0.875),
    ("12家", "change", 12),
    period="2024H1",
)
LATER = paragraph(
    "截至9月底，新建工会101家，完成年度任务110家的91.8%，比上年同期增加3家。",
    ("101家", "value", 101),
    ("110家", "target", 110),
    ("91.8%", "completion", 0.918),
    ("3家", "change", 3),
)


def filled(template: Template, own: Paragraph, period: Period) -> Refilled:
    """With the numbers of that paragraph."""
    place = ("", 0)
    numbers = Numbers({place: own}, period)
    return refilled(template, lambda key: numbers.find(key, place), period, own=own)


def told(edited: str, later: Paragraph = LATER) -> str:
    """What an edit of UNIONS says three months later."""
    return filled(template_of(UNIONS, edited, HALF), later, THIRD).paragraph.text


@pytest.mark.parametrize("seed", SEEDS)
def test_editing_nothing_gives_the_same_document(seed: int) -> None:
    document = report(seed)
    for place, own in paragraphs_of(document).items():
        assert edit_of(document, Draft(document), place, own.text, HALF) is None
        again = filled(template_of(own, own.text, HALF), own, HALF)
        assert (again.paragraph, again.typed, again.gaps) == (own, (), ())
    assert apply_edits(document, (), HALF) == Draft(document)


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_done_to_the_text_it_stands_as_it_was_typed(seed: int) -> None:
    chance = random.Random(seed)
    for own in paragraphs_of(report(seed)).values():
        text = mangled(own.text, chance)
        result = filled(template_of(own, text, HALF), own, HALF)
        assert result.paragraph.text == text
        for c in result.paragraph.claims:
            assert text[c.start : c.end] == c.text


@pytest.mark.parametrize("seed", SEEDS)
def test_every_digit_is_bound_flagged_dated_or_was_there_before(seed: int) -> None:
    chance = random.Random(seed)
    for own in paragraphs_of(report(seed)).values():
        text = mangled(own.text, chance)
        text = re.sub(r"^（\d", "（", text)  # the number of an item is no figure
        pieces = template_of(own, text, HALF)
        loose = [p.text for p in pieces if not isinstance(p, (Bound, Dated, Typed)) and re.search(r"\d", p.text)]
        before = " ".join(re.findall(r"\d+", without_claims(own)))
        assert all(set(re.findall(r"\d+", text)) <= set(re.findall(r"\d+", before)) for text in loose)


def mangled(text: str, chance: random.Random) -> str:
    """Some pieces taken out, some put in, numbers among them."""
    for _ in range(4):
        at = chance.randint(0, len(text))
        text = (
            text[:at] + chance.choice(["", "约", "35家", "7", "％", "明显好转，", ".5"]) + text[at + chance.choice([0, 1, 6]) :]
        )
    return text


def without_claims(own: Paragraph) -> str:
    text = own.text
    for c in reversed(own.claims):
        text = text[: c.start] + " " + text[c.end :]
    return text


@pytest.mark.parametrize("seed", SEEDS)
def test_refilled_numbers_are_those_of_the_new_report(seed: int) -> None:
    """The officer puts a word before every paragraph; with the next quarters' data its numbers are the new report's."""
    now, later = report(seed), write(random_dataset(seed), THIRD)
    edits = [e for place, p in paragraphs_of(now).items() if (e := edit_of(now, Draft(now), place, f"经核，{p.text}", HALF))]
    draft = apply_edits(later, edits, THIRD)
    own = paragraphs_of(later)
    every = {(c.text, c.value, c.measure, c.indicator, c.org_unit) for p in own.values() for c in p.claims}
    for place, shown in paragraphs_of(draft.document).items():
        assert place in draft.made or shown == own[place]
        assert {(c.text, c.value, c.measure, c.indicator, c.org_unit) for c in shown.claims} <= every
    gaps = [n for n in draft.notices if n.kind in ("missing", "turned")]
    assert len(gaps) == sum(len(one.gaps) for one in draft.made.values())
    assert len(draft.made) + len(draft.homeless) == len(edits) > len(draft.homeless)


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


PLACE = ("工会组织建设", 0)


def document_of(own: Paragraph) -> Document:
    return Document("总结", (Section("一、工会组织建设", (own,)),))


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


def test_where_the_report_would_now_say_it_otherwise_the_reader_is_told() -> None:
    edit = edit_of(document_of(UNIONS), Draft(document_of(UNIONS)), ("工会组织建设", 0), "新建工会84家，进展顺利。", HALF)
    assert edit is not None
    slower = paragraph("新建工会仅101家，低于序时进度。", ("101家", "value", 101))
    assert [n.kind for n in apply_edits(document_of(LATER), [edit], THIRD).notices] == []
    assert [n.kind for n in apply_edits(document_of(slower), [edit], THIRD).notices] == ["reworded"]


def test_a_number_typed_by_hand_stays_flagged_in_later_reports() -> None:
    edit = edit_of(document_of(UNIONS), Draft(document_of(UNIONS)), ("工会组织建设", 0), "新建工会84家，其中企业60家。", HALF)
    assert edit is not None
    draft = apply_edits(document_of(LATER), [edit], THIRD)
    (((start, end),),) = draft.unvouched.values()
    assert paragraphs_of(draft.document)["工会组织建设", 0].text[start:end] == "60"
    assert [(n.kind, n.text) for n in draft.notices] == [("typed", "60")]


def test_an_emptied_paragraph_is_not_printed() -> None:
    document = write(two_halves(), HALF)
    place = next(place for place in paragraphs_of(document) if place[0])
    edit = edit_of(document, Draft(document), place, "", HALF)
    assert edit is not None
    count = len(paragraphs_of(document))
    assert len(paragraphs_of(finished(apply_edits(document, [edit], HALF).document))) == count - 1


@pytest.mark.parametrize("seed", SEEDS)
def test_templates_survive_the_record(seed: int) -> None:
    for own in paragraphs_of(report(seed)).values():
        template = template_of(own, own.text + "另有7家。", HALF)
        assert from_json(to_json(template)) == template


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


def test_a_number_typed_earlier_stays_flagged_when_the_paragraph_is_edited_again() -> None:
    own, place = document_of(UNIONS), ("工会组织建设", 0)
    first = edit_of(own, Draft(own), place, "新建工会84家，其中企业60家。", HALF)
    assert first is not None
    draft = apply_edits(own, [first], HALF)
    second = edit_of(own, draft, place, "新建工会84家，其中企业60家，进展顺利。", HALF)
    assert second is not None
    assert [(n.kind, n.text) for n in apply_edits(own, [second, first], HALF).notices] == [("typed", "60")]


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


def test_a_date_that_the_report_left_open_is_flagged_once_the_report_no_longer_has_it() -> None:
    """Only the first quarter's data were in: 截至3月底 in a report on the half-year."""
    early = paragraph("截至3月底，新建工会84家。", ("84家", "value", 84), period="2024H1")
    edit = edit_of(document_of(early), Draft(document_of(early)), PLACE, "截至3月底，新建工会84家，工作扎实。", HALF)
    assert edit is not None
    assert apply_edits(document_of(early), [edit], HALF).unvouched == {}
    later = apply_edits(document_of(LATER), [edit], THIRD)
    assert paragraphs_of(later.document)[PLACE].text == "截至3月底，新建工会101家，工作扎实。"
    assert [n.text for n in later.notices if n.kind == "typed"] == ["3"]


def test_every_number_of_the_tables_is_flagged_when_it_is_typed() -> None:
    """What is found in a text is flagged in an edited paragraph, in English too."""
    for words in ("几家", "数十", "半数", "翻番", "百家", "一个", "two hundred", "doubled", "１２", "12 345"):
        pieces = template_of(UNIONS, f"新建工会84家，{words}。", HALF)
        assert [p.text for p in pieces if isinstance(p, Typed)] == [words]
