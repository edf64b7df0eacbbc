"""Whatever is done to whatever report: what was typed stands, every number is bound, dated or flagged."""

from __future__ import annotations

import random
import re
from functools import cache

import pytest

from indicators.editing import Draft, apply_edits, edit_of, paragraphs_of
from indicators.editing.binding import template_of
from indicators.editing.template import Bound, Dated, Typed, from_json, to_json
from indicators.narrative import write
from indicators.narrative.document import Document, Paragraph
from tests.editing.edits import HALF, THIRD, filled
from tests.narrative.datasets import random_dataset

SEEDS = range(12)


@cache
def report(seed: int) -> Document:
    return write(random_dataset(seed), HALF)


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


@pytest.mark.parametrize("seed", SEEDS)
def test_templates_survive_the_record(seed: int) -> None:
    for own in paragraphs_of(report(seed)).values():
        template = template_of(own, own.text + "另有7家。", HALF)
        assert from_json(to_json(template)) == template
