"""A report put into the office's own Word file: the one step that pages and command line ask for."""

from __future__ import annotations

from indicators.model import TOTAL
from indicators.narrative.document import Document
from indicators.report.docx import write_blocks
from indicators.report.docx_options import WordOptions
from indicators.stationery.contents import Figures, root_of
from indicators.stationery.flaws import Flaw, Unusable, flaw
from indicators.stationery.references import Looked, Reference
from indicators.stationery.vocabulary import Node, nearest, plain, resolved, values
from indicators.stationery.worker import fill_safely, look_safely


def put_in(
    model: bytes, document: Document, figures: Figures, *, org_unit: str = TOTAL, options: WordOptions | None = None
) -> bytes:
    """The report as the bytes of a .docx made from the model; raise Unusable with every reason why it cannot be done.

    Letterhead, headers, footers and styles are the model's. ``org_unit`` is whom the report is about: single figures are
    its own.
    """
    if flaws := flaws_in(model, document, figures, org_unit=org_unit):
        raise Unusable(*flaws)
    root = root_of(document, figures, org_unit)
    printed = values(root, (reference.path for reference in look_safely(model).references))
    return fill_safely(model, write_blocks(document, options or WordOptions()), printed, document.title)


def flaws_in(model: bytes, document: Document, figures: Figures, *, org_unit: str = TOTAL) -> tuple[Flaw, ...]:
    """Every reason why the report cannot be put into the model, as far as can be told before it is done."""
    try:
        looked = look_safely(model)
    except Unusable as unusable:
        return unusable.flaws
    return tuple(dict.fromkeys(_flaws(looked, root_of(document, figures, org_unit))))


def _flaws(looked: Looked, root: Node) -> list[Flaw]:
    found = [flaw("single", name=name) for name in looked.single if not isinstance(resolved(root, name.split(".")), str)]
    found += [problem for reference in looked.references if (problem := _flaw_of(reference, root))]
    return found or ([] if looked.references else [flaw("no_placeholders")])


def _flaw_of(reference: Reference, root: Node) -> Flaw | None:
    nodes = resolved(root, reference.path)
    said = [step for step in reference.path if step != "*"]
    name = ".".join(said)
    if isinstance(nodes, str):
        near = nearest(root, reference.path, nodes)
        if near is None:
            return flaw("unknown", name=name)
        return flaw("unknown_like", name=name, nearest=".".join(near if plain(step) == plain(nodes) else step for step in said))
    if reference.looped and any(node.items is None for node in nodes):
        return flaw("not_a_list", name=name)
    if not reference.looped and any(node.items is not None for node in nodes):
        return flaw("list_printed", name=name)
    return None
