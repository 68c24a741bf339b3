"""Opening a database, and everything that may be wrong with it: each a sentence, and nothing lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from inka_desktop import paths
from inka_desktop.records.protocols import Protocol
from inka_desktop.store import keys
from inka_desktop.store.connection import connect
from inka_desktop.store.database import Database
from inka_desktop.store.errors import (
    DamagedDatabaseError,
    NetworkDriveError,
    NewerDatabaseError,
    ProfileInUseError,
    WrongKeyError,
)
from inka_desktop.store.keys import GivenKey
from tests.store.databases import Store, make_store

KEY = bytes(range(32))


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A closed profile with one visit."""
    folder = tmp_path / "profile"
    assert keys.key_of(folder, GivenKey(KEY)) == KEY
    store = make_store(folder, key=KEY)
    store.add(Protocol, place="Rathaus")
    store.database.close()
    return folder


def places(folder: Path, key: bytes | None = KEY) -> list[str]:
    database = Database(folder, key)
    try:
        with database.readers.raw() as raw:
            return [place for (place,) in raw.execute("SELECT place FROM protocol")]
    finally:
        database.close()


def files(folder: Path) -> dict[str, bytes]:
    """What lies in the profile, but for the lock file's process id."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != "profile.lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def test_what_was_saved_is_there_after_closing(profile: Path) -> None:
    assert places(profile) == ["Rathaus"]


def test_the_file_is_encrypted(profile: Path) -> None:
    for name, content in files(profile).items():
        assert b"Rathaus" not in content, name
        assert b"SQLite format" not in content, name


def test_a_plain_database_is_possible(tmp_path: Path) -> None:
    database = Database(tmp_path, None)
    database.close()
    assert (tmp_path / "inka.db").read_bytes().startswith(b"SQLite format 3\0")
    assert places(tmp_path, None) == []


@pytest.mark.parametrize("key", [bytes(32), None])
def test_a_wrong_key(profile: Path, key: bytes | None) -> None:
    before = files(profile)
    with pytest.raises(WrongKeyError):
        Database(profile, key)
    assert files(profile) == before
    assert places(profile) == ["Rathaus"]


def test_a_newer_version(profile: Path) -> None:
    raw = connect(profile / "inka.db", KEY)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    before = files(profile)
    with pytest.raises(NewerDatabaseError):
        Database(profile, KEY)
    assert files(profile) == before


def test_a_network_drive(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = f"/dev/sda1 / ext4 rw 0 0\n//server/share {profile.parent} cifs rw 0 0\n"
    monkeypatch.setattr(paths, "_text_of", lambda _path: mounts)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(NetworkDriveError) as told:
        Database(profile / "new", KEY)
    assert str(profile) in told.value.words("de")
    assert not (profile / "new").exists()


@pytest.mark.parametrize("content", [b"", b"no database" * 1000, bytes(4096), os.urandom(8192)])
def test_a_file_that_is_no_database(profile: Path, content: bytes) -> None:
    (profile / "inka.db").write_bytes(content)
    with pytest.raises(DamagedDatabaseError):
        Database(profile, KEY)
    assert (profile / "inka.db").read_bytes() == content


def test_making_it_was_interrupted(tmp_path: Path) -> None:
    """A half-made database lies under another name and is in nobody's way."""
    (tmp_path / "inka.new").write_bytes(b"half")
    (tmp_path / "inka.new-wal").write_bytes(b"half")
    assert places(tmp_path) == []
    assert not list(tmp_path.glob("inka.new*"))


@pytest.mark.parametrize("at", [0, 5, 16, 100, 1_000])
def test_a_damaged_beginning_is_not_taken_for_a_wrong_key(profile: Path, at: int) -> None:
    _flip(profile / "inka.db", at)
    with pytest.raises(DamagedDatabaseError):
        Database(profile, KEY)


def test_damage_further_in_is_told_when_it_is_met(profile: Path) -> None:
    size = (profile / "inka.db").stat().st_size
    for at in range(4096 + 50, size, 4096):
        _flip(profile / "inka.db", at)
    with pytest.raises(DamagedDatabaseError):
        places(profile)


def test_damage_met_while_saving(profile: Path) -> None:
    database = Database(profile, KEY)
    page = 4096
    content = bytearray((profile / "inka.db").read_bytes())
    for at in range(2 * page, len(content), page):
        content[at + 7] ^= 1
    (profile / "inka.db").write_bytes(bytes(content))
    with pytest.raises(DamagedDatabaseError):
        database.writer.submit(lambda tx: tx.raw.execute("SELECT * FROM protocol").fetchall()).result()
    database.close()


def test_a_cut_off_file(profile: Path) -> None:
    content = (profile / "inka.db").read_bytes()
    (profile / "inka.db").write_bytes(content[: len(content) // 3])
    with pytest.raises(DamagedDatabaseError):
        places(profile)


def _flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(bytes(content))


# --- one process at a time --------------------------------------------------------------------------------


def test_two_windows_on_one_profile(profile: Path) -> None:
    first = Database(profile, KEY)
    with pytest.raises(ProfileInUseError) as told:
        Database(profile, KEY)
    assert told.value.exit_code == 75
    with first.readers.raw() as raw:
        assert raw.execute("SELECT place FROM protocol").fetchall() == [("Rathaus",)]
    first.close()
    assert places(profile) == ["Rathaus"]


_HOLDER = """
import sys
from pathlib import Path
from inka_desktop.store.database import Database
database = Database(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
print("open", flush=True)
sys.stdin.read()
"""


def test_another_process_has_it_and_is_killed(profile: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(profile), KEY.hex()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"open\n"
    with pytest.raises(ProfileInUseError):
        Database(profile, KEY)
    holder.kill()
    holder.wait()
    holder.stdin.close()
    holder.stdout.close()
    assert places(profile) == ["Rathaus"]


def test_a_refused_opening_lets_go_of_the_lock(profile: Path) -> None:
    with pytest.raises(WrongKeyError):
        Database(profile, bytes(32))
    assert places(profile) == ["Rathaus"]


def test_readers_see_what_was_saved_before_they_asked(store: Store) -> None:
    row = store.add(Protocol, place="0")
    for number in range(50):
        store.set(Protocol, row, place=str(number))
        assert store.rows("SELECT place FROM protocol") == [(str(number),)]


def test_a_reader_keeps_its_snapshot(store: Store) -> None:
    row = store.add(Protocol, place="a")
    with store.database.readers.raw() as raw:
        assert raw.execute("SELECT place FROM protocol").fetchone() == ("a",)
        store.set(Protocol, row, place="b")
        assert raw.execute("SELECT place FROM protocol").fetchone() == ("a",)
    assert store.rows("SELECT place FROM protocol") == [("b",)]


def test_a_copied_profile_opens(profile: Path, tmp_path: Path) -> None:
    shutil.copytree(profile, tmp_path / "copy")
    assert places(tmp_path / "copy") == ["Rathaus"]
