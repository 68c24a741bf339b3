"""A line that takes the title of a project: suggested while one types, known by how it begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.records.folding import fold

Known = Sequence[tuple[UUID, str]]
_MOST = 8


class ProjectLine(QObject):
    """Says ``chosen`` with the id of another project, or None for none; unknown words choose none."""

    chosen = Signal(object)

    def __init__(self, context: Context, line: SuggestEdit) -> None:
        super().__init__(line)
        self._context, self._line = context, line
        self._known: Known = ()
        self._title = ""
        line.asked.connect(self._suggest)
        line.entered.connect(lambda _text: self._take())
        line.editingFinished.connect(self._take)
        line.textChanged.connect(lambda text: None if text else self._take())

    def set_title(self, title: str) -> None:
        """Shows a project's title without saying that it was chosen."""
        self._title = title
        before = self._line.blockSignals(True)
        self._line.set_value(title)
        self._line.blockSignals(before)

    def _suggest(self, words: str) -> None:
        def show(known: Known) -> None:
            wanted = fold(words)
            self._line.suggest([title for _, title in known if wanted in fold(title)][:_MOST])

        if words:
            self._read(show)

    def _take(self) -> None:
        words = self._line.value()
        if fold(words) == fold(self._title):
            return
        self._title = words
        if not words:
            self.chosen.emit(None)
        else:
            self._read(lambda known: self._choose(words, known))

    def _choose(self, words: str, known: Known) -> None:
        wanted = fold(words)
        named = [pair for pair in known if fold(pair[1]) == wanted]
        begun = [pair for pair in known if fold(pair[1]).startswith(wanted)]
        key, title = next(iter(named or begun), (None, ""))
        self.set_title(title)
        self.chosen.emit(key)

    def _read(self, then: Callable[[Known], None]) -> None:
        if self._known:
            then(self._known)
        else:
            self._context.read(self, lambda ws: ws.due.projects(), lambda known: self._keep(known, then))

    def _keep(self, known: Known, then: Callable[[Known], None]) -> None:
        self._known = known
        then(known)
