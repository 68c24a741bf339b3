"""What only a place over a line can do: be slow, busy, full, closed, or somebody else's."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inka_desktop.exchange import webdav_store
from inka_desktop.exchange.crypto import SeededRng
from inka_desktop.exchange.errors import PlaceFullError, PlaceReadOnlyError, PlaceUnreachableError
from inka_desktop.exchange.place_errors import PlaceAddressError, PlaceOfflineError, PlaceTokenError
from inka_desktop.exchange.places import WEBDAV, Address, share_address
from inka_desktop.exchange.store import Store

from .servers import TOKEN, Share, share
from .test_stores import HEAD, NAME, OWNER, PLACE


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Share]:
    folder = tmp_path / "Austausch"
    folder.mkdir()
    with share(folder) as made:
        yield made


@pytest.fixture
def place(shared: Share) -> Store:
    return shared.place.create(PLACE, OWNER, SeededRng(1))


def test_a_share_link_as_people_copy_it_is_understood(shared: Share) -> None:
    assert share_address(shared.link) == shared.place
    for link, where in (
        ("https://cloud.example/s/Xk29dTokenOfTheShare", "https://cloud.example/public.php/webdav/"),
        ("https://cloud.example/nc/index.php/s/Xk29dTokenOfTheShare?path=%2F",
         "https://cloud.example/nc/public.php/webdav/"),
        ("https://Xk29dTokenOfTheShare@dav.example:8443/inka", "https://dav.example:8443/inka"),
    ):  # fmt: skip
        assert share_address(link) == Address(WEBDAV, where, TOKEN)


@pytest.mark.parametrize(
    "link",
    ["", "cloud.example", "http://cloud.example/s/Xk29dTokenOfTheShare", "https://cloud.example/login",
     "ftp://cloud.example/s/Xk29dToken", "https://[::1/s/x", "https://cloud.example:99999/s/Xk29dToken"],
)  # fmt: skip
def test_what_is_no_share_link_or_would_show_its_token_is_refused(link: str) -> None:
    with pytest.raises(PlaceAddressError):
        share_address(link)


def test_a_wrong_token_is_told_as_such(shared: Share, place: Store) -> None:
    for token in ("wrong", ""):
        with pytest.raises(PlaceTokenError):
            Address(WEBDAV, shared.address, token).open(PLACE, OWNER, SeededRng(1))


def test_a_busy_server_is_asked_again(shared: Share, place: Store) -> None:
    shared.faults = {"PUT": [423, 503], "MOVE": [423], "PROPFIND": [502]}
    place.write(NAME, b"content")
    assert place.listing(NAME.rpartition("/")[0])[0].size == 7
    assert not any(shared.faults.values())


@pytest.mark.parametrize(
    ("status", "error"),
    [(507, PlaceFullError), (413, PlaceFullError), (403, PlaceReadOnlyError), (401, PlaceTokenError),
     (500, PlaceOfflineError), (423, PlaceReadOnlyError)],
)  # fmt: skip
def test_what_the_server_says_becomes_what_a_person_can_do(
    shared: Share, place: Store, status: int, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("urllib3.util.retry.time.sleep", lambda _seconds: None)
    shared.faults = {"PUT": [status] * 12}
    with pytest.raises(error):
        place.write(NAME, b"content")
    shared.faults.clear()
    place.write(NAME, b"content")
    assert place.read(NAME, 7) == b"content"


def test_where_nothing_may_be_moved_files_are_put_straight_away(shared: Share, place: Store) -> None:
    shared.denied = {"MOVE"}
    place.write(NAME, b"content")
    assert place.read(NAME, 7) == b"content"
    assert place.listing("tmp") == []
    shared.asked.clear()
    place.write(NAME, b"other")
    assert [method for method, _ in shared.asked if method in ("PUT", "MOVE")] == ["PUT"]


def test_a_share_that_may_only_be_read_says_so(shared: Share, place: Store) -> None:
    place.write(NAME, b"content")
    shared.denied = {"PUT", "MKCOL", "MOVE", "DELETE"}
    attempts: list[Callable[[], None]] = [
        lambda: place.write(NAME, b"x"), lambda: place.touch(HEAD), lambda: place.delete(NAME)
    ]  # fmt: skip
    for attempt in attempts:
        with pytest.raises(PlaceReadOnlyError):
            attempt()
    assert place.read(NAME, 7) == b"content"


def test_a_server_that_is_gone_is_no_empty_place(tmp_path: Path) -> None:
    with share(tmp_path) as made:
        place = made.place.create(PLACE, OWNER, SeededRng(1))
    for attempt in (lambda: place.listing("h"), lambda: place.read(NAME, 9), lambda: place.touch(HEAD)):
        with pytest.raises(PlaceOfflineError) as problem:
            attempt()
        assert isinstance(problem.value, PlaceUnreachableError)


def test_a_server_that_never_answers_does_not_hold_us(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webdav_store, "ANSWER_S", 0.2)
    webdav_store._pool.cache_clear()
    listening = socket.create_server(("127.0.0.1", 0))
    try:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        started = time.monotonic()
        with pytest.raises(PlaceOfflineError):
            Address(WEBDAV, address, TOKEN).open(PLACE, OWNER, SeededRng(1))
        assert time.monotonic() - started < 5
    finally:
        listening.close()
        webdav_store._pool.cache_clear()


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize("body", [b"", b"<html>", BOMB, b"\xff" * 100, b'<d:multistatus xmlns:d="DAV:">'])
def test_an_answer_that_is_no_listing_is_no_empty_place(body: bytes) -> None:
    answer = b"HTTP/1.1 207 Multi-Status\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    with _answering(answer) as port, pytest.raises(PlaceOfflineError):
        Address(WEBDAV, f"http://127.0.0.1:{port}/", TOKEN).open(PLACE, OWNER, SeededRng(1))


def test_a_redirect_is_not_followed_with_the_token() -> None:
    asked: list[bytes] = []
    with _answering(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", asked) as other:
        moved = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:%d/\r\nContent-Length: 0\r\n\r\n" % other
        with _answering(moved) as port, pytest.raises(PlaceOfflineError):
            Address(WEBDAV, f"http://127.0.0.1:{port}/", TOKEN).open(PLACE, OWNER, SeededRng(1))
    assert not asked


class _answering:  # noqa: N801  (a context manager in the manner of a function)
    """A server that says the same to everybody."""

    def __init__(self, answer: bytes, asked: list[bytes] | None = None) -> None:
        self._answer = answer
        self._asked = asked if asked is not None else []
        self._socket = socket.create_server(("127.0.0.1", 0))

    def __enter__(self) -> int:
        threading.Thread(target=self._serve, daemon=True).start()
        port: int = self._socket.getsockname()[1]
        return port

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                self._asked.append(connection.recv(65_536))
                connection.sendall(self._answer)

    def __exit__(self, *_: object) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
