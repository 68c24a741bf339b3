"""What the window says without stopping anybody: a bar with one sentence, and a bar for long work."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from inka_desktop.gui import icons, theme
from inka_desktop.gui.context import Message
from inka_desktop.gui.jobs import Job
from inka_desktop.gui.widgets.card import words

_ICONS = {
    "good": "circle-check",
    "information": "info",
    "attention": "triangle-alert",
    "problem": "circle-alert",
}
_SHOWN_MS = 8000


class MessageBar(QFrame):
    """One sentence with a sign and at most one button; good news leave by themselves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        self._sign = QLabel(self)
        self._text = words("", parent=self)
        self._button = QPushButton(self)
        self._close = QToolButton(self)
        icons.set_icon(self._close, "x")
        self._close.setAccessibleName(self.tr("Hinweis schließen"))
        self._close.setToolTip(self.tr("Hinweis schließen"))
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._message: Message | None = None
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self._close.clicked.connect(self.hide)
        self._button.clicked.connect(self._run)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Shows a sentence in place of the last one; what needs attention stays until closed."""
        self._message = message
        tokens = theme.current().tokens
        self._sign.setPixmap(icons.pixmap(_ICONS[message.tone], getattr(tokens, message.tone), 16))
        self._text.setText(message.text)
        self._button.setText(message.action)
        self._button.setVisible(bool(message.action))
        self.setProperty("tone", message.tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(message.text)
        self.show()
        if message.tone in ("good", "information"):
            self._timer.start()
        else:
            self._timer.stop()

    def leave_page(self) -> None:
        """Another page comes into view: what was said of the one before goes."""
        if self._message is not None and self._message.here:
            self.hide()

    def _run(self) -> None:
        self.hide()
        if self._message is not None and self._message.run is not None:
            self._message.run()


class JobBar(QFrame):
    """Progress of one long piece of work, with a way to stop it."""

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        column = QVBoxLayout()
        row.addLayout(column, 1)
        column.setSpacing(4)
        self._text = words(job.title, parent=self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(job.title)
        column.addWidget(self._text)
        column.addWidget(self._bar)
        stop = QPushButton(self.tr("Anhalten"), self)
        row.addWidget(stop, 0, Qt.AlignmentFlag.AlignVCenter)
        self._title = job.title
        stop.clicked.connect(job.cancel)
        stop.clicked.connect(lambda: stop.setEnabled(False))
        job.progressed.connect(self._show_progress)
        job.finished.connect(self.deleteLater)

    def _show_progress(self, done: int, total: int, text: str) -> None:
        self._bar.setRange(0, max(0, total))
        self._bar.setValue(done)
        self._text.setText(
            self.tr("{title}: {step}").format(title=self._title, step=text) if text else self._title
        )
