"""The story of a coordinator's two days, in the window of the office and in that of the carrier."""

from __future__ import annotations

import email
import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pypdf
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot

from inka_desktop.gui import handing_over, printing
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.consultation_dialog import ConsultationDialog
from inka_desktop.gui.dialogs.consulted_dialog import ConsultedDialog
from inka_desktop.gui.dialogs.fix_text_dialog import FixTextDialog
from inka_desktop.gui.dialogs.mail_dialog import MailDialog
from inka_desktop.gui.dialogs.preview_dialog import PreviewDialog
from inka_desktop.gui.dialogs.reply_dialog import ReplyDialog
from inka_desktop.gui.dialogs.signing_dialog import SigningDialog
from inka_desktop.gui.jobs import Jobs
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.widgets.agreement_strip import AgreementStrip
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.chip import Chip
from inka_desktop.gui.widgets.fields import ChoiceCombo, DayEdit, GrowingText
from inka_desktop.gui.widgets.photos import PhotoGrid
from inka_desktop.gui.widgets.signature_pad import SignaturePad
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.gui.widgets.topics import TopicList
from inka_desktop.records.values import Role
from inka_desktop.services import first_start
from inka_desktop.services.rows import ProtocolFilter, ProtocolListRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import Settings
from inka_desktop.store.keys import GivenKey
from tests.gui.conftest import elsewhere, looks, meet
from tests.gui.keys import find, type_into
from tests.services.test_tasks_stay import tables_of

from .conftest import NOTHING, day

__all__ = ["elsewhere", "looks"]

scenarios("two_days.feature")
pytestmark = pytest.mark.slow

DAY = {"tu": day}
WAIT_MS = 20_000
CONTROL = Qt.KeyboardModifier.ControlModifier
Kind = TypeVar("Kind", bound=QWidget)


@dataclass
class Days:
    """Both devices with their windows, and what left them."""

    folder: Path
    office: Workspace
    qtbot: QtBot
    programs: list[Path]
    on: date = date(2026, 11, 22)
    project: UUID = NOTHING
    visit: UUID = NOTHING
    others: list[Workspace] = field(default_factory=list)
    contexts: dict[int, Context] = field(default_factory=dict)
    windows: dict[int, MainWindow] = field(default_factory=dict)

    @property
    def carrier(self) -> Workspace:
        """The carrier's device."""
        return self.others[0]

    def window(self, workspace: Workspace | None = None) -> MainWindow:
        """The window on a device, the office's unless another is given; opened when it is first asked for."""
        wanted = workspace or self.office
        if id(wanted) not in self.windows:
            context = Context(Jobs(), Settings(wanted.core.database.folder))
            context.open_workspace(wanted)
            self.contexts[id(wanted)] = context
            made = self.windows[id(wanted)] = MainWindow(context)
            self.qtbot.addWidget(made, before_close_func=lambda widget: widget.hide())
            made.resize(1280, 800)
            made.show()
            made.greet()
        return self.windows[id(wanted)]

    def page(self) -> ProtocolPage:
        """The editor of the visit, all of it there."""
        window = self.window()
        shown = window.show_page("protocol", self.visit)
        assert isinstance(shown, ProtocolPage)
        self.until(shown.shows_all)
        # Without a window manager nothing else brings it to the front after a dialog.
        if not window.isActiveWindow() and QApplication.activeModalWidget() is None:
            window.hide()
            window.show()
            self.until(window.isActiveWindow)
        return shown

    def until(self, condition: Callable[[], bool]) -> None:
        """Waits until something is so."""
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def opened(self, parent: QWidget, kind: type[Kind]) -> Kind:
        """The dialog of a kind that opens."""
        self.until(lambda: any(one.isVisible() for one in parent.findChildren(kind)))
        return next(one for one in parent.findChildren(kind) if one.isVisible())

    def click(self, parent: QWidget, text: str) -> None:
        """A button of that text, as soon as it is there; a menu's entry is chosen by its name."""
        self.until(lambda: parent.updatesEnabled() and bool(buttons(parent, text)))
        QTest.mouseClick(buttons(parent, text)[0], Qt.MouseButton.LeftButton)

    def mail(self, text: str) -> MailDialog:
        """The dialog that an entry of the editor's menu opens."""
        page = self.page()
        menu = find(page, QToolButton, "moreButton").menu()
        next(action for action in menu.actions() if action.text() == text).trigger()
        return self.opened(page, MailDialog)

    def reads(self, widget: QWidget, text: str) -> None:
        """Waits until a text can be read."""
        self.until(lambda: text in words(widget))

    def drafts(self) -> list[Path]:
        """What the mail program has opened."""
        return [path for path in self.programs if path.suffix == ".eml"]


