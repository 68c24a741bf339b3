"""The document as it prints: look at it, save it, print it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QWidget

from inka_desktop.gui import printing
from inka_desktop.gui._generated.preview_dialog import Ui_PreviewDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import within_screen
from inka_desktop.reports.letterhead import RenderedDocument
from inka_desktop.reports.preview import PageImage, PageImages, page_images
from inka_desktop.settings import LAST_FOLDER
from inka_desktop.viewmodels.files import write_file

_SCREEN_DPI = 110


class PageView(QLabel):
    """One sheet of paper; drawn when it comes into view."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self.setFixedSize(620, 877)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("Seite {number}").format(number=number))
        self.asked = False

    def show_image(self, image: QImage) -> None:
        """Shows the page; its paper takes the shape of the image."""
        ratio = self.devicePixelRatioF()
        height = round(self.width() * image.height() / max(1, image.width()))
        self.setFixedHeight(height)
        scaled = image.scaled(
            self.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        self.setPixmap(QPixmap.fromImage(scaled))


class PreviewDialog(QDialog):
    """Renders on a reader thread; the window stays usable."""

    def __init__(
        self,
        context: Context,
        visit: UUID,
        version: UUID | None,
        parent: QWidget | None = None,
        *,
        released: bool = False,
    ) -> None:
        """Shows a version of a visit, or its draft; with ``released`` the released protocol ``visit``."""
        super().__init__(parent)
        self._ui = Ui_PreviewDialog()
        self._ui.setupUi(self)
        self._context = context
        self._version = version
        self._document: RenderedDocument | None = None
        self._images: PageImages | None = None
        self._views: list[PageView] = []
        self._name = "Vor-Ort-Protokoll.pdf"
        ui = self._ui
        ui.noticeLabel.setText(self.tr("Das Dokument wird gesetzt …"))
        for button in (ui.saveButton, ui.printButton):
            button.setEnabled(False)
        ui.closeButton.clicked.connect(self.accept)
        ui.saveButton.clicked.connect(self.save)
        ui.printButton.clicked.connect(self.print_pages)
        ui.pagesArea.verticalScrollBar().valueChanged.connect(lambda _value: self._draw_visible())
        self.finished.connect(self.deleteLater)
        self.resize(within_screen(QSize(760, 860)))
        language = context.language
        if released:
            context.read(self, lambda ws: ws.releases.file_name(visit), self._take_name)
            context.read(self, lambda ws: ws.releases.document(visit), self._take_document, self._failed)
            return
        context.read(self, lambda ws: ws.documents.file_name(visit, language, version), self._take_name)
        context.read(
            self,
            lambda ws: ws.documents.protocol(visit, language, version),
            self._take_document,
            self._failed,
        )

    def pages(self) -> int:
        """How many pages are shown."""
        return len(self._views)

    def save(self) -> None:
        """Saves the PDF where somebody wants it."""
        document = self._document
        folder = self._context.settings.get(LAST_FOLDER)
        suggestion = str(Path(folder) / self._name) if folder else self._name
        name, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Protokoll speichern"), suggestion, "PDF (*.pdf)"
        )
        if not name or document is None:
            return
        self._context.settings.set(LAST_FOLDER, str(Path(name).parent))
        self._context.jobs.read(
            self,
            lambda: write_file(Path(name), document.pdf),
            lambda _: self._saved(Path(name)),
            self._failed,
        )

    def print_pages(self) -> None:
        """Prints; where that is not possible the document opens in the system's own viewer."""
        document = self._document
        if document is None:
            return
        outcome = printing.print_pdf(document.pdf, self._name, self)
        if outcome == printing.Outcome.PRINTED:
            self._ui.noticeLabel.setText(self.tr("An den Drucker gegeben."))
            self._record(document.pdf)
        elif outcome == printing.Outcome.OPENED:
            self._ui.noticeLabel.setText(
                self.tr("Drucken war hier nicht möglich. Das Protokoll ist im PDF-Programm geöffnet.")
            )
            self._record(document.pdf)
        elif outcome == printing.Outcome.FAILED:
            self._ui.noticeLabel.setText(
                self.tr(
                    "Drucken war hier nicht möglich. Bitte speichern Sie die Datei und drucken Sie sie dort."
                )
            )
        self._ui.noticeLabel.show()

    def _record(self, pdf: bytes) -> None:
        version = self._version
        if version is not None:
            self._context.write(self, lambda ws: ws.documents.record_printed(version, pdf))

    def _saved(self, path: Path) -> None:
        self._ui.noticeLabel.setText(self.tr("Gespeichert als {file}.").format(file=path.name))
        self._ui.noticeLabel.show()

    def _failed(self, error: BaseException) -> None:
        self._context.tell(error)
        self.reject()

    def _take_name(self, name: str) -> None:
        self._name = name

    def _take_document(self, document: RenderedDocument) -> None:
        self._document = document
        self._ui.noticeLabel.setText("\n".join(document.notices))
        self._ui.noticeLabel.setVisible(bool(document.notices))
        for button in (self._ui.saveButton, self._ui.printButton):
            button.setEnabled(True)
        self._ui.pagesLabel.setText(self.tr("%n Seiten", "", document.pages))
        dpi = round(_SCREEN_DPI * self.devicePixelRatioF())
        self._context.jobs.read(self, lambda: page_images(document.pdf, dpi), self._take_images, self._failed)

    def _take_images(self, images: PageImages) -> None:
        self._images = images
        for number in range(len(images)):
            view = PageView(number + 1, self)
            self._views.append(view)
            self._ui.pagesLayout.addWidget(view, 0, Qt.AlignmentFlag.AlignHCenter)
        QTimer.singleShot(0, self, self._draw_visible)

    def _draw_visible(self) -> None:
        images = self._images
        top = self._ui.pagesArea.verticalScrollBar().value()
        bottom = top + self._ui.pagesArea.viewport().height()
        for number, view in enumerate(self._views):
            near = view.y() < bottom + view.height() and view.y() + view.height() > top - view.height()
            if images is not None and near and not view.asked:
                view.asked = True
                self._context.jobs.read(
                    view,
                    lambda n=number, pages=images: _image(pages[n]),  # type: ignore[misc]  # binds now
                    view.show_image,
                )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw_visible()


def _image(page: PageImage) -> QImage:
    # The copy owns its pixels; the bytes may go.
    return QImage(page.rgba, page.width, page.height, page.stride, QImage.Format.Format_RGBX8888).copy()
