"""Words for tests of the pages."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]
PATIENCE = 300
"""Seconds for a run of a page, which takes one: the machine may be slow and busy."""


def html_of(page: AppTest) -> str:
    """The title with its sentence, then all that the page says in HTML, apart from the style sheet."""
    title = [f"<h1>{_letters(e.value)}</h1>" for e in page.title] + [f"<p>{_letters(e.value)}</p>" for e in page.markdown]
    body = [body for element in page.get("html") if not (body := element.proto.body).startswith("<style>")]
    return "".join(title) + "\n" + "\n".join(body)


def _letters(markdown: str) -> str:
    """Escaped markdown as HTML."""
    return html.escape(re.sub(r"\\(.)", r"\1", markdown))


def press(page: AppTest, label: str) -> None:
    """Click the button that says so."""
    next(b for b in page.button if b.label == label).click().run()
    assert not page.exception


def unfold_tables(page: AppTest) -> AppTest:
    """Unfold every table of figures, which is sent only then."""
    for folded in page.expander:
        _hash, _dash, key = folded.proto.id.removeprefix("$$ID-").partition("-")
        if key.startswith("table_"):
            page.session_state[key] = True
    return page.run()


def figures_of(page: AppTest) -> list[dict[str, Any]]:
    """The figures on the page, as the browser gets them."""
    return [json.loads(chart.proto.spec) for chart in page.get("plotly_chart")]
