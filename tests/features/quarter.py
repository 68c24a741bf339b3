"""The office and a carrier in the story of a quarter: real profiles that meet, and their windows."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtWidgets import QApplication, QLabel, QTableView
from pytestqt.qtbot import QtBot

from inka_desktop.forms import NodeId
from inka_desktop.gui.context import Context
from inka_desktop.gui.forms.question import QuestionView
from inka_desktop.gui.jobs import Jobs
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.kept_form import KeptFormPage
from inka_desktop.gui.pages.review_page import ReviewPage
from inka_desktop.gui.pages.submission_page import SubmissionPage
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.records.values import Role
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import Settings
from inka_desktop.store.keys import GivenKey, PassphraseSource
from inka_desktop.viewmodels import indicators
from tests.gui.keys import find

from .conftest import NOTHING

FORM = """
| survey   |         |        |                  |          |                      |
|          | type    | name   | label            | required | bind::inka:indicator |
|          | text    | shop   | Wie heißt er?    | yes      |                      |
|          | integer | people | Wie viele?       | yes      |                      |
|          | text    | place  | In welchem Raum? | yes      |                      |
|          | integer | visits | Besuche          | yes      | INKA-E2              |
| settings |         |        |                  |          |                      |
|          | form_id | version | form_title      | namespaces |                    |
|          | quarter | 1      | Quartalsbogen    | inka="https://inka-desktop/forms" |   |
"""
WAIT_MS = 20_000
PASSPHRASE = "ein langes Kennwort"
Kind = TypeVar("Kind", bound=KeptFormPage)


@dataclass
class Program:
    """A window on a device, as a person has it open."""

    workspace: Workspace
    qtbot: QtBot
    role: Role

    def __post_init__(self) -> None:
        self.context = Context(Jobs(), Settings(self.workspace.core.database.folder))
        self.context.open_workspace(self.workspace)
        self.context.take_role(self.role.value)
        self.window = MainWindow(self.context)
        self.qtbot.addWidget(self.window, before_close_func=lambda widget: widget.hide())
        self.window.resize(1280, 800)
        self.window.show()

    def to_front(self) -> MainWindow:
        """The window, before all others: without a window manager nothing else brings it there."""
        if not self.window.isActiveWindow() and QApplication.activeModalWidget() is None:
            self.window.hide()
            self.window.show()
            self.window.activateWindow()
            self.qtbot.waitUntil(self.window.isActiveWindow, timeout=WAIT_MS)
        return self.window

    def close(self) -> None:
        """The program ends as a person ends it."""
        self.window.close()
        self.qtbot.waitUntil(
            lambda: not self.window.isVisible() and not self.context.jobs.busy(), timeout=WAIT_MS
        )
        self.context.close()


@dataclass
class Quarter:
    """The office, the carrier's profile, perhaps a colleague's, and the windows that are open on them.

    Attributes:
        typed: letters that the carrier had typed when the program was killed.
        owed: how many of them had been typed long enough ago to be there afterwards.
        ahead: the clock of the carrier's PC is wrong.
    """

    folder: Path
    office: Workspace
    project: UUID
    qtbot: QtBot
    carrier: Workspace
    colleague: Workspace | None = None
    submission: UUID = NOTHING
    typed: int = 0
    owed: int = 0
    ahead: bool = False
    programs: dict[Role, Program] = field(default_factory=dict)

    @classmethod
    def begun(cls, folder: Path, qtbot: QtBot) -> Quarter:
        """An office with a place and a project whose carrier has accepted its invitation."""
        office = first_start.create_workspace(
            folder / "office", GivenKey(os.urandom(32)), "Koordinierungsstelle", "Fachreferat", "Laptop Büro"
        )
        (folder / "place").mkdir()
        office.exchange.add_place(folder / "place").result()
        project = office.projects.create(
            "Sonnenhang", ["Stadt Quellrode"], "Nachbarschaftswerk e. V."
        ).result()
        return cls(folder, office, project, qtbot, join(office, project, folder / "carrier", "Frau Träger"))

    def until(self, condition: Callable[[], bool]) -> None:
        """Waits until something is so."""
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def open_window(self, role: Role = Role.CARRIER) -> MainWindow:
        """The carrier's window or the office's, opened when it is first asked for."""
        if role not in self.programs:
            workspace = self.carrier if role == Role.CARRIER else self.office
            self.programs[role] = Program(workspace, self.qtbot, role)
        return self.programs[role].to_front()

    def close_window(self) -> None:
        """The carrier's program ends as a person ends it."""
        self.programs.pop(Role.CARRIER).close()

    def page(self) -> SubmissionPage:
        """The form in the carrier's window, all of it there."""
        page = self.open_window().show_page("submission", self.submission)
        assert isinstance(page, SubmissionPage)
        return self._whole(page)

    def review(self) -> ReviewPage:
        """The form in the office's window, all of it there."""
        page = self.open_window(Role.OWNER).show_page("review", self.submission)
        assert isinstance(page, ReviewPage)
        return self._whole(page)

    def _whole(self, page: Kind) -> Kind:
        self.until(lambda: page.view is not None and page.view.is_built() and page.filling is not None)
        return page

    def value(self, workspace: Workspace, name: str) -> str:
        """What stands in a question on a device."""
        return workspace.forms.answers.session(self.submission).state(node_of(name)).value

    def everybody(self) -> list[Workspace]:
        """All devices."""
        return [one for one in (self.carrier, self.office, self.colleague) if one is not None]

    def meet(self) -> None:
        """Everybody sends and receives until nothing is new."""
        for one in (*self.everybody(), *self.everybody()):
            assert not one.exchange.sync().result().notices

    def end(self) -> None:
        """The devices are put away; what is left of their windows was closed before."""
        for program in self.programs.values():
            program.context.close()
        for one in self.everybody():
            one.close()


def join(office: Workspace, project: UUID, folder: Path, name: str) -> Workspace:
    """A device of the carrier that was invited and has received what there is."""
    place = office.exchange.state().places[0].id
    told = office.exchange.invite(name, place, Role.CARRIER, [project]).result()
    office.exchange.sync().result()
    joined = first_start.join(folder, PassphraseSource(PASSPHRASE), told.file, told.code, f"Gerät {name}")
    joined.exchange.sync().result()
    return joined


def node_of(name: str) -> NodeId:
    """A question of the form."""
    return NodeId(f"/data/{name}")


def question_of(page: KeptFormPage, name: str) -> QuestionView:
    """A question on a page."""
    assert page.view is not None
    found = page.view.views.question(node_of(name))
    assert found is not None
    return found


def shown_at(page: KeptFormPage, name: str) -> list[str]:
    """What can be read at a question."""
    return [label.text() for label in question_of(page, name).findChildren(QLabel) if label.isVisible()]


def figure(quarter: Quarter, code: str, expected: str) -> None:
    """Waits until the table of the Auswertung has this result for the last quarter."""
    page = quarter.open_window(Role.OWNER).show_page("indicators")
    period, table = find(page, ChoiceCombo, "periodCombo"), find(page, QTableView, "indicatorTable")
    period.set_value("3. Quartal 2026")
    find(page, FilterChip, "allChip").setChecked(True)
    period.edited.emit()

    def result() -> str:
        model = table.model()
        codes = [model.index(row, indicators.CODE) for row in range(model.rowCount())]
        found = next((index for index in codes if index.data() == code), None)
        return "" if found is None else str(found.siblingAtColumn(indicators.RESULT).data())

    quarter.until(lambda: result() == expected)
