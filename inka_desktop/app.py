"""Composition root: puts floors together for the window and for the tour."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from inka_desktop import log, paths

if TYPE_CHECKING:
    from argparse import Namespace
    from types import SimpleNamespace
    from uuid import UUID

    from inka_desktop.gui.context import Context
    from inka_desktop.gui.main_window import MainWindow
    from inka_desktop.services.commands import Answer
    from inka_desktop.services.tour import Report, Step
    from inka_desktop.services.workspace import Workspace
    from inka_desktop.store.keys import KeySource

WINDOW_PX = (1280, 800)
_SETTLED_TURNS, _LONGEST_S = 30, 60.0
_PAGES: tuple[tuple[str, str, str], ...] = (
    ("heute", "today", "light"), ("projekte", "projects", "light"), ("protokolle", "protocols", "light"),
    ("senden-und-empfangen", "exchange", "light"), ("heute-dunkel", "today", "dark"),
)  # fmt: skip


class Options(NamedTuple):
    """What the command line says about the profile and the window.

    Attributes:
        data_dir: everything lies below this folder; the user's own profile and keyring are left alone.
        example: open the example workspace instead.
        invitation: an invitation file to join with.
        language: ``de`` or ``en``; empty for what the settings say.
        file: a packet, request or answer to open, as a double click does.
    """

    data_dir: Path | None = None
    example: bool = False
    invitation: Path | None = None
    language: str = ""
    file: Path | None = None


def profile_of(options: Options) -> Path:
    """The profile's folder; the example has one of its own, so that it never mixes with real work."""
    if not options.example:
        return paths.profile_dir(options.data_dir)
    if options.data_dir is not None:
        return paths.profile_dir(options.data_dir) / paths.EXAMPLE_PROFILE
    return paths.profile_dir(name=paths.EXAMPLE_PROFILE)


def open_window(
    options: Options,
    *,
    key: KeySource | None = None,
    painted: Callable[[], None] | None = None,
    shown: Callable[[], None] | None = None,
) -> int:
    """Open the window and stay until it is closed; returns the exit code.

    Args:
        options: what the command line says.
        key: of the profile, when neither keyring nor person is to be asked.
        painted: called after the first paint, for measuring.
        shown: called once Heute has its rows, for measuring.
    """
    # What is imported now stays; the collector would walk over it a dozen times before the first paint.
    gc.disable()
    from inka_desktop.gui import start

    folder = profile_of(options)
    log.log_uncaught()

    def first_painted() -> None:
        if painted is not None:
            painted()
        # Where the diary cannot be written the profile cannot be opened, which says why.
        with suppress(OSError):
            log.start_logging(folder)

    return start.run(
        start.StartOptions(
            folder=folder, own_folder=options.data_dir is not None, sample=options.example,
            invitation=options.invitation, language=options.language, key=key,
            painted=first_painted, shown=shown, file=options.file,
        )
    )  # fmt: skip


def work(said: Namespace | SimpleNamespace) -> Answer:
    """Do what a command of the command line says, on the profile it names.

    Raises:
        InkaError: what the services raise.
        OSError: a file that was named cannot be read or written.
    """
    if said.command == "form":
        from inka_desktop.services import form_check

        return form_check.check(said.file, said.beside)
    from inka_desktop.services import commands

    folder = paths.profile_dir(said.data_dir)
    if said.command == "restore":
        return commands.restore(folder, said.source)
    log.start_logging(folder)
    key = _key_source(folder, said.passphrase_file, own_folder=said.data_dir is not None)
    if said.command == "workspace":
        return _workspace(said, folder, key)
    if said.command in ("packet", "export"):
        return _files(said, folder, key)
    if said.command == "check":
        return commands.check(folder, key)
    if said.command == "backup":
        return commands.back_up(folder, key, said.to, _first_line(said.backup_passphrase_file))
    return commands.sync(folder, key)


def _files(said: Namespace | SimpleNamespace, folder: Path, key: KeySource) -> Answer:
    """Write packets or data, take packets in."""
    from inka_desktop.services import commands, export_commands

    if said.command == "export":
        return export_commands.export(
            folder, key, said.form, said.to, said.format, labels=not said.codes, drafts=said.drafts,
            language=said.language or "de",
        )  # fmt: skip
    if said.action == "write":
        return commands.write_packets(folder, key, said.out)
    return commands.take_in(folder, key, said.packets)


def _workspace(said: Namespace | SimpleNamespace, folder: Path, key: KeySource) -> Answer:
    """Begin one, join one, invite, choose a place."""
    from inka_desktop.services import commands

    if said.action == "new":
        return commands.new(folder, key, said.office, said.person, said.device)
    if said.action == "join":
        return commands.join(folder, key, said.invitation, said.code, said.device)
    if said.action == "invite":
        return commands.invite(folder, key, said.person, said.role, said.out)
    return commands.place(folder, key, said.path, said.access_key, _first_line(said.secret_file))


