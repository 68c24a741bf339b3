"""EXCHANGE.md 12: attachments travel beside their rows."""

from __future__ import annotations

from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.exchange.attachments import PART_BYTES, decrypt_parts, encrypt_parts, part_names
from inka_desktop.exchange.blobs import FETCH_BYTES, BlobCourier
from inka_desktop.exchange.packet import PacketWriter
from inka_desktop.records.documents import Attachment
from inka_desktop.records.ids import new_id
from inka_desktop.records.specs import Value, by_kind
from inka_desktop.records.values import SpaceKind
from inka_desktop.store.dots import Field
from inka_desktop.store.files import Files
from inka_desktop.store.operation import Change, Kind
from tests.damage import changed
from tests.exchange.engine.office import Desk, Office

LARGE = PART_BYTES + 1_000


def attach(desk: Desk, plain: bytes) -> tuple[UUID, str]:
    """A file in a profile and the row that tells of it; row and hash of the ciphertext."""
    key = desk.office.rng().token(32)
    parts = list(encrypt_parts(BytesIO(plain), len(plain), key))
    hash64 = blake2b(b"".join(parts), digest_size=32).hexdigest()
    Files(desk.folder).put(hash64, parts)
    row = desk.add(Attachment, file_name="foto.jpg", size_bytes=len(plain), key=key, hash=hash64)
    return row, hash64


def fetch(desk: Desk, *, check: bool | None = None) -> int:
    """What a meeting does about attachments."""
    courier = BlobCourier(desk.database, Files(desk.folder), desk.place(), desk.office.store_id)
    return courier.meet(check=check)


def part_files(office: Office, desk: Desk, hash64: str, size: int) -> list[Path]:
    """Where it lies at the place."""
    names = part_names(desk.space(SpaceKind.COORD).bytes, hash64, size)
    return [office.place / name.path for name in names]


