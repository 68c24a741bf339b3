"""The engine with one rule broken on purpose: the simulator must notice each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from inka_desktop.exchange import container, identity, intake, lineage
from inka_desktop.exchange.apply import Batch
from inka_desktop.exchange.delivery import Courier, State
from inka_desktop.exchange.lineage import Verdict
from inka_desktop.exchange.publishing import Publisher
from inka_desktop.exchange.replica import Replica
from inka_desktop.exchange.seal import Seal, SealFile
from inka_desktop.store.merge import Merger

from .world import Chances

Mutant = Callable[[pytest.MonkeyPatch], None]


def last_writer_wins(patch: pytest.MonkeyPatch) -> None:
    """A concurrent write replaces the other instead of standing beside it."""
    honest = Batch._set_heads

    def mutant(self: Batch, to: Any, row: bytes, heads: Any, key: Any, dots: list[int]) -> None:
        honest(self, to, row, heads, key, dots[-1:])

    patch.setattr(Batch, "_set_heads", mutant)


def no_causal_wait(patch: pytest.MonkeyPatch) -> None:
    """What a file builds on is not waited for."""
    patch.setattr(Courier, "_fulfilled", lambda *_: State.READY)


def no_hash_check(patch: pytest.MonkeyPatch) -> None:
    """A file is read whether or not it is what its name says."""
    honest = container.open_envelope
    patch.setattr(intake, "open_envelope", lambda data, _hash16=None: honest(data))


def reused_incarnation(patch: pytest.MonkeyPatch) -> None:
    """A restored profile goes on under its old name."""
    patch.setattr(identity, "needs_new_incarnation", lambda *_: False)
    patch.setattr(Replica, "_check_own_heads", lambda *_: None)


def seal_not_flushed(patch: pytest.MonkeyPatch) -> None:
    """Sealing does not wait for the disk."""
    honest = Replica.run

    def hasty(self: Replica, work: Any, label: str, *, durable: bool = False) -> Any:
        return honest(self, work, label, durable=False)

    def careless(self: SealFile, seal: Seal) -> None:
        self.path.write_bytes(seal.to_bytes())

    patch.setattr(Replica, "run", hasty)
    patch.setattr(SealFile, "write", careless)


def first_seen_fork(patch: pytest.MonkeyPatch) -> None:
    """Of two branches of an author the one that came first counts, the other is dropped."""
    honest = lineage.judge

    def mutant(*given: Any) -> Any:
        verdict, log = honest(*given)
        return (Verdict.KNOWN if verdict is Verdict.FORK else verdict), log

    patch.setattr(lineage, "judge", mutant)


def no_healing(patch: pytest.MonkeyPatch) -> None:
    """What vanished stays away."""
    honest = Publisher.publish
    patch.setattr(Publisher, "publish", lambda self, *, check: honest(self, check=False))
    patch.setattr(Publisher, "_heads", lambda self, own: set(own.heads()))


def resurrected_delete(patch: pytest.MonkeyPatch) -> None:
    """A deletion is undone by what it knew of."""
    patch.setattr(Merger, "stays", lambda *_: True)


MUTANTS: dict[Mutant, Chances] = {
    last_writer_wins: Chances.none(),
    no_causal_wait: Chances.none(delay=0.8, partial=0.3),
    no_hash_check: Chances.none(torn=0.3),
    reused_incarnation: Chances.none(restore=0.2, delay=0.5),
    seal_not_flushed: Chances.none(power=0.3),
    first_seen_fork: Chances.none(clone=0.5, delay=0.9),
    no_healing: Chances.none(vanish=0.2),
    resurrected_delete: Chances.none(),
}
"""Each with the faults under which it shows soonest."""
