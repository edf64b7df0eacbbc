"""What a click on a point of a figure does.

The points have what they stand for and the text shown on hover as their ``customdata`` (``told``); ``layout.meta`` says
what is done with it. The page's own script
(``page.js``) answers the click by changing the address, as a link would, so nothing here needs a rerun of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

HOVER = "%{customdata[1]}<extra></extra>"
"""The template that shows the text on hover."""


def told(ids: Iterable[str | None], texts: Iterable[str]) -> list[Any]:
    """For ``customdata``: what each point stands for, None for nothing, and its text."""
    return [[name, text] for name, text in zip(ids, texts, strict=True)]


def picks(figure: go.Figure, code: str, *, most: int = 1) -> go.Figure:
    """A click puts the point's id into the address under ``code``, a second click takes it out again.

    With ``most`` above one the ids add up, the oldest giving way.
    """
    return figure.update_layout(meta={"picks": code, "most": most})


def opens(figure: go.Figure, address: str, code: str) -> go.Figure:
    """A click leads to ``address``, a page with its query, with the point's id under ``code``."""
    return figure.update_layout(meta={"opens": address, "code": code})
