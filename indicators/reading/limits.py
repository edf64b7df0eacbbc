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

from indicators.reading.unreadable import refuse

MEGABYTE = 1024 * 1024
MAX_FILE_BYTES = 50 * MEGABYTE
MAX_INFLATED_BYTES = 256 * MEGABYTE
MAX_ENTRIES = 5_000
MAX_SHEETS = 500
MAX_CELLS = 5_000_000
MAX_RECTANGLE = 20_000_000
LARGE_RECTANGLE = 1_000_000
MAX_COLUMNS = 16_384
MAX_ROWS = 1_048_576
MAX_FIELD_CHARACTERS = 1_000_000

ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)
"""What the standard library raises for a zip that is cut off, bent, or packed by a method it does not know."""

_XML_PART = re.compile(r"\.(xml|rels|vml)$", re.IGNORECASE)


def check_size(data: bytes) -> None:
    """Raise UnreadableFile if the file is empty or larger than 50 MB."""
    if not data:
        raise refuse("file_empty")
    if len(data) > MAX_FILE_BYTES:
        raise refuse("file_too_large", found=-(-len(data) // MEGABYTE), expected=MAX_FILE_BYTES // MEGABYTE)


def check_sheets(count: int) -> None:
    if count > MAX_SHEETS:
        raise refuse("too_many_sheets", found=count, expected=MAX_SHEETS)


def check_cells(count: int, *, sheet: str) -> None:
    """Raise UnreadableFile if a sheet holds more values than can be read in the time allowed."""
    if count > MAX_CELLS:
        raise refuse("too_many_cells", sheet=sheet, expected=MAX_CELLS)


def is_too_sparse(height: int, width: int, filled: int) -> bool:
    """Whether a sheet is too large to lay out, or is a large empty field with a few stray cells.

    Real tables fill more than a thousandth of their rectangle; one that does not was stretched by a slip of the hand, and
    everything after would look at millions of empty cells.
    """
    area = height * width
    return area > MAX_RECTANGLE or (area > LARGE_RECTANGLE and area > 1_000 * filled)


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a zip by name, once it is known to be whole, small enough inflated, and free of type definitions.

    Nothing is unpacked to disk, so names of entries (``../../x``) have no power.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES:
                raise refuse("too_many_parts", found=len(entries), expected=MAX_ENTRIES)
            if any(entry.flag_bits & 1 for entry in entries):
                raise refuse("file_has_password")
            parts = dict[str, bytes]()
            left = MAX_INFLATED_BYTES
            for entry in entries:
                content = _inflated(archive, entry, left)
                left -= len(content)
                parts[entry.filename] = content
    except ZIP_FAULTS as error:
        raise refuse("file_damaged") from error
    if any(_has_dtd(content) for name, content in parts.items() if _XML_PART.search(name)):
        raise refuse("file_has_dtd")
    return parts


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The bytes that come out, which need not be as many as the entry says."""
    with archive.open(entry) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise refuse("inflates_too_large", expected=MAX_INFLATED_BYTES // MEGABYTE)
    return content


def _has_dtd(xml: bytes) -> bool:
    return b"<!DOCTYPE" in (xml if b"\0" not in xml[:4] else xml.replace(b"\0", b""))  # UTF-16 has the same letters
