"""Which encoding a Chinese text is in: UTF-8, UTF-16, GB18030 (Excel and WPS in China) or Big5."""

from __future__ import annotations

import codecs

from indicators.reading.unreadable import refuse

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_TO_JUDGE = 64 * 1024
_CONTROL = {code: None for code in range(32) if chr(code) not in "\t\n\r\f\v"}


def decode(data: bytes) -> str:
    """The text, without byte order mark and stray control characters; raise UnreadableFile if it is no text at all."""
    text = _decoded(data)
    cleaned = text.translate(_CONTROL)
    if len(cleaned) < 0.9 * len(text):
        raise refuse("file_unknown")
    return cleaned


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    encoding = _utf16_without_mark(data)
    if encoding:
        return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_gb_or_big5(data), "replace")


def _utf16_without_mark(data: bytes) -> str:
    """Separators and digits in UTF-16 put a NUL into every other byte, always on the same side."""
    start = data[:_TO_JUDGE]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) < len(start) / 20 or min(even, odd) > max(even, odd) / 10:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _gb_or_big5(data: bytes) -> str:
    """The encoding in which more of the text is everyday characters: GB 2312, or the first level of Big5.

    Most texts decode in both, but read wrongly they turn into rare characters.
    """
    start = data[:_TO_JUDGE]
    as_gb = _everyday_share(start.decode("gb18030", "replace"), "gb2312", last_lead_byte=0xF7)
    as_big5 = _everyday_share(start.decode("big5", "replace"), "big5", last_lead_byte=0xC6)
    return "big5" if as_big5 > as_gb else "gb18030"


def _everyday_share(text: str, encoding: str, last_lead_byte: int) -> float:
    """The share of characters beyond ASCII that the encoding keeps up to the lead byte where rare ones begin."""
    beyond = [character for character in text if character > "\x7f"]
    codes = (character.encode(encoding, "ignore") for character in beyond)
    return sum(1 for code in codes if code and code[0] <= last_lead_byte) / max(len(beyond), 1)
