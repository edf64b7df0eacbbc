"""From data to a document: the form asked for, told of the whole or of one org unit."""

from __future__ import annotations

from dataclasses import replace

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.narrative.composers import COMPOSERS, Form
from indicators.narrative.document import Document
from indicators.narrative.facts.survey import Survey
from indicators.narrative.phrasing.narrator import Audience, Length, narrator_for
from indicators.narrative.phrasing.phrases import UnknownLanguage
from indicators.periods import Period


def write(
    dataset: Dataset,
    period: Period,
    org_unit: str = TOTAL,
    *,
    form: Form = "summary",
    preset: str = "default",
    audience: Audience = "internal",
    length: Length = "usual",
    language: str = "zh",
) -> Document:
    """A report on the whole or on one org unit for a period, in one of FORMS: as a rule the work summary (工作总结).

    ``audience`` "leadership" counts those who lag without naming them. The same data give the same text.
    """
    survey = Survey(dataset, period, preset)
    return write_from(survey, org_unit, form=form, audience=audience, length=length, language=language)


def write_from(
    survey: Survey,
    org_unit: str = TOTAL,
    *,
    form: Form = "summary",
    audience: Audience = "internal",
    length: Length = "usual",
    language: str = "zh",
) -> Document:
    """The same from a survey already made: many reports on one period share it."""
    if language not in COMPOSERS:
        raise UnknownLanguage(f"no reports in “{language}”")
    n = narrator_for(survey.to_date, org_unit, audience=audience, length=length, language=language, apart=survey)
    return replace(COMPOSERS[language][form](n), preset=survey.preset)
