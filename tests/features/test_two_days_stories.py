"""The story of a coordinator's two days, in the window of the office and in that of the carrier."""

from __future__ import annotations

from datetime import date, timedelta

import pypdf
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QPushButton,
    QWidget,
)
from pytest_bdd import given, parsers, scenarios, then, when

from inka_desktop.gui import printing
from inka_desktop.gui.dialogs.consultation_dialog import ConsultationDialog
from inka_desktop.gui.dialogs.consulted_dialog import ConsultedDialog
from inka_desktop.gui.dialogs.fix_text_dialog import FixTextDialog
from inka_desktop.gui.dialogs.preview_dialog import PreviewDialog
from inka_desktop.gui.dialogs.reply_dialog import ReplyDialog
from inka_desktop.gui.dialogs.signing_dialog import SigningDialog
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.fields import ChoiceCombo, GrowingText
from inka_desktop.gui.widgets.photos import PhotoGrid
from inka_desktop.gui.widgets.signature_pad import SignaturePad
from inka_desktop.gui.widgets.topics import TopicList
from inka_desktop.records.values import Role
from tests.gui.conftest import elsewhere, looks
from tests.gui.keys import find, type_into
from tests.services.test_tasks_stay import tables_of

from .days import (
    DAY,
    Days,
    agree,
    both_meet,
    buttons,
    days,
    mail,
    newest,
    on_the_table,
    open_window,
    read,
    words,
)

__all__ = ["days", "elsewhere", "looks"]

scenarios("two_days.feature")
pytestmark = pytest.mark.slow

CONTROL = Qt.KeyboardModifier.ControlModifier

when("both send and receive")(both_meet)
when(parsers.parse("I open the window on {on:tu}", extra_types=DAY))(open_window)
when(parsers.parse("it is {on:tu}", extra_types=DAY))(open_window)


# --- given ----------------------------------------------------------------------------------------------


@given(
    parsers.re(
        r'the last visit at "(?P<title>.+)" agreed on "(?P<what>.+)" and on a visit on (?P<on>[-\d]+)'
        r" at (?P<at>[\d:]+)"
    )
)
def _(days: Days, title: str, what: str, on: str, at: str) -> None:
    office, protocols = days.office, days.office.protocols
    days.project = office.projects.create(title, ["Stadt Quellrode"], "Nachbarschaftswerk e. V.").result()
    last = protocols.start(days.project, date(2026, 9, 14)).result()
    protocols.add_person(
        last, name="Erika Muster", function="Projektleitung", organization="Nachbarschaftswerk e. V."
    ).result()
    protocols.add_topic(last, "Personal").result()
    protocols.add_agreement(last, what, "Träger", date(2026, 11, 15)).result()
    office.editing.save("protocol", last, {"next_date": on, "next_time": at}).result()
    person = office.network.persons("Erika")[0].id
    office.editing.save("person", person, {"email": "erika@beispiel.invalid"}).result()
    protocols.finish(last).result()


@given(parsers.parse('"{name}" of the carrier has the program'))
def _(days: Days, name: str) -> None:
    days.join(name, Role.CARRIER, [days.project])


# --- Sunday ---------------------------------------------------------------------------------------------


@when("I begin the visit of the next day from Heute")
def _(days: Days) -> None:
    today = days.window().show_page("today")
    days.click(today, "Protokoll beginnen")
    days.until(lambda: isinstance(days.window().current(), ProtocolPage))
    tomorrow = days.on + timedelta(1)
    days.until(lambda: newest(days).date == tomorrow)
    days.visit = newest(days).id


@then(parsers.parse('the visit begins at {at} and "{what}" is on the table'))
def _(days: Days, at: str, what: str) -> None:
    on_the_table(days, what)
    begin = days.office.protocols.get(days.visit).begin
    assert begin is not None
    assert begin.isoformat("minutes") == at


@when(parsers.parse('I add the topic "{title}"'))
def _(days: Days, title: str) -> None:
    page = days.page()
    topics = find(page, TopicList, "topicList")
    before = len(topics.editors())
    QTest.keyClick(page, Qt.Key(Qt.Key.Key_1.value + before), CONTROL)
    days.until(
        lambda: len(topics.editors()) > before and topics.editors()[-1].isAncestorOf(page.focusWidget())
    )
    type_into(page.focusWidget(), title)
    page.leave()
    days.until(lambda: days.office.protocols.get(days.visit).topics[-1].title == title)


