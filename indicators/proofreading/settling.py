"""Two readings of the same numbers, one verdict: by the words themselves, and beside our own reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indicators.model import CellRef
from indicators.proofreading.findings import Finding, Kind, cells_told, finding
from indicators.proofreading.own_reports import Known


def settled(text: str, read: Sequence[Finding], known: Sequence[Known]) -> Iterator[Finding]:
    """A number as our own report prints it is right. Else the words decide; where they cannot, our own report does."""
    beside = {one.end: one for one in known}
    for found in read:
        one = beside.pop(found.end, None)
        if one is None:
            yield found
        elif text[one.start : one.end] == one.printed.text and one.is_same:
            yield found if found.kind is Kind.AGREES or (not one.whole and found.kind is Kind.DIFFERS) else _same(text, one)
        else:
            yield _changed(text, one) if found.kind is Kind.NO_DATA else found
    for one in beside.values():
        yield _same(text, one) if text[one.start : one.end] == one.printed.text and one.is_same else _changed(text, one)


def _same(text: str, one: Known) -> Finding:
    value, cells = text[one.start : one.end], _cells(one.printed.sources)
    sources = one.printed.sources
    return finding(Kind.AGREES, one.start, one.end, "agrees_report", sources=sources, value=value, cells=cells)


def _changed(text: str, one: Known) -> Finding:
    return finding(
        Kind.DIFFERS,
        one.start,
        one.end,
        "differs_report",
        expected=one.printed.text,
        sources=one.printed.sources,
        value=one.printed.text,
        quote=text[one.start : one.end],
        cells=_cells(one.printed.sources),
    )


def _cells(sources: tuple[CellRef, ...]) -> str:
    return f"（{cells_told(sources)}）" if sources else ""
