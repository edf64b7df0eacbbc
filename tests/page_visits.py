"""Words for tests of the pages."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]


def html_of(page: AppTest) -> str:
    """All that the page says in HTML, apart from the style sheet."""
    return "\n".join(body for element in page.get("html") if not (body := element.proto.body).startswith("<style>"))


def figures_of(page: AppTest) -> list[dict[str, Any]]:
    """The figures on the page, as the browser gets them."""
    return [json.loads(chart.proto.spec) for chart in page.get("plotly_chart")]
