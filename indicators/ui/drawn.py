"""Figures that change no more."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go


class Drawn(go.Figure):  # type: ignore[misc]
    """A finished figure: what is sent of it is worked out once, where plotly would copy every value in each rerun.

    It is shared by all visitors, so that nothing may be added to it any more.
    """

    def __init__(self, figure: go.Figure) -> None:
        super().__init__(figure)
        self._sent: dict[str, Any] = super().to_dict()

    def to_dict(self) -> dict[str, Any]:
        return self._sent
