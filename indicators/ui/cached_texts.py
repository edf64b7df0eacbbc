"""The texts about the data, written once for each state of the record and shared by all visitors.

Everything returned is shared and must not be changed.
"""

from __future__ import annotations

from collections.abc import Callable

from indicators.editing import claims_in
from indicators.editing.template import Key
from indicators.model import TOTAL
from indicators.narrative import paragraphs_about, write_from
from indicators.narrative.composers import Form
from indicators.narrative.document import Claim, Document, Paragraph
from indicators.narrative.facts.survey import Survey
from indicators.narrative.phrasing.narrator import Audience, Length
from indicators.org_units import Sight, sight_of
from indicators.periods import Period
from indicators.proofreading import Grounds
from indicators.record import default_url
from indicators.ui import cached
from indicators.ui.cached import COUNTY
from indicators.ui.kept import kept

WRITTEN_IN = ("zh", "en")
"""The languages the paragraphs are written in."""


def paragraphs(
    period: Period,
    *,
    indicators: tuple[str, ...] = (),
    org_units: tuple[str, ...] = (),
    language: str = "zh",
    sight: Sight = COUNTY,
) -> tuple[Paragraph, ...]:
    """What the text says about these indicators and org units in the period; the whole where none is named.

    In Chinese where the text is not written in the visitor's language.
    """
    told = language if language in WRITTEN_IN else WRITTEN_IN[0]
    return _paragraphs(default_url(), cached.version(), period.code, indicators, org_units, told, sight)


@kept(300)
def _paragraphs(
    url: str,
    version: str,
    period: str,
    indicators: tuple[str, ...],
    org_units: tuple[str, ...],
    language: str,
    sight: Sight,
) -> tuple[Paragraph, ...]:
    return paragraphs_about(
        cached.dataset_at(url, version, sight),
        Period.parse(period),
        indicators=indicators,
        org_units=org_units,
        language=language,
        survey=_survey(url, version, period, sight),
    )


def survey(period: Period, sight: Sight = COUNTY) -> Survey:
    """What all texts about the period are drawn from."""
    return _survey(default_url(), cached.version(), period.code, sight)


@kept(8)
def _survey(url: str, version: str, period: str, sight: Sight) -> Survey:
    return Survey(cached.dataset_at(url, version, sight), Period.parse(period))


def grounds(sight: Sight = COUNTY) -> Grounds:
    """What drafts are held against."""
    return _grounds(default_url(), cached.version(), sight)


@kept(3)
def _grounds(url: str, version: str, sight: Sight) -> Grounds:
    return Grounds(cached.dataset_at(url, version, sight), lambda period: _survey(url, version, period.code, sight))


def report(
    period: Period,
    org_unit: str = TOTAL,
    *,
    form: Form = "summary",
    audience: Audience = "internal",
    length: Length = "usual",
    language: str = "zh",
) -> Document:
    """The written report for a period, in Chinese where it is not written in the visitor's language.

    An org unit below the first level is told beside its neighbours.
    """
    told = language if language in WRITTEN_IN else WRITTEN_IN[0]
    return _report(default_url(), cached.version(), period.code, org_unit, form, audience, length, told)


def claims_in_data(period: Period, org_unit: str, language: str) -> Callable[[Key], Claim | None]:
    """What finds the numbers of a report, those too that the report does not tell."""
    told = language if language in WRITTEN_IN else WRITTEN_IN[0]
    return _claims_in_data(default_url(), cached.version(), period.code, org_unit, told)


@kept(20)
def _claims_in_data(url: str, version: str, period: str, org_unit: str, language: str) -> Callable[[Key], Claim | None]:
    survey = _survey(url, version, period, sight_of(cached.recorded_at(url, version), org_unit))
    return claims_in(survey, language, org_unit)


@kept(60)
def _report(
    url: str, version: str, period: str, org_unit: str, form: Form, audience: Audience, length: Length, language: str
) -> Document:
    told = _survey(url, version, period, sight_of(cached.recorded_at(url, version), org_unit))
    return write_from(told, org_unit, form=form, audience=audience, length=length, language=language)
