"""Texts from files inside plotly figures, which read a small HTML of their own."""

from __future__ import annotations

import html
from unicodedata import east_asian_width


def plain(text: str) -> str:
    """The text so that plotly shows it as it is written: no tags, no links, no formula between dollar signs."""
    return html.escape(text, quote=False).replace("$", "&#36;")


def shortened(text: str, most: int) -> str:
    """The text cut to the room of ``most`` Chinese characters (a Latin letter takes half of one); hover texts have it whole."""
    if width(text) <= most:
        return text
    end = next(i for i in range(len(text), 0, -1) if width(text[:i]) <= most - 1)
    return f"{text[:end].rstrip()}…"


def width(text: str) -> float:
    """The room a text takes, in Chinese characters."""
    return sum(1 if east_asian_width(sign) in "WFA" else 0.52 for sign in text)
