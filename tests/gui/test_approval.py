"""Consultation, late changes and signing in the editor, with keyboard and mouse, on a real workspace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.consultation_dialog import ConsultationDialog
from inka_desktop.gui.dialogs.fix_text_dialog import FixTextDialog
from inka_desktop.gui.dialogs.preview_dialog import AgreementSheetDialog
from inka_desktop.gui.dialogs.reply_dialog import ReplyDialog
from inka_desktop.gui.dialogs.signing_dialog import SigningDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.widgets.card import Card
from inka_desktop.gui.widgets.chip import Chip
from inka_desktop.gui.widgets.fields import DayEdit, GrowingText
from inka_desktop.gui.widgets.signature_pad import SignaturePad
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.records import strokes
from inka_desktop.services.approval_rows import Addressee
from inka_desktop.services.workspace import Workspace
from tests.gui.conftest import TODAY
from tests.gui.keys import find, type_into

Until = Callable[[Callable[[], bool]], None]
UNTIL = date(2026, 12, 7)


@pytest.fixture
def page(window: MainWindow, workspace: Workspace, visit: UUID, until: Until) -> ProtocolPage:
    workspace.protocols.add_person(visit, function="Projektleitung", organization="Träger").result()
    workspace.protocols.add_agreement(visit, "Aushang erneuern", "Träger", UNTIL).result()
    shown = window.show_page("protocol", visit)
    assert isinstance(shown, ProtocolPage)
    until(lambda: shown.shows_all() and not card(shown, "signingCard").isHidden())
    return shown


def card(page: QWidget, name: str) -> Card:
    found = find(page, Card, name)
    assert isinstance(found, Card)
    return found


def says(widget: QWidget) -> str:
    return " | ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


def button(widget: QWidget, text: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text() == text and not one.isHidden())


def dialog(window: QWidget, kind: type[QDialog], until: Until) -> QDialog:
    def shown() -> list[QDialog]:
        return [one for one in window.findChildren(kind) if one.isVisible()]

    until(lambda: bool(shown()))
    return shown()[0]


def test_a_text_is_put_to_people_and_no_objections_is_one_click(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    button(card(page, "consultationCard"), "Beginnen …").click()
    asking = dialog(window, FixTextDialog, until)
    assert isinstance(asking, FixTextDialog)
    assert [who.function for who in asking.people] == ["Projektleitung"]
    assert asking.reply_by == UNTIL  # 14 days
    line = find(asking, QLineEdit, "personEdit")
    QTest.keyClicks(line, "Amtsleitung, Stadt")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [who.function for who in asking.people] == ["Projektleitung", "Amtsleitung"]
    button(asking, "In Abstimmung geben").click()
    until(lambda: workspace.protocols.get(visit).state == "consultation")
    until(lambda: "0 von 2 geantwortet" in says(card(page, "consultationCard")))
    button(card(page, "consultationCard"), "Öffnen").click()
    shown = dialog(window, ConsultationDialog, until)
    until(lambda: "noch keine Rückmeldung" in says(shown))
    button(shown, "Keine Einwendungen").click()
    until(lambda: workspace.approval.get(visit).texts[0].waiting == 1)
    until(lambda: says(card(shown, "recipientsCard")).count("noch keine Rückmeldung") == 1)
    shown.reject()


def test_who_has_left_is_offered_unticked_and_says_so(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    (person,) = workspace.protocols.get(visit).people
    assert person.person_id is not None
    workspace.editing.save("person", person.person_id, {"left_on": workspace.core.today()}).result()
    page._side.approval.fix()
    asking = dialog(window, FixTextDialog, until)
    assert isinstance(asking, FixTextDialog)
    (line,) = asking._ui.peopleList.findItems("ausgeschieden am", Qt.MatchFlag.MatchContains)
    assert asking.people == []
    line.setCheckState(Qt.CheckState.Checked)
    assert [who.function for who in asking.people] == ["Projektleitung"]
    button(asking, "In Abstimmung geben").click()
    until(lambda: workspace.protocols.get(visit).state == "consultation")


def test_the_last_day_for_replies_moves_when_it_is_typed_to_its_end(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    def asked() -> date | None:
        return workspace.approval.get(visit).texts[0].reply_by

    shown = consulted(page, window, workspace, visit, until)
    day = find(shown, DayEdit, "replyByEdit")
    day.selectAll()
    QTest.keyClicks(day, "15.1")  # a day in January
    button(shown, "Keine Einwendungen").click()
    until(lambda: "keine Einwendungen" in says(card(shown, "recipientsCard")))
    assert (day.text(), asked()) == ("15.1", UNTIL)
    QTest.keyClicks(day, "2.2026")
    QTest.keyClick(day, Qt.Key.Key_Tab)
    until(lambda: asked() == date(2026, 12, 15))
    assert day.text() == "15.12.2026"
    shown.reject()


def consulted(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> QDialog:
    """What is known of a text that one recipient was asked about."""
    workspace.approval.fix(visit, [Addressee(function="Projektleitung")], UNTIL).result()
    until(lambda: "Text 1" in says(card(page, "consultationCard")))
    button(card(page, "consultationCard"), "Öffnen").click()
    shown = dialog(window, ConsultationDialog, until)
    until(lambda: "Projektleitung" in says(card(shown, "recipientsCard")))
    return shown


def test_somebody_forgotten_is_asked_too_and_a_half_typed_day_stays(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    shown = consulted(page, window, workspace, visit, until)
    day = find(shown, DayEdit, "replyByEdit")
    before = day.text()
    day.selectAll()
    QTest.keyClicks(day, "12.")
    button(shown, "Keine Einwendungen").click()
    until(lambda: "keine Einwendungen" in says(card(shown, "recipientsCard")))
    assert day.text() == "12."
    day.selectAll()
    QTest.keyClicks(day, "1.1.2020")
    QTest.keyClick(day, Qt.Key.Key_Tab)
    assert day.text() == before
    button(shown, "+ Empfangende").click()
    asking = dialog(shown, FixTextDialog, until)
    assert isinstance(asking, FixTextDialog)
    assert (asking.people, asking.reply_by) == ([], UNTIL)
    QTest.keyClicks(find(asking, QLineEdit, "personEdit"), "Amtsleitung, Stadt")
    asking._ui.replyByEdit.setText("1.1.2020")
    button(asking, "Hinzufügen").click()
    assert "schon vorbei" in asking._ui.hintLabel.text()
    asking._ui.replyByEdit.set_value(UNTIL)
    button(asking, "Hinzufügen").click()
    until(lambda: "Amtsleitung" in says(card(shown, "recipientsCard")))
    (text,) = workspace.approval.get(visit).texts
    assert (text.waiting, len(text.recipients)) == (1, 2)
    shown.reject()


def test_an_objection_is_entered_decided_and_leads_to_its_topic(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    shown = consulted(page, window, workspace, visit, until)
    button(shown, "Einwendung …").click()
    asking = dialog(window, ReplyDialog, until)
    button(asking, "Eintragen").click()
    assert "Bitte geben Sie wieder, was eingewendet wurde." in says(asking)
    find(asking, QWidget, "wordingText").set_value("Es war dienstags.")  # type: ignore[attr-defined]  # a GrowingText
    places = find(asking, QComboBox, "placeCombo")
    assert places.itemText(places.count() - 1) == "Vereinbarung 1: Aushang erneuern"
    places.setCurrentIndex(2)
    QTest.keyClicks(find(asking, QLineEdit, "linesEdit"), "12-14")
    QTest.keyClick(asking, Qt.Key.Key_Escape)  # nothing that was typed is lost
    until(lambda: not asking.isVisible())
    button(shown, "Einwendung …").click()
    button(dialog(window, ReplyDialog, until), "Eintragen").click()
    until(lambda: "Es war dienstags." in says(card(shown, "repliesCard")))
    assert "Erreichung der Zielgruppen, Zeile 12-14" in says(card(shown, "repliesCard"))
    button(shown, "Abweichend abdrucken").click()
    until(lambda: workspace.approval.get(visit).replies[0].outcome == "diverging")
    until(lambda: any(one.text() == "Wieder öffnen" for one in shown.findChildren(QPushButton)))
    button(shown, "Wieder öffnen").click()
    until(lambda: workspace.approval.get(visit).undecided == 1)
    until(
        lambda: any(
            one.text() == "Zur Stelle" and not one.isHidden() for one in shown.findChildren(QPushButton)
        )
    )
    button(shown, "Zur Stelle").click()
    topic = workspace.protocols.get(visit).topics[1].id

    def entered() -> bool:
        widget = window.focusWidget()  # the screen of the test activates no window again
        editors = [one for one in page._ui.topicList.editors() if one.binder.record == topic]
        return editors[0].isAncestorOf(widget)

    until(entered)


def test_an_objection_waits_until_it_is_saved(window: MainWindow) -> None:
    """Saving may be refused, since nobody is asked about this text any more: its words are there again."""

    def asked() -> tuple[ReplyDialog, Callable[[], None]]:
        asking = ReplyDialog(window._context, (), window)
        return asking, asking.go_on("Text")

    asking, _ = asked()
    asking._ui.wordingText.set_value("Es war dienstags.")
    button(asking, "Eintragen").click()
    assert asking.result() == QDialog.DialogCode.Accepted
    asking, saved = asked()
    assert asking.said.wording == "Es war dienstags."
    button(asking, "Eintragen").click()
    saved()
    asking, _ = asked()
    assert asking.said.wording == ""


def test_somebody_who_was_not_asked_objects_to_an_agreement(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    shown = consulted(page, window, workspace, visit, until)
    button(shown, "Einwendung …").click()
    asking = dialog(window, ReplyDialog, until)
    who, other = find(asking, QComboBox, "whoCombo"), find(asking, QLineEdit, "otherEdit")
    assert other.isHidden()
    who.setCurrentIndex(who.count() - 1)
    places = find(asking, QComboBox, "placeCombo")
    places.setCurrentIndex(places.count() - 1)
    find(asking, GrowingText, "wordingText").set_value("Der Aushang hängt schon.")
    button(asking, "Eintragen").click()
    assert "Bitte geben Sie an, von wem die Einwendung ist." in says(asking)
    QTest.keyClicks(other, "Amtsleitung, Sozialamt, Eva Ruh")
    button(asking, "Eintragen").click()
    until(lambda: "Der Aushang hängt schon." in says(card(shown, "repliesCard")))
    (reply,) = workspace.approval.get(visit).replies
    assert (reply.recipient_id, reply.who) == (None, Addressee("Eva Ruh", "Amtsleitung", "Sozialamt"))
    assert (reply.section, reply.topic, reply.topic_id) == ("agreements", "Aushang erneuern", None)
    assert [row.name for row in workspace.network.persons("Eva Ruh")] == ["Eva Ruh"]
    assert "Vereinbarung „Aushang erneuern“" in says(card(shown, "repliesCard"))
    until(lambda: any(one.text() == "Zur Stelle" for one in shown.findChildren(QPushButton)))
    button(shown, "Zur Stelle").click()
    until(lambda: not shown.isVisible())


def test_what_was_noted_by_mistake_is_taken_back(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    people = [Addressee(function="Projektleitung"), Addressee(function="Amtsleitung")]
    text = workspace.approval.fix(visit, people, UNTIL).result()
    first, second = (one.id for one in workspace.approval.get(visit).texts[0].recipients)
    workspace.approval.object(text, "Nein.", who=first).result()
    for _ in range(2):  # a double click
        workspace.approval.no_objections(second).result()
    assert len(workspace.approval.get(visit).replies) == 2
    until(lambda: "Text 1" in says(card(page, "consultationCard")))
    button(card(page, "consultationCard"), "Öffnen").click()
    shown = dialog(window, ConsultationDialog, until)
    until(lambda: "Nein." in says(card(shown, "repliesCard")))
    button(card(shown, "repliesCard"), "Entfernen").click()
    until(lambda: card(shown, "repliesCard").isHidden())
    button(card(shown, "recipientsCard"), "Zurücknehmen").click()
    until(lambda: workspace.approval.get(visit).texts[0].waiting == 2)
    shown.reject()


def test_an_objection_after_finishing_is_told_at_the_side(
    page: ProtocolPage, workspace: Workspace, visit: UUID, until: Until
) -> None:
    text = workspace.approval.fix(visit, [Addressee(function="Projektleitung")], UNTIL).result()
    workspace.protocols.finish(visit).result()
    workspace.approval.object(text, "Nein.", who=Addressee(function="Projektleitung")).result()
    told = "Einwendung nach dem Abschließen eingetroffen"
    until(lambda: told in {one.accessibleName() for one in card(page, "consultationCard").findChildren(Chip)})


def test_an_objection_without_a_decision_leads_to_the_consultation(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    text = workspace.approval.fix(visit, [Addressee(function="Projektleitung")], UNTIL).result()
    workspace.approval.object(text, "Nein.", who=Addressee(function="Projektleitung")).result()
    until(lambda: "Einwendung ohne Entscheidung" in says(card(page, "missingCard")))
    find(page, QPushButton, "finishButton").click()
    dialog(window, ConsultationDialog, until).reject()
    assert workspace.protocols.get(visit).state == "consultation"


def test_a_signature_is_drawn_with_the_mouse_and_kept_as_strokes(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    page._side.approval.sign("sheet")
    shown = dialog(window, SigningDialog, until)
    assert isinstance(shown, SigningDialog)
    until(lambda: shown.pages() == 1 and button(shown, "Unterschreiben").isEnabled())
    button(shown, "Unterschreiben").click()
    assert "Bitte unterschreiben Sie in dem Feld." in says(shown)
    pad = find(shown, SignaturePad, "signaturePad")
    middle = pad.rect().center()
    for at in ((-40, 0), (10, -20)):
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=middle + QPoint(*at))
        QTest.mouseMove(pad, middle + QPoint(at[0] + 30, at[1] + 25))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=middle + QPoint(at[0] + 30, at[1] + 25))
    button(shown, "Unterschreiben").click()
    until(lambda: bool(workspace.signing.get(visit).signatures))
    (kept,) = workspace.signing.get(visit).signatures
    assert kept.who.function == "Projektleitung"
    assert len(strokes.read(kept.strokes)) == 2
    until(lambda: "einfache elektronische Signatur" in says(card(page, "signingCard")))
    button(card(page, "signingCard"), "Entfernen").click()
    until(lambda: not workspace.signing.get(visit).signatures)
    until(lambda: "Noch keine" in says(card(page, "signingCard")))


def test_what_was_typed_a_moment_ago_is_signed_with_the_rest(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    workspace.network.ensure_person("Erika Muster", organization="Träger").result()
    place = find(page, QLineEdit, "placeEdit")
    place.setFocus()
    QTest.keyClicks(place, "Rathaus")
    page._side.approval.sign("sheet")
    shown = dialog(window, SigningDialog, until)
    assert isinstance(shown, SigningDialog)
    until(lambda: shown.pages() == 1)
    find(shown, SignaturePad, "signaturePad").show_text("10,20 30,40")
    who, name = find(shown, QComboBox, "whoCombo"), find(shown, SuggestEdit, "nameEdit")
    who.setCurrentIndex(who.count() - 1)
    who.activated.emit(who.count() - 1)
    QTest.keyClicks(name, "Eri")
    until(lambda: name._model is not None and "Erika Muster" in name._model.stringList())
    name.completer().activated.emit("Erika Muster")
    shown.sign()
    until(lambda: bool(workspace.signing.get(visit).signatures))
    assert workspace.signing.get(visit).signatures[0].who == Addressee("Erika Muster")
    assert len(workspace.network.persons("Erika Muster")) == 1
    assert workspace.protocols.get(visit).place == "Rathaus"
    assert not workspace.signing.get(visit).signatures[0].changed


def test_a_signed_sheet_is_added_and_taken_away_again(
    page: ProtocolPage, workspace: Workspace, visit: UUID, until: Until, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    scan = tmp_path / "Blatt.pdf"
    scan.write_bytes(workspace.signing.to_sign(visit, "sheet").document.pdf)
    kinds: list[str] = []

    def choose(*given: object) -> tuple[str, str]:
        kinds.append(str(given[-1]))
        return str(scan), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    page._side.approval.add_sheet()
    assert all(kind in kinds[0] for kind in ("*.pdf", "*.jpg", "*.png", "*.heic"))
    until(lambda: "Blatt.pdf" in says(card(page, "signingCard")))
    (sheet,) = workspace.signing.get(visit).sheets
    button(card(page, "signingCard"), "Entfernen").click()
    until(lambda: "Blatt.pdf" not in says(card(page, "signingCard")))
    (lies,) = workspace.editing.deleted()
    assert (lies.id, lies.kind, lies.name) == (sheet.id, "document", "Blatt.pdf")
    assert lies.owner == "Sonnenhang"
    workspace.editing.restore("document", sheet.id).result()
    until(lambda: "Blatt.pdf" in says(card(page, "signingCard")))
    workspace.editing.undo().result()
    until(lambda: "Blatt.pdf" not in says(card(page, "signingCard")))

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "leer.pdf"), ""))
    page._side.approval.print_sheet()
    preview = page.findChildren(AgreementSheetDialog)[0]
    until(lambda: preview._document is not None)
    preview.save()
    until(lambda: bool(workspace.signing.get(visit).printed))
    came = printed_sheets(page)
    until(lambda: len(came()) == 2)
    assert came()[0].text().startswith("Blatt, ausgegeben")
    came()[0].trigger()
    until(lambda: bool(workspace.signing.get(visit).sheets))
    assert workspace.signing.get(visit).sheets[0].content_hash
    agreement = workspace.protocols.get(visit).agreements[0].id
    workspace.editing.save("agreement", agreement, {"what": "Etwas anderes"}).result()
    marks = card(page, "signingCard").findChildren
    until(lambda: "Text seither geändert" in {one.accessibleName() for one in marks(Chip)})


def printed_sheets(page: ProtocolPage) -> Callable[[], list[QAction]]:
    """What the menu offers as a sheet that may come back signed."""

    def offered() -> list[QAction]:
        menus = card(page, "signingCard").findChildren(QMenu)
        came = [menu for menu in menus if menu.title() == "Unterschriebenes Blatt hinzufügen"]
        return [one for menu in came for one in menu.actions() if not one.isSeparator()]

    return offered


def test_a_signed_sheet_is_opened_as_what_it_is_whatever_its_name(
    page: ProtocolPage, workspace: Workspace, visit: UUID, until: Until, tmp_path: Path, elsewhere: list[Path]
) -> None:
    scan = tmp_path / "Blatt.docm"
    scan.write_bytes(workspace.signing.to_sign(visit, "sheet").document.pdf)
    workspace.signing.add_sheet(visit, scan).result()
    (sheet,) = workspace.signing.get(visit).sheets

    until(lambda: "Blatt.docm" in says(card(page, "signingCard")))
    page._side.approval._open_sheet(sheet.id)
    until(lambda: bool(elsewhere))
    assert elsewhere[0].name == "Blatt.pdf"
    assert elsewhere[0].read_bytes() == scan.read_bytes()


def test_what_came_after_finishing_is_shown_and_dropped_or_taken_up(
    page: ProtocolPage, workspace: Workspace, visit: UUID, until: Until
) -> None:
    workspace.protocols.finish(visit).result()
    until(lambda: card(page, "lateCard").isHidden())
    workspace.editing.save("protocol", visit, {"place": "Rathaus"}).result()
    until(lambda: "Rathaus statt (leer)" in says(card(page, "lateCard")))
    assert "Fachreferat" in says(card(page, "lateCard"))
    until(lambda: not card(page, "consultationCard").isHidden())  # it can be put to people before
    assert "Noch nicht in Abstimmung" in says(card(page, "consultationCard"))
    button(card(page, "lateCard"), "Verwerfen").click()
    until(lambda: workspace.protocols.get(visit).place == "")
    until(lambda: card(page, "lateCard").isHidden() and card(page, "consultationCard").isHidden())
    workspace.editing.save("protocol", visit, {"place": "Rathaus"}).result()
    until(lambda: not card(page, "lateCard").isHidden() and "Rathaus" in says(card(page, "lateCard")))
    button(card(page, "lateCard"), "Übernehmen").click()
    until(lambda: len(workspace.protocols.get(visit).versions) == 2)
    until(lambda: "Berichtigte Fassung (ersetzt Fassung 1)" in says(card(page, "versionsCard")))


def test_today_names_a_consultation_that_is_overdue(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    workspace.approval.fix(visit, [Addressee(function="Projektleitung")], date(2026, 11, 20)).result()
    shown = window.show_page("today")
    until(lambda: "in Abstimmung" in says(card(shown, "draftsCard")))
    row = workspace.today.get(TODAY).drafts[0]
    assert (row.reply_by, row.waiting) == (date(2026, 11, 20), 1)


def test_a_reply_does_not_come_on_a_day_that_lies_ahead(context: Context, qtbot: QtBot) -> None:
    dialog = ReplyDialog(context, ())
    qtbot.addWidget(dialog)
    dialog.ask_when(TODAY, "email")
    dialog.show()
    day = find(dialog, DayEdit, "receivedOnEdit")
    day.selectAll()
    type_into(day, f"{TODAY + timedelta(days=1):%d.%m.%Y}")
    button(dialog, "Speichern").click()
    assert "Dieser Tag ist noch nicht gekommen." in says(dialog)
    assert dialog.isVisible()
    day.selectAll()
    type_into(day, f"{TODAY:%d.%m.%Y}")
    button(dialog, "Speichern").click()
    assert dialog.received_on == TODAY
    assert not dialog.isVisible()
