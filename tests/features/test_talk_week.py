"""A carrier talk and the week after it, in the window of the office; nobody else has the program."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path

import docx
import pypdf
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)
from pytest_bdd import given, parsers, scenarios, then, when

from inka_desktop.gui.dialogs.consultation_dialog import ConsultationDialog
from inka_desktop.gui.dialogs.fix_text_dialog import FixTextDialog
from inka_desktop.gui.dialogs.new_protocol_dialog import NewProtocolDialog
from inka_desktop.gui.dialogs.preview_dialog import PaperDialog
from inka_desktop.gui.dialogs.reply_dialog import ReplyDialog
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.widgets.card import Card
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.gui.widgets.fields import ChoiceCombo, DayEdit, GrowingText
from inka_desktop.gui.widgets.people import PeopleList
from inka_desktop.gui.widgets.photo_editor import PhotoEditor
from inka_desktop.gui.widgets.photos import PhotoGrid
from inka_desktop.gui.widgets.suggest import SuggestEdit
from tests.gui.conftest import elsewhere, looks
from tests.gui.keys import find, type_into

from .conftest import day
from .days import (
    DAY,
    Days,
    agree,
    buttons,
    days,
    mail,
    newest,
    on_the_table,
    open_window,
    read,
    thread,
    words,
)

__all__ = ["days", "elsewhere", "looks"]

scenarios("talk_week.feature")
pytestmark = pytest.mark.slow

CONTROL = Qt.KeyboardModifier.ControlModifier

when(parsers.parse("I open the window on {on:tu}", extra_types=DAY))(open_window)
when(parsers.parse("it is {on:tu}", extra_types=DAY))(open_window)
then(parsers.re(r'^the agreement "(?P<what>[^"]+)" is on the table$'))(on_the_table)


@given(parsers.parse('"{name}" of "{organization}" has the address "{address}"'))
def _(days: Days, name: str, organization: str, address: str) -> None:
    office = days.office
    made = office.network.ensure_person(name, "Geschäftsführung", organization).result()
    office.editing.save("person", made, {"email": address}).result()


@given(
    parsers.re(
        r'the last visit at "(?P<title>.+)" agreed with "(?P<who>.+)" on "(?P<what>.+)" until (?P<due>[-\d]+)'
    )
)
def _(days: Days, title: str, who: str, what: str, due: str) -> None:
    office, protocols = days.office, days.office.protocols
    days.project = office.projects.create(title, ["Landkreis Obere Tann"], "Wegweiser gGmbH").result()
    last = protocols.start(days.project, date(2026, 10, 8)).result()
    protocols.add_person(last, function="Projektleitung", organization="Wegweiser gGmbH").result()
    protocols.add_topic(last, "Mobile Beratung").result()
    protocols.add_agreement(last, what, who, day(due)).result()
    protocols.finish(last).result()


# --- the talk -------------------------------------------------------------------------------------------


@when("I begin a carrier talk from the button Neu")
def _(days: Days) -> None:
    window = days.window()
    button = find(window, QPushButton, "newButton")
    days.until(lambda: button.menu() is not None)
    button.menu().aboutToShow.emit()
    next(one for one in button.menu().actions() if "Trägergespräch" in one.text()).trigger()
    asking = days.opened(window, NewProtocolDialog)
    type_into(find(asking, QLineEdit, "filterEdit"), "Tann")
    find(asking, QPushButton, "beginButton").click()
    days.until(lambda: isinstance(window.current(), ProtocolPage))
    days.until(lambda: newest(days).type == "talk")
    days.visit = newest(days).id


@when(parsers.parse('I write what the talk was for, "{purpose}", and what came out, "{results}"'))
def _(days: Days, purpose: str, results: str) -> None:
    page = days.page()
    for name, text in (("purposeEdit", purpose), ("resultsText", results)):
        find(page, QWidget, name).setFocus()
        type_into(find(page, QWidget, name), text)
    page.leave()
    days.until(lambda: days.office.protocols.get(days.visit).values["results"] == results)
    assert days.office.protocols.get(days.visit).values["purpose"] == purpose


@when(parsers.parse('I write "{notes}" to topic 1 and "{what}" becomes an agreement of "{who}"'))
def _(days: Days, notes: str, what: str, who: str) -> None:
    agree(days, notes, what, who, "in 12 Wochen")
    (agreed,) = days.office.protocols.get(days.visit).agreements
    assert (agreed.what, agreed.responsible, agreed.due) == (what, who, days.on + timedelta(weeks=12))


@when(parsers.parse('I add "{person}" to the people present'))
def _(days: Days, person: str) -> None:
    page = days.page()
    line = find(find(page, PeopleList, "peopleList"), SuggestEdit)
    line.setFocus()
    type_into(line, person)
    QTest.keyClick(line, Qt.Key.Key_Return)
    days.until(lambda: bool(days.office.protocols.get(days.visit).people))
    (one,) = days.office.protocols.get(days.visit).people
    assert f"{one.function}, {one.organization}, {one.name}" == person


@when(parsers.parse('the photo "{caption}" is to follow'))
def _(days: Days, caption: str) -> None:
    page = days.page()
    menu = find(page, QPushButton, "addSectionButton").menu()
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text() == "Fotos und Anlagen").trigger()
    grid = find(page, PhotoGrid)
    days.until(grid.isVisible)
    grid.announce()
    days.until(lambda: bool(page.findChildren(PhotoEditor)))
    find(page, PhotoEditor).enter()
    type_into(find(page, GrowingText, "captionText"), caption)
    page.leave()
    days.until(lambda: [one.caption for one in days.office.protocols.get(days.visit).photos] == [caption])


@when("I drop the photo on its place in the evening")
def _(days: Days) -> None:
    picture = days.folder / "Plan.jpg"
    Image.new("RGB", (640, 480), "#17694f").save(picture)
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(picture))])
    page = days.page()
    grid, place = find(page, PhotoGrid), QPointF(find(page, PhotoEditor).geometry().center())
    drag = dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(grid, QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, *drag))
    QApplication.sendEvent(grid, QDropEvent(place, Qt.DropAction.CopyAction, *drag))
    days.until(lambda: [one.present for one in days.office.protocols.get(days.visit).photos] == [True])


# --- one thread -----------------------------------------------------------------------------------------


@when(parsers.parse('I postpone "{what}" to {until:tu}, since "{reason}"', extra_types=DAY))
def _(days: Days, what: str, until: date, reason: str) -> None:
    shown = thread(days, what, "postponeButton")
    type_into(find(shown, DayEdit, "newDueEdit"), f"{until:%d.%m.%Y}")
    type_into(find(shown, QLineEdit, "reasonEdit"), reason)
    find(shown, QPushButton, "postponeButton").click()
    days.until(find(shown, Card, "postponedCard").isVisible)
    shown.accept()


@then(parsers.parse("the editor shows it until {until:tu}, postponed once", extra_types=DAY))
def _(days: Days, until: date) -> None:
    (carried,) = days.office.protocols.get(days.visit, days.on).carried
    assert carried.due == until
    assert len(days.office.threads.get(carried.id).postponements) == 1
    days.until(lambda: f"{until:%d.%m.}" in words(days.page()))


@when(parsers.parse('"{what}" is done with "{evidence}" and the file "{name}"'))
def _(days: Days, what: str, evidence: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    choose_file(days, name, b"%PDF", monkeypatch)
    shown = thread(days, what, "doneButton")
    type_into(find(shown, GrowingText, "evidenceText"), evidence)
    find(shown, QPushButton, "fileButton").click()
    find(shown, QPushButton, "doneButton").click()
    days.until(find(shown, QPushButton, "saveFileButton").isVisible)
    shown.accept()


@then("the printed list of agreements has the postponement, the evidence and its file")
def _(days: Days, monkeypatch: pytest.MonkeyPatch) -> None:
    page = days.window().show_page("agreements")
    next(one for one in page.findChildren(FilterChip) if one.text() == "Alle").click()
    days.until(lambda: find(page, QTableView, "dueTable").model().rowCount() == 2)
    button = find(page, QPushButton, "printButton")
    monkeypatch.setattr(QMenu, "popup", lambda _menu, _at: None)  # without a screen nothing can show one
    button.click()
    days.until(lambda: button.findChild(QMenu) is not None)
    find(button, QMenu).actions()[0].trigger()
    text = paper(days, page)
    for said in ("Zahlen der Bank fehlen", "Tabelle liegt vor", "Kosten.pdf", "16.12.2026"):
        assert said in text, said


# --- In Abstimmung, on paper ----------------------------------------------------------------------------


@when(parsers.parse('I put the text to "{name}"'))
def _(days: Days, name: str) -> None:
    page = days.page()
    days.click(page, "Beginnen …")
    asking = days.opened(page, FixTextDialog)
    assert [who.name for who in asking.people] == [name]
    assert asking.reply_by == days.on + timedelta(14)
    days.click(asking, "In Abstimmung geben")
    days.until(lambda: days.office.protocols.get(days.visit).state == "consultation")


@when("she says on the telephone that she has no objections")
def _(days: Days) -> None:
    page = days.page()
    days.click(page, "Öffnen: Text 1")
    shown = days.opened(page, ConsultationDialog)
    days.click(shown, "Keine Einwendungen")
    days.reads(shown, "keine Einwendungen, per E-Mail eingegangen am")
    days.click(shown, "Ändern …")
    asked = days.opened(shown, ReplyDialog)
    find(asked, ChoiceCombo, "wayCombo").set_value("phone")
    find(asked, DayEdit, "receivedOnEdit").set_value(days.on)  # services note the real day
    days.click(asked, "Speichern")
    days.reads(shown, "keine Einwendungen, telefonisch eingegangen am")
    shown.accept()


@then(parsers.parse('the window of the talk says "{text}"'))
def _(days: Days, text: str) -> None:
    days.reads(days.page(), text)


@when("I print the agreement sheet and the attendance list")
def _(days: Days) -> None:
    for entry, said in (
        ("Vereinbarungsblatt drucken …", "Vorschlag vorlegen"),
        ("Anwesenheitsliste drucken …", "Erika Muster"),
    ):
        sign(days, entry)
        assert said in paper(days, days.window())


@when(parsers.parse('the signed sheet comes back as the scan "{name}"'))
def _(days: Days, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = days.office.signing.to_sign(days.visit, "sheet").document.pdf
    choose_file(days, name, scan, monkeypatch)
    sign(days, "Unterschriebenes Blatt hinzufügen …")
    days.reads(days.page(), name)


@when("I finish the talk")
def _(days: Days) -> None:
    days.click(days.page(), "Abschließen")
    days.until(lambda: days.office.protocols.get(days.visit).state == "final")


@then(parsers.parse('version 1 is bound to its text and names "{scan}"'))
def _(days: Days, scan: str) -> None:
    row = days.office.protocols.get(days.visit)
    assert row.versions[0].number.startswith("TGP-2026-")
    text = printed(days, 1)
    for said in (scan, "Verstetigung nach 2027", "Gemeinsamer Vorschlag im Februar.", "Plan der Räume"):
        assert said in text, said


def sign(days: Days, entry: str) -> None:
    """An entry of the menu of signatures."""
    page = days.page()
    days.until(lambda: bool(buttons(page, "Unterschreiben")))
    menu = buttons(page, "Unterschreiben")[0].menu()
    next(one for one in menu.actions() if one.text() == entry).trigger()


def paper(days: Days, parent: QWidget) -> str:
    """What the preview that opens says; it is closed again."""
    shown = days.opened(parent.window(), PaperDialog)
    days.until(lambda: shown.pages() >= 1)
    assert shown._document is not None
    text = read(shown._document.pdf)
    shown.accept()
    days.until(lambda: not any(one.isVisible() for one in parent.window().findChildren(PaperDialog)))
    return text


def choose_file(days: Days, name: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's dialog chooses a file with these bytes."""
    path = days.folder / name
    path.write_bytes(data)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def printed(days: Days, version: int) -> str:
    """What a version says on paper of the office's own."""
    made = {one.version: one.id for one in days.office.protocols.get(days.visit).versions}
    return read(days.office.documents.protocol(days.visit, "de", made[version], for_office=True).pdf)


