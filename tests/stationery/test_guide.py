"""The guide and the page name the placeholders that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from indicators.stationery import placeholders
from indicators.stationery.vocabulary import MEASURES
from tests.stationery.models import model, sentences

GUIDE = (Path(__file__).parents[2] / "docs" / "使用说明.md").read_text("utf-8")
PAGE = (Path(__file__).parents[2] / "indicators/ui/components/summary_model.py").read_text("utf-8")


@pytest.mark.parametrize("names", placeholders().values(), ids=placeholders())
def test_the_guide_names_every_placeholder(names: tuple[str, ...]) -> None:
    assert names[0] in GUIDE


@pytest.mark.parametrize("names", MEASURES.values(), ids=MEASURES)
def test_the_guide_names_everything_that_can_be_asked_of_a_figure(names: tuple[str, ...]) -> None:
    (row,) = [line for line in GUIDE.splitlines() if line.startswith("| `{{会员总数.完成率}}`")]
    assert names[0] in row


@pytest.mark.parametrize("text", [GUIDE, PAGE], ids=["guide", "page"])
def test_what_is_shown_as_a_placeholder_is_one(text: str) -> None:
    shown = {m for m in re.findall(r"\{\{([^{}]+)\}\}", text) if not m.startswith(("镇", "节"))}
    assert len(shown) > 5
    assert sentences(model("".join(f"{{{{{name}}}}}" for name in shown if name != "正文"), "{{正文}}")) == []
