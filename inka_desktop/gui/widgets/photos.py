"""Photos of a protocol: from files, a folder, the clipboard or dropped; captions also before the photo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.pictures import Keep, Picture, choose, paste, take
from inka_desktop.gui.removing import remove
from inka_desktop.gui.widgets.card import words
from inka_desktop.gui.widgets.fields import ParsedEdit
from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.gui.widgets.photo_editor import NARROWEST, PhotoEditor
from inka_desktop.gui.widgets.photo_offer import PhotoOffer
from inka_desktop.services.rows import PhotoRow
from inka_desktop.viewmodels.photo_times import Span

if TYPE_CHECKING:
    from concurrent.futures import Future

    from inka_desktop.services.workspace import Workspace

_GAP = 12
"""Between photos, in logical pixels."""


class PhotoGrid(QWidget):
    """All photos; new ones are dropped anywhere on the page."""

    saved = Signal(object)
    typed = Signal()
    opened = Signal(object)
    offered = Signal(object)
    """Pictures of a protocol's time were found, and wait for a click (its id)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self._protocol: UUID | None = None
        self._editors: dict[UUID, PhotoEditor] = {}
        self._fresh: UUID | None = None
        self._filled: dict[UUID, UUID | None] = {}
        """Announcements being filled, each with the photo in its place once that is known."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP // 2 + 2)
        self._flow = FlowLayout(spacing=_GAP)
        column.addLayout(self._flow)
        self._offer = PhotoOffer(self)
        self._offer.taken.connect(self.add)
        self._offer.offered.connect(lambda: self.offered.emit(self._protocol))
        column.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        column.addLayout(row)
        self._add = QPushButton(self.tr("+ Foto hinzufügen"), self)
        self._add.clicked.connect(self.choose)
        self._paste = QPushButton(self.tr("Aus der Zwischenablage"), self)
        self._paste.clicked.connect(self.paste)
        row.addWidget(self._add)
        row.addWidget(self._paste)
        self._announce = QPushButton(self.tr("Foto folgt"), self)
        self._announce.setToolTip(self.tr("Bildunterschrift jetzt, Foto später"))
        self._announce.clicked.connect(self.announce)
        row.addWidget(self._announce)
        row.addStretch(1)
        column.addWidget(words(self.tr("oder Bilder hierher ziehen"), "hint", self))

    def attach(self, context: Context) -> None:
        """Gives the grid what it reads and saves with."""
        self._context = context

    def load(self, protocol: UUID, rows: Sequence[PhotoRow], span: Span | None = None) -> None:
        """Shows the photos of a protocol; pictures of the device's folder from that time are offered."""
        same, self._protocol = protocol == self._protocol, protocol
        if not same:
            self._filled.clear()
        wanted = {row.id for row in rows}
        for gone in [record for record in self._editors if record not in wanted]:
            if gone not in self._filled:  # else it stays until its heir is known and there
                binder = self._editors[gone].binder
                binder.flush()
                if binder.settled() or not same:  # else what is saved brings it back
                    self._let_go(gone)
        for number, row in enumerate(rows, 1):
            editor = self._editors.get(row.id) or self._make(row)
            editor.load(row, number)
        self._hand_over()
        self._share_width()
        if self._context is not None:
            known = [(row.file_name, taken_at(row)) for row in rows]
            self._offer.look(self._context, protocol, span, known)
        if self._fresh in self._editors:
            self._editors[self._fresh].enter()
            self._fresh = None

    def _let_go(self, record: UUID) -> None:
        editor = self._editors.pop(record, None)
        if editor is None:
            return
        editor.hide()
        self._flow.removeWidget(editor)
        editor.deleteLater()

    def _hand_over(self) -> None:
        """What is being typed at an announcement goes on at the photo that took its place."""
        for announced, photo in [*self._filled.items()]:
            if photo in self._editors:
                del self._filled[announced]
                if announced in self._editors:
                    self._editors[announced].hand_over(self._editors[photo])
                    self._let_go(announced)

    def announce(self) -> None:
        """A caption whose photo follows; the cursor goes into it."""
        context, protocol = self._context, self._protocol
        if context is not None and protocol is not None:
            context.write(self, lambda ws: ws.photos.announce(protocol), self._was_announced)

    def _was_announced(self, photo: UUID) -> None:
        self._fresh = photo
        if photo in self._editors:
            self._fresh = None
            self._editors[photo].enter()

    def enter(self, record: UUID) -> None:
        """Puts the cursor into the caption of a photo."""
        if record in self._editors:
            self._editors[record].enter()

    def flush(self) -> None:
        """Hands over what was typed."""
        for editor in self._editors.values():
            editor.binder.flush()

    def settled(self) -> bool:
        """Whether everything typed is on the disk."""
        return all(editor.binder.settled() for editor in self._editors.values())

    def unread(self) -> Iterator[ParsedEdit]:
        """Fields whose words say no value."""
        for editor in self._editors.values():
            yield from editor.binder.unread()

    def choose(self) -> None:
        """Opens a file dialog for pictures."""
        if self._context is not None:
            self._add_all(choose(self, self._context, self.tr("Fotos hinzufügen")))

    def _choose_for(self, announced: UUID) -> None:
        """The photo of an announcement; further ones stand beside it."""
        if self._context is not None:
            self._add_all(choose(self, self._context, self.tr("Foto wählen")), announced)

    def paste(self) -> None:
        """Takes a picture or picture files from the clipboard."""
        if self._context is not None:
            paste(self._context, self._keeping(None))

    def take_dropped(self, mime: QMimeData, at: QPoint) -> None:
        """Takes what was dropped somewhere on the page, at a point of the screen."""
        if self._context is not None:
            take(self._context, mime, self._keeping(self._awaited_at(self.mapFromGlobal(at))))

    def add(self, paths: Sequence[Path]) -> None:
        """Adds picture files; scaling happens in the background."""
        self._add_all([Picture(path) for path in paths])

    def _add_all(self, pictures: Sequence[Picture], announced: UUID | None = None) -> None:
        """The first may take the place of its announcement; further ones stand beside it."""
        self._keeping(announced)(pictures)

    def _keeping(self, announced: UUID | None) -> Keep:
        """What keeps pictures in the protocol that is shown now."""
        protocol = self._protocol

        def keep(pictures: Sequence[Picture]) -> None:
            if self._context is not None and protocol is not None:
                for place, picture in enumerate(pictures):
                    self._add_to(self._context, protocol, picture, None if place else announced)

        return keep

    def _add_to(self, context: Context, protocol: UUID, picture: Picture, announced: UUID | None) -> None:
        path = picture.path

        def done(photo: UUID) -> None:
            picture.tidy()
            if announced in self._filled:
                self._filled[announced] = photo
                self._hand_over()

        def lost(error: BaseException) -> None:
            picture.tidy()
            if announced is not None:
                self._filled.pop(announced, None)
            self._offer.offer_again(path)
            context.tell(error)

        def keep(ws: Workspace) -> Future[UUID]:
            return ws.photos.add(protocol, path) if announced is None else ws.photos.fill(announced, path)

        if announced is not None:
            self._filled[announced] = None
        context.write(self, keep, done, lost)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_width()
        super().resizeEvent(event)

    def _share_width(self) -> None:
        """As many photos in a line as fit, over the whole width."""
        columns = max(1, (self.width() + _GAP) // (NARROWEST + _GAP))
        for editor in self._editors.values():
            editor.set_width((self.width() + _GAP) // columns - _GAP)

    def _awaited_at(self, place: QPoint) -> UUID | None:
        """The announcement below a point."""
        found = (
            record
            for record, editor in self._editors.items()
            if editor.awaited and editor.geometry().contains(place)
        )
        return next(found, None)

    def _make(self, row: PhotoRow) -> PhotoEditor:
        if self._context is None:
            raise RuntimeError("attach() comes first")
        editor = PhotoEditor(self._context, row, self)
        editor.removed.connect(self._remove)
        editor.opened.connect(self.opened.emit)
        editor.filling_wished.connect(self._choose_for)
        editor.binder.gone.connect(partial(self._let_go, row.id))
        editor.binder.saved.connect(self.saved.emit)
        editor.binder.typed.connect(self.typed)
        self._editors[row.id] = editor
        self._flow.addWidget(editor)
        editor.show()
        return editor

    def _remove(self, record: UUID) -> None:
        if self._context is not None:
            remove(self, self._context, "photo", record, self.tr("Das Foto ist im Papierkorb."))


def taken_at(row: PhotoRow) -> datetime | None:
    """When a photo was taken, where its camera said so."""
    moment = row.values.get("taken_at")
    return moment if isinstance(moment, datetime) else None
