"""An e-mail before the mail program gets it: to whom, what it says, whether its PDF asks for a password."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from inka_desktop.errors import InkaError
from inka_desktop.gui._generated.mail_dialog import Ui_MailDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.gui.half_said import HalfSaid, part
from inka_desktop.gui.widgets.wrapped_items import wrap_items
from inka_desktop.services.mailing_rows import DraftRow, MailWish, ProposalRow
from inka_desktop.services.rows import PersonRow
from inka_desktop.viewmodels.mailing import held_back_words, person_line, with_sentence

if TYPE_CHECKING:
    from inka_desktop.reports.letters import Letter
    from inka_desktop.services.workspace import Workspace

_LINES, _TEXT_LINES = 5, 13
Draw = Callable[["Workspace", Sequence[str], "Letter"], "Future[DraftRow]"]


class MailDialog(QDialog):
    """Prepares the draft; stays open with a sentence where something is missing."""

    prepared = Signal(object)
    """A :class:`.DraftRow`; the dialog is closed."""

    def __init__(
        self, context: Context, wish: MailWish | None, proposal: ProposalRow, parent: QWidget | None = None,
        *, draw: Draw | None = None,
    ) -> None:  # fmt: skip
        """Shows a proposal.

        Args:
            context: of the window.
            wish: what is to be sent; None where ``draw`` knows.
            proposal: what it would say.
            parent: of the dialog.
            draw: draws up what is noted nowhere, to whom and in which words.
        """
        super().__init__(parent)
        ui = self._ui = Ui_MailDialog()
        ui.setupUi(self)
        self._context, self._wish, self._proposal, self._draw = context, wish, proposal, draw
        self._fill()
        ui.hintLabel.hide()
        ui.addressEdit.asked.connect(self._ask)
        ui.addressEdit.entered.connect(self._enter)
        ui.passwordCheck.toggled.connect(self._show_password)
        self._go_on()
        ui.cancelButton.clicked.connect(self.reject)
        ui.prepareButton.clicked.connect(self.prepare)
        fit(self)

    def recipients(self) -> list[str]:
        """Those who are ticked, as ``Name <address>``."""
        return [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in self._items()
            if item.checkState() == Qt.CheckState.Checked
        ]

    def prepare(self) -> None:
        """Draws up the draft; a second click meanwhile does nothing."""
        from inka_desktop.reports.letters import Letter

        ui, wish, language = self._ui, self._wish, self._context.language
        if not self._enter(ui.addressEdit.value()):
            return
        to, letter = self.recipients(), Letter(ui.subjectEdit.text(), ui.bodyText.toPlainText())
        password = ui.passwordEdit.text() if ui.passwordCheck.isChecked() else ""
        if ui.passwordCheck.isChecked() and not password:
            self._hint(self.tr("Bitte geben Sie ein Passwort ein."))
            ui.passwordEdit.setFocus()
            return
        ui.prepareButton.setEnabled(False)

        def work(ws: Workspace) -> Future[Any]:
            if self._draw is not None:
                return self._draw(ws, to, letter)
            assert wish is not None
            return ws.mailings.prepare(wish, to, letter, password, language)

        self._context.write(self, work, self._prepared, self._refused)

    def _prepared(self, row: DraftRow) -> None:
        self._ui.passwordEdit.clear()
        self.accept()
        self.prepared.emit(row)

    def _refused(self, error: BaseException) -> None:
        self._ui.prepareButton.setEnabled(True)
        if isinstance(error, InkaError):
            self._hint(error.words(self._context.language))
        else:
            self._context.tell(error)
            self.reject()

    # --- fields -----------------------------------------------------------------------------------

    def _fill(self) -> None:
        from inka_desktop.reports.mail import write_address

        ui, proposal = self._ui, self._proposal
        if self._wish is not None and self._wish.kind == "announcement":
            ui.headLabel.setText(self.tr("Termin ankündigen"))
            self.setWindowTitle(self.tr("Termin ankündigen"))
        wrap_items(ui.peopleList)
        on = self._context.today()
        for person in sorted(proposal.people, key=lambda one: (not one.address, not one.is_expected)):
            address = write_address(person.name or person.function, person.address) if person.address else ""
            self._offer(person_line(person, on), address, chosen=person.is_expected)
        lines = ui.peopleList.fontMetrics().height() + 8
        ui.peopleList.setFixedHeight(max(3, min(_LINES, len(proposal.people) + 1)) * lines + 8)
        ui.bodyText.setMinimumHeight(_TEXT_LINES * ui.bodyText.fontMetrics().lineSpacing() + 16)
        ui.subjectEdit.setText(proposal.subject)
        ui.subjectEdit.setCursorPosition(0)
        ui.bodyText.setPlainText(proposal.text)
        said = self.tr("Anlage: {file}").format(file=proposal.file_name)
        if proposal.held_back:
            said += "\n" + held_back_words(proposal.held_back)
        ui.fileLabel.setText(said)

    def _items(self) -> list[QListWidgetItem]:
        people = self._ui.peopleList
        return [people.item(row) for row in range(people.count())]

    def _go_on(self) -> None:
        """Takes up what was typed the last time, where it still says the same by itself; no password."""
        ui, wish, says = self._ui, self._wish, self._proposal
        about = (wish.kind, wish.record, wish.version) if wish is not None else None
        parts = {
            "people": (lambda: "\n".join(self.recipients()), self._tick),
            **{field.objectName(): part(field) for field in (ui.addressEdit, ui.subjectEdit, ui.bodyText)},
        }
        key = ("mail", about, says.file_name, says.subject, says.text, says.people)
        half_said = HalfSaid(self._context, self, key, parts)
        ui.cancelButton.pressed.connect(half_said.forget)
        self._show_password()

    def _tick(self, recipients: str) -> None:
        """Ticks those, as :meth:`recipients` has them, and nobody else; who was typed is offered again."""
        wanted = recipients.splitlines()
        known = {item.data(Qt.ItemDataRole.UserRole): item for item in self._items()}
        for address in wanted:
            if address not in known:
                self._offer(address, address)
        for address, item in known.items():
            if address:
                item.setCheckState(Qt.CheckState.Checked if address in wanted else Qt.CheckState.Unchecked)

    def _offer(self, line: str, address: str, *, chosen: bool = True) -> None:
        """A line of the list; without an address it cannot be ticked."""
        item = QListWidgetItem(line, self._ui.peopleList)
        item.setData(Qt.ItemDataRole.UserRole, address)
        if not address:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setForeground(self._ui.peopleList.palette().placeholderText())
            return
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
        )
        item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)

    def _show_password(self) -> None:
        ui, hint = self._ui, self._proposal.password_hint
        wanted = ui.passwordCheck.isChecked()
        ui.passwordCheck.setVisible(bool(hint))
        ui.passwordEdit.setVisible(bool(hint))
        ui.passwordEdit.setEnabled(wanted)
        ui.passwordLabel.setVisible(wanted)
        if hint:
            ui.bodyText.setPlainText(with_sentence(ui.bodyText.toPlainText(), hint, wanted=wanted))
        if wanted:
            ui.passwordEdit.setFocus()
        fit(self)

    def _ask(self, words: str) -> None:
        if words:
            self._context.read(self, lambda ws: ws.network.persons(words, limit=8), self._suggest)

    def _suggest(self, rows: Sequence[PersonRow]) -> None:
        from inka_desktop.reports.mail import write_address

        known = [write_address(row.name or row.function, row.email) for row in rows if row.email]
        self._ui.addressEdit.suggest(known)

    def _enter(self, words: str) -> bool:
        """Offers who was typed; False where it is no address, which stays in its line to be put right."""
        from inka_desktop.reports.mail import AddressOddError, addresses, distinct, is_same

        if words:
            try:
                typed = distinct(addresses(words))
            except AddressOddError as odd:
                self._hint(odd.words(self._context.language))
                self._ui.addressEdit.setFocus()
                return False
            self._ui.hintLabel.hide()
            for address in typed:
                offered = ((item, item.data(Qt.ItemDataRole.UserRole)) for item in self._items())
                there = next((item for item, said in offered if said and is_same(said, address)), None)
                if there is not None:
                    there.setCheckState(Qt.CheckState.Checked)
                else:
                    self._offer(address, address)
            self._ui.addressEdit.clear()
            self._ui.peopleList.scrollToBottom()
        return True

    def _hint(self, text: str) -> None:
        self._ui.hintLabel.setText(text)
        self._ui.hintLabel.show()
        fit(self)
