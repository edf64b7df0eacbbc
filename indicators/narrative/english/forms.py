"""The forms of report in English: work summary, circular, brief and supervision notice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from indicators.narrative import places
from indicators.narrative.document import Document, Paragraph, Section, Table
from indicators.narrative.english import overall
from indicators.narrative.english.telling import against_target, standing, tell
from indicators.narrative.english.words import (
    MONTHS,
    capital,
    count,
    kind,
    listed,
    name_of,
    section_name,
    sentence,
    short_kind,
    span,
    unit_names,
)
from indicators.narrative.facts import Row
from indicators.narrative.judging import good, judged, lags
from indicators.narrative.narrator import Narrator
from indicators.narrative.rounding import needs_note
from indicators.narrative.standings import standings
from indicators.narrative.supervision import ITEMS, still_to_do
from indicators.narrative.tables import tables
from indicators.narrative.text import Text, text_of
from indicators.narrative.topics import most_telling, themes_of

DETAILED = {"short": 0, "usual": 8}
TOLD = {"short": 3, "usual": 5, "full": 9}
"""How many indicators a brief or circular tells one by one, by length."""


def summary(n: Narrator) -> Document:
    themes = themes_of(n)
    if n.length != "full":
        n.detailed = most_telling(n, themes, DETAILED[n.length])
    rows = overall.with_data(n)
    first = [overall.opening(n)] if rows else []
    bodies = [("", _paragraphs(n, [[*first, *overall.on_course(n, rows), *overall.reporting(n)]]))]
    for section, topics in themes.items():
        bodies.append((section_name(section), _paragraphs(n, (tell(n, topic) for topic in topics))))
    if rows:
        bodies.append(("Shortfalls", _paragraphs(n, [overall.problems(n)])))
        bodies.append(("Next steps", _paragraphs(n, [overall.steps(n)])))
    return _document(n, "Union work summary", bodies, tables(n) if n.length != "short" else ())


def circular(n: Narrator) -> Document:
    rows = overall.with_data(n)
    chosen = most_telling(n, themes_of(n), TOLD[n.length])
    topics = [topic for found in themes_of(n).values() for topic in found if topic.all[0].id in chosen]
    announced = sentence(n.say("announce_circular", {}, span=span(n.survey.period)))
    demand = sentence(n.say("demand", {"late": len(overall.late(n))}, kind=kind(n)))
    bodies = [
        ("", _paragraphs(n, [[announced]])),
        ("Overall", _paragraphs(n, [[*overall.on_course(n, rows), *overall.reporting(n)]])),
        ("By indicator", _paragraphs(n, (tell(n, topic) for topic in topics))),
        ("What is required", _paragraphs(n, [[demand]]) if rows else ()),
    ]
    return _document(n, "Circular on annual targets", bodies, tables(n))


def brief(n: Narrator) -> Document:
    rows = overall.with_data(n)
    amounts = [row for row in judged(rows) if overall.is_amount(n, row)]
    known = sorted(amounts or judged(rows), key=lambda row: -(row.lead or 0))
    met = [row for row in known if good(n, row)]
    missed = [row for row in known[::-1] if row not in met]
    headline = n.say(
        "headline",
        {"good": len(met), "bad": len(missed)},
        ahead=listed(name_of(n, row) for row in met[:2]),
        behind=listed(name_of(n, row) for row in missed[:2]),
    )
    telling = most_telling(n, themes_of(n), TOLD[n.length])
    told = [standing(n, row) for row in rows if row.indicator in telling and row.value is not None][: TOLD[n.length]]
    sentences = [*overall.on_course(n, rows), *told, *overall.reporting(n)]
    sections = [Section(capital(headline).words, _paragraphs(n, [sentences]))]
    return _signed(n, n.place, f"Brief on union work: {overall.place_and_span(n)}", sections)


def supervision(n: Narrator) -> Document:
    title = f"Supervision notice: {overall.place_and_span(n)}"
    if n.is_whole:
        return _signed(n, n.county, title, [Section("", _paragraphs(n, [[_units_supervised(n)]]))])
    known = judged(overall.with_data(n))
    lagging = overall.late(n)
    addressed = Paragraph(f"To: {signer_of(n.org_unit)}")
    signer = n.county or n.place
    if not lagging:
        figure = count(n, known, "有年度目标的指标数") if known else ""
        said = sentence(n.say("not_supervised", {"judged": len(known)}, judged=figure))
        return _signed(n, signer, title, [Section("", (addressed, *_paragraphs(n, [[said]])))])
    named = lagging[: ITEMS[n.length]]
    head = n.say(
        "supervised",
        {},
        late=count(n, lagging, "未达到要求的指标数"),
        judged=count(n, known, "有年度目标的指标数"),
        named=count(n, named, "列入督办的指标数"),
    )
    union = signer_of(n.county) if n.county else "the federation above you"
    bodies = [
        ("", (addressed, *_paragraphs(n, [[sentence(head)]]))),
        ("Items", _paragraphs(n, ([_item(n, row)] for row in named))),
        ("What is required", _paragraphs(n, [[sentence(n.say("deadline", {}, union=union))]])),
    ]
    return _signed(n, signer, title, _numbered(bodies))


def _item(n: Narrator, row: Row) -> Text:
    said = n.say("amount", n.numbers(row), name=name_of(n, row), value=n.evidence.figure(row, "value"))
    return sentence(said, against_target(n, row), ("; ", still_to_do(n, row)))


def _units_supervised(n: Narrator) -> Text:
    lagging = [rows for one in standings(n) if (rows := [row for row in one.judged if lags(n, row)])]
    if not lagging:
        return sentence(n.say("nobody_supervised"))
    first = [rows[0] for rows in lagging]
    said = n.say("units_supervised", {}, count=count(n, first, "有指标未达到要求的单位数"), kind=short_kind(n))
    names = text_of(": ", unit_names(first)) if n.names_laggards else Text()
    return sentence(text_of(said, names))


COMPOSERS: Mapping[str, Callable[[Narrator], Document]] = {
    "summary": summary,
    "circular": circular,
    "brief": brief,
    "supervision": supervision,
}


def signer_of(place: str) -> str:
    """The union of a place as it signs in English; a name that is already a union's stays."""
    return place if "工会" in place or "nion" in place else f"{place} Federation of Trade Unions"


