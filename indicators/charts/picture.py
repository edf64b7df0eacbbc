"""Small pictures in lines of text: SVG as a data address, which a page may show without any script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from itertools import groupby

Values = Sequence[float | None]


def data_address(svg: str) -> str:
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()


def svg(width: int, height: int, body: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">{body}</svg>'
    )


def points(values: Values, low: float, high: float, width: int, height: int, pad: int = 4) -> list[tuple[float, float] | None]:
    """Where the values stand in the picture, None where one is missing; a flat line, or one value alone, is in the middle."""
    left = width / 2 if len(values) == 1 else pad
    step = (width - 2 * pad) / max(len(values) - 1, 1)
    span = high - low

    def y(value: float) -> float:
        return height / 2 if span == 0 else height - pad - (value - low) / span * (height - 2 * pad)

    return [None if v is None else (round(left + i * step, 1), round(y(v), 1)) for i, v in enumerate(values)]


def line(at: Sequence[tuple[float, float] | None], colour: str, width: float, *, dots: bool = False) -> str:
    """The line with its gaps; a point alone between two gaps becomes a dot."""
    drawn = []
    for known, group in groupby(at, key=lambda point: point is not None):
        run = [point for point in group if point is not None]
        if not known:
            continue
        if len(run) == 1 or dots:
            drawn += [f'<circle cx="{x}" cy="{y}" r="{width + 1}" fill="{colour}"/>' for x, y in run]
        if len(run) > 1:
            path = " ".join(f"{x},{y}" for x, y in run)
            drawn.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"/>')
    return "".join(drawn)
