"""Where something lies: one point by its coordinates, or a line or an area as a table of points."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from inka_desktop.forms import NodeState
from inka_desktop.gui import icons
from inka_desktop.gui.forms.answer import AnswerWidget
from inka_desktop.gui.forms.cell_table import CellDelegate, CellTable
from inka_desktop.gui.forms.texts import LINE_PX
from inka_desktop.gui.widgets.coordinates_edit import CoordinatesEdit
from inka_desktop.viewmodels.point_table import PointTable

_POINTS_ROWS = 6


class PointAnswer(AnswerWidget):
    """One place: typed or pasted as a map or a phone shows it."""

    def build(self) -> None:
        """Puts the widget together."""
        self.line = CoordinatesEdit(self)
        self.line.setMaximumWidth(LINE_PX)
        self.line.setPlaceholderText(self.tr("zum Beispiel 50,978512 11,029341"))
        self.line.edited.connect(self.tell_soon)
        self.column.addWidget(self.line)

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.line,)

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        self.line.setReadOnly(state.readonly)
        unread = self.filling.unread(self.node)[0]
        if self.waits() or (self.line.hasFocus() and (unread or _kept(self.line.value()) == state.value)):
            return
        if unread:
            self.line.setText(unread)
        else:
            self.line.set_value(_shown(state.value))

    def leave(self) -> None:
        """What was typed is an answer now."""
        super().leave()
        if self.line.text().strip() and not self.line.value():
            self.filling.refuse(
                self.node, self.line.text(),
                self.tr("Diese Koordinaten nennen keinen Ort. Beispiel: 50,978512 11,029341"),
            )  # fmt: skip

    def take(self) -> None:
        """Answers with what stands there now."""
        if self.line.value() or not self.line.text().strip():
            self.tell(_kept(self.line.value()) or None)


class LineOfPoints(AnswerWidget):
    """A way or an area: a row for each point, typed cell by cell or pasted at once."""

    def build(self) -> None:
        """Puts the widget together."""
        self.points = PointTable(closed=self.type == "geoshape", parent=self)
        self.table = PointCells(self)
        self.table.setModel(self.points)
        self.table.setItemDelegate(CellDelegate(self.table))
        self.table.setMaximumWidth(LINE_PX)
        self.table.setTabKeyNavigation(False)
        self.table.paste_wanted.connect(self.paste)
        self._owed = False
        self._shown = ""
        self.points.edited.connect(self._edited)
        self.column.addWidget(self.table)
        self._count = QLabel(self)
        self._count.setProperty("role", "second")
        self.paste_button = QPushButton(self.tr("Einfügen"), self)
        self.paste_button.setToolTip(self.tr("Koordinaten aus der Zwischenablage, ein Punkt in jeder Zeile"))
        self.paste_button.clicked.connect(self.paste)
        self.remove_button = QPushButton(self.tr("Punkt entfernen"), self)
        icons.set_icon(self.remove_button, "trash-2")
        remove_key = QShortcut(QKeySequence("Ctrl+Del"), self.table, self.remove)
        remove_key.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.remove_button.setToolTip(
            self.tr("Entfernt die gewählten Punkte ({key})").format(
                key=remove_key.key().toString(QKeySequence.SequenceFormat.NativeText)
            )
        )
        self.remove_button.clicked.connect(self.remove)
        row = QHBoxLayout()
        self.column.addLayout(row)
        for each in (self.paste_button, self.remove_button, self._count):
            row.addWidget(each)
        row.addStretch(1)

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.table,)

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        self.points.set_readonly(state.readonly)
        for button in (self.paste_button, self.remove_button):
            button.setVisible(not state.readonly)
        shown = self.filling.unread(self.node)[0] or state.value
        if shown != self._shown and not self._owed and not self.table.is_typing():
            self._shown = shown
            self.points.show(shown)
        self._fit()

    def paste(self) -> None:
        """Adds the points of the clipboard."""
        self.table.commit()
        self.points.paste(QGuiApplication.clipboard().text())

    def remove(self) -> None:
        """Removes the points of the selected cells."""
        self.points.remove({index.row() for index in self.table.selectionModel().selectedIndexes()})

    def leave(self) -> None:
        """What was typed is an answer now."""
        self.table.commit()
        super().leave()
        if self._owed:
            self.take()
        else:
            self.show_state(self.filling.state(self.node))  # what came while somebody typed

    def take(self) -> None:
        """Answers with what stands there now."""
        self._owed = False
        found, rest = self.points.read(), self.points.readable()
        if found is not None:
            self._tell(found)
            return
        if rest is not None:
            self._tell(rest)
        self._shown = self.points.words()
        self.filling.refuse(
            self.node, self._shown,
            self.tr("Bitte mindestens %n verschiedene Punkte eingeben, in jeder Zeile einen Ort.", "",
                    self.points.least),
            keeps=True,
        )  # fmt: skip

    def _tell(self, points: str) -> None:
        """Answers with points that the table shows already."""
        self._shown = points
        self.tell(points or None)

    def _edited(self) -> None:
        """Half a point is waited for, until the cursor goes elsewhere."""
        self._owed = True
        if self.points.read() is not None:
            self.take()
        self._fit()

    def _fit(self) -> None:
        self._count.setText(self.tr("%n Punkte", "", self.points.count()))
        self.table.fit_rows(_POINTS_ROWS)


class PointCells(CellTable):
    """Several points are pasted at once."""

    paste_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        else:
            super().keyPressEvent(event)


def _kept(place: str) -> str:
    """Coordinates as ODK keeps them: latitude, longitude, height and accuracy, which nobody types."""
    return f"{place.replace(', ', ' ')} 0 0" if place else ""


def _shown(kept: str) -> str:
    """Coordinates as people read them."""
    numbers = kept.split()
    return f"{float(numbers[0]):.6f}, {float(numbers[1]):.6f}" if len(numbers) >= 2 else ""
