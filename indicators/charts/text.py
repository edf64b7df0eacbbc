"""Texts from files inside plotly figures, which read a small HTML of their own."""

from __future__ import annotations

import html


def plain(text: str) -> str:
    """The text so that plotly shows it as it is written: no tags, no links, no formula between dollar signs."""
    return html.escape(text, quote=False).replace("$", "&#36;")


def shortened(text: str, most: int) -> str:
    """The text cut to a length that fits a label; the hover text has it whole."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
