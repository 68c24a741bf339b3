"""What came after a protocol was finished, at the side of its editor: each entry can be dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.viewmodels import late_changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inka_desktop.services.late_changes import LateRow


class ProtocolLate(QObject):
    """Fills one card; it is only there while something differs from the finished version."""

    taking_up_wished = Signal()
    """All that is left is to become a corrected version."""

    def __init__(self, page: Page, card: Card) -> None:
        super().__init__(page)
        self._page, self._card = page, card
        self._protocol: UUID | None = None
        card.set_title(self.tr("Nach dem Abschließen eingetroffen"))
        card.hide()

    def show_record(self, protocol: UUID, *, late: bool) -> None:
        """Shows what came later; ``late``: there is something."""
        self._protocol = protocol
        if not late:
            self._card.hide()
            return

        def show(rows: Sequence[LateRow]) -> None:
            if protocol == self._protocol:
                self._show(rows)

        self._page.context.read(self, lambda ws: ws.late_changes.of(protocol), show)

    def _show(self, rows: Sequence[LateRow]) -> None:
        card, on = self._card, self._page.context.today()
        card.clear()
        card.show()
        for row in rows:
            line = CardRow(late_changes.title(row), late_changes.facts(row, on), parent=card)
            line.add_button(self.tr("Verwerfen")).clicked.connect(
                lambda _checked=False, wanted=row: self._drop(wanted)
            )
            card.add_row(line)
        line = CardRow(self.tr("Als berichtigte Fassung"), parent=card)
        line.add_button(self.tr("Übernehmen")).clicked.connect(self.taking_up_wished)
        card.add_row(line)

    def _drop(self, row: LateRow) -> None:
        protocol, context = self._protocol, self._page.context
        if protocol is None:
            return
        self._page.leave()

        def told(_: bool) -> None:
            context.say(self.tr("Verworfen. Was eingetroffen war, bleibt im Verlauf."))

        context.write(self, lambda ws: ws.late_changes.drop(protocol, row.key), told)
