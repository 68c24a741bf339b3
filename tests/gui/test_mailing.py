"""E-mails through the window: the dialog, the mail program or else a folder, the card, Heute, copying."""

from __future__ import annotations

import email
import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from uuid import UUID

import docx
import pypdf
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QToolButton,
)

from inka_desktop.gui import exporting, handing_over
from inka_desktop.gui.context import Message
from inka_desktop.gui.dialogs.mail_dialog import MailDialog
from inka_desktop.gui.dialogs.preview_dialog import PreviewDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.widgets import row_copier
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.services import plain_copies
from inka_desktop.services.workspace import Workspace
from tests.gui.keys import find

Until = Callable[[Callable[[], bool]], None]
CANARY = "Kanarienvogel im Bergwerk"


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Without a window system Qt keeps the clipboard longer than Python lives, and its data is Python's."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def system(elsewhere: list[Path], monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """A mail program and a file manager; which of them there are is said by the test."""
    monkeypatch.setattr(handing_over, "mail_program", lambda: True)
    monkeypatch.setattr(handing_over, "selected", lambda path: False)
    return elsewhere


@pytest.fixture
def said(window: MainWindow) -> list[Message]:
    """What the message bar was given."""
    messages: list[Message] = []
    window._context.message_sent.connect(messages.append)
    return messages


@pytest.fixture
def page(window: MainWindow, workspace: Workspace, visit: UUID, until: Until) -> ProtocolPage:
    """The editor of a visit with somebody who has an address and somebody who has none."""
    workspace.protocols.add_person(visit, name="Mara Öztürk").result()
    workspace.protocols.add_person(visit, function="Amtsleitung").result()
    person = workspace.network.persons("Mara")[0].id
    workspace.editing.save("person", person, {"email": "mara@beispiel.invalid"}).result()
    workspace.editing.save("protocol", visit, {"internal_note": CANARY}).result()
    shown = window.show_page("protocol", visit)
    assert isinstance(shown, ProtocolPage)
    until(shown.shows_all)
    return shown


def choose(page: Page, text: str) -> None:
    """Chooses an entry of the page's menu."""
    menu = find(page, QToolButton, "moreButton").menu()
    next(action for action in menu.actions() if action.text() == text).trigger()


def asked(page: Page, until: Until, text: str = "Per E-Mail senden …") -> MailDialog:
    choose(page, text)
    until(lambda: bool(page.findChildren(MailDialog)))
    return page.findChildren(MailDialog)[0]


def test_the_draft_opens_in_the_mail_program(
    page: ProtocolPage, system: list[Path], said: list[Message], workspace: Workspace, visit: UUID,
    until: Until,
) -> None:  # fmt: skip
    dialog = asked(page, until)
    assert dialog.recipients() == ["Mara Öztürk <mara@beispiel.invalid>"]
    people = find(dialog, QListWidget, "peopleList")
    assert people.item(1).text() == "Amtsleitung: keine Adresse bekannt"
    assert not people.item(1).flags() & Qt.ItemFlag.ItemIsUserCheckable
    QTest.keyClicks(find(dialog, QLineEdit, "addressEdit"), "amt@beispiel.invalid")
    QTest.keyClick(find(dialog, QLineEdit, "addressEdit"), Qt.Key.Key_Return)
    QTest.keyClicks(find(dialog, QPlainTextEdit, "bodyText"), "Hallo. ")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    until(lambda: not dialog.isVisible())
    choose(page, "Per E-Mail senden …")
    until(lambda: any(one.isVisible() for one in page.findChildren(MailDialog)))
    dialog = next(one for one in page.findChildren(MailDialog) if one.isVisible())
    assert dialog.recipients()[1:] == ["amt@beispiel.invalid"], "nothing that was typed is lost"
    assert find(dialog, QPlainTextEdit, "bodyText").toPlainText().startswith("Hallo. ")
    find(dialog, QPushButton, "prepareButton").click()
    until(lambda: bool(system))
    draft = email.message_from_bytes(system[0].read_bytes(), policy=default)
    assert isinstance(draft, EmailMessage)
    assert [one.addr_spec for one in draft["To"].addresses] == [
        "mara@beispiel.invalid",
        "amt@beispiel.invalid",
    ]
    until(lambda: bool(said))
    assert said[0].text.startswith("Der Entwurf ist im E-Mail-Programm geöffnet.")
    assert said[0].run is not None
    said[0].run()
    until(lambda: workspace.mailings.of(visit)[0].state == "sent")
    until(lambda: "versendet heute" in shown(page) or "versendet " in shown(page))


def test_who_has_left_is_offered_unticked_and_says_so(
    page: ProtocolPage, workspace: Workspace, until: Until
) -> None:
    person = workspace.network.persons("Mara")[0].id
    workspace.editing.save("person", person, {"left_on": workspace.core.today()}).result()
    dialog = asked(page, until)
    line = find(dialog, QListWidget, "peopleList").item(0)
    assert "Mara Öztürk, ausgeschieden am " in line.text()
    assert dialog.recipients() == []
    line.setCheckState(Qt.CheckState.Checked)
    assert dialog.recipients() == ["Mara Öztürk <mara@beispiel.invalid>"]


