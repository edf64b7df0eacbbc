"""Every problem that code can raise is described in both languages, and every description is of use to some code."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import indicators
from indicators.checks import CHECKS_AGAINST_THE_RECORD, CHECKS_OF_A_FILE
from indicators.problems import catalogue_of_problems

PACKAGE = Path(indicators.__file__).parent
CODES = frozenset(catalogue_of_problems())


def strings_in(tree: ast.AST) -> Iterator[str]:
    return (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def keywords_in(tree: ast.AST) -> Iterator[str]:
    return (n.arg for n in ast.walk(tree) if isinstance(n, ast.keyword) and n.arg)


@cache
def sources() -> list[tuple[frozenset[str], frozenset[str]]]:
    """Of each module its strings, and the names it gives to arguments."""
    trees = (ast.parse(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py"))
    return [(frozenset(strings_in(tree)), frozenset(keywords_in(tree))) for tree in trees]


def slots_of(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_problem_is_described_in_both_languages_with_the_same_facts(code: str) -> None:
    entry = catalogue_of_problems()[code]
    assert entry["severity"] in {"error", "warning", "note"}
    assert all(entry[language][part].strip() for language in ("zh", "en") for part in ("title", "message"))
    assert slots_of(entry["zh"]["message"]) == slots_of(entry["en"]["message"])


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_problem_is_raised_somewhere(code: str) -> None:
    assert any(code in strings for strings, _ in sources())


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_code_that_raises_a_problem_names_all_its_facts(code: str) -> None:
    slots = slots_of(catalogue_of_problems()[code]["zh"]["message"])
    raising = [strings | keywords for strings, keywords in sources() if code in strings]
    assert any(slots <= names for names in raising), f"{code} needs {slots}"


@pytest.mark.parametrize("check", dict.fromkeys([*CHECKS_OF_A_FILE, *CHECKS_AGAINST_THE_RECORD]), ids=lambda c: c.__name__)
def test_a_check_stands_in_a_file_of_its_name_and_has_tests(check: object) -> None:
    name = getattr(check, "__name__", "")
    assert (PACKAGE / "checks" / f"{name.removeprefix('check_')}.py").is_file()
    tests = "".join(
        path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py") if path.name != Path(__file__).name
    )
    assert re.search(rf"\b{name}\(", tests)
