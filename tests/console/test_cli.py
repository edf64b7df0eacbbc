from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from indicators.cli import main
from tests.console.commands import Run
from tests.workbooks import QUARTERS, TARGETS, UNITS

ROOT = Path(__file__).parents[2]


def checked(run: Run, *files: Path) -> dict[str, Any]:
    _, output, _ = run("check", *files, "--json")
    form: dict[str, Any] = json.loads(output)
    return form


def in_yuan(indicator: str, printed: float) -> float:
    return printed * 10_000 if indicator == "assistance_funds" else printed


def test_check_gives_every_value_with_its_target_and_its_cell(run: Run, books: dict[str, Path]) -> None:
    form = checked(run, books["first"])
    found = {(o["org_unit"], o["indicator"]): (o["value"], o["target"]) for o in form["observations"]}
    expected = {
        (unit, indicator): (
            pytest.approx(in_yuan(indicator, values[n])),
            pytest.approx(in_yuan(indicator, TARGETS[indicator][n])) if indicator in TARGETS else None,
        )
        for indicator, values in QUARTERS["2024Q1"].items()
        for n, unit in enumerate(UNITS)
    }
    assert found == expected
    assert form["org_units"] == list(UNITS)
    first = form["observations"][0]
    assert set(first) == {"org_unit", "period", "indicator", "value", "target", "unit", "file", "sheet", "cell"}
    assert {"file": "2024年一季度.xlsx", "sheet": "2024年第一季度", "period": "2024Q1"}.items() <= first.items()


def test_check_names_the_cell_of_a_contradiction_and_says_so_by_its_exit_code(run: Run, books: dict[str, Path]) -> None:
    code, output, _ = run("check", books["contradicting"], "--json")
    errors = [p for p in json.loads(output)["problems"] if p["severity"] == "error"]
    assert code == 1
    assert [(p["code"], p["cell"]) for p in errors] == [("part_exceeds_whole", "D5")]
    assert "青石镇" in errors[0]["message"]
    assert set(errors[0]) == {"severity", "code", "message", "file", "sheet", "cell"}


def test_sound_files_give_exit_code_0(run: Run, books: dict[str, Path]) -> None:
    code, output, errors = run("check", books["first"], books["second"])
    assert (code, errors) == (0, "")
    assert "4个单位" in output
    assert "2024Q1、2024Q2" in output


def test_check_for_people_lists_problems_gravest_first(run: Run, books: dict[str, Path]) -> None:
    _, output, _ = run("check", books["contradicting"])
    assert "必须改1处" in output
    assert output.index("[必须改]") < output.index("[可说明]")


def test_progress_of_the_whole_and_of_each_township(run: Run, books: dict[str, Path]) -> None:
    code, output, _ = run("progress", books["first"], books["second"], "--period", "2024H1", "--json")
    form = json.loads(output)
    rows = {(r["org_unit"], r["indicator"]): r for r in form["progress"]}
    total = rows["total", "new_unions"]
    assert (code, form["preset"]) == (0, "default")
    assert (total["value"], total["target"], total["completion"], total["schedule"]) == (14, 28, 0.5, 0.5)
    assert rows["total", "members"]["value"] == 5350 + 3160 + 2075 + 1010
    assert rows["total", "membership_rate"]["value"] == pytest.approx((5350 + 3160 + 2075 + 1010) / (6600 + 4250 + 3310 + 1520))
    assert rows["青石镇", "new_unions"]["completion"] == pytest.approx(3 / 8)
    assert (total["reported"], total["due"]) == (4, 4)


def test_progress_says_missing_as_null(run: Run, books: dict[str, Path]) -> None:
    _, output, _ = run("progress", books["first"], "--period", "2024Q1", "--json")
    assert "NaN" not in output
    row = next(r for r in json.loads(output)["progress"] if r["indicator"] == "members")
    assert row["previous_year"] is None
    assert row["target"] is None


