"""The command line and the files it is given: two sound quarters, a contradicting one, and one that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.cli import main
from tests.console.commands import Run
from tests.workbooks import BROKEN, more_members_than_employees, quarterly


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(a) for a in arguments])
        output = capsys.readouterr()
        return code, output.out, output.err

    return command


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("报表")
    contents = {
        "first": ("2024年一季度.xlsx", quarterly("2024Q1")),
        "second": ("2024年二季度.xlsx", quarterly("2024Q2")),
        "contradicting": ("有误.xlsx", more_members_than_employees()),
        "broken": ("坏文件.xlsx", BROKEN),
    }
    paths = {}
    for key, (name, data) in contents.items():
        paths[key] = folder / name
        paths[key].write_bytes(data)
    return paths
