"""Units of measure: what a header, a unit column or a unit line says about the numbers under it.

Money becomes yuan and a percentage becomes a fraction, by the unit alone and never by the size of a number. Every other
unit stays as printed (万吨, 场次).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from indicators.reading.text import compact, even

_SCALES = {
    "十": 10.0, "百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8, "十亿": 1e9, "百亿": 1e10, "万亿": 1e12,
}  # fmt: skip
_MONEY = frozenset(("元", "人民币元", "元人民币", "块", "块钱", "yuan", "rmb", "cny"))
_COUNTED = frozenset(
    "家 个 人 名 位 户 件 起 宗 例 次 场 期 届 班 批 份 篇 条 则 项 张 支 套 处 所 座 间 栋 幢 辆 台 票 队 对 本 册 部 幅 节 堂 课 天 日 周 组 片 块 面 "
    "只 头 棵 株 盒 箱 袋 袋数 杯 瓶 桶 枚 顶 床 双 顿 餐 轮 趟 步 笔 单 封 通 首 曲 亩 公顷 米 公里 千米 平方米 平方公里 立方米 吨 千克 公斤 克 斤 升 度 "
    "千瓦 千瓦时 千瓦小时 小时 学时 课时 分钟 月 分 人次 人天 人份 户次 家次 件次 场次 台次 班次 批次 期次 车次 点次 单位 企业 "
    "个月 工作日 个工作日 美元 港元 欧元 辆次 人日 人月 重量箱 标准箱 %(比重) ㎡ m2 km kg t 百分点 个百分点 倍 点 级 星 岁 卷 页 字 版 集 株数 盏 挂 "
    "口 眼 根 延米 标准煤 吨标准煤".split()
)
_BRACKET = re.compile(r"[(\[【〔{]([^()\[\]【】〔〕{}]*)[)\]】〕}]")
_SAYS_UNIT = re.compile(r"^(?:计量)?单位[:为]?")
_AFTER_MARK = re.compile(r"^(.{2,}?)(?:[/,、_:;]|[,;]?(?:计量)?单位[::])([^/,、_:;()]{1,6})$")
_AFTER_SPACE = re.compile(r"^(\S{2,}) +(\S{1,4})$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed (``text``), the unit its values are kept in (``base``) and what to multiply them by.

    ``scale`` is the size of a bare or leading 万, 亿 … also where values are kept as printed.
    """

    text: str
    base: str
    factor: float
    scale: float = 1.0

    @property
    def is_money(self) -> bool:
        return self.base == "元"

    @property
    def is_fraction(self) -> bool:
        return self.base == "%"

    @property
    def counted(self) -> str:
        """What is counted, without the scale: 万人 counts 人; a bare 万 counts nothing in particular."""
        return "元" if self.is_money else _split_scale(self.text)[1]


NO_UNIT = Unit("", "", 1.0)
PERCENT = Unit("%", "%", 0.01)


def _split_scale(text: str) -> tuple[float, str]:
    for length in (2, 1):
        if text[:length] in _SCALES:
            return _SCALES[text[:length]], text[length:]
    return 1.0, text


@lru_cache(maxsize=4096)
def unit_of(text: str) -> Unit:
    """Understand a unit that stands where units stand (a unit column, a unit line); any text will do there."""
    name = _SAYS_UNIT.sub("", compact(text)).strip("()[]【】:;。.")
    if name.lower() in ("%", "百分比", "percent", "百分数", "%)"):
        return PERCENT
    if name == "‰":
        return Unit("‰", "%", 0.001)
    scale, rest = _split_scale(name)
    if rest.lower() in _MONEY:
        return Unit(name, "元", scale, scale)
    return Unit(name, name, 1.0, scale)


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """Whether a text can only be a unit: a word that counts things, with or without 万, 亿 before it; money; a percent sign."""
    name = _SAYS_UNIT.sub("", compact(text))
    if not name or len(name) > 8:
        return False
    scale, rest = _split_scale(name)
    known = name in _COUNTED or rest in _COUNTED or rest.lower() in _MONEY or name in ("%", "‰")
    return known or (scale >= 1e4 and name not in _SCALES and 1 <= len(rest) <= 3)


@lru_cache(maxsize=16384)
def split_unit(text: str) -> tuple[str, str]:
    """Part a header from its unit: 帮扶资金（万元） → 帮扶资金, 万元. A bracket that is no unit stays: 劳模(含市级)."""
    plain = even(text)
    if found := _AFTER_SPACE.match(plain):
        name, unit = found.groups()
        if is_unit(unit):
            return name, unit
    name = compact(plain)
    for bracket in reversed(list(_BRACKET.finditer(name))):
        inside = _SAYS_UNIT.sub("", bracket[1])
        if is_unit(inside):
            return name[: bracket.start()] + name[bracket.end() :], inside
    if (found := _AFTER_MARK.match(name)) and is_unit(found[2]):
        return found[1], found[2]
    if name.endswith("%") and len(name) > 2 and not name[-2].isdigit():
        return name[:-1], "%"
    return name, ""


def units_listed(text: str) -> tuple[str, ...]:
    """The units of a unit line: 单位：家、人、万元 lists three. Empty if one of them is no unit (单位：城东街道)."""
    parts = tuple(p for p in re.split(r"[、,，;；/ ]+", _SAYS_UNIT.sub("", compact(text)).strip("()")) if p)
    return parts if parts and all(is_unit(p) for p in parts) else ()
