"""The codebook beside files with data, as PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from inka_desktop.forms.flat import FlatTable
from inka_desktop.reports.data_files import Cell

if TYPE_CHECKING:
    from inka_desktop.services.documents import Documents

ENDING = "_codebuch.pdf"


class Codebooks:
    """Draws codebooks on the letterhead of the workspace."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def write(
        self, path: Path, tables: Sequence[FlatTable], lines: Iterable[Sequence[Cell]], on: dt.date,
        language: str,
    ) -> Path:  # fmt: skip
        """Write one beside a file.

        Args:
            path: of the data.
            tables: of the data, the form's own first.
            lines: as the codebook has them as a table.
            on: the day it is made.
            language: ``de`` or ``en``.

        Raises:
            OSError: the folder is full, read-only or gone.
        """
        from inka_desktop.reports.codebook import CodebookContent

        named = tuple((table.name, table.label) for table in tables)
        content = CodebookContent(tables[0].label, named, tuple(map(tuple, lines)), on)
        made = self._documents.codebook(content, language)
        book = path.with_name(f"{path.stem}{ENDING}")
        part = book.with_name(book.name + ".part")
        try:
            part.write_bytes(made.pdf)
            part.replace(book)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        return book
