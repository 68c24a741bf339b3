"""Start-up: the window paints first, then the profile is opened behind it (PROBES.md, Start-up).

Until the first paint neither SQLAlchemy nor keyring nor the database is imported; a test holds that.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from inka_desktop.errors import InkaError
from inka_desktop.gui import i18n, icons, theme
from inka_desktop.gui._generated import resources_rc
from inka_desktop.gui.context import Context
from inka_desktop.gui.jobs import Jobs
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.paths import APP_FOLDER
from inka_desktop.profiles import Profiles, profiles_of
from inka_desktop.settings import APPEARANCE, LANGUAGE, TEXT_SIZE, Settings

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

    from inka_desktop.gui.opening import Opening
    from inka_desktop.store.keys import KeySource

APPLICATION = "INKA Desktop"
PATIENCE_S = 0.2
"""So long what hangs is waited for once the window is closed."""


class StartOptions(NamedTuple):
    """What the command line says about opening the window.

    Attributes:
        folder: the profile.
        own_folder: the folder was given with ``--data-dir``; the user's keyring is left alone.
        sample: open the example workspace in this folder, made where it is not there yet.
        invitation: an invitation file to join with.
        language: ``de`` or ``en``; empty for what the settings say.
        key: where the key comes from, when not from keyring or passphrase.
        painted: called after the first paint, for measuring.
        shown: called once Heute shows its rows, for measuring.
        file: a packet, request or answer to open (:mod:`.opened_files`).
    """

    folder: Path
    own_folder: bool = False
    sample: bool = False
    invitation: Path | None = None
    language: str = ""
    key: KeySource | None = None
    painted: Callable[[], None] | None = None
    shown: Callable[[], None] | None = None
    file: Path | None = None


class FirstPaint(QObject):
    """Calls back once, as soon as the window has painted for the first time."""

    def __init__(self, window: QObject, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # After this event the picture is on the screen.
            QTimer.singleShot(0, self._then)
        return False


def run(options: StartOptions) -> int:
    """Opens the window and stays until it is closed; returns the exit code."""
    application = QApplication.instance() or theme.make_application(APPLICATION)
    if not isinstance(application, QApplication):
        raise TypeError("another kind of application is running")
    application.setApplicationName(APPLICATION)
    application.setDesktopFileName(APP_FOLDER)
    application.setQuitOnLastWindowClosed(False)
    known = None if options.sample else profiles_of(options.folder, own_folder=options.own_folder)
    folder = _first_profile(options, known)
    trouble: InkaError | None = None
    while folder is not None:
        session = Session(application, options._replace(folder=folder), known)
        session.show()
        if trouble is not None:
            session.context.tell(trouble)
        code = application.exec()
        session.close()
        session.window.deleteLater()
        session.deleteLater()
        trouble = None if session.back_to is None else _put_back(folder, session.back_to)
        if session.back_to is None and session.next is None:
            return code
        folder = session.next or folder
        options = options._replace(invitation=None, file=None)
    return 0


def _first_profile(options: StartOptions, known: Profiles | None) -> Path | None:
    """Which profile to open; asked where there are several, or an invitation comes to one that is in use."""
    there = known.all() if known is not None else []
    if known is None or not there or (len(there) == 1 and options.invitation is None):
        return options.folder
    from inka_desktop.gui.dialogs.profile_dialog import ProfileDialog

    resources_rc.qInitResources()
    _show_looks(Settings(options.folder), options.language)
    dialog = ProfileDialog(known)
    if options.invitation is not None:
        dialog.ask_new()
    dialog.exec()
    dialog.deleteLater()
    return dialog.chosen


def _put_back(profile: Path, state: Path) -> InkaError | None:
    """Let the closed profile go back to a state; returns why it did not."""
    from inka_desktop.services import backup_restore

    try:
        backup_restore.put_back(profile, state)
    except InkaError as trouble:
        return trouble
    return None


def _show_looks(settings: Settings, language: str) -> theme.Theme:
    """Colours, size of the text and language as this profile wants them."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)  # made before
    looks = theme.install(application)
    looks.apply(settings.get(APPEARANCE), settings.get(TEXT_SIZE))
    i18n.install(language or i18n.resolve(settings.get(LANGUAGE)))
    return looks


