"""What stands in a file: pages of a PDF as pictures, a Word document as text, sheets as a table.

Another process reads the file (:mod:`inka_desktop.reading`), on request of a reader thread; the window only
shows what came back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QHideEvent, QImage, QPixmap, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QWidget

from inka_desktop.gui import icons, theme
from inka_desktop.gui._generated.file_preview import Ui_FilePreview
from inka_desktop.gui.context import Context
from inka_desktop.reading.looked import Looked, SheetLook, UnreadableError
from inka_desktop.reading.reader import Reader
from inka_desktop.records.values import FileForm
from inka_desktop.viewmodels import archive

if TYPE_CHECKING:
    from inka_desktop.reading.pdf import Picture
    from inka_desktop.services.workspace import Workspace

PATIENCE_S = 10.0
_RESIZED_MS = 150
_MARGIN = 20
_WIDEST = 1_000
"""Logical pixels of a page."""
Index = QModelIndex | QPersistentModelIndex
Look = tuple[FileForm, Looked] | None


class FilePreview(QWidget):
    """One page, part or sheet at a time; nothing of the file is kept once the preview is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui = Ui_FilePreview()
        ui.setupUi(self)
        self._context: Context | None = None
        self._reader: Reader | None = None
        self._data: bytes | None = None
        self._looked: Looked | None = None
        self._form = ""
        self._parts: list[str] = []
        self._place, self._word, self._number = 0, "", 0
        self._asked = (-1, 0)
        self._resized = QTimer(self, singleShot=True, interval=_RESIZED_MS)
        self._resized.timeout.connect(self._draw)
        ui.previousButton.clicked.connect(lambda: self.turn(-1))
        ui.nextButton.clicked.connect(lambda: self.turn(1))
        ui.textBrowser.setOpenLinks(False)
        ui.textBrowser.setFrameShape(QFrame.Shape.NoFrame)
        ui.textBrowser.document().setDocumentMargin(_MARGIN)
        icons.set_icon(ui.previousButton, "chevron-left")
        icons.set_icon(ui.nextButton, "chevron-right")
        self.say("")

    def attach(self, context: Context) -> None:
        """Takes what reads."""
        self._context = context
        context.closing.connect(self.close_file)

    def say(self, text: str) -> None:
        """Shows a sentence instead of a file."""
        self.close_file()
        self._say(text)

    def show_file(self, read: Callable[[Workspace], bytes | None], lost: Callable[[], None]) -> None:
        """Shows a file; ``lost`` is called where it is not on this device."""
        self.say(self.tr("Die Datei wird gelesen …"))
        if self._context is None:
            return
        reader, number = Reader(look_s=PATIENCE_S), self._number
        self._reader = reader

        def work(workspace: Workspace) -> tuple[bytes | None, Look]:
            data = read(workspace)
            return data, reader.look(data) if data is not None else None

        self._context.read(
            self, work,
            lambda told: self._show(number, *told, lost),
            lambda error: self._failed(number, error),
        )  # fmt: skip

    def show_place(self, place: int, word: str = "") -> None:
        """Goes to a page or sheet, counted from 0, and marks a word there."""
        self._place, self._word = place, word
        if self._looked is not None:
            self._go(place)

    def pages(self) -> int:
        """How many pages, parts or sheets can be shown; 0 before the file is read."""
        if self._looked is None:
            return 0
        if self._form == FileForm.PDF:
            return self._looked.pages
        return len(self._looked.sheets) or len(self._parts)

    def turn(self, by: int) -> None:
        """To the next page, or (-1) to the one before."""
        self._word = ""
        self._go(self._place + by)

    def close_file(self) -> None:
        """Lets go of the file and of the process that reads it."""
        reader, self._reader = self._reader, None
        self._data = self._looked = None
        self._parts, self._asked = [], (-1, 0)
        self._number += 1
        if reader is not None:
            reader.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.close_file()

    # --- showing ----------------------------------------------------------------------------------

    def _show(self, number: int, data: bytes | None, look: Look, lost: Callable[[], None]) -> None:
        if number != self._number:
            return
        if look is None:
            lost()
            return
        self._data, (self._form, self._looked) = data, look
        self._parts = archive.parts(self._looked) if self._looked.blocks else []
        if self._word and self._parts:
            self._place = self._part_with(self._word)
        self._go(self._place)

    def _part_with(self, word: str) -> int:
        found = (place for place, part in enumerate(self._parts) if word.casefold() in part.casefold())
        return next(found, 0)

    def _failed(self, number: int, error: BaseException) -> None:
        if number != self._number:
            return
        if not isinstance(error, UnreadableError):
            if self._context is not None:
                self._context.tell(error)
            self.say("")
            return
        self.say(
            self.tr(
                "Diese Datei lässt sich hier nicht anzeigen ({why}). Sie ist unverändert im Archiv. "
                "Mit „Öffnen“ sehen Sie sie in einem anderen Programm."
            ).format(why=archive.why_words(error.why))
        )

    def _go(self, place: int) -> None:
        looked, ui, count = self._looked, self._ui, self.pages()
        if looked is None:
            return
        self._place = place = max(0, min(place, count - 1))
        ui.previousButton.setEnabled(place > 0)
        ui.nextButton.setEnabled(place < count - 1)
        for widget in (ui.previousButton, ui.nextButton, ui.placeLabel):
            widget.setVisible(count > 1 or bool(looked.sheets))
        if looked.sheets:
            self._show_sheet(looked.sheets[place], looked.pages)
        elif self._parts:
            self._show_part(place, count)
        else:
            ui.placeLabel.setText(self.tr("Seite {place} von {count}").format(place=place + 1, count=count))
            ui.viewStack.setCurrentWidget(ui.pageView)
            self._draw()

    def _show_sheet(self, sheet: SheetLook, count: int) -> None:
        ui = self._ui
        ui.placeLabel.setText(
            self.tr("Blatt {place} von {count}: {name}").format(
                place=self._place + 1, count=count, name=sheet.name
            )
        )
        before = ui.sheetTable.model()
        ui.sheetTable.setModel(SheetModel(sheet, ui.sheetTable))
        if before is not None:
            before.deleteLater()
        ui.cutLabel.setText(self.tr("Das Blatt geht weiter. Mit „Öffnen“ sehen Sie alles."))
        ui.cutLabel.setVisible(sheet.cut)
        ui.viewStack.setCurrentWidget(ui.tableView)

    def _show_part(self, place: int, count: int) -> None:
        ui = self._ui
        ui.placeLabel.setText(self.tr("Teil {place} von {count}").format(place=place + 1, count=count))
        line = theme.current().tokens.line_strong
        ui.textBrowser.document().setDefaultStyleSheet(
            f"table {{ border-collapse: collapse; }} td {{ border: 1px solid {line}; padding: 5px 8px; }}"
        )
        ui.textBrowser.setHtml(self._parts[place])
        ui.viewStack.setCurrentWidget(ui.textView)
        if self._word and ui.textBrowser.find(self._word):
            return
        ui.textBrowser.moveCursor(QTextCursor.MoveOperation.Start)

    def _draw(self) -> None:
        """Asks for the page as wide as there is room for it."""
        reader, context, area = self._reader, self._context, self._ui.pageArea
        room = area.width() - area.verticalScrollBar().sizeHint().width() - 8
        width = round(max(200, min(room, _WIDEST)) * self.devicePixelRatioF())
        if self._form != FileForm.PDF or self._looked is None or reader is None or context is None:
            return
        asked, number, data = (self._place, width), self._number, self._data
        if asked == self._asked:
            return
        self._asked = asked
        context.read(
            self, lambda _: _page(reader, data or b"", *asked),
            lambda picture: self._show_picture(number, asked, picture),
            lambda error: self._failed(number, error),
        )  # fmt: skip

    def _show_picture(self, number: int, asked: tuple[int, int], picture: Picture) -> None:
        if (number, asked) != (self._number, self._asked):
            return
        image = QImage(
            picture.rgba, picture.width, picture.height, picture.stride, QImage.Format.Format_RGBX8888
        ).copy()  # owns its pixels; the bytes may go
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._ui.paperLabel.setPixmap(QPixmap.fromImage(image))
        self._ui.pageArea.verticalScrollBar().setValue(0)

    def _say(self, text: str) -> None:
        ui = self._ui
        for widget in (ui.previousButton, ui.nextButton, ui.placeLabel):
            widget.hide()
        ui.messageLabel.setText(text)
        ui.viewStack.setCurrentWidget(ui.messageView)


class SheetModel(QAbstractTableModel):
    """The cells of a sheet; columns are called A, B, … as people know them."""

    def __init__(self, sheet: SheetLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = sheet.rows
        self._across = max((len(row) for row in sheet.rows), default=0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else self._across

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row[index.column()] if index.column() < len(row) else ""
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        first, second = divmod(section, 26)
        return (chr(64 + first) if first else "") + chr(65 + second)


def _page(reader: Reader, data: bytes, number: int, width: int) -> Picture:
    """A page; a process that was ended meanwhile is given the file once more."""
    try:
        return reader.page(number, width)
    except UnreadableError:
        reader.look(data, texts=False)
        return reader.page(number, width)
