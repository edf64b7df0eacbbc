"""The forms of report in English: work summary, circular, brief and supervision notice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from indicators.narrative.document import Document, Paragraph, Section
from indicators.narrative.english import overall, shortfalls
from indicators.narrative.english.brief import brief
from indicators.narrative.english.circular import circular
from indicators.narrative.english.frame import document, paragraphs, signed, signer_of
from indicators.narrative.english.problems import expected
from indicators.narrative.english.telling import against_target, standing, tell
from indicators.narrative.english.words import (
    count,
    section_name,
    sentence,
    short_kind,
    unit_names,
    until,
)
from indicators.narrative.facts.row import Row
from indicators.narrative.facts.small_base import is_of_few
from indicators.narrative.forms.asked_next import stirred
from indicators.narrative.forms.notes import notes_by_theme
from indicators.narrative.forms.supervised import HALF, supervised, table_of_units
from indicators.narrative.forms.supervision import ITEMS, still_to_do, table_of_items, worst_items
from indicators.narrative.forms.tables import tables
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Piece, Text, text_of
from indicators.narrative.sentences import unreported
from indicators.narrative.sentences.judging import good, judged
from indicators.narrative.sentences.standings import standings
from indicators.narrative.sentences.topics import most_telling, themes_of

DETAILED = {"short": 0, "usual": 8}


def summary(n: Narrator) -> Document:
    themes = themes_of(n)
    if n.length != "full":
        n.detailed = most_telling(n, themes, DETAILED[n.length])
    rows = overall.with_data(n)
    first = [overall.opening(n)] if rows else []
    status = [*overall.on_course(n, rows), *overall.of_units(n), *_stirring(n), *overall.reporting(n)]
    bodies = [("", paragraphs(n, [[*first, *status, *overall.not_compared(n, rows)]]))]
    notes, other_notes, explanations = notes_by_theme(n, themes, sentence)
    for section, topics in themes.items():
        told = [*(tell(n, topic) for topic in topics), notes.get(section, ())]
        bodies.append((section_name(section), paragraphs(n, told)))
    bodies.append(("Other highlights", paragraphs(n, [other_notes])))
    bodies.append(("Explanations", paragraphs(n, [explanations])))
    if rows:
        bodies.append(("Shortfalls", paragraphs(n, [shortfalls.problems(n)])))
        bodies.append(("Next steps", paragraphs(n, [shortfalls.steps(n)])))
    return document(n, "Union work summary", bodies, tables(n) if n.length != "short" else ())


def _stirring(n: Narrator) -> list[Text]:
    """Disputes and petitions where they have changed much."""
    if n.length == "short":
        return []
    apart = n.apart or n
    return [standing(apart, row) for row in stirred(n)]


def supervision(n: Narrator) -> Document:
    title = f"Supervision notice: {overall.place_and_span(n)}"
    if n.is_whole:
        reports = shortfalls.reports_missing(n)
        listed = table_of_units(n, supervised(n)[1])
        return signed(n, n.county, title, [Section("", paragraphs(n, [[_units_supervised(n), *reports]]))], listed)
    known = judged(overall.with_data(n))
    lagging = sorted(shortfalls.late(n), key=lambda row: is_of_few(n.survey, row))
    missed = [row for row in known if not good(row)]
    addressed = Paragraph(f"To: {signer_of(n.org_unit)}")
    signer = n.county or n.place
    if not lagging:
        figure = count(n, known, "有年度目标的指标数") if known else ""
        said = sentence(n.say("not_supervised", {"judged": len(known)}, judged=figure))
        due = unreported.asked_for(n, "report_due")
        told = [[] if due and not known else [said], [sentence(due)] if due else []]
        return signed(n, signer, title, [Section("", (addressed, *paragraphs(n, told)))])
    named = lagging[: ITEMS[n.length]]
    head = n.say(
        "supervised",
        {"late": len(missed), "judged": len(known), "rest": len(missed) - len(named)},
        until=until(n),
        late=count(n, missed, "未达到要求的指标数"),
        judged=count(n, known, "有年度目标的指标数"),
        named=count(n, named, "列入督办的指标数"),
    )
    union = signer_of(n.county) if n.county not in ("", n.org_unit) else "the federation above you"
    due = unreported.asked_for(n, "report_due")
    told = [[sentence(head)], *_items(n, named), [sentence(due)] if due else [], [sentence(n.say("deadline", {}, union=union))]]
    return signed(n, signer, title, [Section("", (addressed, *paragraphs(n, told)))], (table_of_items(n, named),))


def _items(n: Narrator, named: Sequence[Row]) -> list[list[Text]]:
    told, lost = worst_items(n, named)
    within = len(told) > 1
    items = [[_item(n, row, lost=within and row is lost)] for row in told]
    if within or not lost:
        return items
    return [*items, [sentence(text_of(lost.subject.name_en, ": ", expected(n, lost)))]]


def _item(n: Narrator, row: Row, *, lost: bool) -> Text:
    said = n.say("amount", row.numbers, name=row.subject.name_en, value=n.evidence.figure(row, "value"))
    ahead = ("; ", expected(n, row)) if lost else (", ", still_to_do(n, row))
    return sentence(said, against_target(n, row), ahead)


def _units_supervised(n: Narrator) -> Text:
    missing, found = supervised(n)
    if not found:
        return sentence(n.say("nobody_supervised"))
    first = [one.missed[0] for one in found]
    numbers = {"units": len(missing), "widely": len(found) * found[0].misses_half, "named": n.names_laggards}
    figures: dict[str, Piece] = {"count": count(n, [one.missed[0] for one in missing], "有指标未达到要求的单位数")}
    figures |= {"some": count(n, first, HALF), "all": "all " if 1 < len(missing) == len(standings(n)) else ""}
    return sentence(n.say("units_supervised", numbers, names=unit_names(first), kind=short_kind(n), **figures))


COMPOSERS: Mapping[str, Callable[[Narrator], Document]] = {
    "summary": summary,
    "circular": circular,
    "brief": brief,
    "supervision": supervision,
}
