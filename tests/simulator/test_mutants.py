"""The simulator notices every rule that is broken on purpose."""

from __future__ import annotations

import pytest

from .mutants import MUTANTS, Mutant
from .run import simulate
from .sizes import LONG_PLAIN

MOST_SEEDS = 12
HONEST = sorted({(seed, repr(chances)): mutant for mutant, (seed, chances) in MUTANTS.items()}.items())


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_a_broken_rule_is_noticed(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    mutant(monkeypatch)
    first, chances = MUTANTS[mutant]
    failures = (simulate(seed, chances, LONG_PLAIN).failure for seed in range(first, first + MOST_SEEDS))
    assert any(failures), f"{mutant.__name__} went through {MOST_SEEDS} seeds unnoticed"


@pytest.mark.parametrize("mutant", [mutant for _, mutant in HONEST], ids=lambda mutant: mutant.__name__)
def test_the_same_faults_do_no_harm_to_the_honest_engine(mutant: Mutant) -> None:
    assert not simulate(*MUTANTS[mutant], LONG_PLAIN).failure
