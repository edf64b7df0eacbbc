"""What org units write beside their own figures (备注, 未完成原因), told where these fall short, as their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from indicators.model import Note
from indicators.narrative.facts import places
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Text
from indicators.narrative.sentences.judging import good
from indicators.narrative.sentences.quoting import in_its_words, without_spaces
from indicators.narrative.sentences.topics import Topic

TOLD = {"short": 0, "usual": 3, "full": 1000}
"""How many remarks stand in one place, by the length of the report."""


def on_the_topic(n: Narrator, topic: Topic) -> list[Text]:
    """What those say of it who are behind in it, or lack its figure; the furthest behind first."""
    by_name = {indicator.name: indicator.id for indicator in topic.all}
    found = []
    for note in _told_of(n):
        if note.section in by_name:
            row = n.survey.row(by_name[note.section], note.org_unit)
            short = row.value is None or note.org_unit in n.survey.lacking(row.indicator) or (row.verdict and not good(row))
            found += [(row.lead if row.lead is not None else 0.0, note)] if short else []
    return _said(n, [note for _lead, note in sorted(found, key=lambda one: one[0])])


def on_the_whole(n: Narrator, problems: Sequence[Text]) -> list[Text]:
    """What those say of their work as a whole whom the problems name; in its own report the org unit itself."""
    words = "".join(problem.words for problem in problems)
    if not words:
        return []
    whole = [note for note in _told_of(n) if not note.section]
    return _said(n, [note for note in whole if not n.is_whole or places.place_name(note.org_unit) in words])


def _told_of(n: Narrator) -> Iterable[Note]:
    """The remarks of the last quarter, where those who lag are named at all."""
    last = n.survey.covered.last_quarter
    if n.is_whole and not n.names_laggards:
        return ()
    return (
        note
        for note in n.survey.dataset.notes
        if note.is_remark
        and (n.is_whole or note.org_unit == n.org_unit)
        and (note.period is None or (n.survey.period.contains(note.period) and note.period.contains(last)))
    )


def _said(n: Narrator, notes: Sequence[Note]) -> list[Text]:
    """Each once in a report, the same words of several org units as often as they wrote them."""
    told = [note for note in notes[: TOLD[n.length]] if n.first_time(f"{note.org_unit} {without_spaces(note)}")]
    ended: Callable[[Text], Text] = (lambda said: said + "。") if n.evidence.language == "zh" else (lambda said: said + ".")
    return [
        ended(
            n.say(
                "remark",
                {"own": not n.is_whole},
                unit=places.place_name(note.org_unit),
                text=in_its_words(n, note, quoted=True),
            )
        )
        for note in told
    ]
