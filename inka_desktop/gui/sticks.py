"""Sticks offer themselves when they are plugged in: once each, and only those that hold an exchange place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from inka_desktop.gui.context import Context
from inka_desktop.services.exchange_rows import StickRow
from inka_desktop.services.rows import SyncRow

translate = QCoreApplication.translate


class StickOffers(QObject):
    """Remembers which sticks are plugged in, and says so when one has come."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._there: set[str] = set()

    def look(self, rows: Sequence[StickRow], unsent: int) -> None:
        """Says what has come since the last look.

        A known stick needs no word: the exchange begins by itself.

        Args:
            rows: what is plugged in now.
            unsent: how many own changes would go along.
        """
        come = [row for row in rows if row.path not in self._there]
        self._there = {row.path for row in rows}
        for row in come:
            if row.place is None:
                self._offer(row)
            elif unsent:
                text = translate(
                    "Exchange", "USB-Stick „{name}“ erkannt. %n Änderungen werden mitgenommen.", "", unsent
                )
                self._context.say(text.format(name=row.name), "information")

    def _offer(self, row: StickRow) -> None:
        text = translate("Exchange", "USB-Stick „{name}“ erkannt. Für den Austausch benutzen?")
        self._context.say(
            text.format(name=row.name), "attention", translate("Exchange", "Ja, jetzt"),
            lambda: use(self, self._context, row),
        )  # fmt: skip


def use(owner: QObject, context: Context, row: StickRow) -> None:
    """Takes a stick as an exchange place from now on, and exchanges."""

    def met(_row: SyncRow) -> None:
        context.say(translate("Exchange", "Fertig. Sie können den Stick entfernen."))

    context.write(
        owner,
        lambda ws: ws.exchange.add_place(Path(row.path)),
        lambda _: context.write(owner, lambda ws: ws.exchange.sync(), met),
    )
