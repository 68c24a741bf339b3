"""The readable side, and lists as spreadsheets: what a folder holds, and what it never touches."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from inka_desktop.services.readable import FolderUnusableError
from inka_desktop.services.rows import ProtocolFilter
from inka_desktop.services.workspace import Workspace

from .conftest import TODAY, Desk

LISTS = [
    "00_Freigegebene-Protokolle.xlsx", "00_Projekte.xlsx", "00_Protokolle.xlsx", "00_Vereinbarungen.xlsx"
]  # fmt: skip
PROTOCOL = "2026-11-23_Vor-Ort-Protokoll_Sonnenhang_v1.pdf"
CANARY = "Vertraulich-Kanarienvogel-7261"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plain folder with somebody's file in it."""
    made = tmp_path / "lesbar"
    made.mkdir()
    (made / "eigene Notizen.txt").write_text("bleibt")
    return made


def names(folder: Path) -> list[str]:
    """What lies there beside somebody's file."""
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".txt")


def table(data: bytes) -> list[list[object]]:
    """The cells of a spreadsheet."""
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def released(desk: Desk) -> Workspace:
    """A workspace with one released protocol."""
    visit = desk.finished(TODAY)
    desk.workspace.editing.save("protocol", visit, {"internal_note": CANARY}).result()
    version = desk.workspace.protocols.get(visit, TODAY).versions[0].id
    desk.workspace.releases.release(version).result()
    return desk.workspace


def test_it_is_off_until_somebody_switches_it_on(desk: Desk, folder: Path) -> None:
    workspace = released(desk)
    assert workspace.readable.state().folder == ""
    assert workspace.readable.refresh().result() == 0
    assert names(folder) == []


def test_it_holds_what_was_released_and_lists_without_notes(desk: Desk, folder: Path) -> None:
    workspace = released(desk)
    assert workspace.readable.switch_on(folder).result() == 5
    assert names(folder) == [*LISTS, PROTOCOL]
    assert (folder / PROTOCOL).read_bytes() == workspace.releases.document(workspace.releases.all()[0].id).pdf
    assert workspace.readable.state().files == 5
    for path in folder.iterdir():
        assert CANARY.encode() not in path.read_bytes()
    cells = table((folder / LISTS[0]).read_bytes())
    assert cells[1] == [datetime(2026, 11, 23), "Projekt Sonnenhang", "VOP-2026-KS1-001", 1, PROTOCOL]


def test_only_what_changed_is_written_again(desk: Desk, folder: Path) -> None:
    workspace = released(desk)
    workspace.readable.switch_on(folder).result()
    assert workspace.readable.refresh().result() == 0
    agreement = workspace.agreements.all(TODAY)[0]
    workspace.editing.save("agreement", agreement.id, {"state": "done"}).result()
    assert workspace.readable.refresh().result() == 2  # agreements, and the counts of projects
    (folder / PROTOCOL).unlink()
    assert workspace.readable.refresh().result() == 1
    assert PROTOCOL in names(folder)


def test_what_is_withdrawn_goes_and_what_is_somebodys_stays(desk: Desk, folder: Path) -> None:
    workspace = released(desk)
    workspace.readable.switch_on(folder).result()
    workspace.releases.withdraw(workspace.releases.all()[0].id).result()
    workspace.readable.refresh().result()
    assert names(folder) == LISTS
    assert workspace.readable.switch_off().result() == 4
    assert names(folder) == []
    assert (folder / "eigene Notizen.txt").read_text() == "bleibt"
    assert workspace.readable.state().folder == ""


def test_it_is_brought_up_to_date_after_each_exchange(desk: Desk, folder: Path, tmp_path: Path) -> None:
    workspace = desk.workspace
    workspace.readable.switch_on(folder).result()
    place = tmp_path / "austausch"
    place.mkdir()
    workspace.exchange.add_place(place).result()
    released(desk)
    workspace.exchange.sync().result()
    workspace.readable.refresh().result()  # behind the one that the exchange began
    assert names(folder) == [*LISTS, PROTOCOL]


def test_a_folder_that_is_gone_is_said_and_nothing_is_lost(desk: Desk, folder: Path, tmp_path: Path) -> None:
    workspace = released(desk)
    with pytest.raises(FolderUnusableError):
        workspace.readable.switch_on(tmp_path / "nirgends").result()
    assert workspace.readable.state().folder == ""
    workspace.readable.switch_on(folder).result()
    elsewhere = folder.rename(tmp_path / "umbenannt")
    with pytest.raises(FolderUnusableError):
        workspace.readable.refresh().result()
    elsewhere.rename(folder)
    workspace.readable.refresh().result()
    assert names(folder) == [*LISTS, PROTOCOL]


def test_lists_as_spreadsheets_say_what_the_lists_say(desk: Desk) -> None:
    desk.finished(date(2026, 11, 20), due=date(2026, 11, 21))
    desk.visit(TODAY)
    sheets = desk.workspace.sheets
    visits = table(sheets.protocols(ProtocolFilter()))
    assert [row[0] for row in visits] == ["Datum", datetime(2026, 11, 23), datetime(2026, 11, 20)]
    assert [row[4] for row in visits[1:]] == ["Entwurf", "abgeschlossen"]
    assert len(table(sheets.protocols(ProtocolFilter(state="final"), language="en"))) == 2
    assert table(sheets.agreements(TODAY))[1][:7] == [
        "Aushang erneuern", "Träger", datetime(2026, 11, 21), "offen", None, 2, "Projekt Sonnenhang",
    ]  # fmt: skip
    project = table(sheets.projects(TODAY, "en"))
    assert project[1][:2] == ["Projekt Sonnenhang", "Stadt Quellrode"]
    assert project[1][-2:] == [1, 1]
