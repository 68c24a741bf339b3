"""On the page Einstellungen of a carrier: whether somebody reads a form before it is handed in."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.settings import HEAD_READS


class ReadingCard(Card):
    """A switch for all devices of the carrier; who has read a form is noted when it is handed in."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.set_title(self.tr("Einreichen"))
        row = CardRow(
            self.tr("Die Leitung liest jeden Bogen vor dem Einreichen"),
            self.tr(
                "Gilt auf allen Geräten des Trägers. Beim Einreichen wird gefragt, wer ihn gelesen hat. "
                "Der Name geht mit."
            ),
        )
        self._check = QCheckBox(self.tr("eingeschaltet"), row)
        self._check.setAccessibleName(self.tr("Die Leitung liest jeden Bogen vor dem Einreichen"))
        self._check.clicked.connect(self._change)
        row.add_widget(self._check)
        self.add_row(row)

    def refresh(self) -> None:
        """Shows what holds now."""
        context = self._context
        context.read(
            self, lambda ws: ws.forms.handing.head_reads(),
            lambda wished: self._check.setChecked(reads_first(context, wished)),
        )  # fmt: skip

    def _change(self, wished: bool) -> None:
        self._context.settings.set(HEAD_READS, False)
        self._context.write(self, lambda ws: ws.forms.handing.let_head_read(wished))


def reads_first(context: Context, wished: bool) -> bool:
    """Whether the head reads forms first: as the carrier said, or this device alone in older versions."""
    return wished or context.settings.get(HEAD_READS)
