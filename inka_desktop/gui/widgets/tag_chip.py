"""The chip by which any list is limited to one tag; its menu has all of them and keeps them tidy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.services.notes_rows import TagRow
from inka_desktop.viewmodels import notes, wording

if TYPE_CHECKING:
    from inka_desktop.store.writer import Changes

_KINDS = frozenset({"tag", "tagging"})


class TagChip(FilterChip):
    """Hidden while the office has no tag."""

    def __init__(
        self, context: Context, chosen: Callable[[UUID | None], None], parent: QWidget | None = None
    ) -> None:
        """A chip for one list.

        Args:
            context: what it reads with.
            chosen: limits the list to a tag, or to none.
            parent: its parent.
        """
        super().__init__(parent)
        self._context, self._choose = context, chosen
        self._tag: UUID | None = None
        self._rows: Sequence[TagRow] = ()
        icons.set_icon(self, "chevron-down", size=12)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the sign behind the words
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        context.changed.connect(self._take_changes)
        self._say()
        self.hide()
        self.read()

    def read(self) -> None:
        """Reads the tags again."""
        tag = self._tag
        self._context.read(self, lambda ws: ws.tags.all(), self._fill)
        if tag is not None:
            self._context.read(self, lambda ws: ws.tags.now(tag), lambda now: self._follow(tag, now))

    def set_tag(self, tag: UUID | None) -> None:
        """Shows what the list is limited to, as a remembered view says; nobody is told."""
        self._tag = tag
        self._say()
        if tag is not None and all(row.id != tag for row in self._rows):
            self.read()

    def _follow(self, tag: UUID, now: UUID) -> None:
        """The list is limited to what its tag, or that of a view, became when two were made one."""
        if self._tag == tag != now:
            self._take(now)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()  # what went into the bin meanwhile does not count

    def _take_changes(self, changes: Changes) -> None:
        if changes.received or _KINDS & changes.kinds:
            self.read()

    def _fill(self, rows: Sequence[TagRow]) -> None:
        self._rows = rows
        self.setVisible(bool(rows) or self._tag is not None)
        menu = self._menu
        menu.clear()
        menu.addAction(self.tr("Alle Schlagwörter")).triggered.connect(lambda: self._take(None))
        for row in rows:
            text = wording.on_button(notes.counted(row))
            menu.addAction(text).triggered.connect(lambda _=False, tag=row.id: self._take(tag))
        menu.addSeparator()
        menu.addAction(self.tr("Schlagwörter verwalten …")).triggered.connect(self._manage)
        self._say()

    def _take(self, tag: UUID | None) -> None:
        self.set_tag(tag)
        self._choose(tag)

    def _say(self) -> None:
        word = next((row.word for row in self._rows if row.id == self._tag), "")
        self.setText(wording.on_button(word or self.tr("Schlagwort")))
        self.setChecked(self._tag is not None)
        self.setToolTip(self.tr("Nur was dieses Schlagwort hat"))
        self.updateGeometry()

    def _manage(self) -> None:
        from inka_desktop.gui.dialogs.tags_dialog import TagsDialog

        TagsDialog(self._context, self.window()).open()
