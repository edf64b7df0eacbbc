"""The headline of a brief: what matters most, as a sentence without figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.model import TargetForm
from indicators.narrative.facts.row import Row
from indicators.narrative.falling_short.worsening import is_lost
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Text, joined
from indicators.narrative.rules import Numbers
from indicators.narrative.sentences.judging import good, judged
from indicators.narrative.sentences.topics import one_of_each

NAMED = 2
"""How many works that lag are named."""


@dataclass(frozen=True, slots=True)
class Headline:
    """What it is made of: targets met, works that lag (the furthest behind first, each once), ceilings broken, levels lost."""

    numbers: Numbers
    met: Sequence[Row]
    behind: Sequence[Row]
    broken: Sequence[Row]
    lost: Sequence[Row]


def headline_of(n: Narrator, rows: Sequence[Row]) -> Headline:
    known = judged(rows)
    met = [row for row in known if good(row)]
    broken = [row for row in known if row not in met and _is_ceiling(row)]
    late = [row for row in known if row not in met and not _is_ceiling(row)]
    first = sorted(late, key=lambda row: (not row.subject.is_amount, row.lead or 0))
    behind: dict[str, Row] = {}
    for row in one_of_each(n, first):
        behind.setdefault(row.subject.work, row)
    numbers = {
        "judged": len(known),
        "good": len(met),
        "late": len(late),
        "named": len(behind),
        "year_over": n.year_over,
    }
    return Headline(numbers, met, tuple(behind.values()), broken, [row for row in rows if is_lost(row)])


def headline(n: Narrator, rows: Sequence[Row]) -> str:
    """安全事故超出控制目标，多数目标达到进度要求，帮扶资金有待加力."""
    found = headline_of(n, rows)
    ahead = found.met[0].subject.work if found.met else ""
    behind = "、".join(row.subject.work for row in found.behind[:NAMED])
    status = n.say("headline", found.numbers, ahead=ahead, behind=behind)
    others: list[Text | str] = [
        n.say("headline_broken", {}, names=found.broken[0].subject.noun) if found.broken else "",
        status,
        n.say("headline_lost", {}, name=found.lost[0].subject.noun) if found.lost else "",
    ]
    return joined([piece for piece in others if piece] or [n.say("headline_plain")], "，").words


def _is_ceiling(row: Row) -> bool:
    return row.subject.form is TargetForm.CEILING
