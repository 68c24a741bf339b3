"""Lists of agreements that went out by e-mail: when, to whom, by whom, and which are only prepared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.history_dialog import Ui_HistoryDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.sent_card import SentCard
from inka_desktop.services.mailing_rows import MailingRow

if TYPE_CHECKING:
    from inka_desktop.store.writer import Changes


class SentListsDialog(QDialog):
    """Looks like a history; what is only prepared can be settled here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui = Ui_HistoryDialog()
        ui.setupUi(self)
        self._context = context
        self.setWindowTitle(self.tr("Versandte Listen"))
        ui.titleLabel.setText(self.tr("Versandte Listen"))
        self._sent = SentCard(context, ui.rowsCard)
        ui.rowsCard.set_title("")  # the dialog says it already
        ui.closeButton.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        context.changed.connect(self._follow)
        self._read()

    def _follow(self, changes: Changes) -> None:
        if changes.received or "mailing" in changes.kinds:
            self._read()

    def _read(self) -> None:
        self._context.read(self, lambda ws: ws.mailings.lists(), self._show)

    def _show(self, rows: Sequence[MailingRow]) -> None:
        card = self._ui.rowsCard
        self._sent.show_rows(rows)
        if not rows:
            card.clear()
            card.say(self.tr("Noch keine Liste ist per E-Mail vorbereitet oder versendet."))
        card.show()
