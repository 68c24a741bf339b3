"""A share link as a place: WebDAV with the link's token as user name, as Nextcloud's public shares do.

Plain requests, nothing cached: what a listing showed a minute ago proves nothing. An upload goes to
``tmp/`` and is moved where the server lets it, else it is put straight away; a half upload is noticed by
the hash in its name. Redirects are not followed, so that the token goes nowhere else.
"""

from __future__ import annotations

import base64
import ssl
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final, TypeVar
from urllib.parse import quote, unquote, urlsplit

import truststore
import urllib3
from urllib3.exceptions import HTTPError

from inka_desktop.errors import EnvironmentalError

from .crypto import Rng
from .dav_listing import Listed, read_listing
from .errors import (
    FileTooLargeError,
    FileTornError,
    PlaceForeignError,
    PlaceFullError,
    PlaceReadOnlyError,
    PlaceUnreachableError,
)
from .names import UploadName
from .place_errors import PlaceOfflineError, PlaceTokenError
from .store import Entry, check_place, found_place

CONNECT_S, ANSWER_S = 10.0, 60.0
MAX_LISTING_BYTES: Final = 64 * 1024 * 1024
_BUSY: Final = frozenset({423, 429, 500, 502, 503, 504})
_TRIES, _BACKOFF_S = 4, 0.3
_NO_MOVE: Final = frozenset({400, 403, 404, 405, 409, 412, 501, 502})
_PROPERTIES: Final = (
    b'<?xml version="1.0"?><d:propfind xmlns:d="DAV:"><d:prop><d:resourcetype/><d:getcontentlength/>'
    b"</d:prop></d:propfind>"
)

_Result = TypeVar("_Result")


@cache
def _pool() -> urllib3.PoolManager:
    """One pool for all places; it trusts whom the system trusts, an office's own authority included."""
    retries = urllib3.Retry(
        total=_TRIES, connect=1, read=1, redirect=False, allowed_methods=None, status_forcelist=_BUSY,
        backoff_factor=_BACKOFF_S, raise_on_status=False, respect_retry_after_header=False,
    )  # fmt: skip
    return urllib3.PoolManager(
        timeout=urllib3.Timeout(connect=CONNECT_S, read=ANSWER_S), retries=retries,
        ssl_context=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
    )  # fmt: skip


