"""Asks to whom a text is put, and until when they may reply."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from inka_desktop.gui._generated.fix_text_dialog import Ui_FixTextDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.gui.widgets.wrapped_items import wrap_items
from inka_desktop.services.approval_rows import Addressee
from inka_desktop.services.rows import PersonRow
from inka_desktop.viewmodels.approval import offered_words
from inka_desktop.viewmodels.people import person_words, read_person

_LINES = 7


class FixTextDialog(QDialog):
    """Collects; the caller saves."""

    def __init__(
        self, context: Context, people: Sequence[Addressee], reply_by: date, parent: QWidget | None = None,
        *, may_share: bool = False, text: int = 0,
    ) -> None:  # fmt: skip
        """Offers people, chosen but for those who left, and a day.

        ``may_share``: the carrier can read it. ``text``: more people are asked about the text of this number.
        """
        super().__init__(parent)
        ui = self._ui = Ui_FixTextDialog()
        ui.setupUi(self)
        self._context = context
        self._known: dict[str, PersonRow] = {}
        ui.hintLabel.hide()
        if text:
            self.setWindowTitle(self.tr("Weitere Empfangende"))
            ui.headLabel.setText(self.windowTitle())
            ui.aboutLabel.setText(
                self.tr("Text {number} bleibt, wie er ist. Der Tag gilt für alle.").format(number=text)
            )
            ui.fixButton.setText(self.tr("Hinzufügen"))
        ui.shareCheck.setVisible(may_share)
        ui.shareCheck.setChecked(may_share)
        ui.replyByEdit.today = context.today
        ui.replyByEdit.set_value(reply_by)
        wrap_items(ui.peopleList)
        for who in people:
            self._offer(who)
        ui.personEdit.asked.connect(self._ask)
        ui.personEdit.entered.connect(self._enter)
        ui.cancelButton.clicked.connect(self.reject)
        ui.fixButton.clicked.connect(self._check)
        line = ui.peopleList.sizeHintForRow(0) if people else ui.peopleList.fontMetrics().height() + 8
        ui.peopleList.setFixedHeight(max(3, min(_LINES, len(people) + 1)) * max(line, 1) + 8)
        fit(self)

    @property
    def people(self) -> list[Addressee]:
        """Those who are chosen."""
        items = [self._ui.peopleList.item(row) for row in range(self._ui.peopleList.count())]
        return [
            Addressee(*item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]

    @property
    def reply_by(self) -> date | None:
        """The last day for replies."""
        return self._ui.replyByEdit.value()

    @property
    def share(self) -> bool:
        """Whether the carrier reads it in the program, too."""
        return self._ui.shareCheck.isChecked()

    def _offer(self, who: Addressee) -> None:
        gone = who.left_on is not None
        item = QListWidgetItem(offered_words(who, self._context.today()), self._ui.peopleList)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
        )
        item.setCheckState(Qt.CheckState.Unchecked if gone else Qt.CheckState.Checked)
        item.setData(Qt.ItemDataRole.UserRole, list(who))

    def _ask(self, words: str) -> None:
        if words:
            self._context.read(self, lambda ws: ws.network.persons(words, limit=8), self._suggest)

    def _suggest(self, rows: Sequence[PersonRow]) -> None:
        self._known = {person_words(row): row for row in rows}
        self._ui.personEdit.suggest(list(self._known))

    def _enter(self, words: str) -> None:
        if not words:
            return
        known = self._known.get(words)
        if known is not None:
            self._offer(Addressee(known.name, known.function, known.organization, known.id))
        else:
            self._offer(Addressee(*read_person(words)))
        self._ui.personEdit.clear()
        self._ui.peopleList.scrollToBottom()

    def _check(self) -> None:
        ui = self._ui
        if ui.personEdit.value():
            self._enter(ui.personEdit.value())
        if not self.people:
            self._hint(self.tr("Bitte wählen Sie, wer antworten soll."))
            ui.personEdit.setFocus()
        elif not ui.replyByEdit.complete() or self.reply_by is None:
            self._hint(self.tr("Bitte nennen Sie, bis wann Rückmeldungen erbeten sind."))
            ui.replyByEdit.setFocus()
        elif self.reply_by < self._context.today():
            self._hint(self.tr("Dieser Tag ist schon vorbei. Bitte nennen Sie einen späteren."))
            ui.replyByEdit.setFocus()
        else:
            self.accept()

    def _hint(self, text: str) -> None:
        self._ui.hintLabel.setText(text)
        self._ui.hintLabel.show()
        fit(self)
