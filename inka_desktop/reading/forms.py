"""What a file is, by its first bytes and the names of its parts; its ending alone is believed in nothing."""

from __future__ import annotations

import io
import zipfile

from inka_desktop.records.values import FileForm

from .looked import UnreadableError, Why

ENDINGS_OF: dict[str, tuple[str, ...]] = {
    FileForm.PDF: (".pdf",), FileForm.WORD: (".docx", ".docm", ".dotx"), FileForm.EXCEL: (".xlsx", ".xlsm"),
    FileForm.OLD_WORD: (".doc", ".dot"), FileForm.OLD_EXCEL: (".xls",),
}  # fmt: skip
ENDINGS = frozenset(ending for endings in ENDINGS_OF.values() for ending in endings)
"""Of files that are looked into at all."""
MEDIA = {
    FileForm.PDF: "application/pdf",
    FileForm.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileForm.EXCEL: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileForm.OLD_WORD: "application/msword", FileForm.OLD_EXCEL: "application/vnd.ms-excel",
}  # fmt: skip
_UNPACKED_LIMIT = 300 * 1024 * 1024
_HEAD = 1024
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PART_OF = {"word/document.xml": FileForm.WORD, "xl/workbook.xml": FileForm.EXCEL}
_STREAM_OF = {
    "WordDocument": FileForm.OLD_WORD, "Workbook": FileForm.OLD_EXCEL, "Book": FileForm.OLD_EXCEL,
}  # fmt: skip


def form_of(data: bytes) -> FileForm:
    """What a file is.

    Raises:
        UnreadableError: it is empty, protected by a password, damaged, or none of the forms.
    """
    if not data.strip(b"\0 \r\n\t"):
        raise UnreadableError(Why.EMPTY)
    if b"%PDF-" in data[:_HEAD]:
        return FileForm.PDF
    if data.startswith(_ZIP):
        return _of_package(data)
    if data.startswith(_OLE):
        return _of_compound(data)
    raise UnreadableError(Why.FOREIGN)


def _of_package(data: bytes) -> FileForm:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as damage:
        raise UnreadableError(Why.UNREADABLE) from damage
    if sum(part.file_size for part in parts) > _UNPACKED_LIMIT:
        raise UnreadableError(Why.HUGE)
    names = {part.filename for part in parts}
    found = next((form for name, form in _PART_OF.items() if name in names), None)
    if found is None:
        raise UnreadableError(Why.FOREIGN)
    return found


def _of_compound(data: bytes) -> FileForm:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            if compound.exists("EncryptedPackage"):
                raise UnreadableError(Why.ENCRYPTED)
            found = next((form for name, form in _STREAM_OF.items() if compound.exists(name)), None)
    except UnreadableError:
        raise
    except Exception as damage:  # whatever hostile bytes make the library raise
        raise UnreadableError(Why.UNREADABLE) from damage
    if found is None:
        raise UnreadableError(Why.FOREIGN)
    return found
