"""The stories of a carrier's quarter: real windows, a process that is really killed, profiles that meet."""

from __future__ import annotations

import itertools
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QMenu, QPushButton, QTableView
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot

from inka_desktop.forms import Absence
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.entries_dialog import EntriesDialog
from inka_desktop.gui.dialogs.return_dialog import ReturnDialog
from inka_desktop.gui.forms.absence import AbsenceAnswer
from inka_desktop.gui.forms.answer import LATEST_MS
from inka_desktop.gui.forms.history_card import ChangesCard, LateCard
from inka_desktop.gui.forms.said import SayLine
from inka_desktop.gui.pages.kept_form import KeptFormPage
from inka_desktop.gui.pages.review_page import ReviewPage
from inka_desktop.gui.pages.submission_page import SubmissionPage
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.gui.widgets.chip import Chip
from inka_desktop.records.values import Role, SubmissionState
from inka_desktop.services.core import Core
from inka_desktop.services.rounds import RoundWish
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import PassphraseSource
from inka_desktop.viewmodels.rounds import ROUNDS_FROM
from tests.forms import making
from tests.gui.conftest import looks
from tests.gui.filling import answer_of
from tests.gui.keys import find, type_into
from tests.processes.window import KEY_MS, PEOPLE, WORDS

from .quarter import FORM, PASSPHRASE, Quarter, figure, join, node_of, question_of, shown_at

__all__ = ["looks"]

scenarios("filling.feature", "quarter.feature")
pytestmark = pytest.mark.slow

LONGEST_S = 60
TYPED_MS, SAVING_MS = 4_000, 1_000
"""So long somebody types without a pause, and so long at most a save takes on a machine that is busy."""
NEXT_QUARTER = date(2026, 10, 5)


@pytest.fixture
def quarter(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Quarter]:
    for clock in (Context, Core):
        monkeypatch.setattr(clock, "today", lambda _self: NEXT_QUARTER)
    made = Quarter.begun(tmp_path, qtbot)
    yield made
    made.end()


# --- given ----------------------------------------------------------------------------------------------


def take_in(office: Workspace) -> UUID:
    """The form in the office's library: its version."""
    xform = making.xform_of(FORM).encode("utf-8")
    version = office.forms.library.take_in(xform, "quarter.xml").result().version
    assert version is not None
    return version


@given(parsers.parse('the office\'s library has a form with the indicator "{code}"'))
def _(quarter: Quarter, code: str) -> None:
    take_in(quarter.office)
    assert code in FORM


@given(parsers.parse('the form of "{title}" was handed out to the carrier'))
def _(quarter: Quarter, title: str) -> None:
    version = take_in(quarter.office)
    wish = RoundWish(title, version, date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 15))
    quarter.office.forms.rounds.hand_out(wish, [quarter.project]).result()
    quarter.meet()


@given("a second device of the carrier")
def _(quarter: Quarter) -> None:
    quarter.colleague = join(quarter.office, quarter.project, quarter.folder / "colleague", "Herr Träger")
    quarter.meet()


