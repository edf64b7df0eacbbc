from __future__ import annotations

import pytest

from indicators.charts.style import DARK, LIGHT, STATUS_SHAPES, Palette, series_colours
from indicators.status import Status

BOTH = pytest.mark.parametrize("palette", [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")])


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2: 1 for the same colour, 21 for black on white."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@BOTH
@pytest.mark.parametrize("text", ["ink", "secondary", "accent", "link"])
@pytest.mark.parametrize("ground", ["paper", "panel"])
def test_text_is_readable(palette: Palette, text: str, ground: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@BOTH
def test_numbers_in_the_heat_map_are_readable(palette: Palette) -> None:
    cells = [value for name, value in palette.variables().items() if name.startswith("cell-")]

    assert len(cells) == 6
    assert all(contrast(palette.ink, cell) >= 4.5 for cell in cells)


@BOTH
def test_names_at_the_ends_of_lines_are_readable(palette: Palette) -> None:
    colours = series_colours(palette)

    assert len(set(colours)) == len(colours) == 6
    assert all(contrast(colour, palette.paper) >= 4.5 for colour in colours)


@BOTH
def test_every_status_has_a_colour_and_a_shape(palette: Palette) -> None:
    assert set(STATUS_SHAPES) == set(Status)
    assert all(palette.of_status(status).startswith("#") for status in Status)


def test_judged_statuses_differ_in_colour_and_in_shape() -> None:
    judged = [status for status in Status if not status.startswith("no_")]

    assert len({LIGHT.of_status(s) for s in judged}) == len({STATUS_SHAPES[s] for s in judged}) == len(judged)
