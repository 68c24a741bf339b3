"""Imports the pages and makes the largest while nobody waits, a little in each turn of the loop.

Made at its first protocol, the editor of a protocol would hold the window for more than 50 ms
(DESIGN.md, section 3), and the list for a third of the time that is spent until its first painting.

Imported on the GUI thread, and on no other: PySide keeps the classes made from Qt's in a table without a
lock, and Qt asks it without Python's lock. A class that is made on a thread beside ends now and then in a
crash of the event loop (seen in 3 of 120 starts with PySide6 6.11).
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from inka_desktop.gui import page_list, widgets
from inka_desktop.gui.context import Context

if TYPE_CHECKING:
    from inka_desktop.gui.main_window import MainWindow
    from inka_desktop.gui.pages.page import Page

PAUSE_MS = 10
"""Between two pieces; keys and painting come first."""
NEEDED_BY_MANY = ("card", "flow", "fields", "suggest", "inka_desktop.gui.binder", "record_list")
"""Modules in an order in which none draws in many others at once; the first of the alphabet would."""
STYLED_AT_ONCE = 12
"""Widgets that get their style in one piece, about 0.3 ms each."""


class Warming(QObject):
    """Runs the pieces one after the other and stops when somebody went to the page meanwhile."""

    def __init__(self, window: MainWindow, context: Context) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._pieces = self._make()
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._next)

    def begin(self) -> None:
        """Starts with the next turn."""
        self._timer.start()

    def running(self) -> bool:
        """Whether pieces are left."""
        return self._timer.isActive()

    def _next(self) -> None:
        if self._context.jobs.closed or next(self._pieces, None) is None:
            self._timer.stop()

    def _make(self) -> Iterator[bool]:
        role = self._context.role
        for name in (*NEEDED_BY_MANY, *(one.name for one in pkgutil.iter_modules(widgets.__path__))):
            import_module(name if "." in name else f"{widgets.__name__}.{name}")
            yield True
        for entry in page_list.pages_of(role):
            entry.load()
            yield True
        import_module("inka_desktop.gui.search")
        yield True
        if page_list.is_office(role):
            from inka_desktop.gui.pages.protocol_page import ProtocolPage
            from inka_desktop.gui.pages.protocols_page import ProtocolsPage

            yield from self._page(ProtocolsPage.name, lambda: ProtocolsPage(self._context))
            yield from self._page(ProtocolPage.name, lambda: ProtocolPage(self._context, later=True))

    def _page(self, name: str, make: Callable[[], Page]) -> Iterator[bool]:
        yield True
        if name in self._window.pages():
            return
        page = make()
        yield True
        if name in self._window.pages():
            page.deleteLater()
            return
        self._window.add_page(name, page)
        yield True
        yield from self._style(page)
        for _ in chain(page.pieces(), page.spares()):
            yield True
        yield from self._style(page)
        for _ in page.rehearse():
            yield True
        yield from self._style(page)

    @staticmethod
    def _style(page: Page) -> Iterator[bool]:
        for done, widget in enumerate(page.findChildren(QWidget), 1):
            if shiboken6.isValid(widget):
                widget.ensurePolished()
            if done % STYLED_AT_ONCE == 0:
                yield True
