"""The forms a report can take, and what writes each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from indicators.narrative.document import Document
from indicators.narrative.english import forms as english
from indicators.narrative.forms.brief import brief
from indicators.narrative.forms.circular import circular
from indicators.narrative.forms.summary import summary
from indicators.narrative.forms.supervision import supervision
from indicators.narrative.phrasing.narrator import Narrator

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
