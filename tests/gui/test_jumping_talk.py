"""Typing while people talk: twenty lines at eight keys a second, between topics, note and agreements.

Meanwhile another device goes on writing and the program fetches it. Nothing waits for the window: a key that
it does not take at once is lost here as it would be at the table.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from threading import Event
from typing import NamedTuple
from uuid import UUID

import pytest

from inka_desktop.records import local_time
from inka_desktop.services import first_start
from inka_desktop.services.rows import ProtocolFilter, ProtocolRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.connection import connect
from inka_desktop.store.database import FILE_NAME
from inka_desktop.store.keys import PassphraseSource
from tests.gui.conftest import meet
from tests.gui.driver import LONGEST_S, MARKS, Keyboard, at_a_screen
from tests.gui.test_keyboard import OFFICE, SOURCE, begin_visit, open_with_passphrase

pytestmark = MARKS
KEYS_PER_S = 8
VISITS, EVERY_S = 60, 15.0
"""What the other device writes at a time, and how long it leaves the place still, so that it is fetched."""

TALK = [
    ("key", "ctrl+1"),
    ("type", "Beide Stellen sind besetzt."),
    ("key", "Return"),
    ("type", "Im Januar fehlt eine Vertretung."),
    ("key", "ctrl+3"),
    ("type", "Öffnungszeiten bleiben wie bisher."),
    ("key", "Return"),
    ("type", "Aushang erneuern"),
    ("key", "ctrl+Return"),
    ("type", "Träger"),
    ("key", "Return"),
    ("type", "+14"),
    ("key", "Return"),
    ("type", " Außer am Freitag."),
    ("key", "ctrl+0"),
    ("type", "Schlüssel liegt beim Hausmeister"),
    ("key", "ctrl+2"),
    ("type", "Der zweite Raum ist zu klein."),
    ("key", "Return"),
    ("type", "Größerer Raum im Gemeindehaus"),
    ("key", "ctrl+Return"),
    ("key", "Escape"),
    ("type", " wird geprüft."),
    ("key", "ctrl+1"),
    ("key", "Return"),
    ("type", "Drei Bewerbungen liegen vor."),
    ("key", "Return"),
    ("type", "Gespräche sind in der nächsten Woche."),
    ("key", "ctrl+3"),
    ("key", "Return"),
    ("type", "Samstags kommt kaum jemand."),
    ("key", "ctrl+0"),
    ("key", "Return"),
    ("type", "Parkplatz im Hof"),
    ("key", "ctrl+2"),
    ("key", "Return"),
    ("type", "Schlüsselliste führen"),
    ("key", "ctrl+Return"),
    ("type", "Kommune"),
    ("key", "Return"),
    ("type", "morgen"),
    ("key", "Return"),
    ("key", "Return"),
    ("type", "Die Kosten trägt die Kommune."),
    ("key", "ctrl+4"),
    ("type", "Übersetzung fehlt an zwei Tagen."),
    ("key", "Return"),
    ("type", "Ältere Menschen kommen selten allein."),
    ("key", "ctrl+1"),
    ("type", " Näheres folgt."),
    ("key", "ctrl+4"),
    ("key", "Return"),
    ("type", "Fahrdienst anfragen"),
    ("key", "ctrl+Return"),
    ("key", "Escape"),
    ("type", " lassen."),
    ("key", "ctrl+0"),
    ("type", ", Einfahrt links"),
]
"""What is typed; no act waits for what the one before it did."""
NOTES = [
    """Beide Stellen sind besetzt.
Im Januar fehlt eine Vertretung.
Drei Bewerbungen liegen vor.
Gespräche sind in der nächsten Woche. Näheres folgt.""",
    """Der zweite Raum ist zu klein.
Größerer Raum im Gemeindehaus wird geprüft.
Die Kosten trägt die Kommune.""",
    """Öffnungszeiten bleiben wie bisher. Außer am Freitag.
Samstags kommt kaum jemand.""",
    """Übersetzung fehlt an zwei Tagen.
