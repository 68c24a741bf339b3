"""Pictures, sounds, films and other files: chosen, dropped or pasted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inka_desktop.forms import NodeState
from inka_desktop.gui.forms.picking import PickedAnswer, written
from inka_desktop.gui.forms.pictures import pixmap_of

_PREVIEW_PX = 160


class FileAnswer(PickedAnswer):
    """One file; a picture is shown small."""

    def build(self) -> None:
        """Puts the widget together."""
        super().build()
        row = QHBoxLayout()
        self.column.addLayout(row)
        row.setSpacing(12)
        self._preview = QLabel(self)
        self._preview.hide()
        self._name = QLabel(self)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self.remove_button = QPushButton(self.tr("Entfernen"), self)
        self.remove_button.clicked.connect(lambda: self.tell(None))
        row.addWidget(self._preview)
        column = QVBoxLayout()
        row.addLayout(column, 1)
        buttons = QHBoxLayout()
        column.addLayout(buttons)
        for button in (self.choose_button, self.paste_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addWidget(self._name)

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.choose_button,)

    def name(self, label: str, description: str) -> None:
        """Says to a screen reader what is asked for."""
        self.choose_button.setAccessibleName(f"{label}: {self.choose_button.text()}")
        self.choose_button.setAccessibleDescription(description)
        self.remove_button.setAccessibleName(f"{label}: {self.remove_button.text()}")

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        self.choose_button.setText(
            self.choosing() if not state.value else self.tr("Andere Datei wählen …")
        )  # fmt: skip
        self._name.setText(state.value.rpartition("/")[2] or self.tr("oder die Datei hierher ziehen"))
        self._name.setProperty("role", "" if state.value else "second")
        self._name.style().unpolish(self._name)
        self._name.style().polish(self._name)
        self.remove_button.setVisible(bool(state.value) and not state.readonly)
        for button in (self.choose_button, self.paste_button):
            button.setEnabled(not state.readonly)
        content = self.filling.content(state.value)
        picture = pixmap_of(content, _PREVIEW_PX) if content is not None and self.kind == "image" else None
        self._preview.setVisible(picture is not None)
        if picture is not None:
            self._preview.setPixmap(picture)

    def take_image(self, image: QImage, stem: str) -> None:
        """Answers with a picture."""
        self.attach(f"{stem}.jpg", written(image, "JPEG"))
