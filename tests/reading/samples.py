"""Files as offices have them, made anew for each test: PDF, Word and Excel of today and of before 2007."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime

import docx
import openpyxl
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

WRITTEN = datetime(2012, 3, 5, 9, 30)
_SECTOR, _FREE, _END, _FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def pdf(pages: Sequence[str], *, password: str = "") -> bytes:
    """A PDF with a line of text on each page, dated ``WRITTEN``."""
    target = io.BytesIO()
    canvas = Canvas(target)
    for page in pages:
        canvas.drawString(72, 720, page)
        canvas.showPage()
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(target))
    writer.add_metadata(
        {"/CreationDate": f"D:{WRITTEN:%Y%m%d%H%M%S}", "/ModDate": f"D:{WRITTEN:%Y%m%d%H%M%S}"}
    )
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def word(heading: str, paragraphs: Sequence[str], table: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word document."""
    document = docx.Document()
    document.core_properties.modified = WRITTEN
    document.add_heading(heading, 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for row, cells in enumerate(table):
            for column, text in enumerate(cells):
                made.cell(row, column).text = text
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def without_properties(package: bytes) -> bytes:
    """A document or workbook that says nothing of itself, as some programs write them."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as whole, zipfile.ZipFile(target, "w") as rest:
        for name in whole.namelist():
            if name != "docProps/core.xml":
                data = whole.read(name)
                rest.writestr(name, re.sub(rb"<Relationship [^>]*core-properties[^>]*/>", b"", data))
    return target.getvalue()


def excel(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def old_word(text: str, *, flags: int = 0) -> bytes:
    """A Word document of before 2007 with its text in two pieces: one byte a letter, then two."""
    middle = len(text) // 2
    narrow, wide = text[:middle].encode("cp1252"), text[middle:].encode("utf-16-le")
    begin = 0x400
    main = bytearray(begin) + narrow + b"\0" * (len(narrow) % 2) + wide
    wide_at = begin + len(narrow) + len(narrow) % 2
    places = [(2 * begin) | 1 << 30, wide_at]
    ends = struct.pack("<3I", 0, middle, len(text))
    pieces = b"".join(struct.pack("<HIH", 0, place, 0) for place in places)
    clx = b"\x01" + struct.pack("<H", 4) + b"\0" * 4 + b"\x02" + struct.pack("<I", len(ends + pieces))
    clx += ends + pieces
    struct.pack_into("<HH", main, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", main, 0x0A, 0x0200 | flags)
    struct.pack_into("<I", main, 0x4C, len(text))
    struct.pack_into("<II", main, 0x01A2, 16, len(clx))
    return compound({"WordDocument": bytes(main), "1Table": b"\0" * 16 + clx})


def old_excel(cells: Sequence[str]) -> bytes:
    """A workbook of before 2007: one sheet „Tabelle1“ with these words below each other."""

    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    def begin(what: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, what, 0x0DBB, 0x07CC, 0, 6))

    name = b"Tabelle1"
    front = begin(5)
    length = len(front) + 4 + 6 + 2 + len(name) + 4
    front += record(0x0085, struct.pack("<IBBBB", length, 0, 0, len(name), 0) + name) + record(0x000A, b"")
    rows = b"".join(
        record(0x0204, struct.pack("<HHHHB", row, 0, 0, len(text), 1) + text.encode("utf-16-le"))
        for row, text in enumerate(cells)
    )
    return compound({"Workbook": front + begin(16) + rows + record(0x000A, b"")})


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file ([MS-CFB]) with these streams, none of them in the small ones' store."""
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    sectors, chain, starts = list[bytes](), list[int](), list[int]()
    for data in padded.values():
        starts.append(len(chain))
        count = -(-len(data) // _SECTOR)
        sectors += [data[at * _SECTOR : (at + 1) * _SECTOR].ljust(_SECTOR, b"\0") for at in range(count)]
        chain += [*range(len(chain) + 1, len(chain) + count), _END]
    directory = _entry("Root Entry", 5, child=1) + b"".join(
        _entry(
            name,
            2,
            start=start,
            size=len(padded[name]),
            right=number + 2 if number + 1 < len(starts) else _FREE,
        )
        for number, (name, start) in enumerate(zip(padded, starts, strict=True))
    )
    directory = directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0")
    first = len(chain)
    count = len(directory) // _SECTOR
    chain += [*range(first + 1, first + count), _END]
    table = len(chain)
    chain.append(_FAT)
    fat = struct.pack("<128I", *(chain + [_FREE] * (128 - len(chain))))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack(
        "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, first, 0, 4096, _END, 0, _END, 0, table
    )
    return head.ljust(_SECTOR, b"\xff") + b"".join(sectors) + directory + fat


def _entry(
    name: str, kind: int, *, start: int = _END, size: int = 0, child: int = _FREE, right: int = _FREE
) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, _FREE, right, child)
    return head + b"\0" * 36 + struct.pack("<IQ", start, size)
