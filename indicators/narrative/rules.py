"""The conditions of phrases: small comparisons of numbers, written as ``lead >= 0.01 and quarter < 4``.

A rule may use names, numbers, ``+ - * /``, comparisons, ``and``, ``or``, ``not`` and ``abs(…)``; nothing else is accepted,
so a phrase file can be edited by anyone without becoming a program. A comparison with a missing number is false.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence

Numbers = Mapping[str, float | None]
Rule = Callable[[Numbers], bool]
Chooser = Callable[[Numbers], int]

_COMPARE: Mapping[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
_ARITHMETIC: Mapping[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


class InvalidRule(ValueError):
    """A rule uses something that rules do not have."""


def compile_rule(source: str) -> Rule:
    """The rule as a function of the numbers; an empty rule always holds. Raises InvalidRule, naming the rule."""
    choose = compile_rules([source])
    return lambda numbers: choose(numbers) == 0


def compile_rules(sources: Sequence[str]) -> Chooser:
    """A function of the numbers that gives the place of the first rule that holds, −1 where none does.

    All rules become one expression, put together from nothing but the pieces allowed. Raises InvalidRule as above.
    """
    names = sorted(frozenset[str]().union(*map(names_in, sources)))
    conditions = [_condition(source) for source in sources]
    expression = "".join(f"{place} if {condition} else " for place, condition in enumerate(conditions)) + "-1"
    choose: Callable[..., int] = eval(f"lambda {', '.join(map(_variable, names))}: {expression}", {"abs": abs})
    return lambda numbers: choose(*map(numbers.get, names))


def names_in(source: str) -> frozenset[str]:
    """The numbers a rule speaks of."""
    return _names(_tree(source)) if source.strip() else frozenset()


def _names(tree: ast.expr) -> frozenset[str]:
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name)) - {"abs"}


def _tree(source: str) -> ast.expr:
    try:
        return ast.parse(source, mode="eval").body
    except SyntaxError as error:
        raise InvalidRule(f"“{source}” is not a rule: {error}") from error


def _condition(source: str) -> str:
    if not source.strip():
        return "True"
    try:
        return _holds(_tree(source))
    except InvalidRule as error:
        raise InvalidRule(f"“{source}” is not a rule: {error}") from error


def _variable(name: str) -> str:
    return f"n_{name}"


def _holds(node: ast.expr) -> str:
    """The node as a condition; one that compares is false where a number it speaks of is missing."""
    match node:
        case ast.BoolOp(op=op, values=values):
            return f"({(' and ' if isinstance(op, ast.And) else ' or ').join(map(_holds, values))})"
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return f"(not {_holds(operand)})"
        case ast.Compare(left=left, ops=ops, comparators=rights) if all(type(op) in _COMPARE for op in ops):
            pairs = zip(ops, rights, strict=True)
            comparison = _value(left) + "".join(f" {_COMPARE[type(op)]} {_value(right)}" for op, right in pairs)
            return _where_known(_names(node), comparison)
    return _where_known(_names(node), _value(node))


def _where_known(names: Iterable[str], condition: str) -> str:
    return f"({' and '.join([*(f'{_variable(name)} is not None' for name in sorted(names)), condition])})"


def _value(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=int() | float() as value):
            return repr(value)
        case ast.Name(id=name):
            return _variable(name)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return f"(-{_value(operand)})"
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
            return f"({_value(left)} {_ARITHMETIC[type(op)]} {_value(right)})"
        case ast.Call(func=ast.Name(id="abs"), args=[argument], keywords=[]):
            return f"abs({_value(argument)})"
    raise InvalidRule(f"{type(node).__name__} is not allowed")
