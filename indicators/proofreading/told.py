"""The sentences of proofreading in the reader's language: why a draft cannot be read, and what is found in one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources


class UnreadableDraft(Exception):
    """The draft cannot be read; ``code`` and ``facts`` say why."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = {name: str(value) for name, value in facts.items()}

    def sentence(self, language: str = "zh") -> str:
        return sentence(f"draft_{self.code}", language, **self.facts)


def sentence(code: str, language: str = "zh", **facts: object) -> str:
    """The sentence of a code of ``messages.toml``."""
    return _sentences()[code][language].format_map({name: str(value) for name, value in facts.items()})


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(resources.files("indicators.proofreading").joinpath("messages.toml").read_text("utf-8"))
