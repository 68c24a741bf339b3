"""The story of a carrier's quarter: a real window, a process that is really killed, profiles that meet."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot

from inka_desktop.forms import Absence, NodeId
from inka_desktop.gui.context import Context
from inka_desktop.gui.forms.absence import AbsenceAnswer
from inka_desktop.gui.jobs import Jobs
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.submission_page import SubmissionPage
from inka_desktop.records.values import Role, SubmissionState
from inka_desktop.services import first_start
from inka_desktop.services.rounds import RoundWish
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import Settings
from inka_desktop.store.keys import GivenKey, PassphraseSource
from tests.forms import making
from tests.gui.conftest import looks
from tests.gui.filling import answer_of
from tests.gui.keys import find, type_into

from .conftest import NOTHING

__all__ = ["looks"]

scenarios("filling.feature")
pytestmark = pytest.mark.slow

FORM = """
| survey   |         |        |                  |          |
|          | type    | name   | label            | required |
|          | text    | shop   | Wie heißt er?    | yes      |
|          | integer | people | Wie viele?       | yes      |
|          | text    | place  | In welchem Raum? | yes      |
|          | integer | visits | Besuche          | yes      |
| settings |         |        |                  |          |
|          | form_id | version | form_title      |          |
|          | quarter | 1      | Quartalsbogen    |          |
"""
WAIT_MS, LINES, LONGEST_S = 20_000, 5, 60
PASSPHRASE = "ein langes Kennwort"


@dataclass
class Quarter:
    """The office, the carrier's profile with its window, and perhaps a colleague's."""

    folder: Path
    office: Workspace
    project: UUID
    qtbot: QtBot
    carrier: Workspace
    colleague: Workspace | None = None
    submission: UUID = NOTHING
    said: int = 0
    context: Context | None = None
    window: MainWindow | None = None

    def until(self, condition: Callable[[], bool]) -> None:
        """Waits until something is so."""
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def open_window(self) -> MainWindow:
        """The carrier's window, opened when it is first asked for."""
        if self.window is None:
            self.context = Context(Jobs(), Settings(self.carrier.core.database.folder))
            self.context.open_workspace(self.carrier)
            self.context.take_role(Role.CARRIER.value)
            self.window = MainWindow(self.context)
            self.qtbot.addWidget(self.window, before_close_func=lambda widget: widget.hide())
            self.window.resize(1280, 800)
            self.window.show()
            self.window.activateWindow()
        return self.window

    def close_window(self) -> None:
        """The program ends as a person ends it."""
        if self.window is None or self.context is None:
            return
        window, context = self.window, self.context
        window.close()
        self.until(lambda: not window.isVisible() and not context.jobs.busy())
        context.close()
        self.window = self.context = None

    def page(self) -> SubmissionPage:
        """The form in the window, all of it there."""
        page = self.open_window().show_page("submission", self.submission)
        assert isinstance(page, SubmissionPage)
        self.until(lambda: page.view is not None and page.view.is_built() and page.filling is not None)
        return page

    def value(self, workspace: Workspace, name: str) -> str:
        """What stands in a question on a device."""
        return workspace.forms.answers.session(self.submission).state(NodeId(f"/data/{name}")).value

    def everybody(self) -> list[Workspace]:
        """All devices."""
        return [one for one in (self.carrier, self.office, self.colleague) if one is not None]

    def meet(self) -> None:
        """Everybody sends and receives until nothing is new."""
        for one in (*self.everybody(), *self.everybody()):
            assert not one.exchange.sync().result().notices


@pytest.fixture
def quarter(tmp_path: Path, qtbot: QtBot) -> Iterator[Quarter]:
    office = first_start.create_workspace(
        tmp_path / "office", GivenKey(os.urandom(32)), "Koordinierungsstelle", "Fachreferat", "Laptop Büro"
    )
    (tmp_path / "place").mkdir()
    office.exchange.add_place(tmp_path / "place").result()
    project = office.projects.create("Sonnenhang", ["Stadt Quellrode"], "Nachbarschaftswerk e. V.").result()
    made = Quarter(
        tmp_path, office, project, qtbot, _join(office, project, tmp_path / "carrier", "Frau Träger")
    )
    yield made
    if made.context is not None:  # its window is gone
        made.context.close()
    for one in made.everybody():
        one.close()


