"""What a file is, by its bytes: names lie (a web page saved as .xls, a picture renamed .xlsx)."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

import olefile

from indicators.reading.limits import ZIP_FAULTS
from indicators.reading.unreadable import refuse


class Format(StrEnum):
    """A kind of file that can be read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    FLAT_ODS = "fods"
    XLS = "xls"
    ENCRYPTED = "encrypted"
    XML_SPREADSHEET = "xml spreadsheet 2003"
    WEB_ARCHIVE = "web archive"
    HTML = "html"
    TEXT = "text"


# Files people send by mistake: how they begin and the code of the sentence that says what to do instead.
_NOT_TABLES: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"%PDF-"), "file_is_pdf"),
    (
        re.compile(
            rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|BM.{4}\0{4}|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(heic|mif1|avif)", re.DOTALL
        ),
        "file_is_picture",
    ),
    (re.compile(rb"\{\\rtf"), "file_is_document"),
    (re.compile(rb"Rar!\x1a|7z\xbc\xaf|\x1f\x8b"), "file_is_archive"),
)
_ZIP, _OLE = b"PK\x03\x04", olefile.MAGIC
_EMPTY_ZIP = b"PK\x05\x06"
# Excel 2 to 4 and some exports write the records of an .xls without a container: BOF, length, version.
_BARE_XLS = re.compile(rb"\x09[\x00\x02\x04\x08][\x04\x06\x08\x10]\x00", re.DOTALL)
_HTML = re.compile(rb"(<\?xml[^>]*>\s*)?<(!doctype html|!--|(html|head|body|table|meta|style|div|tr|center|font|p|br)\b)")
_CONTENT_TYPES: tuple[tuple[bytes, Format | str], ...] = (
    (b"ms-excel.sheet.binary", Format.XLSB),
    (b"spreadsheetml.sheet.main", Format.XLSX),
    (b"spreadsheetml.template.main", Format.XLSX),
    (b"ms-excel.sheet.macroEnabled.main", Format.XLSX),
    (b"ms-excel.template.macroEnabled.main", Format.XLSX),
    (b"wordprocessingml", "file_is_document"),
    (b"ms-word", "file_is_document"),
    (b"presentationml", "file_is_presentation"),
)
_OLE_STREAMS: tuple[tuple[str, Format | str], ...] = (
    ("EncryptedPackage", Format.ENCRYPTED),
    ("Workbook", Format.XLS),
    ("Book", Format.XLS),
    ("WordDocument", "file_is_document"),
    ("PowerPoint Document", "file_is_presentation"),
)


def format_of(data: bytes) -> Format:
    """The format the bytes are in; raise UnreadableFile, with what the file is, if it is none that holds a table."""
    for beginning, code in _NOT_TABLES:
        if beginning.match(data):
            raise refuse(code)
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return _known(_format_of_zip(data))
    if data.startswith(_OLE):
        return _known(_format_of_ole(data))
    if _BARE_XLS.match(data):
        return Format.XLS
    return _format_of_text(data)


def _known(found: Format | str) -> Format:
    if isinstance(found, Format):
        return found
    raise refuse(found)


def _format_of_zip(data: bytes) -> Format | str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            marker = next((n for n in ("[Content_Types].xml", "mimetype") if n in names), "")
            content = archive.open(marker).read(1_000_000) if marker else b""
    except ZIP_FAULTS:
        return "file_damaged"
    if marker == "mimetype":
        return Format.ODS if b"opendocument.spreadsheet" in content else "file_is_document"
    found = next((kind for pattern, kind in _CONTENT_TYPES if pattern in content), None)
    if found is not None:
        return found
    if "xl/workbook.xml" in names:  # some writers do not state the type
        return Format.XLSX
    return "file_is_document" if "OFD.xml" in names else "file_is_archive"


def _format_of_ole(data: bytes) -> Format | str:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            return next((kind for stream, kind in _OLE_STREAMS if container.exists(stream)), "file_unknown")
    except Exception:  # olefile meets bent containers with errors of many types; the readers of .xls may still cope
        return Format.XLS


def _format_of_text(data: bytes) -> Format:
    start = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(b"mime-version:"):
        return Format.WEB_ARCHIVE
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start and not start.startswith(b"<html"):
        return Format.XML_SPREADSHEET
    if b"opendocument.spreadsheet" in start and b"<office:document" in start:
        return Format.FLAT_ODS
    if _HTML.match(start):
        return Format.HTML
    return Format.TEXT
