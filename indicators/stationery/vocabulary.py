"""The names that placeholders may have, in Chinese and English, and what they lead to."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

LIKE_ENOUGH = 50
"""How alike (0–100) a known name must be to be suggested for an unknown one."""

MEASURES: dict[str, tuple[str, ...]] = {
    "value": ("完成数", "完成", "value"),
    "number": ("数值", "数", "number"),
    "ten_thousands": ("万元", "ten_thousands"),
    "unit": ("计量单位", "unit"),
    "target": ("目标", "年度目标", "target"),
    "completion": ("完成率", "completion"),
    "schedule": ("序时进度", "schedule"),
    "lead": ("与序时进度之差", "领先", "lead"),
    "status": ("进度状态", "状态", "status"),
    "previous_year": ("上年同期", "上年同期数", "previous_year"),
    "change": ("同比增减", "change"),
    "growth": ("同比", "同比增幅", "growth"),
    "previous_quarter": ("上季度", "上季度数", "previous_quarter"),
    "rank": ("位次", "排名", "rank"),
    "forecast": ("全年预计", "forecast"),
}
"""What can be asked of a figure, after a dot; the first name is the one shown in the guide."""

TEXTS: dict[str, tuple[str, ...]] = {
    "title": ("标题", "title"),
    "body": ("正文", "body"),
    "signature": ("落款", "署名", "signature"),
    "date": ("日期", "成文日期", "date"),
    "period": ("期间", "报告期", "时期", "period"),
    "year": ("年份", "年度", "year"),
    "org_unit": ("单位", "org_unit"),
    "whole": ("全县", "总体", "whole"),
    "sections": ("各节", "sections"),
    "org_units": ("各单位", "各乡镇", "各街道", "org_units", "townships"),
    "tables": ("附表", "tables"),
    "sources": ("数据来源", "sources"),
}
"""What stands for itself, by its names."""

OF_SECTION = {
    "heading": ("标题", "heading"),
    "name": ("名称", "name"),
    "body": ("正文", "body"),
    "paragraphs": ("段落", "paragraphs"),
}
OF_ORG_UNIT = ("名称", "name")


@dataclass(frozen=True, slots=True)
class Node:
    """What a name stands for: a text (None is missing), a list, or neither; and what can be asked of it by name."""

    text: str | None = None
    items: tuple[Node, ...] | None = None
    find: Callable[[str], Node | None] = lambda _: None
    names: tuple[str, ...] = ()


def placeholders() -> dict[str, tuple[str, ...]]:
    """All names by what they stand for, apart from those of indicators."""
    return TEXTS


def plain(name: str) -> str:
    """A name without what people type differently: width, case, spaces."""
    return unicodedata.normalize("NFKC", name).lower().replace(" ", "")


def resolved(root: Node, path: Sequence[str]) -> tuple[Node, ...] | str:
    """What a path leads to, one for each of a list; the first name on it that is not known, after those before it."""
    found: tuple[Node, ...] = (root,)
    for step in path:
        if step == "*":
            found = tuple(item for node in found for item in node.items or ())
            continue
        further = [node.find(step) for node in found]
        if any(node is None for node in further):
            return step
        found = tuple(node for node in further if node is not None)
    return found


def nearest(root: Node, path: Sequence[str], unknown: str) -> str | None:
    """The known name most like an unknown one, where there is one like enough."""
    before = tuple(path)[: list(path).index(unknown)]
    nodes = resolved(root, before)
    names = nodes[0].names if nodes and not isinstance(nodes, str) else ()
    alike = process.extract(unknown, names, scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH, limit=None)
    closest = min(
        alike, key=lambda found: (Levenshtein.distance(unknown, found[0]), abs(len(unknown) - len(found[0]))), default=None
    )
    return str(closest[0]) if closest else None


def values(root: Node, paths: Iterable[Sequence[str]]) -> dict[str, Any]:
    """What the paths lead to as JSON, each under its names: an object has its own text under ""."""
    tree: dict[str, Any] = {}
    for path in paths:
        at = tree
        for step in path:
            at = at.setdefault(step, {})
    return {name: _value(node, below) for name, below in tree.items() if (node := root.find(name)) is not None}


def _value(node: Node, asked: Mapping[str, Any]) -> Any:
    if node.items is not None:
        return [_value(item, asked.get("*", {})) for item in node.items]
    below = {name: _value(found, deeper) for name, deeper in asked.items() if (found := node.find(name)) is not None}
    return {"": node.text, **below}


def named(makers: Mapping[str, Callable[[], Node]], names: Mapping[str, Sequence[str]], also: Node | None = None) -> Node:
    """A node whose parts have these names; what is not among them is asked of ``also``."""
    by_name = {plain(name): makers[meaning] for meaning in makers for name in names[meaning]}

    def find(name: str) -> Node | None:
        maker = by_name.get(plain(name))
        return maker() if maker else also.find(name) if also else None

    shown = tuple(name for meaning in makers for name in names[meaning])
    return Node(find=find, names=(*shown, *(also.names if also else ())))
