"""The engine with one rule broken on purpose: the simulator must notice each of them."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from os import urandom
from typing import Any

import pytest

from inka_desktop.exchange import (
    container,
    healing,
    identity,
    intake,
    judging,
    keeping,
    lineage,
    publishing,
    retirement,
    rights,
    snapshots,
    snapstate,
    unsettled,
)
from inka_desktop.exchange.apply import Batch
from inka_desktop.exchange.delivery import Courier
from inka_desktop.exchange.healing import Shelf
from inka_desktop.exchange.lineage import Verdict
from inka_desktop.exchange.parcel import State
from inka_desktop.exchange.publishing import Publisher
from inka_desktop.exchange.replica import Replica
from inka_desktop.exchange.rights import Rights
from inka_desktop.exchange.rows import RowWriter
from inka_desktop.exchange.seal import Seal, SealFile
from inka_desktop.store import text_doc
from inka_desktop.store.merge import Merger
from inka_desktop.store.text_doc import TextDoc
from inka_desktop.store.texts import TextReader

from .device import CrashError
from .run import Run
from .work import UNKNOWN_FIELD
from .world import Chances

Mutant = Callable[[pytest.MonkeyPatch], None]


def last_writer_wins(patch: pytest.MonkeyPatch) -> None:
    """A concurrent write replaces the other instead of standing beside it."""
    honest = Batch._set_heads

    def mutant(self: Batch, to: Any, row: bytes, heads: Any, key: Any, dots: list[int], before: int) -> None:
        honest(self, to, row, heads, key, dots[-1:], before)

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
    """What vanished stays away; only news goes out."""
    honest = Publisher.publish
    patch.setattr(
        Publisher, "publish", lambda self, found, only, _verify, **rights: honest(self, found, only, **rights)
    )
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


def resurrected_after_erase(patch: pytest.MonkeyPatch) -> None:
    """Files with what was erased are kept and published again."""
    patch.setattr(keeping, "is_erased", lambda *_: False)
    patch.setattr(keeping, "drop", lambda *_: 0)


def removal_without_attestation(patch: pytest.MonkeyPatch) -> None:
    """What a snapshot covers is taken away although nobody has checked the snapshot, and it lacks rows."""
    honest, read = snapstate._chunks, retirement.snapshots

    def lacking(raw: Any, space: Any) -> Any:
        for number, chunk in enumerate(honest(raw, space)):
            yield chunk[:-1] if number == 0 else chunk

    patch.setattr(snapstate, "_chunks", lacking)
    patch.setattr(snapshots, "is_attested", lambda *_: True)
    patch.setattr(
        retirement, "snapshots", lambda *given: [replace(one, attested=True) for one in read(*given)]
    )


def dropped_unknown_field(patch: pytest.MonkeyPatch) -> None:
    """A snapshot carries only fields that this version knows."""
    honest = snapstate.head_ops

    def mutant(*given: Any) -> Any:
        return [
            op._replace(values={key: value for key, value in op.values.items() if key != UNKNOWN_FIELD})
            for op in honest(*given)
        ]

    whole = unsettled._row

    def lacking(names: Any, name: int, where: Any, values: Any, preds: Any, saw: Any) -> Any:
        known = {key: value for key, value in values.items() if key != UNKNOWN_FIELD}
        return whole(names, name, where, known, preds, saw)

    patch.setattr(snapstate, "head_ops", mutant)
    patch.setattr(unsettled, "_row", lacking)


def non_atomic_apply(patch: pytest.MonkeyPatch) -> None:
    """How far a log got is committed before the rows are; and the process may end in between."""
    honest, settle = RowWriter.write, Run._settle
    turns = itertools.count(1)

    def mutant(self: RowWriter, *given: Any) -> None:
        with self._permits.ending():
            self._raw.commit()
        self._raw.execute("BEGIN IMMEDIATE")
        if not next(turns) % 5:
            raise CrashError("half applied")
        honest(self, *given)

    def quietly(self: Run) -> None:
        patch.setattr(RowWriter, "write", honest)
        settle(self)
        patch.setattr(RowWriter, "write", mutant)

    patch.setattr(RowWriter, "write", mutant)
    patch.setattr(Run, "_settle", quietly)


MUTANTS: dict[Mutant, tuple[int, Chances]] = {
    last_writer_wins: (1, Chances.none()),
    no_causal_wait: (19, Chances.none(delay=0.9, partial=0.3, skew=0.3, apart=1.0)),
    no_hash_check: (1, Chances.none(torn=0.3)),
    reused_incarnation: (6, Chances.none(restore=0.15, delay=0.95, partial=0.3)),
    seal_not_flushed: (1, Chances.none(power=0.3)),
    first_seen_fork: (4, Chances.none(clone=0.5, delay=0.9)),
    no_healing: (1, Chances.none(vanish=0.2)),
    only_authors_heal: (5, Chances.none(apart=1.0, leave=0.2)),
    nothing_is_verified: (7, Chances.none(flip=0.3)),
    resurrected_delete: (1, Chances.none()),
    reused_peer: (2, Chances.none()),
    document_started_twice: (4, Chances.none()),
    generation_ignored: (1, Chances.none()),
    role_check_off: (9, Chances.none(control=1, carrier=1)),
    cut_ignored: (5, Chances.none(control=1, delay=0.6)),
    judged_once: (5, Chances.none(control=1, delay=0.6)),
    resurrected_after_erase: (6, Chances.none(erase=0.3)),
    removal_without_attestation: (2, Chances.none(joiner=0.3)),
    dropped_unknown_field: (13, Chances.none(joiner=0.3)),
    non_atomic_apply: (1, Chances.none()),
}
"""Each with a seed and the faults under which it shows soonest."""
