"""The story of an afternoon with old files, in a real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
)
from pytest_bdd import given, parsers, scenarios, then, when

from inka_desktop.gui.pages.archive_entry_page import ArchiveEntryPage
from inka_desktop.gui.pages.archive_import_page import ArchiveImportPage
from inka_desktop.gui.pages.archive_page import ArchivePage
from inka_desktop.gui.widgets.fields import DayEdit
from inka_desktop.gui.widgets.file_preview import FilePreview
from inka_desktop.gui.widgets.members import ProjectCombo
from inka_desktop.gui.widgets.search_panel import SearchPanel
from inka_desktop.services.archive_rows import ArchiveFilter, ArchiveRow
from inka_desktop.viewmodels.found_files import Group
from tests.gui.conftest import elsewhere, looks
from tests.gui.keys import find, type_into
from tests.look.archive import old_folder

from .days import DAY, VISIT, Days, begin_visit, days, open_window

__all__ = ["days", "elsewhere", "looks"]

scenarios("archive_day.feature")
pytestmark = pytest.mark.slow

given(VISIT)(begin_visit)
when(parsers.parse("I open the window on {on:tu}", extra_types=DAY))(open_window)

REPORT, LETTER = "Sachbericht 2012.pdf", "Brief an die Stadt 4.3.2009.doc"


@given("an old folder with protocols, reports, figures and a locked contract", target_fixture="folder")
def _(days: Days) -> dict[Path, bytes]:
    return contents(old_folder(days.folder / "Alte Akten"))


def contents(folder: Path) -> dict[Path, bytes]:
    """What lies in a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def archived(days: Days) -> list[ArchiveRow]:
    """What is in the archive."""
    return days.office.archive.page(ArchiveFilter(), "date", 0, 50, descending=False)


# --- looking, changing, taking over ---------------------------------------------------------------------


@when("I drop the folder on the archive")
def _(days: Days) -> None:
    page = days.window().show_page("archive")
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(days.folder / "Alte Akten"))])
    page.dropEvent(
        QDropEvent(
            QPoint(50, 50).toPointF(), Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip


@then(
    parsers.parse(
        "I am proposed {new:d} files, {double:d} double and {left:d} that stay where they are, "
        "each with the reason"
    )
)
def _(days: Days, new: int, double: int, left: int) -> None:
    page = days.shown(ArchiveImportPage)
    days.until(lambda: page.found.counts() == {Group.NEW: new, Group.DOUBLE: double, Group.LEFT: left})
    assert all(row.why for row in page.found.rows() if not row.take and not row.double_of)


def choose(days: Days, name: str) -> ArchiveImportPage:
    """A file in the list of what was found."""
    page = days.shown(ArchiveImportPage)
    table = find(page, QTableView, "foundTable")
    model = table.model()
    names = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    table.selectRow(next(place for place, text in enumerate(names) if text.endswith(name)))
    return page


@when(parsers.parse('I choose the report, type the day "{day}" and give it to "{project}"'))
def _(days: Days, day: str, project: str) -> None:
    page = choose(days, REPORT)
    line = find(page, DayEdit, "dayEdit")
    line.setFocus()
    line.selectAll()
    type_into(line, day)
    combo = find(page, ProjectCombo, "projectCombo")
    combo.setFocus()
    type_into(combo, project[0])


@when("I leave out the letter to the city")
def _(days: Days) -> None:
    days.click(choose(days, LETTER), "Nicht übernehmen")


@when(parsers.parse("I take over the other {count:d}"))
def _(days: Days, count: int) -> None:
    page = days.shown(ArchiveImportPage)
    assert len(page.found.wanted()) == count
    find(page, QPushButton, "takeButton").click()


@then(parsers.parse('the list has {count:d} files, {of_project:d} of them of "{project}"'))
def _(days: Days, count: int, of_project: int, project: str) -> None:
    page = days.shown(ArchivePage)
    days.until(lambda: find(page, QTableView, "entryTable").model().rowCount() == count)
    assert [row.project for row in archived(days)].count(project) == of_project


# --- reading and finding --------------------------------------------------------------------------------


@when("I open the report in the archive")
def _(days: Days) -> None:
    table = find(days.shown(ArchivePage), QTableView, "entryTable")
    model = table.model()

    def titles() -> list[str]:
        cells = [model.index(row, column) for row in range(model.rowCount()) for column in range(3)]
        return [str(cell.data()) for cell in cells]

    title = REPORT.removesuffix(".pdf")
    days.until(lambda: title in titles())
    table.setFocus()
    table.selectRow(titles().index(title) // 3)
    QTest.keyClick(table, Qt.Key.Key_Return)


@then(parsers.parse("I read its first page, dated {day}"))
def _(days: Days, day: str) -> None:
    page = days.shown(ArchiveEntryPage)
    reads_page(days, page, 1)
    assert find(page, DayEdit, "dateEdit").text() == day


@when(parsers.parse('I search for "{said}" and press Return'))
def _(days: Days, said: str) -> None:
    days.office.search.indexing.settle()
    window = days.window()
    days.bring_forward(window)
    window.show_page("today")
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    line = find(window, QLineEdit, "searchEdit")
    days.until(line.hasFocus)
    type_into(line, said)
    panel = find(window, SearchPanel)
    days.until(lambda: panel.isVisible() and bool(hits(panel)))
    QTest.keyClick(line, Qt.Key.Key_Return)


def hits(panel: SearchPanel) -> list[str]:
    """What was found in the archive."""
    model = panel._ui.hitList.model()
    lines = [
        str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())
    ]
    return [line for line in lines if line.startswith("Archiv")]


@then(parsers.parse("I read page {number:d} of the report"))
def _(days: Days, number: int) -> None:
    reads_page(days, days.shown(ArchiveEntryPage), number)


def reads_page(days: Days, page: ArchiveEntryPage, number: int) -> None:
    """Waits until a page of the file is drawn."""
    preview = find(page, FilePreview)
    paper = find(preview, QLabel, "paperLabel")
    days.until(lambda: find(preview, QLabel, "placeLabel").text() == f"Seite {number} von 2")
    days.until(lambda: not paper.pixmap().isNull())


@then("a copy of it opens in the program for PDF files, as it was")
def _(days: Days, folder: dict[Path, bytes]) -> None:
    page = days.shown(ArchiveEntryPage)
    find(page, QPushButton, "openButton").click()
    days.until(lambda: bool(days.programs))
    (copy,) = days.programs
    assert copy.read_bytes() == folder[days.folder / "Alte Akten" / REPORT]


@then("the folder is as it was")
def _(days: Days, folder: dict[Path, bytes]) -> None:
    assert contents(days.folder / "Alte Akten") == folder
