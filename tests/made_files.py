"""One small table written in every format, each by a library or by hand as the programs in use write it."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
from collections.abc import Callable, Mapping

import olefile
import openpyxl
import xlsxwriter
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.rc4 import DocumentRC4
from odf import opendocument, table, text
from xlwt.CompoundDoc import XlsDoc

VALUES = [
    ["2024年第二季度", None, None],
    ["单位", "会员总数", "入会率"],
    ["城关镇", 1250, 0.953],
    ["007", 12.5, None],
]
"""What every format must give: a merged title, a percentage in C3, text that looks like a number."""

Edit = Callable[[bytes], bytes]


def with_xlsxwriter() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("二季度")
        sheet.merge_range("A1:C1", VALUES[0][0])
        sheet.write_row("A2", VALUES[1])
        sheet.write_row("A3", VALUES[2][:2])
        sheet.write("C3", VALUES[2][2], book.add_format({"num_format": "0.0%"}))
        sheet.write_string("A4", "007")
        sheet.write("B4", 12.5)
    return file.getvalue()


def with_openpyxl() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "二季度"
    for row in VALUES:
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet["C3"].number_format = "0.00%"
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_xlwt() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("二季度")
    sheet.write_merge(0, 0, 0, 2, VALUES[0][0])
    for row, values in enumerate(VALUES[1:], start=1):
        for column, value in enumerate(values):
            if value is not None:
                sheet.write(row, column, value, xlwt.easyxf(num_format_str="0.0%" if value == 0.953 else "General"))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_odfpy() -> bytes:
    document = opendocument.OpenDocumentSpreadsheet()
    sheet = table.Table(name="二季度")
    for row, values in enumerate(VALUES):
        line = table.TableRow()
        for column, value in enumerate(values):
            line.addElement(_odf_cell(value, spanned=3 if (row, column) == (0, 0) else 1))
        sheet.addElement(line)
    document.spreadsheet.addElement(sheet)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _odf_cell(value: object, spanned: int = 1) -> table.TableCell:
    span = {"numbercolumnsspanned": spanned} if spanned > 1 else {}
    if isinstance(value, int | float):
        kind = "percentage" if value == 0.953 else "float"
        return table.TableCell(valuetype=kind, value=value)
    cell = table.TableCell(valuetype="string", **span) if value else table.TableCell()
    if value:
        cell.addElement(text.P(text=value))
    return cell


XML_SPREADSHEET = """<?xml version="1.0" encoding="UTF-8"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Styles><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style></Styles>
 <Worksheet ss:Name="二季度"><Table>
  <Row><Cell ss:MergeAcross="2"><Data ss:Type="String">2024年第二季度</Data></Cell></Row>
  <Row><Cell><Data ss:Type="String">单位</Data></Cell><Cell><Data ss:Type="String">会员总数</Data></Cell>
   <Cell><Data ss:Type="String">入会率</Data></Cell></Row>
  <Row><Cell><Data ss:Type="String">城关镇</Data></Cell><Cell><Data ss:Type="Number">1250</Data></Cell>
   <Cell ss:StyleID="p"><Data ss:Type="Number">0.953</Data></Cell></Row>
  <Row ss:Index="4"><Cell><Data ss:Type="String">007</Data></Cell>
   <Cell ss:Index="2"><Data ss:Type="Number">12.5</Data></Cell></Row>
 </Table></Worksheet>
</Workbook>"""

HTML = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>导出</title></head><body>
<table border=1><tr><td colspan=3>2024年第二季度</td></tr><tr><th>单位</th><th>会员总数</th><th>入会率</th></tr>
<tr><td>城关镇<td>1250<td>95.3%</tr><tr><td>007</td><td>12.5</td><td></td></tr></table></body></html>"""

WEB_ARCHIVE = """MIME-Version: 1.0
X-Document-Type: Workbook
Content-Type: multipart/related; boundary="----=_part"

------=_part
Content-Location: file:///C:/book.htm
Content-Transfer-Encoding: 8bit
Content-Type: text/html; charset="gb2312"

{page}
------=_part--
"""

