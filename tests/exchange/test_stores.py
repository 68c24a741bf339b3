"""What every kind of place promises: the same tests for a folder, a share link and a bucket."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inka_desktop.exchange.crypto import SeededRng
from inka_desktop.exchange.errors import FileTooLargeError, NewerFormatError, PlaceForeignError
from inka_desktop.exchange.names import HeadName, StoreName
from inka_desktop.exchange.places import FOLDER, Address
from inka_desktop.exchange.store import Entry, Store, store_names

from .servers import bucket, share

PLACE = bytes(range(16))
OWNER = "0123456789ab"
NAME = "s/" + "ab" * 16 + "/log/" + OWNER + "/00000001-00000002.0123456789abcdef.seg"
HEAD = HeadName("abababab", "d", OWNER, 2, "0123456789abcdef").path


@pytest.fixture(params=["folder", "webdav", "s3"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Address]:
    """An empty place of each kind."""
    folder = tmp_path / "Austausch"
    folder.mkdir()
    if request.param == "folder":
        yield Address(FOLDER, str(folder))
    elif request.param == "webdav":
        with share(folder) as shared:
            yield shared.place
    else:
        with bucket() as made:
            yield made


@pytest.fixture
def place(where: Address) -> Store:
    return where.create(PLACE, OWNER, SeededRng(1))


def test_an_empty_place_is_made_one_and_known_again(where: Address, place: Store) -> None:
    where.create(PLACE, OWNER, SeededRng(1))
    again = where.open(PLACE, OWNER, SeededRng(2))
    assert again.listing("") == [Entry(StoreName(PLACE).path, 0)]
    assert [name.store for name, _ in store_names(place)] == [PLACE]


def test_another_place_and_none_are_never_taken_for_empty(where: Address) -> None:
    with pytest.raises(PlaceForeignError):
        where.open(PLACE, OWNER, SeededRng(1))
    other = where.create(bytes(16), OWNER, SeededRng(1))
    for attempt in (where.open, where.create):
        with pytest.raises(PlaceForeignError) as problem:
            attempt(PLACE, OWNER, SeededRng(1))
        assert problem.value.context["found"] == bytes(16).hex()
    other.touch(StoreName(PLACE).path)
    with pytest.raises(PlaceForeignError):  # two places in one
        where.open(PLACE, OWNER, SeededRng(1))


def test_the_layout_of_a_newer_program_is_left_alone(where: Address) -> None:
    where.store(OWNER, SeededRng(1)).touch(StoreName(PLACE, 2).path)
    with pytest.raises(NewerFormatError):
        where.open(PLACE, OWNER, SeededRng(1))


def test_files_are_written_read_listed_and_taken_away(place: Store) -> None:
    place.write(NAME, b"content")
    place.touch(HEAD)
    assert place.read(NAME, 100) == b"content"
    assert place.read(NAME, 7) == b"content"
    assert place.read(HEAD, 0) == b""
    assert place.exists(NAME)
    folder = NAME.rpartition("/")[0]
    assert place.listing(folder) == [Entry(NAME, 7)]
    assert place.listing("h") == [Entry("h/a", 0, is_folder=True)]
    assert place.listing("h/a") == [Entry(HEAD, 0)]
    place.delete(NAME)
    place.delete(NAME)
    assert place.read(NAME, 100) is None
    assert not place.exists(NAME)
    assert place.listing(folder) == []
    assert place.listing("s/none") == []


def test_writing_again_replaces(place: Store) -> None:
    for content in (b"cont", b"content", b"content", b"", b"CONTENT"):
        place.write(NAME, content)
        assert place.read(NAME, 100) == content
    for _ in range(2):
        place.touch(HEAD)
    assert place.listing(HEAD.rpartition("/")[0]) == [Entry(HEAD, 0)]
    assert place.listing("tmp") == []


def test_a_large_file_and_one_over_the_limit(place: Store) -> None:
    data = bytes(range(256)) * 16_384
    place.write(NAME, data)
    assert place.read(NAME, len(data)) == data
    with pytest.raises(FileTooLargeError):
        place.read(NAME, len(data) - 1)
    assert place.read(NAME, len(data)) == data  # what was left unread disturbs nobody


@pytest.mark.parametrize("path", ["../outside", "s//x", "s/./x", "s/../../x", "", "a\\b", "a\0b"])
def test_nothing_outside_the_place_is_written(place: Store, path: str) -> None:
    with pytest.raises(ValueError, match="inside a place"):
        place.write(path, b"x")
    with pytest.raises(ValueError, match="inside a place"):
        place.touch(path)


def test_a_place_that_lost_its_name_is_told_and_not_written(where: Address, place: Store) -> None:
    place.write(NAME, b"content")
    place.delete(StoreName(PLACE).path)
    attempts: list[Callable[[], object]] = [
        lambda: place.listing("h"),
        lambda: place.read(NAME + "x", 9),
        lambda: place.exists(HEAD),
        lambda: place.write(HEAD, b"x"),
        lambda: place.touch(HEAD),
    ]
    for attempt in attempts:
        with pytest.raises(PlaceForeignError):
            attempt()
    assert not [one for one in where.store(OWNER, SeededRng(1)).listing("") if one.path == "h"]


def test_many_files_are_listed_whole(place: Store) -> None:
    names = [f"h/a/{number:08x}.d.{OWNER}.00000001.0123456789abcdef" for number in range(1, 60)]
    for name in names:
        place.touch(name)
    assert sorted(entry.path for entry in place.listing("h/a")) == names
