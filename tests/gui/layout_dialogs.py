"""Every dialog as the window opens it, for the tests of what fits and what is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QAbstractButton, QDialog

from inka_desktop.gui.batching import Choice
from inka_desktop.gui.dialogs.answer_dialog import AnswerDialog
from inka_desktop.gui.dialogs.backup_dialog import BackupDialog
from inka_desktop.gui.dialogs.batch_dialog import BatchDialog
from inka_desktop.gui.dialogs.batch_result_dialog import BatchResultDialog
from inka_desktop.gui.dialogs.blank_forms_dialog import BlankFormsDialog
from inka_desktop.gui.dialogs.carrier_dialog import CarrierDialog
from inka_desktop.gui.dialogs.consultation_dialog import ConsultationDialog
from inka_desktop.gui.dialogs.consulted_dialog import ConsultedDialog
from inka_desktop.gui.dialogs.contact_kind_dialog import ContactKindDialog
from inka_desktop.gui.dialogs.erase_dialog import EraseDialog
from inka_desktop.gui.dialogs.figure_rule_dialog import FigureRuleDialog
from inka_desktop.gui.dialogs.first_start_dialog import FirstStartDialog
from inka_desktop.gui.dialogs.fix_text_dialog import FixTextDialog
from inka_desktop.gui.dialogs.groups_dialog import GroupsDialog
from inka_desktop.gui.dialogs.handbook_dialog import HandbookDialog
from inka_desktop.gui.dialogs.history_dialog import HistoryDialog
from inka_desktop.gui.dialogs.invite_dialog import InviteDialog
from inka_desktop.gui.dialogs.invite_list_dialog import InviteListDialog
from inka_desktop.gui.dialogs.mail_dialog import MailDialog
from inka_desktop.gui.dialogs.new_protocol_dialog import NewProtocolDialog
from inka_desktop.gui.dialogs.newer_dialog import NewerDialog
from inka_desktop.gui.dialogs.notes_dialog import NotesDialog
from inka_desktop.gui.dialogs.own_indicator_dialog import OwnIndicatorDialog
from inka_desktop.gui.dialogs.passphrase_dialog import PassphraseDialog
from inka_desktop.gui.dialogs.photo_dialog import PhotoDialog
from inka_desktop.gui.dialogs.pin_dialog import PinDialog
from inka_desktop.gui.dialogs.preview_dialog import PreviewDialog
from inka_desktop.gui.dialogs.profile_dialog import ProfileDialog
from inka_desktop.gui.dialogs.project_choice import limit_place, prepare_for_travel
from inka_desktop.gui.dialogs.project_dialog import ProjectDialog
from inka_desktop.gui.dialogs.reminded_dialog import RemindedDialog
from inka_desktop.gui.dialogs.reply_dialog import ReplyDialog
from inka_desktop.gui.dialogs.rule_dialog import RuleDialog
from inka_desktop.gui.dialogs.share_dialog import ShareDialog
from inka_desktop.gui.dialogs.sheet_dialog import SheetDialog
from inka_desktop.gui.dialogs.signing_dialog import SigningDialog
from inka_desktop.gui.dialogs.target_dialog import TargetDialog
from inka_desktop.gui.dialogs.task_dialog import TaskDialog
from inka_desktop.gui.dialogs.thread_dialog import ThreadDialog
from inka_desktop.gui.dialogs.unlock_dialog import UnlockDialog
from inka_desktop.gui.dialogs.value_dialog import ValueDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.profiles import profiles_of
from inka_desktop.records.values import MailKind
from inka_desktop.services import unlocking
from inka_desktop.services.approval_rows import Addressee, TextRow
from inka_desktop.services.batch import BatchRow, FailedRow
from inka_desktop.services.catalogue import shipped
from inka_desktop.services.form_rows import LostRow, MigrationRow
from inka_desktop.services.indicator_rows import Rule
from inka_desktop.services.mail_errors import NoRecipientError
from inka_desktop.services.mailing_rows import MailWish, PreparedOfManyRow, PreparedRow
from inka_desktop.services.rows import PlaceRow, ProjectListRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.viewmodels.approval import who_words
from inka_desktop.viewmodels.beginnings import choices
from inka_desktop.viewmodels.figures import quarter
from inka_desktop.viewmodels.indicators import View
from tests.gui.conftest import TODAY
from tests.gui.keys import find

Opening = Callable[[MainWindow, UUID], QDialog]


def opened(window: MainWindow) -> Workspace:
    """The window's workspace."""
    workspace = window._context.workspace
    assert workspace is not None
    return workspace


