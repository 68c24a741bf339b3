"""Fields that hold more than a line of text: days, times, choices, and text that grows.

All of them offer ``value``, ``set_value`` and ``complete`` and say ``edited`` only when a person typed;
:mod:`inka_desktop.gui.binder` needs no more than that.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QDate, QEvent, QMimeData, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
    QWidgetAction,
)

from inka_desktop.gui import icons, theme
from inka_desktop.gui.pictures import is_no_text, leave_to_others
from inka_desktop.records import local_time
from inka_desktop.records.text_edits import edits
from inka_desktop.viewmodels import dates
from inka_desktop.viewmodels.due import parse_clock, parse_day
from inka_desktop.viewmodels.wording import Words, label


class TextLine(QLineEdit):
    """A line that leaves pictures which are dragged over it to what lies behind it."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not leave_to_others(event):
            super().dragEnterEvent(event)


def show_beginning(line: QLineEdit) -> None:
    """Long words show their beginning where nobody writes, nor will when the window is active again."""
    if line.window().focusWidget() is not line:
        line.setCursorPosition(0)


class ParsedEdit(TextLine):
    """A line that is read as a value; words that say none stay and are marked, nothing is lost."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self.edited)
        self.textEdited.connect(lambda: self._mark(problem=False))

    def complete(self) -> bool:
        """Whether the words say a value (no words say none)."""
        return not self.text().strip() or self._read() is not None

    def say_again(self, words: str) -> None:
        """Shows words that said no value when somebody left them; they are marked as then."""
        self.setText(words)
        self._mark(problem=not self.complete())

    def refuse(self) -> str:
        """Marks and selects words that say no value, for whoever is led to them; returns the sentence."""
        self._mark(problem=True)
        self.selectAll()
        said = self.tr(
            "„{words}“ in „{field}“ lässt sich nicht lesen. Bitte ändern oder leeren Sie das Feld."
        )
        return said.format(words=self.text().strip(), field=self.accessibleName())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.complete():
            self._write(self._read())
        self._mark(problem=not self.complete())
        super().focusOutEvent(event)

    def _read(self) -> object:
        """What the words say; None when they cannot be read. Here: the words themselves."""
        return self.text().strip() or None

    def _write(self, value: object) -> None:
        """Shows a value as words."""
        self.setText("" if value is None else str(value))

    def _mark(self, *, problem: bool) -> None:
        state = "problem" if problem else ""
        if self.property("state") != state:
            self.setProperty("state", state)
            self.setToolTip(self._help() if problem else "")
            self.style().unpolish(self)
            self.style().polish(self)

    def _help(self) -> str:
        return ""


class DayEdit(ParsedEdit):
    """A day as people say it; a calendar opens with the button or Alt+Down."""

    today: Callable[[], date] = staticmethod(local_time.today)
    past = False
    """A day without a year may lie behind today."""
    picked = Signal()
    """A day was chosen in the calendar; ``edited`` comes before."""
    objected = Signal(str)
    """Somebody left a day there that does not fit: what is wrong with it."""
    against: Callable[[date | None], str] = staticmethod(lambda _day: "")
    """What is wrong with a day, or with none; a day with which something is wrong is saved nowhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = self.addAction(icons.icon("calendar", "muted"), self.ActionPosition.TrailingPosition)
        self._button.triggered.connect(self.open_calendar)
        self._button.setToolTip(self.tr("Kalender öffnen (Alt+Pfeil nach unten)"))
        theme.current().changed.connect(self._recolour)

    def value(self) -> date | None:
        """The day, None when empty or not readable as one."""
        return self._read()

    def set_value(self, value: object) -> None:
        """Shows a day, nothing for None."""
        self._write(value)
        self._mark(problem=False)

    def complete(self) -> bool:
        """Whether the words say a day, or there are none, and nothing is wrong with that."""
        return super().complete() and not self._objection()

    def refuse(self) -> str:
        """As of any such line; of a day that does not fit what is wrong with it."""
        return self._objection() or super().refuse()

    def judge_again(self) -> None:
        """Another field was changed with which this one may be wrong."""
        self._mark(problem=not self.complete())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._object()

    def open_calendar(self) -> None:
        """Lets the day be picked from a month."""
        menu = QMenu(self)
        calendar = QCalendarWidget(menu)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        shown = self.value() or self.today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        calendar.clicked.connect(lambda day: self._pick(day, menu))
        calendar.activated.connect(lambda day: self._pick(day, menu))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("00.00.0000") + 74, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """No narrower than a whole day beside the calendar's button, in either language."""
        width = self.fontMetrics().horizontalAdvance("00 Nov 0000") + 44
        return QSize(width, super().minimumSizeHint().height())

    def _recolour(self) -> None:
        self._button.setIcon(icons.icon("calendar", "muted"))

    def _pick(self, day: QDate, menu: QMenu) -> None:
        menu.close()
        self._write(date(day.year(), day.month(), day.day()))
        self.edited.emit()
        self.picked.emit()
        self.judge_again()
        self._object()

    def _objection(self) -> str:
        return self.against(self.value()) if super().complete() else ""

    def _object(self) -> None:
        if said := self._objection():
            self.objected.emit(said)

    def _read(self) -> date | None:
        return parse_day(self.text(), self.today(), past=self.past)

    def _write(self, value: object) -> None:
        self.setText(dates.typed_day(value) if isinstance(value, date) else "")

    def _help(self) -> str:
        return self._objection() or self.tr("Bitte einen Tag eingeben, zum Beispiel 15.12. oder morgen.")