@pytest.mark.parametrize("size", [0, 1, 50_000, LARGE])
def test_a_file_arrives_with_its_row(office: Office, pair: tuple[Desk, Desk], size: int) -> None:
    a, b = pair
    plain = office.rng().token(1_000) * (size // 1_000 + 1)
    row, hash64 = attach(a, plain[:size])
    a.meet()
    assert fetch(a) == 1
    b.meet()
    assert fetch(b) == 1
    shown, files = b.get(Attachment, row), Files(b.folder)
    assert (shown.hash, shown.size_bytes) == (hash64, size)
    opened = b"".join(decrypt_parts(files.parts(hash64, PART_BYTES + 16), size, shown.key, hash64))
    assert opened == plain[:size]
    assert (fetch(a), fetch(b)) == (0, 0)
    assert not any(plain[:100] in path.read_bytes() for path in office.files("") if size > 100)


@pytest.mark.parametrize("how", ["torn", "missing", "changed"])
def test_a_part_that_is_not_whole_waits_and_nothing_else_is_ever_kept(
    office: Office, pair: tuple[Desk, Desk], how: str
) -> None:
    a, b = pair
    row, hash64 = attach(a, bytes(LARGE))
    a.meet()
    fetch(a)
    b.meet()
    last = part_files(office, a, hash64, LARGE)[-1]
    whole = last.read_bytes()
    if how == "missing":
        last.unlink()
    else:
        last.write_bytes(whole[:-1] if how == "torn" else changed(whole))
    for _ in range(2):
        assert fetch(b) == 0
        assert not Files(b.folder).has(hash64)
    assert b.get(Attachment, row).hash == hash64
    last.write_bytes(whole)
    assert fetch(b) == 1
    assert Files(b.folder).whole(hash64)
    leftovers = [path for path in (b.folder / "files").rglob("*") if path.is_file()]
    assert [path.name for path in leftovers] == [hash64]


def test_a_file_that_is_not_what_its_row_says_is_never_kept(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    row, hash64 = attach(a, b"eins" * 100)
    a.meet()
    fetch(a)
    (path,) = part_files(office, a, hash64, 400)
    path.write_bytes(b"anderes" * 60)
    b.meet()
    assert fetch(b) == 0
    assert not Files(b.folder).has(hash64)
    assert b.get(Attachment, row) is not None


@pytest.mark.parametrize("name", ["../../../etc/passwd", "a" * 63, "A" * 64, "keiner"])
def test_a_row_that_names_no_file_holds_up_nobody(office: Office, pair: tuple[Desk, Desk], name: str) -> None:
    """Who signs a row may write anything into it."""
    a, b = pair
    row, spec = new_id(), by_kind()["attachment"]
    said: dict[Field, Value] = {
        spec.by_name["hash"].number: name,
        spec.by_name["thumbnail_hash"].number: name,
    }
    change = Change(a.space(SpaceKind.COORD).bytes, spec.number, row.bytes, Kind.INSERT, said)
    a.write(lambda tx: tx.log.write([change]))
    other, hash64 = attach(a, b"eins")
    for desk in (a, b):
        desk.meet()
    assert b.get(Attachment, row).hash is b.get(Attachment, row).thumbnail_hash is None
    assert b.query("SELECT hash FROM attachment WHERE id = ?", other.bytes) == [(hash64,)]
    Files(b.folder).put(hash64, Files(a.folder).parts(hash64, PART_BYTES))
    assert fetch(b) == 1
    me = b.replica
    packets = PacketWriter(b.database, me.identity, me.members, Files(b.folder), 10_000_000).packets()
    assert any(hash64 in path for packet in packets for path in packet.files)


def test_a_row_that_says_another_size_makes_no_packet_fail(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, _ = pair
    _, hash64 = attach(a, bytes(LARGE))
    a.add(Attachment, file_name="klein.jpg", size_bytes=3, hash=hash64)
    a.add(Attachment, file_name="riesig.jpg", size_bytes=10**15, hash=hash64)
    a.meet()
    assert fetch(a) > 0
    me = a.replica
    packets = PacketWriter(a.database, me.identity, me.members, Files(a.folder), 10_000_000).packets()
    assert packets
    assert not any(hash64 in path for packet in packets for path in packet.files)


def test_a_file_that_came_before_its_row_is_fetched_when_the_row_is_there(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    _, hash64 = attach(a, b"foto")
    fetch(a)
    b.meet()
    assert fetch(b) == 0
    a.meet()
    b.meet()
    assert fetch(b) == 1
    assert Files(b.folder).has(hash64)


def test_what_is_large_waits_until_it_is_asked_for(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    _, hash64 = attach(a, bytes(FETCH_BYTES + 1))
    a.meet()
    fetch(a)
    b.meet()
    assert fetch(b) == 0
    assert not Files(b.folder).has(hash64)


def test_a_file_that_vanished_is_put_back_by_whoever_has_it(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    _, hash64 = attach(a, b"foto" * 1_000)
    a.meet()
    fetch(a)
    b.meet()
    fetch(b)
    (path,) = part_files(office, a, hash64, 4_000)
    whole = path.read_bytes()
    path.unlink()
    assert fetch(b) == 0
    assert fetch(b, check=True) == 1
    assert path.read_bytes() == whole


@pytest.mark.parametrize("how", ["gone", "torn"])
def test_a_file_that_a_place_lost_is_healed_at_the_tenth_meeting(
    office: Office, pair: tuple[Desk, Desk], how: str
) -> None:
    a, _ = pair
    _, hash64 = attach(a, bytes(LARGE))
    a.meet()
    fetch(a)
    last = part_files(office, a, hash64, LARGE)[-1]
    whole = last.read_bytes()
    if how == "gone":
        last.unlink()
    else:
        last.write_bytes(whole[:50])
    while a.query("SELECT syncs FROM place")[0][0] % 10 != 9:
        a.meet()
        fetch(a)
        assert not last.exists() or last.read_bytes() != whole
    a.meet()
    assert fetch(a) == 1
    assert last.read_bytes() == whole
