"""Prüfen: a form as it was filled, what the office notes at its questions, what changed, what happened."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.review_page import Ui_ReviewPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.form_beside import FormBeside
from inka_desktop.gui.pages.kept_form import KeptFormPage
from inka_desktop.records.values import MailKind, SubmissionState
from inka_desktop.services.mailing_rows import MailWish, PreparedRow

if TYPE_CHECKING:
    from inka_desktop.forms import NodeId
    from inka_desktop.gui.pages.form_opened import OpenedForm
    from inka_desktop.services.exchange_rows import RecordStateRow
    from inka_desktop.services.submission_rows import ChangeRow, LateRow, ReviewRow, StandingRow
    from inka_desktop.services.workspace import Workspace
    from inka_desktop.viewmodels.filling import Filling

RETURN_DAYS = 7
"""A form is proposed to come back after so many days."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is read of a form besides its answers; ``waiting``: forms to be looked at, or with a question."""

    standing: StandingRow
    sending: RecordStateRow | None
    review: ReviewRow
    changes: Sequence[ChangeRow]
    late: Sequence[LateRow]
    waiting: Sequence[UUID]


class ReviewPage(KeptFormPage):
    """One form at a time, only to read; neither reading nor answering a question begins the review."""

    name = "review"
    code = "M-09"
    parent_page = "monitoring"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_ReviewPage()
        ui.setupUi(self)
        self._known: _Known | None = None
        self._beside = FormBeside(self, ui.filesButton, ui.refusedButton)
        self._dress()
        self._hold(ui.formHolder, ui.languageCombo, ui.languageLabel)

    def _dress(self) -> None:
        ui = self._ui
        ui.bandFrame.setProperty("role", "preview")
        ui.checkButton.clicked.connect(self._check)
        ui.returnButton.clicked.connect(self._ask_return)
        ui.reopenButton.clicked.connect(self._ask_reopen)
        ui.mailButton.clicked.connect(self._write_mail)
        ui.beginButton.clicked.connect(self._begin_review)
        ui.fillButton.clicked.connect(self._fill)
        self._offer_menu(ui.moreButton)
        ui.correctButton.clicked.connect(self._correct)
        icons.set_icon(ui.checkButton, "check", "on_accent")
        icons.set_icon(ui.returnButton, "undo-2")
        icons.set_icon(ui.correctButton, "pencil")
        icons.set_icon(ui.reopenButton, "lock-open")
        for button, icon, keys, step in (
            (ui.previousButton, "chevron-left", "Alt+Left", -1),
            (ui.nextButton, "chevron-right", "Alt+Right", 1),
        ):  # fmt: skip
            icons.set_icon(button, icon)
            button.clicked.connect(partial(self._turn, step))
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._turn, step))
            told = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{button.toolTip()} ({told})")

    # --- opening ------------------------------------------------------------------------------------

    def _read(self, workspace: Workspace, wanted: UUID) -> _Known:
        return _read(workspace, wanted)

    def _begin(self, opened: OpenedForm, workspace: Workspace, known: _Known) -> Filling:
        from inka_desktop.gui.pages.form_opened import answer_remarks, filling_of
        from inka_desktop.viewmodels.asides import OFFICE_ANSWERS, OFFICE_REVIEWS

        row = known.standing
        may = OFFICE_REVIEWS if row.came and row.state != SubmissionState.CHECKED else OFFICE_ANSWERS
        filling = filling_of(opened, workspace, lambda _saving: None, self.context.today(), may, self)
        assert filling.asides is not None
        filling.asides.asked.connect(self._note)
        filling.asides.reworded.connect(self._reword)
        answer_remarks(self, self.context, filling.asides, opened.form.row.id)
        return filling

    def _drop(self) -> None:
        self._known = None
        super()._drop()

    def _show_nothing(self) -> None:
        super()._show_nothing()
        ui = self._ui
        for widget in (ui.bandFrame, ui.checkButton, ui.returnButton, ui.reopenButton, ui.correctButton):
            widget.hide()
        self._beside.hide()
        ui.factsLabel.setText("")

    def _show_around(self, known: _Known) -> None:
        filling, row = self.filling, known.standing
        if filling is None or filling.asides is None or row.id != self._id:
            return
        from inka_desktop.viewmodels import reviewing

        self._known, ui, on = known, self._ui, self.context.today()
        filling.asides.show_remarks(row.remarks, known.review.notes)
        filling.asides.show_history(row.steps, known.changes, known.late)
        self._beside.look(row.id)
        ui.titleLabel.setText(row.form)
        ui.factsLabel.setText(reviewing.facts(row, known.review, on))
        band = reviewing.band(row, known.review, known.sending, on)
        ui.bandFrame.setVisible(bool(band))
        ui.bandLabel.setText(band)
        can = reviewing.doing(row, known.review)
        ui.mailButton.setVisible(row.returned)
        ui.beginButton.setVisible(can.begins)
        ui.fillButton.setVisible(can.fills)
        ui.correctButton.setVisible(can.corrects)
        ui.returnButton.setVisible(can.returns)
        ui.checkButton.setVisible(can.checks)
        ui.reopenButton.setVisible(can.reopens)
        for button in (ui.previousButton, ui.nextButton):
            button.setEnabled(bool(set(known.waiting) - {row.id}))

    def _turn(self, step: int) -> None:
        """To another form that waits to be looked at; behind the last one comes the first."""
        waiting = list(self._known.waiting) if self._known is not None else []
        if self._id in waiting:
            self.context.show_page(self.name, waiting[(waiting.index(self._id) + step) % len(waiting)])
        elif waiting:
            self.context.show_page(self.name, waiting[0 if step > 0 else -1])

    # --- notes --------------------------------------------------------------------------------------

    def _note(self, node: NodeId, said: str) -> None:
        wanted, filling = self._id, self.filling
        if wanted is not None and filling is not None:
            question = filling.placed_label(node)
            self.context.write(self, lambda ws: ws.forms.reviewing.note(wanted, node, question, said))

    def _reword(self, note: UUID, said: str) -> None:
        self.context.write(self, lambda ws: ws.forms.reviewing.reword(note, said))

    # --- deciding -----------------------------------------------------------------------------------

    def _begin_review(self) -> None:
        wanted = self._id
        if wanted is not None:
            self.context.write(self, lambda ws: ws.forms.reviewing.begin(wanted))

    def _fill(self) -> None:
        """To where it can be filled, which nobody does by accident in a form of a carrier."""
        self.context.show_page("submission", self._id)

    def _correct(self) -> None:
        """Takes back what the office handed in, and goes to where it is filled."""
        wanted = self._id
        if wanted is not None:
            self.context.write(
                self, lambda ws: ws.forms.reviewing.correct(wanted),
                lambda _: self.context.show_page("submission", wanted),
            )  # fmt: skip

    def _check(self) -> None:
        wanted = self._id
        if wanted is not None:
            self.context.write(self, lambda ws: ws.forms.reviewing.check(wanted), lambda _: self._checked())

    def _checked(self) -> None:
        others = [one for one in self._known.waiting if one != self._id] if self._known is not None else []
        action = self.tr("Nächster Bogen") if others else ""
        self.context.say(
            self.tr("Der Bogen ist geprüft und gesperrt."), "good", action, lambda: self._turn(1)
        )

    def _ask_return(self) -> None:
        from inka_desktop.gui.dialogs.return_dialog import Asked, ReturnDialog

        wanted, known = self._id, self._known
        if wanted is None or known is None:
            return
        count = len(known.review.notes) + len(known.standing.notes())
        lead = self.tr("%n Rückfragen gehen mit. Der Träger kann den Bogen wieder bearbeiten.", "", count)
        asked = Asked(
            self.tr("Bogen zurückgeben"), lead, self.tr("Zurückgeben"),
            self.tr("Zum ganzen Bogen (freiwillig)"), self.context.today() + timedelta(RETURN_DAYS),
            about=("return", wanted),
        )  # fmt: skip

        def act(ws: Workspace, until: date, reason: str) -> Future[None]:
            return ws.forms.reviewing.give_back(wanted, until, reason)

        dialog = ReturnDialog(self.context, asked, act, self)
        dialog.accepted.connect(partial(self._returned, wanted))
        dialog.open()

    def _returned(self, submission: UUID) -> None:
        """The e-mail is prepared at once; a person opens and sends it."""
        wish, language = MailWish(MailKind.RETURNED, submission), self.context.language
        self.context.write(
            self, lambda ws: ws.mailings.prepare_as_proposed(wish, language), self._say_returned
        )

    def _say_returned(self, mail: PreparedRow | None) -> None:
        from inka_desktop.gui import mailing

        if mail is None:
            self.context.say(
                self.tr("Der Bogen ist zurückgegeben. Zum Träger ist keine E-Mail-Adresse bekannt."), "good"
            )
            return
        self.context.say(
            self.tr("Der Bogen ist zurückgegeben. Eine E-Mail an den Träger ist vorbereitet."), "good",
            self.tr("E-Mail öffnen"), lambda: mailing.hand(self, self.context, mail),
        )  # fmt: skip

    def _write_mail(self) -> None:
        from inka_desktop.gui import mailing

        if self._id is not None:
            mailing.send(self, self.context, MailWish(MailKind.RETURNED, self._id))

    def _ask_reopen(self) -> None:
        from inka_desktop.gui.dialogs.return_dialog import Asked, ReturnDialog

        wanted = self._id
        if wanted is None:
            return
        lead = self.tr("Der Bogen gilt danach wieder als eingereicht. Die Begründung sieht auch der Träger.")
        asked = Asked(
            self.tr("Bogen wieder öffnen"), lead, self.tr("Wieder öffnen"), self.tr("Begründung"),
            about=("reopen", wanted),
        )  # fmt: skip

        def act(ws: Workspace, _day: date, reason: str) -> Future[None]:
            return ws.forms.reviewing.reopen(wanted, reason)

        ReturnDialog(self.context, asked, act, self).open()


def _read(workspace: Workspace, submission: UUID) -> _Known:
    """All that is said around a form; takes up to a second.

    Raises:
        UnknownRecordError: it is not on this device, or was deleted.
        FormNotHereError: a version of the form has not come yet.
    """
    from inka_desktop.gui.pages.form_opened import read_standing

    forms = workspace.forms
    standing, sending = read_standing(workspace, submission)
    waiting = [part.submission_id for part in forms.rounds.waiting() if part.submission_id is not None]
    waiting += [one.submission_id for one in forms.remarks.waiting()]
    return _Known(
        standing, sending, forms.reviewing.look(submission), forms.reviewing.changes(submission),
        forms.finished.late(submission), list(dict.fromkeys(waiting)),
    )  # fmt: skip
