"""The document as it prints: look at it, save it, print it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton, QWidget

from inka_desktop.gui import printing
from inka_desktop.gui._generated.preview_dialog import Ui_PreviewDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import within_screen
from inka_desktop.reports.letterhead import RenderedDocument
from inka_desktop.reports.preview import PageImage, PageImages, page_images
from inka_desktop.services.mailing_rows import MailWish
from inka_desktop.settings import LAST_FOLDER
from inka_desktop.viewmodels.files import write_file
from inka_desktop.viewmodels.mailing import leave_out_words

if TYPE_CHECKING:
    from inka_desktop.services.signing import ToSign
    from inka_desktop.services.workspace import Workspace

_SCREEN_DPI = 110
_PAPER = QSize(620, 877)
"""A sheet where there is room for it, in logical pixels."""


class PageView(QLabel):
    """One sheet of paper; drawn when it comes into view."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("Seite {number}").format(number=number))
        self.asked = False
        self._image = QImage(_PAPER, QImage.Format.Format_Mono)
        self.set_width(_PAPER.width())

    def show_image(self, image: QImage) -> None:
        """Shows the page; its paper takes the shape of the image."""
        self._image = image
        self._draw(self.width())

    def set_width(self, width: int) -> None:
        """Takes a width in logical pixels."""
        if width != self.width():
            self._draw(width)

    def _draw(self, width: int) -> None:
        image, ratio = self._image, self.devicePixelRatioF()
        self.setFixedSize(width, round(width * image.height() / max(1, image.width())))
        if self.asked:
            scaled = image.scaled(
                self.size() * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            scaled.setDevicePixelRatio(ratio)
            self.setPixmap(QPixmap.fromImage(scaled))


class Paper(NamedTuple):
    """A document to look at; both are asked on a reader thread.

    Attributes:
        name: gives the file name to save it under.
        draw: gives the document.
        word: gives the same as a Word file, where there is one.
        mail: what an e-mail with it would be, where it may go out.
        office: the same with photos that may not be passed on, for the office's own files.
    """

    name: Callable[[Workspace], str]
    draw: Callable[[Workspace], RenderedDocument]
    word: Callable[[Workspace], bytes] | None = None
    mail: MailWish | None = None
    office: Paper | None = None


class PaperDialog(QDialog):
    """Renders on a reader thread; the window stays usable."""

    def __init__(self, context: Context, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_PreviewDialog()
        self._ui.setupUi(self)
        self._context = context
        self._paper = self._outward = paper
        self._document: RenderedDocument | None = None
        self._images: PageImages | None = None
        self._views: list[PageView] = []
        self._name = "INKA.pdf"
        ui = self._ui
        ui.noticeLabel.setText(self.tr("Das Dokument wird gesetzt …"))
        ui.mailButton.setVisible(paper.mail is not None)
        ui.photosCheck.hide()
        ui.photosCheck.toggled.connect(self.leave_photos_out)
        ui.mailButton.clicked.connect(self.send)
        ui.closeButton.clicked.connect(self.accept)
        ui.saveButton.clicked.connect(self.save)
        ui.printButton.clicked.connect(self.print_pages)
        ui.pagesArea.setFocus()  # keys turn the pages, and Return prints
        ui.pagesArea.verticalScrollBar().valueChanged.connect(lambda _value: self._draw_visible())
        self.finished.connect(self.deleteLater)
        self.resize(within_screen(QSize(760, 860)))
        context.read_saved(self, paper.name, self._take_name)
        self._render()

    def pages(self) -> int:
        """How many pages are shown."""
        return len(self._views)

    def leave_photos_out(self, wanted: bool) -> None:
        """Draws it anew without photos that may not be passed on, or with them for the office's own files."""
        self._paper = self._outward if wanted or self._outward.office is None else self._outward.office
        for view in self._views:
            self._ui.pagesLayout.removeWidget(view)
            view.deleteLater()
        self._views, self._images = [], None
        self._render()

    def save(self) -> None:
        """Saves the document where somebody wants it: as a PDF, with a password on wish, or a Word file."""
        document = self._document
        folder = self._context.settings.get(LAST_FOLDER)
        suggestion = str(Path(folder) / self._name) if folder else self._name
        # Of a subclass `tr` would take its own untranslated words.
        locked = QCoreApplication.translate("PaperDialog", "PDF mit Passwort (*.pdf)")
        kinds = ["PDF (*.pdf)", locked, *(["Word (*.docx)"] if self._paper.word is not None else [])]
        title = self.tr("Dokument speichern")
        name, kind = QFileDialog.getSaveFileName(self, title, suggestion, ";;".join(kinds))
        if not name or document is None:
            return
        path, word = Path(name), self._paper.word
        self._context.settings.set(LAST_FOLDER, str(path.parent))
        if word is not None and (path.suffix == ".docx" or kind.startswith("Word")):
            path = path.with_suffix(".docx")
            self._context.read(
                self, lambda ws: write_file(path, word(ws)), lambda _: self._saved(path), self._not_saved
            )
            return
        if kind == locked:
            self._save_locked(path, document)
            return
        self._context.jobs.read(
            self, lambda: write_file(path, document.pdf), lambda _: self._written(path, document),
            self._not_saved,
        )  # fmt: skip

    def _save_locked(self, path: Path, document: RenderedDocument) -> None:
        """Asks for a password until one can be taken, and saves a PDF that asks for it."""
        from inka_desktop.gui.dialogs.password_dialog import PasswordDialog
        from inka_desktop.reports.protection import PasswordLengthError, protect

        dialog = PasswordDialog(self)

        def failed(error: BaseException) -> None:
            if isinstance(error, PasswordLengthError):
                dialog.refuse(error.words(self._context.language))
            else:
                dialog.reject()
                self._not_saved(error)

        def done(_: object) -> None:
            dialog.accept()
            self._written(path, document)

        dialog.entered.connect(
            lambda password: self._context.jobs.read(
                self, lambda: write_file(path, protect(document.pdf, password)), done, failed
            )
        )
        dialog.open()

    def _written(self, path: Path, document: RenderedDocument) -> None:
        self._saved(path)
        self.saved(document)

    def send(self) -> None:
        """Sends it by e-mail; the preview closes."""
        from inka_desktop.gui.mailing import send

        wish, owner = self._outward.mail, self.parentWidget()
        if wish is not None and owner is not None:
            self.accept()
            send(owner, self._context, wish)

    def _not_saved(self, error: BaseException) -> None:
        """What cannot be written there may be written elsewhere; the preview stays."""
        if not isinstance(error, OSError):
            self._failed(error)
            return
        self._ui.noticeLabel.setText(
            self.tr("Die Datei ließ sich dort nicht speichern. Bitte wählen Sie einen anderen Ordner.")
        )
        self._ui.noticeLabel.show()

    def print_pages(self) -> None:
        """Prints; where that is not possible the document opens in the system's own viewer."""
        document = self._document
        if document is None:
            return
        button = self._ui.printButton
        had_focus = button.hasFocus()
        button.setEnabled(False)
        meanwhile = self.focusWidget()

        def done(outcome: printing.Outcome) -> None:
            button.setEnabled(True)
            if had_focus and self.focusWidget() is meanwhile:  # what cannot be pressed loses the focus
                button.setFocus()
            self._say(outcome, document)

        printing.print_pdf(document.pdf, self._name, self, self._context, done)

    def _say(self, outcome: printing.Outcome, document: RenderedDocument) -> None:
        """What became of the wish to print."""
        if outcome == printing.Outcome.CANCELLED:
            return
        if outcome == printing.Outcome.PRINTED:
            self._ui.noticeLabel.setText(self.tr("An den Drucker gegeben."))
            self.printed(document)
        elif outcome == printing.Outcome.OPENED:
            self._ui.noticeLabel.setText(
                self.tr("Drucken war hier nicht möglich. Das Dokument ist im PDF-Programm geöffnet.")
            )
            self.printed(document)
        elif outcome == printing.Outcome.FAILED:
            self._ui.noticeLabel.setText(
                self.tr(
                    "Drucken war hier nicht möglich. Bitte speichern Sie die Datei und drucken Sie sie dort."
                )
            )
        self._ui.noticeLabel.show()

    def printed(self, document: RenderedDocument) -> None:
        """The document went to the printer or to another program."""

    def saved(self, document: RenderedDocument) -> None:
        """The document was saved as a PDF."""

    def _saved(self, path: Path) -> None:
        self._ui.noticeLabel.setText(self.tr("Gespeichert als {file}.").format(file=path.name))
        self._ui.noticeLabel.show()

    def _failed(self, error: BaseException) -> None:
        self._context.tell(error)
        self.reject()

    def _take_name(self, name: str) -> None:
        self._name = name

    def _render(self) -> None:
        self._document, paper = None, self._paper
        for button in self._buttons():
            button.setEnabled(False)

        def take(document: RenderedDocument) -> None:
            if paper is self._paper:
                self._take_document(document)

        self._context.read_saved(self, paper.draw, take, self._failed)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self._ui.saveButton, self._ui.mailButton, self._ui.printButton

    def _take_document(self, document: RenderedDocument) -> None:
        self._document = document
        self._ui.photosCheck.setText(leave_out_words(document.held_back))
        self._ui.photosCheck.setVisible(bool(document.held_back) and self._outward.office is not None)
        self._ui.noticeLabel.setText("\n".join(document.notices))
        self._ui.noticeLabel.setVisible(bool(document.notices))
        for button in self._buttons():
            button.setEnabled(True)
        # Of a subclass `tr` would take its own untranslated words: they differ from the source by the number.
        count = QCoreApplication.translate("PaperDialog", "%n Seiten", "", document.pages)
        self._ui.pagesLabel.setText(count)
        dpi = round(_SCREEN_DPI * self.devicePixelRatioF())

        def take(images: PageImages) -> None:
            if document is self._document:
                self._take_images(images)

        self._context.jobs.read(self, lambda: page_images(document.pdf, dpi), take, self._failed)

    def _take_images(self, images: PageImages) -> None:
        self._images = images
        for number in range(len(images)):
            view = PageView(number + 1, self)
            view.set_width(self._paper_width())
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

    def _paper_width(self) -> int:
        """What the narrowest dialog has room for, and no more than a sheet needs."""
        margins, bar = self._ui.pagesLayout.contentsMargins(), self._ui.pagesArea.verticalScrollBar()
        room = self._ui.pagesArea.width() - bar.sizeHint().width() - margins.left() - margins.right()
        return max(1, min(_PAPER.width(), room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for view in self._views:
            view.set_width(self._paper_width())
        self._draw_visible()


class PreviewDialog(PaperDialog):
    """A protocol; the bytes of a finished version are kept once it was printed."""

    def __init__(
        self,
        context: Context,
        protocol: UUID,
        version: UUID | None,
        parent: QWidget | None = None,
        *,
        released: bool = False,
    ) -> None:
        """Shows a version of a protocol, or its draft; with ``released`` the released one of that id."""
        language = context.language
        if released:
            paper = Paper(
                lambda ws: ws.releases.file_name(protocol), lambda ws: ws.releases.document(protocol)
            )
        else:
            paper = Paper(
                lambda ws: ws.documents.file_name(protocol, language, version),
                lambda ws: ws.documents.protocol(protocol, language, version),
                lambda ws: ws.exports.protocol_word(protocol, language, version),
                MailWish("document", protocol, version),
                Paper(
                    lambda ws: ws.documents.file_name(protocol, language, version),
                    lambda ws: ws.documents.protocol(protocol, language, version, for_office=True),
                    lambda ws: ws.exports.protocol_word(protocol, language, version, for_office=True),
                ),
            )
        super().__init__(context, paper, parent)
        self._version, self._language = version, language

    def printed(self, document: RenderedDocument) -> None:
        """Keeps the bytes of a finished version, where all of it may be passed on."""
        version, language = self._version, self._language
        if version is not None and not document.held_back:
            self._context.write(self, lambda ws: ws.documents.record_printed(version, document.pdf, language))


class AgreementSheetDialog(PaperDialog):
    """The agreement sheet of a protocol; what it says is fixed once it was printed or saved."""

    def __init__(self, context: Context, protocol: UUID, parent: QWidget | None = None) -> None:
        language, self._protocol = context.language, protocol
        self._drawn: ToSign | None = None
        paper = Paper(
            lambda ws: ws.signing.sheet_name(protocol, language), self._sheet,
            mail=MailWish("sheet", protocol),
        )  # fmt: skip
        super().__init__(context, paper, parent)

    def _sheet(self, workspace: Workspace) -> RenderedDocument:
        self._drawn = workspace.signing.to_sign(self._protocol, "sheet", self._context.language)
        return self._drawn.document

    def printed(self, document: RenderedDocument) -> None:
        """Fixes its text, so that the sheet is known when it comes back signed."""
        shown = self._drawn
        if shown is not None and shown.document is document:
            self._context.write(self, lambda ws: ws.signing.keep_shown(self._protocol, shown))

    def saved(self, document: RenderedDocument) -> None:
        """A saved one is printed elsewhere."""
        self.printed(document)


def _image(page: PageImage) -> QImage:
    # The copy owns its pixels; the bytes may go.
    return QImage(page.rgba, page.width, page.height, page.stride, QImage.Format.Format_RGBX8888).copy()
