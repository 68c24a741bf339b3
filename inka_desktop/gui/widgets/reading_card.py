"""On the page Einstellungen of a carrier: whether somebody reads a form before it is handed in."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.settings import HEAD_READS


class ReadingCard(Card):
    """A switch of this device; who has read a form is noted when it is handed in."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.set_title(self.tr("Einreichen"))
        row = CardRow(
            self.tr("Die Leitung liest jeden Bogen vor dem Einreichen"),
            self.tr("Beim Einreichen wird gefragt, wer ihn gelesen hat. Der Name geht mit."),
        )
        self._check = QCheckBox(self.tr("eingeschaltet"), row)
        self._check.setAccessibleName(self.tr("Die Leitung liest jeden Bogen vor dem Einreichen"))
        self._check.setChecked(context.settings.get(HEAD_READS))
        self._check.clicked.connect(self._change)
        row.add_widget(self._check)
        self.add_row(row)

    def _change(self, wished: bool) -> None:
        self._context.settings.set(HEAD_READS, wished)
