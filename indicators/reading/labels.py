"""One label taken apart: 2024年一季度新建工会年度目标（家） names 新建工会, a period, the role of a target and a unit.

Whether the name that is left belongs to an org unit or to an indicator only its neighbours tell (``layout.py``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from indicators.reading.grid import CellValue
from indicators.reading.not_final import is_not_final
from indicators.reading.org_units import likeness
from indicators.reading.roles import Role, role_of, split_role
from indicators.reading.spans import Span, completed, find_span, span_of, span_of_date
from indicators.reading.text import chinese_part, compact, even, has_han, is_outline, without_numbering
from indicators.reading.units import is_unit, split_unit
from indicators.reading.words import pattern

_PART = re.compile(r"^(?:其\s*中|其\s*他\s*其中)\s*[:、,]?\s*(?=\S)|^#\s*(?=[^\d\s])")
_BRACKET_END = re.compile(r"^(.+?)[(\[【〔]([^()\[\]【】〔〕]+)[)\]】〕]$")
_AMOUNT_END = re.compile(r"\(([值数量额]|数值|数量)\)$")
"""年度目标（值） says no more than 年度目标值."""
_PIVOT_VALUE = re.compile(r"^(?:求和|平均值)项[:：]\s*(?=\S)")
_PIVOT_COUNT = re.compile(r"^(?:计数|最大值|最小值|标准偏差|方差)项[:：]\s*\S")
"""How many rows there were, or which was the largest: no amount of what is named."""
_PIVOT_LABELS = frozenset(("行标签", "列标签"))
"""What a pivot table puts where names of its fields would stand."""
_JOINTS = "-—–_:：·/、,，|"
_WEIGHT = re.compile(r"(?:权重|分值|满分|计)?:?\d+(?:\.\d+)?分|(?:权重|分值|满分):?\d+(?:\.\d+)?%?")
_ASKED = re.compile(r"(?:填空|必填|选填|必答|可不填|单选|多选)题?|(?:请?(?:只|限)?填(?:写)?|仅限)(?:阿拉伯)?数字")
"""How a question in a form is to be answered."""
_STATED = re.compile(r"(\D+?)[:：为≥≤>]*\d+(?:\.\d+)?\D{0,3}")
_ENGLISH_HEAD = re.compile(r"^(?=[^\u3400-\u9fff]*[a-z]{3})[A-Za-z][A-Za-z .,'&/%()-]*[\s/|:](?=[\u3400-\u9fff]{2})")
_BODY, _TOWNSHIP = 0.3, 1.0
_BEHIND_SPAN = re.compile(r"^(?:以?内|期间|当中|之中)?的?")
_PREVIOUS = re.compile(r"^(?:上年|去年|前年|上一年|往年|上年度)")


@dataclass(frozen=True, slots=True)
class Label:
    """What one cell of a header or a row label says. ``name`` is empty if it names neither an org unit nor an indicator.

    ``loose`` is the other way to read it, with a role that may just as well be part of the name (隐患整改 + 完成率).
    """

    text: str
    name: str = ""
    unit: str = ""
    span: Span | None = None
    role: Role | None = None
    part: bool = False
    outline: bool = False
    loose: Label | None = None


EMPTY = Label("")


def label_of(value: CellValue) -> Label:
    """Take the label in a cell apart; a date is a period, a number is its own text."""
    if isinstance(value, datetime):
        return Label(value.date().isoformat(), span=span_of_date(value))
    if value is None:
        return EMPTY
    return _parse(value) if isinstance(value, str) else _parse(f"{value:.12g}" if isinstance(value, float) else str(value))


@lru_cache(maxsize=32768)
def _parse(text: str) -> Label:
    shown = even(text)
    if _PIVOT_COUNT.match(shown):
        return Label(shown, role=Role.IGNORED)
    text = _PIVOT_VALUE.sub("", shown) if _PIVOT_VALUE.match(shown) else text
    if shown in _PIVOT_LABELS:
        return Label(shown)
    outline = is_outline(shown)
    plain = _without_english_head(chinese_part(text))
    unnumbered = plain if _PART.match(plain) else without_numbering(plain)
    plain = _AMOUNT_END.sub(r"\1", _PART.sub("", unnumbered))
    part = _PART.match(unnumbered) is not None
    if has_han(plain):
        if plain.endswith("%") and pattern("names", "share_done").fullmatch(compact(plain)):
            return Label(shown, role=Role.COMPLETION, part=part)  # 完成计划% is no 完成计划
        name, unit = split_unit(plain)
        plain, unit = (plain, "") if unit and span_of(plain) is not None else (name, unit)  # 一季 度
    else:
        plain, unit = _foreign(plain)
    if is_unit(plain) and not unit and len(plain) <= 6:
        return Label(shown, unit=plain, part=part)
    return replace(_without_edges(Label(shown, plain, unit, part=part, outline=outline)), outline=outline)


def _without_english_head(text: str) -> str:
    """会员总数 of Members 会员总数; Intel 公司 keeps its name, and so do an acronym (AI 培训) and a letter (A 区)."""
    rest = _ENGLISH_HEAD.sub("", text)
    return rest if rest == text or not _BODY < likeness(f"某{rest}") < _TOWNSHIP else text


def _foreign(plain: str) -> tuple[str, str]:
    """A label without Chinese keeps its spaces between words, unless a unit is taken off it."""
    name, unit = split_unit(plain)
    return (name, unit) if unit else (plain, "")


def _without_edges(label: Label) -> Label:
    """Take period words and roles off both ends until a bare name is left."""
    while label.name:
        shorter = _step(label)
        if shorter is None:
            break
        label = shorter
    return _with_loose_reading(label)


def _step(label: Label) -> Label | None:
    name = label.name.strip(_JOINTS + " ")
    if not name:
        return replace(label, name="")
    if label.role is None and _PREVIOUS.match(compact(name)) and role_of(name) is not None:
        return replace(label, name="", role=role_of(name))
    if label.span is None or label.span.year is None or label.span.first is None:
        if (span := span_of(name)) is not None:
            return replace(label, name="", span=_joined(span, label.span))
        if (parted := _part_from_span(name)) is not None:
            return replace(label, name=parted[0], span=_joined(parted[1], label.span))
    if label.role is None and (role := role_of(name)) is not None:
        return replace(label, name="", role=role)
    if label.role is Role.TARGET and role_of(name) is Role.TARGET:  # 年度目标（不超过）
        return replace(label, name="")
    if is_not_final(name):
        return replace(label, name="", role=label.role or Role.VALUE)
    if (bracket := _BRACKET_END.match(name)) and (inner := _said_in_bracket(label, bracket[2])) is not None:
        return replace(inner, name=bracket[1])
    if label.role is None and (ended := split_role(compact(name), sure=True)) is not None:
        return replace(label, name=ended[0], role=ended[1])
    return replace(label, name=name) if name != label.name else None


def _joined(span: Span, found: Span | None) -> Span:
    """The period of a label that says its parts apart: 2024年度新增会员(1-6月)."""
    return span if found is None else completed(found, span)


def _said_in_bracket(label: Label, inside: str) -> Label | None:
    beside = _WEIGHT.fullmatch(compact(inside)) or _ASKED.fullmatch(compact(inside))
    if beside or states_target(inside) or is_not_final(inside):
        return label
    if label.role is None and (role := role_of(inside)) is not None:
        return replace(label, role=role)
    if label.span is None and (span := span_of(inside)) is not None:
        return replace(label, span=span)
    if not label.unit and is_unit(inside, marked=True):
        return replace(label, unit=inside)
    first, _, rest = compact(inside).replace("、", ",").replace(";", ",").partition(",")
    if first and rest and (inner := _said_in_bracket(label, first)) is not None:
        return _said_in_bracket(inner, rest)
    return None


def states_target(text: str) -> bool:
    """Whether a text gives a target's amount (全年目标300人): whose target a header's is, it does not say."""
    stated = _STATED.fullmatch(compact(text))
    return stated is not None and role_of(stated[1]) is Role.TARGET


def _part_from_span(name: str) -> tuple[str, Span] | None:
    """The name beside period words at its start or end; words of a year gone by (上年一季度) stay together."""
    found = find_span(name)
    plain = compact(name)
    if found is None or _PREVIOUS.match(plain):
        return None
    before, after = plain[: found.start], _BEHIND_SPAN.sub("", plain[found.end :])
    if found.start == 0 and after:
        return after, found.span
    if found.end == len(plain) and len(before) > 1:
        return before, found.span
    return None


def _with_loose_reading(label: Label) -> Label:
    if not label.name or label.role is not None:
        return label
    parted = split_role(compact(label.name), sure=False)
    if parted is None:
        return label
    return replace(label, loose=replace(label, name=parted[0], role=parted[1]))


def settle(label: Label, *, supported: bool) -> Label:
    """Choose between the two readings of a label: the name without its role if that name is met elsewhere."""
    if label.loose is None:
        return label
    return label.loose if supported else replace(label, loose=None)
