"""Scores of a hundred (百分制) for org units: optional, by named rules, each score with its printed recipe.

``rules`` says how points are given, ``scores`` gives them and ranks, ``recipe`` prints how one score came about; ``method``
is what an office has chosen.
"""

from indicators.scoring.method import Method, scores_of, weights_of
from indicators.scoring.recipe import points_text, recipe
from indicators.scoring.rule_text import rule_text
from indicators.scoring.rules import OWN, InvalidRule, Rule, Step, UnknownRule, own_rule, parse_rules, rule_named, rules
from indicators.scoring.scores import Case, Deduction, Item, Score, scores

__all__ = [
    "OWN",
    "Case",
    "Deduction",
    "InvalidRule",
    "Item",
    "Method",
    "Rule",
    "Score",
    "Step",
    "UnknownRule",
    "own_rule",
    "parse_rules",
    "points_text",
    "recipe",
    "rule_named",
    "rule_text",
    "rules",
    "scores",
    "scores_of",
    "weights_of",
]
