"""In English: cells in doubt, provisional numbers, and what was made up for."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.narrative.english.words import listed, sentence
from indicators.narrative.facts.places import place_name
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Text
from indicators.narrative.sentences import caution
from indicators.progress import Flaw


def told(n: Narrator, row: Row) -> list[Text]:
    known = (caution.revised(n, row, row.subject.name_en), caution.own_schedule(n, row, row.subject.name_en))
    sentences = [*(sentence(said) for said in known if said), *doubts(n, row)]
    if period := caution.lately_behind(n, row):
        sentences.append(sentence(n.say("made_up", {}, name=row.subject.name_en, span=period.when_en())))
    return sentences


def doubts(n: Narrator, row: Row) -> list[Text]:
    """Whose number is in doubt, and whose is provisional."""
    sentences = []
    for flaw, situation in ((Flaw.PROBLEM, "in_doubt"), (Flaw.PROVISIONAL, "provisional")):
        units = caution.flawed(n, row, flaw)
        if units is not None:
            many = len(units) > caution.NAMED and n.names_laggards
            numbers = {"units": len(units), "many": many, "rough": caution.is_rough(n, row, units)}
            sentences.append(sentence(n.say(situation, numbers, names=_names(n, units), name=row.subject.name_en)))
    return sentences


def _names(n: Narrator, units: Sequence[str]) -> Text:
    if not n.names_laggards:
        return Text("some units" if len(units) > 1 else "one unit")
    return listed(Text(place_name(unit)) for unit in units[: caution.NAMED])
