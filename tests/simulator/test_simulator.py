"""The exchange holds its promises under faults; `python -m tests.simulator` runs as many seeds as wished."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from inka_desktop.records.specs import tables

from . import noted
from .deck import PARTS, Act, Card, Deck, editable
from .run import Outcome, simulate
from .sizes import LONG, SHORT, Size
from .world import Chances

FRESH = 3
FIXED = range(1, 1 + PARTS)


def _holds(seed: int, chances: Chances | None = None, size: Size = LONG) -> Outcome:
    outcome = simulate(seed, chances, size)
    told = "\n".join([*outcome.story[-25:], outcome.failure])
    again = f"PYTHONHASHSEED={os.environ.get('PYTHONHASHSEED', '?')} python -m tests.simulator"
    assert not outcome.failure, f"{told}\nrepeat: {again} --size {size.name} --seeds 1 --first {seed} --story"
    return outcome


@pytest.mark.parametrize("seed", FIXED)
def test_every_replica_ends_with_the_same_and_nothing_is_lost(seed: int) -> None:
    """Rows of every kind among them: each of these seeds plays its part of the deck."""
    missing = Deck(seed).due - _holds(seed).done
    assert not missing, f"the story is too short for {len(missing)} cards: see sizes.py and deck.PARTS"


def test_the_fixed_seeds_make_edit_delete_and_restore_rows_of_every_kind() -> None:
    played = set[Card]().union(*(Deck(seed).due for seed in FIXED))
    for spec in tables():
        acts = set(Act) if editable(spec) else set(Act) - {Act.EDIT}
        assert {(spec.kind, act) for act in acts} <= played, spec.kind


@pytest.mark.parametrize("number", range(FRESH))
def test_also_with_seeds_that_nobody_has_tried(number: int) -> None:
    _holds(time.time_ns() // 1_000_000 * 100 % 10_000_000_000 + number)


@pytest.mark.parametrize(("size", "seed"), noted.today(), ids=lambda one: getattr(one, "name", one))
def test_what_once_failed_holds(size: Size, seed: int) -> None:
    _holds(seed, size=size)


@pytest.mark.parametrize(("seed", "order"), [(8200040, 1), (8200040, 2)])
def test_what_once_failed_with_another_order_of_sets_holds(seed: int, order: int) -> None:
    """What came blank and was retired, and an erasure without effect that was there before."""
    wanted = ["--size", "long-plain", "--seeds", "1", "--first", str(seed)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.simulator", *wanted],
        env={**os.environ, "PYTHONHASHSEED": str(order)}, capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_run_without_faults_is_a_run_of_its_own() -> None:
    _holds(1, Chances.none())


def test_a_seed_tells_the_same_story_twice() -> None:
    assert simulate(7, size=SHORT).story == simulate(7, size=SHORT).story
