"""How one score came about, as lines to print: every item with its arithmetic, the deductions, the sum and the place."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.model import Indicator
from indicators.scoring.scores import Case, Item, Score
from indicators.wording import MINUS, number, ordinal, percent


def recipe(score: Score, definitions: Mapping[str, Indicator]) -> tuple[str, ...]:
    """The lines in Chinese: the rule, one line an item, one a deduction, and the sum that they give."""
    return (
        f"评分办法：{score.rule.name()}。",
        *(f"{definitions[item.indicator].name}：{_item(item)}。" for item in score.items),
        *(f"扣分：{d.reason}，扣{number(d.points)}分。" for d in score.deductions),
        _sum(score),
    )


def _item(item: Item) -> str:
    if item.left_out:
        return f"{_why(item)}，不计分，标准分分摊到其他指标"
    full = f"标准分{number(item.full)}分"
    if item.case is not Case.ATTAINMENT:
        return f"{full}，{_why(item)}，按标准分的{percent(item.share)}计，得{number(item.points)}分"
    base = round(item.points - item.bonus, 2)
    share = f"{number(item.share * 100)}%"
    earned = f"得{share}，{number(item.full)} × {share} = {number(base)}分"
    extra = f"，超额加{number(item.bonus)}分，共{number(item.points)}分" if item.bonus else ""
    return f"{full}，{_attained(item)}，{earned}{extra}"


def _attained(item: Item) -> str:
    attainment = percent(item.attainment or 0.0)
    if item.is_ceiling:
        return "控制在目标以内" if item.attainment == 1 else f"超出控制目标，目标 ÷ 实际 = {attainment}"
    if item.completion is None or item.schedule in (None, 1):
        return f"完成率{attainment}"
    if not item.schedule:
        return "此时尚无序时要求"
    return f"完成率{percent(item.completion)} ÷ 序时进度{percent(item.schedule)} = {attainment}"


def _why(item: Item) -> str:
    return "未下达目标" if item.case is Case.NO_TARGET else "未报送"


def _sum(score: Score) -> str:
    if score.points is None:
        return f"{score.org_unit}：没有可以计分的指标，不评分、不排名。"
    counted = [number(item.points) for item in score.items if not item.left_out]
    terms = " + ".join(counted) + "".join(f" {MINUS} {number(d.points)}" for d in score.deductions)
    plain = sum(item.points for item in score.items) - sum(d.points for d in score.deductions)
    floor = f"，扣完为止，计{number(score.points)}分" if round(plain, 2) < score.points else ""
    result = number(round(plain, 2))
    place = f"，{score.ranked}个单位中{ordinal(score.rank)}" if score.rank else ""
    return f"{score.org_unit}：{terms} = {result}分{floor}{place}。"
