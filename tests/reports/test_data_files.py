"""Tables of data as files: what Excel makes of a CSV, and what other programs do."""

from __future__ import annotations

import csv
import datetime as dt
import re
from pathlib import Path

import openpyxl
import pytest

from inka_desktop.reports.data_files import CsvFiles, DataColumn, DataTable, XlsxFile
from inka_desktop.reports.words import Words

TABLE = DataTable("t", "T", (DataColumn("said", "Was?"),))
REREAD = [
    "0361123", "0", "007", "1/2", "3-5", "3.5.", "1.5.2026", "12.03", "1e5", "1E-3", "12345678901234567",
    "10:30", "50 %", "12 €", "(5)", "+49 361 1", "+3", "-", "=1+1", "@SUM(1)", '=HYPERLINK("http://x")',
    "1. Mai", "Mai 5", "März 2026", "05-Dez", "WAHR", "false", "1.234,50", "1,50", "\t5", " 5", "- Sonstiges",
]  # fmt: skip
AS_THEY_ARE = [
    "12",
    "-3",
    "1,5",
    "Café",
    "Mai",
    "3 Personen",
    "Straße 5",
    "1. Obergeschoss",
    "A-1",
    "5b",
    "Marie 5x",
]


def written(tmp_path: Path, texts: list[str], *, german: bool) -> list[str]:
    files = CsvFiles(tmp_path / "t.csv", [TABLE], titles=True, german=german)
    for one in texts:
        files.add(0, [one])
    (path,) = files.finish()
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [line[0] if line else "" for line in csv.reader(file, delimiter=";")][1:]


def shown(cell: str) -> str:
    """What Excel shows of a cell: of a formula that is one text in quotation marks that text."""
    told = re.fullmatch(r'="((?:[^"]|"")*)"', cell)
    return told[1].replace('""', '"') if told else cell


@pytest.mark.parametrize("text", REREAD)
def test_what_excel_would_take_for_something_else_is_shown_as_it_is(tmp_path: Path, text: str) -> None:
    (cell,) = written(tmp_path, [text], german=True)
    assert cell == text if text == "0" else cell.startswith('="')
    assert shown(cell) == text


def test_all_other_texts_stay_as_they_are(tmp_path: Path) -> None:
    assert written(tmp_path, AS_THEY_ARE, german=True) == AS_THEY_ARE


def test_other_programs_read_texts_as_they_were_given(tmp_path: Path) -> None:
    plain = [one for one in REREAD if one[0] not in "=@+-\t"]
    assert written(tmp_path, plain, german=False) == plain
    assert written(tmp_path, ["=1+1", "@SUM(1)"], german=False) == ["'=1+1", "'@SUM(1)"]


@pytest.mark.parametrize("text", ["=" + "a" * 300, "=1+1\nzweite Zeile", "-" * 400])
def test_what_no_formula_can_hold_is_no_formula_all_the_same(tmp_path: Path, text: str) -> None:
    assert written(tmp_path, [text], german=True) == [f"'{text}"]


def test_a_question_is_no_formula_either(tmp_path: Path) -> None:
    files = CsvFiles(
        tmp_path / "t.csv", [DataTable("t", "T", (DataColumn("n", "=1+1"),))], titles=True, german=True
    )
    (path,) = files.finish()
    assert shown(next(csv.reader([path.read_text("utf-8-sig")], delimiter=";"))[0]) == "=1+1"


def test_a_workbook_shows_words_and_days_that_its_cells_would_take_for_something_else(tmp_path: Path) -> None:
    days = DataTable("t", "T", (DataColumn("n", "N"), DataColumn("d", "D", "date")))
    file = XlsxFile(tmp_path / "t.xlsx", [days], Words("de"), titles=True)
    file.add(0, ["#N/A", dt.date(1899, 12, 31)])
    file.add(0, ["#DIV/0!", dt.date(1900, 3, 1)])
    (path,) = file.finish()
    cells = [
        [(one.value, one.data_type) for one in row] for row in openpyxl.load_workbook(path)["T"]["A2:B3"]
    ]
    assert cells[0] == [("#N/A", "s"), ("31.12.1899", "s")]
    assert cells[1] == [("#DIV/0!", "s"), (dt.datetime(1900, 3, 1), "d")]


@pytest.mark.parametrize("text", ["ä" * 32_767, "=" + "x" * 99_999, "😀" * 20_000])
def test_a_text_that_no_cell_holds_goes_on_elsewhere(tmp_path: Path, text: str) -> None:
    file = XlsxFile(tmp_path / "t.xlsx", [TABLE], Words("de"), titles=True)
    file.add(0, ["kurz"])
    file.add(0, [text])
    (path,) = file.finish()
    book = openpyxl.load_workbook(path)
    cell = book["T"]["A3"].value
    if cell == text:
        assert book.sheetnames == ["T"]
        return
    told, mark, _ = cell.partition(" […] weiter im Blatt „Lange Texte“")
    assert mark
    rest = [*book["Lange Texte"].iter_rows(values_only=True, min_row=2)]
    assert {one[:2] for one in rest} == {("T", "A3")}
    assert told + "".join(one[2] for one in rest) == text
    assert all(len(one.encode("utf-16-le")) <= 2 * 32_767 for one in [cell, *(one[2] for one in rest)])
