"""From a double click on an invitation to the project's page: what a hand does, counted, and what goes wrong.

The place is a real share on a server that takes the token as user name, and nobody else is online. Pictures
of the steps lie in the test's folder.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from inka_desktop.__main__ import _opened, _parser
from inka_desktop.exchange import invitation as invitations
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.first_start_dialog import FirstStartDialog
from inka_desktop.gui.dialogs.passphrase_dialog import PassphraseDialog
from inka_desktop.gui.start import Session, StartOptions
from inka_desktop.records.values import Role
from inka_desktop.services import backup_restore, first_start
from inka_desktop.services.rows import InvitationRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey, profile_state
from tests.exchange.servers import Share, share

from .conftest import TODAY, WAIT_MS
from .keys import find, type_into

Dialog = TypeVar("Dialog", bound=QDialog)
Until = Callable[[Callable[[], bool]], None]
MOST_CLICKS = 3
PROTOCOL = "VOP-2026-KS1-001"


class Hand:
    """Clicks and types as a person does, and counts both."""

    def __init__(self, pictures: Path) -> None:
        self.clicks = 0
        self.fields: list[str] = []
        self._pictures = pictures
        pictures.mkdir(parents=True)

    def click(self, button: QAbstractButton) -> None:
        """One click."""
        assert button.isVisible()
        assert button.isEnabled()
        self.clicks += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, line: QLineEdit, text: str) -> None:
        """Fills a field that has the focus already."""
        assert line.hasFocus()
        self.fields.append(line.accessibleName())
        type_into(line, text)

    def look(self, widget: QWidget) -> None:
        """Keeps what is on the screen now."""
        number = len(list(self._pictures.iterdir())) + 1
        widget.grab().save(str(self._pictures / f"{number}.png"))


@pytest.fixture
def hand(tmp_path: Path) -> Hand:
    """A hand that has done nothing yet."""
    return Hand(tmp_path / "steps")


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Share]:
    """A share on a server."""
    (tmp_path / "share").mkdir()
    with share(tmp_path / "share") as made:
        yield made


@pytest.fixture
def office(workspace: Workspace, project: UUID, shared: Share) -> Workspace:
    """The office has released a protocol."""
    workspace.exchange.add_share(shared.link).result()
    visit = workspace.protocols.start(project, TODAY).result()
    workspace.protocols.add_person(visit, function="Projektleitung", organization="Träger").result()
    workspace.protocols.add_agreement(visit, "Aushang erneuern", "Träger", TODAY).result()
    workspace.releases.release(workspace.protocols.finish(visit).result().id).result()
    return workspace


def invited(office: Workspace, folder: Path, role: Role = Role.CARRIER) -> tuple[Path, str]:
    """An invitation that lies on the guest's desk, everything sent, and the office gone home."""
    projects = [row.id for row in office.projects.list(TODAY)] if role == Role.CARRIER else []
    place = office.exchange.state().places[0].id
    made: InvitationRow = office.exchange.invite("Frau Träger", place, role, projects).result()
    office.exchange.sync().result()
    path = folder / made.file_name
    path.write_bytes(made.file)
    return path, made.code


@contextmanager
def started(file: Path, folder: Path, qtbot: QtBot) -> Iterator[Session]:
    """The program as a double click on a file starts it, on a device whose keyring keeps the key."""
    said = _parser().parse_args(_opened([str(file)]))
    key = GivenKey(os.urandom(32))
    with begun(StartOptions(folder, own_folder=True, invitation=said.join, key=key), qtbot) as session:
        yield session


