"""The windows of the office and of a carrier in a story: opened when first asked for, driven by hand."""

from __future__ import annotations

import email
import io
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)
from pytest_bdd import parsers
from pytestqt.qtbot import QtBot

from inka_desktop.gui import handing_over
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.mail_dialog import MailDialog
from inka_desktop.gui.dialogs.thread_dialog import ThreadDialog
from inka_desktop.gui.jobs import Jobs
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.widgets.agreement_strip import AgreementStrip
from inka_desktop.gui.widgets.chip import Chip
from inka_desktop.gui.widgets.fields import DayEdit
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.gui.widgets.topics import TopicList
from inka_desktop.records.values import Role
from inka_desktop.services import first_start
from inka_desktop.services.rows import ProtocolFilter, ProtocolListRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import Settings
from inka_desktop.store.keys import GivenKey
from tests.gui.conftest import meet
from tests.gui.keys import find, type_into
from tests.reports.reading import flat

from .conftest import NOTHING, day

DAY = {"tu": day, "clock": time.fromisoformat}
VISIT = parsers.parse('a visit at "{title}" on {on:tu} from {begin:clock} to {end:clock}', extra_types=DAY)
WAIT_MS = 20_000
Kind = TypeVar("Kind", bound=QWidget)


@dataclass
class Days:
    """Both devices with their windows, and what left them."""

    folder: Path
    office: Workspace
    qtbot: QtBot
    programs: list[Path]
    on: date = date(2026, 11, 22)
    project: UUID = NOTHING
    visit: UUID = NOTHING
    others: list[Workspace] = field(default_factory=list)
    contexts: dict[int, Context] = field(default_factory=dict)
    windows: dict[int, MainWindow] = field(default_factory=dict)

    @property
    def carrier(self) -> Workspace:
        """The carrier's device."""
        return self.others[0]

    @property
    def colleague(self) -> Workspace:
        """The device of another coordinator."""
        return self.others[0]

    def join(self, name: str, role: Role = Role.COORDINATOR, projects: Sequence[UUID] = ()) -> Workspace:
        """Somebody else's device; it meets the office in a shared folder."""
        place = self.folder / "austausch"
        place.mkdir()
        self.office.exchange.add_place(place).result()
        self.office.exchange.sync().result()
        where = self.office.exchange.state().places[0].id
        told = self.office.exchange.invite(name, where, role, projects).result()
        key, folder = GivenKey(os.urandom(32)), self.folder / "anderes Gerät"
        self.others.append(first_start.join(folder, key, told.file, told.code, "Büro"))
        self.meet()
        return self.others[-1]

    def meet(self) -> None:
        """Both devices send and receive."""
        meet(self.office, self.others[0])

    def window(self, workspace: Workspace | None = None) -> MainWindow:
        """The window on a device, the office's unless another is given; opened when it is first asked for."""
        wanted = workspace or self.office
        if id(wanted) not in self.windows:
            context = Context(Jobs(), Settings(wanted.core.database.folder))
            context.open_workspace(wanted)
            self.contexts[id(wanted)] = context
            made = self.windows[id(wanted)] = MainWindow(context)
            self.qtbot.addWidget(made, before_close_func=lambda widget: widget.hide())
            made.resize(1280, 800)
            made.show()
            made.greet()
        return self.windows[id(wanted)]

    def page(self, workspace: Workspace | None = None) -> ProtocolPage:
        """The editor of the visit, all of it there, and its window in front."""
        window = self.window(workspace)
        shown = window.show_page("protocol", self.visit)
        assert isinstance(shown, ProtocolPage)
        self.until(shown.shows_all)
        self.bring_forward(window)
        return shown

    def bring_forward(self, window: MainWindow) -> None:
        """Without a window manager nothing else does so after a dialog."""
        if not window.isActiveWindow() and QApplication.activeModalWidget() is None:
            window.hide()
            window.show()
            window.activateWindow()
            self.until(window.isActiveWindow)

    def shown(self, kind: type[Kind], workspace: Workspace | None = None) -> Kind:
        """The page of a kind that comes into view."""
        window = self.window(workspace)
        self.until(lambda: isinstance(window.current(), kind))
        page = window.current()
        assert isinstance(page, kind)
        return page

    def until(self, condition: Callable[[], bool]) -> None:
        """Waits until something is so."""
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def opened(self, parent: QWidget, kind: type[Kind]) -> Kind:
        """The dialog of a kind that opens."""
        self.until(lambda: any(one.isVisible() for one in parent.findChildren(kind)))
        return next(one for one in parent.findChildren(kind) if one.isVisible())

    def click(self, parent: QWidget, text: str) -> None:
        """A button of that text, as soon as it is there; a menu's entry is chosen by its name."""
        self.until(lambda: parent.updatesEnabled() and bool(buttons(parent, text)))
        QTest.mouseClick(buttons(parent, text)[0], Qt.MouseButton.LeftButton)

    def mail(self, text: str) -> MailDialog:
        """The dialog that an entry of the editor's menu opens."""
        page = self.page()
        menu = find(page, QToolButton, "moreButton").menu()
        next(action for action in menu.actions() if action.text() == text).trigger()
        return self.opened(page, MailDialog)

    def reads(self, widget: QWidget, text: str) -> None:
        """Waits until a text can be read."""
        self.until(lambda: text in words(widget))

    def drafts(self) -> list[Path]:
        """What the mail program has opened."""
        return [path for path in self.programs if path.suffix == ".eml"]


