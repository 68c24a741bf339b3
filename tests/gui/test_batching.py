"""Printing what is selected in a list, and blank forms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QCheckBox, QComboBox, QListView, QPushButton, QRadioButton, QTableView

from inka_desktop.gui import batching
from inka_desktop.gui.dialogs.batch_dialog import BatchDialog
from inka_desktop.gui.dialogs.batch_result_dialog import BatchResultDialog
from inka_desktop.gui.dialogs.blank_forms_dialog import BlankFormsDialog
from inka_desktop.gui.dialogs.preview_dialog import PaperDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.services import scenes
from inka_desktop.services.batch import BLANK_FORMS, BatchRow, NotedRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import batch
from tests.gui.conftest import TODAY
from tests.gui.keys import find

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def visits(workspace: Workspace, project: UUID) -> list[UUID]:
    return [workspace.protocols.start(project, TODAY + timedelta(days=day)).result() for day in range(4)]


def asked_for_all(window: MainWindow, until: Until) -> BatchDialog:
    """What the button asks once all four protocols are selected."""
    page = window.show_page("protocols")
    table = find(page, QTableView, "protocolTable")
    until(lambda: table.model().rowCount() == 4)
    table.selectAll()
    find(page, QPushButton, "printButton").click()
    until(lambda: page.findChild(BatchDialog) is not None)
    return find(page, BatchDialog)


def test_selected_protocols_become_one_file(
    window: MainWindow, visits: list[UUID], tmp_path: Path, until: Until
) -> None:
    page = window.show_page("protocols")
    table, button = find(page, QTableView, "protocolTable"), find(page, QPushButton, "printButton")
    until(lambda: table.model().rowCount() == 4)
    assert button.isHidden()
    table.selectRow(0)
    assert button.text() == "1 Ausgewähltes drucken …"
    table.selectAll()
    assert button.text() == "4 Ausgewählte drucken …"
    button.click()
    until(lambda: page.findChild(BatchDialog) is not None)
    dialog = find(page, BatchDialog)
    assert find(dialog, QCheckBox, "countedCheck").isEnabled()
    dialog.wish(tmp_path / "alle.pdf")
    until((tmp_path / "alle.pdf").exists)
    until(lambda: find(window, MessageBar).accessibleName() == "4 Dokumente sind in „alle.pdf“.")
    assert len(PdfReader(tmp_path / "alle.pdf").outline) >= 4


@pytest.mark.parametrize(
    ("place", "word"), [(0, "Vor-Ort-Protokoll"), (1, "Vereinbarungsblatt"), (2, "Anwesenheitsliste")]
)
def test_sheets_and_lists_are_made_as_protocols_are(
    window: MainWindow, visits: list[UUID], tmp_path: Path, until: Until, place: int, word: str
) -> None:
    dialog = asked_for_all(window, until)
    find(dialog, QComboBox, "whatCombo").setCurrentIndex(place)
    assert find(dialog, QCheckBox, "photosCheck").isHidden() == (place > 0)
    find(dialog, QRadioButton, "folderRadio").setChecked(True)
    (tmp_path / "aus").mkdir()
    dialog.wish(tmp_path / "aus")
    until(lambda: len(list((tmp_path / "aus").iterdir())) == 4)
    assert all(word in path.name for path in (tmp_path / "aus").iterdir())
    assert all(word in PdfReader(path).pages[0].extract_text() for path in (tmp_path / "aus").iterdir())
    until(lambda: find(window, MessageBar).accessibleName() == "4 Dateien liegen in „aus“.")


@pytest.mark.parametrize("outward", [True, False])
def test_photos_that_may_not_be_passed_on_are_left_out_unless_somebody_wants_them(
    window: MainWindow, workspace: Workspace, visits: list[UUID], tmp_path: Path, until: Until, outward: bool
) -> None:
    (tmp_path / "steps.jpg").write_bytes(scenes.picture("steps"))
    workspace.photos.add(visits[0], tmp_path / "steps.jpg", "Treppe").result()
    dialog = asked_for_all(window, until)
    check = find(dialog, QCheckBox, "photosCheck")
    assert check.isChecked()
    check.setChecked(outward)
    dialog.wish(tmp_path / "alle.pdf")
    until((tmp_path / "alle.pdf").exists)
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "alle.pdf").pages)
    assert ("Treppe" in text) != outward
    until(lambda: find(window, MessageBar).accessibleName() == "4 Dokumente sind in „alle.pdf“.")


def test_or_files_of_their_own(window: MainWindow, visits: list[UUID], tmp_path: Path, until: Until) -> None:
    dialog = asked_for_all(window, until)
    find(dialog, QRadioButton, "folderRadio").setChecked(True)
    assert not find(dialog, QCheckBox, "countedCheck").isEnabled()
    (tmp_path / "aus").mkdir()
    dialog.wish(tmp_path / "aus")
    until(lambda: len(list((tmp_path / "aus").iterdir())) == 4)
    until(lambda: find(window, MessageBar).accessibleName() == "4 Dateien liegen in „aus“.")


def test_what_cannot_be_made_is_named(
    window: MainWindow, visits: list[UUID], tmp_path: Path, until: Until
) -> None:
    from inka_desktop.gui.dialogs.batch_dialog import BatchWish

    chosen = [(visits[0], "Erster"), (UUID(int=9), "Zweiter")]
    wish = BatchWish(2, "Protokolle", tmp_path / "alle.pdf", True, False)
    batching.make(window, window._context, lambda ws: ws.batch.protocols(chosen), wish)
    until(lambda: bool(window.findChildren(BatchResultDialog)))
    dialog = find(window, BatchResultDialog)
    assert [row.title.text() for row in dialog.findChildren(CardRow)] == ["Zweiter"]
    assert "1 konnte nicht erstellt werden." in find(window, MessageBar).accessibleName()
    dialog.accept()


def test_what_is_to_be_known_of_single_documents_is_named(window: MainWindow, tmp_path: Path) -> None:
    row = BatchRow(("a", "b"), (), 0, tmp_path, 5, (NotedRow("Besuch 2", "Passt nicht auf eine Seite."),))
    said, tone = batch.made_words(row, one_file=False)
    assert said.endswith("Hinweise zu einem Dokument.")
    assert tone == "attention"
    dialog = BatchResultDialog(window._context, row, said, window)
    assert dialog.windowTitle() == "Hinweise zu Dokumenten"
    assert [(one.title.text(), one.second.text()) for one in dialog.findChildren(CardRow)] == [
        ("Besuch 2", "Passt nicht auf eine Seite.")
    ]
    dialog.accept()


def test_selected_stock_takings_can_be_printed(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    for day in range(2):
        workspace.stock.create("Bahnhofsvorstadt", TODAY + timedelta(days=day)).result()
    page = window.show_page("stock_takings")
    rounds, button = find(page, QListView, "stockList"), find(page, QPushButton, "printButton")
    until(lambda: rounds.model() is not None and rounds.model().rowCount() == 2)
    rounds.selectAll()
    assert button.text() == "2 Ausgewählte drucken …"
    button.click()
    find(page, BatchDialog).reject()


def test_all_blank_forms_are_in_one_place(window: MainWindow, until: Until) -> None:
    assert tuple(batch.FORMS) == BLANK_FORMS
    batching.show_blank_forms(window._context, window)
    dialog = find(window, BlankFormsDialog)
    lines = dialog.findChildren(CardRow)
    assert [line.title.text() for line in lines] == [
        "Vor-Ort-Protokoll", "Protokoll eines Trägergesprächs", "Niederschrift", "Anwesenheitsliste",
        "Vereinbarungsblatt", "Liste der Vereinbarungen", "Erfassungsbögen einer Bestandsaufnahme",
    ]  # fmt: skip
    find(lines[4], QPushButton).click()
    paper = find(dialog, PaperDialog)
    until(lambda: paper.pages() == 1)
    paper.accept()
    find(dialog, QPushButton, "allButton").click()
    until(lambda: bool(window.findChildren(BatchDialog)))
    find(window, BatchDialog).reject()