@when("I announce the visit by e-mail")
def _(days: Days) -> None:
    dialog = days.mail("Termin ankündigen …")
    assert dialog.recipients() == ["Erika Muster <erika@beispiel.invalid>"]
    find(dialog, QPushButton, "prepareButton").click()
    days.until(lambda: len(days.drafts()) == 1)


@then(
    parsers.parse(
        'the mail program has the agenda with "{topic}" and the appointment on {on:tu}', extra_types=DAY
    )
)
def _(days: Days, topic: str, on: date) -> None:
    draft, files = mail(days.drafts()[-1])
    assert topic in draft
    (calendar,) = [data.decode() for name, data in files.items() if name.endswith(".ics")]
    assert f"DTSTART:{on:%Y%m%d}T083000Z" in calendar  # 09:30 in Thuringia


# --- Monday ---------------------------------------------------------------------------------------------


@when(parsers.parse('I write "{notes}" to topic 1 and "{what}" becomes an agreement of "{who}"'))
def _(days: Days, notes: str, what: str, who: str) -> None:
    agree(days, notes, what, who, "+14")
    (agreed,) = days.office.protocols.get(days.visit).agreements
    assert (agreed.what, agreed.responsible, agreed.due) == (what, who, days.on + timedelta(14))
    days.until(lambda: days.office.protocols.get(days.visit).topics[0].notes == notes)


@when(parsers.parse('I write the internal note "{note}"'))
def _(days: Days, note: str) -> None:
    page = days.page()
    text = find(page, GrowingText, "internalNoteText")
    text.setFocus()
    type_into(text, note)
    page.leave()
    days.until(lambda: days.office.protocols.get(days.visit).internal_note == note)


@when("I add a photo of the notice board with nobody on it")
def _(days: Days) -> None:
    picture = days.folder / "Aushang.jpg"
    Image.new("RGB", (640, 480), "#17694f").save(picture)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture))])
    QApplication.clipboard().setMimeData(mime)
    page = days.page()
    find(page, PhotoGrid).paste()
    days.until(lambda: bool(days.office.protocols.get(days.visit).photos))
    days.until(lambda: bool(page.findChildren(ChoiceCombo, "peopleMarkCombo")))
    mark = find(page, ChoiceCombo, "peopleMarkCombo")
    mark.setFocus()
    type_into(mark, "k")  # „keine Personen erkennbar“
    page.leave()
    days.until(lambda: days.office.protocols.get(days.visit).photos[0].people_mark == "no_persons")


@when(parsers.parse('"{who}" signs the agreement sheet with the mouse'))
def _(days: Days, who: str) -> None:
    page = days.page()
    days.until(lambda: bool(buttons(page, "Unterschreiben")))
    menu = buttons(page, "Unterschreiben")[0].menu()
    next(one for one in menu.actions() if one.text().startswith("Vereinbarungsblatt auf")).trigger()
    shown = days.opened(page, SigningDialog)
    days.until(lambda: shown.pages() == 1 and bool(buttons(shown, "Unterschreiben")))
    pad = find(shown, SignaturePad, "signaturePad")
    middle = pad.rect().center()
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(pad, middle + QPoint(40, 20))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 20))
    days.click(shown, "Unterschreiben")
    days.until(lambda: bool(days.office.signing.get(days.visit).signatures))
    assert who in days.office.signing.get(days.visit).signatures[0].who.function


@then(parsers.parse('the window says "{text}"'))
def _(days: Days, text: str) -> None:
    days.reads(days.page(), text)


# --- In Abstimmung --------------------------------------------------------------------------------------


@when(parsers.parse('I put the text to "{name}", who reads it in the program'))
def _(days: Days, name: str) -> None:
    page = days.page()
    days.click(page, "Beginnen …")
    asking = days.opened(page, FixTextDialog)
    assert [who.name for who in asking.people] == [name]
    assert asking.share
    days.click(asking, "In Abstimmung geben")
    days.until(lambda: days.office.protocols.get(days.visit).state == "consultation")


@then(parsers.parse("her Heute asks for a reply by {until:tu}", extra_types=DAY))
def _(days: Days, until: date) -> None:
    window = days.window(days.carrier)
    days.reads(window, "Noch ist kein Protokoll freigegeben.")  # Mein Projekt, once after joining
    today = window.show_page("today")
    days.reads(today, "Texte zur Abstimmung")
    days.reads(today, f"Rückmeldung bis {until:%d.%m.}")


