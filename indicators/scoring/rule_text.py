"""A rule in one sentence, to be printed with every score that it gives."""

from __future__ import annotations

from indicators.scoring.rules import Rule
from indicators.wording import number


def rule_text(rule: Rule, language: str = "zh") -> str:
    return _english(rule) if language == "en" else _chinese(rule)


def percentage(share: float) -> str:
    """A share as it is reckoned with: up to two decimals."""
    return f"{number(share * 100)}%"


def _chinese(rule: Rule) -> str:
    parts = [
        "，".join(_step_zh(step.lower, step.share) for step in rule.steps) if rule.steps else "按完成率与序时进度之比计分",
        f"超额部分{_times_zh(rule.bonus)}加分，每项最多加标准分的{percentage(rule.bonus_cap)}" if rule.bonus else "超额不加分",
        f"未下达目标的{_missing_zh(rule.no_target)}",
        f"未报送的{_missing_zh(rule.no_report)}",
    ]
    return "；".join(parts) + "。"


def _times_zh(bonus: float) -> str:
    return "同比例" if bonus == 1 else f"按{number(bonus)}倍"


def _step_zh(lower: float, share: float) -> str:
    return f"达到{percentage(lower)}得{percentage(share)}" if lower else f"其余{_missing_zh(share)}"


def _missing_zh(share: float | None) -> str:
    if share is None:
        return "不计分，标准分分摊到其他指标"
    return f"按标准分的{percentage(share)}计" if share else "不得分"


def _english(rule: Rule) -> str:
    parts = [
        ", ".join(_step_en(step.lower, step.share) for step in rule.steps)
        if rule.steps
        else "points in proportion to completion ÷ what is due by now",
        f"what is beyond brings {number(rule.bonus)} times its share, at most {percentage(rule.bonus_cap)} of an indicator"
        if rule.bonus
        else "no bonus",
        f"without a target {_missing_en(rule.no_target)}",
        f"without a report {_missing_en(rule.no_report)}",
    ]
    return "; ".join(parts).capitalize() + "."


def _step_en(lower: float, share: float) -> str:
    return f"{percentage(share)} from {percentage(lower)}" if lower else f"below {_missing_en(share)}"


def _missing_en(share: float | None) -> str:
    if share is None:
        return "not counted"
    return f"{percentage(share)} of the points" if share else "no points"
