"""Printing a PDF: its pages as pictures at the printer's resolution, or the system's own viewer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.opened_copies import open_copy
from inka_desktop.reports.preview import PageImage, page_images

LOG = logging.getLogger(__name__)
MAX_DPI = 300
"""Above this, pictures of A4 pages only grow (35 MB each at 600 dpi); text stays sharp at 300."""


class Outcome(Enum):
    """What became of a wish to print."""

    PRINTED = "printed"
    OPENED = "opened"
    CANCELLED = "cancelled"
    FAILED = "failed"


def print_pdf(
    pdf: bytes, name: str, parent: QWidget, context: Context, done: Callable[[Outcome], None]
) -> None:
    """Asks for a printer and prints beside the window; without one, or when that fails, opens the viewer.

    Qt paints onto printers on any thread, one at a time.
    """

    def elsewhere() -> None:
        open_copy(parent, context, pdf, name, lambda found: done(Outcome.OPENED if found else Outcome.FAILED))

    if not QPrinterInfo.availablePrinterNames():
        elsewhere()
        return
    printer = new_printer(name)
    count = len(page_images(pdf, MAX_DPI))
    dialog = print_dialog(printer, count, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        done(Outcome.CANCELLED)
        return

    def failed(error: BaseException) -> None:
        LOG.error("printing stopped", exc_info=error)
        elsewhere()

    def painted(whole: bool) -> None:
        if whole:
            done(Outcome.PRINTED)
        else:
            elsewhere()

    plan = planned(printer, count)
    context.jobs.read(parent, lambda: paint_pages(pdf, printer, plan), painted, failed)


def new_printer(name: str) -> QPrinter:
    """The usual printer with A4 paper in it, for a document of that name."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def print_dialog(printer: QPrinter, pages: int, parent: QWidget) -> QPrintDialog:
    """The system's dialog: printer, paper, both sides, copies, and which of the pages."""
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, pages > 1)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    dialog.setPrintRange(QPrintDialog.PrintRange.AllPages)
    return dialog


def chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """Numbers of the pages that are wanted, from 0, for ranges such as 1-2,5; backwards if that is chosen."""
    ranges = printer.pageRanges()
    wanted = range(count) if ranges.isEmpty() else [n for n in range(count) if ranges.contains(n + 1)]
    backwards = printer.pageOrder() == QPrinter.PageOrder.LastPageFirst
    return sorted(wanted, reverse=backwards)


class Plan(NamedTuple):
    """What is painted: numbers of pages from 0 in order, on sheets of a size in the printer's dots."""

    pages: list[int]
    sheet: QRect
    dpi: int


def planned(printer: QPrinter, count: int) -> Plan:
    """What somebody chose of a document with so many pages; asked on the window's thread."""
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
    pages = _in_copies(printer, chosen_pages(printer, count))
    return Plan(pages, sheet, min(printer.resolution(), MAX_DPI))


def paint_pages(pdf: bytes, printer: QPrinter, plan: Plan) -> bool:
    """Paints the planned pages, each as large as its paper allows; False when the printer refused one."""
    painter, images = QPainter(), page_images(pdf, plan.dpi)
    if not painter.begin(printer):
        return False
    try:
        for place, number in enumerate(plan.pages):
            if place and not printer.newPage():
                return False
            _paint(painter, images[number], plan.sheet)
    finally:
        painter.end()
    return True


def _in_copies(printer: QPrinter, pages: list[int]) -> list[int]:
    """Pages as often as they are wanted, where the printer does not make copies itself."""
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return pages * copies if printer.collateCopies() else [page for page in pages for _ in range(copies)]


def _paint(painter: QPainter, page: PageImage, sheet: QRect) -> None:
    image = QImage(page.rgba, page.width, page.height, page.stride, QImage.Format.Format_RGBX8888)
    size = image.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (sheet.width() - size.width()) // 2, (sheet.height() - size.height()) // 2
    painter.drawImage(QRect(left, top, size.width(), size.height()), image)
