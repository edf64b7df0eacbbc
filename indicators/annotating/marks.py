"""The user's own workbook back, with its problems marked where they are.

Only the marks are new: the cell's fill, a comment, and the sheet 问题清单; and in a cell that was corrected on upload the new
value. Formulas, styles, charts, other sheets and comments already there stay byte for byte, because the parts of the file
are changed in place rather than written anew.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

from lxml import etree
from openpyxl import Workbook
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, get_column_letter

from indicators.annotating.comments import add_comments, remove_comments
from indicators.annotating.corrected import compute_anew, put_in
from indicators.annotating.package import RELATIONS, Package, tag
from indicators.annotating.problem_sheet import add_problem_sheet, remove_problem_sheet
from indicators.annotating.styles import CellStyles
from indicators.model import Problem, Severity
from indicators.problems import message_of, place_of, severity_of
from indicators.reading.corrections import CODE as CORRECTED
from indicators.reading.encrypted import decrypted
from indicators.reading.formats import open_grids
from indicators.reading.grid import Grid
from indicators.reading.signatures import Format, format_of

_GRAVEST_FIRST = tuple(Severity)


def annotated(
    data: bytes, name: str, problems: Sequence[Problem], explanations: Mapping[Problem, str] = MappingProxyType({})
) -> bytes:
    """An .xlsx with every problem marked at its cell; of a file in another format, a marked .xlsx copy of its values.

    A cell that was corrected on upload holds the new value; its comment says what stood there, who corrected it and when.
    ``explanations`` are listed beside the problems they were given for. Marks of an earlier annotation are taken out first.
    Raises UnreadableFile for a file that cannot be read.
    """
    if format_of(data) is Format.ENCRYPTED:
        data = decrypted(data)
    if format_of(data) is not Format.XLSX or not _is_usual(Package(data)):
        data = _copy_of(open_grids(data, name)[0])
    package = Package(data)
    workbook = _workbook(package)
    styles = CellStyles(package, next(part for _, part in package.related(workbook, "styles")))
    marked_before = remove_problem_sheet(package, workbook)
    sheets = _sheets(package, workbook)
    if marked_before:
        for part in sheets.values():
            _unmark(package, part, styles)
    for sheet, found in _by_sheet(problems).items():
        if sheet in sheets:
            _mark(package, sheets[sheet], styles, found)
    if any(p.code == CORRECTED for p in problems):
        compute_anew(package, workbook)
    add_problem_sheet(package, workbook, problems, explanations)
    return package.to_bytes()


def _workbook(package: Package) -> str:
    return next(part for _, part in package.related("", "officeDocument"))


def _is_usual(package: Package) -> bool:
    """Whether the parts are written in the usual dialect; the strict one of ISO 29500 is rare and gets a copy."""
    return bool(package.tree(_workbook(package)).tag == tag("workbook"))


def _by_sheet(problems: Sequence[Problem]) -> dict[str, dict[str, list[Problem]]]:
    """Problems by sheet and cell; those of a whole sheet or file are only listed."""
    found: dict[str, dict[str, list[Problem]]] = defaultdict(lambda: defaultdict(list))
    for problem in problems:
        if problem.sheet and problem.cell:
            found[problem.sheet][problem.cell].append(problem)
    return found


def _sheets(package: Package, workbook: str) -> dict[str, str]:
    parts = dict(package.related(workbook, "worksheet"))
    entries = package.tree(workbook).find(tag("sheets"))
    return {e.get("name", ""): parts[e.get(f"{{{RELATIONS}}}id")] for e in entries if e.get(f"{{{RELATIONS}}}id") in parts}


def _mark(package: Package, part: str, styles: CellStyles, found: dict[str, list[Problem]]) -> None:
    root = package.tree(part)
    _number(root)
    rows = {int(row.get("r")): row for row in root.iter(tag("row"))}
    typed = {cell: dict(p.facts)["used"] for cell, problems in found.items() for p in problems if p.code == CORRECTED}
    put_in(root, partial(_cell, root, rows), styles, typed)
    for cell, problems in found.items():
        gravest = min((severity_of(p) for p in problems), key=_GRAVEST_FIRST.index)
        element = _cell(root, rows, cell)
        element.set("s", str(styles.marked(int(element.get("s", "0")), gravest)))
    add_comments(package, part, {cell: "\n".join(map(_without_place, problems)) for cell, problems in found.items()})


def _number(root: etree._Element) -> None:
    """Write down where rows and cells are that leave it unsaid: some programs count instead of numbering."""
    number = 0
    for row in root.iter(tag("row")):
        number = int(row.get("r", number + 1))
        row.set("r", str(number))
        column = 0
        for cell in row:
            stated = cell.get("r")
            column = column_index_from_string(coordinate_from_string(stated)[0]) if stated else column + 1
            cell.set("r", f"{get_column_letter(column)}{number}")


def _unmark(package: Package, part: str, styles: CellStyles) -> None:
    for element in package.tree(part).iter(tag("c")):
        plain = styles.unmarked(int(element.get("s", "0")))
        if plain is not None:
            element.set("s", str(plain))
    remove_comments(package, part)


def _without_place(problem: Problem) -> str:
    """The comment hangs at the place; saying it again would only lengthen it."""
    return message_of(problem).removeprefix(f"{place_of(problem)}：")


def _cell(root: etree._Element, rows: dict[int, etree._Element], cell: str) -> etree._Element:
    """The element of a cell, made where the sheet has none because the cell is empty."""
    letters, number = coordinate_from_string(cell)
    if number not in rows:
        rows[number] = etree.Element(tag("row"), r=str(number))
        data = root.find(tag("sheetData"))
        data.insert(sum(1 for row in data if int(row.get("r")) < number), rows[number])
    column, place = column_index_from_string(letters), 0
    for element in rows[number]:
        at = column_index_from_string(coordinate_from_string(element.get("r"))[0])
        if at == column:
            return element
        place += at < column
    made = etree.Element(tag("c"), r=cell)
    rows[number].insert(place, made)
    return made


def _copy_of(grids: Sequence[Grid]) -> bytes:
    """The values of any readable file as an .xlsx, each in its cell, so that marks have somewhere to be."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for grid in grids:
        sheet = workbook.create_sheet(grid.name[:31])
        for row, values in enumerate(grid.values, 1):
            for column, value in enumerate(values, 1):
                if value is not None:
                    cell = sheet.cell(row, column, value)
                    cell.data_type = "s" if isinstance(value, str) else cell.data_type  # "=1+1" is text here, not a formula
                    if (row - 1, column - 1) in grid.percent:
                        cell.number_format = "0.00%"
        for top, left, bottom, right in grid.merged:
            sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()
