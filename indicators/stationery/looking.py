"""Which placeholders a model has, and whether it keeps to what a model may say."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping

from jinja2 import TemplateSyntaxError, nodes

from indicators.stationery.engine import Engine, Model
from indicators.stationery.flaws import Flaw, Unusable, flaw
from indicators.stationery.notation import BY_NAME, broken, in_single_braces
from indicators.stationery.references import EACH, Looked, Reference

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.For,
    nodes.If,
    nodes.Compare,
    nodes.Operand,
    nodes.Not,
    nodes.And,
    nodes.Or,
)
_TAGS = re.compile(r"<[^>]+>")


class _NotAName(Exception):
    """Something is asked of what is no name."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def look_into(package: bytes) -> Looked:
    """The placeholders of a checked package; raise Unusable for tags that are incomplete or not allowed."""
    model = Model(io.BytesIO(package))
    trees = model.trees()
    flaws = [flaw("unclosed", found=text) for tree in trees for text in broken(tree)]
    if flaws:
        raise Unusable(*dict.fromkeys(flaws))
    single = tuple(dict.fromkeys(name for tree in trees for name in in_single_braces(tree)))
    references: dict[Reference, None] = {}
    for source in model.sources():
        references.update(dict.fromkeys(_asked(source)))
    return Looked(tuple(references), single)


def _asked(source: str) -> list[Reference]:
    try:
        tree = Engine().parse(source)
    except TemplateSyntaxError as error:
        raise Unusable(_unfinished(source, error)) from error
    for node in _every(tree):
        if not _is_allowed(node):
            raise Unusable(flaw("forbidden", found=_line(source, node.lineno)))
    try:
        return list(_references(tree, {}))
    except _NotAName as odd:
        raise Unusable(flaw("forbidden", found=_line(source, odd.line))) from odd


def _is_allowed(node: nodes.Node) -> bool:
    """Texts can be asked only whether they are the same; which turn of a loop it is, also whether it is before another."""
    if isinstance(node, nodes.For):
        return isinstance(node.target, nodes.Name)
    if isinstance(node, nodes.Compare) and any(operand.op not in ("eq", "ne") for operand in node.ops):
        asked = node.expr.node if isinstance(node.expr, nodes.Getattr) else None
        return isinstance(asked, nodes.Name) and asked.name == "loop"
    return isinstance(node, _ALLOWED)


def _unfinished(source: str, error: TemplateSyntaxError) -> Flaw:
    """A loop or condition that is not closed, or closed as what it is not; all else is beyond what a model may say."""
    message = error.message or ""
    if "end of template" in message:
        return flaw("unfinished", found=_line(source, error.lineno, "{%"))
    is_ending = any(f"tag '{word}" in message for word in ("end", "el"))
    return flaw("unfinished" if is_ending else "forbidden", found=_line(source, error.lineno))


def _line(source: str, number: int, tag: str = "{") -> str:
    """The text of a paragraph, or of the last one before it that has such a tag."""
    lines = [_TAGS.sub("", line).strip() for line in source.splitlines()[:number]]
    return next((line for line in reversed(lines) if tag in line), lines[-1] if lines else "")[:60]


def _every(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _every(child)


def _references(node: nodes.Node, scope: Mapping[str, tuple[str, ...]]) -> Iterator[Reference]:
    """What is asked for in a piece of the tree; ``scope`` are the variables of the loops around it."""
    if isinstance(node, nodes.For):
        path = _path(node.iter, scope)
        assert isinstance(node.target, nodes.Name)
        if path:
            yield Reference(path, looped=True)
        inner = {**scope, node.target.name: (*path, EACH)}
        for child in (*([node.test] if node.test else []), *node.body):
            yield from _references(child, inner)
        for child in node.else_:
            yield from _references(child, scope)
    elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
        if path := _path(node, scope):
            yield Reference(path)
    else:
        for child in node.iter_child_nodes():
            yield from _references(child, scope)


def _path(node: nodes.Node, scope: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The names that lead to what is meant; empty for what the engine itself knows (loop.index)."""
    if isinstance(node, nodes.Name):
        return () if node.name == "loop" else scope.get(node.name, (node.name,))
    if isinstance(node, nodes.Getattr):
        before = _path(node.node, scope)
        return (*before, node.attr) if before else ()
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        before = _path(node.node, scope)
        step = node.arg.value if isinstance(node.arg.value, str) else EACH
        if before == (BY_NAME,):
            return (step,)
        return (*before, step) if before else ()
    raise _NotAName(node.lineno)