# --- out of the door ------------------------------------------------------------------------------------


@when(parsers.parse('I change afterwards what came out to "{results}" and take it up'))
def _(days: Days, results: str) -> None:
    page = days.page()
    text = find(page, GrowingText, "resultsText")
    text.setFocus()
    text.selectAll()
    type_into(text, results)
    page.leave()
    days.click(page, "Übernehmen")
    days.until(lambda: len(days.office.protocols.get(days.visit).versions) == 2)


@then(parsers.parse('version 2 says "{one}" and "{two}"'))
def _(days: Days, one: str, two: str) -> None:
    days.reads(days.page(), one)
    text = printed(days, 2)
    assert one in text
    assert two in text


@when(parsers.parse('I send version 2 with the password "{password}"'))
def _(days: Days, password: str) -> None:
    dialog = days.mail("Per E-Mail senden …")
    assert dialog.recipients() == ["Erika Muster <amt@beispiel.invalid>"]
    find(dialog, QCheckBox, "passwordCheck").click()
    type_into(find(dialog, QLineEdit, "passwordEdit"), password)
    find(dialog, QPushButton, "prepareButton").click()
    days.until(lambda: len(days.drafts()) == 1)


@then(parsers.parse('its PDF opens with "{password}" only'))
def _(days: Days, password: str) -> None:
    told, files = mail(days.drafts()[-1])
    assert password not in told
    ((name, data),) = files.items()
    assert name == "2026-11-24_Trägergespräch_Tannrieden_v2.pdf"
    locked = pypdf.PdfReader(io.BytesIO(data))
    assert locked.is_encrypted
    assert not locked.decrypt("Tannenzapfen")
    assert locked.decrypt(password)
    assert "Vorschlag bis Ende März." in locked.pages[0].extract_text()


@when("I save the talk as a Word file and copy it", target_fixture="word")
def _(days: Days, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = days.folder / "gespräch.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    menu = find(days.page(), QToolButton, "moreButton").menu()
    actions = {one.text(): one for one in menu.actions()}
    actions["Als Word-Datei speichern …"].trigger()
    days.until(path.exists)
    actions["Text und Tabellen kopieren"].trigger()
    days.until(lambda: "Trägergespräch" in QApplication.clipboard().text())
    return path


@then("both have its headings and tables")
def _(days: Days, word: Path) -> None:
    days.until(lambda: word.stat().st_size > 0)
    document = docx.Document(str(word))
    styles = [(one.text, one.style.name if one.style else "") for one in document.paragraphs]
    heads = [words for words, style in styles if (style or "").startswith("Heading")]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    copied = QApplication.clipboard().mimeData().html()
    assert "Anwesende" in heads
    assert "Erika Muster" in cells
    assert "<table" in copied
    assert "Erika Muster" in copied
