"""Scores of a hundred on the command line, where a file of definitions asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from indicators.console.forms import plain
from indicators.console.tables import table
from indicators.dataset import Dataset
from indicators.scoring import Score, points_text, recipe
from indicators.wording import ordinal

MISSING = "—"


def scores_form(scores: Sequence[Score], dataset: Dataset) -> dict[str, Any]:
    """The entry ``scores`` of the JSON, each with its recipe; no entry where nobody is scored."""
    if not scores:
        return {}
    return {
        "scores": [
            {
                "org_unit": score.org_unit,
                "points": plain(score.points),
                "rank": score.rank,
                "ranked": score.ranked,
                "rule": score.rule.id,
                "recipe": list(recipe(score, dataset.indicators)),
            }
            for score in scores
        ]
    }


def scores_text(scores: Sequence[Score], dataset: Dataset) -> str:
    """The order of the org units; of one alone how its score came about. Empty where nobody is scored."""
    if not scores:
        return ""
    if len(scores) == 1:
        return "\n" + "\n".join(recipe(scores[0], dataset.indicators)) + "\n"
    rows = [
        (
            MISSING if score.rank is None else ordinal(score.rank),
            score.org_unit,
            MISSING if score.points is None else points_text(score.points),
        )
        for score in scores
    ]
    head = recipe(scores[0], dataset.indicators)[0]
    return f"\n{head}\n\n{table(('位次', '单位', '得分'), rows, right=frozenset({2}))}\n"