def words(widget: QWidget) -> str:
    """All that can be read."""
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]
    chips = [one.accessibleName() for one in widget.findChildren(Chip) if one.isVisible()]
    lines = [one.text() for one in widget.findChildren(QLineEdit) if one.isVisible()]
    texts = [one.toPlainText() for one in widget.findChildren(QPlainTextEdit) if one.isVisible()]
    return "\n".join(labels + chips + lines + texts).replace("\u200b", "")


def buttons(widget: QWidget, text: str) -> list[QPushButton]:
    """Visible buttons of that text, or that accessible name, that can be pressed."""
    every = [one for one in widget.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]
    return [one for one in every if text in (one.text(), one.accessibleName())]


@pytest.fixture
def days(
    tmp_path: Path, qtbot: QtBot, elsewhere: list[Path], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Days]:
    office = first_start.create_workspace(
        tmp_path / "büro", GivenKey(os.urandom(32)), "Koordinierungsstelle", "Fachreferat", "Laptop"
    )
    made = Days(tmp_path, office, qtbot, elsewhere)
    monkeypatch.setattr(Context, "today", lambda _self: made.on)
    monkeypatch.setattr(handing_over, "mail_program", lambda: True)
    yield made
    for context in made.contexts.values():  # their windows were closed when the test ended
        qtbot.waitUntil(lambda one=context: not one.jobs.busy(), timeout=WAIT_MS)  # type: ignore[misc]  # binds now
        context.close()
        context.deleteLater()
    for workspace in (office, *made.others):
        workspace.close()
    QApplication.clipboard().clear()


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
    place = days.folder / "austausch"
    place.mkdir()
    days.office.exchange.add_place(place).result()
    days.office.exchange.sync().result()
    where = days.office.exchange.state().places[0].id
    told = days.office.exchange.invite(name, where, Role.CARRIER, [days.project]).result()
    key = GivenKey(os.urandom(32))
    days.others.append(first_start.join(days.folder / "träger", key, told.file, told.code, "Büro"))
    meet(days.office, days.carrier)


# --- Sunday ---------------------------------------------------------------------------------------------


@when(parsers.parse("I open the window on {on:tu}", extra_types=DAY))
@when(parsers.parse("it is {on:tu}", extra_types=DAY))
def _(days: Days, on: date) -> None:
    days.on = on
    days.window().show_page("today")


@when("I begin the visit of the next day from Heute")
def _(days: Days) -> None:
    today = days.window().show_page("today")
    days.click(today, "Protokoll beginnen")
    days.until(lambda: isinstance(days.window().current(), ProtocolPage))
    tomorrow = days.on + timedelta(1)
    days.until(lambda: newest(days).date == tomorrow)
    days.visit = newest(days).id


def newest(days: Days) -> ProtocolListRow:
    """The visit with the latest day."""
    return days.office.protocols.page(ProtocolFilter(), "date", True, 0, 1)[0]


@then(parsers.parse('the visit begins at {at} and "{what}" is on the table'))
def _(days: Days, at: str, what: str) -> None:
    on_the_table(days, what)
    begin = days.office.protocols.get(days.visit).begin
    assert begin is not None
    assert begin.isoformat("minutes") == at


@then(parsers.re(r'^"(?P<what>[^"]+)" is on the table$'))
def on_the_table(days: Days, what: str) -> None:
    days.reads(days.page(), what)
    assert [each.what for each in days.office.protocols.get(days.visit, days.on).carried] == [what]


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


def mail(path: Path) -> tuple[str, dict[str, bytes]]:
    """Text and files of a draft."""
    draft = email.message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(draft, EmailMessage)
    body = draft.get_body(("plain",))
    assert body is not None
    files = {part.get_filename() or "": part.get_payload(decode=True) for part in draft.iter_attachments()}
    return body.get_content(), {name: data for name, data in files.items() if isinstance(data, bytes)}


# --- Monday ---------------------------------------------------------------------------------------------


@when(parsers.parse('I write "{notes}" to topic 1 and "{what}" becomes an agreement of "{who}"'))
def _(days: Days, notes: str, what: str, who: str) -> None:
    page = days.page()
    QTest.keyClick(page, Qt.Key.Key_1, CONTROL)
    text = find(page, TopicList, "topicList").editors()[0].notes
    days.until(text.hasFocus)
    type_into(text, notes)
    QTest.keyClick(text, Qt.Key.Key_Return)
    type_into(text, what)
    QTest.keyClick(text, Qt.Key.Key_Return, CONTROL)
    strip = find(page, AgreementStrip)
    type_into(find(strip, SuggestEdit), who)
    QTest.keyClick(find(strip, SuggestEdit), Qt.Key.Key_Return)
    type_into(find(strip, DayEdit), "+14")
    QTest.keyClick(find(strip, DayEdit), Qt.Key.Key_Return)
    days.until(lambda: bool(days.office.protocols.get(days.visit).agreements))
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


