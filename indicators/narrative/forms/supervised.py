"""Who is to get a supervision notice: the list for the whole, in a sentence and a table."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.model import TargetForm
from indicators.narrative.document import Section, Table
from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.facts.small_base import is_of_few
from indicators.narrative.falling_short.missing_reports import shortfall_of_reports
from indicators.narrative.forms.tables import noted, printed
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Text, text_of
from indicators.narrative.sentences.judging import lagging
from indicators.narrative.sentences.standings import Standing, standings
from indicators.narrative.sentences.ties import names_of

UNITS = 6
"""How many org units the sentence names; the table has them all."""

FEW = 3
"""How many are supervised where nobody misses half of its targets."""

HALF = "未达到要求的指标占半数以上的单位数"

_HEADERS = {
    "zh": ("应考核指标", "差距最大的指标", "完成", "年度目标", "尚差"),
    "en": ("Judged", "Furthest behind in", "Done", "Annual target", "Missing"),
}
_MISSED = {"zh": ("未达到进度要求", "未完成"), "en": ("Not on course", "Missed")}
"""What is counted in the column after the targets judged, within the year and when it is over."""


def supervised(n: Narrator) -> tuple[list[Standing], list[Standing]]:
    """The org units that miss a target at all, and those of them to be supervised, the last in the order of all first.

    To watch everybody is to watch nobody: those who miss half of their targets, else the few furthest behind.
    """
    missing = [one for one in standings(n)[::-1] if one.missed]
    late = [one for one in missing if lagging(n, one.judged)]
    return missing, [one for one in late if one.misses_half] or late[:FEW]


def units_supervised(n: Narrator) -> tuple[list[Section], tuple[Table, ...]]:
    missing, found = supervised(n)
    reports = [n.say("not_listed", {}, problem=shortfall.problem) + "。"] if (shortfall := shortfall_of_reports(n)) else []
    if not found:
        paragraph = n.paragraph([n.say("nobody_supervised") + "。", *reports])
        return [Section("", (paragraph,) if paragraph else ())], ()
    widely = found if found[0].misses_half else []
    first = [one.missed[0] for one in found]
    numbers = {"units": len(missing), "widely": len(widely), "named": n.names_laggards, "year_over": n.year_over}
    said = n.say(
        "units_supervised",
        numbers,
        count=n.units([one.missed[0] for one in missing], "有指标未达到要求的单位数"),
        all="均" if 1 < len(missing) == len(standings(n)) else "",
        names=names_of(n, first, HALF, UNITS) if n.names_laggards else n.units(first, HALF),
    )
    sentences: list[Text] = [text_of(said, "。")]
    paragraph = n.paragraph([*sentences, *reports])
    return [Section("", (paragraph,) if paragraph else ())], table_of_units(n, found)


def table_of_units(n: Narrator, found: Sequence[Standing]) -> tuple[Table, ...]:
    """How many targets each misses, and the one it is furthest from: within the text; none for those above."""
    if not found or not n.names_laggards:
        return ()
    language = n.evidence.language
    unit, counted = (n.short_kind, "项") if language == "zh" else ("Unit", "")
    judged, *others = _HEADERS[language]
    header = (unit, judged, _MISSED[language][n.year_over], *others)
    rows = []
    for one in found:
        worst = _worst(n, one)
        amounts = (printed(n, worst, "value"), printed(n, worst, "target"))
        gap = n.evidence.words(worst.indicator, "gap", abs((worst.target or 0) - (worst.value or 0)))
        counts = (f"{len(one.judged)}{counted}", f"{len(one.missed)}{counted}")
        place = places.place_name(one.org_unit, bare=True)
        rows.append((place, *counts, worst.subject.in_table(language), *amounts, gap))
    period = n.survey.period
    title = f"{period.name_zh()}督办单位表" if language == "zh" else f"Units to be supervised, {period.name_en()}"
    table = Table(title, header, tuple(rows), within=True)
    return (noted(n, table, [(row[5], row[4], row[6]) for row in rows]),)


def _worst(n: Narrator, one: Standing) -> Row:
    """What it is furthest behind in; of things equally late the one in which the others have come furthest. One case of two is
    no distance, where there is any other."""
    late = lagging(n, one.judged)
    late = [row for row in late if not is_of_few(n.survey, row)] or late
    late = [row for row in late if row.subject.form is not TargetForm.CEILING] or late  # what is too much is no distance
    level = [row for row in late if round((row.lead or 0) - (late[0].lead or 0), 3) == 0]
    return max(level, key=lambda row: n.survey.row(row.indicator).lead or 0)
