"""One window on one workspace, in one language, appearance and size, that scenes are played on."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget

from inka_desktop.gui import i18n, theme
from inka_desktop.gui._generated import resources_rc
from inka_desktop.gui.context import Context
from inka_desktop.gui.jobs import Jobs
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import Settings
from tests.look.fitting import what_does_not_fit

SETTLED_TURNS, TURN_S, LONGEST_S = 50, 0.005, 60.0
"""Turns of the event loop without work, not time: a busy machine gives few turns in a second."""


@dataclass(frozen=True, slots=True)
class Variant:
    """How the window is shown; ``name`` is the folder of its pictures."""

    name: str
    language: str = "de"
    appearance: str = "light"
    size: tuple[int, int] = (1280, 800)


@dataclass(frozen=True, slots=True)
class Subjects:
    """What the pictures show.

    Attributes:
        workspace: with a finished visit, a draft with an open question, and news from another device.
        empty: a workspace as it is on the first day.
        visit, draft: of ``workspace``.
        on: the day that counts as today.
    """

    workspace: Workspace
    empty: Workspace
    visit: UUID
    draft: UUID
    on: date


class _Day(Context):
    """The window's surroundings on a given day."""

    day: date

    def today(self) -> date:
        """The given day."""
        return self.day


class Stage:
    """Takes pictures into a folder and notes what does not fit."""

    def __init__(self, variant: Variant, subjects: Subjects, workspace: Workspace, out: Path) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        resources_rc.qInitResources()
        theme.install(application)
        theme.current().apply(variant.appearance)
        i18n.install(variant.language)
        self.variant, self.subjects, self.workspace = variant, subjects, workspace
        self.out = out / variant.name
        self.out.mkdir(parents=True, exist_ok=True)
        self.complaints: list[str] = []
        self.context = _Day(Jobs(), Settings(self.out / "settings"))
        self.context.day = subjects.on
        self.window = MainWindow(self.context)
        self.window.resize(*variant.size)
        self.window.show()
        self.context.open_workspace(workspace)
        self.settle()

    def close(self) -> None:
        """Puts the window away."""
        self.window.hide()
        self.context.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def settle(self) -> None:
        """Lets the window read and draw until nothing has been going on for a moment."""
        begun, quiet = time.monotonic(), 0
        while quiet < SETTLED_TURNS and time.monotonic() - begun < LONGEST_S:
            QApplication.processEvents()
            quiet = 0 if self.context.jobs.busy() else quiet + 1
            time.sleep(TURN_S)

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        """Waits until all is there and saves a picture of the window or of another widget."""
        self.settle()
        shown = widget or self.window
        shown.grab().save(str(self.out / f"{name}.png"))
        self.complaints += [
            f"{self.variant.name}/{name}: {what}" for what in what_does_not_fit(shown, self.variant.size)
        ]

    def shoot_scrolled(self, name: str, area: QScrollArea) -> None:
        """A picture of each screenful of a long page."""
        bar, number = area.verticalScrollBar(), 1
        bar.setValue(0)
        self.shoot(f"{name}-{number}")
        while bar.value() < bar.maximum():
            bar.setValue(bar.value() + max(1, area.viewport().height() - 60))
            number += 1
            self.shoot(f"{name}-{number}")
        bar.setValue(0)

    def shoot_dialog(self, name: str, dialog: QDialog, prepare: Callable[[], None] | None = None) -> None:
        """Opens a dialog, takes its picture and closes it."""
        dialog.open()
        self.settle()
        if prepare is not None:
            prepare()
        self.shoot(name, dialog)
        dialog.reject()
        self.settle()
