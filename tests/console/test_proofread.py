"""``proofread``: the contracted JSON, the list for people, wrong uses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.console.commands import Run
from tests.workbooks import UNITS

CLAIM = {"start", "end", "quote", "indicator", "name", "value", "value_max", "unit", "qualifier", "target", "completion"}
FINDING = {"kind", "start", "end", "message", "expected"}


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "总结.txt"
    path.write_text(f"{UNITS[0]}2024年第一季度工会工作总结\n新建工会9999家，组织疗休养30人。", "gb18030")
    return path


def test_claims_without_data(run: Run, draft: Path) -> None:
    code, output, errors = run("proofread", draft, "--json")
    form = json.loads(output)
    assert (code, errors) == (0, "")
    assert form.keys() == {"claims", "findings"}
    first, second = form["claims"]
    assert first.keys() == CLAIM
    assert (first["quote"], first["indicator"], first["value"], first["unit"]) == ("9999家", "new_unions", 9999, "家")
    assert (second["indicator"], second["name"]) == (None, "疗休养")
    assert form["findings"] == []
    text = draft.read_text("gb18030")
    assert all(text[claim["start"] : claim["end"]] == claim["quote"] for claim in form["claims"])


def test_findings_with_data(run: Run, draft: Path, books: dict[str, Path]) -> None:
    code, output, _ = run("proofread", draft, "--data", books["first"], books["second"], "--json")
    found = json.loads(output)["findings"]
    assert code in (0, 1)
    assert [one["kind"] for one in found] == ["differs", "no_data"]
    assert all(one.keys() == FINDING for one in found)
    assert UNITS[0] in found[0]["message"]
    assert "2024年第一季度" in found[0]["message"]
    assert found[0]["expected"].endswith("家")
    assert found[1]["expected"] is None


def test_a_list_for_people(run: Run, draft: Path, books: dict[str, Path]) -> None:
    _, output, _ = run("proofread", draft, "--data", books["first"])
    first, *rest = output.splitlines()
    assert "不一致1处" in first
    assert any(line.startswith("第2行") and "【不一致】" in line for line in rest)


def test_our_own_report_agrees(run: Run, books: dict[str, Path], tmp_path: Path) -> None:
    for name in ("总结.txt", "总结.md", "总结.docx"):
        path = tmp_path / name
        run("report", books["first"], books["second"], "--period", "2024H1", "-o", path)
        _, output, _ = run("proofread", path, "--data", books["first"], books["second"], "--json")
        assert {one["kind"] for one in json.loads(output)["findings"]} == {"agrees"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere.txt",), "找不到文件"),
        (("{draft}", "--period", "去年"), "不是时期"),
        (("{draft}", "--data", "{book}", "--period", "1999"), "没有1999的数据"),
        (("{draft}", "--data", "{book}", "--org-unit", "无此镇"), "没有“无此镇”"),
        (("{book}",), "表格文件"),
    ],
)
def test_wrong_uses_are_told_in_a_sentence(
    run: Run, draft: Path, books: dict[str, Path], arguments: tuple[str, ...], words: str
) -> None:
    given = [argument.format(draft=draft, book=books["first"]) for argument in arguments]
    code, output, errors = run("proofread", *given)
    assert (code, output) == (2, "")
    assert words in errors
    assert len(errors.strip().splitlines()) == 1