def test_progress_for_people_shows_one_org_unit(run: Run, books: dict[str, Path]) -> None:
    code, output, _ = run("progress", books["first"], books["second"], "--period", "2024H1", "--org-unit", "青石镇")
    line = next(line for line in output.splitlines() if line.startswith("新建工会数"))
    assert code == 0
    assert line.split()[1:4] == ["3家", "8家", "37.5%"]


@pytest.mark.parametrize("extension", ["txt", "md", "html"])
def test_report_is_saved_in_the_form_its_name_asks_for(
    run: Run, books: dict[str, Path], tmp_path: Path, extension: str
) -> None:
    path = tmp_path / f"总结.{extension}"
    code, output, _ = run("report", books["first"], books["second"], "--period", "2024H1", "-o", path)
    text = path.read_text("utf-8")
    assert (code, output) == (0, "")
    assert "14家" in text
    assert text.lstrip().startswith({"md": "#", "html": "<!"}.get(extension, "临溪县"))


def test_report_as_json_ties_numbers_to_cells(run: Run, books: dict[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "总结.json"
    run("report", books["first"], books["second"], "--period", "2024H1", "--format", "json", "-o", path)
    paragraphs = [p for s in json.loads(path.read_text("utf-8"))["sections"] for p in s["paragraphs"]]
    claims = [(p["text"], c) for p in paragraphs for c in p["claims"]]
    assert claims
    assert all(text[c["start"] : c["end"]] == c["text"] for text, c in claims)
    unions = next(c for _, c in claims if (c["indicator"], c["org_unit"], c["measure"]) == ("new_unions", "total", "value"))
    assert unions["value"] == 14
    assert {s["file"] for s in unions["sources"]} == {"2024年一季度.xlsx", "2024年二季度.xlsx"}


def test_report_of_one_township(run: Run, books: dict[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "青石镇.docx"
    code, _, _ = run("report", books["second"], "--period", "2024Q2", "--org-unit", "青石镇", "-o", path)
    assert code == 0
    assert path.read_bytes().startswith(b"PK")


def test_a_report_from_flawed_data_is_written_and_says_so(run: Run, books: dict[str, Path], tmp_path: Path) -> None:
    code, _, errors = run("report", books["contradicting"], "--period", "2024Q1", "-o", tmp_path / "x.txt")
    assert code == 1
    assert "1处必须改正的错误" in errors


def test_audience_length_and_language_are_those_of_the_pages(run: Run, books: dict[str, Path]) -> None:
    """The text is the one the pages show for the same choices; a county's usual report to the office names who lags."""
    asked = ["report", books["first"], books["second"], "--period", "2024H1"]
    _, usual, _ = run(*asked)
    _, same, _ = run(*asked, "--audience", "internal", "--length", "usual", "--language", "zh", "--preset", "default")
    _, unnamed, _ = run(*asked, "--audience", "leadership")
    _, short, _ = run(*asked, "--length", "short")
    code, english, errors = run(*asked, "--language", "en", "--length", "full")
    steps = [text.split("存在的主要问题")[1].split("附表")[0].split("各单位年度目标完成率")[0] for text in (usual, unnamed)]
    named = [any(unit in text for unit in UNITS) for text in steps]
    assert (code, errors) == (0, "")
    assert usual == same
    assert named == [True, False]
    assert len(short) < len(usual)
    assert "percentage points" in english
    assert "工会工作总结" not in english


USES = [
    pytest.param([], "缺少命令", id="nothing at all"),
    pytest.param(["fly", "x.xlsx"], "没有“fly”这个命令", id="an unknown command"),
    pytest.param(["check"], "缺少参数 FILE", id="no file"),
    pytest.param(["check", "nowhere.xlsx"], "找不到文件", id="a file that is not there"),
    pytest.param(["check", "."], "是文件夹", id="a folder"),
    pytest.param(["check", "{broken}"], "坏文件.xlsx", id="a broken file"),
    pytest.param(["check", "{first}", "{broken}"], "坏文件.xlsx", id="a broken file beside a sound one"),
    pytest.param(["check", "{first}", "--loud"], "不认识的参数 --loud", id="an unknown option"),
    pytest.param(["progress", "{first}"], "缺少参数 --period", id="no period"),
    pytest.param(["progress", "{first}", "--period", "2024Q5"], "“2024Q5”不是时期", id="a quarter that does not exist"),
    pytest.param(["progress", "{first}", "--period", "2019H1"], "没有2019H1的数据", id="a year without data"),
    pytest.param(
        ["progress", "{first}", "--period", "2024Q1", "--preset", "mine"], "没有“mine”这个评价标准", id="an unknown rule"
    ),
    pytest.param(
        ["report", "{first}", "--period", "2024Q1", "--org-unit", "东胜镇"], "没有“东胜镇”这个单位", id="an unknown township"
    ),
    pytest.param(
        ["report", "{first}", "--period", "2024Q1", "--format", "pdf"], "--format 不能是“pdf”", id="an unknown format"
    ),
    pytest.param(
        ["report", "{first}", "--period", "2024Q1", "--audience", "public"],
        "--audience 不能是“public”，可选 internal, leadership",
        id="an unknown audience",
    ),
    pytest.param(
        ["report", "{first}", "--period", "2024Q1", "--length", "long"],
        "--length 不能是“long”，可选 short, usual, full",
        id="an unknown length",
    ),
    pytest.param(
        ["report", "{first}", "--period", "2024Q1", "--language", "fr"], "--language 不能是“fr”，可选 zh, en", id="no language"
    ),
    pytest.param(["report", "{first}", "--period", "2024Q1", "--length"], "--length 后面要写一个值", id="no length"),
    pytest.param(
        ["report", "{first}", "--period", "2024Q1", "-o", "/nowhere/x.txt"], "无法写入", id="no such place to save to"
    ),
]


@pytest.mark.parametrize(("arguments", "sentence"), USES)
def test_wrong_use_is_told_in_one_sentence(run: Run, books: dict[str, Path], arguments: list[str], sentence: str) -> None:
    code, output, errors = run(*(a.format(**books) for a in arguments))
    assert (code, output) == (2, "")
    assert sentence in errors
    assert len(errors.strip().splitlines()) == 1


@pytest.mark.parametrize("command", [[], ["check"], ["progress"], ["report"]], ids=lambda c: " ".join(c) or "all")
def test_help_is_chinese(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert "用法" in text
    assert not {"usage:", "options:", "positional", "show this"} & set(text.split())


def module(*arguments: str | Path, **settings: str) -> subprocess.CompletedProcess[bytes]:
    """The command line as users start it, in a console of any code page."""
    command = [sys.executable, "-m", "indicators", *map(str, arguments)]
    environment = {"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "gbk", **settings}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False, timeout=300)


def test_as_a_process_json_is_utf8_whatever_the_console(books: dict[str, Path]) -> None:
    done = module("check", books["first"], "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("utf-8"))["org_units"] == list(UNITS)


def test_as_a_process_a_broken_file_is_one_sentence_and_no_traceback(books: dict[str, Path]) -> None:
    done = module("check", books["broken"])
    assert (done.returncode, done.stdout) == (2, b"")
    assert "坏文件.xlsx" in done.stderr.decode("utf-8")
    assert b"Traceback" not in done.stderr


def test_annotate_gives_the_workbook_back_with_its_problems_marked(run: Run, books: dict[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "标注.xlsx"
    code, _, errors = run("annotate", books["contradicting"], "-o", path)
    book = load_workbook(path)
    assert (code, book.sheetnames) == (1, ["2024年第一季度", "问题清单"])
    assert "4300人" in book["2024年第一季度"]["D5"].comment.text
    assert "1处必须改正的错误" in errors


def test_template_is_made_for_the_units_of_a_workbook(run: Run, books: dict[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "空白.xlsx"
    code, _, errors = run("template", "--from", books["first"], "--year", "2025", "-o", path)
    cells = {cell for sheet in load_workbook(path) for row in sheet.values for cell in row}
    assert (code, errors) == (0, "")
    assert set(UNITS) <= cells
