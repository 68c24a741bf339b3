"""Updates of texts at which Loro panics or ends are found out in another process, whatever they do to it."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from inka_desktop.store import text_trial
from inka_desktop.store.text_doc import TextDoc
from inka_desktop.store.text_trial import Trial
from inka_desktop.threads import Helpers
from tests.exchange.fuzz.target import EXAMPLES

from .test_text_doc import Chance

PANICS = (EXAMPLES / "fuzz/text_update/header_that_ends_early.bin").read_bytes()
ENDS_IT = (EXAMPLES / "fuzz/text_update/asks_for_more_than_there_is.bin").read_bytes()
"""For which Loro asks for 40 GB."""


@pytest.fixture
def trial() -> Iterator[Trial]:
    made = Trial()
    yield made
    made.close()


def good(count: int) -> list[bytes]:
    chance, doc = Chance(), TextDoc.start("Text")
    return [doc.edit(f"{doc.text} {number}", chance).update for number in range(count)]


def test_what_loro_stands_and_what_not(trial: Trial) -> None:
    one, two = good(2)
    assert trial.stands([one, PANICS, two, ENDS_IT, b"no update", one]) == [
        True,
        False,
        True,
        False,
        True,
        True,
    ]
    assert trial.stands([PANICS, two]) == [False, True]
    assert trial.stands([]) == []


def test_many_are_tried_in_turns(trial: Trial) -> None:
    updates = good(2 * text_trial.AT_ONCE + 3)
    random.Random(1).shuffle(updates)
    assert trial.stands(updates) == [True] * len(updates)


ENDS = """
import os, sys, time
answers = sys.stdout.buffer
answers.write(b"r"); answers.flush()
while count := sys.stdin.buffer.read(4):
    for _ in range(int.from_bytes(count, "big")):
        update = sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(4), "big"))
        if update == b"ends":
            os.abort()
        if update == b"hangs":
            time.sleep(60)
        answers.write(b"y"); answers.flush()
"""


def test_who_ends_the_process_or_holds_it_up_falls_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not Loro but a process that does what Loro does at some updates: which ones, its versions decide."""
    monkeypatch.setattr(text_trial, "own_program", lambda: [sys.executable, "-c", ENDS])
    trial = Trial(patience_s=2.0, alone_s=2.0)
    try:
        assert trial.stands([b"a", b"ends", b"b", b"ends too", b"c"]) == [True, False, True, True, True]
        assert trial.stands([b"d", b"hangs", b"e"]) == [True, False, True]
        assert trial.stands([b"ends", b"f"]) == [False, True]
    finally:
        trial.close()


def test_a_process_that_was_ended_by_something_else_condemns_no_update(trial: Trial) -> None:
    """It is idle for hours, and a system that is short of memory ends such processes first."""
    one, two, three = good(3)
    assert trial.stands([one]) == [True]
    assert trial._process is not None
    trial._process.kill()
    trial._process.wait()
    assert trial.stands([two, three]) == [True, True]


def test_the_end_of_the_program_waits_for_no_trial(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_trial, "own_program", lambda: [sys.executable, "-c", ENDS])
    monkeypatch.setattr(text_trial, "CLOSE_S", 0.1)
    trial = Trial(patience_s=30.0, alone_s=30.0)
    helpers = Helpers(1, "asks")
    asked = helpers.submit(trial.stands, [b"hangs"])
    while not asked.done():  # what was asked about is asked about alone once more
        ready = trial._ready
        if ready is not None and ready.done():
            begun = time.monotonic()
            trial.close()
            assert time.monotonic() - begun < 10
        time.sleep(0.05)
    assert asked.result() == [False]
    helpers.close()
    trial.close()


def test_an_own_update_is_noted_while_others_are_tried(trial: Trial) -> None:
    with trial._lock:
        trial.made_here(PANICS)
    assert trial.stands([PANICS]) == [True]


def test_without_such_a_process_everything_is_taken_in(monkeypatch: pytest.MonkeyPatch) -> None:
    for program in (["/nowhere/inka"], [sys.executable, "-c", "raise SystemExit(3)"]):
        monkeypatch.setattr(text_trial, "own_program", lambda program=program: program)
        assert Trial().stands([b"a", b"b"]) == [True, True]


def test_the_process_ends_with_the_program_that_began_it(tmp_path: Path) -> None:
    said = (
        "from inka_desktop.store.text_trial import TRIAL\n"
        "assert TRIAL.stands([b'a']) == [True]\n"
        "print(TRIAL._process.pid)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", said], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stderr == ""
    assert not Path(f"/proc/{done.stdout.strip()}").exists()


def test_a_document_takes_in_all_but_what_falls() -> None:
    chance, ours, theirs = Chance(), TextDoc.start("A"), TextDoc.start("A")
    theirs.take([ours.edit("A b", chance).update, PANICS, ENDS_IT, ours.edit("A b c", chance).update])
    assert (theirs.text, theirs.is_whole, theirs.taken) == ("A b c", False, 4)
