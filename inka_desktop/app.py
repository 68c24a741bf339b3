"""Composition root: puts floors together for the window and for the tour."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop import log, paths

if TYPE_CHECKING:
    from inka_desktop.gui.context import Context
    from inka_desktop.gui.main_window import MainWindow
    from inka_desktop.services.tour import Report, Step
    from inka_desktop.services.workspace import Workspace

WINDOW_PX = (1280, 800)
_SETTLED_S, _LONGEST_S = 0.15, 20.0
_PAGES: tuple[tuple[str, str, str], ...] = (
    ("heute", "today", "light"), ("projekte", "projects", "light"), ("protokolle", "protocols", "light"),
    ("senden-und-empfangen", "exchange", "light"), ("heute-dunkel", "today", "dark"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says about the profile and the window.

    Attributes:
        data_dir: everything lies below this folder; the user's own profile and keyring are left alone.
        example: open the example workspace instead.
        invitation: an invitation file to join with.
        language: ``de`` or ``en``; empty for what the settings say.
    """

    data_dir: Path | None = None
    example: bool = False
    invitation: Path | None = None
    language: str = ""


def profile_of(options: Options) -> Path:
    """The profile's folder; the example has one of its own, so that it never mixes with real work."""
    if not options.example:
        return paths.profile_dir(options.data_dir)
    if options.data_dir is not None:
        return paths.profile_dir(options.data_dir) / paths.EXAMPLE_PROFILE
    return paths.profile_dir(name=paths.EXAMPLE_PROFILE)


def open_window(options: Options) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    from inka_desktop.gui import start

    folder = profile_of(options)
    log.start_logging(folder)
    log.log_uncaught()
    return start.run(
        start.StartOptions(
            folder=folder, own_folder=options.data_dir is not None, sample=options.example,
            invitation=options.invitation, language=options.language,
        )
    )  # fmt: skip


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
        if isinstance(page, UUID):
            window.show_page("visit", page)
        else:
            window.show_page(page)
        _settle(context)
        path = out / f"{name}.png"
        window.grab().save(str(path))
        made.append(path)
    window.hide()
    context.jobs.close()
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


def _settle(context: Context) -> None:
    """Let the window read and draw until nothing has been going on for a moment."""
    from PySide6.QtWidgets import QApplication

    begun = quiet = time.monotonic()
    while time.monotonic() - quiet < _SETTLED_S and time.monotonic() - begun < _LONGEST_S:
        QApplication.processEvents()
        if context.jobs.busy():
            quiet = time.monotonic()
        time.sleep(0.005)
