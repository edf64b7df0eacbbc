"""The paragraphs beside figures on an English page."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.narrative.document import Paragraph
from indicators.narrative.english import overall, shortfalls
from indicators.narrative.english.telling import standing, tell
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Text, text_of
from indicators.narrative.sentences.topics import most_telling, themes_of, topics_of

NOTABLE = 3
"""How many indicators an overview speaks of by name."""


def at_a_glance(n: Narrator) -> list[Paragraph | None]:
    rows = overall.with_data(n)
    if not rows:
        return []
    first = [*overall.on_course(n, rows), *overall.reporting(n)]
    if not n.is_whole:
        first[0] = text_of(n.org_unit, ": ", Text(first[0].words[0].lower() + first[0].words[1:], first[0].pieces))
    telling = most_telling(n, themes_of(n), NOTABLE)
    told = [standing(n, row) for row in rows if row.indicator in telling and row.value is not None][:NOTABLE]
    return [n.paragraph(group) for group in (first, told, shortfalls.problems(n)[:NOTABLE])]


def across(n: Narrator, chosen: Sequence[str]) -> list[Paragraph | None]:
    definitions = [n.survey.indicator(name) for name in chosen if n.row(name).has_data]
    return [n.paragraph(tell(n, topic)) for topic in topics_of(n, definitions)]


def within(n: Narrator, chosen: Sequence[str]) -> Paragraph | None:
    rows = [n.row(name) for name in chosen if n.row(name).value is not None]
    if not rows:
        return None
    first, *others = (standing(n, row) for row in rows)
    return n.paragraph([text_of("" if n.is_whole else f"{n.org_unit}: ", first), *others])
