"""From a protocol to its paper and back with keys alone: looked at, some pages printed, saved, closed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from inka_desktop.gui import printing
from inka_desktop.gui.dialogs.preview_dialog import PreviewDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.reports.preview import page_images
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import LAST_FOLDER
from tests.gui.keys import find

Until = Callable[[Callable[[], bool]], None]
Key = Qt.Key
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the system has a print dialog of its own")
STEPS = 30
"""More than any of the dialogs has fields."""


@pytest.fixture
def page(window: MainWindow, workspace: Workspace, visit: UUID, qtbot: QtBot, until: Until) -> ProtocolPage:
    """A protocol of several pages; the cursor stands in the middle of its place."""
    workspace.editing.save("protocol", visit, {"place": "Laden am Hang"}).result()
    for number in range(60):
        workspace.protocols.add_agreement(visit, f"Vereinbarung {number}", "Träger", None).result()
    with qtbot.waitActive(window):
        window.activateWindow()
    shown = window.show_page("protocol", visit)
    assert isinstance(shown, ProtocolPage)
    until(shown.shows_all)
    place = find(shown, QLineEdit, "placeEdit")
    place.setFocus()
    place.setCursorPosition(5)
    return shown


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the only printer puts what it is given."""
    target, ours = tmp_path / "papier.pdf", printing.new_printer

    def to_file(name: str) -> QPrinter:
        printer = ours(name)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setResolution(60)
        return printer

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Drucker"])
    monkeypatch.setattr(printing, "new_printer", to_file)
    return target


def focused() -> QWidget:
    """What has the focus."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def press(*keys: Qt.Key) -> None:
    """One key after the other, at whatever has the focus."""
    for key in keys:
        QTest.keyClick(focused(), key)


def tab_to(wanted: Callable[[QWidget], bool]) -> None:
    """Goes on with Tab until something has the focus."""
    for _ in range(STEPS):
        if wanted(focused()):
            return
        press(Key.Key_Tab)
    raise AssertionError(f"Tab never leads there; {focused()} has the focus")


def named(name: str) -> Callable[[QWidget], bool]:
    return lambda widget: widget.objectName() == name


def replace(text: str) -> None:
    """Another text in the field that has the focus."""
    QTest.keyClick(focused(), Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), text)


@contextmanager
def in_dialog(kind: type[QDialog], act: Callable[[], None]) -> Iterator[None]:
    """Acts in the dialog that comes from within the body, which runs a loop of its own until it is closed."""
    outcomes, timer = list[Exception | None](), QTimer(interval=20)

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if not isinstance(shown, kind) or not shown.isActiveWindow():
            return
        timer.stop()
        try:
            act()
        except (AssertionError, RuntimeError) as error:
            outcomes.append(error)
            shown.reject()
        else:
            outcomes.append(None)

    timer.timeout.connect(look)
    timer.start()
    yield
    timer.stop()
    assert outcomes == [None]


def come_back(window: QWidget, qtbot: QtBot) -> None:
    """What a window manager does where a dialog closes; without a screen there is none."""
    with qtbot.waitActive(window):
        window.activateWindow()


def open_preview(page: ProtocolPage, until: Until) -> PreviewDialog:
    QTest.keyClick(focused(), Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = find(page, PreviewDialog)
    until(lambda: dialog.pages() > 1 and dialog.isActiveWindow())
    return dialog


def second_page_only() -> None:
    """Which pages: behind the dialog's options."""
    tab_to(lambda one: isinstance(one, QPushButton) and ">>" in one.text())
    press(Key.Key_Space)
    tab_to(named("printAll"))
    press(Key.Key_Down)
    assert named("printRange")(focused())
    tab_to(named("from"))
    replace("2")
    tab_to(named("to"))
    replace("2")
    press(Key.Key_Return)


def test_a_page_is_printed_with_keys_alone(
    page: ProtocolPage, paper: Path, qtbot: QtBot, until: Until
) -> None:
    dialog = open_preview(page, until)
    bar = find(dialog, QScrollArea, "pagesArea").verticalScrollBar()
    assert focused() is find(dialog, QScrollArea, "pagesArea")
    until(lambda: bar.maximum() > 0)
    press(Key.Key_PageDown)
    assert bar.value() > 0
    with in_dialog(QPrintDialog, second_page_only):
        press(Key.Key_Return)
    come_back(dialog, qtbot)
    until(paper.exists)
    until(lambda: find(dialog, QPushButton, "printButton").isEnabled())
    assert len(page_images(paper.read_bytes(), 30)) == 1 < dialog.pages()
    assert focused() is find(dialog, QScrollArea, "pagesArea"), "the keys go on turning the pages"


def test_who_cancels_printing_is_where_they_were(
    page: ProtocolPage, paper: Path, qtbot: QtBot, until: Until
) -> None:
    dialog = open_preview(page, until)
    tab_to(named("printButton"))
    with in_dialog(QPrintDialog, lambda: press(Key.Key_Escape)):
        press(Key.Key_Space)
    come_back(dialog, qtbot)
    until(lambda: find(dialog, QPushButton, "printButton").isEnabled())
    assert not paper.exists()
    assert focused() is find(dialog, QPushButton, "printButton")


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard")  # the list of file names
def test_the_file_is_saved_with_keys_and_the_cursor_comes_back(
    page: ProtocolPage, tmp_path: Path, qtbot: QtBot, until: Until
) -> None:
    page.context.settings.set(LAST_FOLDER, str(tmp_path))
    dialog = open_preview(page, until)
    tab_to(named("saveButton"))

    def save() -> None:
        tab_to(named("fileNameEdit"))
        replace(str(tmp_path / "gespeichert.pdf"))
        press(Key.Key_Return)

    with in_dialog(QFileDialog, save):
        press(Key.Key_Return)
    come_back(dialog, qtbot)
    until((tmp_path / "gespeichert.pdf").exists)
    assert focused() is find(dialog, QPushButton, "saveButton")
    press(Key.Key_Escape)
    until(lambda: page.findChild(PreviewDialog) is None)
    come_back(page.window(), qtbot)
    place = find(page, QLineEdit, "placeEdit")
    until(place.hasFocus)
    assert place.cursorPosition() == 5
