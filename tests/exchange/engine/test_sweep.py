"""Attachments that nothing names go after 90 days; what was erased takes file and thumbnail along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from inka_desktop.exchange import cleaning, erasure
from inka_desktop.exchange.attachments import ciphertext_hash
from inka_desktop.exchange.blobs import BlobCourier
from inka_desktop.exchange.sweep import orphans, sweep
from inka_desktop.records import ids
from inka_desktop.records.approval import FixedText
from inka_desktop.records.content import PhotoContent, ProtocolContent, encode_content
from inka_desktop.records.documents import Attachment, ProtocolVersion, ReleasedProtocol
from inka_desktop.records.office import Letterhead, Logo
from inka_desktop.records.projects import Project
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.specs import by_kind
from inka_desktop.services.retention import records_of
from inka_desktop.store.files import Files
from inka_desktop.store.writer import Transaction
from tests.simulator.device import Device
from tests.simulator.office import Office, office
from tests.simulator.world import DAY_MS

SPEC = by_kind()["attachment"]


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Office]:
    """An owner and a colleague."""
    with office(tmp_path) as made:
        yield made


def attach(office: Office, device: Device, content: bytes) -> tuple[UUID, UUID, str]:
    """A logo with its file; returns attachment, logo and the file's hash."""
    space, hash64 = UUID(bytes=office.spaces.org), ciphertext_hash([content])
    Files(device.folder).put(hash64, [content])
    attachment, logo, letterhead = ids.new_id(), ids.new_id(), ids.new_id()

    def work(transaction: Transaction) -> None:
        transaction.session.add(Letterhead(id=letterhead, space=space))
        transaction.session.add(Attachment(id=attachment, space=space, hash=hash64, size_bytes=1))
        transaction.session.flush()
        transaction.session.add(
            Logo(id=logo, space=space, letterhead_id=letterhead, attachment_id=attachment)
        )

    device.write(work)
    return attachment, logo, hash64


def exchange(office: Office, device: Device) -> None:
    """One meeting, with files."""
    office.meet(device)
    place = office.place
    BlobCourier(device.database, Files(device.folder), device.views[place.id], place.id).meet(check=True)


def lies(office: Office, hash64: str) -> bool:
    return any(hash64 in path for path in office.place.files)


def test_what_nothing_names_goes_after_90_days_and_comes_no_more(two: Office) -> None:
    a, b = two.devices
    _, logo, hash64 = attach(two, a, b"x" * 40)
    for device in (a, b, a):
        exchange(two, device)
    assert lies(two, hash64)
    assert Files(b.folder).has(hash64)
    two.edit(a, logo, record=Logo, alive=False)
    files = Files(a.folder)
    assert a.write(lambda tx: sweep(tx, files, [two.spaces.org])) == 0
    two.world.now_ms += 89 * DAY_MS
    assert a.write(lambda tx: sweep(tx, files, [two.spaces.org])) == 0
    two.world.now_ms += 2 * DAY_MS
    assert a.write(lambda tx: sweep(tx, files, [])) == 0  # not ours to take away
    assert a.write(lambda tx: sweep(tx, files, [two.spaces.org])) == 1
    assert not files.has(hash64)
    for _ in range(3):
        two.meet(a)
    assert not lies(two, hash64)
    exchange(two, a)
    assert not files.has(hash64)


def test_what_is_named_again_is_counted_anew(two: Office) -> None:
    a = two.devices[0]
    _, logo, hash64 = attach(two, a, b"y" * 40)
    two.edit(a, logo, record=Logo, alive=False)
    files = Files(a.folder)
    a.write(lambda tx: sweep(tx, files, [two.spaces.org]))
    with a.database.readers.raw() as raw:
        assert hash64 in orphans(raw)
    two.edit(a, logo, record=Logo, alive=True)
    two.world.now_ms += 100 * DAY_MS
    assert a.write(lambda tx: sweep(tx, files, [two.spaces.org])) == 0
    two.edit(a, logo, record=Logo, alive=False)
    assert a.write(lambda tx: sweep(tx, files, [two.spaces.org])) == 0
    assert files.has(hash64)


def test_an_erased_attachment_is_on_no_device_and_at_no_place(two: Office) -> None:
    a, b = two.devices
    attachment, _, hash64 = attach(two, a, b"z" * 40)
    for device in (a, b):
        exchange(two, device)
    assert Files(b.folder).has(hash64)
    a.write(lambda tx: erasure.erase(tx, SPEC, attachment.bytes), "erase")
    cleaning.forget_copies(a.database)
    assert not Files(a.folder).has(hash64)
    two.settle()
    assert not Files(b.folder).has(hash64)
    assert not lies(two, hash64)
    for device in (a, b):
        exchange(two, device)
    assert not lies(two, hash64)
    assert not Files(b.folder).has(hash64)


@pytest.mark.parametrize("record", [ProtocolVersion, FixedText])
def test_a_photo_that_only_a_fixed_text_shows_is_named(two: Office, record: Any) -> None:
    a, space = two.devices[0], UUID(bytes=two.spaces.coord)
    shown, not_shown = "1" * 64, "2" * 64
    hashes = {shown: "ab" * 32, not_shown: "cd" * 32}
    content = encode_content(ProtocolContent(photos=(PhotoContent(hash_hex=hashes[shown]),)))

    def work(transaction: Transaction) -> None:
        for name, hash64 in hashes.items():
            transaction.session.add(Attachment(id=ids.new_id(), space=space, hash=name, content_hash=hash64))
        visit, version = ids.new_id(), ids.new_id()
        transaction.session.add(Protocol(id=visit, space=space))
        transaction.session.flush()
        transaction.session.add(record(id=version, space=space, protocol_id=visit, content=content))

    a.write(work)
    with a.database.readers.raw() as raw:
        assert orphans(raw).keys() == {not_shown}


def test_erasing_a_project_takes_copies_of_released_photos_along(two: Office) -> None:
    a, space = two.devices[0], UUID(bytes=two.spaces.coord)
    project, shown, other, hash64 = ids.new_id(), ids.new_id(), ids.new_id(), "ab" * 32
    content = encode_content(ProtocolContent(photos=(PhotoContent(hash_hex=hash64),)))

    def work(transaction: Transaction) -> None:
        transaction.session.add(Project(id=project, space=space, title="P"))
        transaction.session.add(Attachment(id=shown, space=space, hash="1" * 64, content_hash=hash64))
        transaction.session.add(Attachment(id=other, space=space, hash="2" * 64, content_hash="cd" * 32))
        transaction.session.flush()
        transaction.session.add(
            ReleasedProtocol(id=ids.new_id(), space=space, project_id=project, content=content)
        )

    a.write(work)
    with a.database.readers.raw() as raw:
        found = {row for _, row in records_of(raw, project.bytes)}
    assert shown.bytes in found
    assert other.bytes not in found
