"""Opens each form of the starter set in LibreOffice, saves it again, compares; 1 where something differs.

    python -m tests.templates                 compares
    python -m tests.templates --out DIR       also writes a PDF of each workbook, to look at

A form is saved as a workbook, as an OpenDocument spreadsheet and from that as a workbook again; each has to
become the same XForm as the one that comes along. Sheets are read as CSV, too: every cell says the same.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from openpyxl import load_workbook

from inka_desktop.forms.convert import convert
from inka_desktop.services import form_files

PROGRAM = "soffice"
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Commas, double quotes, UTF-8, cells as they are shown, a file for each sheet."""
LONGEST_S = 180


def main(arguments: list[str] | None = None) -> int:
    """Compares all forms that come along."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.templates", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="where a PDF of each workbook is written")
    said = parser.parse_args(arguments)
    program = shutil.which(PROGRAM)
    if program is None:
        print(
            f"{PROGRAM} is not installed: the starter set cannot be opened in LibreOffice here. "
            "On Debian and Ubuntu: apt-get install libreoffice-calc-nogui",
            file=sys.stderr,
        )
        return 2
    forms = [one.path for one in form_files.shipped()]
    with tempfile.TemporaryDirectory(prefix="inka-templates-") as name:
        office = Office(program, Path(name))
        wrong = list(_differences(office, forms))
        if said.out is not None:
            said.out.mkdir(parents=True, exist_ok=True)
            for path in office.saved(forms, "pdf", "pdf"):
                shutil.copy(path, said.out)
    for one in wrong:
        print(one)
    print(f"{len(forms)} forms, {len(wrong)} differences")
    return 1 if wrong else 0


class Office:
    """LibreOffice without a window, with settings of its own."""

    def __init__(self, program: str, folder: Path) -> None:
        self._program = program
        self._folder = folder

    def saved(self, paths: Sequence[Path], kind: str, name: str) -> list[Path]:
        """Files opened and saved as another kind, into a folder of that name; those that came of it."""
        out = self._folder / name
        command = [
            self._program, f"-env:UserInstallation={(self._folder / 'profile').as_uri()}", "--headless",
            "--convert-to", kind, "--outdir", str(out), *map(str, paths),
        ]  # fmt: skip
        subprocess.run(command, check=True, timeout=LONGEST_S, capture_output=True)
        return sorted(out.iterdir())


def _differences(office: Office, forms: Sequence[Path]) -> Iterator[str]:
    """What is not the same, a line each."""
    as_ods = office.saved(forms, "ods", "ods")
    ways = {"xlsx": office.saved(forms, "xlsx", "xlsx"), "ods": office.saved(as_ods, "xlsx", "again")}
    sheets = {path.name: path for path in office.saved(forms, ALL_SHEETS, "csv")}
    for form in forms:
        before = _xform(form)
        for way, saved in ways.items():
            (after,) = [one for one in saved if one.name == form.name]
            if _xform(after) != before:
                yield f"{form.name} as {way}: it has become another form"
        yield from _cells_that_differ(form, sheets)


def _xform(path: Path) -> str:
    """The form of a workbook, with what its author would be told of it."""
    made = convert(path, {})
    return "\n".join([made.xform or "", *(f"{one.place}: {one.en}" for one in made.problems)])


def _cells_that_differ(form: Path, sheets: dict[str, Path]) -> Iterator[str]:
    for sheet in load_workbook(form, read_only=True).worksheets:
        path = sheets.get(f"{form.stem}-{sheet.title}.csv")
        if path is None:
            yield f"{form.name}: the sheet {sheet.title} is missing"
            continue
        with path.open(encoding="utf-8", newline="") as file:
            found = [tuple(row) for row in csv.reader(file)]
        expected = [tuple("" if cell is None else str(cell) for cell in row) for row in sheet.values]
        for number, (row, told) in enumerate(zip(expected, found, strict=False), 1):
            if row != told:
                yield f"{form.name}, {sheet.title}!{number}: {told} instead of {row}"
        if len(expected) != len(found):
            yield f"{form.name}, {sheet.title}: {len(found)} rows instead of {len(expected)}"


if __name__ == "__main__":
    sys.exit(main())
