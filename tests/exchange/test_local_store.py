from __future__ import annotations

import errno
import os
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.exchange import local_store
from inka_desktop.exchange.crypto import SeededRng
from inka_desktop.exchange.errors import (
    FileTooLargeError,
    FileTornError,
    NewerFormatError,
    PlaceForeignError,
    PlaceFullError,
    PlaceReadOnlyError,
    PlaceUnreachableError,
)
from inka_desktop.exchange.local_store import LocalStore, create_place, open_place
from inka_desktop.exchange.names import HeadName, StoreName
from inka_desktop.exchange.patience import Patience
from inka_desktop.exchange.recognise import recognise
from inka_desktop.exchange.store import Entry, Store, store_names

PLACE = bytes(range(16))
OWNER = "0123456789ab"
NAME = "s/" + "ab" * 16 + "/log/" + OWNER + "/00000001-00000002.0123456789abcdef.seg"
HEAD = HeadName("abababab", "d", OWNER, 2, "0123456789abcdef").path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "Austausch"
    folder.mkdir()
    return folder


@pytest.fixture
def place(root: Path) -> LocalStore:
    return create_place(root, PLACE, OWNER, SeededRng(1))


def test_a_folder_becomes_a_place_and_is_known_again(root: Path, place: LocalStore) -> None:
    assert os.listdir(root) == [StoreName(PLACE).path]
    create_place(root, PLACE, OWNER, SeededRng(1))
    again = open_place(root, PLACE, OWNER, SeededRng(2))
    store: Store = again
    assert store.listing("") == [Entry(StoreName(PLACE).path, 0)]


def test_a_folder_without_or_with_another_name_is_never_taken_for_empty(root: Path) -> None:
    with pytest.raises(PlaceForeignError):
        open_place(root, PLACE, OWNER, SeededRng(1))
    create_place(root, bytes(16), OWNER, SeededRng(1))
    for attempt in (open_place, create_place):
        with pytest.raises(PlaceForeignError) as problem:
            attempt(root, PLACE, OWNER, SeededRng(1))
        assert problem.value.context["found"] == bytes(16).hex()
    (root / StoreName(PLACE).path).touch()
    with pytest.raises(PlaceForeignError):  # two places in one folder
        open_place(root, PLACE, OWNER, SeededRng(1))
    with pytest.raises(PlaceUnreachableError):
        open_place(root / "gone", PLACE, OWNER, SeededRng(1))


def test_the_layout_of_a_newer_program_is_left_alone(root: Path) -> None:
    (root / StoreName(PLACE, 2).path).touch()
    with pytest.raises(NewerFormatError):
        open_place(root, PLACE, OWNER, SeededRng(1))


def test_copies_of_the_name_by_a_client_are_the_same_place(root: Path, place: LocalStore) -> None:
    (root / (StoreName(PLACE).path + " (conflicted copy 2026-11-20)")).touch()
    assert [name.store for name, _ in store_names(place)] == [PLACE]
    assert open_place(root, PLACE, OWNER, SeededRng(1)).exists(StoreName(PLACE).path)


def test_files_are_written_read_listed_and_taken_away(root: Path, place: LocalStore) -> None:
    place.write(NAME, b"content")
    place.touch(HEAD)
    assert place.read(NAME, 100) == b"content"
    assert place.read(HEAD, 0) == b""
    assert place.exists(NAME)
    folder = NAME.rpartition("/")[0]
    assert place.listing(folder) == [Entry(NAME, 7)]
    assert place.listing("h") == [Entry("h/a", 0, is_folder=True)]
    assert place.listing("tmp") == []
    place.delete(NAME)
    place.delete(NAME)
    assert place.read(NAME, 100) is None
    assert not place.exists(NAME)
    assert place.listing(folder) == []
    assert place.listing("s/none") == []


def test_writing_twice_is_writing_once_and_a_torn_file_is_mended(root: Path, place: LocalStore) -> None:
    place.write(NAME, b"content")
    before = (root / NAME).stat()
    place.write(NAME, b"content")
    place.touch(HEAD)
    place.touch(HEAD)
    assert (root / NAME).stat().st_ino == before.st_ino
    for torn in (b"cont", b"", b"content and more", b"CONTENT"):
        (root / NAME).write_bytes(torn)
        place.write(NAME, b"content")
        assert (root / NAME).read_bytes() == b"content"
    assert os.listdir(root / "tmp") == []


def test_a_file_over_the_limit_is_not_read(place: LocalStore) -> None:
    place.write(NAME, bytes(1000))
    with pytest.raises(FileTooLargeError):
        place.read(NAME, 999)


@pytest.mark.parametrize(
    "path", ["../outside", "/etc/passwd", "s//x", "s/./x", "s/../../x", "", "c:x", "a\\b", "a\0b"]
)
def test_nothing_outside_the_place_is_touched(place: LocalStore, path: str) -> None:
    assert place.read(path, 10) is None
    assert not place.exists(path)
    with pytest.raises(ValueError, match="inside a place"):
        place.write(path, b"x")
    with pytest.raises(ValueError, match="inside a place"):
        place.touch(path)


