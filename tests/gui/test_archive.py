"""Old files in the window: dropped, looked through, changed for many at once, taken over, read and found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from inka_desktop.gui.context import Context
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.opened_copies import safe_name
from inka_desktop.gui.pages.archive_entry_page import ArchiveEntryPage
from inka_desktop.gui.pages.archive_import_page import ArchiveImportPage
from inka_desktop.gui.pages.archive_page import ArchivePage
from inka_desktop.gui.widgets.card import Card
from inka_desktop.gui.widgets.fields import DayEdit
from inka_desktop.gui.widgets.file_preview import FilePreview
from inka_desktop.gui.widgets.members import ProjectCombo
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.services.archive_rows import ArchiveFilter, ArchiveRow, DateSource
from inka_desktop.services.search_rows import SpotRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels.found_files import DAY, FILE, TITLE, Group
from inka_desktop.viewmodels.paged import RowRole
from tests.gui.keys import find, type_into
from tests.look.archive import fill, old_folder

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return old_folder(tmp_path / "Alte Akten")


@pytest.fixture
def found(window: MainWindow, project: UUID, folder: Path, until: Until) -> ArchiveImportPage:
    """The page with what the folder holds."""
    page = window.show_page("archive_import")
    assert isinstance(page, ArchiveImportPage)
    until(lambda: not window._context.jobs.busy())
    page.look([folder])
    until(lambda: len(page.found.rows()) == 9)
    return page


def rows_of(workspace: Workspace) -> list[ArchiveRow]:
    return workspace.archive.page(ArchiveFilter(), "date", 0, 50, descending=False)


def by_origin(page: ArchiveImportPage) -> dict[str, int]:
    return {row.origin: number for number, row in enumerate(page.found.rows())}


def cell(page: ArchiveImportPage, origin: str, column: int) -> str:
    return str(page.found.index(by_origin(page)[origin], column).data())


def test_a_folder_is_dropped_on_the_archive(
    window: MainWindow, workspace: Workspace, project: UUID, folder: Path, until: Until
) -> None:
    page = window.show_page("archive")
    assert isinstance(page, ArchivePage)
    until(lambda: not find(page, QWidget, "emptyView").isHidden())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder))])
    dropped = QDropEvent(
        QPoint(50, 50).toPointF(), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    page.dropEvent(dropped)
    until(lambda: isinstance(window.current(), ArchiveImportPage))
    importing = window.current()
    assert isinstance(importing, ArchiveImportPage)
    until(lambda: len(importing.found.rows()) == 9)
    assert workspace.archive.count(ArchiveFilter()) == 0


def test_what_is_proposed_says_where_it_comes_from(found: ArchiveImportPage) -> None:
    assert cell(found, "Sonnenhang/2011-05-04 Protokoll Vor-Ort-Besuch.docx", DAY) == "04.05.2011"
    assert cell(found, "Sachbericht 2012.pdf", DAY + 1) == "aus den Eigenschaften"
    assert cell(found, "Sonnenhang/Beratungen KW 18 2012.xlsx", DAY + 2) == "Sonnenhang"
    assert cell(found, "Vertrag geheim.pdf", DAY + 3) == "mit einem Kennwort geschützt"
    assert found.found.counts() == {Group.NEW: 5, Group.DOUBLE: 1, Group.LEFT: 3}


def test_many_files_get_a_day_and_a_project_at_once(
    found: ArchiveImportPage, project: UUID, until: Until
) -> None:
    table = find(found, QTableView, "foundTable")
    table.selectAll()
    assert find(found, QLabel, "chosenLabel").text() == "Für 5 ausgewählte Dateien:"
    day = find(found, DayEdit, "dayEdit")
    day.setFocus()
    type_into(day, "24.12.2010")
    combo = find(found, ProjectCombo, "projectCombo")
    combo.set_value(project)
    combo.activated.emit(combo.currentIndex())
    changed = [row for row in found.found.rows() if not row.why and not row.double_of]
    assert {(row.date, row.date_source, row.project_id) for row in changed} == {
        (date(2010, 12, 24), DateSource.PERSON, project)
    }
    untouched = [row for row in found.found.rows() if row.why or row.double_of]
    assert date(2010, 12, 24) not in {row.date for row in untouched}
    find(found, QPushButton, "leaveButton").click()
    assert found.found.wanted() == []
    assert not find(found, QPushButton, "takeButton").isEnabled()


def test_one_file_is_changed_in_its_row(found: ArchiveImportPage) -> None:
    model, row = found.found, by_origin(found)["Sachbericht 2012.pdf"]
    assert model.setData(model.index(row, TITLE), "Sachbericht zum Auftakt")
    assert model.setData(model.index(row, DAY), "31.1.2013")
    assert not model.setData(model.index(row, DAY), "irgendwann")
    box = model.index(row, FILE)
    assert model.setData(box, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    changed = model.rows()[row]
    assert (changed.title, changed.date, changed.take) == (
        "Sachbericht zum Auftakt",
        date(2013, 1, 31),
        False,
    )
    refused = model.index(by_origin(found)["Gruppenbild.png"], FILE)
    assert not model.flags(refused) & Qt.ItemFlag.ItemIsUserCheckable


def test_what_was_chosen_is_in_the_archive_afterwards(
    window: MainWindow, workspace: Workspace, found: ArchiveImportPage, until: Until
) -> None:
    find(found, QPushButton, "takeButton").click()
    until(lambda: isinstance(window.current(), ArchivePage))
    page = window.current()
    assert page is not None
    table = find(page, QTableView, "entryTable")
    until(lambda: table.model().rowCount() == 5)
    assert find(window, MessageBar).accessibleName() == "5 Dateien sind im Archiv."
    assert workspace.archive_import.waiting() is None


def test_a_stopped_work_is_offered_again(
    window: MainWindow, workspace: Workspace, found: ArchiveImportPage, until: Until
) -> None:
    workspace.archive_import.plan(found.found.wanted()).result()
    workspace.archive_import.take(cancelled=lambda: bool(rows_of(workspace))).result()
    page = window.show_page("archive")
    card = find(page, Card, "planCard")
    until(card.isVisible)
    find(card, QPushButton).click()
    until(lambda: isinstance(window.current(), ArchiveImportPage))
    find(found, QPushButton, "discardButton").click()
    until(lambda: any(button.text() == "Weiter übernehmen" for button in found.findChildren(QPushButton)))
    next(button for button in found.findChildren(QPushButton) if button.text() == "Weiter übernehmen").click()
    until(lambda: len(rows_of(workspace)) == 5)


def test_what_could_not_be_taken_over_is_listed(
    window: MainWindow, found: ArchiveImportPage, folder: Path, until: Until
) -> None:
    (folder / "Sachbericht 2012.pdf").unlink()
    find(found, QPushButton, "takeButton").click()
    card = find(found, Card, "leftCard")
    until(card.isVisible)
    assert {"Sachbericht 2012.pdf", "nicht mehr da"} <= {label.text() for label in card.findChildren(QLabel)}
    assert find(window, MessageBar).accessibleName() == (
        "4 Dateien sind im Archiv. 1 Datei blieb liegen, wo sie ist."
    )


# --- an entry -------------------------------------------------------------------------------------


@pytest.fixture
def filled(workspace: Workspace, project: UUID, folder: Path) -> dict[str, UUID]:
    """The folder in the archive, by form."""
    fill(workspace, folder)
    return {row.form: row.id for row in rows_of(workspace)}


def opened(window: MainWindow, entry: UUID, until: Until) -> tuple[ArchiveEntryPage, FilePreview]:
    page = window.show_page("archive_entry", entry)
    assert isinstance(page, ArchiveEntryPage)
    preview = find(page, FilePreview)
    until(lambda: preview.pages() > 0)
    return page, preview


def shown(preview: FilePreview) -> str:
    view = find(preview, QStackedWidget, "viewStack").currentWidget()
    assert view is not None
    return view.objectName()


def test_a_pdf_shows_its_pages(window: MainWindow, filled: dict[str, UUID], until: Until) -> None:
    _, preview = opened(window, filled["pdf"], until)
    paper = find(preview, QLabel, "paperLabel")
    until(lambda: not paper.pixmap().isNull())
    assert shown(preview) == "pageView"
    first = paper.pixmap().toImage()
    find(preview, QToolButton, "nextButton").click()
    until(lambda: paper.pixmap().toImage() != first)
    assert find(preview, QLabel, "placeLabel").text() == "Seite 2 von 2"
    assert not find(preview, QToolButton, "nextButton").isEnabled()


@pytest.mark.parametrize(
    ("form", "view", "words"),
    [
        ("word", "textView", "Bolzplatz öffnen"), ("old_word", "textView", "Sehr geehrte Damen"),
        ("excel", "tableView", "Erstkontakt"), ("old_excel", "tableView", "4.210"),
    ],
)  # fmt: skip
def test_word_and_excel_show_what_stands_in_them(
    window: MainWindow, filled: dict[str, UUID], until: Until, form: str, view: str, words: str
) -> None:
    _, preview = opened(window, filled[form], until)
    assert shown(preview) == view
    if view == "textView":
        assert words in find(preview, QTextBrowser, "textBrowser").toPlainText()
    else:
        model = find(preview, QTableView, "sheetTable").model()
        cells = [
            model.index(row, column).data()
            for row in range(model.rowCount())
            for column in range(model.columnCount())
        ]
        assert words in cells


def test_peoples_text_is_never_markup(
    window: MainWindow, workspace: Workspace, tmp_path: Path, until: Until
) -> None:
    from tests.reading import samples

    (tmp_path / "a.docx").write_bytes(samples.word("<b>Fett</b>", ['<img src="file:///etc/passwd">']))
    fill(workspace, tmp_path / "a.docx")
    _, preview = opened(window, rows_of(workspace)[0].id, until)
    text = find(preview, QTextBrowser, "textBrowser").toPlainText()
    assert text.split("\n")[:2] == ["<b>Fett</b>", '<img src="file:///etc/passwd">']


def test_the_search_leads_to_the_page_with_the_words(
    window: MainWindow, workspace: Workspace, context: Context, filled: dict[str, UUID], until: Until
) -> None:
    workspace.search.indexing.settle()
    hits = workspace.search.find("zwei bolzplatz", ["archive_entry"]).hits
    (spot,) = [hit.spot for hit in hits]
    assert isinstance(spot, SpotRow)
    context.show_spot("archive_entry", spot)
    until(lambda: isinstance(window.current(), ArchiveEntryPage))
    page = window.current()
    assert page is not None
    until(lambda: find(page, QLabel, "placeLabel").text() == "Seite 2 von 2")


def test_facts_are_saved_as_they_are_typed(
    window: MainWindow, workspace: Workspace, project: UUID, filled: dict[str, UUID], until: Until
) -> None:
    page, _ = opened(window, filled["pdf"], until)
    title = find(page, QLineEdit, "titleEdit")
    title.setFocus()
    title.selectAll()
    type_into(title, "Sachbericht zum Auftakt")
    combo = find(page, ProjectCombo, "projectIdCombo")
    combo.set_value(project)
    combo.activated.emit(combo.currentIndex())
    page.leave()
    until(page.settled)
    row = next(row for row in rows_of(workspace) if row.id == filled["pdf"])
    assert (row.title, row.project) == ("Sachbericht zum Auftakt", "Sonnenhang")


def test_open_gives_another_program_a_copy_that_goes_with_the_window(
    window: MainWindow, workspace: Workspace, filled: dict[str, UUID], folder: Path, until: Until,
    elsewhere: list[Path],
) -> None:  # fmt: skip
    page, _ = opened(window, filled["pdf"], until)
    find(page, QPushButton, "openButton").click()
    until(lambda: bool(elsewhere))
    assert elsewhere[0].name == "Sachbericht 2012.pdf"
    assert elsewhere[0].read_bytes() == (folder / "Sachbericht 2012.pdf").read_bytes()
    assert elsewhere[0].is_relative_to(workspace.core.database.folder)
    workspace.copies.forget()
    assert not elsewhere[0].exists()


@pytest.mark.parametrize(
    ("name", "form", "safe"),
    [
        ("../../etc/passwd", "pdf", "_.pdf"), ("Rechnung.pdf.exe", "pdf", "Rechnung.pdf.pdf"),
        ("Bericht.DOCX", "word", "Bericht.DOCX"), ("", "old_excel", "datei.xls"),
        ("a:b|c.pdf", "pdf", "a_b_c.pdf"), ("Blatt.docm", "image/jpeg", "Blatt.jpg"),
        ("/home/x/.profile", "image/png", "_home_x_.png"), ("Bericht.doc", "word", "Bericht.docx"),
    ],
)  # fmt: skip
def test_a_copy_has_a_name_that_every_system_takes(name: str, form: str, safe: str) -> None:
    assert safe_name(name, form) == safe


def test_the_list_is_limited_to_a_project_and_to_a_form(
    window: MainWindow, project: UUID, filled: dict[str, UUID], until: Until
) -> None:
    projects = window.show_page("projects", project)
    button = find(projects, QToolButton, "archiveButton")
    until(button.isVisible)
    button.click()
    page = window.current()
    assert isinstance(page, ArchivePage)
    table = find(page, QTableView, "entryTable")
    until(lambda: table.model().rowCount() == 2)
    combo = find(page, ProjectCombo, "projectCombo")
    until(lambda: combo.currentText() == "Sonnenhang")
    chip = next(one for one in page.findChildren(QPushButton) if one.text() == "Word")
    chip.click()
    until(lambda: table.model().rowCount() == 1 and table.model().index(0, 0).data(RowRole) is not None)
    assert table.model().index(0, 0).data(RowRole).form == "word"
    assert len(filled) == 5
