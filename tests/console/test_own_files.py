"""What an office brings of its own: the Word file its reports go into, and its definitions, org units and scoring."""

from __future__ import annotations

import json
import re
from pathlib import Path

import docx
import pytest

from tests.console.commands import Run
from tests.workbooks import UNITS


def test_a_report_goes_into_the_offices_own_file(run: Run, books: dict[str, Path], tmp_path: Path) -> None:
    model, out = tmp_path / "模板.docx", tmp_path / "总结.docx"
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "内部文件"
    word.add_paragraph("{{标题}}，会员{{会员总数}}")
    word.add_paragraph("{{正文}}")
    word.save(str(model))
    code, _, _ = run("report", books["first"], "--period", "2024Q1", "--org-unit", UNITS[0], "--model", model, "-o", out)
    written = docx.Document(str(out))
    assert code == 0
    assert written.sections[0].header.paragraphs[0].text == "内部文件"
    assert re.fullmatch(rf"{UNITS[0]}2024年.*，会员\d+人", written.paragraphs[0].text)
    assert len(written.paragraphs) > 5


@pytest.mark.parametrize(
    ("placeholder", "output", "said"),
    [
        ("{{会员总教}}", "总结.docx", "不认识占位符{{会员总教}}，是不是{{会员总数}}？"),
        ("{{标题}}", "总结.txt", "套用模板只能写成 Word"),
    ],
    ids=["unknown name", "not in Word"],
)
def test_a_model_that_cannot_be_used_is_told(
    run: Run, books: dict[str, Path], tmp_path: Path, placeholder: str, output: str, said: str
) -> None:
    model = tmp_path / "模板.docx"
    word = docx.Document()
    word.add_paragraph(placeholder)
    word.save(str(model))
    code, _, errors = run("report", books["first"], "--period", "2024Q1", "--model", model, "-o", tmp_path / output)
    assert code == 2
    assert said in errors
    assert not (tmp_path / output).exists()


OWN = """
[new_unions]
name = "新组建工会数"
weight = 3.0

[membership_rate]
weight = 1.0

[org_units."{first}"]
parent = "东片区"

[org_units."{second}"]
parent = "东片区"

[scoring]
no_target = "left out"
no_report = 0.0
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "本县.toml"
    file.write_text(OWN.format(first=UNITS[0], second=UNITS[1]), "utf-8")
    return file


def test_own_definitions_bring_tree_and_scores(run: Run, books: dict[str, Path], own: Path) -> None:
    files = (books["first"], books["second"])
    _, plain_output, _ = run("progress", *files, "--period", "2024H1", "--json")
    code, output, _ = run("progress", *files, "--period", "2024H1", "--definitions", own, "--json")
    before, form = json.loads(plain_output), json.loads(output)
    assert code == 0
    assert set(before) == {"progress", "preset"}
    units = {row["org_unit"] for row in form["progress"]}
    assert units == {"total", "东片区", *UNITS[2:]}
    rows = {(r["org_unit"], r["indicator"]): r["value"] for r in before["progress"]}
    after = {(r["org_unit"], r["indicator"]): r["value"] for r in form["progress"]}
    assert after["东片区", "new_unions"] == rows[UNITS[0], "new_unions"] + rows[UNITS[1], "new_unions"]
    assert after["total", "new_unions"] == rows["total", "new_unions"]
    scored = {score["org_unit"]: score for score in form["scores"]}
    assert set(scored) == {"东片区", *UNITS[2:]}
    assert scored["东片区"]["recipe"][0].startswith("评分办法：按比例计分。")
    assert all(score["rule"] == "proportional" for score in scored.values())


def test_one_org_unit_alone_prints_its_recipe(run: Run, books: dict[str, Path], own: Path) -> None:
    files = (books["first"], books["second"])
    _, output, _ = run("progress", *files, "--period", "2024H1", "--definitions", own, "--org-unit", "东片区")
    assert "评价标准：默认" in output
    assert "新组建工会数：标准分" in output
    assert re.search(r"东片区：.* = [\d.]+分", output)
    _, every, _ = run("progress", *files, "--period", "2024H1", "--definitions", own)
    assert every.index("评分办法：") < every.index("第1位")


def test_the_circular_tells_scores_where_they_are_asked_for(run: Run, books: dict[str, Path], own: Path) -> None:
    files = (books["first"], books["second"])
    _, told, _ = run("report", *files, "--period", "2024H1", "--form", "circular", "--definitions", own)
    assert "按百分制评分" in told
    _, usual, _ = run("report", *files, "--period", "2024H1", "--form", "circular")
    assert "百分制" not in usual


@pytest.mark.parametrize(
    ("content", "said"),
    [("[scoring]\nbonus = 1.0", "评分办法有误"), ("[", "文件格式有误"), ("", "没有找到指标定义")],
)
def test_definitions_with_a_mistake_are_refused_in_one_sentence(
    run: Run, books: dict[str, Path], tmp_path: Path, content: str, said: str
) -> None:
    file = tmp_path / "坏.toml"
    file.write_text(content, "utf-8")
    code, output, error = run("progress", books["first"], "--period", "2024Q1", "--definitions", file)
    assert (code, output) == (2, "")
    assert said in error
    assert error.count("\n") == 1
