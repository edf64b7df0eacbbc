"""The language of the interface: Chinese is written in the code, other languages are gettext catalogues beside it.

``_`` looks the language up when it is called, so it must not be used at import time, nor in a function that runs
outside a visitor's session (a deferred download): such a function is given the finished text.
"""

from __future__ import annotations

import gettext as gnu
import io
from functools import cache
from importlib import resources

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from indicators.ui import state

SOURCE = "zh"
LANGUAGES = {"zh": "中文", "en": "English"}


@cache
def translations(language: str) -> gnu.NullTranslations:
    """The catalogue of a language, compiled from ``locale/<language>/LC_MESSAGES/indicators.po``; Chinese needs none."""
    if language == SOURCE:
        return gnu.NullTranslations()
    file = resources.files("indicators.ui").joinpath("locale", language, "LC_MESSAGES", "indicators.po")
    catalogue = read_po(io.BytesIO(file.read_bytes()), locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gnu.GNUTranslations(compiled)


def _(text: str) -> str:
    """The text in the visitor's language."""
    return translations(state.language()).gettext(text)


def n_(one: str, many: str, count: int) -> str:
    """The text for a count, in the visitor's language."""
    return translations(state.language()).ngettext(one, many, count)
