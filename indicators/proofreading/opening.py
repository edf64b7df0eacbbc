"""A draft's bytes as text: Word files, and plain text in any encoding that Chinese offices write. Told by content, not by name.

Runs in the worker process (``serve``): whatever a file does happens there.
"""

from __future__ import annotations

from indicators.proofreading.told import UnreadableDraft
from indicators.proofreading.word_file import WordFile
from indicators.reading.limits import MAX_FILE_BYTES, MEGABYTE
from indicators.reading.text_encoding import decode
from indicators.reading.unreadable import UnreadableFile

MAX_CHARACTERS = 200_000
"""A year's summary has about 10,000."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD_97 = "WordDocument".encode("utf-16-le")
_ZIP = b"PK\x03\x04"


def text_of(data: bytes) -> str:
    """The text of a draft; raise UnreadableDraft if there is none to be had."""
    if not data.strip(b"\0 \r\n\t"):
        raise UnreadableDraft("empty")
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableDraft("too_large", found=-(-len(data) // MEGABYTE), expected=MAX_FILE_BYTES // MEGABYTE)
    text = WordFile(data).text if is_word(data) else _plain(data)
    if not text.strip():
        raise UnreadableDraft("empty")
    if len(text) > MAX_CHARACTERS:
        raise UnreadableDraft("too_long", found=len(text), expected=MAX_CHARACTERS)
    return text


def is_word(data: bytes) -> bool:
    """Whether the bytes are a package such as a .docx file."""
    return data.startswith(_ZIP)


def _plain(data: bytes) -> str:
    if data.startswith(_OLE):
        raise UnreadableDraft("password" if _ENCRYPTED in data else "old_word" if _WORD_97 in data else "workbook")
    if data.startswith(b"%PDF"):
        raise UnreadableDraft("pdf")
    try:
        text = decode(data)
    except UnreadableFile:
        raise UnreadableDraft("not_text") from None
    if _is_garbled(text):
        raise UnreadableDraft("not_text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_garbled(text: str) -> bool:
    """Bytes that are no text decode to replacement and private characters."""
    odd = sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in text[:10_000])
    return odd > len(text[:10_000]) / 20
