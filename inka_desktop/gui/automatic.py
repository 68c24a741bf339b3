"""Exchanges by itself when a place appears or changes, and by the clock; never in the way of typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from inka_desktop.gui.context import Context
from inka_desktop.gui.sticks import StickOffers
from inka_desktop.services.exchange_rows import PacketRow, StickRow
from inka_desktop.services.rows import SyncRow

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace

LOOK_MS = 10_000
translate = QCoreApplication.translate


class AutomaticExchange(QObject):
    """Asks the watch every few seconds, on a reader thread, and exchanges when it says so."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._busy = False
        self._sticks = StickOffers(context, self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """From now on."""
        self._timer.start()

    def look(self) -> None:
        """Exchanges if it is due; while one runs nothing is asked."""
        if self._busy or self._context.workspace is None or self._context.jobs.closed:
            return
        self._busy = True
        self._context.read(self, _look, self._looked, self._failed)

    def _looked(self, told: tuple[bool, Sequence[StickRow], int]) -> None:
        due, sticks, unsent = told
        self._sticks.look(sticks, unsent)
        if not due:
            self._busy = False
            return
        self._context.write(self, lambda ws: ws.exchange.sync(everything=False), self._met, self._failed)

    def _met(self, row: SyncRow) -> None:
        self._busy = False
        say_removable(self._context, row)

    def _failed(self, _error: BaseException) -> None:
        # What is wrong with a place stands in the line on the exchange; here nobody asked for anything.
        self._busy = False


def _look(ws: Workspace) -> tuple[bool, Sequence[StickRow], int]:
    """Whether an exchange is due, what is plugged in, and how much of one's own would go along."""
    sticks = ws.exchange.found_sticks()
    return ws.exchange.watch.due(), sticks, ws.exchange.state().unsent if sticks else 0


def say_removable(context: Context, row: SyncRow) -> None:
    """Says that sticks can be taken out, once something was written to one and flushed."""
    if row.removable and (row.sent or row.received):
        context.say(translate("Exchange", "Fertig. Sie können den Stick entfernen."))


def say_taken(context: Context, row: PacketRow) -> None:
    """Says what a packet brought."""
    if row.waiting:
        waits = translate("Exchange", "Es fehlt noch ein weiteres Paket, dann erscheint auch der Rest.")
        context.say(waits, "information")
    else:
        received = translate("Exchange", "Paket übernommen: %n Änderungen.", "", row.received)
        context.say(received)
