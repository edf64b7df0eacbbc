"""Files made to harm whoever reads them, each small enough to be mailed."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

import made_files as made
import xlwt

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def two_far_corners() -> bytes:
    """Two cells, 17 billion apart: ends the process of a reader that makes room for all between."""
    return made.with_sheet_data(b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def corners_out_of_order() -> bytes:
    """The same, with the far cell in a row that claims to be the first."""
    return made.with_sheet_data(b'<row r="1"><c r="XFD1048576"><v>1</v></c><c r="A1"><v>1</v></c></row>')


def zip_bomb() -> bytes:
    """260 MB of zeros as a part of a workbook, 260 KB packed."""
    return made.rewritten(made.with_xlsxwriter(), {}, {"xl/media/image1.png": bytes(260 * 1024 * 1024)})


def lying_zip_bomb() -> bytes:
    """A part that says it is one byte and inflates to 260 MB."""
    name, content = b"xl/worksheets/sheet1.xml", zlib.compress(bytes(260 * 1024 * 1024))[2:-4]
    types = (
        b'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
    plain = file.getvalue()
    end = plain.rindex(b"PK\x05\x06")
    directory = struct.unpack_from("<I", plain, end + 16)[0]
    header = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, 0, len(content), 1, len(name), 0)
    local = b"PK\x03\x04" + header + name + content
    central = b"PK\x01\x02" + struct.pack("<H", 20) + header + struct.pack("<HHHII", 0, 0, 0, 0, directory) + name
    records = plain[directory:end] + central
    return (
        plain[:directory]
        + local
        + records
        + b"PK\x05\x06"
        + struct.pack("<HHHHIIH", 0, 0, 2, 2, len(records), directory + len(local), 0)
    )


def with_dtd(definitions: str, use: str) -> bytes:
    xml = f'<?xml version="1.0"?><!DOCTYPE worksheet [{definitions}]><worksheet xmlns="{MAIN}"><sheetData><row r="1">'
    xml += f'<c r="A1" t="inlineStr"><is><t>{use}</t></is></c></row></sheetData></worksheet>'
    return made.with_sheet_xml(xml.encode())


def billion_laughs() -> bytes:
    levels = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    return with_dtd(f'<!ENTITY l0 "lol">{levels}', "&l9;")


def quadratic_blowup() -> bytes:
    return with_dtd(f'<!ENTITY a "{"a" * 100_000}">', "&a;" * 10_000)


def external_entity() -> bytes:
    return with_dtd('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;")


def wide_dtd() -> bytes:
    """A type definition in UTF-16, which a search for its ASCII letters misses."""
    xml = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><worksheet xmlns="{MAIN}"/>'
    return made.with_sheet_xml(xml.encode("utf-16"))


def styled_blank_rows() -> bytes:
    """A table followed by a million formatted empty rows, which some readers take minutes for."""
    blank = b"".join(b'<row r="%d" s="1" customFormat="1"><c r="A%d" s="1"/></row>' % (r, r) for r in range(4, 1_000_001))
    table = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>2024年第二季度</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is>'
        '<t>单位</t></is></c><c r="B2" t="inlineStr"><is><t>新建工会数</t></is></c></row><row r="3"><c r="A3" t="inlineStr">'
        '<is><t>城关镇</t></is></c><c r="B3"><v>5</v></c></row>'
    )
    return made.with_sheet_data(table.encode() + blank)


def overlapping_ranges() -> bytes:
    """A small table under 60,000 merged ranges, each of six million cells."""
    ranges = b"".join(b'<mergeCell ref="A%d:XFD%d"/>' % (row, row + 400) for row in range(1, 60_001))
    table = b'<row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells>' + ranges + b"</mergeCells><sheetData>"
    return made.with_sheet_data(table)


def thousands_of_parts() -> bytes:
    """Headers of forty names and cells of forty numbers, two hundred columns of them, and one cell of nine thousand."""
    header = ",".join("/".join(chr(0x4E00 + part) for part in range(40)) for _ in range(200))
    rows = "\n".join(f"第{row}镇," + ",".join(["/".join(["1"] * 40)] * 200) for row in range(100))
    return f"2024年第二季度\n乡镇,{header}\n{rows}\n城关镇,{'/'.join(['1'] * 9_000)}".encode()


def endless_mergers() -> bytes:
    """Notes on townships that merge, in texts made to be taken apart in a great many ways."""
    notes = [
        "，".join(["小河乡、石桥乡、大坪乡"] * 3_000) + "并入",
        "(" * 3_000 + "原" + "小河乡" * 3_000,
        "1." * 8_000 + "更名为",
    ]
    return ("2024年第二季度\n乡镇,新建工会（家）\n城关镇,3\n" + "\n".join(f'"{note}"' for note in notes)).encode()


def a_million_sheets() -> bytes:
    names = b"".join(b'<sheet name="s%d" sheetId="%d" r:id="rId1"/>' % (i, i) for i in range(1, 1_000_001))
    return made.rewritten(
        made.with_xlsxwriter(),
        {"xl/workbook.xml": lambda xml: xml.replace(b"</sheets>", names + b"</sheets>")},
    )


def huge_shared_strings() -> bytes:
    """A million texts of 100 letters that no cell uses."""
    return with_shared_strings(b"<si><t>" + b"a" * 100 + b"</t></si>", 1_000_000, claimed=b"1000000")


def claimed_shared_strings() -> bytes:
    """Ten texts, said to be four billion: ends the process of a reader that makes room for them."""
    return with_shared_strings(b"<si><t>a</t></si>", 10, claimed=b"4000000000")


def with_shared_strings(item: bytes, count: int, claimed: bytes) -> bytes:
    strings = b'<sst xmlns="%s" count="1" uniqueCount="%s">%s</sst>' % (MAIN.encode(), claimed, item * count)
    return made.rewritten(made.with_xlsxwriter(), {"xl/sharedStrings.xml": lambda _: strings})


def far_shared_string() -> bytes:
    return made.with_sheet_data(b'<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>')


def numbers_that_are_none() -> bytes:
    cells = [b"NaN", b"INF", b"-INF", b"abc", b"1e999", b"", b"0x10", b"--5", b"1" * 400]
    row = b"".join(b'<c r="%c1"><v>%s</v></c>' % (65 + i, cell) for i, cell in enumerate(cells))
    return made.with_sheet_data(b'<row r="1">%s</row>' % row)


def far_dates() -> bytes:
    """Moments and elapsed times of 10,000,000,000 days."""
    cells = b'<c r="A1" s="2"><v>1e10</v></c><c r="B1" s="3"><v>1e10</v></c><c r="C1" s="3"><v>-1e10</v></c>'

    def add(xml: bytes) -> bytes:
        xml = xml.replace(b"</numFmts>", b'<numFmt numFmtId="200" formatCode="[h]:mm"/></numFmts>')
        formats = b"".join(b'<xf numFmtId="%d" fontId="0" fillId="0" borderId="0"/>' % number for number in (200, 14))
        return xml.replace(b"</cellXfs>", formats + b"</cellXfs>")

    return made.rewritten(made.with_sheet_data(b'<row r="1">%s</row>' % cells), {"xl/styles.xml": add})


def names_that_climb() -> bytes:
    climbing = {"../../../tmp/climbed.txt": b"x", "/tmp/climbed.txt": b"x", "..\\..\\climbed.txt": b"x"}
    return made.rewritten(made.with_xlsxwriter(), {}, climbing)


def external_links() -> bytes:
    """A workbook that asks for a picture, a link and a data connection on another computer."""
    connection = (
        b'<connections xmlns="%s"><connection id="1" type="4"><webPr url="http://192.0.2.1/x"/></connection></connections>'
    )
    relation = b'<Relationship Id="rId99" Type="http://x/externalLink" Target="http://192.0.2.1/y.xlsx" TargetMode="External"/>'
    return made.rewritten(
        made.with_xlsxwriter(),
        {"xl/_rels/workbook.xml.rels": lambda xml: xml.replace(b"</Relationships>", relation + b"</Relationships>")},
        {"xl/connections.xml": connection % MAIN.encode()},
    )


def deep_xml() -> bytes:
    return made.with_sheet_xml(b"<a>" * 200_000)


def many_parts() -> bytes:
    return made.rewritten(made.with_xlsxwriter(), {}, {f"xl/x{i}.xml": b"" for i in range(5_001)})


def no_styles() -> bytes:
    return made.rewritten(made.with_xlsxwriter(), {"xl/styles.xml": None})


def bent_xls(seed: int) -> bytes:
    """A good .xls with bytes changed here and there, also in its header and its directory."""
    chance, data = random.Random(seed), bytearray(made.with_xlwt())
    for _ in range(30):
        data[chance.randrange(8, len(data))] = chance.randrange(256)
    return bytes(data)


def bent_xlsx(seed: int) -> bytes:
    chance = random.Random(seed)

    def bend(xml: bytes) -> bytes:
        changed = bytearray(xml)
        for _ in range(10):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        return bytes(changed)

    parts = [made.SHEET_1, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"]
    return made.rewritten(made.with_xlsxwriter(), {chance.choice(parts): bend})


def xls_of_noise() -> bytes:
    return made.with_xlwt()[:512] + random.Random(1).randbytes(20_000)


def wide_xls() -> bytes:
    """The two far corners of an old sheet: 16 million cells."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    sheet.write(0, 0, 1)
    sheet.write(65_535, 255, 1)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def repeated_ods(rows: int, columns: int) -> bytes:
    cell = f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="float" office:value="1"/>'
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'

    def edit(xml: bytes) -> bytes:
        text = xml.decode()
        start, end = text.index("<table:table-row"), text.index("</table:table>")
        return (text[:start] + row + text[end:]).encode()

    return made.rewritten(made.with_odfpy(), {"content.xml": edit})


