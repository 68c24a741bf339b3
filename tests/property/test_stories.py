"""Hypothesis tells stories of the simulator: it draws the faults and makes what it finds small."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from tests.simulator.mutants import last_writer_wins
from tests.simulator.run import simulate
from tests.simulator.sizes import SHORT
from tests.simulator.world import Chances

FAULTS = tuple(vars(Chances()))
STORIES, STEPS = 12, 16


@dataclass(frozen=True)
class Story:
    """What Hypothesis draws.

    Attributes:
        seed: of everything else that is drawn.
        steps: how much happens.
        faults: which faults there are.
    """

    seed: int
    steps: int
    faults: frozenset[str]

    def failure(self) -> str:
        """What is wrong with it, if anything is."""
        usual = Chances()
        chances = Chances.none(**{name: min(0.9, 3 * getattr(usual, name)) for name in self.faults})
        return simulate(self.seed, chances, replace(SHORT, steps=self.steps)).failure


def stories(seeds: int, most: int) -> st.SearchStrategy[Story]:
    """Stories of so many seeds with at most so many faults."""
    faults = st.frozensets(st.sampled_from(FAULTS), max_size=most)
    return st.builds(Story, st.integers(0, seeds), st.integers(0, STEPS), faults)


@settings(max_examples=STORIES)
@given(stories(1_000_000, 6))
def test_no_story_breaks_a_promise(story: Story) -> None:
    assert not story.failure()


def test_a_broken_rule_is_found_and_told_without_what_it_does_not_need(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    last_writer_wins(monkeypatch)
    quick = settings(
        max_examples=60,
        database=None,
        derandomize=True,
        phases=[Phase.generate, Phase.shrink],
        print_blob=False,
    )
    smallest = find(stories(3, 2), lambda story: bool(story.failure()), settings=quick)
    assert len(smallest.faults) <= 1
    assert smallest.steps < STEPS