@then(parsers.parse('nothing on her device says "{text}"'))
def _(days: Days, text: str) -> None:
    assert text.encode() not in tables_of(days.carrier)
    assert text.encode() in tables_of(days.office)


@when(parsers.parse('she objects to topic 1 that "{wording}"'))
def _(days: Days, wording: str) -> None:
    window = days.window(days.carrier)
    row = next(one for one in window.show_page("today").findChildren(CardRow) if "Text 1" in words(one))
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    shown = days.opened(window, ConsultedDialog)
    days.reads(shown, "Sie antworten als Erika Muster")
    days.click(shown, "Einwendung …")
    asking = days.opened(shown, ReplyDialog)
    assert not find(asking, QWidget, "whoCombo").isVisible()
    place = find(asking, QWidget, "placeCombo")
    place.setFocus()
    QTest.keyClick(place, Qt.Key.Key_Down)
    type_into(find(asking, GrowingText, "wordingText"), wording)
    days.click(asking, "Eintragen")
    days.reads(shown, wording)
    shown.accept()


@then(parsers.parse('my window shows the objection "{wording}" to topic 1'))
def _(days: Days, wording: str) -> None:
    page = days.page()
    days.reads(page, "1 von 1 geantwortet, 1 Einwendung offen")
    days.click(page, "Öffnen: Text 1")
    shown = days.opened(page, ConsultationDialog)
    days.reads(shown, wording)
    days.reads(shown, "im Programm")
    assert days.office.protocols.get(days.visit).topics[0].title in words(shown)


@when("I have it printed as a diverging view")
def _(days: Days) -> None:
    shown = days.opened(days.window(), ConsultationDialog)
    days.click(shown, "Abweichend abdrucken")
    days.reads(shown, "wird abweichend abgedruckt")
    shown.accept()


# --- out of the door ------------------------------------------------------------------------------------


@when("I finish and release the visit")
def _(days: Days) -> None:
    page = days.page()
    days.click(page, "Abschließen")
    days.until(lambda: days.office.protocols.get(days.visit).state == "final")
    days.click(page, "Freigeben")
    days.until(lambda: bool(days.office.releases.of_protocol(days.visit)))


@then(parsers.parse('she reads the protocol with "{there}" and without "{kept}"'))
def _(days: Days, there: str, kept: str) -> None:
    (row,) = days.carrier.releases.all(days.project)
    page = days.window(days.carrier).show_page("released")
    days.reads(page, row.number)
    assert "Texte zur Abstimmung" not in words(page)
    days.click(page, "Öffnen")
    shown = days.opened(page, PreviewDialog)
    days.until(lambda: shown.pages() >= 1)
    shown.accept()
    text = read(days.carrier.releases.document(row.id).pdf)
    assert there in text
    assert kept not in text


@when("I send version 1 by e-mail and say that it was sent")
def _(days: Days) -> None:
    before = len(days.drafts())
    find(days.mail("Per E-Mail senden …"), QPushButton, "prepareButton").click()
    days.until(lambda: len(days.drafts()) > before)
    _, files = mail(days.drafts()[-1])
    ((name, pdf),) = files.items()
    assert name == "2026-11-23_Vor-Ort-Protokoll_Sonnenhang_v1.pdf"
    assert "Kündigung" not in read(pdf)
    days.click(days.window(), "Versendet")
    days.until(lambda: days.office.mailings.of(days.visit)[0].state == "sent")


@when("I print version 1")
def _(days: Days, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = printing.new_printer("Protokoll")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(days.folder / "papier.pdf"))
    printer.setResolution(60)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Drucker"])
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(printing, "new_printer", lambda _name: printer)
    page = days.page()
    version = days.office.protocols.get(days.visit).versions[0]
    days.reads(page, f"{version.number}, Fassung 1")
    row = next(
        one for one in page.findChildren(CardRow) if one.title.text() == f"{version.number}, Fassung 1"
    )
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    shown = days.opened(page, PreviewDialog)
    days.until(lambda: shown.pages() >= 1)
    days.click(shown, "Drucken")
    days.reads(shown, "An den Drucker gegeben.")
    shown.accept()


@then("every page of it reaches the paper")
def _(days: Days) -> None:
    version = days.office.protocols.get(days.visit).versions[0]
    kept = days.office.documents.protocol(days.visit, "de", version.id)
    assert len(pypdf.PdfReader(days.folder / "papier.pdf").pages) == kept.pages
