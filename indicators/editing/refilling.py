"""From a template back to a paragraph, with the numbers and dates of the data as they now are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indicators.editing.keys import keys_of
from indicators.editing.moments import dates
from indicators.editing.template import Bound, Dated, Key, Stretch, Template, Typed
from indicators.narrative.document import Claim, Paragraph
from indicators.periods import Period


@dataclass(frozen=True, slots=True)
class Refilled:
    """The paragraph, and where in it numbers stand that nothing vouches for."""

    paragraph: Paragraph
    typed: tuple[Stretch, ...] = ()


def refilled(template: Template, paragraph: Paragraph, period: Period, language: str = "zh") -> Refilled | None:
    """The template with the claims of ``paragraph``, as the report now writes it; None if it lacks one of them."""
    claims = dict(zip(keys_of(paragraph, period), paragraph.claims, strict=True))
    if not numbers_of(template) <= claims.keys():
        return None
    words, text, bound, typed = dates(period, language), "", list[Claim](), list[Stretch]()
    for piece in template:
        start = len(text)
        if isinstance(piece, Bound):
            claim = claims[piece.key]
            text += claim.text
            bound.append(replace(claim, start=start, end=len(text)))
        else:
            text += words[piece.name] if isinstance(piece, Dated) else piece.text
        if isinstance(piece, Typed):
            typed.append((start, len(text)))
    return Refilled(Paragraph(text, tuple(bound), _lead(text, paragraph)), tuple(typed))


def numbers_of(template: Template) -> set[Key]:
    return {piece.key for piece in template if isinstance(piece, Bound)}


def wording_of(template: Template) -> str:
    """The words alone: two situations of the data are told alike if these are the same."""
    return "".join("□" if isinstance(p, Bound) else f"<{p.name}>" if isinstance(p, Dated) else p.text for p in template)


def _lead(text: str, paragraph: Paragraph) -> int:
    """The run-in heading ends where its sentence does, as in the report's own paragraph."""
    return text.find(paragraph.text[paragraph.lead - 1]) + 1 if paragraph.lead else 0