def _places(window: MainWindow) -> tuple[PlaceRow, ...]:
    return opened(window).exchange.state().places


def _projects(window: MainWindow) -> list[ProjectListRow]:
    return opened(window).projects.list(TODAY)


def _approved(window: MainWindow, visit: UUID) -> TextRow:
    """A text of the visit in consultation, with an open and a decided objection."""
    approval = opened(window).approval
    row = approval.get(visit)
    if not row.texts:
        people = approval.suggested(visit) or [
            Addressee("Frau Beispiel", "Projektleitung", "Nachbarschaftswerk")
        ]
        text = approval.fix(visit, people, TODAY, share=True).result()
        asked = approval.get(visit).texts[0].recipients[0].id
        for outcome in ("", "diverging"):
            reply = approval.object(text, "Die Gruppe trifft sich donnerstags. " * 3, who=asked).result()
            approval.decide(reply, outcome).result()
        shared = opened(window).consulted.all()[0].id
        opened(window).consulted.object(shared, "Die Gruppe trifft sich donnerstags. " * 3).result()
        row = approval.get(visit)
    return row.texts[0]


def _consultation(window: MainWindow, visit: UUID) -> QDialog:
    _approved(window, visit)
    return ConsultationDialog(window._context, visit, window)


def _reply(window: MainWindow, visit: UUID) -> QDialog:
    text = _approved(window, visit)
    dialog = ReplyDialog(window._context, opened(window).approval.places(text.id), window)
    dialog.ask_who([(who_words(one.who), one.id) for one in text.recipients], text.recipients[0].id)
    return dialog


def _consulted(window: MainWindow, visit: UUID) -> QDialog:
    _approved(window, visit)
    return ConsultedDialog(window._context, opened(window).consulted.all()[0].id, window)


def _step(button: str) -> Opening:
    def open_step(window: MainWindow, _visit: UUID) -> QDialog:
        dialog = FirstStartDialog(window)
        dialog.ask_passphrase(needed=True)
        find(dialog, QAbstractButton, button).click()
        return dialog

    return open_step


def _profiles(window: MainWindow, _visit: UUID) -> QDialog:
    folder = opened(window).core.database.folder
    return ProfileDialog(profiles_of(folder, own_folder=True), parent=window)


def _mail(window: MainWindow, visit: UUID) -> QDialog:
    wish = MailWish("document", visit)
    return MailDialog(window._context, wish, opened(window).mailings.proposal(wish), window)


def _failed_batch(window: MainWindow, _visit: UUID) -> QDialog:
    failed = FailedRow("23.11.2026, Projekt Sonnenhang", UnknownRecordError(kind="protocol"))
    row = BatchRow(("a",), (failed,) * 12, 0, Path("alle.pdf"), 3)
    return BatchResultDialog(window._context, row, "11 konnten nicht erstellt werden.", window)


def _thread(window: MainWindow, visit: UUID) -> QDialog:
    made = opened(window).protocols.add_agreement(visit, "Plakat erneuern. " * 8, "Träger", TODAY)
    agreement = made.result()
    opened(window).threads.postpone(agreement, TODAY, "Die Druckerei liefert später. " * 4).result()
    return ThreadDialog(window._context, agreement, "", window)


def _task(window: MainWindow, visit: UUID) -> QDialog:
    own = {"what": "Nachfragen, ob alles angekommen ist. " * 4, "protocol_id": visit}
    return TaskDialog(
        window._context, "follow_up", opened(window).tasks.add("follow_up", own).result(), window
    )


def _reminded(window: MainWindow, visit: UUID) -> QDialog:
    """One e-mail, one project without an address, and one that could not be drawn up."""
    wish = MailWish(MailKind.REMINDER, visit)
    made = PreparedRow("erinnerung.eml", b"", "", (), visit)
    rows = (
        PreparedOfManyRow(wish, ("Erika Muster <erika@beispiel.invalid>",) * 3, made),
        PreparedOfManyRow(wish),
        PreparedOfManyRow(wish, error=NoRecipientError()),
    )
    return RemindedDialog(window._context, rows, {visit: "Nachbarschaftszentrum Lindenfeld " * 3}, window)


