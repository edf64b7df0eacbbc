"""The conditions of phrases: small comparisons of numbers, written as ``lead >= 0.01 and quarter < 4``.

A rule may use names, numbers, ``+ - * /``, comparisons, ``and``, ``or``, ``not`` and ``abs(…)``; nothing else is accepted,
so a phrase file can be edited by anyone without becoming a program. A comparison with a missing number is false.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Any

Numbers = Mapping[str, float | None]
Rule = Callable[[Numbers], bool]
_Reader = Callable[[Numbers], Any]

_COMPARE: dict[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_ARITHMETIC: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


class InvalidRule(ValueError):
    """A rule uses something that rules do not have."""


def compile_rule(source: str) -> Rule:
    """The rule as a function of the numbers; an empty rule always holds. Raises InvalidRule, naming the rule."""
    if not source.strip():
        return lambda numbers: True
    try:
        read = _reader(ast.parse(source, mode="eval").body)
    except (SyntaxError, InvalidRule) as error:
        raise InvalidRule(f"“{source}” is not a rule: {error}") from error
    return lambda numbers: bool(read(numbers))


def names_in(source: str) -> frozenset[str]:
    """The numbers a rule speaks of."""
    tree = ast.parse(source or "True", mode="eval")
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name)) - {"abs"}


def _reader(node: ast.expr) -> _Reader:
    match node:
        case ast.Constant(value=int() | float() as value):
            return lambda numbers: value
        case ast.Name(id=name):
            return lambda numbers: numbers.get(name)
        case ast.BoolOp(op=op, values=values):
            readers = [_reader(value) for value in values]
            combine = all if isinstance(op, ast.And) else any
            return lambda numbers: combine(read(numbers) for read in readers)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return _negated(_reader(operand))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return _applied(operator.neg, [_reader(operand)])
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
            return _applied(_ARITHMETIC[type(op)], [_reader(left), _reader(right)])
        case ast.Call(func=ast.Name(id="abs"), args=[argument], keywords=[]):
            return _applied(abs, [_reader(argument)])
        case ast.Compare(left=left, ops=ops, comparators=rights) if all(type(op) in _COMPARE for op in ops):
            return _compared([_COMPARE[type(op)] for op in ops], [_reader(left), *map(_reader, rights)])
    raise InvalidRule(f"{type(node).__name__} is not allowed")


def _negated(read: _Reader) -> _Reader:
    return lambda numbers: not read(numbers)


def _applied(function: Callable[..., float], readers: list[_Reader]) -> _Reader:
    def read(numbers: Numbers) -> float | None:
        values = [reader(numbers) for reader in readers]
        return None if None in values else function(*values)

    return read


def _compared(tests: list[Callable[[float, float], bool]], readers: list[_Reader]) -> _Reader:
    def read(numbers: Numbers) -> bool:
        values = [reader(numbers) for reader in readers]
        return None not in values and all(test(a, b) for test, a, b in zip(tests, values, values[1:], strict=False))

    return read
