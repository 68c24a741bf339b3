"""Both entries for one field, opened from the mark at the field."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.entries_dialog import Ui_EntriesDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.gui.widgets.question_card import QuestionView
from inka_desktop.services.rows import DecisionRow, QuestionRow
from inka_desktop.viewmodels import wording

translate = QCoreApplication.translate


class EntriesDialog(QDialog):
    """Shows one question and resolves it."""

    def __init__(self, context: Context, question: QuestionRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_EntriesDialog()
        self._ui.setupUi(self)
        text = self.tr("Für „{field}“ gibt es zwei Angaben. Bitte wählen Sie, welche gelten soll.")
        self._ui.aboutLabel.setText(text.format(field=question.asked or wording.field(question.field)))
        view = QuestionView(question, context.today(), self)
        view.without_title()
        view.decided.connect(lambda decision: self._decide(context, decision))
        self._ui.questionLayout.addWidget(view)
        self._ui.laterButton.clicked.connect(self.reject)
        fit(self)

    def _decide(self, context: Context, decision: DecisionRow) -> None:
        decide(context, (decision,))
        self.accept()


def decide(context: Context, decisions: Sequence[DecisionRow]) -> None:
    """Writes decisions; what was not taken stays in the history."""

    def done(count: int) -> None:
        if count:
            context.say(
                translate("Dialogs", "%n Stellen entschieden. Was nicht gilt, bleibt im Verlauf.", "", count)
            )
        else:
            context.say(translate("Dialogs", "Das ist schon entschieden."), "information")

    context.write(context, lambda ws: ws.exchange.decide(decisions), done)


def open_entries(parent: QWidget, context: Context, record: UUID, field: str) -> None:
    """Opens the question of a field, if it is still open."""

    def show(rows: Sequence[QuestionRow]) -> None:
        found = [row for row in rows if row.record_id == record and row.field == field]
        if found:
            dialog = EntriesDialog(context, found[0], parent)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
        else:
            context.say(translate("Dialogs", "Das ist schon entschieden."), "information")

    context.read(parent, lambda ws: ws.exchange.questions(), show)