BATCH = (
    Choice("Protokolle", lambda _ws: (), "Als Entwurf.", lambda _ws: ()),
    Choice("Vereinbarungsblätter", lambda _ws: ()),
)
NEWER = MigrationRow(
    ("Wie viele Menschen kamen in die offene Sprechstunde?",) * 9,
    (LostRow("Wie viele Räume stehen zur Verfügung?", "Zwei Räume im Erdgeschoss " * 3, "gone"),) * 9, 1,
)  # fmt: skip
VIEW = View("INKA-E1", quarter(TODAY), None, "Alle Projekte")
DIALOGS: Mapping[str, Opening] = {
    "agreement": _thread,
    "answer": lambda window, _visit: AnswerDialog(window._context, window),
    "batch": lambda window, _visit: BatchDialog(window._context, 12, BATCH, window),
    "batch result": _failed_batch,
    "newer": lambda window, visit: NewerDialog(window._context, visit, visit, NEWER, window),
    "backup": lambda window, _visit: BackupDialog(window),
    "carrier": lambda window, _visit: CarrierDialog(window._context, window),
    "blank forms": lambda window, _visit: BlankFormsDialog(window._context, window),
    "consultation": _consultation,
    "consulted": _consulted,
    "contact kind": lambda window, _visit: ContactKindDialog(
        window._context, shipped(), opened(window).analysis.catalogue.kinds()[0], window
    ),
    "figure rule": lambda window, _visit: FigureRuleDialog(window._context, Rule(), window),
    "reminded": _reminded,
    "erase": lambda window, visit: EraseDialog(window._context, window, kind="protocol", record=visit),
    "fix text": lambda window, visit: FixTextDialog(
        window._context, opened(window).approval.suggested(visit), TODAY, window, may_share=True
    ),
    "first start": lambda window, _visit: FirstStartDialog(window),
    "begin": _step("createButton"),
    "join": _step("joinButton"),
    "groups": lambda window, _visit: GroupsDialog(
        window._context, "Schlüssel abtippen", "", "Prüfen", unlocking.take_over, window
    ),
    "handbook": lambda window, _visit: HandbookDialog("de", window),
    "history": lambda window, visit: HistoryDialog(window._context, "protocol", visit, window),
    "notes": lambda window, visit: NotesDialog(window._context, "protocol", visit, window),
    "invite": lambda window, _visit: InviteDialog(window._context, _places(window), window),
    "invite list": lambda window, _visit: InviteListDialog(window._context, _places(window), window),
    "mail": _mail,
    "new project": lambda window, _visit: ProjectDialog(window._context, window),
    "new visit": lambda window, _visit: NewProtocolDialog(
        window._context, "visit", choices("visit", _projects(window), (), date(2026, 11, 23)), window
    ),
    "new meeting": lambda window, _visit: NewProtocolDialog(
        window._context, "meeting", choices("meeting", _projects(window), (), date(2026, 11, 23)), window
    ),
    "own indicator": lambda window, _visit: OwnIndicatorDialog(window._context, window),
    "target": lambda window, _visit: TargetDialog(window._context, VIEW, None, window),
    "value": lambda window, _visit: ValueDialog(window._context, VIEW, shipped()[0], window),
    "passphrase": lambda window, _visit: PassphraseDialog(window),
    "photo": lambda window, visit: PhotoDialog(window._context, visit, window),
    "pin": lambda window, _visit: PinDialog(
        window._context, opened(window).core.database.folder, present=True, parent=window
    ),
    "place": lambda window, _visit: limit_place(window, window._context, _places(window)[0]),
    "preview": lambda window, visit: PreviewDialog(window._context, visit, None, window),
    "profile": _profiles,
    "reply": _reply,
    "rule": lambda window, _visit: RuleDialog({row.id: row.title for row in _projects(window)}, None, window),
    "share": lambda window, _visit: ShareDialog(window._context, window),
    "sheet": lambda window, _visit: SheetDialog(window._context, window),
    "signing": lambda window, visit: SigningDialog(window._context, visit, "sheet", window),
    "task": _task,
    "travel": lambda window, _visit: prepare_for_travel(window, window._context),
    "unlock": lambda window, _visit: UnlockDialog("", window),
}
"""Each opens from the window, on a visit with much in it."""
