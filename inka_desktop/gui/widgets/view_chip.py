"""The chip of a list's remembered views: choosing one, remembering the present one, letting go of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget, QWidgetAction

from inka_desktop.gui import icons
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.services.views import Plain, ViewRow
from inka_desktop.viewmodels import wording

Values = Mapping[str, Plain]


class ViewChip(FilterChip):
    """Every list has the same: it gives what is to be remembered, and shows it again."""

    def __init__(
        self, context: Context, list_name: str, take: Callable[[], Values], show: Callable[[Values], None],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """A chip for one list.

        Args:
            context: what it reads and saves with.
            list_name: the list's own, for ever.
            take: what the list is limited to and sorted by, as plain values.
            show: limits and sorts the list again.
            parent: its parent.
        """
        super().__init__(parent)
        self._context, self._list = context, list_name
        self._take, self._show_view = take, show
        self.setCheckable(False)
        self.setText(self.tr("Ansichten"))
        self.setToolTip(self.tr("Gemerkte Ansichten dieser Liste"))
        icons.set_icon(self, "chevron-down", size=12)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the sign behind the words
        self._menu = QMenu(self)
        self._away = QMenu(self.tr("Nicht mehr merken"), self._menu)
        self._line = QLineEdit(self._menu)
        self._line.setPlaceholderText(self.tr("Diese Ansicht merken als …"))
        self._line.setAccessibleName(self.tr("Name für diese Ansicht"))
        self._line.setMinimumWidth(240)
        self._line.installEventFilter(self)
        self._entry = QWidgetAction(self._menu)
        self._entry.setDefaultWidget(self._line)
        self.setMenu(self._menu)
        self.read()

    def read(self) -> None:
        """Reads the views again."""
        self._context.read(self, lambda ws: ws.views.all(self._list), self._fill)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        entered = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if entered and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # type: ignore[attr-defined]  # a key event
            self._keep(self._line.text().strip())
            return True
        return super().eventFilter(watched, event)

    def _keep(self, name: str) -> None:
        if not name:
            return
        self._line.clear()
        self._menu.close()
        values = self._take()

        def kept(_: None) -> None:
            self.read()
            self._context.say(self.tr("Die Ansicht „{name}“ ist gemerkt.").format(name=name))

        self._context.write(self, lambda ws: ws.views.keep(self._list, name, values), kept)

    def _forget(self, view: ViewRow) -> None:
        self._context.write(
            self, lambda ws: ws.views.forget(self._list, view.name), lambda _: self._forgotten(view)
        )

    def _forgotten(self, view: ViewRow) -> None:
        self.read()
        self._context.say(
            self.tr("Die Ansicht „{name}“ ist nicht mehr gemerkt.").format(name=view.name),
            "good",
            self.tr("Zurücknehmen"),
            lambda: self._context.write(
                self, lambda ws: ws.views.keep(self._list, view.name, view.values), lambda _: self.read()
            ),
        )

    def _fill(self, views: Sequence[ViewRow]) -> None:
        menu = self._menu
        menu.removeAction(self._entry)
        menu.clear()
        self._away.clear()
        for view in views:
            menu.addAction(wording.on_button(view.name)).triggered.connect(
                lambda _=False, one=view: self._show_view(one.values)
            )
        if views:
            menu.addSeparator()
            menu.addMenu(self._away)
            for view in views:
                self._away.addAction(wording.on_button(view.name)).triggered.connect(
                    lambda _=False, one=view: self._forget(one)
                )
        menu.addAction(self._entry)