def test_links_pipes_and_folders_are_no_files(root: Path, place: LocalStore, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    (root / "h").mkdir()
    (root / "h" / "link").symlink_to(tmp_path / "secret")
    os.mkfifo(root / "h" / "pipe")
    (root / "h" / "folder").mkdir()
    assert place.listing("h") == [Entry("h/folder", 0, is_folder=True)]
    for name in ("h/link", "h/pipe", "h/folder"):
        assert place.read(name, 100) is None


def test_a_folder_that_vanished_is_told_and_never_made_again(root: Path, place: LocalStore) -> None:
    shutil.rmtree(root)
    for action in (
        lambda: place.read(NAME, 10),
        lambda: place.exists(NAME),
        lambda: place.listing("h"),
        lambda: place.listing(""),
        lambda: place.write(NAME, b"x"),
        lambda: place.touch(HEAD),
        lambda: place.delete(NAME),
    ):
        with pytest.raises(PlaceUnreachableError) as problem:
            action()
        assert "nicht erreichbar" in problem.value.words()
    assert not root.exists()


def test_an_empty_mount_point_is_no_empty_place(root: Path, place: LocalStore) -> None:
    (root / StoreName(PLACE).path).unlink()
    for action in (lambda: place.listing("h"), lambda: place.write(NAME, b"x"), lambda: place.touch(HEAD)):
        with pytest.raises(PlaceUnreachableError):
            action()
    (root / "other.txt").touch()
    with pytest.raises(PlaceForeignError):
        place.listing("h")
    assert os.listdir(root) == ["other.txt"]


@pytest.mark.parametrize("mount_point", [True, False])
def test_a_drive_that_goes_away_in_the_middle_gets_nothing(root: Path, mount_point: bool) -> None:
    create_place(root, PLACE, OWNER, SeededRng(1))

    class Going:
        """Asked for the upload's name, when the write has begun."""

        def token(self, n: int) -> bytes:
            shutil.rmtree(root)
            if mount_point:
                root.mkdir()
            return bytes(n)

    place = LocalStore(root, OWNER, Going(), StoreName(PLACE).path)
    with pytest.raises(PlaceUnreachableError):
        place.write(NAME, b"content")
    assert not root.exists() or os.listdir(root) == []


def failing(
    code: int, times: int = 10**9, winerror: int | None = None
) -> tuple[Callable[..., Any], list[int]]:
    """A system call that fails so often and then works."""
    calls: list[int] = []
    real = os.replace

    def fail(*args: Any, **options: Any) -> None:
        calls.append(1)
        if len(calls) <= times:
            problem = OSError(code, os.strerror(code))
            problem.winerror = winerror  # type: ignore[attr-defined]  # only on Windows by itself
            raise problem
        real(*args, **options)

    return fail, calls


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (errno.ENOSPC, PlaceFullError),
        (errno.EDQUOT, PlaceFullError),
        (errno.EACCES, PlaceReadOnlyError),
        (errno.EROFS, PlaceReadOnlyError),
        (errno.EIO, PlaceUnreachableError),
        (errno.ESTALE, PlaceUnreachableError),
        (errno.ETIMEDOUT, PlaceUnreachableError),
    ],
)
def test_what_the_system_says_becomes_what_a_person_can_do(
    place: LocalStore, root: Path, monkeypatch: pytest.MonkeyPatch, code: int, error: type[Exception]
) -> None:
    monkeypatch.setattr(os, "replace", failing(code)[0])
    with pytest.raises(error):
        place.write(NAME, b"content")
    assert os.listdir(root / "tmp") == []
    monkeypatch.undo()
    place.write(NAME, b"content")
    assert place.read(NAME, 7) == b"content"


@pytest.mark.parametrize("winerror", [5, 32])
def test_a_file_held_by_a_scanner_is_tried_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    create_place(root, PLACE, OWNER, SeededRng(1))
    pauses: list[float] = []
    place = LocalStore(root, OWNER, SeededRng(1), StoreName(PLACE).path, pauses.append)
    fail, calls = failing(errno.EACCES, 3, winerror)
    monkeypatch.setattr(os, "replace", fail)
    place.write(NAME, b"content")
    assert len(calls) == 4
    assert pauses == [0.05, 0.1, 0.2]
    monkeypatch.setattr(os, "replace", failing(errno.EACCES, winerror=winerror)[0])
    with pytest.raises(PlaceReadOnlyError):
        place.write(HEAD, b"x")
    assert len(pauses) == 3 + 5


