"""The one main window: navigation, search, pages made when they are first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMainWindow, QMenu

from inka_desktop.gui import commands, icons, page_list, theme
from inka_desktop.gui._generated.main_window import Ui_MainWindow
from inka_desktop.gui.closing import Closing
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import within_screen
from inka_desktop.gui.jobs import Job
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.pages.today_page import TodayPage
from inka_desktop.gui.spelling import Spelling
from inka_desktop.gui.widgets.messages import JobBar
from inka_desktop.settings import SIDEBAR_FOLDED, WINDOW_GEOMETRY

if TYPE_CHECKING:
    from inka_desktop.gui.search import Search
    from inka_desktop.services.rows import ExchangeStateRow, TodayRow
    from inka_desktop.services.search_rows import SpotRow
    from inka_desktop.store.writer import Changes
    from inka_desktop.viewmodels.beginning import Wish

NARROW_PX = 1212
"""Below this width the navigation folds by itself, so that nothing scrolls sideways at 1024."""
KEYS_MS = 20
"""From the first painting to the keys: opening the profile begins in a turn of its own."""


class MainWindow(QMainWindow):
    """Shows Heute at once; everything else is imported when somebody goes there."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._ui = Ui_MainWindow()
        self._ui.setupUi(self)
        self._pages: dict[str, Page] = {}
        self._page: Page | None = None
        self._search: Search | None = None
        self._complete = False
        self._closing = Closing(self, context)
        self.spelling = Spelling(context, self)
        self._running: list[Job] = []
        self.minutes = QTimer(self, interval=60_000)
        """What waits for too long shows by itself, though nothing changes meanwhile."""
        self.minutes.timeout.connect(self.refresh_exchange)
        self.minutes.timeout.connect(context.follow_clock)
        self.commands = commands.all_commands(self, context)
        self._fill_navigation()
        self._wire()
        self._ui.sampleBand.hide()
        self._restore_place()
        self.show_page("today")

    # --- pages ------------------------------------------------------------------------------------

    def show_page(self, name: str, record: object = None) -> Page:
        """Goes to a page, made now if it was never shown; to Heute where this role has no such page."""
        if name not in page_list.names_of(self._context.role):
            name, record = "today", None
        page = self.page(name)
        if self._page is not None and self._page is not page:
            self._page.leave()
            self._ui.messageBar.leave_page()
        self._page = page
        self._ui.pages.setCurrentWidget(page)
        self._ui.sidebar.select(page.parent_page or name)
        page.show_record(record)
        page.setFocus()
        return page

    def page(self, name: str) -> Page:
        """A page by name; made and kept."""
        if name not in self._pages:
            self.add_page(name, page_list.make(name, self._context, self._ui.pages))
        self._pages[name].complete()
        return self._pages[name]

    def pages(self) -> Mapping[str, Page]:
        """The pages made so far."""
        return self._pages

    def add_page(self, name: str, page: Page) -> None:
        """Takes a page that was made elsewhere."""
        self._pages[name] = page
        self._ui.pages.addWidget(page)

    def _show_spot(self, name: str, spot: SpotRow) -> None:
        """Goes to a place in a record.

        A method, not a lambda in :meth:`_wire`: the context would keep a lambda, and by it this window, after
        another one has taken its place.
        """
        self.show_page(name, spot.record).reveal_spot(spot)

    def warm_up(self) -> None:
        """Imports the other pages behind the window and makes the slowest, so that none stalls when shown."""
        from inka_desktop.gui.warming import Warming

        Warming(self, self._context).begin()

    def current(self) -> Page | None:
        """The page in view."""
        return self._page

    def show_first_look(self, row: TodayRow, then: Callable[[], None]) -> None:
        """Fills Heute before the records are loaded, and calls back once it says all."""
        page = self._pages.get("today")
        if isinstance(page, TodayPage):
            page.filled.connect(then, Qt.ConnectionType.SingleShotConnection)
            page.show_today(row)
        else:
            then()

    # --- the frame --------------------------------------------------------------------------------

    def _fill_navigation(self) -> None:
        bar = self._ui.sidebar
        self._list_pages()
        bar.set_names("INKA Desktop", "")
        bar.page_chosen.connect(self.show_page)
        bar.set_wished(self._context.settings.get(SIDEBAR_FOLDED))
        bar.fold_wished.connect(lambda folded: self._context.settings.set(SIDEBAR_FOLDED, folded))

    def _list_pages(self) -> None:
        """The pages of this role, and the button Neu where there is something new to begin."""
        office = page_list.is_office(self._context.role)
        bar = self._ui.sidebar
        bar.clear_pages()
        for entry in page_list.pages_of(self._context.role):
            if entry.text:
                bar.add_page(entry.name, entry.title, entry.icon, entry.code, below=entry.below)
        self._ui.newButton.setVisible(office)

    def _follow_role(self) -> None:
        """Another role than was remembered: its pages, its commands, its data; a carrier sees its project.

        Somebody of the office stays where they are: they may have gone on already while this was read.
        """
        self._list_pages()
        self.commands.unbind(self)
        self.commands = commands.all_commands(self, self._context)
        self.commands.bind(self)
        self._search = None
        office, page = page_list.is_office(self._context.role), self._page
        if page is not None and office and page.name in page_list.names_of(self._context.role):
            self._ui.sidebar.select(page.parent_page or page.name)
            page.refresh()
        else:
            self.show_page("today" if office else "my_project")
        from inka_desktop.gui.first_exchange import fetch

        fetch(self, self._context)

    def _wire(self) -> None:
        context = self._context
        context.page_requested.connect(self.show_page)
        context.spot_requested.connect(self._show_spot)
        context.message_sent.connect(self._ui.messageBar.show_message)
        context.job_started.connect(self._show_job)
        context.workspace_opened.connect(self.greet)
        context.role_changed.connect(self._follow_role)
        context.changed.connect(self._take_changes)
        context.met.connect(self.refresh_exchange)
        context.protocol_requested.connect(self._new_protocol)
        context.dialog_requested.connect(self._open_dialog)
        theme.current().changed.connect(self._recolour)
        self._ui.exchangeButton.clicked.connect(lambda: self.show_page("exchange"))
        self._ui.searchEdit.installEventFilter(self)
        self._ui.searchEdit.setToolTip(self.tr("Befehle, Projekte und Protokolle suchen (Strg+K)"))
        self._show_icons()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._complete:
            self._complete = True
            QTimer.singleShot(KEYS_MS, self, self._give_keys)

    def _give_keys(self) -> None:
        """Keys and the menu of Neu; nobody can ask for them before the window is painted."""
        self.commands.bind(self)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(lambda: self.commands.fill(self._menu, "new"))
        self._ui.newButton.setMenu(self._menu)
        self._show_search_key()

    def _show_search_key(self) -> None:
        line, key = self._ui.searchEdit, QLabel(self.commands.keys("search"), self)
        key.setObjectName("keyCap")
        place = QHBoxLayout(line)
        place.setContentsMargins(0, 0, 9, 0)
        place.addWidget(key, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.textChanged.connect(lambda text: key.setVisible(not text))

    def _recolour(self) -> None:
        self._show_icons()
        icons.refresh(self)

    def _show_icons(self) -> None:
        icons.set_icon(self._ui.newButton, "plus", "on_accent")
        search = self._ui.searchEdit
        for action in search.actions():
            search.removeAction(action)
        search.addAction(icons.icon("search", "muted"), search.ActionPosition.LeadingPosition)

    def greet(self) -> None:
        """Shows whose workspace this is and how the exchange stands."""
        workspace = self._context.workspace
        if workspace is None:
            return
        self._context.read(self, lambda opened: opened.info(), self._show_info)
        self.refresh_exchange()
        self.minutes.start()

    def _show_info(self, info: object) -> None:
        name = str(getattr(info, "name", "")) or "INKA Desktop"
        sample = bool(getattr(info, "sample", False))
        remark = self.tr("Beispieldaten") if sample else str(getattr(info, "person", ""))
        self._ui.sidebar.set_names(name, remark)
        self._ui.sampleBand.setVisible(sample)
        self.setWindowTitle(self.tr("{name} – INKA Desktop").format(name=name))
        self._context.take_role(str(getattr(info, "role", self._context.role)))

    def refresh_exchange(self) -> None:
        """Reads the state of the exchange for the top bar."""
        self._context.read(self, lambda opened: opened.exchange.state(), self._show_exchange)

    def _show_exchange(self, state: ExchangeStateRow) -> None:
        from inka_desktop.viewmodels import exchange

        mark = exchange.state_line(state, self._context.today())
        self._ui.exchangeButton.setText(mark.text)
        self._ui.exchangeButton.setAccessibleDescription(mark.text)
        icons.set_icon(self._ui.exchangeButton, mark.icon or "circle", mark.tone or "muted")
        self._ui.sidebar.set_count("exchange", state.questions)

    def _take_changes(self, changes: Changes) -> None:
        self.refresh_exchange()
        if changes.received:  # how the office and who works here are called comes after joining
            self._context.read(self, lambda opened: opened.info(), self._show_info)

    def _show_job(self, job: Job) -> None:
        self._running.append(job)
        job.finished.connect(lambda: self._running.remove(job))
        self._ui.notesLayout.addWidget(JobBar(job, self))

    def _new_protocol(self, wish: Wish) -> None:
        from inka_desktop.gui import protocol_start

        protocol_start.begin(self, self._context, wish)

    def _open_dialog(self, name: str) -> None:
        self.commands.run(name)

    def open_new_menu(self) -> None:
        """Opens the menu of the button Neu."""
        self._ui.newButton.showMenu()

    def open_search(self) -> None:
        """Opens the palette below the search field."""
        if self._search is None:
            from inka_desktop.gui.search import Search

            self._search = Search(self._context, self.commands, self._ui.searchEdit, self)
        self._search.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text().strip()
        if key and watched is self._ui.searchEdit and self._search is None:
            # The first key makes the palette; the key itself goes on to the line.
            self.open_search()
        return super().eventFilter(watched, event)

    # --- coming and going -------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._ui.sidebar.set_narrow(event.size().width() < NARROW_PX)
        super().resizeEvent(event)

    def _restore_place(self) -> None:
        stored = self._context.settings.get(WINDOW_GEOMETRY)
        if stored:
            self.restoreGeometry(QByteArray.fromBase64(stored.encode("ascii")))
        else:
            self.resize(self.width(), within_screen(self.size()).height())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hands unsaved text over and tries to send what is unsent, at most three seconds."""
        if not self._closing.may_close():
            event.ignore()
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        with suppress(OSError):  # a disk that is full keeps no window open
            self._context.settings.set(WINDOW_GEOMETRY, geometry)
        event.accept()
        self.closed.emit()

    def leave(self) -> None:
        """Hands over what was typed and asks long work to stop."""
        if self._page is not None:
            self._page.leave()
        for job in self._running:
            job.cancel()

    def settled(self) -> bool:
        """Whether everything typed is on the disk."""
        return self._page is None or self._page.settled()


def raise_window(window: MainWindow) -> None:
    """Brings the window to the front, e.g. when the program is started a second time."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)
