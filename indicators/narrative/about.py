"""The paragraphs that stand beside figures on a page: about everything, some indicators, or some org units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indicators.dataset import Dataset
from indicators.model import TOTAL, Better, TargetForm
from indicators.narrative.document import Paragraph
from indicators.narrative.english import about as english
from indicators.narrative.facts.row import Row
from indicators.narrative.facts.survey import Survey
from indicators.narrative.falling_short.found import shortfalls
from indicators.narrative.forms.opening import on_course
from indicators.narrative.forms.reporting import partial, reporting
from indicators.narrative.phrasing.narrator import Narrator, narrator_for, sentences_of
from indicators.narrative.phrasing.text import Text, joined, text_of
from indicators.narrative.sentences.listing import is_listed, listing
from indicators.narrative.sentences.standing import standing
from indicators.narrative.sentences.telling import tell
from indicators.narrative.sentences.topics import topics_of
from indicators.periods import Period

_IN_ENGLISH = (english.at_a_glance, english.across, english.within)

NOTABLE = 3
"""How many indicators an overview speaks of by name."""


def paragraphs_about(
    dataset: Dataset,
    period: Period,
    indicators: Iterable[str] | None = None,
    org_units: Iterable[str] | None = None,
    *,
    preset: str = "default",
    language: str = "zh",
    survey: Survey | None = None,
) -> tuple[Paragraph, ...]:
    """What the figures show, in a few sentences; nothing where there is nothing to say.

    Without a choice: the whole at a glance. With indicators: each across the org units. With org units: how each stands.
    With both: these org units in these indicators. A quarter is judged by the year up to it, as in a report. ``survey`` is that
    of the data and the period, where there is one already.
    """
    survey = survey or Survey(dataset, period, preset)
    chosen = tuple(indicators or ())
    units = tuple(org_units or ())
    found: list[Paragraph | None] = []
    at_a_glance, across, within = _IN_ENGLISH if language == "en" else (_at_a_glance, _across, _within)
    if not units:
        n = narrator_for(survey.to_date, language=language, apart=survey)
        found = across(n, chosen) if chosen else at_a_glance(n)
    for unit in units:
        n = narrator_for(survey.to_date, unit, language=language, apart=survey)
        found += [within(n, chosen)] if chosen else at_a_glance(n)
    return tuple(paragraph for paragraph in found if paragraph)


def _at_a_glance(n: Narrator) -> list[Paragraph | None]:
    """How many targets are on course and who has reported; what stands out; what falls short."""
    rows = n.rows
    if not rows:
        return []
    status = [*on_course(n, rows), *reporting(n), *partial(n)]
    if not n.is_whole:
        status = [text_of(Text(n.org_unit), "：", first) if place == 0 else first for place, first in enumerate(status)]
    return [n.paragraph(status), n.paragraph(_outstanding(n, rows)), n.paragraph(_falling_short(n))]


def _outstanding(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """The indicators furthest ahead, then those that moved most on last year."""
    known = (row for row in rows if row.lead is not None and row.lead >= 0.01 and not _has_ceiling(n, row))
    ahead = sorted(known, key=lambda row: -(row.lead or 0))
    moved = sorted((row for row in rows if row not in ahead and _risen(n, row)), key=lambda row: -(row.growth or 0))
    told = [*ahead, *moved][:NOTABLE]
    if not told:
        bare = [row for row in rows if row.value is not None and is_listed(n, row)]
        return listing(n, bare[: 2 * NOTABLE])
    return [sentence for row in told for sentence in standing(n, row)]


def _falling_short(n: Narrator) -> list[Text]:
    found = sorted(shortfalls(n), key=lambda shortfall: -shortfall.weight)[:NOTABLE]
    if not found:
        return []
    return sentences_of([("", text_of("需要关注的是，", joined((shortfall.problem for shortfall in found[:1]), "；")))]) + [
        shortfall.problem + "。" for shortfall in found[1:]
    ]


def _across(n: Narrator, chosen: Sequence[str]) -> list[Paragraph | None]:
    """Each topic the indicators make up, told as in a report but without its heading."""
    definitions = [n.survey.indicator(name) for name in chosen if n.row(name).has_data]
    return [n.paragraph(tell(n, topic)[0]) for topic in topics_of(n, definitions)]


def _within(n: Narrator, chosen: Sequence[str]) -> Paragraph | None:
    rows = [n.row(name) for name in chosen if n.row(name).value is not None]
    if not rows:
        return None
    opener = "" if n.org_unit == TOTAL else n.org_unit
    sentences = [sentence for row in rows for sentence in standing(n, row)]
    return n.paragraph([text_of(opener, sentences[0]), *sentences[1:]])


def _has_ceiling(n: Narrator, row: Row) -> bool:
    return row.subject.form is TargetForm.CEILING


def _risen(n: Narrator, row: Row) -> bool:
    """Whether it grew on last year, that is good, and no target says that it should be more."""
    better = row.subject.definition.better is Better.HIGHER
    return better and (row.growth or 0) > 0 and (row.previous_year or 0) >= 10 and not row.behind
