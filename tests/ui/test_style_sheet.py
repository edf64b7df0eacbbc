"""The style sheets: nothing in them may slow a page down."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import indicators.ui

SHEETS = sorted(Path(indicators.ui.__file__).parent.glob("*.css"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_what_an_element_holds_is_asked_of_named_elements_only(sheet: Path) -> None:
    """Else a browser asks it of every element again, at each of the thousand changes that drawing a figure takes."""
    rules = COMMENT.sub("", sheet.read_text("utf-8"))

    assert re.findall(r"(?:^|[\s>+~,*]):has\([^)]*\)", rules) == []
