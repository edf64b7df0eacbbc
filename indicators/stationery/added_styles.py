"""Styles of ours that a model lacks, made to stand alone there: they rest on nothing that the model defines otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from docx.oxml.ns import qn

from indicators.report.docx_xml import Element, w
from indicators.stationery.schema_order import PARAGRAPH, RUN
from indicators.stationery.styles import Styles


def flattened(ours: Styles, style: str, theirs: Styles) -> Element:
    """The style with all that it inherits among ours, under an id and a name that are free among theirs."""
    source = ours.element(style)
    kind = source.get(qn("w:type"))
    made = w("style", type=kind, customStyle=1, styleId=_free(style, theirs))
    name = source.find(qn("w:name")).get(qn("w:val"))
    made.append(w("name", val=name if name.lower() not in theirs.names() else f"{name}（报告）"))
    chain = list(ours.chain(style))
    made.append(w("uiPriority", val="99"))
    if kind == "paragraph":
        made.append(w("pPr", *_merged(chain, "w:pPr", PARAGRAPH)))
    if kind != "table":
        made.append(w("rPr", *_merged([*chain, *_defaults(ours, kind)], "w:rPr", RUN)))
    for table in source.findall(qn("w:tblPr")):
        made.append(deepcopy(table))
    return made


def _defaults(ours: Styles, kind: str) -> list[Element]:
    found = ours.root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}") if kind == "paragraph" else None
    return [] if found is None else [found]


def _merged(chain: list[Element], group: str, order: list[str]) -> Iterator[Element]:
    """Of each property the nearest, in the order of the schema."""
    for name in order:
        found = next((child for e in chain if (child := e.find(f"{qn(group)}/{qn('w:' + name)}")) is not None), None)
        if found is not None:
            yield deepcopy(found)


def _free(style: str, theirs: Styles) -> str:
    return next(name for name in (style, f"Report{style}", *(f"Report{style}{n}" for n in range(2, 99))) if name not in theirs)