class WebDavStore:
    """A `Store` on a WebDAV server; see there for what the methods promise."""

    def __init__(
        self, address: str, token: str, author12: str, rng: Rng, store_name: str | None = None,
        password: str = "",
    ) -> None:  # fmt: skip
        """Neither looks nor writes; :func:`open_share` and :func:`create_share` do.

        Args:
            address: of the folder, ``https://…/public.php/webdav/`` for a share of Nextcloud.
            token: of the share; sent as user name.
            author12: whose uploads these are.
            rng: for the names of uploads.
            store_name: spelling of the STORE name, once it is known: without it the place counts as gone.
            password: of the share, if it has one.
        """
        self._address = address.rstrip("/") + "/"
        self._root = unquote(urlsplit(self._address).path)
        self._author12 = author12
        self._rng = rng
        self._store_name = store_name
        self._moves = True
        secret = base64.b64encode(f"{token}:{password}".encode()).decode("ascii")
        # Nextcloud answers public shares only to requests that no other website can make.
        self._headers = {"Authorization": f"Basic {secret}", "X-Requested-With": "XMLHttpRequest"}

    def listing(self, folder: str) -> list[Entry]:
        """What lies directly in ``folder``."""
        answer = self._ask(
            "PROPFIND", f"{folder}/" if folder else "", body=_PROPERTIES, headers={"Depth": "1"},
            limit=MAX_LISTING_BYTES,
        )  # fmt: skip
        if answer.status == 404:
            return self._absent([])
        self._demand(answer, 207)
        try:
            found = [self._entry(one) for one in read_listing(answer.data)]
        except ValueError as problem:
            raise PlaceOfflineError(place=self._address, reason="listing") from problem
        return [
            one for one in found if one is not None and one.path.rpartition("/")[0] == folder and one.path
        ]

    def read(self, path: str, limit: int) -> bytes | None:
        """A file's bytes, at most ``limit``; None when it is not there or is no file."""
        if not _is_inside(path):
            return None
        answer = self._ask("GET", path, limit=limit)
        if answer.status in (404, 405):
            return self._absent(None)
        if answer.status == 403:  # one file that will not be read is not the whole place
            self._require()
            raise FileTornError(path=path)
        self._demand(answer, 200)
        if len(answer.data) > limit:
            raise FileTooLargeError(path=path, size=len(answer.data), limit=limit)
        return answer.data

    def write(self, path: str, data: bytes) -> None:
        """Upload and move; where the server moves nothing, upload under the name itself."""
        self._check_inside(path)
        self._require()
        if self._moves:
            upload = UploadName(self._author12, self._rng.token(8).hex()).path
            self._put(upload, data)
            target = {"Destination": self._url(path), "Overwrite": "T"}
            answer = self._with_folders(path, lambda: self._ask("MOVE", upload, headers=target))
            if answer.status in (201, 204):
                return
            if answer.status not in _NO_MOVE:
                self._demand(answer, 201)
            self._moves = False
            self._ask("DELETE", upload)
        self._put(path, data)

    def touch(self, path: str) -> None:
        """Make an empty file; making it again changes nothing."""
        self._check_inside(path)
        self._require()
        self._put(path, b"")

    def exists(self, path: str) -> bool:
        """Whether a file is there now."""
        if not _is_inside(path):
            return False
        answer = self._ask("HEAD", path)
        if answer.status in (404, 405):
            return self._absent(False)
        self._demand(answer, 200)
        return True

    def delete(self, path: str) -> None:
        """Take a file away."""
        self._check_inside(path)
        answer = self._ask("DELETE", path)
        if answer.status == 404:
            self._require()
        else:
            self._demand(answer, 200, 204, writing=True)

    # --- inside -----------------------------------------------------------------------------------

    def _put(self, path: str, data: bytes) -> None:
        answer = self._with_folders(path, lambda: self._ask("PUT", path, body=data))
        self._demand(answer, 200, 201, 204, writing=True)

    def _with_folders(self, path: str, request: Callable[[], _Answer]) -> _Answer:
        """Do it, and when a folder in between is missing, again with the folders made."""
        answer = request()
        if answer.status not in (403, 404, 409):  # which one depends on the server
            return answer
        parts = path.split("/")[:-1]
        for depth in range(1, len(parts) + 1):
            made = self._ask("MKCOL", "/".join(parts[:depth]) + "/")
            if made.status not in (201, 301, 405):  # 405: it is there already
                self._demand(made, 201, writing=True)
        return request()

    def _absent(self, answer: _Result) -> _Result:
        """``answer`` for "nothing there", once it is sure that the place itself still is."""
        self._require()
        return answer

    def _require(self) -> None:
        if self._store_name is None:
            answer = self._ask("PROPFIND", "", body=_PROPERTIES, headers={"Depth": "0"})
            if answer.status == 404:
                raise PlaceUnreachableError(place=self._address, reason="404")
            self._demand(answer, 207)
            return
        answer = self._ask("HEAD", self._store_name)
        if answer.status == 404:
            raise PlaceForeignError(expected=self._store_name, found="")
        self._demand(answer, 200)

    def _entry(self, listed: Listed) -> Entry | None:
        """One row of a listing; None for what lies elsewhere."""
        if not listed.path.startswith(self._root):
            return None
        return Entry(listed.path[len(self._root) :].strip("/"), listed.size, listed.is_folder)

    def _check_inside(self, path: str) -> None:
        if not _is_inside(path):
            raise ValueError(f"no path inside a place: {path!r}")

    def _url(self, path: str) -> str:
        return self._address + quote(path)

    def _ask(
        self, method: str, path: str, *, body: bytes | None = None, headers: Mapping[str, str] | None = None,
        limit: int = MAX_LISTING_BYTES,
    ) -> _Answer:  # fmt: skip
        """One request, tried again while the server is busy; at most one byte over ``limit`` is read."""
        try:
            answer = _pool().request(
                method, self._url(path), body=body, headers=self._headers | dict(headers or {}),
                preload_content=False,
            )  # fmt: skip
            data = _read(answer, limit)
            if len(data) > limit:
                answer.close()  # a connection that still holds bytes of this answer must not serve another
            return _Answer(answer.status, data)
        except (HTTPError, OSError) as problem:
            raise PlaceOfflineError(place=self._address, reason=type(problem).__name__) from problem

    def _demand(self, answer: _Answer, *right: int, writing: bool = False) -> None:
        if answer.status not in right:
            raise _explained(answer.status, self._address, writing=writing)


class _Answer:
    """Status and bytes of an answer."""

    __slots__ = ("data", "status")

    def __init__(self, status: int, data: bytes) -> None:
        self.status = status
        self.data = data


def _read(answer: urllib3.BaseHTTPResponse, limit: int) -> bytes:
    """All of the body, or one byte more than ``limit``."""
    parts, left = [], limit + 1
    while left > 0 and (part := answer.read(min(left, 1024 * 1024))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _explained(status: int, place: str, *, writing: bool) -> EnvironmentalError:
    context = {"place": place, "reason": str(status)}
    if status == 401:
        return PlaceTokenError(**context)
    if status in (413, 507):
        return PlaceFullError(**context)
    if status in (403, 405, 423):
        return PlaceReadOnlyError(**context) if writing or status == 423 else PlaceTokenError(**context)
    return PlaceUnreachableError(**context) if status == 404 else PlaceOfflineError(**context)


def _is_inside(path: str) -> bool:
    """Whether a path stays inside the place on every server."""
    return all(part not in ("", ".", "..") and not set(part) & set('\\:*?"<>|\0') for part in path.split("/"))


def open_share(
    address: str, token: str, expected: bytes, author12: str, rng: Rng, password: str = ""
) -> WebDavStore:
    """The share as the place with id ``expected`` (16 bytes).

    Raises:
        PlaceForeignError: it is not that place; never taken for an empty one.
        PlaceOfflineError, PlaceTokenError, PlaceUnreachableError: it cannot be asked now.
        NewerFormatError: its layout is of a newer program.
    """
    spelling = check_place(WebDavStore(address, token, author12, rng, None, password), expected)
    return WebDavStore(address, token, author12, rng, spelling, password)


def create_share(
    address: str, token: str, store_id: bytes, author12: str, rng: Rng, password: str = ""
) -> WebDavStore:
    """Make the share the place with id ``store_id``; twice is once.

    Raises:
        PlaceForeignError: it is another place already.
    """
    found_place(WebDavStore(address, token, author12, rng, None, password), store_id)
    return open_share(address, token, store_id, author12, rng, password)
