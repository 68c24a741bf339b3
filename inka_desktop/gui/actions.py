"""Commands as data: menus, shortcuts and the palette are built from the same list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from inka_desktop.gui import icons


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can do from anywhere.

    Attributes:
        id: stable name, e.g. ``visit.new``.
        text: what menus and the palette show, in the window's language.
        run: does it.
        shortcut: portable key sequence, empty for none.
        icon: name in the icon set, empty for none.
        enabled: whether it can be done now; asked each time it is shown.
        menu: name of the menu it stands in, empty for none.
    """

    id: str
    text: str
    run: Callable[[], None]
    shortcut: str = ""
    icon: str = ""
    enabled: Callable[[], bool] = lambda: True
    menu: str = ""

    def keys(self) -> str:
        """The shortcut as keyboards of this country name it, e.g. ``Strg+N``."""
        return QKeySequence(self.shortcut).toString(QKeySequence.SequenceFormat.NativeText)


class Commands:
    """The commands of one window, findable by id."""

    def __init__(self, commands: Iterable[Command]) -> None:
        self._all = {command.id: command for command in commands}
        self._actions: list[QAction] = []

    def __iter__(self) -> Iterable[Command]:
        return iter(self._all.values())

    def all(self) -> list[Command]:
        """All commands in the order they were declared."""
        return list(self._all.values())

    def keys(self, name: str) -> str:
        """The shortcut of a command as keyboards of this country name it.

        Raises:
            KeyError: there is no such command.
        """
        return self._all[name].keys()

    def run(self, name: str) -> bool:
        """Runs a command unless it is not possible now or not for this window; says whether it ran."""
        command = self._all.get(name)
        if command is None or not command.enabled():
            return False
        command.run()
        return True

    def bind(self, window: QWidget) -> None:
        """Gives the window an action with a shortcut for every command that has one."""
        for command in self._all.values():
            if command.shortcut:
                action = QAction(command.text, window)
                self._actions.append(action)
                action.setObjectName(command.id)
                action.setShortcut(QKeySequence(command.shortcut))
                action.triggered.connect(lambda _checked=False, name=command.id: self.run(name))
                window.addAction(action)

    def unbind(self, window: QWidget) -> None:
        """Takes the actions out of the window again."""
        for action in self._actions:
            window.removeAction(action)
            action.deleteLater()
        self._actions = []

    def fill(self, menu: QMenu, name: str) -> None:
        """Fills a menu with the commands that name it."""
        menu.clear()
        for command in self._all.values():
            if command.menu == name:
                action = menu.addAction(command.text)
                if command.icon:
                    action.setIcon(icons.icon(command.icon, "muted"))
                action.setEnabled(command.enabled())
                action.triggered.connect(lambda _checked=False, chosen=command.id: self.run(chosen))
