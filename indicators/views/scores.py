"""Scores ready to print: the order with ties, and for any score how it came about."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators.dataset import Dataset
from indicators.periods import Period
from indicators.scoring import Method, Score, points_text, recipe, rule_text, scores_of
from indicators.views.texts import MISSING, rank_text
from indicators.wording import ordinal

_HEADERS = {"zh": ("位次", "单位", "得分", "评分办法"), "en": ("Rank", "Org unit", "Points", "Rule")}


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """``place``, ``place_among`` (第3位（共16个）) and ``points`` as printed, a dash for who is not scored; ``recipe`` are the
    lines that explain it.

    ``share`` is the score as a part of the best one's, for a bar: 0 to 1.
    """

    org_unit: str
    place: str
    place_among: str
    points: str
    share: float
    recipe: tuple[str, ...]


@dataclass(frozen=True)
class ScoreTable:
    """``rows`` best first; ``rule`` names the rule and says how it gives points."""

    rule: str
    sentence: str
    rows: tuple[ScoreRow, ...]
    table: pd.DataFrame

    @staticmethod
    def empty() -> ScoreTable:
        return ScoreTable("", "", (), pd.DataFrame())

    def row(self, org_unit: str) -> ScoreRow | None:
        return next((row for row in self.rows if row.org_unit == org_unit), None)


def score_table(
    dataset: Dataset, progress: pd.DataFrame, period: Period, language: str = "zh", method: Method | None = None
) -> ScoreTable:
    """The scores of a period by the dataset's method unless another is given; without rows where there is none."""
    method = method or dataset.scoring
    found = scores_of(dataset, progress, period, method)
    best = max((s.points for s in found if s.points is not None), default=0.0)
    rows = tuple(_row(dataset, score, best, language) for score in found)
    name = method.rule.name(language) if method else ""
    stop = "。" if language == "zh" else ". "
    rule = f"{name}{stop}{rule_text(method.rule, language)}" if method else ""
    records = [(score.rank, score.org_unit, score.points, name) for score in found]
    table = pd.DataFrame(records, columns=list(_HEADERS[language])).astype({_HEADERS[language][0]: "Int64"})
    return ScoreTable(rule, _sentence(found, language), rows, table)


def _row(dataset: Dataset, score: Score, best: float, language: str) -> ScoreRow:
    if score.points is None or score.rank is None:
        return ScoreRow(score.org_unit, MISSING, MISSING, MISSING, 0.0, recipe(score, dataset.indicators, language))
    share = max(0.0, score.points / best) if best > 0 else 0.0
    place, among = ordinal(score.rank, language), rank_text(score.rank, score.ranked, language)
    points = points_text(score.points, language)
    return ScoreRow(score.org_unit, place, among, points, share, recipe(score, dataset.indicators, language))


def _sentence(found: tuple[Score, ...], language: str) -> str:
    """Who is first, who last, and how many could not be scored."""
    known = [score for score in found if score.points is not None]
    if not known:
        return ""
    first = [s.org_unit for s in known if s.rank == 1]
    lowest = known[-1].points
    last = [s.org_unit for s in known if s.points == lowest] if lowest != known[0].points else []
    unscored = len(found) - len(known)
    if language == "en":
        told = f"First: {_names(first, 'en')} ({points_text(known[0].points or 0, 'en')})"
        told += f"; last: {_names(last, 'en')} ({points_text(lowest or 0, 'en')})" if last else ""
        return told + (f"; {unscored} without a score." if unscored else ".")
    told = f"得分最高的是{_names(first)}，{points_text(known[0].points or 0)}"
    told += f"；最低的是{_names(last)}，{points_text(lowest or 0)}" if last else ""
    return told + (f"；{unscored}个单位没有可以计分的指标。" if unscored else "。")


def _names(units: list[str], language: str = "zh") -> str:
    named = ("、" if language == "zh" else ", ").join(units[:3])
    if len(units) <= 3:
        return named
    return f"{named}等{len(units)}个单位" if language == "zh" else f"{named} and {len(units) - 3} more"
