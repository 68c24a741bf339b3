"""How long and how large exports are: 200,000 filled forms of 100 questions as CSV, 20,000 as a workbook.

Each runs in a process of its own, whose memory is told. Forms are XML as they lie in the store when
decrypted; they are read, put into cells and written by what the program itself uses. Beside it stands what
takes the same XML with ElementTree and writes it with csv, one process after the other.
"""

from __future__ import annotations

import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from inka_desktop.forms import FormSession, NodeId
from inka_desktop.forms.flat import tables_of
from inka_desktop.forms.flat_rows import FlatReader
from inka_desktop.reports.data_files import CsvFiles, DataFiles, XlsxFile
from inka_desktop.reports.words import Words
from inka_desktop.services.data_rows import FilledRow
from inka_desktop.services.data_values import data_tables
from inka_desktop.services.form_data import Cells
from tests.benchmarks.figures import Figure
from tests.forms.making import form_of

QUESTIONS = 100
CSV_ROWS, XLSX_ROWS = 200_000, 20_000
BOUND_S, BOUND_MB = 60.0, 300.0
_TYPES = ("integer", "text", "decimal", "date", "select_one yn")
_ANSWERS = (17, "Ein Text mit Umlauten: äöü", 12.5, "2026-11-27", "y")


def figures() -> list[Figure]:
    """The measured figures with their bounds."""
    written = _apart("csv", CSV_ROWS)
    plain = _apart("plain", CSV_ROWS // 10)
    book = _apart("xlsx", XLSX_ROWS)
    return [
        Figure.at_most("csv_200000_rows_100_columns", written["s"], "s", BOUND_S),
        Figure.at_most("csv_200000_rows_memory", written["mb"], "MB", BOUND_MB),
        Figure.told("csv_row_to_elementtree_row", written["s"] / (plain["s"] * 10), "x"),
        Figure.at_most("xlsx_20000_rows_100_columns", book["s"], "s", BOUND_S),
        Figure.at_most("xlsx_20000_rows_memory", book["mb"], "MB", BOUND_MB),
    ]


def _apart(what: str, rows: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.data_out", what, str(rows)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=900)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def table() -> str:
    """A form of so many questions of all usual types."""
    asked = "".join(f"| | {_TYPES[n % len(_TYPES)]} | q{n} | Frage {n} |\n" for n in range(QUESTIONS))
    choices = "| choices | | | |\n| | list_name | name | label |\n| | yn | y | Ja |\n| | yn | n | Nein |\n"
    return f"| survey | | | |\n| | type | name | label |\n{asked}{choices}"


def _write(what: str, rows: int, path: Path) -> None:
    definition = form_of(table())
    session = FormSession(definition)
    for n in range(QUESTIONS):
        session.set(NodeId(f"{definition.root.path}/q{n}"), _ANSWERS[n % len(_ANSWERS)])
    xml = session.finalize().xml.encode()
    forms = (xml.replace(b">17<", b">%d<" % number) for number in range(rows))
    if what == "plain":
        _write_plainly(forms, path)
        return
    words, tables = Words("de"), tables_of(definition, None)
    shown = data_tables(tables, words)
    files: DataFiles = (
        XlsxFile(path, shown, titles=True)
        if what == "xlsx"
        else CsvFiles(path, shown, titles=True, german=True)
    )
    reader, cells = FlatReader(tables), Cells(tables, True, words, {})
    one = FilledRow(
        UUID(int=1), UUID(int=2), "1", None, "Projekt", None, "Erhebung", "finished", "", None, None, None
    )
    for form in forms:
        for place, row in cells.of(one, iter(reader.rows(form))):
            files.add(place, row)
    files.finish()


def _write_plainly(forms: Iterator[bytes], path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        for form in forms:
            writer.writerow([one.text for one in ET.fromstring(form)])


def _main() -> None:
    what, rows = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory(prefix="inka-data-") as folder:
        begun = time.perf_counter()
        _write(what, rows, Path(folder) / f"x.{what}")
        took = time.perf_counter() - begun
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"s": took, "mb": most}))


if __name__ == "__main__":
    _main()
