"""A look at a file before it is used as a model: that it is a Word file, of sane size, with nothing in it that acts."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from indicators.reading.limits import MAX_ENTRIES, MAX_FILE_BYTES, MAX_INFLATED_BYTES, MEGABYTE, check_size, unpacked
from indicators.reading.unreadable import UnreadableFile
from indicators.stationery.flaws import Flaw, Unusable, flaw

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CONTENT_TYPES = "[Content_Types].xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCUMENT, _TEMPLATE = f"{_WORD}document.main+xml", f"{_WORD}template.main+xml"
_READING_FIELD = re.compile(r"^\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT)\b", re.IGNORECASE)
_HARMLESS_LINKS = ("hyperlink", "attachedTemplate")
_XML = re.compile(r"\.(xml|rels)$", re.IGNORECASE)


def checked(data: bytes) -> bytes:
    """The package, ready to be opened; raise Unusable for one that cannot be a model.

    A Word template (.dotx) becomes a document. What its styles were once attached to is forgotten: Word would look for it.
    """
    parts = _parts(data)
    found = list(_flaws(parts))
    if found:
        raise Unusable(*found)
    types = parts[_CONTENT_TYPES]
    parts[_CONTENT_TYPES] = types.replace(_TEMPLATE.encode(), _DOCUMENT.encode())
    return _packed({name: _unattached(name, content) for name, content in parts.items()})


def _parts(data: bytes) -> dict[str, bytes]:
    if data.startswith(_OLE):
        raise Unusable(flaw("password" if _ENCRYPTED in data else "old_word"))
    try:
        check_size(data)
        if not zipfile.is_zipfile(io.BytesIO(data)):
            raise Unusable(flaw("damaged" if data.startswith(b"PK\x03\x04") else "not_word"))
        return unpacked(data)
    except UnreadableFile as refusal:
        raise Unusable(_flaw_for(refusal, data)) from refusal


def _flaw_for(refusal: UnreadableFile, data: bytes) -> Flaw:
    facts = dict(refusal.problem.facts)
    return {
        "file_empty": flaw("empty"),
        "file_too_large": flaw("too_large", found=-(-len(data) // MEGABYTE), expected=MAX_FILE_BYTES // MEGABYTE),
        "too_many_parts": flaw("too_many_parts", found=facts.get("found"), expected=MAX_ENTRIES),
        "file_has_password": flaw("password"),
        "inflates_too_large": flaw("inflates", expected=MAX_INFLATED_BYTES // MEGABYTE),
        "file_has_dtd": flaw("suspicious"),
    }.get(refusal.problem.code, flaw("damaged"))


def _flaws(parts: Mapping[str, bytes]) -> Iterator[Flaw]:
    types = parts.get(_CONTENT_TYPES, b"").decode("utf-8", "replace")
    if any(posixpath.basename(name).lower() == "vbaproject.bin" for name in parts) or "macroEnabled" in types:
        yield flaw("macros")
    elif _DOCUMENT not in types and _TEMPLATE not in types:
        yield flaw("not_word")
    try:
        if any(_is_linked(content) for name, content in parts.items() if name.endswith(".rels")):
            yield flaw("linked")
        fromstring(parts.get("word/document.xml", b"<none/>"))
        fields = {found for name, content in parts.items() if _XML.search(name) for found in _fields(content)}
    except (ParseError, DefusedXmlException, ValueError):
        yield flaw("damaged")
        return
    for field in sorted(fields):
        yield flaw("fields", found=field)


def _is_linked(relations: bytes) -> bool:
    """Whether something from elsewhere would be fetched when the file is opened."""
    return any(
        relation.get("TargetMode") == "External" and relation.get("Type", "").rpartition("/")[2] not in _HARMLESS_LINKS
        for relation in fromstring(relations)
    )


def _fields(xml: bytes) -> Iterator[str]:
    """The names of fields that read other files when they are brought up to date."""
    for element in fromstring(xml).iter() if b"instr" in xml else ():
        tag = str(element.tag).rpartition("}")[2]
        code = (element.text or "") if tag == "instrText" else next((v for k, v in element.items() if k.endswith("}instr")), "")
        if found := _READING_FIELD.match(code):
            yield found[1].upper()


def _unattached(name: str, content: bytes) -> bytes:
    if name == "word/settings.xml":
        return re.sub(rb"<w:attachedTemplate[^>]*/>", b"", content)
    if name == "word/_rels/settings.xml.rels":
        return re.sub(rb"<Relationship\b[^>]*/attachedTemplate\"[^>]*/>", b"", content)
    return content


def _packed(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()
