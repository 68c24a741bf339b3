"""I11 with all that a device has: photos, small pictures, packets by mail, the diary for support."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from inka_desktop import log
from inka_desktop.exchange.attachments import ciphertext_hash, decrypt_attachment, part_names
from inka_desktop.exchange.errors import AttachmentDamagedError
from inka_desktop.exchange.names import AttachmentName
from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.services.workspace import Workspace

from .conftest import TODAY
from .test_releases import Office, office, photo, release
from .test_tasks_stay import on_disk, opened_by, tables_of

__all__ = ["office"]

SECRET, SHARED = "Kanarienvogel am Zaun", "Schaukel am Spielplatz"
KEY_BYTES, TAG_BYTES = 32, 16


@pytest.fixture
def carrier(office: Office, tmp_path: Path) -> Workspace:
    """A carrier's device that keeps its diary, met the place and was sent a packet with everything."""
    visit = office.desk.finished(TODAY, SHARED)
    release(office.owner, visit)
    draft = office.desk.visit()
    photo(office.owner, draft, tmp_path, "poster")
    office.owner.editing.save("protocol", draft, {"internal_note": SECRET, "place": SECRET}).result()
    log.start_logging(tmp_path / "Träger")
    logging.getLogger(log.LOGGER).setLevel(logging.DEBUG)
    logging.getLogger(f"{log.LOGGER}.any").error("what went wrong was about %s", SECRET)
    joined = office.join(Role.CARRIER, "Träger")
    for packet in office.owner.exchange.write_packets(tmp_path / "austausch").result():
        joined.exchange.take_in(packet).result()
    office.meet()
    log.stop_logging()
    return joined


def files_of_the_office(workspace: Workspace) -> list[tuple[AttachmentName, bytes]]:
    """The parts of all attachments of ``coord``, small pictures among them, each with its key."""
    with workspace.core.raw() as raw:
        found = raw.execute(
            "SELECT a.space, a.hash, a.size_bytes, a.key, a.thumbnail_hash, a.thumbnail_key FROM attachment a"
            " JOIN sync_space s ON s.id = a.space WHERE s.kind = ?",
            (SpaceKind.COORD,),
        ).fetchall()
    parts = [
        (name, key) for space, hash64, size, key, *_ in found for name in part_names(space, hash64, size)
    ]
    small = [(part_names(one[0], one[4], 1)[0], one[5]) for one in found if one[4]]
    return parts + small


def keys_of(workspace: Workspace) -> set[bytes]:
    """Everything as long as a key in any table."""
    found: set[bytes] = set()
    with workspace.core.raw() as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in raw.execute(f'SELECT * FROM "{name}"').fetchall():
                found |= {value for value in row if isinstance(value, bytes) and len(value) == KEY_BYTES}
    return found


def test_no_photo_of_the_office_is_on_a_carriers_device_or_opens_with_its_keys(
    carrier: Workspace, office: Office, tmp_path: Path
) -> None:
    secret = files_of_the_office(office.owner)
    assert len(secret) >= 2
    mine, theirs = keys_of(office.owner), keys_of(carrier)
    kept = {path.name for path in (tmp_path / "Träger").rglob("*")}
    for name, key in secret:
        sealed = (tmp_path / "austausch" / name.path).read_bytes()
        assert key in mine
        assert key not in theirs
        assert not opens(sealed, theirs)
        assert opens(sealed, mine)
        assert name.hash64 not in kept


def opens(sealed: bytes, keys: set[bytes]) -> bool:
    """Whether one of the keys opens the only part of a file."""
    for key in keys:
        try:
            decrypt_attachment([sealed], len(sealed) - TAG_BYTES, key, ciphertext_hash([sealed]))
        except AttachmentDamagedError:
            continue
        return True
    return False


def test_neither_packet_nor_diary_brings_a_carrier_what_is_not_its_own(
    carrier: Workspace, office: Office, tmp_path: Path
) -> None:
    diary = b"".join(path.read_bytes() for path in (tmp_path / "Träger" / "log").iterdir())
    assert diary
    heap = (
        diary + opened_by(carrier, tmp_path / "austausch") + on_disk(tmp_path / "Träger") + tables_of(carrier)
    )
    assert SHARED.encode() in heap
    assert SECRET.encode() in tables_of(office.owner)
    for word in (SECRET, "Kanarienvogel", "kanarienvogel", "poster.jpg"):
        assert word.encode() not in heap
