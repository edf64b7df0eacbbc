"""A paragraph as it was written, and as three months later, for tests of its edits."""

from __future__ import annotations

from indicators.editing.binding import template_of
from indicators.editing.keys import Numbers
from indicators.editing.refilling import Refilled, refilled
from indicators.editing.template import Template
from indicators.narrative.document import Claim, Document, Paragraph, Section
from indicators.periods import Period

HALF, THIRD = Period.parse("2024H1"), Period.parse("2024Q1-Q3")


def claim(text: str, start: int, value: float, *, measure: str = "value", period: str = "2024H1", formula: str = "1") -> Claim:
    return Claim(start, start + len(text), text, "new_unions", "total", period, measure, value, "家", formula, ())


def paragraph(text: str, *numbers: tuple[str, str, float], period: str = "2024Q1-Q3") -> Paragraph:
    """Claims as (text, measure, value), in the order of the text."""
    claims, at = [], 0
    for number, measure, value in numbers:
        at = text.index(number, at)
        claims.append(claim(number, at, value, measure=measure, period=period))
        at += len(number)
    return Paragraph(text, tuple(claims))


UNIONS = paragraph(
    "截至6月底，新建工会84家，完成年度任务96家的87.5%，比上年同期增加12家。",
    ("84家", "value", 84),
    ("96家", "target", 96),
    ("87.5%", "completion", 0.875),
    ("12家", "change", 12),
    period="2024H1",
)
LATER = paragraph(
    "截至9月底，新建工会101家，完成年度任务110家的91.8%，比上年同期增加3家。",
    ("101家", "value", 101),
    ("110家", "target", 110),
    ("91.8%", "completion", 0.918),
    ("3家", "change", 3),
)
PLACE = ("工会组织建设", 0)


def document_of(own: Paragraph) -> Document:
    return Document("总结", (Section("一、工会组织建设", (own,)),))


def filled(template: Template, own: Paragraph, period: Period) -> Refilled:
    """With the numbers of that paragraph."""
    place = ("", 0)
    numbers = Numbers({place: own}, period)
    return refilled(template, lambda key: numbers.find(key, place), period, own=own)


def told(edited: str, later: Paragraph = LATER) -> str:
    """What an edit of UNIONS says three months later."""
    return filled(template_of(UNIONS, edited, HALF), later, THIRD).paragraph.text