class Session(QObject):
    """One profile in one window; builds the window anew when the language changes."""

    def __init__(
        self, application: QApplication, options: StartOptions, known: Profiles | None = None
    ) -> None:
        super().__init__(application)
        resources_rc.qInitResources()
        self._application = application
        self.options = options
        self.back_to: Path | None = None
        """State of the profile to go back to once this session has ended."""
        self.next: Path | None = None
        """Another profile that is to be opened then."""
        self.listening: QLocalServer | None = None
        """Hears of further starts on this profile, also while it waits to be unlocked."""
        self.unlocking: Opening | None = None
        """While the data is closed and asks for what opens it."""
        settings = Settings(options.folder)
        self.theme = _show_looks(settings, options.language)
        self.context = Context(Jobs(), settings, self)
        self.context.profiles = known
        self.context.profile_wished.connect(self._change_profile)
        self.context.language_chosen.connect(self._speak)
        self.context.going_back.connect(self._go_back)
        self.window = MainWindow(self.context)
        self.window.closed.connect(self._closed)
        self._before = sys.excepthook
        sys.excepthook = self._unexpected

    def show(self) -> None:
        """Shows the window; the profile is opened behind its first paint."""
        FirstPaint(self.window, self._painted)
        self.window.show()

    def close(self) -> None:
        """Lets go of workspace and threads; everything saved is on the disk."""
        workspace = self.context.workspace
        if self.listening is not None:
            self.listening.close()
        if workspace is None:
            self.context.close()
        else:  # a place that hangs is left behind: the window waited for it already
            self.context.close(PATIENCE_S)
            workspace.close(PATIENCE_S)
        sys.excepthook = self._before
        self.deleteLater()  # with the clocks of its helpers, which would ask a closed workspace

    def _painted(self) -> None:
        if self.options.painted is not None:
            self.options.painted()
        gc.freeze()
        gc.enable()
        self._application.setWindowIcon(icons.program())
        from inka_desktop.gui.opening import Opening

        Opening(self).begin()

    def _closed(self) -> None:
        if self.sender() is self.window or self.window.isHidden():
            self._application.quit()

    def _go_back(self, state: Path) -> None:
        self.back_to = state
        self.window.close()

    def _change_profile(self, new: bool) -> None:
        from inka_desktop.gui.dialogs.profile_dialog import ProfileDialog

        known = self.context.profiles
        if known is None:
            return
        dialog = ProfileDialog(known, self.options.folder, self.window)
        dialog.accepted.connect(lambda: self._go_to(dialog.chosen))
        dialog.finished.connect(dialog.deleteLater)
        if new:
            dialog.ask_new()
        dialog.open()

    def _go_to(self, chosen: Path | None) -> None:
        if chosen is not None and chosen != self.options.folder:
            self.next = chosen
            self.window.close()

    def _speak(self) -> None:
        """Another language: the same window again, in other words."""
        i18n.install(i18n.resolve(self.context.settings.get(LANGUAGE)))
        before, geometry = self.window, self.window.saveGeometry()
        before.closed.disconnect(self._closed)
        self.window = MainWindow(self.context)
        self.window.closed.connect(self._closed)
        self.window.restoreGeometry(geometry)
        self.window.show()
        self.window.greet()
        self.window.show_page("settings")
        before.hide()
        before.deleteLater()

    def _unexpected(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """A mistake in the program is written down and said, and does not end it."""
        self.context.tell(error.with_traceback(trace))
        if issubclass(kind, KeyboardInterrupt):
            self._application.quit()
