"""Text as people read it: full and half width alike, no invisible marks, spaces that mean nothing taken out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]|_x000[dD]_")
_ODD_SPACES = re.compile(r"[\t\r\n\f\v\u00a0\u3000]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ENGLISH_TAIL = re.compile(
    r"(?<=[\u3400-\u9fff)])(?:[\s/|]*\(?[A-Za-z][A-Za-z .,'&/%()-]{2,}?|[\s/|]+[A-Za-z]{2})(?P<percent> *\(%\))?$"
)
_NUMBERING = re.compile(
    r"^(?:[(\[]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[ivxIVX]{1,4})[)\]、]|\d{1,2}(?:\.\d{1,2}){1,3}[、.]?\s+(?=[\u3400-\u9fff])|\d{1,2}\.(?!\d)|[一二三四五六七八九十]{1,3}[.．:]|"
    r"[A-Z]\d{1,2}(?:[.-]\d{1,2})*[ 、.．](?=\s*[\u3400-\u9fff])|"
    r"[①-⑳⑴-⒇]|[#*★●◆▲※■□○◇•·-]+)\s*(?=\S)"
)
_FOOTNOTE = re.compile(r"(?<=[\u3400-\u9fff)）\d])\s*[①-⑳⑴-⒇¹²³⁰-⁹]+$")
_OUTLINE = re.compile(r"^(?:[(\[]?[一二三四五六七八九十]{1,3}[)\]、.]|第[一二三四五六七八九十]{1,3}[部分章节、])")


@lru_cache(maxsize=65536)
def even(text: str) -> str:
    """The text with widths evened out (１２ → 12, （ → (), line breaks as spaces and nothing at its ends, no mark of a footnote
    either."""
    text = _FOOTNOTE.sub("", text.strip())
    circled = _NUMBERING.sub("", text) if text[:1] in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" else text
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", circled)).replace("\u2212", "-")
    return _ODD_SPACES.sub(" ", plain).strip()


@lru_cache(maxsize=65536)
def compact(text: str) -> str:
    """The text without any space: 合  计 is 合计."""
    return "".join(even(text).split())


def length_of(text: str) -> float:
    """How long a text is in Chinese characters; Latin ones take half as much room."""
    return sum(1.0 if c > "\u2e80" else 0.5 for c in text)


def has_han(text: str) -> bool:
    return bool(_HAN.search(text))


@lru_cache(maxsize=65536)
def chinese_part(text: str) -> str:
    """A bilingual label without its English tail; a label in English alone stays whole."""
    plain = even(text)
    return _ENGLISH_TAIL.sub(lambda tail: tail["percent"] or "", plain).strip() if has_han(plain) else plain


def without_numbering(text: str) -> str:
    """1. 会员总数, 一、组织建设, （二）… without the number in front; 5.1服务卡 keeps its own."""
    return _NUMBERING.sub("", text)


def is_outline(text: str) -> bool:
    """Whether a row label opens a part of the table: 一、…, (二)…."""
    return bool(_OUTLINE.match(compact(text)))
