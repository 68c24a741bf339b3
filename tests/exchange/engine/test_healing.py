"""Whoever holds a file puts it back, whoever wrote it (EXCHANGE.md 1.5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from inka_desktop.exchange.blobs import BlobCourier
from inka_desktop.exchange.publishing import Publisher
from inka_desktop.records.protocols import Protocol
from inka_desktop.store.files import Files
from inka_desktop.store.writer import Transaction
from tests.damage import changed, spoil
from tests.exchange.engine.office import Desk, Office

from .test_attachments import attach, fetch, part_files


def until_the_tenth(desk: Desk) -> None:
    """Meet until everything has been looked at."""
    desk.meet()
    while desk.query("SELECT syncs FROM place")[0][0] % 10:
        desk.meet()


def written(office: Office, desk: Desk) -> Path:
    """The newest file of operations of a device."""
    return office.files_of(desk)[-1]


def test_another_device_puts_back_what_an_author_who_never_comes_again_has_lost(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    visit = a.add(Protocol, place="Laden")
    office.settle()
    lost = {path: path.read_bytes() for path in office.files_of(a)}
    heads = {path for path in office.files("h") if author(a) in path.name}
    for path in [*lost, *heads]:
        path.unlink()
    met = b.meet()  # the heads are missing, which shows at once
    assert met.writes == len(lost)
    assert {path: path.read_bytes() for path in lost} == lost
    assert all(path.exists() for path in heads)
    third = office.join("c")
    third.meet()
    assert third.get(Protocol, visit).place == "Laden"


def author(desk: Desk) -> str:
    """How names call a device."""
    return desk.replica.identity.author.hex()[:12]


@pytest.mark.parametrize("how", ["gone", "torn", "changed"])
def test_a_lost_torn_or_changed_file_is_put_back_at_the_tenth_meeting_of_any_holder(
    office: Office, pair: tuple[Desk, Desk], how: str
) -> None:
    a, b = pair
    a.add(Protocol, place="Laden")
    office.settle()
    path = written(office, a)
    whole = path.read_bytes()
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(whole[:-9] if how == "torn" else whole[:-9] + bytes(9))
    until_the_tenth(b)
    assert path.read_bytes() == whole


def test_a_file_that_is_damaged_here_is_never_put_over_a_good_one(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    a.add(Protocol, place="Laden")
    office.settle()
    good = {path: path.read_bytes() for path in office.files_of(a)}

    def damage(transaction: Transaction) -> None:
        with transaction.permits.logging():
            for log, first, hash_, data in transaction.raw.execute(
                "SELECT log, first, hash, raw FROM sync_seg"
            ).fetchall():
                spoilt = changed(data)
                transaction.raw.execute(
                    "UPDATE sync_seg SET raw = ? WHERE log = ? AND first = ? AND hash = ?",
                    (spoilt, log, first, hash_),
                )

    b.write(damage)
    gone, *_ = good
    gone.unlink()
    until_the_tenth(b)
    left = {path: data for path, data in good.items() if path != gone}
    assert {path: path.read_bytes() for path in left} == left
    assert not gone.exists()
    until_the_tenth(a)
    assert {path: path.read_bytes() for path in good} == good


def test_when_nothing_is_missing_a_holder_lists_and_neither_reads_nor_writes(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    a.add(Protocol, place="Laden")
    office.settle()
    until_the_tenth(b)
    watched = b.watch()
    for _ in range(9):
        b.replica.meet(office.store_id, watched)
    assert (watched.reads, watched.writes) == ([], [])
    assert set(watched.listings) == {f"h/{space.hex()[0]}" for space in b.replica.members.spaces}


def test_two_devices_do_not_both_write_what_one_has_put_back(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    c = office.join("c")
    a.add(Protocol, place="Laden")
    office.settle()
    office.settle()
    for path in office.files_of(a):
        path.unlink()
    until_the_tenth(b)
    watched = c.watch()
    for _ in range(10):
        c.replica.meet(office.store_id, watched)
    assert not [path for path in watched.writes if author(a) in path]


def test_copies_that_a_client_made_are_cleaned_up_by_their_owner_only(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    a.add(Protocol, place="Laden")
    office.settle()
    path = written(office, a)
    head = next(one for one in office.files("h") if author(a) in one.name)
    copies = [
        path.with_name(path.name.replace(".seg", " (conflicted copy 2026-11-22 101500).seg")),
        path.with_name(path.name.replace(".seg", "-LAPTOP-ANNA.seg")),
        head.with_name(f"{head.name} (Annas in Konflikt stehende Kopie 2026-11-22)"),
    ]
    for copy in copies:
        copy.write_bytes(path.read_bytes() if copy.suffix == ".seg" else b"")
    until_the_tenth(b)
    assert all(copy.exists() for copy in copies)
    until_the_tenth(a)
    assert not any(copy.exists() for copy in copies)
    assert path.exists()
    assert head.exists()


def test_an_attachment_changed_at_equal_length_is_noticed_by_its_hash_and_put_back(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    _, hash64 = attach(a, b"foto" * 5_000)
    a.meet()
    fetch(a)
    b.meet()
    fetch(b)
    (path,) = part_files(office, a, hash64, 20_000)
    whole = spoil(path)
    c = office.join("c")
    c.meet()
    assert fetch(c) == 0
    assert not Files(c.folder).has(hash64)
    courier = BlobCourier(b.database, Files(b.folder), b.place(), office.store_id)
    assert courier.meet(check=True) == 1
    assert path.read_bytes() == whole
    assert fetch(c) == 1


def test_without_it_nobody_would_notice(
    office: Office, pair: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above fails when only news goes out."""
    a, b = pair
    a.add(Protocol, place="Laden")
    office.settle()
    path = written(office, a)
    path.unlink()
    honest = Publisher.publish
    monkeypatch.setattr(
        Publisher, "publish", lambda self, found, only, _verify, **rights: honest(self, found, only, **rights)
    )
    until_the_tenth(b)
    assert not path.exists()
