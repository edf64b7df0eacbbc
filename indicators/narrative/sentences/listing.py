"""Figures that stand for themselves, without target or history, put together into readable sentences."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.model import Kind
from indicators.narrative.facts.names import shared_beginning
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator, sentences_of
from indicators.narrative.phrasing.text import Piece, Text, joined, text_of
from indicators.narrative.sentences.standing import amount, on_last_year, scope_clause

SENTENCE = 80
"""Characters after which a list goes on in a new sentence."""

RUN = 45
"""Characters after which a clause repeats in full what neighbours could share."""


def listing(n: Narrator, rows: Sequence[Row], *, scope: bool = True) -> list[Text]:
    """First what was done in the span, then what stands at its end; neighbours share the words they have in common."""
    flows = [row for row in rows if row.subject.is_flow]
    levels = [row for row in rows if not row.subject.is_flow]
    sentences: list[Text] = []
    for group in (flows, levels):
        if group and (clauses := _clauses(n, group)):
            opening = scope_clause(n, group[0]) if scope else ""
            (mark, first), *rest = clauses
            sentences += sentences_of([(mark, text_of(opening, first)), *rest], SENTENCE)
    return sentences


def _clauses(n: Narrator, rows: Sequence[Row]) -> list[tuple[str, Piece]]:
    """Each row as a clause with the mark before it; a whole is followed by its parts (其中).

    A clause that leaves out shared words is joined to the one before for good, so that no sentence ends between them.
    """
    clauses: list[Text] = []
    told: set[str] = set()
    before: Row | None = None
    dropped = ""
    for row in rows:
        if row.indicator in told or _had_no_case(n, row):
            continue
        same = _shared(n, before, row) if clauses and len(clauses[-1]) < RUN else ""
        if dropped and same != dropped:
            same = ""
        parts = [part for part in parts_of(n, row, rows) if part.indicator not in told]
        said = text_of(_shortened(n, row, same) if same else amount(n, row), _compared(n, row), _with_parts(n, parts))
        if same:
            clauses[-1] = text_of(clauses[-1], "、", said)
        else:
            clauses.append(said)
        told.update((row.indicator, *(part.indicator for part in parts)))
        before, dropped = row, same
    return [("，", clause) for clause in clauses]


def _had_no_case(n: Narrator, row: Row) -> bool:
    """Whether nothing could be done, as there was nothing to be done: none settled of none accepted."""
    of = (d.denominator for d in n.survey.dataset.indicators.values() if d.numerator == row.indicator and d.denominator)
    return row.value == 0 and any(n.row(below).value == 0 for below in of)


def _compared(n: Narrator, row: Row) -> Text:
    said = on_last_year(n, row, short=True)
    return text_of("（", said, "）") if said else Text()


def _shared(n: Narrator, before: Row | None, row: Row) -> str:
    """The words that the clause before has said already: its verb, or the beginning of a long name."""
    if before is None or row.value == 0 or row.subject.is_fraction:
        return ""
    first, second = before.subject.told, row.subject.told
    if first.verb and first.verb == second.verb and first.shareable and second.shareable:
        return second.verb
    if before.subject.unit == "%" or first.verb != second.verb:
        return ""
    return shared_beginning(first.before, second.before)


def _shortened(n: Narrator, row: Row, same: str) -> Text:
    return text_of(row.subject.before.removeprefix(same), n.evidence.figure(row, "value"))


def parts_of(n: Narrator, whole: Row, rows: Sequence[Row]) -> list[Row]:
    """The rows whose names hold the whole's name with a word put in, if they add up to it exactly.

    男会员35人 and 女会员26人 are the parts of 会员61人. Rows that do not add up are told on their own.
    """
    name = whole.subject.noun.removesuffix("总数")
    unit = whole.subject.unit
    parts = [row for row in rows if row is not whole and row.subject.unit == unit and _has_word_put_in(row.subject.noun, name)]
    same_kind = all(row.subject.definition.kind is whole.subject.definition.kind for row in parts)
    adds_up = abs(sum(row.value or 0 for row in parts) - (whole.value or 0)) < 1e-9
    return parts if len(parts) >= 2 and same_kind and adds_up and unit != "%" else []


def _has_word_put_in(longer: str, shorter: str) -> bool:
    if len(longer) <= len(shorter) or len(shorter) < 2:
        return False
    return any(longer.startswith(shorter[:i]) and longer.endswith(shorter[i:]) for i in range(len(shorter) + 1))


def _with_parts(n: Narrator, rows: Sequence[Row]) -> Text:
    if not rows:
        return Text()
    parts = (text_of(row.subject.noun, n.evidence.figure(row, "value")) for row in rows)
    return text_of("（其中", joined(parts, "、"), "）")


def is_listed(n: Narrator, row: Row) -> bool:
    """Whether a figure has nothing to be held against: no target, no last year, nobody beside it."""
    if row.value is None:
        return False
    alone = row.target is None and row.previous_year is None and not (n.apart and row.subject.is_flow)
    kind = row.subject.definition.kind
    beside = len(n.survey.peers(row.indicator)) > 1 and (n.is_whole or kind in (Kind.RATIO, Kind.RATE))
    return alone and not beside
