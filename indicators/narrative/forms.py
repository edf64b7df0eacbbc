"""The forms a report can take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from indicators.narrative.brief import brief
from indicators.narrative.circular import circular
from indicators.narrative.document import Document
from indicators.narrative.english import forms as english
from indicators.narrative.narrator import Narrator
from indicators.narrative.summary import summary
from indicators.narrative.supervision import supervision

Form = Literal["summary", "circular", "brief", "supervision"]

FORMS: Mapping[str, Mapping[str, str]] = {
    "summary": {"zh": "工作总结", "en": "Work summary"},
    "circular": {"zh": "情况通报", "en": "Circular"},
    "brief": {"zh": "工作简报", "en": "Brief"},
    "supervision": {"zh": "督办单", "en": "Supervision notice"},
}
"""The names of the forms, for people to choose from."""

COMPOSERS: Mapping[str, Mapping[str, Callable[[Narrator], Document]]] = {
    "zh": {"summary": summary, "circular": circular, "brief": brief, "supervision": supervision},
    "en": english.COMPOSERS,
}
"""What writes each form, by language."""
