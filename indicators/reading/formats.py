"""Any file to grids of cells: the bytes decide which reader it goes to, never its name."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath

from indicators.model import Problem
from indicators.reading.delimited import read_delimited
from indicators.reading.encrypted import decrypted
from indicators.reading.grid import Grid, Watch, cell_name
from indicators.reading.html import read_html
from indicators.reading.limits import check_size
from indicators.reading.ods import read_flat_ods, read_ods
from indicators.reading.signatures import Format, format_of
from indicators.reading.unreadable import UnreadableFile, refuse
from indicators.reading.web_archive import read_web_archive
from indicators.reading.xls import read_xls
from indicators.reading.xlsb import read_xlsb
from indicators.reading.xlsx import read_xlsx
from indicators.reading.xml_spreadsheet import read_xml_spreadsheet

__all__ = ["UnreadableFile", "open_grids"]

Reader = Callable[[bytes, Watch], tuple[list[Grid], list[Problem]]]

_READERS: Mapping[Format, Reader] = {
    Format.XLSX: read_xlsx,
    Format.XLSB: read_xlsb,
    Format.XLS: read_xls,
    Format.ODS: read_ods,
    Format.FLAT_ODS: read_flat_ods,
    Format.XML_SPREADSHEET: read_xml_spreadsheet,
    Format.HTML: read_html,
    Format.WEB_ARCHIVE: read_web_archive,
    Format.TEXT: read_delimited,
}

_FIRST_LONG_NUMBER = 10**15

_log = logging.getLogger(__name__)


def open_grids(data: bytes, name: str, watch: Watch = lambda sheet, done, count: None) -> tuple[list[Grid], list[Problem]]:
    """Read every sheet of a file, hidden and empty ones included, and say what is wrong with the file as such.

    ``name`` is for messages, and names the sheet of a file that has no sheet names, as Excel does. Raise UnreadableFile,
    its problem in plain words, where nothing can be read. A file made to harm can still end the process: files from
    strangers go through :mod:`indicators.reading.worker`.
    """
    own_name = PurePath(name).stem
    try:
        check_size(data)
        grids, problems = _read(data, lambda sheet, done, count: watch(sheet or own_name, done, count))
    except UnreadableFile as refusal:
        raise UnreadableFile(replace(refusal.problem, file=name)) from refusal
    except MemoryError as error:
        raise UnreadableFile(Problem("reading_out_of_memory", file=name)) from error
    except Exception as error:
        # a library met something its authors did not think of; whoever uploaded it needs a sentence, not a traceback
        _log.exception("no reader copes with a file")
        raise UnreadableFile(Problem("file_damaged", file=name)) from error
    named = [grid if grid.name else replace(grid, name=own_name) for grid in grids]
    return named, [replace(problem, file=name) for problem in (*problems, *_long_numbers(named))]


def _read(data: bytes, watch: Watch) -> tuple[list[Grid], list[Problem]]:
    found = format_of(data)
    if found is Format.ENCRYPTED:
        data = decrypted(data)
        check_size(data)
        found = format_of(data)
    if found is Format.ENCRYPTED:
        raise refuse("file_has_password")
    grids, problems = _READERS[found](data, watch)
    if all(grid.is_empty for grid in grids):
        raise refuse("no_values")
    return grids, problems


def _long_numbers(grids: Iterable[Grid]) -> Iterator[Problem]:
    """A note for each sheet with numbers of more than 15 digits: the file holds only the first 15 of them."""
    for grid in grids:
        most = _FIRST_LONG_NUMBER
        if grid.columns is not None and not grid.columns.has_numbers_from(most):
            continue
        rows = [r for r, row in enumerate(grid.values) if [v for v in row if type(v) is int and not -most < v < most]]
        cells = [(r, c) for r in rows for c, v in enumerate(grid.values[r]) if type(v) is int and not -most < v < most]
        if cells:
            yield Problem(
                "long_numbers_rounded", sheet=grid.name, cell=cell_name(*cells[0]), facts=(("count", str(len(cells))),)
            )
