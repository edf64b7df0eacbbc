"""The visitor's state: the only module that touches ``st.session_state`` and ``st.query_params``.

The view is remembered for the session and written into the address, so that any view can be sent as a link. The address
is obeyed whenever it differs from what was written last: a link opened, or a step back or forward.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from indicators.dataset import Dataset
from indicators.ui.view import LANGUAGES, View, fitted, from_query, to_query

REPORTER = "reporter"
"""The key of the field in which a visitor says who they are."""

_VIEW = "view"
_WRITTEN = "address_written"


def load(dataset: Dataset) -> View:
    """Called by the frame at the start of each run: the view for this run, fitted to the data."""
    view = st.session_state.get(_VIEW) or View(language=_browser_language())
    query = st.query_params.to_dict()
    if query != st.session_state.get(_WRITTEN):
        view = from_query(query, view)
    st.session_state[_VIEW] = fitted(view, dataset)
    return view_now()


def view_now() -> View:
    """The view of this run."""
    view: View = st.session_state[_VIEW]
    return view


def change(**fields: Any) -> None:
    """Change fields of the view; for callbacks of controls. The run they cause writes the address."""
    st.session_state[_VIEW] = replace(view_now(), **fields)


def write_address(fields: tuple[str, ...]) -> None:
    """Put the codes of these fields, and the language, into the address."""
    query = to_query(view_now(), fields)
    if st.query_params.to_dict() != query:
        st.query_params.from_dict(query)
    st.session_state[_WRITTEN] = query


def language() -> str:
    view: View | None = st.session_state.get(_VIEW)
    return view.language if view else _browser_language()


def control(key: str, field: str, value: Any, on_choice: Callable[[Any], Any] | None = None) -> dict[str, Any]:
    """The ``key`` and ``on_change`` of a widget that shows ``value`` and sets a field of the view.

    ``on_choice`` turns what the widget gives into the field's value. The widget is set from the view in every run, so a
    step back in the browser moves it too.
    """
    st.session_state[key] = value

    def chosen() -> None:
        choice = st.session_state[key]
        change(**{field: on_choice(choice) if on_choice else choice})

    return {"key": key, "on_change": chosen}


def reporter() -> str:
    """Who is at work in this session, as said once on the upload page; empty until then."""
    return str(st.session_state.get(REPORTER) or "").strip()


def remembered(key: str, default: Any = None) -> Any:
    """A value a page keeps for the session beside the view (what was read and waits for acceptance)."""
    return st.session_state.get(key, default)


def remember(key: str, value: Any) -> None:
    st.session_state[key] = value


def forget(key: str) -> None:
    st.session_state.pop(key, None)


def _browser_language() -> str:
    asked = (st.context.locale or "").split("-")[0].lower()
    return asked if asked in LANGUAGES else LANGUAGES[0]
