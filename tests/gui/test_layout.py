"""Every page fits 1024 by 600, says what its controls are, and survives texts twice as long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from inka_desktop.gui import theme
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.widgets.sections import SectionButton
from inka_desktop.services.archive_rows import ArchiveFilter
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import ROLE
from inka_desktop.viewmodels.figures import quarter
from inka_desktop.viewmodels.indicators import View
from tests.gui.conftest import TODAY
from tests.gui.keys import find
from tests.gui.layout_dialogs import DIALOGS
from tests.look.archive import fill
from tests.look.figures import fill as fill_figures
from tests.look.fitting import what_does_not_fit
from tests.reading import samples

Control = TypeVar("Control", bound=QWidget)
Until = Callable[[Callable[[], bool]], None]
GUESTS_ONLY = ("my_project", "released")
PAGES = (
    "today", "projects", "protocols", "protocol", "exchange", "settings", "bin", "backup", "retention",
    "series", "stock_takings", "stock_taking", "agreements", "archive", "archive_entry", "archive_import",
    "held_back", "form", "contacts", "indicators", "indicator", "counting", *GUESTS_ONLY,
)  # fmt: skip
LONG = "Donaudampfschifffahrtsgesellschaftskapitän Bezirksschornsteinfegermeisterstellvertretung"


class Doubled(QTranslator):
    """Every text twice, as a language with long words would have it."""

    def translate(self, context: str, text: str, comment: str | None = None, n: int = -1) -> str:
        return f"{text} {text}" if text else ""

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def filled(workspace: Workspace, visit: UUID, project: UUID, place: UUID, tmp_path: Path) -> UUID:
    """A visit with long words in everything."""
    save = workspace.editing.save
    save("protocol", visit, {"place": LONG, "occasion": LONG, "keeper": LONG, "problems": LONG}).result()
    save("project", project, {"title": LONG, "file_number": LONG}).result()
    workspace.protocols.add_person(visit, function=LONG, organization=LONG, remark=LONG).result()
    workspace.protocols.add_agreement(visit, f"{LONG} {LONG}", LONG, TODAY.replace(day=1)).result()
    workspace.protocols.add_topic(visit, LONG).result()
    workspace.editing.delete("topic", workspace.protocols.add_topic(visit, LONG).result()).result()
    workspace.projects.add_site(project, LONG).result()
    fill_stock(workspace, project)
    fill_figures(workspace, TODAY)
    fill_archive(workspace, project, tmp_path)
    return visit


def fill_archive(workspace: Workspace, project: UUID, folder: Path) -> None:
    """An old file with long words."""
    path = folder / "alt.pdf"
    path.write_bytes(samples.pdf(["Eins", "Zwei"]))
    fill(workspace, path)
    (entry,) = workspace.archive.page(ArchiveFilter(), "date", 0, 1, descending=False)
    values = {"title": LONG, "note": LONG, "project_id": project}
    workspace.editing.save("archive_entry", entry.id, values).result()


def fill_stock(workspace: Workspace, project: UUID) -> None:
    """A round of stock-taking with long words in every list."""
    stock = workspace.stock.create(LONG, TODAY, project).result()
    workspace.stock.add_person(stock, LONG, LONG, LONG).result()
    rows: dict[str, dict[str, object]] = {
        "walk_point": {"place": LONG, "category": LONG, "note": LONG, "coordinates": "54.6, 7.0"},
        "institution": {"name": LONG, "kind": LONG, "offer": LONG},
        "stock_actor": {"name": LONG, "role": LONG}, "stock_figure": {"name": LONG, "value": LONG},
        "finding": {"kind": "gap", "what": LONG},
    }  # fmt: skip
    for kind, values in rows.items():
        workspace.editing.add(kind, {"stock_taking_id": stock, **values}).result()
    workspace.stock.follow(stock, TODAY.replace(year=TODAY.year + 2)).result()


@pytest.fixture
def place(workspace: Workspace, tmp_path: Path) -> UUID:
    """A folder to exchange in."""
    (tmp_path / "Austausch").mkdir()
    return workspace.exchange.add_place(tmp_path / "Austausch").result().id


def open_page(window: MainWindow, name: str, visit: UUID, until: Until) -> QWidget:
    if name in GUESTS_ONLY:
        until(lambda: not window._context.jobs.busy())
        window._context.settings.set(ROLE, "carrier")
    workspace = window._context.workspace
    rounds = workspace.stock.list() if name == "stock_taking" and workspace is not None else []
    record: object = rounds[-1].id if rounds else visit if name == "protocol" else None
    if name == "indicator":
        record = View("INKA-E1", quarter(TODAY), None, LONG)
    if name == "archive_entry" and workspace is not None:
        rows = workspace.archive.page(ArchiveFilter(), "date", 0, 1, descending=False)
        record = rows[0].id if rows else None
    page = window.show_page(name, record)
    assert page.name == name
    until(lambda: not window._context.jobs.busy())
    assert not page.findChildren(QWidget, "detailWidget") or find(page, QWidget, "detailWidget").isVisible()
    for _ in range(20):
        QApplication.processEvents()
    return page


def visible(root: QWidget, kind: type[Control]) -> Iterator[Control]:
    return (widget for widget in root.findChildren(kind) if widget.isVisible())


def content_of(area: QScrollArea) -> QWidget:
    content = area.widget()
    assert content is not None
    return content


@pytest.mark.parametrize("size", ["normal", "larger"])
def test_nothing_scrolls_sideways_in_a_small_window_and_every_control_says_what_it_is(
    window: MainWindow, filled: UUID, until: Until, size: str
) -> None:
    theme.current().apply("light", size)
    window.resize(1024, 600)
    wrong: list[tuple[str, object]] = []
    for name in PAGES:
        page = open_page(window, name, filled, until)
        if (window.width(), window.height()) != (1024, 600):
            wrong.append((name, window.size()))
        wrong += [(name, said) for said in (*too_wide(page), *nameless(window))]
    assert not wrong


def too_wide(page: QWidget) -> Iterator[str]:
    """What of a page cannot be seen without scrolling sideways."""
    for area in visible(page, QScrollArea):
        # With room for the scroll bar, which comes with the next entry.
        room = area.width() - area.verticalScrollBar().sizeHint().width()
        if content_of(area).minimumSizeHint().width() > room:
            yield area.objectName()
    for table in visible(page, QTableView):
        if table.horizontalHeader().length() > table.viewport().width():
            yield table.objectName()


@pytest.mark.parametrize(("size", "screen"), [("normal", (1024, 600)), ("larger", (1280, 800))])
def test_every_dialog_fits_and_says_what_its_controls_are(
    window: MainWindow, visit: UUID, place: UUID, until: Until, size: str, screen: tuple[int, int]
) -> None:
    theme.current().apply("light", size)
    wrong: list[tuple[str, object]] = []
    for name, make in DIALOGS.items():
        dialog = make(window, visit)
        dialog.open()
        until(lambda: not window._context.jobs.busy())
        QApplication.processEvents()  # it is fitted once more when it is shown
        dialog.resize(dialog.width(), min(dialog.height(), screen[1]))
        for _ in range(20):
            QApplication.processEvents()
        # The place's path is as long as that of the tests' folder.
        cut = [said for said in what_does_not_fit(dialog, screen) if "placeCombo" not in said]
        wrong += [(name, said) for said in (*nameless(dialog), *cut)]
        dialog.reject()
        QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    assert not wrong


def nameless(root: QWidget) -> list[QWidget]:
    """Controls in view that a screen reader could not name; a combo's own name is ignored on Linux."""
    buddies = {label.buddy() for label in root.findChildren(QLabel)}
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView)
    found: list[QWidget] = [combo for combo in visible(root, QComboBox) if combo not in buddies]
    for widget in (widget for kind in kinds for widget in visible(root, kind)):
        if isinstance(widget.parent(), (QLineEdit, QComboBox)) or not widget.focusPolicy():
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName() or text or widget in buddies):
            found.append(widget)
    return found