def _join(office: Workspace, project: UUID, folder: Path, name: str) -> Workspace:
    place = office.exchange.state().places[0].id
    told = office.exchange.invite(name, place, Role.CARRIER, [project]).result()
    office.exchange.sync().result()
    joined = first_start.join(folder, PassphraseSource(PASSPHRASE), told.file, told.code, f"Gerät {name}")
    joined.exchange.sync().result()
    return joined


# --- given ----------------------------------------------------------------------------------------------


@given(parsers.parse('the form of "{title}" was handed out to the carrier'))
def _(quarter: Quarter, title: str) -> None:
    xform = making.xform_of(FORM).encode("utf-8")
    version = quarter.office.forms.library.take_in(xform, "quarter.xml").result().version
    assert version is not None
    wish = RoundWish(title, version, date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 15))
    quarter.office.forms.rounds.hand_out(wish, [quarter.project]).result()
    quarter.meet()


@given("a second device of the carrier")
def _(quarter: Quarter) -> None:
    quarter.colleague = _join(quarter.office, quarter.project, quarter.folder / "colleague", "Herr Träger")
    quarter.meet()


# --- when -----------------------------------------------------------------------------------------------


@when("I begin it from the page Bögen")
def _(quarter: Quarter) -> None:
    window = quarter.open_window()
    page = window.show_page("submissions")

    def fill_buttons() -> list[QPushButton]:
        return [
            one for one in page.findChildren(QPushButton) if one.text() == "Ausfüllen" and one.isVisible()
        ]

    quarter.until(lambda: bool(fill_buttons()))
    QTest.mouseClick(fill_buttons()[0], Qt.MouseButton.LeftButton)
    quarter.until(lambda: isinstance(window.current(), SubmissionPage))
    (part,) = quarter.carrier.forms.rounds.parts()
    assert part.submission_id is not None
    quarter.submission = part.submission_id


@when(parsers.parse('I type "{text}" to "{name}"'))
def _(quarter: Quarter, text: str, name: str) -> None:
    page = quarter.page()
    assert page.view is not None
    line = answer_of(page.view, name).inputs()[0]
    line.setFocus()
    type_into(line, text)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    quarter.until(lambda: find(page, QLabel, "savedLabel").text().startswith("Gespeichert "))


@when("I close the window")
def _(quarter: Quarter) -> None:
    quarter.close_window()
    quarter.carrier.close()


@when("the program is killed while the form is filled")
def _(quarter: Quarter) -> None:
    passphrase = quarter.folder / "passphrase"
    passphrase.write_text(PASSPHRASE, "utf-8")
    command = [sys.executable, "-m", "tests.processes.worker", "fill"]
    command += [str(quarter.folder / "carrier"), str(passphrase), str(quarter.submission)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(LINES)]
        process.kill()
        lines += process.stdout.readlines()
        assert process.wait(LONGEST_S) == -signal.SIGKILL
    quarter.said = max(int(line.split()[1]) for line in lines if line.endswith("\n"))


@when("I open the form again")
def _(quarter: Quarter) -> None:
    quarter.carrier = Workspace.open(quarter.folder / "carrier", PassphraseSource(PASSPHRASE))
    quarter.page()


@when(parsers.parse('I say that "{name}" is not yet known because "{reason}"'))
def _(quarter: Quarter, name: str, reason: str) -> None:
    page = quarter.page()
    assert page.view is not None
    question = page.view.views.question(NodeId(f"/data/{name}"))
    assert question is not None
    assert question.more_button is not None
    menu = QMenu(page)
    question.more_button.fill(menu)
    next(one for one in menu.actions() if one.text() == "liegt noch nicht vor …").trigger()
    strip = find(question, AbsenceAnswer)
    quarter.until(strip.isVisible)
    type_into(strip.line, reason)


@when("I hand it in")
def _(quarter: Quarter) -> None:
    page = quarter.page()
    button = find(page, QPushButton, "submitButton")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    quarter.until(lambda: page.filling is not None and page.filling.locked)