class ClockEdit(ParsedEdit):
    """A time of day: 9, 9:30 and 930 are understood."""

    def value(self) -> time | None:
        """The time, None when empty or not readable as one."""
        return self._read()

    def set_value(self, value: object) -> None:
        """Shows a time, nothing for None."""
        self._write(value)
        self._mark(problem=False)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("00:00") + 36, super().sizeHint().height())

    def _read(self) -> time | None:
        return parse_clock(self.text())

    def _write(self, value: object) -> None:
        self.setText(dates.clock(value) if isinstance(value, time) else "")

    def _help(self) -> str:
        return self.tr("Bitte eine Uhrzeit eingeben, zum Beispiel 9:30.")


class NumberEdit(ParsedEdit):
    """A whole number, not below nought."""

    def value(self) -> int | None:
        """The number, None when empty or not readable as one."""
        return self._read()

    def set_value(self, value: object) -> None:
        """Shows a number, nothing for None."""
        self._write(value)
        self._mark(problem=False)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("0000") + 24, super().sizeHint().height())

    def _read(self) -> int | None:
        text = self.text().strip()
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else None

    def _help(self) -> str:
        return self.tr("Bitte eine Zahl eingeben, zum Beispiel 7.")


class FlagCheck(QCheckBox):
    """Yes or no."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(lambda _checked: self.edited.emit())

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Ticks it or not."""
        self.setChecked(bool(value))

    def complete(self) -> bool:
        """A tick always says a value."""
        return True


class ChoiceCombo(QComboBox):
    """One of a few words; a word this version does not know stays in the list as it is."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.activated.connect(lambda _index: self.edited.emit())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(6)

    def offer(self, words: Words, none: str = "") -> None:
        """Fills the list from a table of :mod:`inka_desktop.viewmodels.wording`; ``none`` says no value."""
        self.clear()
        if none:
            self.addItem(none, "")
        for key in words:
            self.addItem(label(words, key), key)

    def value(self) -> str:
        """The chosen word as it is kept."""
        return str(self.currentData() or "")

    def set_value(self, value: object) -> None:
        """Chooses a word."""
        place = self.findData(value)
        if place < 0 and value:
            self.addItem(str(value), value)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def complete(self) -> bool:
        """A choice always says a value."""
        return True

    def wheelEvent(self, event: QEvent) -> None:
        # A page that scrolls under the pointer must not change what was chosen.
        event.ignore()


def _units(text: str) -> int:
    """How many places a text takes in Qt, which counts in UTF-16."""
    return len(text) + sum(sign > "\uffff" for sign in text)


class ProseText(QPlainTextEdit):
    """Text in words: its spelling is looked through; pictures that are dragged over it are left alone."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not is_no_text(source) and super().canInsertFromMimeData(source)


