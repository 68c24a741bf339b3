"""On the page Einstellungen: whether a double click on invitations and packets opens this program."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QWidget

from inka_desktop import double_click
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.settings import DOUBLE_CLICK

LOG = logging.getLogger(__name__)


def tell_system(context: Context, owner: QObject) -> None:
    """Behind the start: a program that was moved, or is new here, is what a double click starts."""
    command = double_click.program()
    if command is None or not context.settings.get(DOUBLE_CLICK):
        return

    def tell() -> None:
        system = double_click.system(command)
        if system is not None and not system.is_told():
            system.tell()

    context.jobs.read(owner, tell, lambda _: None, _not_told)


def _not_told(error: BaseException) -> None:
    LOG.warning("double click not set up: %s", type(error).__name__)


class DoubleClickCard(Card):
    """The switch takes effect at once; for this user of the computer, and all profiles."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.set_title(self.tr("Doppelklick"))
        row = CardRow(
            self.tr("Einladungen und Pakete öffnen"),
            self.tr("Ein Doppelklick auf Dateien, die Sie von anderen erhalten, öffnet dieses Programm."),
        )
        self._check = QCheckBox(self.tr("eingeschaltet"), row)
        self._check.setAccessibleName(self.tr("Einladungen und Pakete mit Doppelklick öffnen"))
        self._check.setChecked(context.settings.get(DOUBLE_CLICK))
        self._check.clicked.connect(self._change)
        row.add_widget(self._check)
        self.add_row(row)

    def _change(self, wished: bool) -> None:
        self._context.settings.set(DOUBLE_CLICK, wished)
        command = double_click.program()
        system = None if command is None else double_click.system(command)
        if system is not None:
            self._context.jobs.read(
                self, system.tell if wished else system.forget, lambda _: None, self._context.tell
            )
