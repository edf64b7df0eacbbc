"""How one score came about, as lines to print: the rule, every item with its arithmetic, the deductions, the sum, the place."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.model import Indicator
from indicators.scoring.rule_text import percentage, rule_text
from indicators.scoring.scores import Case, Deduction, Item, Score
from indicators.wording import MINUS, number, ordinal, percent


def recipe(score: Score, definitions: Mapping[str, Indicator], language: str = "zh") -> tuple[str, ...]:
    """The lines in the language: the rule, one line an item, one a deduction, and the sum that they give."""
    write = _IN[language if language in _IN else "zh"]
    return write(score, definitions)


def points_text(points: float, language: str = "zh") -> str:
    """92.5分; 92.5 points."""
    return f"{number(points)}分" if language == "zh" else f"{number(points)} points"


def _chinese(score: Score, definitions: Mapping[str, Indicator]) -> tuple[str, ...]:
    return (
        f"评分办法：{score.rule.name()}。{rule_text(score.rule)}",
        *(f"{definitions[item.indicator].name}：{_item_zh(item)}。" for item in score.items),
        *(f"扣分：{_reason(d)}，扣{number(d.points)}分。" for d in score.deductions),
        _sum_zh(score),
    )


def _item_zh(item: Item) -> str:
    if item.left_out:
        return f"{_why_zh(item)}，不计分，标准分分摊到其他指标"
    full = f"标准分{number(item.full)}分"
    if item.case is not Case.ATTAINMENT:
        return f"{full}，{_why_zh(item)}，按标准分的{percent(item.share)}计，得{number(item.points)}分"
    base = round(item.points - item.bonus, 2)
    share = percentage(item.share)
    earned = f"得{share}，{number(item.full)} × {share} = {number(base)}分"
    extra = f"，超额加{number(item.bonus)}分，共{number(item.points)}分" if item.bonus else ""
    lacking = f"缺{item.lacking}个季度，按已报数计，" if item.lacking else ""
    return f"{full}，{lacking}{_attained_zh(item)}，{earned}{extra}"


def _attained_zh(item: Item) -> str:
    attainment = percent(item.attainment or 0.0)
    if item.is_ceiling:
        return "控制在目标以内" if item.attainment == 1 else f"超出控制目标，目标 ÷ 实际 = {attainment}"
    if item.completion is None or item.schedule in (None, 1):
        return f"完成率{attainment}"
    if not item.schedule:
        return "此时尚无序时要求"
    return f"完成率{percent(item.completion)} ÷ 序时进度{percent(item.schedule)} = {attainment}"


def _why_zh(item: Item) -> str:
    return "未下达目标" if item.case is Case.NO_TARGET else "未报送"


def _sum_zh(score: Score) -> str:
    if score.points is None:
        return f"{score.org_unit}：没有可以计分的指标，不评分、不排名。"
    floor = f"，扣完为止，计{number(score.points)}分" if _reckoned(score) < score.points else ""
    place = f"，{score.ranked}个单位中{ordinal(score.rank)}" if score.rank else ""
    return f"{score.org_unit}：{_terms(score)} = {number(_reckoned(score))}分{floor}{place}。"


def _english(score: Score, definitions: Mapping[str, Indicator]) -> tuple[str, ...]:
    def name(item: Item) -> str:
        definition = definitions[item.indicator]
        return definition.name_en or definition.name

    return (
        f"Rule: {score.rule.name('en')}. {rule_text(score.rule, 'en')}",
        *(f"{name(item)}: {_item_en(item)}." for item in score.items),
        *(f"Deduction: {_reason(d)}, {number(d.points)} points." for d in score.deductions),
        _sum_en(score),
    )


def _item_en(item: Item) -> str:
    if item.left_out:
        return f"{_why_en(item)}, not counted, its points go to the other indicators"
    full = f"{number(item.full)} points in all"
    if item.case is not Case.ATTAINMENT:
        return f"{full}, {_why_en(item)}, counted as {percent(item.share)}: {number(item.points)} points"
    base = round(item.points - item.bonus, 2)
    share = percentage(item.share)
    earned = f"earns {share}: {number(item.full)} × {share} = {number(base)} points"
    extra = f", bonus {number(item.bonus)}, together {number(item.points)} points" if item.bonus else ""
    quarters = "quarter" if item.lacking == 1 else "quarters"
    lacking = f"{item.lacking} {quarters} not reported, " if item.lacking else ""
    return f"{full}, {lacking}{_attained_en(item)}, {earned}{extra}"


def _attained_en(item: Item) -> str:
    attainment = percent(item.attainment or 0.0)
    if item.is_ceiling:
        return "within its limit" if item.attainment == 1 else f"over its limit, limit ÷ value = {attainment}"
    if item.completion is None or item.schedule in (None, 1):
        return f"completion {attainment}"
    if not item.schedule:
        return "nothing due yet"
    return f"completion {percent(item.completion)} ÷ due by now {percent(item.schedule)} = {attainment}"


def _why_en(item: Item) -> str:
    return "no target" if item.case is Case.NO_TARGET else "not reported"


def _sum_en(score: Score) -> str:
    if score.points is None:
        return f"{score.org_unit}: no indicator counts, so there is neither score nor rank."
    floor = f", not below the least: {number(score.points)} points" if _reckoned(score) < score.points else ""
    place = f", {ordinal(score.rank, 'en')} of {score.ranked}" if score.rank else ""
    return f"{score.org_unit}: {_terms(score)} = {number(_reckoned(score))} points{floor}{place}."


def _reason(deduction: Deduction) -> str:
    return f"{deduction.reason}（{deduction.quarter.code}）" if deduction.quarter else deduction.reason


def _terms(score: Score) -> str:
    counted = [number(item.points) for item in score.items if not item.left_out]
    return " + ".join(counted) + "".join(f" {MINUS} {number(d.points)}" for d in score.deductions)


def _reckoned(score: Score) -> float:
    """The sum before the least score is looked at."""
    return round(sum(item.points for item in score.items) - sum(d.points for d in score.deductions), 2)


_IN = {"zh": _chinese, "en": _english}
