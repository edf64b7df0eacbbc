"""The words around numbers: roles, quarters, gaps, totals, notes."""

from __future__ import annotations

from collections.abc import Callable

TARGET_WORDS = ("年度目标", "目标", "目标值", "年度目标任务", "年度任务", "任务数", "全年目标", "年度计划")
VALUE_WORDS = ("本季完成", "本季度完成", "完成数", "完成值", "本季完成数", "实际完成", "本季", "完成情况")
RUNNING_WORDS = ("累计", "累计完成", "累计完成数", "本年累计", "年内累计完成")
QUARTERS: tuple[Callable[[int], str], ...] = (
    lambda q: f"第{'一二三四'[q - 1]}季度",
    lambda q: f"{'一二三四'[q - 1]}季度",
    lambda q: f"{q}季度",
    lambda q: f"Q{q}",
    lambda q: f"{3 * q - 2}-{3 * q}月",
    lambda q: f"{3 * q - 2}—{3 * q}月",
)
GAPS = ("", "—", "/", "…", "未报", "无数据", "-", "——", "……", "\\", "暂无")
TOTAL_WORDS = ("合计", "合  计", "总计", "全县合计", "总 计", "全县", "合 计")
SECTIONS = ("组织建设", "权益维护", "困难帮扶", "其他工作", "一、组织建设")
NOTES = (
    "注：1.会员总数为期末数；2.签订率=已签数/应签数×100%。",
    "审核人：        填表人：        联系电话：",
    "单位负责人：            经办人：",
    "数据来源：各乡镇工会报送",
    "备注：本表一式两份，2024年起执行。",
    "说明：12家单位暂缓统计",
    "注：全县年度目标为新建工会120家，上年同期完成35家。",
    "本季度新增会员中，货车司机45人、网约车司机12人。",
)


def numeral(number: int) -> str:
    """A number from 1 to 99 as it is written out: 三, 十二, 四十, 二十五."""
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    return ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones else "")


WITHIN = (
    "{county}总工会{short}年第{q}季度工会工作情况统计表",
    "{county}{short}年{q}季度工会组建及帮扶情况表",
    "{year}年Q{n}工会工作统计表",
    "Q{n} {year} {county}工会工作统计表",
    "{county}工会工作统计表（{year}年第{q}季度）",
    "{county}{year}年度工会工作进展情况（第{q}季度）",
    "{county}总工会{year}年{f}-{m}月份工会工作情况汇总表",
    "附件2：{county}{year}年{f}—{m}月工会重点工作情况表",
    "FY{year}Q{n} {county}工会工作统计表",
)
UP_TO = (
    "{county}{year}年工会工作推进情况（截至{m}月底）",
    "{county}总工会{year}年度工会工作情况统计表（截至{year}年{m}月{day}日）",
    "截至{year}年{m}月底{county}工会工作情况表",
    "{county}工会工作统计表（截止{year}.{m}.{day}）",
    "{county}{year}年工会工作情况（截止到{m}月末）",
)
"""Titles that name the state at the end of a quarter."""
