"""Texts that are longer than a cell of a workbook: the rest stands on a sheet of its own, nothing is cut."""

from __future__ import annotations

from typing import Any

from .words import Words

MOST = 32_767
"""Characters of UTF-16 that a cell of the format can hold."""
_PIECE = 16_000
"""Few enough, with the words behind them, even where each takes two."""


class LongTexts:
    """The sheet with the rests; it is there as soon as there is one."""

    def __init__(self, book: Any, words: Words, name: str) -> None:
        self._book = book
        self._words = words
        self._name = name
        self._sheet: Any = None

    def fit(self, text: str, where: tuple[str, int, int]) -> str:
        """What stands in a cell of a text; longer ones say where they go on.

        Args:
            text: as it is to be read.
            where: the name of the sheet, the row and the column.
        """
        if len(text) <= MOST // 2 or (len(text) <= MOST and max(text) <= "\uffff"):
            return text
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.utils import get_column_letter

        if self._sheet is None:
            self._sheet = self._book.create_sheet(self._name)
            self._sheet.append([self._words(f"data.rest_{one}") for one in ("sheet", "cell", "text")])
        sheet, row, column = where
        for start in range(_PIECE, len(text), _PIECE):
            line = [sheet, f"{get_column_letter(column)}{row}", text[start : start + _PIECE]]
            cells = [WriteOnlyCell(self._sheet, one) for one in line]
            for cell in cells:
                cell.data_type = "s"
            self._sheet.append(cells)
        return text[:_PIECE] + self._words("data.goes_on", sheet=self._name)