def _paragraphs(n: Narrator, groups: Iterable[Sequence[Text]]) -> tuple[Paragraph, ...]:
    found = (n.paragraph(sentences) for sentences in groups)
    return tuple(paragraph for paragraph in found if paragraph)


def _numbered(bodies: Iterable[tuple[str, Sequence[Paragraph]]]) -> list[Section]:
    sections: list[Section] = []
    number = 0
    for heading, paragraphs in bodies:
        if paragraphs:
            number += bool(heading)
            sections.append(Section(f"{number}. {heading}" if heading else "", tuple(paragraphs)))
    return sections


def _document(n: Narrator, name: str, bodies: Iterable[tuple[str, Sequence[Paragraph]]], after: Sequence[Table]) -> Document:
    return _signed(n, n.place, f"{name}: {overall.place_and_span(n)}", _numbered(bodies), after)


def _signed(n: Narrator, signer: str, title: str, sections: Sequence[Section], after: Sequence[Table] = ()) -> Document:
    year, month = places.month_after(n.survey.period)
    if needs_note((paragraph for section in sections for paragraph in section.paragraphs), gaps=n.evidence.rounded):
        sections = [*sections, Section("", (sentence(n.say("rounding")).paragraph(),))]
    signature = signer_of(signer) if signer else ""
    return Document(title, tuple(sections), signature, f"{MONTHS[month - 1]} {year}", tuple(after), "en")
