from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import indicators
from indicators.ui.language import translations

PACKAGE = Path(indicators.__file__).parent
SOURCES = [*(PACKAGE / "ui").rglob("*.py"), *(PACKAGE.parent / "pages").glob("*.py")]
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def texts_in(source: Path) -> Iterator[str]:
    """Every text that a file asks to be translated, those within f-strings included."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "n_"):
            yield from (a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str))


TEXTS = sorted({text for source in SOURCES for text in texts_in(source)})


def fields(text: str) -> set[str | None]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


def test_the_source_language_is_chinese() -> None:
    assert translations("zh").gettext("总览") == "总览"


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_is_there_in_english(text: str) -> None:
    english = translations("en").gettext(text)

    assert english != text
    assert not CHINESE.search(english)
    assert fields(english) == fields(text)


def test_texts_are_asked_for_when_a_page_runs_and_not_when_a_module_is_imported() -> None:
    """At import time there is no visitor, and so no language."""
    for source in SOURCES:
        top = [n for n in ast.parse(source.read_text("utf-8")).body if isinstance(n, (ast.Assign, ast.AnnAssign))]
        called = {c.func.id for n in top for c in ast.walk(n) if isinstance(c, ast.Call) and isinstance(c.func, ast.Name)}
        assert "_" not in called, source


def test_no_list_offers_to_select_all_of_it() -> None:
    """Streamlit has no other language for that, and a page of forty figures or a change of all org units is no one's wish."""
    calls = [c for source in SOURCES for c in ast.walk(ast.parse(source.read_text("utf-8"))) if isinstance(c, ast.Call)]
    lists = [c for c in calls if isinstance(c.func, ast.Attribute) and c.func.attr == "multiselect"]

    assert lists
    assert all(any(k.arg == "select_all" and ast.unparse(k.value) == "False" for k in c.keywords) for c in lists)
