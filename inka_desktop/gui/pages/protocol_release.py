"""Releasing from the protocol editor: one click, one click back, and what stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.services.errors import PhotoMarkMissingError
from inka_desktop.services.rows import ReleasedRow, VersionRow
from inka_desktop.viewmodels import dates

if TYPE_CHECKING:
    from inka_desktop.gui.pages.protocol_page import ProtocolPage


class ProtocolRelease(QObject):
    """Writes releases and says what they mean; what lacks its mark goes back to the page."""

    photos_wished = Signal()

    def __init__(self, page: ProtocolPage) -> None:
        super().__init__(page)
        self._page = page
        self._busy = False

    def row(self, version: VersionRow, released: ReleasedRow | None) -> CardRow:
        """The line below a version: to release it, or that it is released and how that ends."""
        if released is None:
            line = CardRow(self.tr("Noch nicht freigegeben"))
            line.title.setProperty("role", "second")
            line.add_button(self.tr("Freigeben")).clicked.connect(lambda: self.release(version.id))
            return line
        when = dates.moment(released.released_at, self._page.context.today())
        line = CardRow(self.tr("Freigegeben {when}").format(when=when), released.released_by)
        text = self.tr("Zurückziehen") if released.sent else self.tr("Zurücknehmen")
        line.add_button(text).clicked.connect(lambda: self.withdraw(released))
        return line

    def release(self, version: UUID) -> None:
        """Releases a version; a second click meanwhile does nothing."""
        if self._busy or not self._page.hand_over():
            return
        self._busy = True
        self._page.context.write(self, lambda ws: ws.releases.release(version), self._released, self._refused)

    def withdraw(self, released: ReleasedRow) -> None:
        """Takes a release back, or withdraws what may have been read."""
        context = self._page.context

        def said(sent: bool) -> None:
            if sent:
                context.say(
                    self.tr("Die Freigabe ist zurückgezogen. Das Protokoll kann schon gelesen worden sein."),
                    "attention",
                )
            else:
                context.say(self.tr("Die Freigabe ist zurückgenommen. Niemand hat sie gesehen."))

        context.write(self, lambda ws: ws.releases.withdraw(released.id), said)

    def _released(self, row: ReleasedRow) -> None:
        self._busy = False
        self._page.context.say(
            self.tr("Freigegeben. Der Träger sieht das Protokoll nach dem nächsten Senden."),
            "good",
            self.tr("Zurücknehmen"),
            lambda: self.withdraw(row),
        )

    def _refused(self, error: BaseException) -> None:
        self._busy = False
        self._page.context.tell(error)
        if isinstance(error, PhotoMarkMissingError):
            self.photos_wished.emit()
