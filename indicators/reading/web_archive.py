"""Web pages in a single file (.mht), one of the ways Excel and WPS save a book; often renamed .xls."""

from __future__ import annotations

import email
import email.policy

from indicators.model import Problem
from indicators.reading.grid import Grid, Watch
from indicators.reading.html import read_html
from indicators.reading.unreadable import refuse


def read_web_archive(data: bytes, watch: Watch) -> tuple[list[Grid], list[Problem]]:
    """The pages in the file that hold a table, one grid each."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    pages = [part.get_payload(decode=True) for part in message.walk() if part.get_content_type() == "text/html"]
    grids = [grid for page in pages if isinstance(page, bytes) and b"<t" in page.lower() for grid in read_html(page, watch)[0]]
    if not grids:
        raise refuse("no_values")
    return grids, []
