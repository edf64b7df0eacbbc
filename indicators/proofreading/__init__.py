"""A written summary read back: its claims, and how they stand against the data, each other and the rules of wording."""

from indicators.proofreading.claims import Claim, claims_in
from indicators.proofreading.drafts import draft_text, marked_copy
from indicators.proofreading.findings import Finding, Kind
from indicators.proofreading.grounds import Grounds
from indicators.proofreading.reviewing import Review, proofread
from indicators.proofreading.told import UnreadableDraft
from indicators.proofreading.word_file import Mark

__all__ = [
    "Claim",
    "Finding",
    "Grounds",
    "Kind",
    "Mark",
    "Review",
    "UnreadableDraft",
    "claims_in",
    "draft_text",
    "marked_copy",
    "proofread",
]
