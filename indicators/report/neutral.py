"""Texts from files made harmless for spreadsheets, which would take some of them for formulas."""

from __future__ import annotations

_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")
"""OWASP ASVS 1.2.10."""


def neutral(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet might run it as a formula."""
    return f"'{text}" if text.startswith(_BEGINNINGS) else text
