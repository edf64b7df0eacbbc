from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.console.tables import table, width

cells = st.text("会员总数abc123％－", max_size=8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("abc", 3, id="letters"),
        pytest.param("会员", 4, id="Chinese characters are twice as wide"),
        pytest.param("会员12", 6, id="both"),
        pytest.param("，", 2, id="full-width punctuation"),
        pytest.param("e\u0301", 1, id="a combining accent takes no room"),
    ],
)
def test_a_chinese_character_takes_two_places_on_the_screen(text: str, expected: int) -> None:
    assert width(text) == expected


def test_columns_are_aligned_on_the_screen() -> None:
    text = table(("指标", "数"), [("会员总数", "12"), ("a", "3")], right=frozenset({1}))
    assert text.splitlines() == ["指标      数", "────────  ──", "会员总数  12", "a          3"]


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=5))
def test_no_line_is_wider_than_its_columns(rows: list[tuple[str, str]]) -> None:
    lines = table(("指标", "数值"), rows, right=frozenset({0, 1})).split("\n")
    assert len(lines) == len(rows) + 2
    assert max(map(width, lines)) == width(lines[1])
