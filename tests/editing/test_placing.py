"""An edit stays with the paragraph it was made of, wherever that stands, or is said to have no place."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import pytest

from indicators.editing import Draft, Edit, apply_edits, edit_of, given_up, paragraphs_of, put_into, section_names
from indicators.editing.placing import Trait, likeness, traits_of
from indicators.narrative import write
from indicators.narrative.document import Document, Paragraph
from indicators.periods import Period
from tests.narrative.datasets import random_dataset, two_halves

HALF, THIRD, YEAR = (Period.parse(code) for code in ("2024H1", "2024Q1-Q3", "2024"))
FORMS = ("summary", "circular", "supervision", "brief")
MARK = "经核，"


@cache
def report(seed: int, form: str = "summary", period: Period = HALF) -> Document:
    return write(random_dataset(seed), period, form=form)  # type: ignore[arg-type]


def edits_of(document: Document) -> list[Edit]:
    """Every paragraph with a word before it."""
    places = paragraphs_of(document)
    found = (edit_of(document, Draft(document), place, MARK + one.text, HALF) for place, one in places.items())
    return [replace(edit, thread=str(number)) for number, edit in enumerate(found) if edit]


def disturbed(document: Document, chance: random.Random) -> Document:
    """Sections in another order; in each some paragraphs taken out, some new ones put in, all in another order."""
    sections = []
    for section in chance.sample(document.sections, len(document.sections)):
        kept = [p for p in section.paragraphs if chance.random() < 0.7]
        new = [
            Paragraph(f"本单位{name}项工作正在推进，安排另行报告。")
            for name in chance.sample("甲乙丙丁", chance.choice([0, 0, 1, 2]))
        ]
        paragraphs = chance.sample([*kept, *new], len(kept) + len(new))
        if paragraphs:
            sections.append(replace(section, paragraphs=tuple(paragraphs)))
    return replace(document, sections=tuple(sections))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(5))
def test_each_edit_stays_with_its_paragraph_or_has_no_place(seed: int, form: str) -> None:
    before = report(seed, form)
    edits = edits_of(before)
    after = disturbed(before, random.Random(seed))
    draft = apply_edits(after, edits, HALF)
    own, shown = paragraphs_of(after), paragraphs_of(draft.document)
    landed = {place: own[place].text for place in draft.made}
    assert {place: shown[place].text.removeprefix(MARK) for place in landed} == landed
    still_there = {p.text for p in own.values()} & {p.text for p in paragraphs_of(before).values()}
    assert set(landed.values()) == still_there
    assert len(draft.homeless) == len(edits) - len(draft.made)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(5))
def test_next_quarter_an_edit_stands_where_the_report_speaks_of_the_same(seed: int, form: str) -> None:
    """None is lost, and none stands on a paragraph that shares nothing with the one it was made of."""
    before, after = report(seed, form), report(seed, form, THIRD)
    edits = edits_of(before)
    draft = apply_edits(after, edits, THIRD)
    assert len(draft.made) + len(draft.homeless) == len(edits)
    then, now = traits_of(paragraphs_of(before), HALF, "zh"), traits_of(paragraphs_of(after), THIRD, "zh")
    origin = {edit.thread: (edit.heading, edit.position) for edit in edits}
    for place in draft.made:
        was = then[origin[draft.threads[place]]]
        assert was.about & now[place].about or likeness(was, now[place]) >= 0.6


@pytest.mark.parametrize("seed", range(5))
def test_an_unchanged_report_has_every_edit_in_its_place(seed: int) -> None:
    document = report(seed)
    draft = apply_edits(document, edits_of(document), HALF)
    assert draft.homeless == ()
    assert [n for n in draft.notices if n.kind != "typed"] == []
    assert {place: p.text.removeprefix(MARK) for place, p in paragraphs_of(draft.document).items()} == {
        place: p.text for place, p in paragraphs_of(document).items()
    }


@pytest.mark.parametrize("seed", range(5))
def test_edits_kept_by_earlier_versions_find_their_paragraph_too(seed: int) -> None:
    """They know only the wording of their own paragraph and the numbers they are bound to."""
    before = report(seed)
    old = [replace(edit, section=(), thread="") for edit in edits_of(before)]
    after = disturbed(before, random.Random(seed))
    draft = apply_edits(after, old, HALF)
    own, shown = paragraphs_of(after), paragraphs_of(draft.document)
    assert {place: shown[place].text.removeprefix(MARK) for place in draft.made} == {p: own[p].text for p in draft.made}
    assert len(draft.made) + len(draft.homeless) == len(old)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Trait("新建工会□", frozenset({("a", "total")})), Trait("新建工会□", frozenset({("a", "total")})), True),
        (Trait("新建工会□", frozenset({("a", "total")})), Trait("新建工会□", frozenset({("b", "total")})), False),
        (Trait("甲镇□", frozenset({("a", "甲镇")})), Trait("乙镇□", frozenset({("a", "乙镇")})), False),
        (Trait("新建工会□，快于进度", frozenset({("a", "total")})), Trait("建会□，偏慢", frozenset({("a", "total")})), True),
        (Trait("各单位要落实责任"), Trait("各单位要落实责任。"), True),
        (Trait("各单位要落实责任"), Trait("数据全部报齐"), False),
        (Trait("会员□", frozenset({("a", "total")})), Trait("全县没有报送"), False),
    ],
)
def test_paragraphs_are_the_same_by_what_they_are_about(one: Trait, other: Trait, same: bool) -> None:
    assert (likeness(one, other) >= 0.3) is same
    assert likeness(one, other) == likeness(other, one)


def place_of(document: Document, words: str) -> tuple[str, int]:
    return next(place for place, p in paragraphs_of(document).items() if words in p.text)


def without(document: Document, place: tuple[str, int]) -> Document:
    """The report without one paragraph."""
    sections = []
    for name, section in zip(section_names(document), document.sections, strict=True):
        kept = tuple(p for n, p in enumerate(section.paragraphs) if (name, n) != place)
        sections.append(replace(section, paragraphs=kept))
    return replace(document, sections=tuple(s for s in sections if s.paragraphs))


REPORT = write(two_halves(), HALF)
LAST = next(place for place in paragraphs_of(REPORT) if place[0])


def edited(document: Document = REPORT, place: tuple[str, int] = LAST, text: str = "") -> Edit:
    edit = edit_of(document, Draft(document), place, text or MARK + paragraphs_of(document)[place].text, HALF)
    assert edit is not None
    return replace(edit, thread="t")


def test_words_without_a_place_are_kept_and_can_be_put_into_a_section() -> None:
    edit, shorter = edited(), without(REPORT, LAST)
    draft = apply_edits(shorter, [edit], HALF)
    assert draft.document == shorter
    (homeless,) = draft.homeless
    assert MARK in homeless.text
    name = section_names(shorter)[-1]
    put = put_into(homeless, name, HALF)
    again = apply_edits(shorter, [put, edit], HALF)
    (place,) = again.made
    assert (place[0], again.added, again.homeless) == (name, frozenset({place}), ())
    assert list(paragraphs_of(again.document))[-1] == place
    assert paragraphs_of(again.document)[place].text == homeless.text


def test_a_paragraph_that_was_emptied_and_is_no_more_is_nobodys_loss() -> None:
    edit = edit_of(REPORT, Draft(REPORT), LAST, "", HALF)
    assert edit is not None
    assert apply_edits(without(REPORT, LAST), [edit], HALF).homeless == ()


def test_an_added_paragraph_can_be_edited_and_removed_and_follows_the_data() -> None:
    text = paragraphs_of(REPORT)[LAST].text
    shorter = without(REPORT, LAST)
    put = put_into(apply_edits(shorter, [edited()], HALF).homeless[0], section_names(shorter)[-1], HALF)
    draft = apply_edits(shorter, [put, edited()], HALF)
    (place,) = draft.added
    reworded = edit_of(shorter, draft, place, "另外，" + paragraphs_of(draft.document)[place].text, HALF)
    assert reworded is not None
    assert (reworded.added, reworded.thread) == (True, "t")
    assert "另外，" in paragraphs_of(apply_edits(shorter, [reworded, put, edited()], HALF).document)[place].text
    removed = edit_of(shorter, draft, place, "", HALF)
    assert removed is not None
    assert apply_edits(shorter, [removed, put, edited()], HALF) == Draft(shorter, homeless=())
    later = write(two_halves(), THIRD)
    assert text not in [p.text for p in paragraphs_of(apply_edits(later, [put], THIRD).document).values()]


def test_words_given_up_are_given_up_from_that_period_on() -> None:
    edit = edited()
    dropped = given_up(edit, THIRD)
    assert apply_edits(REPORT, [dropped, edit], HALF).made.keys() == {LAST}
    later = apply_edits(write(two_halves(), THIRD), [dropped, edit], THIRD)
    assert (later.made, later.homeless) == ({}, ())


def test_of_two_officers_who_edit_one_paragraph_at_once_the_later_is_shown_and_the_other_is_kept() -> None:
    first, second = edited(text="第一位同志的文字。"), replace(edited(text="第二位同志的文字。"), thread="u")
    draft = apply_edits(REPORT, [second, first], HALF)
    assert paragraphs_of(draft.document)[LAST].text == "第二位同志的文字。"
    assert [one.text for one in draft.homeless] == ["第一位同志的文字。"]


@pytest.mark.parametrize(("period", "shown"), [(HALF, "前"), (THIRD, "后"), (YEAR, "后")])
def test_the_edit_for_the_latest_period_counts_whichever_was_made_last(period: Period, shown: str) -> None:
    """Words for the three quarters stand, though those for the half-year were touched again afterwards."""
    early = edited(text="前")
    late = replace(edited(text="后"), period=THIRD)
    draft = apply_edits(replace(REPORT), [early, late], period)
    assert paragraphs_of(draft.document)[LAST].text == shown


def test_an_edit_of_a_later_period_is_not_shown_but_its_paragraph_is_known() -> None:
    late = replace(edited(text="后"), period=THIRD)
    draft = apply_edits(REPORT, [late], HALF)
    assert (draft.document, draft.homeless) == (REPORT, ())
    early = edit_of(REPORT, draft, LAST, "前", HALF)
    assert early is not None
    assert early.thread == "t"
