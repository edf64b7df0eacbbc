"""The few words of formulas, in the language of the report they stand beside."""

from __future__ import annotations

_WORDS = {
    "units": ("，{count}个单位", ", {count} units"),
    "sum": ("Σ {period}{units} = {result}", "Σ {period}{units} = {result}"),
    "list": ("、", ", "),
    "of_periods": ("{periods}：{terms}", "{periods}: {terms}"),
    "target": ("{year}年目标", "target for {year}"),
    "by_rank": ("按{basis}{order}，{count}个单位中{place}", "by {basis}, {order}: {place} of {count} units"),
    "completion": ("完成率", "completion"),
    "value": ("数值", "value"),
    "lowest_first": ("由低到高", "lowest first"),
    "highest_first": ("由高到低", "highest first"),
    "lowest": ("{count}个单位最低", "lowest of {count} units"),
    "median": ("{count}个单位中位数", "median of {count} units"),
    "highest": ("{count}个单位最高", "highest of {count} units"),
    "whole_year": ("全年目标，不按季分解", "the whole year's target, not divided by quarter"),
    "usual_share": ("上年同期占全年的{share}", "the share of last year reached by then, {share}"),
    "even_share": ("时间进度{share}", "the share of the year gone by, {share}"),
    "last_year": ("上年同期占全年：{terms}", "share of last year reached by then: {terms}"),
    "plan": ("计划{due} ÷ {year}", "planned {due} ÷ {year}"),
    "weighted": ("各单位序时目标合计 ÷ 年度目标合计", "sum of the units' targets due ÷ sum of their annual targets"),
    "reached": ("{terms} < 0，已达到目标", "{terms} < 0, target reached"),
    "quarters_left": ("{needed} ÷ 余下{left}个季度", "{needed} ÷ {left} remaining quarters"),
    "rank_change": ("{period}{before} → {now}", "{period}: {before} → {now}"),
    "stepwise": ("({before} + {way} × {end} ÷ 4) ÷ {target}", "({before} + {way} × {end} ÷ 4) ÷ {target}"),
    "corrected": ("{cell}{by}更正为{new}，原填“{old}”", "{cell} corrected to {new}{by}, was “{old}”"),
    "corrected_by": ("由{by}", " by {by}"),
    "more_corrected": ("另有{count}处更正", "{count} more corrected"),
    "note": ("；", "; "),
}


def words(situation: str, language: str = "zh", /, **facts: object) -> str:
    return _WORDS[situation][language == "en"].format_map(facts)
