"""The preview of a document with photos that may not be passed on."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.password_dialog import PasswordDialog
from inka_desktop.gui.dialogs.preview_dialog import PreviewDialog
from inka_desktop.services import scenes
from inka_desktop.services.workspace import Workspace
from tests.gui.keys import find

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def photo(workspace: Workspace, visit: UUID, tmp_path: Path) -> UUID:
    """A photo about whose persons nobody has said anything."""
    (tmp_path / "steps.jpg").write_bytes(scenes.picture("steps"))
    return workspace.photos.add(visit, tmp_path / "steps.jpg", "Treppe").result()


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    """What stands behind the dialog."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def text_of(dialog: PreviewDialog) -> str:
    document = dialog._document
    assert document is not None
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(document.pdf)).pages)


def test_such_photos_are_left_out_and_come_in_on_wish(
    context: Context,
    owner: QWidget,
    visit: UUID,
    photo: UUID,
    tmp_path: Path,
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = PreviewDialog(context, visit, None, owner)
    check, save = find(dialog, QCheckBox, "photosCheck"), find(dialog, QPushButton, "saveButton")
    until(lambda: dialog.pages() > 0)
    assert not check.isHidden()
    assert check.isChecked()
    assert check.text() == "Ein Foto weglassen, das nicht weitergegeben werden darf"
    assert "Treppe" not in text_of(dialog)
    check.click()
    assert not save.isEnabled()
    until(lambda: save.isEnabled() and dialog.pages() > 0)
    assert "Treppe" in text_of(dialog)
    assert "Nur für den internen Gebrauch" in text_of(dialog)
    target = tmp_path / "eigenes.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), "Word (*.docx)"))
    dialog.save()
    until(target.exists)
    check.click()
    until(lambda: save.isEnabled() and dialog.pages() > 0)
    assert "Treppe" not in text_of(dialog)
    dialog.accept()


def test_a_saved_pdf_has_a_password_on_wish(
    context: Context, owner: QWidget, visit: UUID, tmp_path: Path, until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    dialog = PreviewDialog(context, visit, None, owner)
    until(lambda: find(dialog, QPushButton, "saveButton").isEnabled())
    target = tmp_path / "geschützt.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), "PDF mit Passwort (*.pdf)"))
    dialog.save()
    asked = dialog.findChildren(PasswordDialog)[0]
    find(asked, QPushButton, "saveButton").click()
    until(lambda: "8 bis 100 Zeichen" in find(asked, QLabel, "hintLabel").text())
    assert not target.exists()
    find(asked, QLineEdit, "passwordEdit").setText("Bahnhofsvorstadt")
    find(asked, QPushButton, "saveButton").click()
    until(lambda: find(dialog, QLabel, "noticeLabel").text() == "Gespeichert als geschützt.pdf.")
    saved = PdfReader(target)
    assert saved.is_encrypted
    assert not saved.decrypt("Bahnhof")
    assert saved.decrypt("Bahnhofsvorstadt")
    assert "Vor-Ort-Protokoll" in saved.pages[0].extract_text()
    dialog.accept()


def test_without_such_photos_nothing_is_asked(
    context: Context, owner: QWidget, workspace: Workspace, visit: UUID, photo: UUID, until: Until
) -> None:
    workspace.editing.save("photo", photo, {"people_mark": "no_persons"}).result()
    dialog = PreviewDialog(context, visit, None, owner)
    until(lambda: dialog.pages() > 0)
    assert find(dialog, QCheckBox, "photosCheck").isHidden()
    assert "Treppe" in text_of(dialog)
    dialog.accept()
