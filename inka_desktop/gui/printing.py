"""Printing a PDF: its pages as pictures at the printer's resolution, or the system's own viewer."""

from __future__ import annotations

import logging
import tempfile
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QRect, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.reports.preview import page_images
from inka_desktop.viewmodels.files import write_file

LOG = logging.getLogger(__name__)
MAX_DPI = 300
"""Above this, pictures of A4 pages only grow (35 MB each at 600 dpi); text stays sharp at 300."""


class Outcome(Enum):
    """What became of a wish to print."""

    PRINTED = "printed"
    OPENED = "opened"
    CANCELLED = "cancelled"
    FAILED = "failed"


def print_pdf(pdf: bytes, name: str, parent: QWidget) -> Outcome:
    """Asks for a printer and prints; without one, or when printing fails, opens the viewer."""
    if not QPrinterInfo.availablePrinterNames():
        return open_elsewhere(pdf, name)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFullPage(True)
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return Outcome.CANCELLED
    return Outcome.PRINTED if paint_pages(pdf, printer) else open_elsewhere(pdf, name)


def paint_pages(pdf: bytes, printer: QPrinter) -> bool:
    """Paints every page onto its sheet of paper; False when the printer refused one."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for number, page in enumerate(page_images(pdf, min(printer.resolution(), MAX_DPI))):
            if number and not printer.newPage():
                return False
            image = QImage(page.rgba, page.width, page.height, page.stride, QImage.Format.Format_RGBX8888)
            sheet = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
            size = image.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRect(0, 0, size.width(), size.height()), image)
    finally:
        painter.end()
    return True


def open_elsewhere(pdf: bytes, name: str) -> Outcome:
    """Writes the PDF into a folder of its own for the session and opens it in the system's viewer."""
    path = Path(tempfile.mkdtemp(prefix="inka-")) / name
    try:
        write_file(path, pdf)
    except OSError:
        LOG.exception("no place for a copy")
        return Outcome.FAILED
    return Outcome.OPENED if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))) else Outcome.FAILED
