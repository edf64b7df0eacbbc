"""Precision and recall of the claims found in annotated summaries: ``python tests/proofreading/measure_claims.py FOLDER``.

The folder holds texts and ``claims.jsonl`` (a claim a line: file, quote, value in yuan and percent, unit, qualifier,
indicator_zh, target, completion_pct). Strict: a claim counts as found only where its number stands within the annotated
quote and has the annotated value; each found claim answers one annotated claim. What no annotation answers is a false claim.
With ``--list`` all misses are listed.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from indicators.catalogue import Catalogue
from indicators.proofreading.claims import Claim, claims_in

Row = dict[str, Any]


def main() -> None:
    folder = Path(sys.argv[1])
    rows = [json.loads(line) for line in (folder / "claims.jsonl").read_text("utf-8").splitlines()]
    whole: Counter[str] = Counter()
    for file in dict.fromkeys(row["file"] for row in rows):
        counts = measure(
            (folder / file).read_text("utf-8"), [row for row in rows if row["file"] == file], listing="--list" in sys.argv
        )
        say(f"{file}: {told(counts)}")
        whole += counts
    say(f"together: {told(whole)}")


def measure(text: str, rows: list[Row], *, listing: bool = False) -> Counter[str]:
    """Counts of annotated, found and matched claims, and of matched ones with the right unit, qualifier, indicator …"""
    claims = claims_in(text)
    counts = Counter(annotated=len(rows), found=len(claims))
    left = list(claims)
    for row in rows:
        match = next((c for c in left if stands_in(c, row["quote"], text) and has_value(c, row)), None)
        if match is None:
            _list(listing, "missed", row["quote"], row["value"])
            continue
        left.remove(match)
        counts += compared(match, row, listing=listing)
    for claim in left:
        _list(listing, "false", text[max(0, claim.start - 15) : claim.end + 10].replace("\n", " "), claim.value)
    return counts


def compared(claim: Claim, row: Row, *, listing: bool) -> Counter[str]:
    wanted = expected_indicator(row)
    got = claim.indicator.id if claim.indicator else None
    if got != wanted:
        _list(listing, "indicator", row["quote"], f"{row['indicator_zh']} -> {wanted}, found {got}")
    if claim.unit != row["unit"]:
        _list(listing, "unit", row["quote"], f"{row['unit']} -> {claim.unit}")
    if claim.qualifier != row["qualifier"]:
        _list(listing, "qualifier", row["quote"], f"{row['qualifier']} -> {claim.qualifier}")
    completion = row["completion_pct"]
    return Counter(
        matched=1,
        unit=claim.unit == row["unit"],
        qualifier=claim.qualifier == row["qualifier"],
        known=wanted is not None,
        bound=wanted is not None and got == wanted,
        bound_wrongly=got is not None and got != wanted,
        with_target=row["target"] is not None or completion is not None,
        target=(row["target"] is not None or completion is not None)
        and _same(claim.target, row["target"])
        and _same(claim.completion, None if completion is None else completion / 100),
    )


def expected_indicator(row: Row) -> str | None:
    """The built-in definition that the annotated name is, if any."""
    match = Catalogue.load().match(row["indicator_zh"], row["unit"])
    return match.indicator.id if match.accepted and match.indicator else None


def stands_in(claim: Claim, quote: str, text: str) -> bool:
    at = text.find(quote)
    while at >= 0:
        if at <= claim.start < at + len(quote):
            return True
        at = text.find(quote, at + 1)
    return False


def has_value(claim: Claim, row: Row) -> bool:
    factor = 0.01 if row["unit"] == "%" else 1
    return _same(claim.value, row["value"] * factor) and _same(
        claim.value_max, row.get("value_max") and row["value_max"] * factor
    )


def told(counts: Counter[str]) -> str:
    def share(part: str, of: str) -> str:
        return f"{counts[part]}/{counts[of]} ({counts[part] / max(counts[of], 1):.1%})"

    parts = [
        f"recall {share('matched', 'annotated')}, precision {share('matched', 'found')}",
        f"of the matched: unit {share('unit', 'matched')}, qualifier {share('qualifier', 'matched')}",
        f"indicators of the catalogue {share('bound', 'known')}, bound wrongly {counts['bound_wrongly']}",
        f"targets {share('target', 'with_target')}",
    ]
    return "; ".join(parts)


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-6 * max(1.0, abs(other))


def _list(listing: bool, what: str, *facts: object) -> None:
    if listing:
        say(f"  {what}:", *facts)


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")


if __name__ == "__main__":
    main()