@contextmanager
def begun(options: StartOptions, qtbot: QtBot) -> Iterator[Session]:
    """The program as it starts with some options."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    session = Session(application, options)
    session.window.resize(1280, 800)
    session.show()
    try:
        yield session
    finally:
        session.window.close()
        qtbot.waitUntil(lambda: not session.context.jobs.busy(), timeout=WAIT_MS)
        session.close()
        session.window.deleteLater()
        session.deleteLater()


def asked(session: Session, until: Until) -> FirstStartDialog:
    """The dialog that asks for the code, the cursor in its line."""

    def there() -> bool:
        dialogs = [one for one in session.window.findChildren(FirstStartDialog) if one.isVisible()]
        return bool(dialogs) and find(dialogs[0], QLineEdit, "codeEdit").hasFocus()

    until(there)
    return next(one for one in session.window.findChildren(FirstStartDialog) if one.isVisible())


def enter(hand: Hand, dialog: FirstStartDialog, code: str) -> None:
    """Types the code and goes on."""
    hand.type(find(dialog, QLineEdit, "codeEdit"), code)
    hand.look(dialog)
    hand.click(find(dialog, QAbstractButton, "acceptButton"))


def words(widget: QWidget) -> str:
    """Everything that can be read in labels."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def page_of(session: Session) -> str:
    """Name of the page in view."""
    page = session.window.current()
    return page.name if page is not None else ""


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the example."""
    monkeypatch.setattr(Context, "today", lambda self: TODAY)


def test_a_carrier_sees_its_first_protocol_after_one_code_and_at_most_three_clicks(
    office: Workspace, hand: Hand, tmp_path: Path, qtbot: QtBot, until: Until
) -> None:
    file, code = invited(office, tmp_path)
    office.close()
    with started(file, tmp_path / "guest", qtbot) as session:
        dialog = asked(session, until)
        hand.look(dialog)
        enter(hand, dialog, code.lower().replace("-", " "))
        until(lambda: page_of(session) == "my_project" and PROTOCOL in words(session.window))
        until(lambda: "Aushang erneuern" in words(session.window))
        hand.look(session.window)
    assert hand.fields == ["Einladungscode"]
    assert hand.clicks <= MOST_CLICKS


def test_a_coordinator_sees_the_projects_the_same_way(
    office: Workspace, hand: Hand, tmp_path: Path, qtbot: QtBot, until: Until
) -> None:
    file, code = invited(office, tmp_path, Role.COORDINATOR)
    office.close()
    with started(file, tmp_path / "guest", qtbot) as session:
        enter(hand, asked(session, until), code)
        until(lambda: page_of(session) == "today" and "Aushang erneuern" in words(session.window))
        until(lambda: session.context.role == "coordinator")
        until(lambda: not session.context.jobs.busy())
        hand.look(session.window)
        page = session.window.show_page("exchange")
        until(lambda: "Fachreferat" in words(page))
        buttons = [one for one in page.findChildren(QAbstractButton) if one.text() == "Gerät einladen"]
        assert not any(one.isVisible() for one in buttons)  # owners invite
    assert hand.fields == ["Einladungscode"]
    assert hand.clicks <= MOST_CLICKS


def test_a_mistyped_code_is_said_and_typed_again(
    office: Workspace, hand: Hand, tmp_path: Path, qtbot: QtBot, until: Until
) -> None:
    file, code = invited(office, tmp_path)
    wrong = ("0" if code[0] != "0" else "1") + code[1:]
    with started(file, tmp_path / "guest", qtbot) as session:
        dialog = asked(session, until)
        enter(hand, dialog, wrong)
        until(lambda: "Dieser Einladungscode passt nicht" in words(dialog))
        hand.look(dialog)
        until(lambda: find(dialog, QLineEdit, "codeEdit").selectedText() == wrong)
        enter(hand, dialog, code)
        until(lambda: PROTOCOL in words(session.window))


def test_an_expired_invitation_is_said_and_leaves_the_device_as_it_was(
    office: Workspace, hand: Hand, tmp_path: Path, qtbot: QtBot, until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    file, code = invited(office, tmp_path)
    later, plain = 15 * 24 * 60 * 60, invitations.open_invitation
    monkeypatch.setattr(
        "inka_desktop.services.founding.open_invitation",
        lambda data, typed, now_s: plain(data, typed, now_s + later),
    )
    with started(file, tmp_path / "guest", qtbot) as session:
        dialog = asked(session, until)
        enter(hand, dialog, code)
        until(lambda: "Diese Einladung ist abgelaufen." in words(dialog))
        hand.look(dialog)
    assert not (tmp_path / "guest" / "inka.db").exists()


def test_a_place_that_does_not_answer_is_tried_again_with_one_click(
    office: Workspace, shared: Share, hand: Hand, tmp_path: Path, qtbot: QtBot, until: Until
) -> None:
    file, code = invited(office, tmp_path)
    office.close()
    shared.faults = dict.fromkeys(("PROPFIND", "GET", "PUT", "MKCOL"), [503] * 200)
    with started(file, tmp_path / "guest", qtbot) as session:
        enter(hand, asked(session, until), code)
        until(lambda: "Sie gehören jetzt dazu" in words(session.window))
        assert "Noch ist nichts angekommen" in words(session.window)
        hand.look(session.window)
        shared.faults.clear()
        again = next(
            one for one in session.window.findChildren(QAbstractButton)
            if one.text() == "Noch einmal versuchen" and one.isVisible()
        )  # fmt: skip
        hand.click(again)
        until(lambda: PROTOCOL in words(session.window))
    assert hand.clicks <= MOST_CLICKS


def test_a_folder_that_lies_elsewhere_here_is_chosen(
    workspace: Workspace, project: UUID, hand: Hand, tmp_path: Path, qtbot: QtBot, until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    there, here = tmp_path / "there", tmp_path / "here"
    there.mkdir()
    workspace.exchange.add_place(there).result()
    file, code = invited(workspace, tmp_path)
    there.rename(here)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(here))
    with started(file, tmp_path / "guest", qtbot) as session:
        enter(hand, asked(session, until), code)
        until(lambda: "Austauschordner ist auf diesem Gerät noch nicht da" in words(session.window))
        hand.look(session.window)
        choose = next(
            one for one in session.window.findChildren(QAbstractButton)
            if one.text() == "Ordner wählen" and one.isVisible()
        )  # fmt: skip
        hand.click(choose)
        until(lambda: "Sonnenhang" in words(session.window))


def test_an_invitation_that_was_used_before_is_said_and_the_device_waits_for_review(
    office: Workspace, hand: Hand, tmp_path: Path, qtbot: QtBot, until: Until
) -> None:
    file, code = invited(office, tmp_path)
    first = first_start.join(tmp_path / "first", GivenKey(os.urandom(32)), file.read_bytes(), code, "Büro")
    first.exchange.sync().result()
    first.close()
    with started(file, tmp_path / "guest", qtbot) as session:
        enter(hand, asked(session, until), code)
        until(
            lambda: "Diese Einladung wurde schon auf einem anderen Gerät verwendet" in words(session.window)
        )
        hand.look(session.window)
        office.exchange.sync().result()
        (held,) = [row for row in office.members.roster() if row.state == "held"]
        office.members.confirm(held.id).result()
        office.exchange.sync().result()
        workspace = session.context.workspace
        assert workspace is not None
        assert workspace.exchange.sync().result().notices == ()


def dialog_of(session: Session, kind: type[Dialog], until: Until) -> Dialog:
    """The dialog of a kind, once it is in view."""

    def shown() -> list[Dialog]:
        return [one for one in session.window.findChildren(kind) if one.isVisible()]

    until(lambda: bool(shown()))
    return shown()[0]


def test_a_backup_is_restored_on_a_new_device_with_its_passphrase(
    office: Workspace, hand: Hand, tmp_path: Path, qtbot: QtBot, until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    office.backups.choose(tmp_path, "Apfel Birne Kirsche").result()
    office.backups.make().result()
    office.close()
    (tmp_path / "nothing").mkdir()
    chosen = [str(tmp_path / "nothing"), str(tmp_path)]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: chosen.pop(0))
    with begun(StartOptions(tmp_path / "fresh", own_folder=True), qtbot) as session:
        first = dialog_of(session, FirstStartDialog, until)
        hand.click(find(first, QAbstractButton, "restoreButton"))
        until(lambda: "In diesem Ordner liegt keine Sicherung" in words(first))
        assert find(first, QAbstractButton, "restoreButton").isVisible()
        hand.click(find(first, QAbstractButton, "restoreButton"))
        asking = dialog_of(session, PassphraseDialog, until)
        assert not first.isVisible()
        assert "Bitte geben Sie das Kennwort der Sicherung ein." in words(asking)
        hand.type(find(asking, QLineEdit, "passphraseEdit"), "Apfel")
        hand.click(find(asking, QAbstractButton, "openButton"))
        until(lambda: find(asking, QAbstractButton, "openButton").isEnabled())
        hand.type(find(asking, QLineEdit, "passphraseEdit"), "Apfel Birne Kirsche")
        hand.click(find(asking, QAbstractButton, "openButton"))
        until(lambda: session.context.workspace is not None)
        workspace = session.context.workspace
        assert workspace is not None
        assert [one.title for one in workspace.projects.list()] == ["Sonnenhang"]


def test_restoring_is_ended_with_the_dialog_and_nothing_is_set_up(
    office: Workspace, tmp_path: Path, qtbot: QtBot, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.backups.choose(tmp_path, "Apfel Birne Kirsche").result()
    office.backups.make().result()
    office.close()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    going_on = threading.Event()

    def slow(top: Path) -> Iterator[str]:
        going_on.wait(60)
        yield "0" * 64

    monkeypatch.setattr(backup_restore, "_hashes", slow)
    with begun(StartOptions(tmp_path / "fresh", own_folder=True), qtbot) as session:
        first = dialog_of(session, FirstStartDialog, until)
        find(first, QAbstractButton, "restoreButton").click()
        cancel = find(first, QAbstractButton, "restoreCancelButton")
        until(cancel.isVisible)
        cancel.click()
        going_on.set()
        until(lambda: "Abgebrochen" in words(first))
        assert find(first, QAbstractButton, "restoreButton").isVisible()
    assert profile_state(tmp_path / "fresh") == "new"
