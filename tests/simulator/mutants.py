"""The engine with one rule broken on purpose: the simulator must notice each of them."""

from __future__ import annotations

from collections.abc import Callable
from os import urandom
from typing import Any

import pytest

from inka_desktop.exchange import container, healing, identity, intake, judging, lineage, publishing, rights
from inka_desktop.exchange.apply import Batch
from inka_desktop.exchange.delivery import Courier, State
from inka_desktop.exchange.healing import Shelf
from inka_desktop.exchange.lineage import Verdict
from inka_desktop.exchange.publishing import Publisher
from inka_desktop.exchange.replica import Replica
from inka_desktop.exchange.rights import Rights
from inka_desktop.exchange.seal import Seal, SealFile
from inka_desktop.store import text_doc
from inka_desktop.store.merge import Merger
from inka_desktop.store.text_doc import TextDoc
from inka_desktop.store.texts import TextReader

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
    honest = Replica._run

    def hasty(self: Replica, work: Any, label: str, *, durable: bool = False) -> Any:
        return honest(self, work, label, durable=False)

    def careless(self: SealFile, seal: Seal) -> None:
        self.path.write_bytes(seal.to_bytes())

    patch.setattr(Replica, "_run", hasty)
    patch.setattr(SealFile, "write", careless)


def first_seen_fork(patch: pytest.MonkeyPatch) -> None:
    """Of two branches of an author the one that came first counts, the other is dropped."""
    honest = lineage.judge

    def mutant(*given: Any) -> Any:
        verdict, log = honest(*given)
        return (Verdict.KNOWN if verdict is Verdict.FORK else verdict), log

    patch.setattr(lineage, "judge", mutant)


def no_healing(patch: pytest.MonkeyPatch) -> None:
    """What vanished stays away; only news goes out."""
    honest = Publisher.publish
    patch.setattr(Publisher, "publish", lambda self, found, only, _verify: honest(self, found, only, None))
    patch.setattr(Publisher, "_lacks", lambda *_: False)


def only_authors_heal(patch: pytest.MonkeyPatch) -> None:
    """Nobody passes on what another has written."""
    honest = healing.held_streams
    patch.setattr(publishing, "held_streams", lambda *given: [one for one in honest(*given) if one.own])


def nothing_is_verified(patch: pytest.MonkeyPatch) -> None:
    """A file that lies there in its full length is taken for whole."""
    patch.setattr(Shelf, "changed", lambda *_: iter(()))


def resurrected_delete(patch: pytest.MonkeyPatch) -> None:
    """A deletion is undone by what it knew of."""
    patch.setattr(Merger, "stays", lambda *_: True)


def reused_peer(patch: pytest.MonkeyPatch) -> None:
    """Each device edits texts under one peer id of its own for ever, also a copy of its profile."""
    patch.setattr(text_doc, "new_peer", lambda _random: 7)


def document_started_twice(patch: pytest.MonkeyPatch) -> None:
    """Each device starts a text's document as its own work."""
    patch.setattr(text_doc, "_FIRST_PEER", None)
    honest = TextDoc._write

    def mutant(self: TextDoc, peer: int | None, text: str) -> None:
        honest(self, peer or int.from_bytes(urandom(7), "big"), text)

    patch.setattr(TextDoc, "_write", mutant)


def generation_ignored(patch: pytest.MonkeyPatch) -> None:
    """What was written under an older beginning of a text counts as written under the shown one."""
    patch.setattr(TextReader, "generation", lambda *_: 0)


def role_check_off(patch: pytest.MonkeyPatch) -> None:
    """Whatever a device writes has an effect, whoever it is."""
    patch.setattr(Rights, "constant", lambda *_: True)


def cut_ignored(patch: pytest.MonkeyPatch) -> None:
    """What a device wrote past the cut of its loss counts, as long as it did not know of it."""
    patch.setattr(rights, "within", lambda *_, **__: True)


def judged_once(patch: pytest.MonkeyPatch) -> None:
    """What was applied before the loss arrived stays applied."""
    patch.setattr(judging, "_show", lambda *_: None)


MUTANTS: dict[Mutant, Chances] = {
    last_writer_wins: Chances.none(),
    no_causal_wait: Chances.none(delay=0.9, partial=0.3, skew=0.3, apart=1.0),
    no_hash_check: Chances.none(torn=0.3),
    reused_incarnation: Chances.none(restore=0.15, delay=0.95, partial=0.3),
    seal_not_flushed: Chances.none(power=0.3),
    first_seen_fork: Chances.none(clone=0.5, delay=0.9),
    no_healing: Chances.none(vanish=0.2),
    only_authors_heal: Chances.none(apart=1.0, leave=0.2),
    nothing_is_verified: Chances.none(flip=0.3),
    resurrected_delete: Chances.none(),
    reused_peer: Chances.none(),
    document_started_twice: Chances.none(),
    generation_ignored: Chances.none(),
    role_check_off: Chances.none(control=1, carrier=1),
    cut_ignored: Chances.none(control=1, delay=0.6),
    judged_once: Chances.none(control=1, delay=0.6),
}
"""Each with the faults under which it shows soonest."""
