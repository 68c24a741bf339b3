"""The whole program in a real window, driven by the keyboard alone, and what was saved by it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from inka_desktop.records import local_time
from inka_desktop.services import first_start
from inka_desktop.services.rows import ProtocolFilter, ProtocolRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import PassphraseSource
from tests.gui.busy_lines import TYPED
from tests.gui.driver import LONGEST_S, MARKS, Keyboard, at_a_screen

SOURCE = PassphraseSource("langeskennwort")
OFFICE = "Koordinierungsstelle"
pytestmark = MARKS


@pytest.fixture
def keyboard() -> Iterator[Keyboard]:
    """An X server with a window manager; both end with the test."""
    with at_a_screen() as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A profile with one project."""
    workspace = first_start.create_workspace(tmp_path / "profile", SOURCE, OFFICE, "Fachreferat", "Laptop")
    workspace.projects.create("Sonnenhang", ["Quellrode"], "Nachbarschaftswerk e. V.").result()
    workspace.close()
    return tmp_path / "profile"


def the_visit(workspace: Workspace) -> ProtocolRow:
    """The one visit there is."""
    rows = workspace.protocols.page(ProtocolFilter(), "date", True, 0)
    assert len(rows) == 1
    return workspace.protocols.get(rows[0].id)


def test_a_visit_from_beginning_to_finishing_without_the_mouse(keyboard: Keyboard, folder: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "inka_desktop", "--data-dir", str(folder), "--language", "de"],
        env=keyboard.environment, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    keyboard.program = program.pid
    try:
        open_with_passphrase(keyboard)
        begin_visit(keyboard)
        write_topic(keyboard)
        keyboard.press("ctrl+0")
        keyboard.write("Schlüssel liegt beim Hausmeister")
        finish_with_what_is_missing(keyboard)
        save_from_the_preview(keyboard, folder / "protokoll.pdf")
        keyboard.press("alt+F4")
        assert program.wait(timeout=LONGEST_S) == 0
    finally:
        ended = program.poll()
        program.kill()
        said = program.communicate()[1]
        print(f"the program ended with {ended} and said: {said}")  # for whoever sees this test fail
    assert said == ""
    assert (folder / "protokoll.pdf").read_bytes().startswith(b"%PDF-")
    workspace = Workspace.open(folder, SOURCE)
    try:
        assert_saved(the_visit(workspace))
    finally:
        workspace.close()


def test_keys_typed_while_suggestions_open_go_where_the_cursor_goes(keyboard: Keyboard) -> None:
    said = keyboard.run(sys.executable, "-m", "tests.gui.busy_lines")
    assert json.loads(said) == [["Leitung", "+14"]] * len(TYPED)


def open_with_passphrase(keyboard: Keyboard) -> None:
    keyboard.wait_for("INKA Desktop")
    keyboard.rest()
    keyboard.write(SOURCE.passphrase)
    keyboard.press("Return")
    keyboard.wait_for(f"{OFFICE} – INKA Desktop")
    keyboard.rest()


def begin_visit(keyboard: Keyboard) -> None:
    keyboard.press("ctrl+n", "Down", "Return")
    keyboard.wait_for("Besuch beginnen")
    keyboard.write("sonn")
    keyboard.press("Return")
    keyboard.wait_for(f"{OFFICE} – INKA Desktop")
    keyboard.rest()


def write_topic(keyboard: Keyboard) -> None:
    """Two lines; the second becomes an agreement, what follows is thought of as one and stays text."""
    keyboard.press("ctrl+1")
    keyboard.write("Beide Stellen sind besetzt.")
    keyboard.press("Return")
    keyboard.write("Aushang erneuern")
    keyboard.press("ctrl+Return")
    keyboard.write("Träger")
    keyboard.press("Return")
    keyboard.write("+14")
    keyboard.press("Return")
    keyboard.rest()
    keyboard.write(" Größere Räume fehlen")
    keyboard.press("ctrl+Return", "Escape")
    keyboard.write(" weiterhin.")


def finish_with_what_is_missing(keyboard: Keyboard) -> None:
    """Finishing leads to the line for people; with somebody in it, it finishes."""
    keyboard.press("ctrl+shift+Return")
    keyboard.rest()
    keyboard.write("Projektleitung, Nachbarschaftswerk")
    keyboard.press("Return")
    keyboard.rest()
    keyboard.press("ctrl+shift+Return")
    keyboard.rest()


def save_from_the_preview(keyboard: Keyboard, path: Path) -> None:
    """Looks at the pages, saves them, and is back where it was."""
    keyboard.press("ctrl+p")
    keyboard.wait_for("Vorschau")
    keyboard.rest()
    keyboard.press("Next", "Prior", "Tab", "Tab", "Return")
    keyboard.wait_for("Dokument speichern")
    keyboard.press("ctrl+a")
    keyboard.write(str(path))
    keyboard.press("Return")
    keyboard.wait_for("Vorschau")
    keyboard.rest()
    keyboard.press("Escape")
    keyboard.wait_for(f"{OFFICE} – INKA Desktop")
    keyboard.rest()


def assert_saved(row: ProtocolRow) -> None:
    today = local_time.today()
    assert row.project == "Sonnenhang"
    assert row.date == today
    # The line that became an agreement is gone from the text, with its end.
    assert row.topics[0].notes == "Beide Stellen sind besetzt. Größere Räume fehlen weiterhin."
    assert [(one.what, one.responsible, one.due) for one in row.agreements] == [
        ("Aushang erneuern", "Träger", today + timedelta(days=14))
    ]
    assert row.quick_note == "Schlüssel liegt beim Hausmeister"
    assert [(one.function, one.organization) for one in row.people] == [
        ("Projektleitung", "Nachbarschaftswerk")
    ]
    assert row.state == "final"
    assert row.number == f"VOP-{today.year}-KS1-001"
