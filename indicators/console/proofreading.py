"""What ``proofread`` prints: the contracted JSON, and a list for people."""

from __future__ import annotations

from typing import Any

from indicators.console.forms import plain
from indicators.proofreading import Claim, Finding, Review

_KINDS = {"agrees": "一致", "differs": "不一致", "no_data": "无数据", "inconsistent": "前后矛盾", "wording": "用语"}


def review_form(review: Review) -> dict[str, Any]:
    return {"claims": [_claim(c) for c in review.claims], "findings": [_finding(f) for f in review.findings]}


def review_text(text: str, review: Review) -> str:
    """How many numbers and findings there are, then a line for each that is not in agreement."""
    counts = [f"{name}{sum(f.kind == kind for f in review.findings)}处" for kind, name in _KINDS.items()]
    lines = [f"找到{len(review.claims)}个数字：{'，'.join(counts)}。"]
    for f in review.findings:
        if f.kind != "agrees":
            line = text.count("\n", 0, f.start) + 1
            lines.append(f"第{line}行“{_around(text, f)}”【{_KINDS[f.kind]}】{f.message()}")
    return "\n".join(lines)


def _around(text: str, f: Finding) -> str:
    start = max(text.rfind("\n", 0, f.start) + 1, f.start - 12)
    return text[start : f.end].strip()


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "indicator": claim.indicator.id if claim.indicator else None,
        "name": claim.name,
        "value": plain(claim.value),
        "value_max": plain(claim.value_max),
        "unit": claim.unit,
        "qualifier": claim.qualifier,
        "target": plain(claim.target),
        "completion": plain(claim.completion),
    }


def _finding(f: Finding) -> dict[str, Any]:
    return {"kind": str(f.kind), "start": f.start, "end": f.end, "message": f.message(), "expected": f.expected or None}
