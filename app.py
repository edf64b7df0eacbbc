"""The launcher: ``streamlit run app.py`` or ``uvicorn app:app``.

The main script lies apart from ``pages/``, so that no page can be reached without the frame around it. What is slow to
import is imported here once, not in the first visitor's session, and then kept out of the garbage collector's sight; what the
pages show first is worked out in the background.
"""

from __future__ import annotations

import gc

import streamlit as st

from indicators.ui import server, warm_up

app = st.App(
    "indicators/ui/main.py",
    routes=server.routes(),
    middleware=server.middleware(),
    on_script_error=server.show_sorry,
)

warm_up.import_everything()
gc.collect()
gc.freeze()
warm_up.keep_warm()