def nested_tables() -> bytes:
    return ("<html><body>" + "<table><tr><td>甲" * 2_000 + "1" + "</td></tr></table>" * 2_000).encode()


def wide_spans() -> bytes:
    return ("<table>" + "<tr>" + "<td colspan=99999999 rowspan=99999999>1</td>" * 40 + "</tr></table>").encode()


def script_page() -> bytes:
    return b"<html><script>" + b"while(1){}" * 100_000 + b"</script><table><tr><td>1</td></tr></table></html>"


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "two far corners": (two_far_corners, "cell_far_away"),
    "far corner in the first row": (corners_out_of_order, "cell_far_away|reading_failed"),
    "zip bomb": (zip_bomb, "inflates_too_large"),
    "zip bomb that lies about its size": (lying_zip_bomb, "file_damaged|inflates_too_large"),
    "billion laughs": (billion_laughs, "file_has_dtd"),
    "quadratic blow-up": (quadratic_blowup, "file_has_dtd"),
    "external entity": (external_entity, "file_has_dtd"),
    "type definition in UTF-16": (wide_dtd, "file_has_dtd"),
    "a million styled blank rows": (styled_blank_rows, "read"),
    "60,000 merged ranges": (overlapping_ranges, "read|file_damaged"),
    "parts without end": (thousands_of_parts, "read"),
    "mergers without end": (endless_mergers, "read"),
    "a million sheets": (a_million_sheets, "too_many_sheets"),
    "a million shared strings": (huge_shared_strings, "read"),
    "four billion shared strings claimed": (claimed_shared_strings, "reading_failed|read"),
    "a shared string that is not there": (far_shared_string, "read|no_values|file_damaged"),
    "numbers that are none": (numbers_that_are_none, "read"),
    "dates of 10,000,000,000 days": (far_dates, "read"),
    "part names that climb": (names_that_climb, "read"),
    "links to other computers": (external_links, "read"),
    "200,000 elements deep": (deep_xml, "file_damaged|no_values"),
    "too many parts": (many_parts, "too_many_parts"),
    "no styles": (no_styles, "read"),
    "noise in an old container": (xls_of_noise, "file_damaged|file_unknown"),
    "the far corners of an old sheet": (wide_xls, "cell_far_away"),
    "a number repeated 17 billion times": (lambda: repeated_ods(1_048_576, 16_384), "too_many_cells"),
    "a number repeated 200,000 times": (lambda: repeated_ods(100_000, 2), "read"),
    "a field of 10 MB": (lambda: b"a," + b"x" * 10_000_000, "field_too_long"),
    "lines of commas": (lambda: b"1," * 8_000_000, "too_many_columns"),
    "zero bytes": (lambda: bytes(100_000), "file_unknown"),
    "noise": (lambda: random.Random(2).randbytes(100_000), "file_unknown"),
    "2,000 nested tables": (nested_tables, "read|file_damaged"),
    "spans without end": (wide_spans, "too_many_columns|read"),
    "a page of script": (script_page, "read"),
    "a password": (lambda: made.locked_xlsx("geheim"), "file_has_password"),
    "half a zip": (lambda: made.with_xlsxwriter()[:-300], "file_damaged"),
    "more than 50 MB": (lambda: bytes(50 * 1024 * 1024 + 1), "file_too_large"),
    **{f"a bent xls, {seed}": (lambda seed=seed: bent_xls(seed), "") for seed in range(12)},
    **{f"a bent xlsx, {seed}": (lambda seed=seed: bent_xlsx(seed), "") for seed in range(12)},
}
"""Each with how it may end: ``read``, or the code of the problem; empty where both are right."""
