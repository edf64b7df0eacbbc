"""Org units in their own words, with every number in them marked as theirs."""

from __future__ import annotations

import re

from indicators.model import REMARK, Note
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Piece, Text, text_of

NUMERAL = re.compile(r"\d+(?:\.\d+)?(?:%|‰|[万亿]?[元人家件次场期份名户个起篇条项]次?)?")
CAUSE = re.compile(rf"^(?:(?:原因说明|情况说明|原因|说明)[：:]|{REMARK})")
"""How words begin that explain something."""

_DATE = re.compile(r"\d+(?:年|月|日|季度|·|号)")
SENTENCE = 100
"""Characters after which what they write is ended at a comma or semicolon."""

_INNER_QUOTES = str.maketrans("“”", "‘’")
"""Within a quotation the township's own quotation marks become single ones."""


def without_spaces(note: Note) -> str:
    return "".join(note.text.split()).rstrip("。；;.，,、")


def in_its_words(n: Narrator, note: Note, *, quoted: bool) -> Text:
    """The note without what says that it explains something; ``quoted`` where it will stand in quotation marks."""
    words = _short_sentences(CAUSE.sub("", CAUSE.sub("", without_spaces(note), count=1), count=1))
    return _with_figures(n, note, words.translate(_INNER_QUOTES) if quoted else words)


def _short_sentences(words: str) -> str:
    """A township's long sentence, ended at a comma or semicolon where it would run on too far."""
    result, current = "", ""
    for clause in re.findall(r"[^，；。;]*[，；。;]?", words):
        if current and len(current) + len(clause) > SENTENCE:
            result += current.rstrip("，；;。") + "。"
            current = ""
        current += clause
        if clause.endswith("。"):
            result, current = result + current, ""
    return (result + current).replace(";", "；")


def _with_figures(n: Narrator, note: Note, words: str) -> Text:
    """The words with every number marked as quoted from the note's cell."""
    dates = {match.start() for match in _DATE.finditer(words)}
    pieces: list[Piece] = []
    end = 0
    for match in NUMERAL.finditer(words):
        if match.start() in dates:
            continue
        number = re.match(r"[\d.]+", match[0])
        assert number is not None
        unit = match[0].removeprefix(number[0])
        pieces += [words[end : match.start()], n.evidence.quoted(note, match[0], *_base(float(number[0]), unit))]
        end = match.end()
    return text_of(*pieces, words[end:])


def _base(value: float, unit: str) -> tuple[float, str]:
    """The value in the base unit: yuan, a fraction, else with 万 and 亿 multiplied out."""
    if unit in ("%", "‰"):
        return value / (100 if unit == "%" else 1000), "%"
    factor = {"万": 1e4, "亿": 1e8}.get(unit[:1], 1)
    return value * factor, unit[1:] if factor > 1 else unit