@when("everybody sends and receives")
def _(quarter: Quarter) -> None:
    quarter.meet()


@when(parsers.parse('I withdraw it, answer "{name}" with "{text}" and hand it in'))
def _(quarter: Quarter, name: str, text: str) -> None:
    page = quarter.page()
    button = find(page, QPushButton, "bandButton")
    quarter.until(lambda: button.isVisible() and button.text() == "Einreichung zurückziehen")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    quarter.until(lambda: page.filling is not None and not page.filling.locked)
    page = quarter.page()
    assert page.view is not None
    strip = find(page, AbsenceAnswer)
    QTest.mouseClick(strip.back_button, Qt.MouseButton.LeftButton)
    line = answer_of(page.view, name).inputs()[0]
    quarter.until(line.isVisible)
    line.setFocus()
    type_into(line, text)
    QTest.mouseClick(find(page, QPushButton, "submitButton"), Qt.MouseButton.LeftButton)
    quarter.until(lambda: page.filling is not None and page.filling.locked)


@when(parsers.parse('the colleague begins it, too, and answers "{name}" with "{value}"'))
def _(quarter: Quarter, name: str, value: str) -> None:
    assert quarter.colleague is not None
    (part,) = quarter.colleague.forms.rounds.parts()
    begun = quarter.colleague.forms.rounds.begin(part.round_id, part.project_id).result()
    assert begun == quarter.submission
    form = quarter.colleague.forms.answers.open(begun)
    form.set(NodeId(f"/data/{name}"), value).saved.result()
    form.close()


# --- then -----------------------------------------------------------------------------------------------


@then("it holds all that was said to be saved")
def _(quarter: Quarter) -> None:
    people = int(quarter.value(quarter.carrier, "people"))
    assert quarter.said <= people <= quarter.said + 1
    assert quarter.value(quarter.carrier, "place") in (f"Raum {people}", f"Raum {people - 1}")


@then("the cursor stands in the question that was answered last")
def _(quarter: Quarter) -> None:
    page, last = quarter.page(), quarter.carrier.forms.answers.stopped_at(quarter.submission)
    assert last is not None
    assert page.view is not None
    line = answer_of(page.view, last.path.rpartition("/")[2]).inputs()[0]
    quarter.until(lambda: quarter.open_window().focusWidget() is line)


@then(parsers.parse('"{name}" holds "{value}"'))
def _(quarter: Quarter, name: str, value: str) -> None:
    page = quarter.page()
    quarter.until(
        lambda: page.filling is not None and page.filling.state(NodeId(f"/data/{name}")).value == value
    )


@then(parsers.parse('the form is locked and says "{words}"'))
def _(quarter: Quarter, words: str) -> None:
    page = quarter.page()
    assert words in find(page, QLabel, "bandLabel").text()
    assert quarter.carrier.forms.answers.get(quarter.submission).state == SubmissionState.FINISHED


@then(parsers.parse('the form says "{words}"'))
def _(quarter: Quarter, words: str) -> None:
    page = quarter.page()
    quarter.until(lambda: words in find(page, QLabel, "bandLabel").text())


@then(parsers.parse('the office reads why "{name}" is blank: "{reason}"'))
def _(quarter: Quarter, name: str, reason: str) -> None:
    state = quarter.office.forms.answers.session(quarter.submission).state(NodeId(f"/data/{name}"))
    assert (state.value, state.absence) == ("", Absence("not_yet_known", reason))


@then(parsers.parse('the office reads "{value}" for "{name}"'))
def _(quarter: Quarter, name: str, value: str) -> None:
    assert quarter.value(quarter.office, name) == value
    assert quarter.office.forms.answers.get(quarter.submission).state == SubmissionState.FINISHED


@then(parsers.parse('the colleague\'s form holds "{value}" for "{name}"'))
def _(quarter: Quarter, name: str, value: str) -> None:
    assert quarter.colleague is not None
    assert quarter.value(quarter.colleague, name) == value


@then("nobody is asked anything")
def _(quarter: Quarter) -> None:
    assert all(one.exchange.questions() == [] for one in quarter.everybody())
