"""Offers the pictures of a folder of this device that were taken during a visit; takes none by itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.settings import PHOTO_FOLDER
from inka_desktop.viewmodels.photo_times import Span

STILL_MS = 1_000
"""A folder that has just changed is looked at after so long: a picture takes its time to arrive."""


class PhotoOffer(QPushButton):
    """One button, to be seen only while there is something to offer."""

    taken = Signal(object)
    """Paths that somebody wants."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self._span: Span | None = None
        self._known: frozenset[str] = frozenset()
        self._offered: list[Path] = []
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self, singleShot=True, interval=STILL_MS)
        self._timer.timeout.connect(self._look)
        self._watcher.directoryChanged.connect(lambda _path: self._timer.start())
        self.clicked.connect(self._take)
        self.hide()

    def look(self, context: Context, span: Span | None, known: Sequence[str]) -> None:
        """Looks for pictures of a time; files whose names are known were taken in already."""
        self._context, self._span, self._known = context, span, frozenset(known)
        self._look()

    def _look(self) -> None:
        context, span = self._context, self._span
        folder = context.settings.get(PHOTO_FOLDER) if context is not None else ""
        if context is None or span is None or not folder:
            self._show([])
            return
        context.read(
            self,
            lambda ws: ws.photos.taken_between(Path(folder), *span),
            lambda paths: self._follow(folder, paths),
        )

    def _follow(self, folder: str, paths: Sequence[Path]) -> None:
        """Watches a folder once it has answered: asking a drive that hangs would hold the window."""
        watched = self._watcher.directories()
        if watched != [folder]:
            if watched:
                self._watcher.removePaths(watched)
            self._watcher.addPath(folder)
        self._show(paths)

    def _show(self, paths: Sequence[Path]) -> None:
        self._offered = [path for path in paths if path.name not in self._known]
        self.setText(self.tr("%n Fotos aus dieser Zeit hinzufügen", "", len(self._offered)))
        self.setVisible(bool(self._offered))

    def _take(self) -> None:
        offered, self._offered = self._offered, []
        self.hide()
        self.taken.emit(offered)
