"""A command as a test gives it."""

from __future__ import annotations

from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]
"""Carries out a command, its arguments given one by one: exit code, output, errors."""
