"""Old files: the list, a file of each form, and what is proposed for a folder."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableView

from inka_desktop.gui.pages.archive_import_page import ArchiveImportPage
from inka_desktop.gui.widgets.file_preview import FilePreview
from inka_desktop.services.archive_rows import ArchiveFilter
from tests.reading import samples

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace
    from tests.look.stage import Stage

_LONG = "Im Quartier fehlt ein Treffpunkt für ältere Menschen; der Bolzplatz ist seit Mai 2011 gesperrt. " * 6


def old_folder(folder: Path) -> Path:
    """A folder as an office has it."""
    files = {
        "Sonnenhang/2011-05-04 Protokoll Vor-Ort-Besuch.docx": samples.word(
            "Protokoll des Vor-Ort-Besuchs",
            ["Anwesend: Frau Öz, Herr Grünwald", _LONG, "Die nächste Sitzung ist im Juni."],
            [["Wer", "Was", "Bis wann"], ["Stadt", "Bolzplatz öffnen", "30.06.2011"]],
        ),
        "Sonnenhang/Beratungen KW 18 2012.xlsx": samples.excel(
            {
                "Beratungen": [
                    ["Monat", "Erstkontakt", "Folgekontakt"],
                    *([date(2012, month, 1), 40 + month, 12.5 * month] for month in range(1, 13)),
                ],
                "Erläuterung": [["Gezählt wurde am Ende der Woche."]],
            }
        ),
        "Sonnenhang/Kopie von Protokoll.docx": b"",
        "Sachbericht 2012.pdf": samples.pdf(["Sachbericht 2012: Auftakt", "Seite zwei: Bolzplatz"]),
        "Brief an die Stadt 4.3.2009.doc": samples.old_word("Sehr geehrte Damen und Herren,\r" + _LONG),
        "Kennzahlen Oktober 2008.xls": samples.old_excel(["Einwohner", "4.210"]),
        "Vertrag geheim.pdf": samples.pdf(["x"], password="x"),
        "Gruppenbild.png": b"\x89PNG",
        "unvollständig.docx": b"PK\x03\x04",
    }
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    original = folder / "Sonnenhang/2011-05-04 Protokoll Vor-Ort-Besuch.docx"
    (folder / "Sonnenhang/Kopie von Protokoll.docx").write_bytes(original.read_bytes())
    return folder


def fill(workspace: Workspace, folder: Path) -> None:
    """Takes the folder over, once."""
    workspace.archive_import.plan(workspace.archive_import.find([folder])).result()
    workspace.archive_import.take().result()


def play(stage: Stage) -> None:
    """The way into the archive and what is in it."""
    workspace, window = stage.workspace, stage.window
    with tempfile.TemporaryDirectory() as name:
        folder = old_folder(Path(name) / "Alte Akten")
        window.show_page("archive_import")
        stage.shoot("archive-import")
        page = window.show_page("archive_import", (folder,))
        assert isinstance(page, ArchiveImportPage)
        stage.settle()
        table = page.findChild(QTableView, "foundTable")
        assert table is not None
        table.selectRow(1)
        stage.shoot("archive-found")
        page.show_group("left")
        stage.shoot("archive-found-left")
        fill(workspace, folder)
    window.show_page("archive")
    stage.settle()
    stage.shoot("archive")
    rows = workspace.archive.page(ArchiveFilter(), "date", 0, 9, descending=False)
    for row in {row.form: row for row in rows}.values():
        page = window.show_page("archive_entry", row.id)
        preview = page.findChild(FilePreview)
        assert preview is not None
        stage.settle()
        stage.shoot(f"archive-entry-{row.form}")
    everything = workspace.archive.page(ArchiveFilter(), "date", 0, 9, descending=False)
    for row in everything:  # the next picture begins with the same folder
        workspace.editing.delete("archive_entry", row.id).result()
