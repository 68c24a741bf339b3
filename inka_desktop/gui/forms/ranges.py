"""A number between two ends: a slider, stars, a list, or a field where there are very many."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QToolButton, QWidget

from inka_desktop.forms import NodeState
from inka_desktop.forms.scales import Scale
from inka_desktop.gui import icons
from inka_desktop.gui.forms.answer import AnswerWidget
from inka_desktop.gui.forms.texts import DecimalAnswer
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.viewmodels import numbers

_SLIDER_PX, _TALL_PX, _STAR_PX = 360, 160, 22


class RangeAnswer(AnswerWidget):
    """What all ranges share: their numbers from the first to the last."""

    @cached_property
    def scale(self) -> Scale:
        """The numbers that can be answered."""
        return Scale.of(self.control)

    def values(self) -> list[str]:
        """The same as they are kept."""
        return [self.scale.value(place) for place in range(self.scale.size)]


class StillSlider(QSlider):
    """A page that scrolls under the pointer must not change what was answered."""

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()


class SliderAnswer(RangeAnswer):
    """A slider; before it was touched nothing is answered, and that shows."""

    def build(self) -> None:
        """Puts the widget together."""
        upright = "vertical" in self.control.appearance
        self._values = self.values()
        self.slider = StillSlider(Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, len(self._values) - 1)
        self.slider.setPageStep(max(1, len(self._values) // 10))
        if "no-ticks" not in self.control.appearance and len(self._values) <= 21:
            self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
            self.slider.setTickInterval(1)
        if upright:
            self.slider.setFixedHeight(_TALL_PX)
        else:
            self.slider.setMaximumWidth(_SLIDER_PX)
            self.slider.setMinimumWidth(120)
        self._value = QLabel(self)
        self._value.setMinimumWidth(64)
        self._clear = QToolButton(self)
        icons.set_icon(self._clear, "x")
        self._clear.setToolTip(self.tr("Antwort zurücknehmen"))
        self._clear.setAccessibleName(self.tr("Antwort zurücknehmen"))
        self._clear.clicked.connect(lambda: self.tell(None))
        self.slider.valueChanged.connect(lambda _place: self.tell_soon())
        self.slider.valueChanged.connect(lambda place: self._say(self._values[place]))
        self.slider.sliderReleased.connect(self.take)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        self.column.addLayout(row)
        row.setSpacing(10)
        first, last = (QLabel(numbers.shown(value), self) for value in (self._values[0], self._values[-1]))
        for label in (first, last):
            label.setProperty("role", "second")
        row.addWidget(first)
        row.addWidget(self.slider, 1)
        row.addWidget(last)
        row.addWidget(self._value)
        row.addWidget(self._clear)
        row.addStretch(1)

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.slider,)

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        self.slider.setEnabled(not state.readonly)
        self._clear.setVisible(bool(state.value) and not state.readonly)
        if self.waits() or self.slider.isSliderDown():
            return
        self.slider.blockSignals(True)
        self.slider.setValue(max(0, self.scale.place_of(state.value)))
        self.slider.blockSignals(False)
        self._say(state.value)

    def take(self) -> None:
        """Answers with what stands there now."""
        if self._waiting is not None:
            self._waiting.stop()
        self.tell(self._values[self.slider.value()])

    def _say(self, value: str) -> None:
        self._value.setText(numbers.shown(value) if value else self.tr("keine Angabe"))
        self._value.setProperty("role", "cardTitle" if value else "muted")
        self._value.style().unpolish(self._value)
        self._value.style().polish(self._value)


class PickerAnswer(RangeAnswer):
    """A list of the numbers."""

    def build(self) -> None:
        """Puts the widget together."""
        self.combo = ChoiceCombo(self)
        self.combo.addItem(self.tr("– bitte wählen –"), "")
        for value in self.values():
            self.combo.addItem(numbers.shown(value), value)
        self.combo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.combo.edited.connect(self.take)
        self.column.addWidget(self.combo)

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.combo,)

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        self.combo.setEnabled(not state.readonly)
        self.combo.setCurrentIndex(self.scale.place_of(state.value) + 1)

    def take(self) -> None:
        """Answers with what stands there now."""
        self.tell(self.combo.value() or None)


class RatingAnswer(RangeAnswer):
    """Stars; the chosen one, clicked again, is taken back."""

    def build(self) -> None:
        """Puts the widget together."""
        self._values = self.values()
        row = QHBoxLayout()
        self.column.addLayout(row)
        row.setSpacing(2)
        self.stars: list[QToolButton] = []
        for place, value in enumerate(self._values):
            star = QToolButton(self)
            star.clicked.connect(lambda _checked=False, place=place: self._choose(place))
            star.setToolTip(numbers.shown(value))
            row.addWidget(star)
            self.stars.append(star)
        row.addStretch(1)
        self._chosen = -1

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return self.stars

    def name(self, label: str, description: str) -> None:
        """Says to a screen reader what is asked for."""
        for star, value in zip(self.stars, self._values, strict=True):
            star.setAccessibleName(
                self.tr("{question}: {number} von {most}").format(
                    question=label, number=numbers.shown(value), most=numbers.shown(self._values[-1])
                )
            )
            star.setAccessibleDescription(description)

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        self._chosen = self.scale.place_of(state.value)
        for place, star in enumerate(self.stars):
            lit = place <= self._chosen
            icons.set_icon(star, "star-filled" if lit else "star", "accent" if lit else "muted", _STAR_PX)
            star.setEnabled(not state.readonly)

    def _choose(self, place: int) -> None:
        self.tell(None if place == self._chosen else self._values[place])


class NumberInRange(RangeAnswer, DecimalAnswer):
    """A range of very many steps: its number is written, and one that it does not have is refused."""

    def build(self) -> None:
        """Puts the widget together."""
        super().build()
        limits = QLabel(self._limits(), self)
        limits.setProperty("role", "second")
        self.column.addWidget(limits)

    def read(self, text: str) -> str | None:
        """What the words say; None when they are no number of the range."""
        value = super().read(text)
        place = self.scale.place_of(value) if value else -1
        return self.scale.value(place) if place >= 0 else None if value else value

    def why(self) -> str:
        """What to do where the words cannot be read."""
        return self.tr("Bitte eine Zahl eingeben: {range}.").format(range=self._limits())

    def _limits(self) -> str:
        scale = self.scale
        first, last = sorted((scale.value(0), scale.value(scale.size - 1)), key=float)
        return self.tr("{first} bis {last} in Schritten von {step}").format(
            first=numbers.shown(first, grouped=True), last=numbers.shown(last, grouped=True),
            step=numbers.shown(format(abs(scale.step).normalize(), "f")),
        )  # fmt: skip
