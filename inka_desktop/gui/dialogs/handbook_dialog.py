"""The handbook beside the window, open at the section of the page somebody is on."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.handbook_dialog import Ui_HandbookDialog
from inka_desktop.gui.dialogs.fitting import within_screen
from inka_desktop.paths import resource_dir

FILES = {"de": "handbuch.de.md", "en": "handbook.en.md"}
"""Files below ``resources/help``; each section begins with the code of its page."""
_MARGIN_PX, _ABOVE_PX = 24, 10


class HandbookDialog(QDialog):
    """Not modal, so that one can read and work; one for each window."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_HandbookDialog()
        self._ui.setupUi(self)
        self.setModal(False)
        self.resize(within_screen(QSize(620, 680)))
        browser = self._ui.handbookBrowser
        browser.document().setDefaultFont(self.font())
        browser.document().setDocumentMargin(_MARGIN_PX)
        path = resource_dir() / "help" / FILES.get(language, FILES["de"])
        browser.setMarkdown(path.read_text(encoding="utf-8"))

    def show_section(self, code: str) -> None:
        """Comes to the front at a section; at the beginning when there is none of this code."""
        self.show()
        self.activateWindow()
        # Where a section stands is known once the text has its width.
        QTimer.singleShot(0, self, lambda: self._scroll(code))

    def section_shown(self) -> str:
        """The first line in view."""
        top = QPoint(_MARGIN_PX, _MARGIN_PX)
        return self._ui.handbookBrowser.cursorForPosition(top).block().text()

    def _scroll(self, code: str) -> None:
        browser = self._ui.handbookBrowser
        frame = browser.document().rootFrame()
        shape = frame.frameFormat()
        # Room below, so that the last section comes to the top like any other.
        shape.setBottomMargin(browser.viewport().height())
        frame.setFrameFormat(shape)
        layout, block = browser.document().documentLayout(), browser.document().begin()
        while block.isValid() and not (code and block.text().startswith(code)):
            block = block.next()
        top = layout.blockBoundingRect(block).top() if block.isValid() else 0.0
        browser.verticalScrollBar().setValue(int(top) - _ABOVE_PX)


def open_handbook(window: QWidget, language: str, code: str) -> HandbookDialog:
    """Opens the handbook of a window, or brings it forward, at the section of a page."""
    found = window.findChild(HandbookDialog)
    dialog = found if isinstance(found, HandbookDialog) else HandbookDialog(language, window)
    dialog.show_section(code)
    return dialog
