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
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
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
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="17694F")
        wide = ("::" in head and "inka" not in head) or head in ("relevant", "constraint", "calculation")
        sheet.column_dimensions[cell.column_letter].width = _WIDE if wide else _NARROW
        for below in sheet.iter_rows(2, sheet.max_row, place, place):
            below[0].alignment = Alignment(wrap_text=True, vertical="top")
    for line in sheet.iter_rows(2):
        if str(line[0].value).startswith("begin"):
            for cell in line:
                cell.font = Font(bold=True)
    sheet.freeze_panes = "C2" if len(heads) > 4 else "A2"


if __name__ == "__main__":
    sys.exit(main())
