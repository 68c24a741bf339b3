"""What all pages share: a name, a code, the context, and being told when they are shown and left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from inka_desktop.gui.context import Context

if TYPE_CHECKING:
    from inka_desktop.services.search_rows import SpotRow
    from inka_desktop.store.writer import Changes


class Page(QWidget):
    """A page of the main window, made when it is first shown."""

    name: ClassVar[str] = ""
    code: ClassVar[str] = ""
    """Short code that handbook, F1 and messages use."""
    parent_page: ClassVar[str] = ""
    """Page that the navigation marks while this one is shown; empty for its own."""
    watches: ClassVar[frozenset[str]] = frozenset()
    """Kinds of records whose change makes :meth:`refresh` run; empty for none."""
    follows_meetings: ClassVar[bool] = False
    """Whether an exchange does so, too, that brought nothing: it shows what was sent and has arrived."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = self._reads_soon = False
        self.setObjectName(f"{self.name}Page")
        context.changed.connect(self.take_changes)
        context.day_turned.connect(self._read_again)
        if self.follows_meetings:
            context.met.connect(self._read_again)

    def pieces(self) -> Iterator[None]:
        """Puts together what was left for later, in steps, so that no turn of the event loop takes long.

        Who asks again goes on where the last one stopped.
        """
        return iter(())

    def spares(self) -> Iterator[None]:
        """Makes beforehand, in steps, what the first record will need; only while nobody waits."""
        return iter(())

    def rehearse(self) -> Iterator[None]:
        """Shows unseen, in steps, what is likely to be asked for first; only while nobody waits."""
        return iter(())

    def complete(self) -> None:
        """Puts together all that is left."""
        for _ in self.pieces():
            pass

    def show_record(self, record: object) -> None:
        """The page comes into view, for a record where it shows one."""
        self._stale = False
        self.refresh()

    def reveal_spot(self, spot: SpotRow) -> None:
        """A place in the record that was just asked for is to be seen; pages of one view show it anyway."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:  # something arrived between the reading and the showing
            self._stale = False
            self.refresh()

    def refresh(self) -> None:
        """Reads again what is shown."""

    def leave(self) -> None:
        """The page goes out of view or the window closes; unsaved text is handed over now."""

    def undo(self) -> bool | None:
        """Takes back the last step where the page keeps its own: whether there was one; else None."""
        return None

    def settled(self) -> bool:
        """Whether everything typed is on the disk."""
        return True

    def not_read_beside(self, error: BaseException) -> None:
        """A part of what is shown could not be read; that its record is gone is told by reading all."""
        if not is_gone(error):
            self.context.tell(error)

    def take_changes(self, changes: Changes) -> None:
        """Something was written or arrived; read again if it is shown, later if not.

        All that is told in one turn is read once: an exchange tells of many writes.
        """
        if not (changes.received or self.watches & changes.kinds) or self._reads_soon:
            return
        self._reads_soon = True
        QTimer.singleShot(0, self, self._read_told)

    def _read_told(self) -> None:
        self._reads_soon = False
        self._read_again()

    def _read_again(self) -> None:
        """At once while the page is in view, else when it comes into view."""
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True


def is_gone(error: BaseException) -> bool:
    """Whether a record could not be read because it is not there, or not any more."""
    from inka_desktop.store.errors import UnknownRecordError

    return isinstance(error, UnknownRecordError)
