"""Our own reports about an org unit, written one after the other as drafts ask for them, and kept for the next draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any, get_args

from indicators.narrative import write_from
from indicators.narrative.composers import Form
from indicators.narrative.facts.survey import Survey
from indicators.narrative.phrasing.narrator import Audience, Length
from indicators.proofreading.own_reports import OwnReports

_USUAL = [{"form": form} for form in get_args(Form)]
_EVERY = [
    {"form": form, "length": length, "audience": audience}
    for form, length, audience in product(get_args(Form), get_args(Length), get_args(Audience))
]


class Bookshelf:
    """``survey_of`` gives what the reports are drawn from, when the first of them is written."""

    def __init__(self, survey_of: Callable[[], Survey], org_unit: str) -> None:
        self._survey_of, self._org_unit = survey_of, org_unit
        self._orders: tuple[Mapping[str, Any], ...] = (*_USUAL, *_EVERY)
        self._up_to = {0: OwnReports()}

    def beside(self, text: str) -> OwnReports:
        """What a text is held beside: the usual form of each kind; where it is one of ours, the others too until they explain
        it."""
        usual = self._first(len(_USUAL))
        return next(self._explaining(text), self._first(len(self._orders))) if usual.explains_some(text) else usual

    def _explaining(self, text: str) -> Iterator[OwnReports]:
        stages = (self._first(count) for count in range(len(_USUAL), len(self._orders)))
        return (known for known in stages if known.explains_all(text))

    def _first(self, count: int) -> OwnReports:
        """The first so many of the reports that can be written."""
        if count not in self._up_to:
            before = self._first(count - 1)
            self._up_to[count] = before.with_report(write_from(self._survey_of(), self._org_unit, **self._orders[count - 1]))
        return self._up_to[count]
