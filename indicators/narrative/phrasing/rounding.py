"""Whether figures that ought to add up do not as printed, though they do unrounded: then the customary note is owed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from indicators.narrative.document import Claim, Paragraph

_NUMBER = re.compile(r"(−?\d[\d,]*(?:\.\d+)?)(万|亿| million)?")
_SIZE = {"万": Decimal(10**4), "亿": Decimal(10**8), " million": Decimal(10**6)}
_PARTS = "（其中"
_GAP = ("target", "value", "gap")


def differs(target: str, value: str, gap: str) -> bool:
    """Whether, as printed, the gap is not the difference of target and value, whatever its sign."""
    return abs(_printed(target) - _printed(value)) != abs(_printed(gap))


def any_differs(triples: Iterable[tuple[str, str, str]]) -> bool:
    """Whether a row of a table has two figures and a difference that is not theirs; a cell without a figure is of no row."""
    return any(differs(*triple) for triple in triples if all(map(_NUMBER.search, triple)))


def needs_note(paragraphs: Iterable[Paragraph], *, gaps: bool = True) -> bool:
    """Whether, within the text, a target is not the value and the gap, or a whole (其中) not its parts, as printed.

    ``gaps`` is false where every gap told is known to be exact; that spares looking at all claims.
    """
    found = list(paragraphs)
    with_parts = (paragraph for paragraph in found if _PARTS in paragraph.text)
    differ = gaps and _gaps_differ([claim for paragraph in found for claim in paragraph.claims])
    return differ or any(map(_parts_differ, with_parts))


def _gaps_differ(claims: Sequence[Claim]) -> bool:
    """Target, value and gap of one figure; the gap is the exact difference, so that what differs differs by rounding."""
    by_figure: dict[tuple[str, str, str], dict[str, Claim]] = {}
    for claim in claims:
        if claim.indicator and claim.unit != "%" and claim.measure in _GAP:
            by_figure.setdefault((claim.indicator, claim.org_unit, claim.period), {})[claim.measure] = claim
    all_three = [[told[measure] for measure in _GAP] for told in by_figure.values() if len(told) == len(_GAP)]
    return any(_exact(*triple) and differs(*(claim.text for claim in triple)) for triple in all_three)


def _exact(target: Claim, value: Claim, gap: Claim) -> bool:
    return abs(abs(gap.value) - abs(target.value - value.value)) < 1e-6


def _parts_differ(paragraph: Paragraph) -> bool:
    """A figure followed by its parts in brackets (其中男会员…、女会员…); the text has them only where they add up exactly."""
    for whole in paragraph.claims:
        if not paragraph.text.startswith(_PARTS, whole.end):
            continue
        end = paragraph.text.index("）", whole.end)
        parts = [claim for claim in paragraph.claims if whole.end < claim.start < end]
        if sum((_printed(claim.text) for claim in parts), Decimal()) != _printed(whole.text):
            return True
    return False


def _printed(text: str) -> Decimal:
    """The number as a reader takes it, in the base unit."""
    match = _NUMBER.search(text)
    assert match is not None, text
    return Decimal(match[1].replace("−", "-").replace(",", "")) * _SIZE.get(match[2] or "", Decimal(1))
