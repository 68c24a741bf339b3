"""What is photographed: each scene brings the window somewhere and takes its pictures."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QWidget,
)

from inka_desktop.exchange.errors import PlaceUnreachableError
from inka_desktop.gui.batching import Choice
from inka_desktop.gui.dialogs.answer_dialog import AnswerDialog
from inka_desktop.gui.dialogs.batch_dialog import BatchDialog
from inka_desktop.gui.dialogs.blank_forms_dialog import BlankFormsDialog
from inka_desktop.gui.dialogs.carrier_dialog import CarrierDialog
from inka_desktop.gui.dialogs.consultation_dialog import ConsultationDialog
from inka_desktop.gui.dialogs.entries_dialog import EntriesDialog
from inka_desktop.gui.dialogs.erase_dialog import EraseDialog
from inka_desktop.gui.dialogs.first_start_dialog import FirstStartDialog
from inka_desktop.gui.dialogs.fix_text_dialog import FixTextDialog
from inka_desktop.gui.dialogs.groups_dialog import GroupsDialog
from inka_desktop.gui.dialogs.history_dialog import HistoryDialog
from inka_desktop.gui.dialogs.invite_dialog import InviteDialog
from inka_desktop.gui.dialogs.invite_list_dialog import REST_MS, InviteListDialog
from inka_desktop.gui.dialogs.new_protocol_dialog import NewProtocolDialog
from inka_desktop.gui.dialogs.notes_dialog import NotesDialog
from inka_desktop.gui.dialogs.passphrase_dialog import PassphraseDialog
from inka_desktop.gui.dialogs.photo_dialog import PhotoDialog
from inka_desktop.gui.dialogs.pin_dialog import PinDialog
from inka_desktop.gui.dialogs.preview_dialog import PreviewDialog
from inka_desktop.gui.dialogs.profile_dialog import ProfileDialog
from inka_desktop.gui.dialogs.project_choice import limit_place, prepare_for_travel
from inka_desktop.gui.dialogs.project_dialog import ProjectDialog
from inka_desktop.gui.dialogs.reply_dialog import ReplyDialog
from inka_desktop.gui.dialogs.rule_dialog import RuleDialog
from inka_desktop.gui.dialogs.sheet_dialog import SheetDialog
from inka_desktop.gui.dialogs.signing_dialog import SigningDialog
from inka_desktop.gui.dialogs.unlock_dialog import UnlockDialog
from inka_desktop.gui.jobs import Job
from inka_desktop.gui.widgets.search_panel import TYPING_MS, SearchPanel
from inka_desktop.profiles import profiles_of
from inka_desktop.services import unlocking
from inka_desktop.services.approval_rows import Addressee
from inka_desktop.services.rows import ProtocolFilter
from inka_desktop.store.errors import WrongKeyError
from inka_desktop.viewmodels import protocol_words, record_state
from inka_desktop.viewmodels.batch import sheets_words, versions_words
from inka_desktop.viewmodels.beginnings import choices
from tests.look import archive, figures, forms, monitoring, network, notes, outgoing, round_papers
from tests.look.agreements import agreements
from tests.look.calendar import calendar
from tests.look.stage import Stage

Kind = TypeVar("Kind", bound=QWidget)


def play_all(stage: Stage) -> None:
    """Every page and dialog on the full workspace."""
    pages(stage)
    visits(stage)
    stock(stage)
    network.meetings(stage)
    archive.play(stage)
    forms.play(stage)
    batch(stage)
    agreements(stage)
    calendar(stage)
    frame(stage)
    first_start(stage)
    recovery(stage)
    dialogs(stage)
    outgoing.play(stage)
    notes.play(stage)
    figures.play(stage)
    monitoring.monitoring(stage)
    round_papers.papers_of_a_round(stage)
    network.play(stage)
    waiting(stage)


def waiting(stage: Stage) -> None:
    """Lists with what is not sent yet; last, since it changes something."""
    workspace, window = stage.workspace, stage.window
    workspace.editing.save("protocol", stage.subjects.visit, {"keeper": "Fachreferat 2"}).result()
    project = workspace.projects.list(stage.subjects.on)[0].id
    workspace.editing.save("project", project, {"description": "Treffpunkt und Beratung"}).result()
    for name in ("protocols", "projects"):
        page = window.show_page(name)
        stage.settle()
        stage.shoot(f"waiting-{name}")
        word = record_state.waiting_words()
        chips = [one for one in page.findChildren(QPushButton) if one.text() == word and one.isVisible()]
        chips[0].click()
        stage.settle()
        stage.shoot(f"waiting-{name}-only")
        chips[0].click()


def play_empty(stage: Stage) -> None:
    """The pages on the first day: each says what to do first."""
    for name in (
        "today",
        "projects",
        "protocols",
        "calendar",
        "agreements",
        "stock_takings",
        "archive",
        "archive_import",
        "exchange",
        "held_back",
        "backup",
        "bin",
        "retention",
    ):
        stage.window.show_page(name)
        stage.shoot(f"empty-{name}")
    monitoring.no_round(stage)


def pages(stage: Stage) -> None:
    """The pages of the navigation, long ones scrolled to their end."""
    window = stage.window
    for name in ("today", "exchange", "settings", "backup", "bin", "retention"):
        page = window.show_page(name)
        stage.settle()
        stage.shoot_scrolled(name, _child(page, QScrollArea, "scrollArea"))
    page = window.show_page("projects", stage.workspace.projects.list(stage.subjects.on)[0].id)
    stage.settle()
    stage.shoot_scrolled("projects", _child(page, QScrollArea, "detailArea"))
    page = window.show_page("protocols")
    stage.settle()
    table = _child(page, QTableView, "protocolTable")
    table.selectRow(1)
    stage.shoot("protocols")


def visits(stage: Stage) -> None:
    """The editor with a finished visit, and with a draft that has two entries for one field."""
    for name, visit in (("visit-final", stage.subjects.visit), ("visit-draft", stage.subjects.draft)):
        page = stage.window.show_page("protocol", visit)
        stage.settle()
        stage.shoot_scrolled(name, _child(page, QScrollArea, "scrollArea"))


def stock(stage: Stage) -> None:
    """The rounds of the example, and the later one beside the earlier one."""
    stage.window.show_page("stock_takings")
    stage.settle()
    stage.shoot("stock-list")
    page = stage.window.show_page("stock_taking", stage.workspace.stock.list()[0].id)
    stage.settle()
    stage.shoot_scrolled("stock", _child(page, QScrollArea, "scrollArea"))


def batch(stage: Stage) -> None:
    """Protocols that are selected, and how they are printed together; all blank forms."""
    window, context = stage.window, stage.context
    page = window.show_page("protocols")
    stage.settle()
    _child(page, QTableView, "protocolTable").selectAll()
    stage.shoot("protocols-selected")
    documents = Choice("Protokolle", lambda _ws: (), versions_words(), lambda _ws: ())
    choices = (documents, Choice("Vereinbarungsblätter", lambda _ws: (), sheets_words()))
    stage.shoot_dialog("batch", BatchDialog(context, 4, choices, window))
    _child(page, QTableView, "protocolTable").clearSelection()
    stage.shoot_dialog("blank-forms", BlankFormsDialog(context, window))


def frame(stage: Stage) -> None:
    """What lies over the pages: palette, menu, messages, a running job, folded navigation."""
    window, context = stage.window, stage.context
    window.show_page("today")
    window.activateWindow()  # without a window system nobody does so after a dialog
    window.open_search()
    stage.shoot("search")
    QTest.keyClicks(_child(window, QLineEdit, "searchEdit"), "sonn")
    QTest.qWait(2 * TYPING_MS)
    stage.shoot("search-typed")
    palette = _child(window, SearchPanel, "palette")
    assert palette.isVisible()
    palette.hide()
    _child(window, QLineEdit, "searchEdit").clear()
    english = context.language == "en"
    again = "Choose folder again" if english else "Ordner neu wählen"
    context.say(PlaceUnreachableError().words(context.language), "attention", again, lambda: None)
    job = context.start_job("Send and receive" if english else "Senden und Empfangen")
    job.report(2, 5, "/mnt/austausch/koordinierung")
    stage.shoot("message-and-job")
    job.finished.emit()


def first_start(stage: Stage) -> None:
    """Each step of the first start, and the passphrase."""
    dialog = FirstStartDialog(stage.window)
    dialog.ask_passphrase(needed=True)
    stage.shoot_dialog("first-start", dialog)
    for step in ("createStep", "joinStep"):
        dialog = FirstStartDialog(stage.window)
        dialog.ask_passphrase(needed=True)
        button = {"createStep": "createButton", "joinStep": "joinButton"}[step]
        stage.shoot_dialog(f"first-start-{step}", dialog, lambda d=dialog, b=button: _click(d, b))  # type: ignore[misc]  # binds now
    restoring, job = FirstStartDialog(stage.window), Job("", stage.window)
    restoring.show_restoring(job)
    job.report(1_240, 3_000, "")
    stage.shoot_dialog("first-start-restoring", restoring)
    stage.shoot_dialog("carrier", CarrierDialog(stage.context, stage.window))
    passphrase = PassphraseDialog(stage.window)
    stage.shoot_dialog(
        "passphrase", passphrase,
        lambda: passphrase.refuse(WrongKeyError().words(stage.context.language)),
    )  # fmt: skip


def recovery(stage: Stage) -> None:
    """The sheet, typing it back, and each way to open data whose key is gone."""
    window, context = stage.window, stage.context
    stage.shoot_dialog("sheet", SheetDialog(context, window))
    english = context.language == "en"
    title = "Type the key back" if english else "Schlüssel abtippen"
    asking = GroupsDialog(context, title, "", "Check" if english else "Prüfen", unlocking.take_over, window)
    lines = asking.findChildren(QLineEdit)
    stage.shoot_dialog("groups", asking, lambda: lines[0].textEdited.emit("00000"))
    stage.shoot_dialog("unlock", UnlockDialog("", window))
    for button in ("sheetButton", "askButton", "answerButton"):
        dialog = UnlockDialog("", window)
        stage.shoot_dialog(f"unlock-{button}", dialog, lambda d=dialog, b=button: _click(d, b))  # type: ignore[misc]  # binds now
    stage.shoot_dialog("answer", AnswerDialog(context, window))


def dialogs(stage: Stage) -> None:
    """Dialogs of the pages."""
    window, context, ws = stage.window, stage.context, stage.workspace
    stage.shoot_dialog("project-new", ProjectDialog(context, window))
    on = stage.subjects.on
    for type in protocol_words.all_types():
        rows = choices(type, ws.projects.list(on), ws.series.list(on), on)
        stage.shoot_dialog(f"{type}-new", NewProtocolDialog(context, type, rows, window))
    for question in ws.exchange.questions():
        stage.shoot_dialog("entries", EntriesDialog(context, question, window))
    stage.shoot_dialog("history", HistoryDialog(context, "protocol", stage.subjects.visit, window))
    stage.shoot_dialog("record-notes", NotesDialog(context, "protocol", stage.subjects.visit, window))
    invite = InviteDialog(context, ws.exchange.state().places, window)
    stage.shoot_dialog("invite", invite)
    invite = InviteDialog(context, ws.exchange.state().places, window)
    _child(invite, QLineEdit, "personEdit").setText("Frau Beispiel")
    stage.shoot_dialog("invite-code", invite, lambda: _invite(invite))
    many = InviteListDialog(context, ws.exchange.state().places, window)
    title = ws.projects.list(stage.subjects.on)[0].title
    stage.shoot_dialog("invite-list", many, lambda: _fill_list(stage, many, title))
    stage.shoot_dialog("pin", PinDialog(context, stage.out, present=True, parent=window))
    known = profiles_of(stage.workspace.core.database.folder, own_folder=True)
    profiles = ProfileDialog(known, parent=window)
    stage.shoot_dialog("profile", profiles)
    profiles = ProfileDialog(known, parent=window)
    stage.shoot_dialog("profile-new", profiles, profiles.ask_new)
    approvals(stage)
    row = ws.protocols.get(stage.subjects.visit, stage.subjects.on)
    if row.photos:
        stage.shoot_dialog("photo", PhotoDialog(context, row.photos[0].id, window))
    stage.shoot_dialog("erase", EraseDialog(context, window, kind="protocol", record=stage.subjects.visit))
    titles = {row.id: row.title for row in ws.projects.list(stage.subjects.on)}
    stage.shoot_dialog("rule", RuleDialog(titles, None, window))
    stage.shoot_dialog("place", limit_place(window, context, ws.exchange.state().places[0]))
    stage.shoot_dialog("travel", prepare_for_travel(window, context))
    final = PreviewDialog(context, stage.subjects.visit, row.versions[0].id, window)
    stage.shoot_dialog("preview-final", final)
    stage.shoot_dialog("preview-draft", PreviewDialog(context, stage.subjects.draft, None, window))


def approvals(stage: Stage) -> None:
    """Putting a text to people, and signing, on the draft; what was replied, on the talk in consultation."""
    window, context, ws, draft = stage.window, stage.context, stage.workspace, stage.subjects.draft
    people = ws.approval.suggested(draft) or [Addressee(function="Projektleitung")]
    stage.shoot_dialog("fix-text", FixTextDialog(context, people, stage.subjects.on, window))
    (talk,) = ws.protocols.page(ProtocolFilter(state="consultation"), "date", True, 0, 1)
    row = ws.approval.get(talk.id)
    text = row.texts[0]
    if not row.replies:
        who = text.recipients[0].id
        ws.approval.object(text.id, "Die Gruppe trifft sich donnerstags, nicht dienstags.", who=who).result()
    stage.shoot_dialog("consultation", ConsultationDialog(context, talk.id, window))
    stage.shoot_dialog("reply", ReplyDialog(context, ws.approval.places(text.id), window))
    stage.shoot_dialog("signing", SigningDialog(context, draft, "sheet", window))


def _invite(dialog: QWidget) -> None:
    _child(dialog, QListWidget, "projectList").item(0).setCheckState(Qt.CheckState.Checked)
    _click(dialog, "inviteButton")


def _fill_list(stage: Stage, dialog: QWidget, title: str) -> None:
    """One line that can be invited and two that cannot yet."""
    lines = [
        f"Frau Beispiel\tfrau@verein.example\tVerein\t{title}",
        f"Herr Muster\tkeine\tVerein\t{title[:-1]}",
    ]
    _child(dialog, QPlainTextEdit, "listEdit").setPlainText("\n".join(lines))
    QTest.qWait(2 * REST_MS)
    stage.settle()


def _click(dialog: QWidget, name: str) -> None:
    _child(dialog, QAbstractButton, name).click()


def _child(parent: QWidget, kind: type[Kind], name: str) -> Kind:
    found = parent.findChild(kind, name)
    assert isinstance(found, kind), name
    return found
