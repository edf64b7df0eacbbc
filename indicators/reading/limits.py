"""How large a file may be, and the look inside a zip that keeps to it before anything else reads the file.

The numbers come from 2,610 real workbooks, the largest of which inflates to 114 MB, has 1,033 entries and 743,000 cells.
Sizes are counted on the bytes that really come out, never taken from a header, and empty cells do not count: many honest
sheets have a blank, formatted cell in row 1,048,576.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from indicators.reading.unreadable import refuse

MEGABYTE = 1024 * 1024
MAX_FILE_BYTES = 50 * MEGABYTE
MAX_INFLATED_BYTES = 256 * MEGABYTE
MAX_ENTRIES = 5_000
MAX_SHEETS = 500
MAX_CELLS = 5_000_000
MAX_RECTANGLE = 20_000_000
MAX_COLUMNS = 16_384
MAX_FIELD_CHARACTERS = 1_000_000

ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)
"""What the standard library raises for a zip that is cut off, bent, or packed by a method it does not know."""

_CHUNK = 256 * 1024
_XML_PART = re.compile(r"\.(xml|rels|vml)$", re.IGNORECASE)
_DTD = re.compile(rb"<!(DOCTYPE|ENTITY)")


def check_size(data: bytes) -> None:
    """Raise UnreadableFile if the file is empty or larger than 50 MB."""
    if not data:
        raise refuse("file_empty")
    if len(data) > MAX_FILE_BYTES:
        raise refuse("file_too_large", found=len(data) // MEGABYTE, expected=MAX_FILE_BYTES // MEGABYTE)


def check_sheets(count: int) -> None:
    if count > MAX_SHEETS:
        raise refuse("too_many_sheets", found=count, expected=MAX_SHEETS)


def check_cells(count: int, *, sheet: str) -> None:
    """Raise UnreadableFile if a sheet holds more values than can be read in the time allowed."""
    if count > MAX_CELLS:
        raise refuse("too_many_cells", sheet=sheet, expected=MAX_CELLS)


def open_zip(data: bytes) -> zipfile.ZipFile:
    """The zip, once it is known to be whole, small enough when inflated, and free of document type definitions.

    Nothing is ever unpacked to disk, so names of entries (``../../x``) have no power.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except ZIP_FAULTS as error:
        raise refuse("file_damaged") from error
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise refuse("too_many_parts", found=len(entries), expected=MAX_ENTRIES)
    if any(entry.flag_bits & 1 for entry in entries):
        raise refuse("file_has_password")
    _inflate_all(archive)
    return archive


def _inflate_all(archive: zipfile.ZipFile) -> None:
    total = 0
    for entry in archive.infolist():
        is_xml = _XML_PART.search(entry.filename) is not None
        before = b""
        for chunk in _chunks(archive, entry):
            total += len(chunk)
            if total > MAX_INFLATED_BYTES:
                raise refuse("inflates_too_large", expected=MAX_INFLATED_BYTES // MEGABYTE)
            # UTF-16 writes the same letters with a NUL between them
            if is_xml and _DTD.search((before + chunk).replace(b"\0", b"")):
                raise refuse("file_has_dtd")
            before = chunk[-20:]


def _chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
    except ZIP_FAULTS as error:
        raise refuse("file_damaged") from error
