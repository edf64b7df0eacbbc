"""How one score came about, as lines to print: the rule, every item with its arithmetic, the deductions, the sum, the place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from indicators.model import Indicator
from indicators.scoring.rule_text import percentage, rule_text
from indicators.scoring.scores import Case, Deduction, Item, Score
from indicators.wording import MINUS, number, ordinal, percent

_WORDS: Mapping[str, tuple[str, str]] = {
    "points": ("{points}分", "{points} points"),
    "rule": ("评分办法：{name}。{rule}", "Rule: {name}. {rule}"),
    "item": ("{name}：{said}。", "{name}: {said}."),
    "deduction": ("扣分：{reason}，扣{points}分。", "Deduction: {reason}, {points} points."),
    "no_target": ("未下达目标", "no target"),
    "no_report": ("未报送", "not reported"),
    "not_begun": ("按往年安排尚未开展", "not begun, as every year"),
    "left_out": ("{why}，不计分，标准分分摊到其他指标", "{why}, not counted, its points go to the other indicators"),
    "by_rule": (
        "标准分{full}分，{why}，按标准分的{share}计，得{points}分",
        "{full} points in all, {why}, counted as {share}: {points} points",
    ),
    "earned": (
        "标准分{full}分，{lacking}{attained}，得{share}，{full} × {share} = {base}分{extra}",
        "{full} points in all, {lacking}{attained}, earns {share}: {full} × {share} = {base} points{extra}",
    ),
    "extra": ("，超额加{bonus}分，共{points}分", ", bonus {bonus}, together {points} points"),
    "lacking_one": ("缺1个季度，按已报数计，", "1 quarter not reported, "),
    "lacking": ("缺{quarters}个季度，按已报数计，", "{quarters} quarters not reported, "),
    "within": ("控制在目标以内", "within its limit"),
    "over": ("超出控制目标，目标 ÷ 实际 = {attainment}", "over its limit, limit ÷ value = {attainment}"),
    "completion": ("完成率{attainment}", "completion {attainment}"),
    "nothing_due": ("此时尚无序时要求", "nothing due yet"),
    "to_date": (
        "完成率{completion} ÷ 序时进度{schedule} = {attainment}",
        "completion {completion} ÷ due by now {schedule} = {attainment}",
    ),
    "unscored": (
        "{org_unit}：没有可以计分的指标，不评分、不排名。",
        "{org_unit}: no indicator counts, so there is neither score nor rank.",
    ),
    "sum": ("{org_unit}：{terms} = {points}分{floor}{place}。", "{org_unit}: {terms} = {points} points{floor}{place}."),
    "floor": ("，扣完为止，计{points}分", ", not below the least: {points} points"),
    "place": ("，{ranked}个单位中{rank}", ", {rank} of {ranked}"),
}
"""Chinese and English for each piece of a recipe."""

_Say = Callable[..., str]


def recipe(score: Score, definitions: Mapping[str, Indicator], language: str = "zh") -> tuple[str, ...]:
    """The lines in the language: the rule, one line an item, one a deduction, and the sum that they give."""
    say = partial(_said, language)
    return (
        say("rule", name=score.rule.name(language), rule=rule_text(score.rule, language)),
        *(say("item", name=_name(definitions[item.indicator], language), said=_item(item, say)) for item in score.items),
        *(say("deduction", reason=_reason(d, language), points=number(d.points)) for d in score.deductions),
        _sum(score, language, say),
    )


def points_text(points: float, language: str = "zh") -> str:
    """92.5分; 92.5 points."""
    return _said(language, "points", points=number(points))


def _said(language: str, piece: str, **facts: object) -> str:
    chinese, english = _WORDS[piece]
    return (chinese if language == "zh" else english).format_map(facts)


def _name(definition: Indicator, language: str) -> str:
    return (language != "zh" and definition.name_en) or definition.name


def _item(item: Item, say: _Say) -> str:
    full, points = number(item.full), number(item.points)
    why = "" if item.case is Case.ATTAINMENT else say(item.case.value)
    if item.left_out:
        return say("left_out", why=why)
    if item.case is not Case.ATTAINMENT:
        return say("by_rule", full=full, why=why, share=percent(item.share), points=points)
    return say(
        "earned",
        full=full,
        lacking=say("lacking_one" if item.lacking == 1 else "lacking", quarters=item.lacking) if item.lacking else "",
        attained=_attained(item, say),
        share=percentage(item.share),
        base=number(round(item.points - item.bonus, 2)),
        extra=say("extra", bonus=number(item.bonus), points=points) if item.bonus else "",
    )


def _attained(item: Item, say: _Say) -> str:
    attainment = percent(item.attainment or 0.0)
    if item.is_ceiling:
        return say("within" if item.attainment == 1 else "over", attainment=attainment)
    if item.completion is None or item.schedule in (None, 1):
        return say("completion", attainment=attainment)
    if not item.schedule:
        return say("nothing_due")
    return say("to_date", completion=percent(item.completion), schedule=percent(item.schedule), attainment=attainment)


def _reason(deduction: Deduction, language: str) -> str:
    if deduction.quarter is None:
        return deduction.reason
    if language == "zh":
        return f"{deduction.reason}（{deduction.quarter.name_zh()}）"
    return f"{deduction.reason} ({deduction.quarter.name_en()})"


def _sum(score: Score, language: str, say: _Say) -> str:
    if score.points is None:
        return say("unscored", org_unit=score.org_unit)
    counted = [number(item.points) for item in score.items if not item.left_out]
    terms = " + ".join(counted) + "".join(f" {MINUS} {number(d.points)}" for d in score.deductions)
    reckoned = round(sum(item.points for item in score.items) - sum(d.points for d in score.deductions), 2)
    floor = say("floor", points=number(score.points)) if reckoned < score.points else ""
    place = say("place", ranked=score.ranked, rank=ordinal(score.rank, language)) if score.rank else ""
    return say("sum", org_unit=score.org_unit, terms=terms, points=number(reckoned), floor=floor, place=place)
