"""Who changed what and when, newest first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.history_dialog import Ui_HistoryDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.services.rows import HistoryRow
from inka_desktop.viewmodels import dates
from inka_desktop.viewmodels.questions import change_words

SHOWN = 200


class HistoryDialog(QDialog):
    """The history of one record and its parts; of some of its fields where they are named."""

    def __init__(
        self, context: Context, kind: str, record: UUID, parent: QWidget | None = None,
        fields: Collection[str] = (),
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._ui = Ui_HistoryDialog()
        self._ui.setupUi(self)
        self._context, self._fields = context, fields
        self._ui.rowsCard.set_title("")  # the dialog says it already
        self._ui.closeButton.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        context.read(self, lambda ws: ws.editing.whole_history(kind, record), self._show)

    def _show(self, every: Sequence[HistoryRow]) -> None:
        rows = [row for row in every if not self._fields or row.field in self._fields]
        on, card = self._context.today(), self._ui.rowsCard
        for row in rows[:SHOWN]:
            title = change_words(row)
            second = self.tr("{person}, Gerät „{device}“, {when}").format(
                person=row.person or "–", device=row.device, when=dates.moment(row.at, on)
            )
            card.add_row(CardRow(title, second))
        if not rows:
            card.say(self.tr("Noch keine Änderung."))
