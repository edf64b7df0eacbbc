"""Colours, type and frame of every figure: explicit, because plotly's own defaults differ by where a figure is drawn."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import plotly.graph_objects as go

FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'

STATUS_SHAPES = {
    "done": "●",
    "ahead": "▲",
    "on_schedule": "■",
    "slightly_behind": "◆",
    "behind": "▼",
    "far_behind": "✖",
    "no_target": "○",
    "no_data": "○",
}
"""A shape a status, so that no status is told by colour alone."""


@dataclass(frozen=True)
class Palette:
    """The colours of one theme. Text in either ink on paper or panel meets AA (4.5 : 1), ink on the ``cell_`` tints too."""

    ink: str
    secondary: str
    hairline: str
    paper: str
    panel: str
    accent: str
    link: str
    fall: str
    context: str
    last_year: str
    band: str
    done: str
    ahead: str
    on_schedule: str
    slightly_behind: str
    behind: str
    far_behind: str
    neutral: str
    cell_done: str
    cell_ahead: str
    cell_on_schedule: str
    cell_slightly_behind: str
    cell_behind: str
    cell_far_behind: str

    def of_status(self, status: str) -> str:
        return self.neutral if status in ("no_target", "no_data") else str(getattr(self, status))

    def variables(self) -> dict[str, str]:
        """The colours by the names that the style sheet uses."""
        return {name.replace("_", "-"): value for name, value in asdict(self).items()}


LIGHT = Palette(
    ink="#1F2328",
    secondary="#57606A",
    hairline="#D8DEE4",
    paper="#FFFFFF",
    panel="#F6F8FA",
    accent="#B3261E",
    link="#0B5CAD",
    fall="#A5501A",
    context="#B8C0C8",
    last_year="#8C959F",
    band="#E7ECF0",
    done="#0B5CAD",
    ahead="#2F81C4",
    on_schedule="#57A0A0",
    slightly_behind="#D9A441",
    behind="#CF6A1F",
    far_behind="#A40E26",
    neutral="#9AA4AE",
    cell_done="#9CC5EA",
    cell_ahead="#C9E0F4",
    cell_on_schedule="#D9EEEA",
    cell_slightly_behind="#FAEBC8",
    cell_behind="#F4C9A4",
    cell_far_behind="#EBA0AA",
)
DARK = Palette(
    ink="#E6EDF3",
    secondary="#9DA7B1",
    hairline="#363C44",
    paper="#16191D",
    panel="#1E2227",
    accent="#FF7B72",
    link="#79B8F2",
    fall="#E5864A",
    context="#5B646E",
    last_year="#8C959F",
    band="#2B3138",
    done="#4A9BE8",
    ahead="#6FB1E6",
    on_schedule="#6DB8B4",
    slightly_behind="#E0B050",
    behind="#E5864A",
    far_behind="#F0596B",
    neutral="#8A949E",
    cell_done="#1D5690",
    cell_ahead="#1E3F5C",
    cell_on_schedule="#1F403E",
    cell_slightly_behind="#54431B",
    cell_behind="#74421C",
    cell_far_behind="#86263A",
)

SERIES = {
    "light": ("#B3261E", "#0B5CAD", "#8A5A00", "#2E7D6B", "#7A3E9D", "#52616B"),
    "dark": ("#FF7B72", "#79B8F2", "#E0B050", "#6DB8B4", "#C79BE8", "#A9B4BE"),
}


MOST_HIGHLIGHTED = len(SERIES["light"])
"""Org units that can be highlighted at once: as many as there are colours to tell apart."""


def series_colours(palette: Palette) -> tuple[str, ...]:
    """The colours of highlighted org units, in the order they were chosen."""
    return SERIES["dark" if palette is DARK else "light"]


def frame(figure: go.Figure, palette: Palette, *, height: int, margin: dict[str, int] | None = None) -> go.Figure:
    """Give a figure the common frame: no legend, no grid unless asked for, the page's font and paper."""
    figure.update_layout(
        template="none",
        height=height,
        margin={"l": 8, "r": 8, "t": 8, "b": 8} | (margin or {}),
        paper_bgcolor=palette.paper,
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 13, "color": palette.ink},
        showlegend=False,
        dragmode=False,
        hoverlabel={"bgcolor": palette.panel, "bordercolor": palette.hairline, "font": {"family": FONT, "color": palette.ink}},
        separators=".",
    )
    axis: dict[str, Any] = {"fixedrange": True, "zeroline": False, "showgrid": False, "linecolor": palette.hairline}
    figure.update_xaxes(**axis)
    figure.update_yaxes(**axis)
    return figure


def label(text: str, colour: str, *, size: int = 13, **place: Any) -> dict[str, Any]:
    """A text in a figure, for ``layout.annotations``. All of a figure's are set at once: one by one takes their square."""
    return {"text": text, "showarrow": False, "font": {"size": size, "color": colour}} | place


BESIDE: dict[str, Any] = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 10}
"""The place of a label at the right of the drawing."""