CSV = "2024年第二季度,,\n单位,会员总数,入会率\n城关镇,1250,95.3%\n007,12.5,\n"


def rewritten(data: bytes, edits: Mapping[str, Edit | None], added: Mapping[str, bytes] | None = None) -> bytes:
    """The zip with some parts changed, left out (None) or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            edit = edits.get(name, bytes)
            if edit is not None:
                new.writestr(name, edit(old.read(name)))
        for name, content in (added or {}).items():
            new.writestr(name, content)
    return file.getvalue()


SHEET_1 = "xl/worksheets/sheet1.xml"
_SHEET = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</worksheet>"""


def with_sheet_data(rows: bytes) -> bytes:
    """A workbook whose only sheet has these rows, written as XML."""
    return rewritten(with_xlsxwriter(), {SHEET_1: lambda _: _SHEET % (b"<sheetData>%s</sheetData>" % rows)})


def with_sheet_xml(xml: bytes) -> bytes:
    """A workbook whose only sheet is this XML."""
    return rewritten(with_xlsxwriter(), {SHEET_1: lambda _: xml})


def flat_ods() -> bytes:
    """The OpenDocument of :func:`with_odfpy` as one piece of XML."""
    with zipfile.ZipFile(io.BytesIO(with_odfpy())) as archive:
        content = archive.read("content.xml").decode()
    mime = 'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"'
    return (
        content.replace("office:document-content", "office:document")
        .replace("<office:document ", f"<office:document {mime} ")
        .encode()
    )


def locked_xlsx(password: str) -> bytes:
    """The workbook encrypted as Excel 2010 and later do."""
    file = io.BytesIO()
    OOXMLFile(io.BytesIO(with_xlsxwriter())).encrypt(password, file)
    return file.getvalue()


_BOF, _FILEPASS, _BOUNDSHEET, _INTERFACE_HEADER, _FILLER = 0x809, 0x2F, 0x85, 0xE1, 0xE2


def locked_xls(password: str, data: bytes | None = None) -> bytes:
    """An .xls encrypted as Excel 97 to 2003 do (MS-XLS 2.2.10): every record but a few, 1024 bytes to a key."""
    salt, verifier = bytes(range(16)), bytes(range(16, 32))
    keys = DocumentRC4.decrypt(password, salt, io.BytesIO(bytes(32))).read()
    proof = bytes(a ^ b for a, b in zip(verifier + hashlib.md5(verifier).digest(), keys, strict=True))
    filepass = struct.pack("<HHHHH", _FILEPASS, 54, 1, 1, 1) + salt + proof
    records = _records(data or biff())
    records.insert(1, (_FILEPASS, filepass[4:]))
    records.append((_FILLER, bytes(-sum(4 + len(body) for _, body in records) % 4)))  # the container pads with words
    stream = b"".join(struct.pack("<HH", kind, len(body)) + _moved(kind, body, len(filepass)) for kind, body in records)
    keys = DocumentRC4.decrypt(password, salt, io.BytesIO(bytes(len(stream))), blocksize=1024).read()
    locked = bytearray(stream)
    place = 0
    for kind, body in records:
        place += 4
        plain = len(body) if kind in (_BOF, _FILEPASS, _INTERFACE_HEADER) else 4 if kind == _BOUNDSHEET else 0
        for i in range(place + plain, place + len(body)):
            locked[i] ^= keys[i]
        place += len(body)
    file = io.BytesIO()
    XlsDoc().save(file, bytes(locked))
    return file.getvalue()


def biff() -> bytes:
    """The records of :func:`with_xlwt` without their container."""
    with olefile.OleFileIO(io.BytesIO(with_xlwt())) as container:
        return container.openstream("Workbook").read()


def _records(stream: bytes) -> list[tuple[int, bytes]]:
    records, place = [], 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        if not kind:
            break
        records.append((kind, stream[place + 4 : place + 4 + length]))
        place += 4 + length
    return records


def _moved(kind: int, body: bytes, by: int) -> bytes:
    """A record of a sheet's place in the stream, once something has been put in before it."""
    if kind != _BOUNDSHEET:
        return body
    return struct.pack("<I", struct.unpack_from("<I", body)[0] + by) + body[4:]
