"""How a text that was read back is shown: stretches, counts, the copy."""

from __future__ import annotations

from itertools import pairwise

import pytest

from indicators.proofreading import Kind, Review
from indicators.proofreading.findings import finding
from indicators.views.proofread import GRAVITY, as_list, counts, marks, stretches, words_before


def review(*found: tuple[Kind, int, int]) -> Review:
    code = {Kind.WORDING: "wording_rule"}
    facts = {
        "about": "会员",
        "value": "5人",
        "cells": "B2",
        "quote": "6人",
        "words": "约5余人",
        "rule": "不叠用",
        "terms": "1+1",
    }
    return Review((), tuple(finding(kind, start, end, code.get(kind, "differs"), **facts) for kind, start, end in found))  # type: ignore[arg-type]


def test_findings_that_overlap_are_one_stretch_named_after_the_gravest() -> None:
    first, second = stretches(review((Kind.AGREES, 3, 6), (Kind.DIFFERS, 4, 8), (Kind.WORDING, 10, 12)))
    assert (first.start, first.end, first.kind, first.number) == (3, 8, Kind.DIFFERS, 1)
    assert (second.start, second.end, second.kind, second.number) == (10, 12, Kind.WORDING, 2)


def test_stretches_never_overlap() -> None:
    parts = stretches(review((Kind.AGREES, 0, 9), (Kind.WORDING, 1, 3), (Kind.DIFFERS, 5, 12), (Kind.NO_DATA, 12, 14)))
    assert all(a.end <= b.start for a, b in pairwise(parts))
    assert {f.kind for part in parts for f in part.findings} == {Kind.AGREES, Kind.WORDING, Kind.DIFFERS, Kind.NO_DATA}


def test_every_kind_is_counted() -> None:
    found = counts(review((Kind.AGREES, 0, 1), (Kind.AGREES, 2, 3), (Kind.DIFFERS, 4, 5)))
    assert found[Kind.AGREES] == 2
    assert found[Kind.DIFFERS] == 1
    assert list(found) == sorted(Kind, key=GRAVITY.__getitem__)


def test_what_agrees_stays_unmarked_in_the_copy() -> None:
    [mark] = marks(review((Kind.AGREES, 0, 1), (Kind.DIFFERS, 4, 5)), "zh")
    assert (mark.start, mark.end, mark.colour) == (4, 5, "red")
    assert "数据为5人" in mark.comment


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("上半年新建工会37家，会员6人。", "会员"),
        ("6人。", ""),
        ("标题\n6人", ""),
        ("全县各级工会组织和工会工作者共慰问6人", "…级工会组织和工会工作者共慰问"),
    ],
)
def test_the_words_before_a_stretch_are_those_of_its_clause(text: str, before: str) -> None:
    at = text.index("6人")
    [one] = stretches(review((Kind.DIFFERS, at, at + 2)))
    assert words_before(text, one) == before


def test_the_list_names_line_quote_and_verdict() -> None:
    text = "标题\n会员6人。"
    listed = as_list(text, review((Kind.DIFFERS, 5, 7)), "核对结果", {kind: str(kind) for kind in Kind}.__getitem__, "zh")
    lines = listed.decode("utf-8-sig").split("\r\n")
    assert lines[0] == "核对结果"
    assert lines[2].startswith("2\t会员6人\t[differs] 会员，数据为5人")
