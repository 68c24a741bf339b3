"""Printing paints every page; without a printer the document opens in the system's own viewer."""

from __future__ import annotations

import threading
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPageRanges, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from inka_desktop.gui import opened_copies, printing
from inka_desktop.gui.context import Context
from inka_desktop.reports.preview import PageImage, page_images
from inka_desktop.services import plain_copies
from inka_desktop.services.workspace import Workspace


@pytest.fixture
def pdf(workspace: Workspace, visit: UUID) -> bytes:
    for number in range(40):
        workspace.protocols.add_agreement(visit, f"Vereinbarung {number}", "Träger", None).result()
    return workspace.documents.protocol(visit, "de").pdf


def paint(pdf: bytes, printer: QPrinter) -> bool:
    return printing.paint_pages(pdf, printer, printing.planned(printer, len(page_images(pdf, 40))))


def test_every_page_reaches_the_paper(pdf: bytes, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    printer.setFullPage(True)
    assert paint(pdf, printer)
    printed = page_images((tmp_path / "papier.pdf").read_bytes(), 40)
    assert len(printed) == len(page_images(pdf, 40)) > 1
    ink = [sum(1 for value in page.rgba[::4] if value < 128) for page in printed]
    assert all(ink)


def test_without_a_printer_the_system_opens_the_same_bytes(
    pdf: bytes, elsewhere: list[Path], context: Context, qtbot: QtBot
) -> None:
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this machine has a printer")
    parent = QWidget()
    qtbot.addWidget(parent)
    told: list[printing.Outcome] = []
    printing.print_pdf(pdf, "protokoll.pdf", parent, context, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [printing.Outcome.OPENED]
    assert [path.name for path in elsewhere] == ["protokoll.pdf"]
    assert elsewhere[0].read_bytes() == pdf


def test_where_no_copy_can_lie_it_is_said(
    pdf: bytes, elsewhere: list[Path], context: Context, workspace: Workspace, qtbot: QtBot
) -> None:
    (workspace.core.database.folder / plain_copies.FOLDER).write_bytes(b"in the way")
    told: list[bool] = []
    opened_copies.open_copy(context, context, pdf, "protokoll.pdf", told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [False]
    assert elsewhere == []


@pytest.mark.qt_log_ignore("QPainter", "QPrinter", "QPdf", "PdfFormat")
def test_a_printer_that_cannot_begin_is_said(pdf: bytes, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "such" / "folder" / "papier.pdf"))
    assert not paint(pdf, printer)


def pages_of(path: Path) -> list[bytes]:
    return [page.rgba for page in page_images(path.read_bytes(), 30)]


def to_file(tmp_path: Path, name: str) -> QPrinter:
    printer = printing.new_printer(name)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / name))
    printer.setResolution(60)
    return printer


def test_only_the_chosen_pages_are_printed_in_the_chosen_order(pdf: bytes, tmp_path: Path) -> None:
    whole = to_file(tmp_path, "alle.pdf")
    assert paint(pdf, whole)
    every = pages_of(tmp_path / "alle.pdf")
    assert len(every) > 1
    some = to_file(tmp_path, "eine.pdf")
    some.setFromTo(2, 2)
    assert printing.chosen_pages(some, len(every)) == [1]
    assert paint(pdf, some)
    assert pages_of(tmp_path / "eine.pdf") == [every[1]]
    some.setPageRanges(QPageRanges.fromString("1,3-9"))
    assert printing.chosen_pages(some, 4) == [0, 2, 3]
    some.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert printing.chosen_pages(some, 4) == [3, 2, 0]


def test_the_page_fits_other_paper(pdf: bytes, tmp_path: Path) -> None:
    printer = to_file(tmp_path, "a5.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    assert paint(pdf, printer)
    page = page_images((tmp_path / "a5.pdf").read_bytes(), 72)[0]
    assert (page.width, page.height) == (612, 792)
    left = [page.rgba[row * page.stride + 4 * 8] for row in range(page.height)]
    assert set(left) == {255}, "narrower paper than A4 in proportion: the page stands in the middle"


def test_the_dialog_knows_the_pages(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    printer = printing.new_printer("x")  # the dialog does not keep it
    dialog = printing.print_dialog(printer, 7, parent)
    assert (dialog.minPage(), dialog.maxPage(), dialog.fromPage(), dialog.toPage()) == (1, 7, 1, 7)
    assert dialog.testOption(QPrintDialog.PrintDialogOption.PrintPageRange)


def test_printing_goes_on_beside_the_window(
    pdf: bytes, tmp_path: Path, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dialog is answered by the test; where the pages are painted is what counts."""
    parent = QWidget()
    qtbot.addWidget(parent)
    painter, told = list[int](), list[printing.Outcome]()
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Drucker"])
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: QDialog.DialogCode.Accepted)
    printer = to_file(tmp_path, "aus.pdf")
    monkeypatch.setattr(printing, "new_printer", lambda _name: printer)
    painting = printing._paint

    def noted(canvas: QPainter, page: PageImage, sheet: QRect) -> None:
        painter.append(threading.get_ident())
        painting(canvas, page, sheet)

    monkeypatch.setattr(printing, "_paint", noted)
    printing.print_pdf(pdf, "aus.pdf", parent, context, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [printing.Outcome.PRINTED]
    assert threading.get_ident() not in painter
    assert len(pages_of(tmp_path / "aus.pdf")) == len(painter)
