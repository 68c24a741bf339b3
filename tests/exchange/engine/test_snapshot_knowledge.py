"""What writers knew, in a snapshot: it counts for others only where somebody else knows it to be so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import msgpack
import pytest

from inka_desktop.exchange import attest, snapknown, snapshots, snapstate
from inka_desktop.exchange.deps import pack_deps
from inka_desktop.store import logs
from tests.simulator.device import Device
from tests.simulator.office import Office

from .upkeeping import ask_for_snapshot, join, same, work

Blocks = Iterator[tuple[int, bytes]]


def known(device: Device, space: bytes) -> list[tuple[int, Any]]:
    """What a device knows of who knew what in a space, by author."""
    with device.database.readers.raw() as raw:
        one = next(one for one in logs.spaces(raw) if one.id == space)
        reach = snapstate.reach_of(raw, one)
        names = snapstate.naming(raw, reach)
        authors = [log.author for log in names.logs]
        blocks = [(section, msgpack.unpackb(plain)) for section, plain in snapknown.blocks(raw, names, reach)]
        return [(section, authors[log], *rest) for section, rows in blocks for log, *rest in rows]


def said(device: Device, maker: Device, space: bytes) -> set[bytes]:
    """What statements that a device knows of say about the knowledge in a maker's snapshots."""
    with device.database.readers.raw() as raw:
        rows = raw.execute(
            "SELECT s.attests FROM sync_snapshot s JOIN sync_space p ON p.no = s.space"
            " WHERE p.id = ? AND s.device = ?",
            (space, maker.replica.identity.device),
        ).fetchall()
    return {
        msgpack.unpackb(msgpack.unpackb(one)[0])["knew"] for (kept,) in rows for one in msgpack.unpackb(kept)
    }


def attested(made: Office, maker: Device, other: Device) -> bytes:
    """A snapshot that the other attests, and files that it stands for gone; gives its space."""
    work(made)
    space = made.spaces.coord
    ask_for_snapshot(maker, space)
    for device in (maker, other, maker, other, maker):
        made.meet(device)
    return space


def test_who_begins_with_an_attested_snapshot_knows_what_its_writers_knew(small: Office) -> None:
    a, b = small.devices
    space = attested(small, a, b)
    assert len(said(a, a, space) - {b""}) == 1
    before = known(a, space)
    late = join(small)
    mine = late.replica.identity.author
    assert {section for section, *_rest in before} == snapknown.SECTIONS
    assert [one for one in known(late, space) if one[1] != mine] == before
    same(small)


@pytest.mark.parametrize("section", sorted(snapknown.SECTIONS))
def test_what_its_maker_says_otherwise_is_attested_by_nobody_and_taken_in_by_nobody(
    small: Office, monkeypatch: pytest.MonkeyPatch, section: int
) -> None:
    a, b = small.devices
    made = SimpleNamespace(**vars(snapknown))
    made.blocks = lies(section, a.replica.identity.author)
    with monkeypatch.context() as lying:
        lying.setattr(snapshots, "snapknown", made)  # of the maker only: who attests asks another module
        space = attested(small, a, b)
    assert said(a, a, space) == {b""}
    before = known(a, space)
    late = join(small)
    assert before
    assert not [one for one in known(late, space) if one in before]
    same(small)


def lies(section: int, who: bytes) -> Callable[..., Blocks]:
    """The blocks as a maker writes them who leaves out what one author knew."""

    def blocks(raw: Any, names: Any, reach: Any) -> Blocks:
        place = next((place for place, log in enumerate(names.logs) if log.author == who), None)
        for number, plain in snapknown.blocks(raw, names, reach):
            rows = msgpack.unpackb(plain)
            yield number, msgpack.packb([one for one in rows if number != section or one[0] != place])

    return blocks


def test_a_statement_of_an_earlier_version_counts_and_says_nothing_of_it(small: Office) -> None:
    a, b = (device.replica for device in small.devices)
    what = {
        "device": b.identity.device, "digest": bytes(32), "maker": a.identity.device, "number": bytes(8),
        "reach": pack_deps(()), "space": small.spaces.coord,
    }  # fmt: skip
    packed = msgpack.packb(what)
    read = attest.read_statement(
        msgpack.packb([packed, b.identity.keys.sign(packed, attest.SIGNED)]), a.members
    )
    assert read == attest.Statement(
        small.spaces.coord, bytes(8), bytes(32), (), a.identity.device, b.identity.device, b""
    )