class GrowingText(ProseText):
    """Text that takes the height of what was written, without a scroll bar of its own."""

    edited = Signal()
    agreement_wished = Signal(str)
    """Ctrl+Return: the words of the current line."""

    def __init__(self, parent: QWidget | None = None, lines: int = 2) -> None:
        super().__init__(parent)
        self._lines = lines
        self._setting = False
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._changed)
        # The field grows only after the key; then its line is looked for.
        self.cursorPositionChanged.connect(lambda: QTimer.singleShot(0, self, self._follow_cursor))
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    def set_lines(self, lines: int) -> None:
        """The height while there is little text, in lines."""
        self._lines = lines
        self._grow()

    def value(self) -> str:
        """The text as written."""
        return self.toPlainText()

    def set_value(self, value: object) -> None:
        """Shows what the text is now; only what differs is written: cursor, selection, Ctrl+Z go on."""
        text, shown = str(value or ""), self.toPlainText()
        if text != shown:
            self._setting = True
            self._rewrite(shown, text)
            self._setting = False

    def begin_with(self, value: object) -> None:
        """Shows the text of something else: from its beginning, and with nothing to undo."""
        self._setting = True
        self.setPlainText(str(value or ""))
        self._setting = False

    def _rewrite(self, shown: str, text: str) -> None:
        cursor = self.textCursor()
        anchor, position = (self._place(at) for at in (cursor.anchor(), cursor.position()))
        writer = QTextCursor(self.document())
        writer.beginEditBlock()
        for one in reversed(edits(shown, text)):
            writer.setPosition(_units(shown[: one.at]))
            writer.setPosition(_units(shown[: one.at + one.gone]), QTextCursor.MoveMode.KeepAnchor)
            writer.insertText(one.put)
        writer.endEditBlock()
        cursor.setPosition(anchor.position())
        cursor.setPosition(position.position(), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _place(self, at: int) -> QTextCursor:
        """A place that stays where it is when something is put there."""
        place = QTextCursor(self.document())
        place.setPosition(at)
        place.setKeepPositionOnInsert(True)
        return place

    def complete(self) -> bool:
        """A text always says a value."""
        return True

    def take_line(self, line: str) -> None:
        """Removes the line the cursor stands in while it says this; Ctrl+Z in the field brings it back.

        A line in which somebody else wrote meanwhile stays: their words are in no agreement.
        """
        cursor = self.textCursor()
        if cursor.block().text().strip() != line:
            return
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.LineUnderCursor)
        cursor.removeSelectedText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.agreement_wished.emit(self.textCursor().block().text().strip())
            return
        if event.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            super().keyPressEvent(event)
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _changed(self) -> None:
        if not self._setting:
            self.edited.emit()

    def _grow(self) -> None:
        # The layout of a QPlainTextEdit measures its height in lines.
        lines = max(self._lines, int(self.document().size().height()))
        # The frame holds the padding of the style sheet, too.
        frame = 2 * self.frameWidth() + 2 * int(self.document().documentMargin()) + 2
        height = lines * self.fontMetrics().lineSpacing() + frame
        if self.minimumHeight() != height:
            self.setFixedHeight(height)
        # Scrolling by a line came before the field grew; all of the text fits now.
        self.verticalScrollBar().setValue(0)

    def _follow_cursor(self) -> None:
        """Keeps the line in which somebody writes in view of the page."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        content = area.widget() if area is not None else None
        if self.hasFocus() and area is not None and content is not None:
            place = self.mapTo(content, self.cursorRect().bottomLeft())
            area.ensureVisible(place.x(), place.y(), 8, 64)
