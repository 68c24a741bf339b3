"""Spelling in the texts of the window: one is looked through from the moment somebody writes in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.settings import SPELLING, SPELLING_LANGUAGE

if TYPE_CHECKING:
    from concurrent.futures import Future

    from inka_desktop.gui.widgets.spell_marks import SpellMarks
    from inka_desktop.services.workspace import Workspace
    from inka_desktop.spelling.speller import Speller
    from inka_desktop.spelling.words import Spot
    from inka_desktop.store.writer import Changes

NAMED = frozenset({"organization", "person", "area", "project", "site"})
"""Kinds of records whose names are right words."""
GATHERED_MS = 5_000
"""Names that come are read at once after so long: an exchange may bring thousands."""


class Spelling(QObject):
    """What the texts of one window ask; the helper waits for the first text that somebody enters."""

    known_changed = Signal()
    """Other words are right than before."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self._speller: Speller | None = None
        self._marks: list[SpellMarks] = []
        self._kept: frozenset[str] | None = None
        self._gather = QTimer(self, singleShot=True, interval=GATHERED_MS)
        self._gather.timeout.connect(self._read_known)
        self._troubled = False
        self.may_add = False
        """Whether this profile may add words for the office."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
        context.changed.connect(self._take_changes)
        context.spelling_switched.connect(self._switch)
        context.closing.connect(self.close)

    def check(self, text: str) -> Future[list[Spot]] | None:
        """The words of a text that are not known; None while nothing is checked."""
        return self._speller.check(text) if self._speller is not None else None

    def suggest(self, word: str) -> Future[list[str]] | None:
        """Words that look like one; None while nothing is checked."""
        return self._speller.suggest(word) if self._speller is not None else None

    def add(self, word: str) -> None:
        """Takes a word into those of the office; one click takes it back."""
        context = self.context
        context.write(
            self,
            lambda ws: ws.own_words.add(word),
            lambda row: context.say(
                self.tr("„{word}“ gilt jetzt auf allen Geräten der Stelle als richtig.").format(word=word),
                "good",
                self.tr("Zurücknehmen"),
                lambda: context.write(self, lambda ws: ws.own_words.remove(row)),
            ),
        )

    def tell(self, error: BaseException) -> None:
        """Says once that spelling cannot be checked, and goes on without."""
        if not self._troubled:
            self._troubled = True
            self.context.tell(error)

    def close(self) -> None:
        """Lets go of the helper."""
        speller, self._speller = self._speller, None
        if speller is not None:
            speller.close()

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or self.context.workspace is None or not self.context.settings.get(SPELLING):
            return
        from inka_desktop.gui.widgets.fields import ProseText  # not before the first paint

        if not isinstance(now, ProseText) or now.isReadOnly() or not self._is_of_window(now):
            return
        from inka_desktop.gui.widgets.spell_marks import SpellMarks

        self._marks = [each for each in self._marks if shiboken6.isValid(each)]
        if all(each.field is not now for each in self._marks):
            self._begin()
            self._marks.append(SpellMarks(self, now))

    def _is_of_window(self, field: QWidget) -> bool:
        """Whether a field stands in this window, or in a dialog over it."""
        window = field.window()
        while window is not self.parent() and (below := window.parentWidget()) is not None:
            window = below.window()
        return window is self.parent()

    def _begin(self) -> None:
        if self._speller is None:
            from inka_desktop.spelling.speller import Speller

            self._speller = speller = Speller(self.context.settings.get(SPELLING_LANGUAGE))
            self._kept = None
            # A window that is built anew in another language goes without being closed.
            self.destroyed.connect(partial(Speller.close, speller))
            self._read_known()

    def _read_known(self) -> None:
        kept = self._kept

        def read(ws: Workspace) -> tuple[frozenset[str] | None, bool]:
            words = ws.own_words.known()
            return (words if words != kept else None), ws.own_words.may_add

        self.context.read(self, read, self._keep)

    def _keep(self, read: tuple[frozenset[str] | None, bool]) -> None:
        words, self.may_add = read
        if self._speller is not None and words is not None:
            self._kept = words
            kept = self._speller.keep(words)
            self.context.jobs.follow(self, kept, lambda _: self.known_changed.emit(), self.tell)

    def _take_changes(self, changes: Changes) -> None:
        if self._speller is None:
            return
        if "own_word" in changes.kinds:
            self._read_known()
        elif not NAMED.isdisjoint(changes.kinds) and not self._gather.isActive():
            self._gather.start()

    def _switch(self) -> None:
        for each in self._marks:
            if shiboken6.isValid(each):
                each.forget()
        self._marks = []
        self.close()
        self._follow_focus(None, QApplication.focusWidget())