def words(widget: QWidget) -> str:
    """All that can be read."""
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]
    chips = [one.accessibleName() for one in widget.findChildren(Chip) if one.isVisible()]
    lines = [one.text() for one in widget.findChildren(QLineEdit) if one.isVisible()]
    texts = [one.toPlainText() for one in widget.findChildren(QPlainTextEdit) if one.isVisible()]
    return "\n".join(labels + chips + lines + texts).replace("\u200b", "")


def buttons(widget: QWidget, text: str) -> list[QPushButton]:
    """Visible buttons of that text, or that accessible name, that can be pressed."""
    every = [one for one in widget.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]
    return [one for one in every if text in (one.text(), one.accessibleName())]


@pytest.fixture
def days(
    tmp_path: Path, qtbot: QtBot, elsewhere: list[Path], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Days]:
    office = first_start.create_workspace(
        tmp_path / "büro", GivenKey(os.urandom(32)), "Koordinierungsstelle", "Fachreferat", "Laptop"
    )
    made = Days(tmp_path, office, qtbot, elsewhere)
    monkeypatch.setattr(Context, "today", lambda _self: made.on)
    monkeypatch.setattr(handing_over, "mail_program", lambda: True)
    yield made
    for context in made.contexts.values():  # their windows were closed when the test ended
        qtbot.waitUntil(lambda one=context: not one.jobs.busy(), timeout=WAIT_MS)  # type: ignore[misc]  # binds now
        context.close()
        context.deleteLater()
    for workspace in (office, *made.others):
        workspace.close()
    QApplication.clipboard().clear()


# --- steps that stories share ---------------------------------------------------------------------------


def open_window(days: Days, on: date) -> None:
    """It is that day, and the window shows Heute."""
    days.on = on
    days.window().show_page("today")


def begin_visit(days: Days, title: str, on: date, begin: time, end: time) -> None:
    """A project, and its first visit on a day."""
    office = days.office
    days.project = office.projects.create(title, ["Stadt Quellrode"], "Nachbarschaftswerk e. V.").result()
    days.visit = office.protocols.start(days.project, on).result()
    office.editing.save("protocol", days.visit, {"begin": begin, "end": end}).result()


def join_colleague(days: Days) -> None:
    """Another coordinator works with the program, too."""
    days.join("Kim Grün")


def both_meet(days: Days) -> None:
    """Both devices send and receive."""
    days.meet()


def newest(days: Days) -> ProtocolListRow:
    """The visit with the latest day."""
    return days.office.protocols.page(ProtocolFilter(), "date", True, 0, 1)[0]


def on_the_table(days: Days, what: str) -> None:
    """An agreement of before is in the editor, to be talked about."""
    days.reads(days.page(), what)
    assert [each.what for each in days.office.protocols.get(days.visit, days.on).carried] == [what]


def agree(days: Days, notes: str, what: str, who: str, due: str) -> None:
    """Notes of topic 1, and a line of them becomes an agreement, all by the keyboard."""
    page = days.page()
    QTest.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    text = find(page, TopicList, "topicList").editors()[0].notes
    days.until(text.hasFocus)
    type_into(text, notes)
    QTest.keyClick(text, Qt.Key.Key_Return)
    type_into(text, what)
    QTest.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    strip = find(page, AgreementStrip)
    for line, said in ((find(strip, SuggestEdit), who), (find(strip, DayEdit), due)):
        type_into(line, said)
        QTest.keyClick(line, Qt.Key.Key_Return)
    days.until(lambda: bool(days.office.protocols.get(days.visit).agreements))


def thread(days: Days, what: str, button: str) -> ThreadDialog:
    """The details of an agreement, opened from the list by one of its buttons."""
    page = days.window().show_page("agreements")
    table = find(page, QTableView, "dueTable")
    model = table.model()
    days.until(lambda: what in [model.index(row, 0).data() for row in range(model.rowCount())])
    table.selectRow([model.index(row, 0).data() for row in range(model.rowCount())].index(what))
    find(page, QPushButton, button).click()
    shown = days.opened(page.window(), ThreadDialog)
    days.reads(shown, what)
    return shown


# --- what left the device -------------------------------------------------------------------------------


def mail(path: Path) -> tuple[str, dict[str, bytes]]:
    """Text and files of a draft."""
    draft = email.message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(draft, EmailMessage)
    body = draft.get_body(("plain",))
    assert body is not None
    files = {part.get_filename() or "": part.get_payload(decode=True) for part in draft.iter_attachments()}
    return body.get_content(), {name: data for name, data in files.items() if isinstance(data, bytes)}


def read(pdf: bytes) -> str:
    """What people read in a PDF."""
    return flat(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))