def notices(answer: Answer, language: str) -> list[str]:
    """The sentences of an answer's notices, each once."""
    from inka_desktop.viewmodels.notices import notice_words

    return [notice_words(code, language) for code in dict.fromkeys(answer.notices)]


def _key_source(folder: Path, file: Path | None, *, own_folder: bool) -> KeySource:
    """The passphrase of a file, else the keyring, else what is typed.

    Raises:
        NoKeyError: there is none of these.
        OSError: the file cannot be read.
    """
    from inka_desktop.store import keys
    from inka_desktop.store.errors import NoKeyError
    from inka_desktop.store.pin import PinSource

    state = keys.profile_state(folder)
    typed = PinSource if state == "pin" else keys.PassphraseSource
    if file is not None:
        return typed(_first_line(file))
    if state == "keyring":
        return keys.KeyringSource()
    source = keys.default_source(own_folder=own_folder) if state == "new" else None
    if source is not None:
        return source
    if not sys.stdin.isatty():
        raise NoKeyError()
    from getpass import getpass

    return typed(getpass())


def _first_line(file: Path | None) -> str:
    return file.read_text("utf-8").split("\n", 1)[0] if file is not None else ""


def tour(out: Path, tell: Callable[[Step], None], *, pictures: bool = True) -> Report:
    """Walk through the main job without a screen; results lie in ``out``.

    Raises:
        InkaError: a step did not hold what it promises, or the disk is not as needed.
    """
    from inka_desktop.services import tour as tours

    def draw(workspace: Workspace, visit: UUID, draft: UUID) -> list[Path]:
        return page_pictures(workspace, out, visit, draft, tours.ON)

    return tours.run(out, draw if pictures else None, tell)


def page_pictures(workspace: Workspace, out: Path, visit: UUID, draft: UUID, on: date) -> list[Path]:
    """Draw pages of the window without a screen; returns the files, PNG of 1,280 by 800.

    Args:
        workspace: open.
        out: folder for the pictures.
        visit: a finished visit.
        draft: a visit with an open question.
        on: the day that counts as today.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from inka_desktop.gui import i18n, theme
    from inka_desktop.gui._generated import resources_rc

    application = QApplication.instance() or QApplication(["INKA Desktop"])
    assert isinstance(application, QApplication)  # nobody else makes one here
    resources_rc.qInitResources()
    theme.install(application)
    i18n.install("de")
    pages: list[tuple[str, str | UUID, str]] = [
        *_PAGES,
        ("besuch", visit, "light"),
        ("zwei-angaben", draft, "light"),
        ("besuch-dunkel", visit, "dark"),
    ]
    window, context = _window(workspace, on)
    made = []
    for name, page, appearance in pages:
        theme.current().apply(appearance)
        if isinstance(page, str):
            window.show_page(page)
        else:
            window.show_page("protocol", page)
        _settle(context)
        if page == draft:
            _show_question(window, context)
        path = out / f"{name}.png"
        window.grab().save(str(path))
        made.append(path)
    window.hide()
    context.close()
    return made


def _window(workspace: Workspace, on: date) -> tuple[MainWindow, Context]:
    """The main window on an open workspace, with a day of its own and settings that are not kept."""
    from inka_desktop.gui.context import Context
    from inka_desktop.gui.jobs import Jobs
    from inka_desktop.gui.main_window import MainWindow
    from inka_desktop.settings import Settings

    class FixedDay(Context):
        """The day of the example."""

        def today(self) -> date:
            """The given day."""
            return on

    context = FixedDay(Jobs(), Settings(workspace.core.database.folder / "tour"))
    window = MainWindow(context)
    window.resize(*WINDOW_PX)
    window.show()
    context.open_workspace(workspace)
    return window, context


def _show_question(window: MainWindow, context: Context) -> None:
    """Scroll to the field for which two entries arrived."""
    from inka_desktop.gui.pages.protocol_page import ProtocolPage

    page = window.current()
    if isinstance(page, ProtocolPage):
        for _ in range(2):  # photos come into view on the way and make the page longer
            page.reveal("next_date")
            _settle(context)


def _settle(context: Context) -> None:
    """Let the window read and draw until nothing has been going on for a moment."""
    from PySide6.QtWidgets import QApplication

    begun, quiet = time.monotonic(), 0
    # Turns of the event loop without work, not time: a busy machine gives few turns in a second.
    while quiet < _SETTLED_TURNS and time.monotonic() - begun < _LONGEST_S:
        QApplication.processEvents()
        quiet = 0 if context.jobs.busy() else quiet + 1
        time.sleep(0.005)
