"""A text read back: its claims, and all that is found about them."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.proofreading.claims import Claim, claims_of, understood
from indicators.proofreading.findings import Finding
from indicators.proofreading.wording_faults import wording_faults


@dataclass(frozen=True, slots=True)
class Review:
    """Claims and findings of a text, each in the order of the text."""

    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]


def proofread(text: str) -> Review:
    said = understood(text)
    findings = [*wording_faults(text)]
    return Review(tuple(claims_of(text, said)), tuple(sorted(findings, key=lambda f: (f.start, f.end, f.kind))))
