"""Writes the starter set of forms: ``python packaging/starter_forms.py`` after an edit in ``forms/`` here.

The sources are short texts; what comes out are XLSForms as anybody writes them in a spreadsheet: with heads
that stay in view, columns that can be read, and both languages side by side.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from textwrap import wrap
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from inka_desktop.records.limits import worded

ROOT = Path(__file__).resolve().parent.parent
SOURCES, MADE = ROOT / "packaging" / "forms", ROOT / "resources" / "templates" / "forms"
GERMAN, ENGLISH = "Deutsch (de)", "English (en)"
COLUMNS = {
    "type": "type", "name": "name", "de": f"label::{GERMAN}", "en": f"label::{ENGLISH}",
    "hint_de": f"hint::{GERMAN}", "hint_en": f"hint::{ENGLISH}",
    "guidance_de": f"guidance_hint::{GERMAN}", "guidance_en": f"guidance_hint::{ENGLISH}",
    "required": "required", "relevant": "relevant", "constraint": "constraint",
    "constraint_de": f"constraint_message::{GERMAN}", "constraint_en": f"constraint_message::{ENGLISH}",
    "calculation": "calculation", "appearance": "appearance", "parameters": "parameters",
    "indicator": "bind::inka:indicator", "breakdown": "bind::inka:breakdown",
}  # fmt: skip
"""What the sources call a column of the sheet ``survey``."""
_WIDE, _NARROW = 44, 18
_WIDTHS = {"type": 23, "name": 27, "form_id": 27}
_ON_A_PAGE = 6
"""Columns that are still read when they are printed beside each other."""
_FACE, _SIZE, _LINE_PT = "Calibri", 11, 15.0
_FILLED = 0.95
"""So much of a column holds letters of an average width."""
_WRITTEN = datetime(2026, 11, 27)  # noqa: DTZ001  a workbook keeps no zone; always the same, for equal files


def main() -> int:
    """Writes all forms."""
    MADE.mkdir(parents=True, exist_ok=True)
    for source in sorted(SOURCES.glob("*.toml")):
        workbook_of(tomllib.loads(source.read_text("utf-8"))).save(MADE / f"{source.stem}.xlsx")
    return 0


def workbook_of(form: Mapping[str, Any]) -> Workbook:
    """The XLSForm of a source."""
    book = Workbook()
    book.properties.creator = "INKA Desktop"
    book.properties.created = book.properties.modified = _WRITTEN
    rows = list(survey(form["survey"]))
    used = [key for key in COLUMNS if any(key in row for row in rows)]
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "survey"
    _fill(sheet, [COLUMNS[key] for key in used], [[row.get(key, "") for key in used] for row in rows])
    choices = [
        [name, one["name"], one["de"], one["en"]] for name, every in form["choices"].items() for one in every
    ]
    heads = ["list_name", "name", f"label::{GERMAN}", f"label::{ENGLISH}"]
    _fill(book.create_sheet("choices"), heads, choices)
    settings = form["settings"]
    _fill(book.create_sheet("settings"), list(settings), [list(settings.values())])
    return book


def survey(parts: list[Mapping[str, Any]]) -> Iterator[Mapping[str, str]]:
    """The rows of the sheet: a group or repeat, what is in it, and its end."""
    for part in parts:
        inside = part.get("questions", [])
        yield {key: value for key, value in part.items() if key != "questions"}
        yield from inside
        if inside:
            yield {"type": str(part["type"]).replace("begin", "end")}


def _fill(sheet: Worksheet, heads: list[str], rows: list[list[str]]) -> None:
    sheet.append(heads)
    for row in rows:
        sheet.append([worded(value) or None for value in row])
    for place, head in enumerate(heads, 1):
        cell = sheet.cell(1, place)
        cell.font = Font(_FACE, _SIZE, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="17694F")
        wide = ("::" in head and "inka" not in head) or head in ("relevant", "constraint", "calculation")
        sheet.column_dimensions[cell.column_letter].width = _WIDE if wide else _WIDTHS.get(head, _NARROW)
        for below in sheet.iter_rows(2, sheet.max_row, place, place):
            below[0].alignment = Alignment(wrap_text=True, vertical="top")
    for line in sheet.iter_rows(2):
        if str(line[0].value).startswith("begin"):
            for cell in line:
                cell.font = Font(_FACE, _SIZE, bold=True)
    _fit_heights(sheet)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    if len(heads) > _ON_A_PAGE:
        sheet.print_title_cols = "A:B"
    else:
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    sheet.freeze_panes = "C2" if len(heads) > 4 else "A2"


def _fit_heights(sheet: Worksheet) -> None:
    """Rows as high as what wraps in them: LibreOffice leaves them at one line otherwise."""
    for number, row in enumerate(sheet.iter_rows(2), 2):
        lines = [
            len(wrap(line, int(sheet.column_dimensions[cell.column_letter].width * _FILLED))) or 1
            for cell in row
            for line in (" ".join(str(cell.value or "").split()),)
        ]
        sheet.row_dimensions[number].height = _LINE_PT * max(lines)


if __name__ == "__main__":
    sys.exit(main())