@when("both send and receive")
def _(days: Days) -> None:
    meet(days.office, days.carrier)


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


def read(pdf: bytes) -> str:
    """What people read in a PDF."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


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


# --- a meeting ------------------------------------------------------------------------------------------


@given(
    parsers.re(r'the "(?P<body>.+)" of "(?P<title>.+)" met on (?P<on>[-\d]+) and agreed on "(?P<what>.+)"'),
    target_fixture="series",
)
def _(days: Days, body: str, title: str, on: str, what: str) -> UUID:
    office = days.office
    days.project = office.projects.create(title, ["Stadt Quellrode"], "Nachbarschaftswerk e. V.").result()
    made = office.series.create(body, "steering_group", days.project).result()
    office.editing.save("series", made, {"chair": "Dr. Lindner"}).result()
    office.series.add_member(made, function="Amtsleitung", organization="Stadt Quellrode").result()
    last = office.series.start(made, day(on)).result()
    office.protocols.add_agreement(last, what, "Träger", date(2026, 11, 1)).result()
    office.protocols.finish(last).result()
    return made


@given(parsers.parse('its standing item is "{item}"'))
def _(days: Days, series: UUID, item: str) -> None:
    days.office.editing.save("series", series, {"agenda": item}).result()


@when("I begin its next meeting from its page")
def _(days: Days, series: UUID) -> None:
    page = days.window().show_page("series", series)
    days.reads(page, "Steuerungsgruppe")
    find(page, QPushButton, "nextButton").click()
    days.until(lambda: isinstance(days.window().current(), ProtocolPage))
    days.until(lambda: newest(days).date is not None and newest(days).state == "draft")
    days.visit = newest(days).id


@then(parsers.parse('the agenda has "{one}" and "{two}"'))
def _(days: Days, one: str, two: str) -> None:
    page = days.page()
    for title in (one, two):
        days.reads(page, title)


@when(parsers.parse('I announce the meeting by e-mail to "{address}"'))
def _(days: Days, address: str) -> None:
    dialog = days.mail("Termin ankündigen …")
    type_into(find(dialog, QLineEdit, "addressEdit"), address)
    find(dialog, QPushButton, "prepareButton").click()
    days.until(lambda: len(days.drafts()) == 1)


@then(parsers.parse('the mail program has the invitation with "{item}" as PDF and in the calendar file'))
def _(days: Days, item: str) -> None:
    _, files = mail(days.drafts()[-1])
    told = {name.rpartition(".")[2]: data for name, data in files.items()}
    assert set(told) == {"ics", "pdf"}
    assert item in read(told["pdf"])
    assert item in told["ics"].decode().replace("\r\n ", "")


@when(
    parsers.parse(
        '"{item}" is resolved without the mouse as "{wording}" by {votes:d} to {against:d} with {none:d}'
    )
)
def _(days: Days, item: str, wording: str, votes: int, against: int, none: int) -> None:
    page = days.page()
    titles = [topic.title for topic in days.office.protocols.get(days.visit).topics]
    place = titles.index(item)
    QTest.keyClick(page, Qt.Key(Qt.Key.Key_1.value + place), CONTROL)
    editor = find(page, TopicList, "topicList").editors()[place]
    days.until(lambda: editor.isAncestorOf(days.window().focusWidget()))
    kind = find(editor, ChoiceCombo, "kindCombo")
    kind.setFocus()
    QTest.keyClick(kind, Qt.Key.Key_Down)
    assert kind.value() == "resolution"
    for name, text in (
        ("resolutionText", wording), ("votesForEdit", str(votes)), ("votesAgainstEdit", str(against)),
        ("abstentionsEdit", str(none)),
    ):  # fmt: skip
        days.until(find(editor, QWidget, name).isVisible)
        find(editor, QWidget, name).setFocus()
        type_into(find(editor, QWidget, name), text)
    page.leave()
    days.until(lambda: days.office.protocols.get(days.visit).topics[place].values["abstentions"] == none)


@when("I finish the meeting")
def _(days: Days) -> None:
    days.click(days.page(), "Abschließen")
    days.until(lambda: days.office.protocols.get(days.visit).state == "final")


@then(
    parsers.parse('the minutes say "{wording}" with {votes:d}, {against:d} and {none:d} votes, "{outcome}"')
)
def _(days: Days, wording: str, votes: int, against: int, none: int, outcome: str) -> None:
    version = days.office.protocols.get(days.visit).versions[0]
    assert version.number.startswith("NS-2026-")
    content = days.office.documents.content(days.visit, version.id)
    (taken,) = [item for item in content.topics if item.resolution == wording]
    assert (taken.votes_for, taken.votes_against, taken.abstentions) == (votes, against, none)
    text = read(days.office.documents.protocol(days.visit, "de", version.id).pdf)
    assert wording in text
    assert outcome in text
