"""The order in which the schema wants the properties of paragraphs and runs (ECMA-376 Part 1, 17.3.1.26 and 17.3.2.28)."""

from __future__ import annotations

from indicators.report.docx_xml import Element

_PARAGRAPH = """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing
ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl"""

_RUN = """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout
specVanish"""

PARAGRAPH, RUN = _PARAGRAPH.split(), _RUN.split()


def place_in_run(child: Element) -> int:
    name = child.tag.rpartition("}")[2]
    return RUN.index(name) if name in RUN else len(RUN)
