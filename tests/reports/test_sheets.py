"""Spreadsheets read back: real dates and numbers, texts that stay texts, titles in both languages."""

from __future__ import annotations

import datetime as dt
import io
import itertools
from typing import Any

import pytest
from openpyxl import load_workbook

from inka_desktop.reports.sheets import (
    AGREEMENTS,
    PROJECTS,
    PROTOCOLS,
    RELEASED,
    Cell,
    Column,
    Table,
    write_sheet,
)
from inka_desktop.reports.words import WORDS

TABLE = Table(
    "sheet.protocols", (Column("date", 12, "date"), Column("place", 20), Column("sheet.version", 8, "number"))
)


def read(data: bytes) -> Any:
    """The only sheet."""
    book = load_workbook(io.BytesIO(data))
    assert len(book.worksheets) == 1
    return book.worksheets[0]


def test_dates_and_numbers_are_cells_of_their_kind_in_german_formats() -> None:
    sheet = read(write_sheet(TABLE, [(dt.date(2026, 11, 22), "Rathaus", 1234), (None, "", None)]))
    assert [cell.value for cell in sheet[1]] == ["Datum", "Ort", "Fassung"]
    day, place, number = sheet[2]
    assert day.value == dt.datetime(2026, 11, 22)
    assert day.is_date
    assert day.number_format == "DD.MM.YYYY"
    assert (number.value, number.data_type, number.number_format) == (1234, "n", "#,##0")
    assert (place.value, place.data_type) == ("Rathaus", "s")
    assert sheet[3][0].value is None
    assert sheet.max_row == 3


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://x")', "+49 361 1", "@SUM(1)", "-1", "00123"])
def test_a_text_never_becomes_a_formula_or_a_number(text: str) -> None:
    cell = read(write_sheet(TABLE, [(None, text, None)]))[2][1]
    assert (cell.value, cell.data_type) == (text, "s")


def test_ugly_text_does_not_stop_a_list() -> None:
    ugly = "Zeile\x01\n<&>\"'" + "ä" * 40_000 + "\ud800"
    sheet = load_workbook(io.BytesIO(write_sheet(TABLE, [(None, ugly, None)]))).worksheets[0]
    assert sheet[2][1].value.startswith("Zeile \n<&>\"'ä")
    rest = sheet.parent["Lange Texte"]
    whole = sheet[2][1].value.removesuffix(" […] weiter im Blatt „Lange Texte“")
    assert [one[:2] for one in rest.iter_rows(values_only=True, min_row=2)] == [("Protokolle", "B2")] * 2
    whole += "".join(one[2] for one in rest.iter_rows(values_only=True, min_row=2))
    assert whole == "Zeile \n<&>\"'" + "ä" * 40_000 + "?"


def test_titles_stay_in_view_and_rows_can_be_filtered() -> None:
    sheet = read(write_sheet(TABLE, [(None, "a", None)] * 3, "en"))
    assert sheet.title == "Protocols"
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:C4", "$1:$1")
    assert sheet[1][0].font.bold


def test_every_list_has_titles_in_both_languages() -> None:
    for table in (PROTOCOLS, AGREEMENTS, PROJECTS, RELEASED):
        assert {table.word, *(column.word for column in table.columns)} <= set(WORDS)
        empty: list[tuple[Cell, ...]] = []
        for language in ("de", "en"):
            titles = [cell.value for cell in read(write_sheet(table, empty, language))[1]]
            assert len(set(titles)) == len(table.columns)


def test_a_long_list_is_taken_row_by_row() -> None:
    """The rows are read as they are written, so a list needs no memory of its own."""
    rows = itertools.repeat((dt.date(2026, 1, 1), "Rathaus", 1), 5_000)
    assert read(write_sheet(TABLE, rows)).max_row == 5_001
