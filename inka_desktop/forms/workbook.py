"""What a file is before anybody tries to convert it, and where in its sheets a question stands."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from inka_desktop.forms.errors import DefinitionError

MOST_BYTES = 25_000_000
"""A workbook above this holds lists that belong into a CSV file beside it."""
MOST_UNPACKED = 50_000_000
"""The same of its parts as they are read: 100,000 choices take about 20 MB, and a minute to convert."""
_PICTURES = "xl/media/"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BEGIN, _END = ("begin", "end")


class NotAWorkbookError(DefinitionError):
    """The file is no spreadsheet, whatever its name says."""

    code = "forms.not_a_workbook"
    de = "Die Datei ist keine Excel-Arbeitsmappe. Bitte das Formular als .xlsx speichern und erneut wählen."
    en = "The file is no Excel workbook. Please save the form as .xlsx and choose it again."


class OpenDocumentError(DefinitionError):
    """The file is an OpenDocument spreadsheet."""

    code = "forms.open_document"
    de = "Das ist eine OpenDocument-Tabelle (.ods). Bitte im Tabellenprogramm als .xlsx speichern."
    en = "This is an OpenDocument spreadsheet (.ods). Please save it as .xlsx in the spreadsheet program."


class ProtectedWorkbookError(DefinitionError):
    """The file is encrypted with a password."""

    code = "forms.protected_workbook"
    de = "Die Arbeitsmappe ist durch ein Kennwort geschützt. Bitte ohne Kennwort speichern und neu wählen."
    en = "The workbook is protected with a password. Please save it without one and choose it again."


class HugeWorkbookError(DefinitionError):
    """The file is larger than a form can be."""

    code = "forms.huge_workbook"
    de = "Das Formular ist zu groß ({megabytes} MB). Lange Auswahllisten bitte als CSV-Datei beilegen."
    en = "The form is too large ({megabytes} MB). Please put long choice lists into a CSV file beside it."

    def __init__(self, *, megabytes: int) -> None:
        super().__init__(megabytes=megabytes)


def file_type(content: bytes) -> str:
    """``.xlsx`` or ``.xls``, by what the file holds.

    Raises:
        DefinitionError: it is something else, protected or too large.
    """
    if len(content) > MOST_BYTES:
        raise HugeWorkbookError(megabytes=len(content) // 1_000_000)
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise ProtectedWorkbookError
        return ".xls"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_package(package)
    except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
        raise NotAWorkbookError from error
    return ".xlsx"


def _check_package(package: zipfile.ZipFile) -> None:
    names = set(package.namelist())
    if "mimetype" in names and b"opendocument" in package.read("mimetype")[:100]:
        raise OpenDocumentError
    if "xl/workbook.xml" not in names:
        raise NotAWorkbookError
    parts = package.infolist()  # a sheet may have any ending
    unpacked = sum(entry.file_size for entry in parts if not entry.filename.startswith(_PICTURES))
    if unpacked > MOST_UNPACKED:
        raise HugeWorkbookError(megabytes=unpacked // 1_000_000)


def rows_by_path(survey: Sequence[Mapping[str, object]], root: str) -> dict[str, int]:
    """Where each question and group stands on the survey sheet, by its path in the form.

    Args:
        survey: the sheet's rows below the header, as pyxform reads them.
        root: the name of the form's outermost node.
    """
    found: dict[str, int] = {}
    way = [root]
    for number, row in enumerate(survey, 2):
        cells = {key.strip().lower(): str(value).strip() for key, value in row.items() if value is not None}
        kind = " ".join(cells.get("type", "").replace("_", " ").split())
        name = cells.get("name", "")
        if kind.startswith(f"{_END} ") and len(way) > 1:
            way.pop()
        elif name:
            found["/" + "/".join([*way, name])] = number
            if kind.startswith(f"{_BEGIN} "):
                way.append(name)
    return found
