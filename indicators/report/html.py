"""A report as one web page that needs nothing else: it can be sent, opened without a network, and printed."""

from __future__ import annotations

from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from indicators.narrative.document import Claim, Document
from indicators.report.docx_comments import why_marked
from indicators.report.docx_options import Stretches
from indicators.report.docx_trace import trace_tables
from indicators.report.docx_xml import printable
from indicators.report.judged_by import judged_by
from indicators.report.stretches import stretches
from indicators.report.trace import Names, source_of, usual_names


def write_html(document: Document, *, names: Names | None = None, typed: Stretches | None = None) -> bytes:
    """The page as UTF-8. Every number tells, when pointed at or tapped, what it means, its formula and its cells.

    All text is escaped; a policy in the page forbids scripts and anything from elsewhere. ``names`` are the printed names
    of the indicators, the catalogue's unless told (see ``trace.names_of``); ``typed`` are the numbers typed by hand.
    """
    known = names or usual_names()

    def told(claim: Claim) -> str:
        return source_of(claim, known, document.language)

    page = _template().render(
        document=document,
        stretches=stretches,
        source_of=told,
        trace=trace_tables(document, known, typed),
        typed=typed or {},
        why_marked=why_marked,
        style=_style(),
        judged_by=judged_by(document),
    )
    return printable(page).encode()


@cache
def _template() -> Template:
    environment = Environment(loader=PackageLoader("indicators.report", "."), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("page.html")


@cache
def _style() -> Markup:
    return Markup(resources.files("indicators.report").joinpath("page.css").read_text("utf-8"))