def test_who_is_excused_is_offered_unticked_for_what_is_to_come(
    page: ProtocolPage, workspace: Workspace, visit: UUID, until: Until
) -> None:
    (mara,) = [one for one in workspace.protocols.get(visit).people if one.name]
    workspace.editing.save("attendance", mara.id, {"state": "excused"}).result()
    dialog = asked(page, until, "Termin ankündigen …")
    assert dialog.recipients() == []
    assert find(dialog, QListWidget, "peopleList").item(0).text().startswith("Mara Öztürk, entschuldigt: ")
    dialog.reject()


def shown(page: Page) -> str:
    """What the cards at the side say."""
    return "\n".join(label.text() for row in page.findChildren(CardRow) for label in row.findChildren(QLabel))


def test_without_a_mail_program_the_folder_opens_and_the_text_is_in_the_clipboard(
    page: ProtocolPage, workspace: Workspace, system: list[Path], said: list[Message], until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(handing_over, "mail_program", lambda: False)
    find(asked(page, until), QPushButton, "prepareButton").click()
    until(lambda: bool(said))
    assert said[0].tone == "attention"
    assert "Kein E-Mail-Programm" in said[0].text
    folder = system[0]
    assert folder.is_relative_to(workspace.core.database.folder)
    assert {path.suffix for path in folder.iterdir()} == {".eml", ".pdf"}
    assert "Mit freundlichen Grüßen" in QGuiApplication.clipboard().text()
    assert CANARY not in QGuiApplication.clipboard().text()


def test_where_nothing_opens_the_text_is_kept_and_it_is_said(
    page: ProtocolPage, workspace: Workspace, said: list[Message], until: Until
) -> None:
    (workspace.core.database.folder / plain_copies.FOLDER).write_bytes(b"in the way")
    find(asked(page, until), QPushButton, "prepareButton").click()
    until(lambda: bool(said))
    assert "Er ist als vorbereitet vermerkt" in said[0].text
    assert "Mit freundlichen Grüßen" in QGuiApplication.clipboard().text()


def test_the_file_manager_of_windows_is_given_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes quotation marks around the path alone, not around all of what it is told."""
    told = list[object]()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(subprocess, "Popen", told.append)
    assert handing_over.selected(Path("C:/Mara Muster/Protokoll 1.pdf"))
    assert told == ['explorer /select,"C:/Mara Muster/Protokoll 1.pdf"']


def test_an_odd_address_keeps_the_dialog_open(
    page: ProtocolPage, workspace: Workspace, visit: UUID, until: Until
) -> None:
    dialog = asked(page, until)
    find(dialog, QLineEdit, "addressEdit").setText("Amtsleitung")
    find(dialog, QPushButton, "prepareButton").click()
    hint = find(dialog, QLabel, "hintLabel")
    until(lambda: "keine E-Mail-Adresse" in hint.text())
    assert dialog.isVisible()
    assert find(dialog, QPushButton, "prepareButton").isEnabled()
    assert workspace.mailings.of(visit) == []
    dialog.reject()


def test_several_addresses_are_taken_from_one_line(page: ProtocolPage, until: Until) -> None:
    dialog, line = asked(page, until), '"Öhler, Kim" <kim@example.org>; b@example.org, c@example.org'
    edit = find(dialog, QLineEdit, "addressEdit")
    edit.setText(line)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert dialog.recipients()[-3:] == [
        '"Öhler, Kim" <kim@example.org>', "b@example.org", "c@example.org"
    ]  # fmt: skip
    edit.setText("Öhler, Mo <mo@example.org>; Kern, Julia <KIM@example.org>")  # a name with a comma
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert dialog.recipients()[-3:] == ["b@example.org", "c@example.org", "Öhler, Mo <mo@example.org>"]
    dialog.reject()


def test_a_password_brings_its_sentence_and_takes_it_away(page: ProtocolPage, until: Until) -> None:
    dialog = asked(page, until)
    text, box = find(dialog, QPlainTextEdit, "bodyText"), find(dialog, QCheckBox, "passwordCheck")
    before = text.toPlainText()
    box.setChecked(True)
    assert "auf einem anderen Weg.\n\nMit freundlichen" in text.toPlainText()
    find(dialog, QPushButton, "prepareButton").click()
    assert "Passwort" in find(dialog, QLabel, "hintLabel").text()
    box.setChecked(False)
    assert text.toPlainText() == before
    dialog.reject()


def test_an_announcement_has_no_password(page: ProtocolPage, until: Until) -> None:
    dialog = asked(page, until, "Termin ankündigen …")
    assert find(dialog, QLabel, "headLabel").text() == "Termin ankündigen"
    assert find(dialog, QCheckBox, "passwordCheck").isHidden()
    assert find(dialog, QLabel, "fileLabel").text().endswith(".ics")
    dialog.reject()


def test_heute_lists_what_waits_and_one_click_settles_it(
    page: ProtocolPage, window: MainWindow, system: list[Path], workspace: Workspace, visit: UUID,
    until: Until,
) -> None:  # fmt: skip
    find(asked(page, until), QPushButton, "prepareButton").click()
    until(lambda: bool(workspace.mailings.of(visit)))
    today = window.show_page("today")

    def buttons() -> list[QAbstractButton]:
        return [one for one in today.findChildren(QAbstractButton) if one.text() == "Versendet"]

    until(lambda: len(buttons()) == 1)
    assert "vorbereitet" in shown(today)
    buttons()[0].click()
    until(lambda: workspace.mailings.of(visit)[0].state == "sent")
    until(lambda: not buttons())


def test_a_protocol_is_copied_with_its_tables_and_without_the_note(page: ProtocolPage, until: Until) -> None:
    data = QGuiApplication.clipboard()
    data.clear()
    choose(page, "Text und Tabellen kopieren")
    until(lambda: "Vor-Ort-Protokoll" in data.text())
    assert "<table" in data.mimeData().html()
    assert "Amtsleitung" in data.mimeData().html()
    assert CANARY not in data.text() + data.mimeData().html()


def test_what_was_typed_last_goes_out_too(page: ProtocolPage, until: Until) -> None:
    """A page hands over what was typed when it is left; a reader must not be quicker than the writer."""
    data, place = QGuiApplication.clipboard(), find(page, QLineEdit, "placeEdit")
    for number in range(5):
        data.clear()
        place.setFocus()
        place.selectAll()
        QTest.keyClicks(place, f"Raum {number}")
        choose(page, "Text und Tabellen kopieren")
        until(lambda: "Vor-Ort-Protokoll" in data.text())
        assert f"Raum {number}" in data.text()
    place.selectAll()
    QTest.keyClicks(place, "Rathaus")
    dialog = asked(page, until, "Termin ankündigen …")
    assert "Rathaus" in find(dialog, QPlainTextEdit, "bodyText").toPlainText()
    dialog.reject()
    place.selectAll()
    QTest.keyClicks(place, "Hof 7")
    page.preview()
    preview = page.findChildren(PreviewDialog)[0]
    until(lambda: preview._document is not None)
    assert preview._document is not None
    assert "Hof 7" in pypdf.PdfReader(io.BytesIO(preview._document.pdf)).pages[0].extract_text()


def test_a_protocol_is_saved_as_a_word_file(
    page: ProtocolPage, tmp_path: Path, said: list[Message], until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "protokoll.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    choose(page, "Als Word-Datei speichern …")
    until(lambda: bool(said))
    assert said[0].text == "Gespeichert als protokoll.docx."
    assert any("Vor-Ort-Protokoll" in line.text for line in docx.Document(str(path)).paragraphs)


def test_a_folder_that_takes_no_file_is_said(
    page: ProtocolPage, tmp_path: Path, said: list[Message], until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "fehlt" / "protokoll.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    choose(page, "Als Word-Datei speichern …")
    until(lambda: bool(said))
    assert "einen anderen Ordner" in said[0].text


def test_a_folder_that_takes_no_spreadsheet_is_said(
    window: MainWindow, tmp_path: Path, said: list[Message], until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "fehlt" / "protokolle.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    exporting.export(window, window._context, "protocols")
    until(lambda: bool(said))
    assert "einen anderen Ordner" in said[0].text


def test_the_preview_saves_word_files_and_leads_to_the_mail(
    page: ProtocolPage, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.preview()
    dialog = page.findChildren(PreviewDialog)[0]
    until(lambda: find(dialog, QPushButton, "mailButton").isEnabled())
    path = tmp_path / "vorschau.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "Word (*.docx)"))
    dialog.save()
    until(path.exists)
    find(dialog, QPushButton, "mailButton").click()
    until(lambda: bool(page.findChildren(MailDialog)))
    page.findChildren(MailDialog)[0].reject()


def test_selected_rows_of_a_list_are_copied_as_a_table(
    window: MainWindow, workspace: Workspace, visit: UUID, said: list[Message], until: Until
) -> None:
    workspace.editing.save("protocol", visit, {"place": "Laden\tHof"}).result()
    table = find(window.show_page("protocols"), QTableView, "protocolTable")
    until(lambda: table.model().rowCount() == 1)
    table.selectRow(0)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    until(lambda: bool(said))
    assert said[0].text == "1 Zeile liegt in der Zwischenablage."
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 2
    assert "Laden Hof" in lines[1].split("\t")
    assert "<td" in QGuiApplication.clipboard().mimeData().html()


def test_a_list_too_long_for_the_clipboard_is_said(
    window: MainWindow, visit: UUID, said: list[Message], until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(row_copier, "MOST", 0)
    table = find(window.show_page("protocols"), QTableView, "protocolTable")
    until(lambda: table.model().rowCount() == 1)
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().select(table.model().index(0, 0), flags.Select | flags.Rows)
    table.actions()[0].trigger()
    until(lambda: bool(said))
    assert "Excel-Tabelle" in said[0].text