def test_a_rename_that_did_not_happen_is_noticed(place: LocalStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", lambda *_: None)
    with pytest.raises(PlaceUnreachableError):
        place.write(NAME, b"content")


def test_one_file_that_will_not_be_read_is_torn_and_not_the_whole_place(
    place: LocalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write(NAME, b"content")

    def unreadable(*_: Any) -> None:
        raise OSError(errno.EIO, "placeholder")

    monkeypatch.setattr(local_store, "_read", unreadable)
    with pytest.raises(FileTornError):
        place.read(NAME, 100)


def test_everything_is_flushed_before_it_is_moved_and_the_folder_after(
    place: LocalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write(NAME.replace("00000001", "00000000"), b"makes the folders")
    steps: list[str] = []
    fsync, replace = os.fsync, os.replace

    def flush(handle: int) -> None:
        steps.append(os.path.basename(os.readlink(f"/proc/self/fd/{handle}"))[:12])
        fsync(handle)

    def move(*args: Any) -> None:
        steps.append("move")
        replace(*args)

    monkeypatch.setattr(os, "fsync", flush)
    monkeypatch.setattr(os, "replace", move)
    place.write(NAME, b"content")
    assert steps == [OWNER, "move", OWNER]


def upper(folder: Path) -> None:
    """What an old stick does to names."""
    for inner in list(folder.iterdir()):
        if inner.is_dir():
            upper(inner)
        inner.rename(inner.with_name(inner.name.upper()))


def test_a_store_that_folds_case_is_read_and_written(root: Path, place: LocalStore) -> None:
    place.write(NAME, b"content")
    place.touch(HEAD)
    upper(root)
    folded = open_place(root, PLACE, OWNER, SeededRng(3))
    listed = folded.listing(NAME.rpartition("/")[0])
    assert [entry.path for entry in listed] == [NAME.upper()]
    assert recognise(listed[0].path) == recognise(NAME)
    assert folded.read(NAME, 100) == folded.read(listed[0].path, 100) == b"content"
    assert folded.exists(HEAD)
    other = NAME.replace("00000001", "00000003").replace("00000002", "00000004")
    folded.write(other, b"more")
    assert folded.read(other, 100) == b"more"
    assert not (root / "s").exists()
    folded.delete(NAME)
    assert not folded.exists(NAME)


def test_only_own_old_uploads_are_swept(root: Path, place: LocalStore) -> None:
    now = time.time()
    (root / "tmp").mkdir()
    names = [f"{OWNER}-{'a' * 16}", f"{OWNER}-{'b' * 16}", f"{'f' * 12}-{'a' * 16}", "note.txt"]
    for name in names:
        (root / "tmp" / name).write_bytes(b"half")
    for name in (names[0], names[2], names[3]):
        os.utime(root / "tmp" / name, (now - 8 * 86_400,) * 2)
    assert place.sweep(now) == 1
    assert sorted(os.listdir(root / "tmp")) == sorted(names[1:])


@given(st.dictionaries(st.integers(1, 30), st.binary(max_size=50), max_size=8))
def test_what_is_written_is_what_is_listed(
    tmp_path_factory: pytest.TempPathFactory, files: dict[int, bytes]
) -> None:
    root = tmp_path_factory.mktemp("place")
    place = create_place(root, PLACE, OWNER, SeededRng(1))
    names = {NAME.replace("00000001", f"{number:08x}"): data for number, data in files.items()}
    for name, data in names.items():
        place.write(name, data)
    listed = {entry.path: entry.size for entry in place.listing(NAME.rpartition("/")[0])}
    assert listed == {name: len(data) for name, data in names.items()}
    assert all(place.read(name, 50) == data for name, data in names.items())


def test_a_placeholder_that_does_not_come_is_torn_and_holds_nobody(
    place: LocalStore, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [NAME.replace("00000001", f"{number:08x}") for number in range(1, 6)]
    for name in names:
        place.write(name, b"content")
    for name in names[:4]:  # online only: a size, and no block on the disk
        os.truncate(root / name, 0)
        os.truncate(root / name, 7)
    never, real = threading.Event(), local_store._read

    def fetching(where: str, limit: int) -> bytes | None:
        if os.stat(where).st_blocks == 0:
            never.wait(60)
        return real(where, limit)

    monkeypatch.setattr(local_store, "_read", fetching)
    monkeypatch.setattr(place, "_patience", Patience(0.2))
    started = time.monotonic()
    for name in names[:4]:
        with pytest.raises(FileTornError):
            place.read(name, 100)
    assert place.read(names[4], 100) == b"content"
    assert time.monotonic() - started < 5  # two were waited for, the others not
    never.set()


def test_a_drive_that_hangs_is_away(place: LocalStore, monkeypatch: pytest.MonkeyPatch) -> None:
    never = threading.Event()
    monkeypatch.setattr(local_store, "_entries", lambda *_: iter([never.wait(60)]))
    monkeypatch.setattr(place, "_patience", Patience(0.2))
    with pytest.raises(PlaceUnreachableError):
        place.listing("h")
    never.set()
