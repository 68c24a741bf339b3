"""Typing as people do: how late a key is answered while an exchange runs, and what spelling costs meanwhile.

The real page of a protocol on a real workspace; another device's visits are fetched all the time. Keys come
at eight a second from the event loop; how late one is answered is how late its turn came and what it took. A
timer of one millisecond notes the longest time in which the event loop did not come round.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event, Thread
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.widgets.fields import GrowingText
from inka_desktop.gui.widgets.spell_marks import SpellMarks
from inka_desktop.gui.widgets.topics import TopicList
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.spelling.speller import Speller
from inka_desktop.store.keys import PassphraseSource
from tests.benchmarks.anchors.telling import Stalls
from tests.benchmarks.figures import Figure
from tests.benchmarks.lists_window import shown_window, wait_until
from tests.benchmarks.search_data import Words

BOUND_MS = 50
WORDS, RUNS = 3_000, 3
"""Of a text, as it stands in the handbook, with compounds that no dictionary has."""
KEYS_PER_S, KEYS, VISITS, ROUNDS = 8, 160, 100, 8
_KEY = PassphraseSource("langeskennwort")
_TALK = ("Der zweite Raum ist zu klein, ein größerer wird gesucht. ", "Am Dienstag komt kaum jemand. ")


class Desk:
    """The protocol page in a window without a screen."""

    def __init__(self, folder: Path) -> None:
        self.place = folder / "place"
        self.workspace, project, self.rounds = _prepared(folder)
        visit = self.workspace.protocols.start(project, date(2026, 11, 23)).result()
        self.context, self.window = shown_window(folder)
        self.window.activateWindow()
        self.context.open_workspace(self.workspace)
        page = self.window.show_page("protocol", visit)
        assert isinstance(page, ProtocolPage)
        wait_until(lambda: page.shows_all() and not self.context.jobs.busy())
        topics = page.findChild(TopicList)
        assert topics is not None
        self.texts = [editor.notes for editor in topics.editors()]
        self.stalls = Stalls()

    def marks(self, text: GrowingText) -> SpellMarks:
        """The marks of a text, which gets the focus."""
        text.setFocus()
        found = text.findChild(SpellMarks)
        assert isinstance(found, SpellMarks)
        return found

    def close(self) -> None:
        """Lets go of window and workspaces."""
        self.window.leave()
        wait_until(lambda: self.window.settled() and not self.context.jobs.busy())
        self.window.close()
        self.context.close()
        self.workspace.close()


def _prepared(folder: Path) -> tuple[Workspace, UUID, list[Path]]:
    """A workspace, its project, and the exchange place as another device leaves it after each of its rounds.

    It is written beforehand, so that nobody else works in this process while keys are typed.
    """
    own = first_start.create_workspace(folder / "own", _KEY, "Büro", "Fachreferat", "Laptop")
    project = own.projects.create("Sonnenhang", ["Quellrode"], "Nachbarschaftswerk e. V.").result()
    (folder / "place").mkdir()
    place = own.exchange.add_place(folder / "place").result()
    made = own.exchange.invite("Projektbegleitung", place.id).result()
    other = first_start.join(folder / "other", PassphraseSource("x"), made.file, made.code, "Unterwegs")
    for each in (own, other, own, other):
        each.exchange.sync().result()
    shutil.copytree(folder / "place", folder / "before")
    rounds = list[Path]()
    for number in range(ROUNDS):
        for _ in range(VISITS):
            other.protocols.start(project, date(2026, 11, 22)).result()
        other.exchange.sync().result()
        rounds.append(folder / f"round{number}")
        shutil.copytree(folder / "place", rounds[-1])
    other.close()
    shutil.rmtree(folder / "place")
    shutil.copytree(folder / "before", folder / "place")
    return own, project, rounds


def looked_through_ms(desk: Desk) -> tuple[float, float, list[float]]:
    """A text of 3,000 words is looked through, then written on in.

    The longest stall, how long until all is marked, and until each key was answered.
    """
    text, written = desk.texts[-1], Words().some(WORDS, WORDS)
    unknown = _unknown(desk.workspace, written)
    assert unknown > WORDS / 30
    text.insertPlainText(written)
    wait_until(lambda: desk.window.settled() and not desk.context.jobs.busy())
    desk.window.spelling.close()  # the helper starts with it, as for the first text of a day
    desk.stalls.start()
    started = time.monotonic()
    marks = desk.marks(text)
    wait_until(lambda: len(marks.words()) == unknown == len(text.extraSelections()))
    longest, took = 1000 * desk.stalls.stop(), 1000 * (time.monotonic() - started)
    text.setPlainText(f"{written} ")
    return longest, took, _typed([text], islice(cycle(_TALK[0]), KEYS))


def _unknown(workspace: Workspace, text: str) -> int:
    """At how many places of a text stands a word that is not known."""
    speller = Speller("de")
    try:
        speller.keep(workspace.own_words.known()).result()
        return len(speller.check(text).result())
    finally:
        speller.close()


@contextmanager
def _fetching(desk: Desk) -> Iterator[list[int]]:
    """Another device writes, this one fetches, over and over; how much was fetched."""
    stop, fetched = Event(), list[int]()

    def go_on() -> None:
        for each in desk.rounds:
            if stop.is_set():
                break
            shutil.copytree(each, desk.place, dirs_exist_ok=True)
            fetched.append(desk.workspace.exchange.sync().result().received)

    thread = Thread(target=go_on)
    thread.start()
    try:
        yield fetched
    finally:
        stop.set()
        thread.join()


def answers_ms(desk: Desk) -> tuple[list[float], float]:
    """Milliseconds until each key was answered while an exchange runs, and the longest stall."""
    texts = desk.texts[:3]
    with _fetching(desk) as fetched:
        wait_until(lambda: len(fetched) > 0)
        desk.stalls.start()
        late = _typed(texts, islice(cycle("".join(_TALK)), KEYS))
        longest = 1000 * desk.stalls.stop()
        assert sum(fetched[1:]) > 0, "nothing was fetched meanwhile"
    typed = "".join(text.value() for text in texts)
    assert len(typed) == KEYS, "a key was lost"
    return late, longest


def _typed(texts: Sequence[GrowingText], keys: Iterable[str]) -> list[float]:
    """Keys go into one text after the other; milliseconds until each was answered."""
    late = list[float]()
    for number, sign in enumerate(keys):
        text = texts[number // 20 % len(texts)]
        due = time.monotonic() + 1 / KEYS_PER_S
        while time.monotonic() < due:
            QApplication.processEvents()
            time.sleep(0.0005)
        text.setFocus()
        _type(text, sign)
        QApplication.processEvents()
        late.append(1000 * (time.monotonic() - due))
    return late


def _type(text: GrowingText, sign: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(text, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))


def figures() -> list[Figure]:
    """Measure."""
    looked, late = list[tuple[float, float, list[float]]](), list[tuple[list[float], float]]()
    for _ in range(RUNS):
        with TemporaryDirectory() as name:
            desk = Desk(Path(name))
            late.append(answers_ms(desk))
            looked.append(looked_through_ms(desk))
            desk.close()
    keys = [one for run, _ in late for one in run]
    return [
        Figure.at_most(
            "latest answer to a key in a jumping talk during an exchange",
            max(keys), "ms", BOUND_MS,
        ),
        Figure.told("median answer to a key in it", median(keys), "ms"),
        Figure.at_most("longest stall in it", max(stall for _, stall in late), "ms", BOUND_MS),
        Figure.at_most(
            "longest stall while 3,000 words are looked through", max(stall for stall, *_ in looked), "ms",
            BOUND_MS,
        ),
        Figure.told("3,000 words looked through and marked", median(took for _, took, _ in looked), "ms"),
        Figure.at_most(
            "latest answer to a key in a text of 3,000 words", max(max(keys) for *_, keys in looked), "ms",
            BOUND_MS,
        ),
    ]  # fmt: skip
