"""What a model was found to ask for."""

from __future__ import annotations

from dataclasses import dataclass

EACH = "*"
"""Stands in a reference for every one of a list."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A placeholder as the names that lead to it: 会员总数, 完成率; in loops 各单位, *, 会员总数. ``looped``: it is a list."""

    path: tuple[str, ...]
    looped: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """What a model asks for, in the order of its text; ``single`` are names in single braces, perhaps meant as placeholders."""

    references: tuple[Reference, ...] = ()
    single: tuple[str, ...] = ()