@given("the carrier's PC is two days ahead")
def _(quarter: Quarter, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Core.now

    def now(core: Core) -> datetime:
        return real(core) + timedelta(2 if core is quarter.carrier.core and quarter.ahead else 0)

    quarter.ahead = True
    monkeypatch.setattr(Core, "now", now)


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
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_into(line, text)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    quarter.until(lambda: find(page, QLabel, "savedLabel").text().startswith("Gespeichert "))


@when("I close the window")
def _(quarter: Quarter) -> None:
    quarter.close_window()
    quarter.carrier.close()


@when("the program is killed while I type")
def _(quarter: Quarter) -> None:
    passphrase = quarter.folder / "passphrase"
    passphrase.write_text(PASSPHRASE, "utf-8")
    command = [
        sys.executable,
        "-m",
        "tests.processes.window",
        str(quarter.folder / "carrier"),
        str(passphrase),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(TYPED_MS // KEY_MS)]
        process.kill()
        lines += process.stdout.readlines()
        assert process.wait(LONGEST_S) == -signal.SIGKILL
    typed = [(int(number), int(ms)) for word, number, ms in map(str.split, whole(lines)) if word == "typed"]
    killed_ms = typed[-1][1]
    quarter.typed = typed[-1][0]
    quarter.owed = max(number for number, ms in typed if ms <= killed_ms - LATEST_MS - SAVING_MS)


def whole(lines: list[str]) -> list[str]:
    """The lines that were said to their end."""
    return [line for line in lines if line.endswith("\n")]


@when("I open the form again")
def _(quarter: Quarter) -> None:
    quarter.carrier = Workspace.open(quarter.folder / "carrier", PassphraseSource(PASSPHRASE))
    quarter.page()


@when(parsers.parse('I say that "{name}" is not yet known because "{reason}"'))
def _(quarter: Quarter, name: str, reason: str) -> None:
    page = quarter.page()
    question = question_of(page, name)
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


@when("the office sends the form of the last quarter from its window")
def _(quarter: Quarter) -> None:
    page = quarter.open_window(Role.OWNER).show_page("round")
    button = find(page, QPushButton, "sendButton")
    quarter.until(lambda: button.isEnabled() and button.text() == "1 Bogen verschicken")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    quarter.until(lambda: bool(quarter.office.forms.rounds.all()))
    (asked,) = quarter.office.forms.rounds.all()
    assert (asked.title, asked.due) == ("3. Quartal 2026", date(2026, 10, 15))


@when(parsers.parse('the office notes "{said}" at "{name}" and returns the form'))
def _(quarter: Quarter, said: str, name: str) -> None:
    page = quarter.review()
    quarter.until(find(page, QPushButton, "returnButton").isVisible)  # as it was handed in
    asked = question_of(quarter.review(), name)
    assert asked.more_button is not None
    QTest.mouseClick(asked.more_button, Qt.MouseButton.LeftButton)
    say(quarter, page, name, said)
    QTest.mouseClick(find(page, QPushButton, "returnButton"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(find(find(page, ReturnDialog), QPushButton, "doneButton"), Qt.MouseButton.LeftButton)
    quarter.until(lambda: quarter.office.forms.handing.standing(quarter.submission).returned)


@when(parsers.parse('I ask "{said}" at "{name}"'))
def _(quarter: Quarter, said: str, name: str) -> None:
    page = quarter.page()
    asked = question_of(page, name)
    assert asked.more_button is not None
    menu = QMenu(page)
    asked.more_button.fill(menu)
    next(one for one in menu.actions() if one.text() == "Frage an die Koordinierungsstelle …").trigger()
    say(quarter, page, name, said)


def say(quarter: Quarter, page: KeptFormPage, name: str, said: str) -> None:
    """Somebody types into the line that is open at a question, and says it by keyboard."""

    def lines() -> list[SayLine]:
        return [one for one in question_of(page, name).findChildren(SayLine) if one.isVisible()]

    quarter.until(lambda: bool(lines()))
    line = lines()[0]
    type_into(line.text, said)
    QTest.keyClick(line.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    quarter.until(lambda: said in shown_at(page, name))


def press(quarter: Quarter, page: KeptFormPage, name: str, text: str) -> None:
    """Somebody presses a button at a question."""

    def there() -> list[QPushButton]:
        found = question_of(page, name).findChildren(QPushButton)
        return [one for one in found if one.isVisible() and one.text() == text]

    quarter.until(lambda: bool(there()))
    QTest.mouseClick(there()[0], Qt.MouseButton.LeftButton)


@when(parsers.parse('the office opens "{words}" from Heute'))
def _(quarter: Quarter, words: str) -> None:
    window = quarter.open_window(Role.OWNER)
    today = window.show_page("today")

    def lines() -> list[CardRow]:
        return [row for row in today.findChildren(CardRow) if row.title.text() == words]

    quarter.until(lambda: bool(lines()))
    QTest.mouseClick(lines()[0], Qt.MouseButton.LeftButton)
    quarter.until(lambda: isinstance(window.current(), ReviewPage))
    quarter.review()


@when(parsers.parse('the office answers "{said}" at "{name}"'))
def _(quarter: Quarter, said: str, name: str) -> None:
    page = quarter.review()
    press(quarter, page, name, "Antworten")
    say(quarter, page, name, said)


@when(parsers.parse('I tick off what is said at "{name}"'))
def _(quarter: Quarter, name: str) -> None:
    press(quarter, quarter.page(), name, "Erledigt")


@when("I answer everything and hand it in")
def _(quarter: Quarter) -> None:
    page = quarter.page()
    assert page.filling is not None
    for name, value in (("shop", "Laden"), ("people", "3"), ("place", "Hof"), ("visits", "41")):
        page.filling.answer(node_of(name), value)
    QTest.mouseClick(find(page, QPushButton, "submitButton"), Qt.MouseButton.LeftButton)
    quarter.until(lambda: page.filling is not None and page.filling.locked)


@when("the clock of the carrier's PC is put right")
def _(quarter: Quarter) -> None:
    quarter.ahead = False


@when("I withdraw it")
def _(quarter: Quarter) -> None:
    page = quarter.page()
    button = find(page, QPushButton, "bandButton")
    quarter.until(lambda: button.isVisible() and button.text() == "Einreichung zurückziehen")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    quarter.until(lambda: page.filling is not None and not page.filling.locked)


@when(parsers.parse('the office opens the form again and returns it because of "{reason}"'))
def _(quarter: Quarter, reason: str) -> None:
    reviewing = quarter.office.forms.reviewing
    reviewing.reopen(quarter.submission, reason).result()
    reviewing.give_back(quarter.submission, NEXT_QUARTER + timedelta(7), reason).result()


@when(parsers.parse('I open both entries at "{name}" and take "{value}"'))
def _(quarter: Quarter, name: str, value: str) -> None:
    page = quarter.page()
    quarter.until(lambda: "Zwei Angaben – bitte entscheiden" in shown_at(page, name))
    press(quarter, page, name, "Beide ansehen")
    quarter.until(lambda: bool(page.findChildren(EntriesDialog)))
    dialog = find(page, EntriesDialog)
    at = [label.text() for label in dialog.findChildren(QLabel) if label.text().isdigit()].index(value)
    takes = [one for one in dialog.findChildren(QPushButton) if one.text() == "Diese Angabe nehmen"]
    QTest.mouseClick(takes[at], Qt.MouseButton.LeftButton)


@when("the office begins to look it through")
def _(quarter: Quarter) -> None:
    button = find(quarter.review(), QPushButton, "beginButton")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    quarter.until(lambda: not button.isVisible())


@when("the office accepts the form")
def _(quarter: Quarter) -> None:
    button = find(quarter.review(), QPushButton, "checkButton")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    quarter.until(lambda: not button.isVisible())


@when(parsers.parse('the colleague begins it, too, and answers "{name}" with "{value}"'))
def _(quarter: Quarter, name: str, value: str) -> None:
    assert quarter.colleague is not None
    (part,) = quarter.colleague.forms.rounds.parts()
    begun = quarter.colleague.forms.rounds.begin(part.round_id, part.project_id).result()
    assert begun == quarter.submission
    form = quarter.colleague.forms.answers.open(begun)
    form.set(node_of(name), value).saved.result()
    form.close()


# --- then -----------------------------------------------------------------------------------------------


@then("all that I had typed is there, but for the last moment")
def _(quarter: Quarter) -> None:
    assert quarter.value(quarter.carrier, "people") == PEOPLE
    place = quarter.value(quarter.carrier, "place")
    written = "".join(itertools.islice(itertools.cycle(WORDS), quarter.typed))
    assert written.startswith(place)
    assert quarter.owed <= len(place) + 1, "a blank at the end is no part of an answer"


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
    quarter.until(lambda: page.filling is not None and page.filling.state(node_of(name)).value == value)


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
    state = quarter.office.forms.answers.session(quarter.submission).state(node_of(name))
    assert (state.value, state.absence) == ("", Absence("not_yet_known", reason))


@then(parsers.parse('the office reads "{value}" for "{name}"'))
def _(quarter: Quarter, name: str, value: str) -> None:
    assert quarter.value(quarter.office, name) == value
    assert quarter.office.forms.answers.get(quarter.submission).state == SubmissionState.FINISHED


@then(parsers.parse('the colleague\'s form holds "{value}" for "{name}"'))
def _(quarter: Quarter, name: str, value: str) -> None:
    assert quarter.colleague is not None
    assert quarter.value(quarter.colleague, name) == value


@then(parsers.parse('the office\'s overview says "{words}"'))
def _(quarter: Quarter, words: str) -> None:
    table = find(quarter.open_window(Role.OWNER).show_page("monitoring"), QTableView, "overviewTable")

    def cell() -> str:
        index = table.model().index(0, ROUNDS_FROM)
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    quarter.until(lambda: table.model().rowCount() == 1 and words in cell())


@then(parsers.parse('the office\'s round says "{words}"'))
def _(quarter: Quarter, words: str) -> None:
    (asked,) = quarter.office.forms.rounds.all()
    projects = find(quarter.open_window(Role.OWNER).show_page("round", asked.id), QListWidget, "projectList")
    quarter.until(lambda: projects.count() == 1 and words in projects.item(0).text())


@then(parsers.parse('the office can only read the form, and answer "{said}" at "{name}"'))
def _(quarter: Quarter, said: str, name: str) -> None:
    page = quarter.review()
    assert page.filling is not None
    assert page.view is not None
    assert page.filling.locked
    assert answer_of(page.view, "shop").inputs()[0].isReadOnly()  # type: ignore[attr-defined]  # a line
    quarter.until(lambda: said in shown_at(page, name))
    for button in ("returnButton", "checkButton", "beginButton"):
        assert not find(page, QPushButton, button).isVisible()
    more = question_of(page, name).more_button
    assert more is not None
    assert not more.isVisible(), "nothing is noted in a form that nobody handed in"


@then("nothing waits for an answer in the office")
def _(quarter: Quarter) -> None:
    assert quarter.office.forms.remarks.waiting() == []
    today = quarter.open_window(Role.OWNER).show_page("today")
    card = find(today, Card, "formsCard")
    quarter.until(lambda: not [row for row in card.findChildren(CardRow) if "Frage" in row.title.text()])


@then(parsers.parse('my page Bögen says "{words}"'))
def _(quarter: Quarter, words: str) -> None:
    page = quarter.open_window().show_page("submissions")
    quarter.until(
        lambda: words in [one.accessibleName() for one in page.findChildren(Chip) if one.isVisible()]
    )


@then(parsers.parse('"{words}" is folded at "{name}"'))
def _(quarter: Quarter, words: str, name: str) -> None:
    page = quarter.page()
    quarter.until(lambda: words in shown_at(page, name))


@then(parsers.parse('I unfold "{said}" at "{name}"'))
def _(quarter: Quarter, said: str, name: str) -> None:
    unfold(quarter, quarter.page(), said, name)


@then(parsers.parse('the office unfolds "{said}" at "{name}"'))
def _(quarter: Quarter, said: str, name: str) -> None:
    unfold(quarter, quarter.review(), said, name)


def unfold(quarter: Quarter, page: KeptFormPage, said: str, name: str) -> None:
    assert said not in shown_at(page, name)
    press(quarter, page, name, "Anzeigen")
    quarter.until(lambda: said in shown_at(page, name))


@then(parsers.parse('the form offers "{words}"'))
def _(quarter: Quarter, words: str) -> None:
    button = find(quarter.page(), QPushButton, "bandButton")
    quarter.until(lambda: button.isVisible() and button.text() == words)


@then(parsers.parse('I read "{said}" at "{name}"'))
def _(quarter: Quarter, said: str, name: str) -> None:
    page = quarter.page()
    quarter.until(lambda: said in shown_at(page, name))


@then(parsers.parse('the office reads that "{question}" is "{value}"'))
def _(quarter: Quarter, question: str, value: str) -> None:
    page = quarter.review()

    def changes() -> list[tuple[str, str]]:
        rows = find(page, ChangesCard).findChildren(CardRow)
        return [(row.title.text(), row.second.text()) for row in rows]

    quarter.until(lambda: changes() == [(question, value)])


@then(parsers.parse('the office\'s form shows "{value}" for "{name}"'))
def _(quarter: Quarter, value: str, name: str) -> None:
    page = quarter.review()
    quarter.until(lambda: page.filling is not None and page.filling.state(node_of(name)).value == value)


@then(parsers.parse('the office\'s form says "{words}"'))
def _(quarter: Quarter, words: str) -> None:
    page = quarter.review()
    quarter.until(lambda: words in find(page, QLabel, "bandLabel").text())


@then(parsers.parse('the office is told of "{value}" by "{who}" behind the hand-in'))
def _(quarter: Quarter, value: str, who: str) -> None:
    told_late(quarter, quarter.review(), value, who)


@then(parsers.parse('I am told of "{value}" by "{who}" behind the hand-in'))
def _(quarter: Quarter, value: str, who: str) -> None:
    told_late(quarter, quarter.page(), value, who)


def told_late(quarter: Quarter, page: KeptFormPage, value: str, who: str) -> None:
    def told() -> list[str]:
        return [row.second.text() for row in find(page, LateCard).findChildren(CardRow)]

    quarter.until(lambda: any(one.startswith(value) and who in one for one in told()))


@then(parsers.parse('the office reads no figure for "{code}" yet'))
def _(quarter: Quarter, code: str) -> None:
    figure(quarter, code, "–")


@then(parsers.parse('the office reads "{value}" for "{code}" in the Auswertung'))
def _(quarter: Quarter, value: str, code: str) -> None:
    figure(quarter, code, value)


@then("nobody is asked anything")
def _(quarter: Quarter) -> None:
    assert all(one.exchange.questions() == [] for one in quarter.everybody())
