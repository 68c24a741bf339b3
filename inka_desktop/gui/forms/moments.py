"""Days, months, years and times of day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from inka_desktop.forms import NodeState
from inka_desktop.gui.forms.answer import AnswerWidget
from inka_desktop.gui.forms.texts import NUMBER_PX, LineAnswer
from inka_desktop.gui.widgets.fields import ChoiceCombo, ClockEdit, DayEdit, ParsedEdit
from inka_desktop.viewmodels import dates, numbers

YEAR_PX = 90


class DayAnswer(AnswerWidget):
    """A day, as people say it."""

    def build(self) -> None:
        """Puts the widget together."""
        self.day = DayEdit(self)
        self.day.past = True
        self.day.setMaximumWidth(NUMBER_PX)
        self.day.edited.connect(self.tell_soon)
        self.column.addWidget(self.day)

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.day,)

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        show_parsed(self, self.day, day_of(state.value), state)

    def leave(self) -> None:
        """What was typed is an answer now."""
        super().leave()
        refuse_unread(self, self.day, self.tr("Bitte einen Tag eingeben, zum Beispiel 15.12. oder morgen."))

    def take(self) -> None:
        """Answers with what stands there now."""
        if self.day.complete():
            self.tell(self.day.value())


class ClockAnswer(AnswerWidget):
    """A time of day."""

    def build(self) -> None:
        """Puts the widget together."""
        self.clock = ClockEdit(self)
        self.clock.setMaximumWidth(YEAR_PX)
        self.clock.edited.connect(self.tell_soon)
        self.column.addWidget(self.clock)

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.clock,)

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        show_parsed(self, self.clock, clock_of(state.value), state)

    def leave(self) -> None:
        """What was typed is an answer now."""
        super().leave()
        refuse_unread(self, self.clock, self.tr("Bitte eine Uhrzeit eingeben, zum Beispiel 9:30."))

    def take(self) -> None:
        """Answers with what stands there now."""
        if self.clock.complete():
            self.tell(self.clock.value())


class MomentAnswer(AnswerWidget):
    """A day and a time; both are needed for an answer."""

    def build(self) -> None:
        """Puts the widget together."""
        row = QHBoxLayout()
        self.column.addLayout(row)
        row.setSpacing(8)
        self.day, self.clock = DayEdit(self), ClockEdit(self)
        self.day.past = True
        self.day.setMaximumWidth(NUMBER_PX)
        self.clock.setMaximumWidth(YEAR_PX)
        for each in (self.day, self.clock):
            each.edited.connect(self.tell_soon)
        row.addWidget(self.day, 1)
        row.addWidget(self.clock)
        row.addWidget(QLabel(self.tr("Uhr"), self))
        row.addStretch(1)

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.day, self.clock)

    def name(self, label: str, description: str) -> None:
        """Says to a screen reader what is asked for."""
        super().name(label, description)
        self.day.setAccessibleName(self.tr("{question}: Tag").format(question=label))
        self.clock.setAccessibleName(self.tr("{question}: Uhrzeit").format(question=label))

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        self.day.setReadOnly(state.readonly)
        self.clock.setReadOnly(state.readonly)
        found = moment_of(state.value)
        if found is None and (self.day.hasFocus() or self.clock.hasFocus()):
            return
        if found is None:
            day, clock = halves(self)
            self.day.setText(day)
            self.clock.setText(clock)
        else:
            show_parsed(self, self.day, found.date(), state)
            show_parsed(self, self.clock, found.time(), state)

    def leave(self) -> None:
        """What was typed is an answer now."""
        super().leave()
        if self._value() is None:
            refuse_halves(
                self, self.day.text(), self.clock.text(), self.tr("Bitte Tag und Uhrzeit eingeben.")
            )  # fmt: skip

    def take(self) -> None:
        """Answers with what stands there now."""
        found = self._value()
        if found is not None or not (self.day.text().strip() or self.clock.text().strip()):
            self.tell(found)

    def _value(self) -> datetime | None:
        day, clock = self.day.value(), self.clock.value()
        return None if day is None or clock is None else datetime.combine(day, clock)


class YearAnswer(LineAnswer):
    """A year; kept as its first day."""

    width_px = YEAR_PX

    def read(self, text: str) -> str | None:
        """What the words say; None when they cannot be read."""
        words = numbers.read_whole(text) if text.strip() else ""
        if not words:
            return words
        return f"{int(words):04d}-01-01" if 1000 <= int(words) <= 9999 else None

    def words(self, value: str) -> str:
        """How a kept answer reads."""
        return value[:4]

    def why(self) -> str:
        """What to do where the words cannot be read."""
        return self.tr("Bitte ein Jahr mit vier Ziffern eingeben, zum Beispiel 2026.")


class MonthAnswer(AnswerWidget):
    """A month of a year; kept as its first day."""

    def build(self) -> None:
        """Puts the widget together."""
        row = QHBoxLayout()
        self.column.addLayout(row)
        row.setSpacing(8)
        self.month, self.year = ChoiceCombo(self), QLineEdit(self)
        self.month.addItem("–", "")
        for number in range(1, 13):
            self.month.addItem(dates.locale().standaloneMonthName(number), str(number))
        self.year.setMaximumWidth(YEAR_PX)
        self.year.setPlaceholderText(self.tr("Jahr"))
        self.month.edited.connect(self.tell_soon)
        self.year.textEdited.connect(lambda _text: self.tell_soon())
        row.addWidget(self.month)
        row.addWidget(self.year)
        row.addStretch(1)

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.month, self.year)

    def name(self, label: str, description: str) -> None:
        """Says to a screen reader what is asked for."""
        super().name(label, description)
        self.month.setAccessibleName(self.tr("{question}: Monat").format(question=label))
        self.year.setAccessibleName(self.tr("{question}: Jahr").format(question=label))

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        self.month.setEnabled(not state.readonly)
        self.year.setReadOnly(state.readonly)
        found = day_of(state.value)
        if found is None and (self.month.hasFocus() or self.year.hasFocus()):
            return
        if found is None:
            month, year = halves(self)
            self.month.set_value(month)
            self.year.setText(year)
        elif self._value() != found:
            self.month.set_value(str(found.month))
            self.year.setText(f"{found.year}")

    def leave(self) -> None:
        """What was typed is an answer now."""
        super().leave()
        if self._value() is None:
            refuse_halves(
                self, self.month.value(), self.year.text(), self.tr("Bitte Monat und Jahr eingeben.")
            )  # fmt: skip

    def take(self) -> None:
        """Answers with what stands there now."""
        if self._value() is not None or not (self.month.value() or self.year.text().strip()):
            self.tell(self._value())

    def _value(self) -> date | None:
        month, year = self.month.value(), self.year.text().strip()
        if not month or not year.isascii() or not year.isdecimal() or not 1000 <= int(year) <= 9999:
            return None
        return date(int(year), int(month), 1)


def show_parsed(answer: AnswerWidget, line: DayEdit | ClockEdit, value: object, state: NodeState) -> None:
    """Shows a value in a line that reads its words; words that somebody is typing stay."""
    line.setReadOnly(state.readonly)
    unread = answer.filling.unread(answer.node)[0]
    if value is None and unread:
        if not line.text():
            line.setText(unread)
        return
    typing = answer.waits() or not line.complete() or line.value() == value
    if not (line.hasFocus() and typing):
        line.set_value(value)


def refuse_unread(answer: AnswerWidget, line: ParsedEdit, why: str) -> None:
    """Says what to do where the words of a line cannot be read."""
    if not line.complete():
        answer.filling.refuse(answer.node, line.text(), why)


def refuse_halves(answer: AnswerWidget, first: str, second: str, why: str) -> None:
    """Says what to do where only one of two fields is filled, or one cannot be read."""
    if first.strip() or second.strip():
        answer.filling.refuse(answer.node, f"{first}\n{second}", why)


def halves(answer: AnswerWidget) -> tuple[str, str]:
    """What stood in both fields when they were no answer; empty when nothing did."""
    first, _, second = answer.filling.unread(answer.node)[0].partition("\n")
    return first, second


def day_of(value: str) -> date | None:
    """The day that an answer keeps; None when it keeps none."""
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def clock_of(value: str) -> time | None:
    """The time of day that an answer keeps, as on the wall where it was given; None when it keeps none."""
    try:
        return time.fromisoformat(value).replace(tzinfo=None, second=0, microsecond=0)
    except ValueError:
        return None


def moment_of(value: str) -> datetime | None:
    """The moment that an answer keeps, as on the wall where it was given; None when it keeps none."""
    try:
        return datetime.fromisoformat(value).replace(tzinfo=None)
    except ValueError:
        return None
