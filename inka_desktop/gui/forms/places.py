"""Where something lies: one point by its coordinates, or a line or an area as a table of points."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QWidget

from inka_desktop.forms import NodeState
from inka_desktop.gui.forms.answer import AnswerWidget
from inka_desktop.gui.forms.texts import LINE_PX
from inka_desktop.gui.widgets.coordinates_edit import CoordinatesEdit
from inka_desktop.gui.widgets.fields import GrowingText
from inka_desktop.records import coordinates

_POINTS_LINES = 4
_TAIL = re.compile(r",\s+(-?\d+(?:\.\d+)?),\s+(\d+(?:\.\d+)?)\s*$")
"""Height and accuracy behind the coordinates of a point."""


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
    """A way or an area: one point a line, pasted at once or typed one by one."""

    def build(self) -> None:
        """Puts the widget together."""
        self.closed = self.type == "geoshape"
        self.points = GrowingText(self, lines=_POINTS_LINES)
        self.points.setMaximumWidth(LINE_PX)
        self.points.setPlaceholderText(self.tr("Ein Punkt in jeder Zeile, zum Beispiel 50,978512 11,029341"))
        self.points.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.points.edited.connect(self.tell_soon)
        self._count = QLabel(self)
        self._count.setProperty("role", "second")
        self.column.addWidget(self.points)
        row = QHBoxLayout()
        self.column.addLayout(row)
        row.addWidget(self._count, 1)

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.points,)

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        self.points.setReadOnly(state.readonly)
        kept = [point for point in state.value.split(";") if point.strip()]
        ends = len(kept) > 1 and kept[0].split()[:2] == kept[-1].split()[:2]
        shown = kept[:-1] if self.closed and ends else kept
        self._count.setText(self.tr("%n Punkte", "", len(shown)))
        if self.waits() or (self.points.hasFocus() and self._read() == state.value):
            return
        unread = self.filling.unread(self.node)[0]
        self.points.set_value(unread or "\n".join(_line(point) for point in shown))

    def leave(self) -> None:
        """What was typed is an answer now."""
        super().leave()
        if self._read() is None:
            self.take()

    def take(self) -> None:
        """Answers with what stands there now."""
        found = self._read()
        if found is None:
            least = 3 if self.closed else 2
            self.filling.refuse(
                self.node, self.points.value(),
                self.tr("Bitte mindestens %n Punkte eingeben, in jeder Zeile einen Ort.", "", least),
            )  # fmt: skip
        else:
            self.tell(found or None)

    def _read(self) -> str | None:
        """The points as they are kept; None where a line names no place, or there are too few."""
        lines = [line for line in re.split(r"[\n;]", self.points.value()) if line.strip()]
        found = [_point(line) for line in lines]
        kept = [point for point in found if point is not None]
        if not lines:
            return ""
        if len(kept) < max(len(lines), 3 if self.closed else 2):
            return None
        return ";".join([*kept, kept[0]] if self.closed and kept[0] != kept[-1] else kept)


def _kept(place: str) -> str:
    """Coordinates as ODK keeps them: latitude, longitude, height and accuracy, which nobody types."""
    return f"{place.replace(', ', ' ')} 0 0" if place else ""


def _point(line: str) -> str | None:
    """A line as it is kept; None where it names no place. Height and accuracy may stand behind it."""
    place, tail = line, _TAIL.search(line)
    if tail is not None and coordinates.read(line) is None:
        place = line[: tail.start()]
    known = coordinates.read(place)
    if known is None:
        return None
    return (
        f"{str(known).replace(', ', ' ')} {tail[1]} {tail[2]}"
        if place is not line and tail
        else _kept(str(known))
    )


def _line(kept: str) -> str:
    """A point of several as people read it, with height and accuracy where they were measured."""
    more = kept.split()[2:4]
    return ", ".join([_shown(kept), *(more if any(float(one) for one in more) and len(more) == 2 else ())])


def _shown(kept: str) -> str:
    """Coordinates as people read them."""
    numbers = kept.split()
    return f"{float(numbers[0]):.6f}, {float(numbers[1]):.6f}" if len(numbers) >= 2 else ""