@pytest.mark.parametrize("name", ["projects", "protocol", "settings"])
def test_the_tab_order_is_the_reading_order(
    window: MainWindow, filled: UUID, until: Until, name: str
) -> None:
    page = open_page(window, name, filled, until)
    area = find(page, QScrollArea, "detailArea" if name == "projects" else "scrollArea")
    assert isinstance(area, QScrollArea)
    content, chain, widget = content_of(area), list[QWidget](), area.nextInFocusChain()
    while widget is not None and widget is not area:
        if (
            content.isAncestorOf(widget)
            and widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            chain.append(widget)
        widget = widget.nextInFocusChain()
    places = [widget.mapTo(content, QPoint(0, widget.height() // 2)) for widget in chain]
    assert len(chain) > 5
    for before, after, there, here in zip(chain, chain[1:], places, places[1:], strict=False):
        further_down = here.y() > there.y() + 24
        same_line = abs(here.y() - there.y()) <= 24 and here.x() > there.x()
        assert further_down or same_line, (before.objectName(), after.objectName())


@pytest.fixture
def doubled(qapp: QCoreApplication, looks: None) -> Iterator[None]:
    translator = Doubled()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_texts_twice_as_long_are_not_cut(
    doubled: None, window: MainWindow, visit: UUID, until: Until
) -> None:
    window.resize(1280, 800)
    wrong: list[tuple[str, object]] = []
    for name in PAGES:
        page = open_page(window, name, visit, until)
        wrong += [(name, said) for said in cut_texts(page)]
        wrong += [(name, one) for one in page.findChildren(SectionButton) if not one.toolTip()]
        if window.minimumSizeHint().width() > 1280:
            wrong.append((name, window.minimumSizeHint()))
    assert not wrong


def cut_texts(page: QWidget) -> Iterator[tuple[str, str]]:
    """Names and texts of labels and buttons that are too narrow for their text, and say it nowhere else."""
    for widget in (widget for kind in (QLabel, QAbstractButton) for widget in visible(page, kind)):
        assert isinstance(widget, (QLabel, QAbstractButton))
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        if wraps or widget.maximumWidth() == 0 or widget.toolTip():
            continue
        needed = max(
            (widget.fontMetrics().horizontalAdvance(line) for line in widget.text().split("\n")), default=0
        )
        if widget.width() < needed:
            yield widget.objectName(), widget.text()
