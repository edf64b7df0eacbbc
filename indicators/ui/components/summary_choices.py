"""What the visitor wants written: form, audience, length; remembered while going from page to page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import streamlit as st

from indicators.narrative import FORMS
from indicators.narrative.composers import Form
from indicators.narrative.document import Document
from indicators.narrative.phrasing.narrator import Audience, Length
from indicators.periods import Period
from indicators.record import ReportKind
from indicators.ui import cached_texts, state
from indicators.ui.language import _
from indicators.views.summary import forms_for


@dataclass(frozen=True, slots=True)
class Choice:
    """One report: which, on what, for whom."""

    period: Period
    org_unit: str
    form: Form
    audience: Audience
    length: Length
    language: str

    @property
    def kind(self) -> ReportKind:
        """What edits of this report are kept under: they outlive its period."""
        return ReportKind(self.org_unit, self.form, self.audience, self.length, self.language)

    def written(self) -> Document:
        """The report as the program writes it."""
        return cached_texts.report(
            self.period,
            self.org_unit,
            form=self.form,
            audience=self.audience,
            length=self.length,
            language=self.language,
        )


def choose(period: Period, org_unit: str) -> Choice:
    """The controls, and what they say."""
    language = state.language()
    forms = {form: FORMS[form].get(language, FORMS[form]["zh"]) for form in forms_for(org_unit)}
    audiences = {"internal": _("内部（点名）"), "leadership": _("上报（不点名）")}
    lengths = {"short": _("简"), "usual": _("中"), "full": _("详")}
    return Choice(
        period,
        org_unit,
        cast(Form, _choose(_("形式"), forms, "summary_form", "summary")),
        cast(Audience, _choose(_("写给谁看"), audiences, "summary_audience", "internal")),
        cast(Length, _choose(_("篇幅"), lengths, "summary_length", "usual")),
        language,
    )


def _choose(label: str, names: dict[str, str], key: str, usual: str) -> str:
    """One of a few; what was chosen on an earlier visit, if it is still there."""
    options = list(names)
    remembered = state.remembered(f"{key}_chosen", usual)
    index = options.index(remembered) if remembered in options else 0
    choice = str(st.selectbox(label, options, index=index, format_func=names.__getitem__, key=f"{key}_{len(options)}"))
    state.remember(f"{key}_chosen", choice)
    return choice
