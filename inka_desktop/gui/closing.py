"""Closing the window: what was typed is saved, what is unsent is tried once, and nobody waits for long."""

from __future__ import annotations

from enum import Enum, auto
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from inka_desktop.gui.context import Context

if TYPE_CHECKING:
    from inka_desktop.gui.main_window import MainWindow
    from inka_desktop.services.rows import ExchangeStateRow

LONGEST_S = 3.0
"""The window is held no longer, whatever a place does."""
READ_S = 1.5
"""So long the line stands where nothing can be sent now."""
_LOOK_MS = 20


class _Stage(Enum):
    OPEN = auto()
    SAVING = auto()
    """What was typed is on its way to the disk."""
    SENDING = auto()
    """The line is shown, and an exchange runs where there is a place."""
    LEAVING = auto()
    """The window is gone from the screen."""
    CLOSED = auto()


class Closing(QObject):
    """One window's way from the wish to close it to its end.

    Nothing is lost on it: only what is saved is waited for without an end, and a window with something
    unsaved stays. What was not sent goes out after the next start.
    """

    def __init__(self, window: MainWindow, context: Context) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._stage = _Stage.OPEN
        self._until = 0.0
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._step)

    def may_close(self) -> bool:
        """Whether the window may close now; if not, it closes by itself once it may.

        A second wish while something is being sent ends the waiting.
        """
        if self._stage is _Stage.CLOSED:
            return True
        self._window.leave()
        if self._stage is _Stage.OPEN:
            self._stage, self._until = _Stage.SAVING, monotonic() + LONGEST_S
            self._timer.start()
        elif self._stage is _Stage.SENDING:
            self._leave()
        return False

    def _step(self) -> None:
        if self._stage is _Stage.SAVING and (self._window.settled() or not self._context.jobs.busy()):
            self._saved()
        elif self._stage is _Stage.SENDING and monotonic() >= self._until:
            self._leave()
        elif self._stage is _Stage.LEAVING and self._has_ended():
            self._stage = _Stage.CLOSED
            self._timer.stop()
            self._window.close()

    def _saved(self) -> None:
        """Everything typed is on the disk, or cannot be."""
        if not self._window.settled():
            self._refuse()
        elif self._context.workspace is None or self._context.jobs.closed:
            self._leave()
        else:
            self._stage = _Stage.SENDING  # until it is known what is unsent; a place may hang already
            self._context.read(self, lambda ws: ws.exchange.state(), self._looked, lambda _: self._leave())

    def _looked(self, state: ExchangeStateRow) -> None:
        if self._stage is not _Stage.SENDING:
            return
        if not (state.unsent or state.attachments_unsent) or not state.places:
            self._leave()
            return
        from inka_desktop.viewmodels.exchange import unsent_words

        going = any(place.reachable for place in state.places)
        words = unsent_words(state, going=going)
        self._context.say(words, "information", self.tr("Trotzdem schließen"), self._leave)
        if going:
            self._context.write(
                self, lambda ws: ws.exchange.sync(), lambda _: self._leave(), lambda _: self._leave()
            )
        else:
            self._until = min(self._until, monotonic() + READ_S)

    def _leave(self) -> None:
        if self._stage in (_Stage.SAVING, _Stage.SENDING):
            self._window.leave()  # what was typed meanwhile
            self._stage = _Stage.LEAVING
            self._window.hide()

    def _has_ended(self) -> bool:
        """Nothing runs any more; or only what is not waited for, because all that was typed is saved."""
        if not self._context.jobs.busy():
            if not self._window.settled():
                self._refuse()
                return False
            return True
        waits = self._context.workspace is None or not self._window.settled()
        return not waits and monotonic() >= self._until

    def _refuse(self) -> None:
        """Something cannot be saved: the window stays and says so once."""
        self._stage = _Stage.OPEN
        self._timer.stop()
        self._window.show()
        self._context.say(
            self.tr("Eine Angabe ist noch nicht gespeichert. Bitte prüfen Sie die letzte Eingabe."),
            "attention",
            self.tr("Trotzdem schließen"),
            self._give_up,
        )

    def _give_up(self) -> None:
        self._stage = _Stage.CLOSED
        self._window.close()
