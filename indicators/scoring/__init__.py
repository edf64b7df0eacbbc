"""Scores of a hundred (百分制) for org units: optional, by named rules, each score with its printed recipe.

``rules`` says how points are given, ``scores`` gives them and ranks, ``recipe`` prints how one score came about.
"""

from indicators.scoring.recipe import recipe
from indicators.scoring.rules import InvalidRule, Rule, UnknownRule, parse_rules, rule_named, rules
from indicators.scoring.scores import Case, Deduction, Item, Score, scores

__all__ = [
    "Case",
    "Deduction",
    "InvalidRule",
    "Item",
    "Rule",
    "Score",
    "UnknownRule",
    "parse_rules",
    "recipe",
    "rule_named",
    "rules",
    "scores",
]
