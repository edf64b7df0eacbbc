"""What takes long to import, imported when the server starts rather than in the first visitor's session."""

from __future__ import annotations

import importlib

_SLOW = ("pandas", "plotly.graph_objects", "openpyxl", "docx", "sqlalchemy", "narwhals", "rapidfuzz")
_OURS = ("intake", "report", "ui.cached", "ui.components.controls")


def import_everything() -> None:
    for name in _SLOW:
        importlib.import_module(name)
    for name in _OURS:
        importlib.import_module(f"indicators.{name}")
