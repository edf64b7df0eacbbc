"""What takes long the first time, done before a visitor asks for it.

Imports when the server starts; then, in the background, what the pages look up first, again whenever the record has changed,
so that whoever accepts a file finds the overview ready.
"""

from __future__ import annotations

import importlib
import logging
import pkgutil
import threading
import time

from indicators.model import TOTAL
from indicators.reading import worker
from indicators.record import RecordUnavailable
from indicators.ui import cached, cached_texts, cached_views, components
from indicators.ui.index_page import index_page
from indicators.ui.program_files import compressed, named_in, with_imports
from indicators.ui.view import LANGUAGES
from indicators.views.measures import Measure
from indicators.views.periods import latest_report_period
from indicators.views.series import first_choice

SECONDS_BETWEEN = 1.0
"""How often the record is asked whether it has changed."""

UNAVAILABLE = "unavailable"
"""Stands for the state of a record that does not answer."""

_SLOW = ("pandas", "polars", "plotly.graph_objects", "openpyxl", "docx", "sqlalchemy", "narwhals", "rapidfuzz", "pyarrow")
_OURS = ("intake", "report", "charts.ranking", "charts.standing", "charts.targets", "charts.trend", "views.scope")

_DRAWN = ("Html", "Multiselect", "PlotlyChart", "Selectbox")
"""Streamlit's scripts for what the pages draw."""

_log = logging.getLogger(__name__)


def import_everything() -> None:
    for name in _SLOW:
        importlib.import_module(name)
    for name in _OURS:
        importlib.import_module(f"indicators.{name}")
    for found in pkgutil.iter_modules(components.__path__, f"{components.__name__}."):
        importlib.import_module(found.name)


def keep_warm() -> None:
    """Begin to do the rest in the background, for as long as the server runs."""
    threading.Thread(target=_keep_warm, name="warm up", daemon=True).start()


def _keep_warm() -> None:
    pack()
    worker.warm_up()
    ready_for = ""
    while True:
        ready_for = look_up_if_new(ready_for)
        time.sleep(SECONDS_BETWEEN)


def pack() -> None:
    """Compress the scripts that a first visit to any page needs."""
    for name in (*named_in(index_page().decode()), *with_imports(*_DRAWN)):
        compressed(name)


def look_up_if_new(ready_for: str) -> str:
    """Look up what the pages show first, unless that was done for this state of the record; the state it is done for.

    Nothing that goes wrong here may end the work: whoever opens the page is told, and the log once.
    """
    now = ready_for
    try:
        now = cached.record().version()
        if now != ready_for:
            look_up_first()
    except RecordUnavailable as error:
        if ready_for != UNAVAILABLE:
            _log.error("The record does not answer: %s", error)
        return UNAVAILABLE
    except Exception:
        _log.exception("What the pages show first could not be worked out before somebody asks")
    return now


def look_up_first() -> None:
    """What overview, trends and written report show before anything is chosen, and the small figures of every township."""
    with cached.held():
        period, sight, language = latest_report_period(cached.dataset()), cached.COUNTY, LANGUAGES[0]
        if period is None:
            return
        cached_views.overview(period, TOTAL, language, sight)
        cached_texts.paragraphs(period, language=language, sight=sight)
        cached_views.scores(period, language, sight)
        dataset = cached.dataset()
        first = first_choice(dataset)
        for measure in Measure:
            cached_views.series(first, measure, period, language, sight)
        cached_texts.paragraphs(period, indicators=first, language=language, sight=sight)
        cached_views.series(tuple(dataset.indicators), Measure.VALUE, period, language, sight)
        cached_texts.report(period, language=language)
