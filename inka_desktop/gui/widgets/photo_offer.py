"""Offers the pictures of a folder of this device that were taken during a visit; takes none by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QFileSystemWatcher, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.settings import PHOTO_FOLDER
from inka_desktop.viewmodels.photo_times import Span

STILL_MS = 1_000
"""A folder that has just changed is looked at after so long: a picture takes its time to arrive."""


Known = tuple[str, datetime | None]
"""A picture that is here already: its name, and when it was taken where that is known."""


class _Sought(NamedTuple):
    """What is looked for; an answer counts only while it is still this."""

    folder: str
    protocol: UUID
    span: Span | None


class PhotoOffer(QPushButton):
    """One button, to be seen only while there is something to offer."""

    taken = Signal(object)
    """Paths that somebody wants."""
    offered = Signal()
    """There is something to offer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self._sought: _Sought | None = None
        self._known: frozenset[Known] = frozenset()
        self._moments: Mapping[Path, datetime] = {}
        self._found: Sequence[Path] = ()
        self._offered: list[Path] = []
        self._handed = set[Path]()
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self, singleShot=True, interval=STILL_MS)
        self._timer.timeout.connect(self._look)
        self._watcher.directoryChanged.connect(lambda _path: self._timer.start())
        self.clicked.connect(self._take)
        self.hide()

    def look(self, context: Context, protocol: UUID, span: Span | None, known: Sequence[Known]) -> None:
        """Looks for pictures of a protocol's time; those that are known were taken in already."""
        before, sought = self._sought, _Sought(context.settings.get(PHOTO_FOLDER), protocol, span)
        self._context, self._sought, self._known = context, sought, frozenset(known)
        if before is None or before.protocol != protocol:
            self._handed.clear()
        self._handed = {path for path in self._handed if not self._is_known(path)}
        if sought != before:
            self._show(())
        if sought == before and sought.folder in self._watcher.directories():
            self._show(self._found)  # the watcher tells what is new
        else:
            self._look()

    def offer_again(self, path: Path) -> None:
        """A picture that was handed out and could not be taken in."""
        self._handed.discard(path)
        self._show(self._found)

    def _look(self) -> None:
        context, sought = self._context, self._sought
        if context is None or sought is None or sought.span is None or not sought.folder:
            self._show(())
            return
        folder, span = Path(sought.folder), sought.span
        context.read(
            self,
            lambda ws: (
                ws.photos.looked_into(folder),
                paths := ws.photos.taken_between(folder, *span),
                ws.photos.moments(paths or ()),
            ),
            lambda found: self._follow(sought, *found),
        )

    def _follow(
        self, sought: _Sought, folders: Sequence[Path] | None, paths: Sequence[Path] | None,
        moments: Mapping[Path, datetime] | None = None,
    ) -> None:  # fmt: skip
        """Watches folders once they have answered: asking a drive that hangs would hold the window."""
        if sought != self._sought or folders is None or paths is None:
            return
        watched, wanted = set(self._watcher.directories()), {sought.folder, *map(str, folders)}
        if watched - wanted:
            self._watcher.removePaths(sorted(watched - wanted))
        if wanted - watched:
            self._watcher.addPaths(sorted(wanted - watched))
        self._moments = moments or {}
        self._show(paths)

    def _show(self, paths: Sequence[Path]) -> None:
        self._found = paths
        self._offered = [path for path in paths if not self._is_known(path) and path not in self._handed]
        self.setText(self.tr("%n Fotos aus dieser Zeit hinzufügen", "", len(self._offered)))
        self.setVisible(bool(self._offered))
        if self._offered:
            self.offered.emit()

    def _is_known(self, path: Path) -> bool:
        """Cameras begin to count anew: where both say when, a name alone is no picture."""
        when = self._moments.get(path)
        return any(
            name == path.name and (when is None or taken is None or taken == when)
            for name, taken in self._known
        )

    def _take(self) -> None:
        offered = self._offered
        self._handed.update(offered)
        self._show(self._found)
        self.taken.emit(offered)
