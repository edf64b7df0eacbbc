"""Promises the project makes about itself."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "indicators"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PINS = {canonicalize_name(m[1]): m[2] for m in re.finditer(r"^([\w.-]+)==(\S+)", LOCK, re.MULTILINE)}


def requirements() -> list[Requirement]:
    return [Requirement(r) for r in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"])]


@pytest.mark.parametrize("requirement", requirements(), ids=lambda r: r.name)
def test_every_dependency_is_pinned_within_its_range(requirement: Requirement) -> None:
    assert requirement.specifier.contains(PINS[canonicalize_name(requirement.name)])


def test_pins_name_versions_and_no_servers() -> None:
    assert "://" not in LOCK
    assert "--index" not in LOCK


def modules() -> list[Path]:
    return sorted(p for p in PACKAGE.rglob("*.py") if "ui" not in p.relative_to(PACKAGE).parts)


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_only_the_interface_knows_streamlit() -> None:
    assert [p.name for p in modules() if any(m.split(".")[0] == "streamlit" for m in imports(p))] == []


def test_nothing_below_the_interface_imports_it() -> None:
    assert [p.name for p in modules() if any(m.startswith("indicators.ui") for m in imports(p))] == []


STEPS = ("reading", "checks", "record", "progress", "charts", "narrative", "report")
BEFORE = {
    "reading": {"reading"},
    "checks": {"checks"},
    "record": {"record"},
    "progress": {"progress"},
    "charts": {"charts", "progress"},
    "narrative": {"narrative", "progress"},
    "report": {"report", "narrative", "charts", "progress"},
}
"""The steps that each step may import; the words of the domain (model, periods, dataset …) may be imported by all."""


@pytest.mark.parametrize("step", STEPS)
def test_no_step_reaches_back(step: str) -> None:
    used = {m.split(".")[1] for p in (PACKAGE / step).rglob("*.py") for m in imports(p) if m.startswith("indicators.")}
    assert used & set(STEPS) <= BEFORE[step]


NARRATION = ("facts", "phrasing", "sentences", "falling_short", "forms", "english")
"""What a report goes through: each knows those before it, and none after it."""


@pytest.mark.parametrize("place", range(len(NARRATION)), ids=NARRATION)
def test_no_part_of_the_narrative_reaches_back(place: int) -> None:
    sources = "\n".join(path.read_text("utf-8") for path in (PACKAGE / "narrative" / NARRATION[place]).rglob("*.py"))
    used = set(re.findall(r"^from indicators\.narrative\.(\w+)", sources, re.MULTILINE))
    assert used & {*NARRATION, "composers", "plan", "about"} <= set(NARRATION[: place + 1])


def test_session_state_is_touched_in_one_module_only() -> None:
    sources = [*PACKAGE.rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"]
    users = [p.name for p in sources if re.search(r"st\.(session_state|query_params)", _code(p))]
    assert users == ["state.py"]


def _code(path: Path) -> str:
    """The module without its strings, which may well speak of it."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.unparse(tree)


def test_the_commands_of_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"make (\w+)", readme))
    assert named <= set(re.findall(r"^(\w+):", makefile, re.MULTILINE))
    assert all((ROOT / path).exists() for path in re.findall(r"\]\((docs/[^)]+)\)", readme))