Ältere Menschen kommen selten allein.
Fahrdienst anfragen lassen.""",
]
"""Of the first topics, as the talk leaves them."""
MORE, MOST = ", daneben Fahrräder", 20
"""Typed behind the talk for as long as nothing was fetched, and how often at most: a busy machine is slow."""
QUICK_NOTE = "Schlüssel liegt beim Hausmeister\nParkplatz im Hof, Einfahrt links"


class Desks(NamedTuple):
    """The profile that is driven, a project in it, and the device that goes on writing."""

    folder: Path
    project: UUID
    other: Workspace


@pytest.fixture
def keyboard() -> Iterator[Keyboard]:
    """An X server with a window manager; both end with the test."""
    with at_a_screen() as made:
        yield made


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    """Two devices of one office and a folder where they meet."""
    own = first_start.create_workspace(tmp_path / "own", SOURCE, OFFICE, "Fachreferat", "Laptop")
    project = own.projects.create("Sonnenhang", ["Quellrode"], "Nachbarschaftswerk e. V.").result()
    (tmp_path / "place").mkdir()
    place = own.exchange.add_place(tmp_path / "place").result()
    invitation = own.exchange.invite("Projektbegleitung", place.id).result()
    other = first_start.join(
        tmp_path / "other", PassphraseSource("x"), invitation.file, invitation.code, "Laptop unterwegs"
    )
    meet(own, other)
    own.close()
    yield Desks(tmp_path / "own", project, other)
    other.close()


def goes_on_writing(desks: Desks, done: Event, written: list[UUID]) -> None:
    """Visits in rounds, each sent at once; notes one visit of each round."""
    while not done.wait(EVERY_S):
        begin = desks.other.protocols.start
        visits = [begin(desks.project, date(2026, 11, 23)).result() for _ in range(VISITS)]
        desks.other.exchange.sync().result()
        written.append(visits[-1])


def arrived(desks: Desks, visits: list[UUID]) -> int:
    """How many of the visits the program has in its database by now; it is only read."""
    raw = connect(desks.folder / FILE_NAME, SOURCE.get(desks.folder), read_only=True)
    try:
        marks = ",".join("?" * len(visits))
        keys = [visit.bytes for visit in visits]
        return int(raw.execute(f"SELECT count(*) FROM protocol WHERE id IN ({marks})", keys).fetchone()[0])
    finally:
        raw.close()


def test_no_key_is_lost_in_a_jumping_talk_while_an_exchange_runs(keyboard: Keyboard, desks: Desks) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "inka_desktop", "--data-dir", str(desks.folder), "--language", "de"],
        env=keyboard.environment, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    keyboard.program = program.pid
    done, written, more = Event(), list[UUID](), 0
    try:
        open_with_passphrase(keyboard)
        begin_visit(keyboard)
        with ThreadPoolExecutor(1) as pool:
            writing = pool.submit(goes_on_writing, desks, done, written)
            try:
                keyboard.play(TALK, KEYS_PER_S)
                while not (fetched := arrived(desks, list(written))) and more < MOST:
                    keyboard.play([("type", MORE)], KEYS_PER_S)
                    more += 1
            finally:
                done.set()
            writing.result()
        keyboard.rest()
        keyboard.press("alt+F4")
        assert program.wait(timeout=LONGEST_S) == 0
    finally:
        program.kill()
        said = program.communicate()[1]
        print(f"the program said: {said}")  # for whoever sees this test fail
    assert said == ""
    assert fetched, "the program fetched nothing while it was typed into"
    workspace = Workspace.open(desks.folder, SOURCE)
    try:
        assert_every_key(workspace, QUICK_NOTE + MORE * more)
    finally:
        workspace.close()


def assert_every_key(workspace: Workspace, quick_note: str) -> None:
    today = local_time.today()
    row = own_visit(workspace, today)
    agreed = [(one.what, one.responsible, one.due) for one in row.agreements]
    for part, said in (
        *((topic.title, topic.notes) for topic in row.topics),
        ("agreed", agreed),
        ("note", row.quick_note),
    ):
        print(f"{part}: {said!r}")  # for whoever sees this test fail
    assert [topic.notes for topic in row.topics[: len(NOTES)]] == NOTES
    assert row.quick_note == quick_note
    assert agreed == [
        ("Aushang erneuern", "Träger", today + timedelta(days=14)),
        ("Schlüsselliste führen", "Kommune", today + timedelta(days=1)),
    ]


def own_visit(workspace: Workspace, on: date) -> ProtocolRow:
    """The one visit of that day; the other device writes of another one."""
    found = [row for row in workspace.protocols.page(ProtocolFilter(), "date", True, 0) if row.date == on]
    return workspace.protocols.get(found[0].id)
