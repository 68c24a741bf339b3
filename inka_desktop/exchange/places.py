"""Kinds of places behind one door: a folder, a share link (WebDAV), a bucket (S3)."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, urlsplit, urlunsplit

from .crypto import Rng
from .local_store import LocalStore
from .place_errors import BucketAddressError, PlaceAddressError
from .store import Store, check_place, found_place

FOLDER: Final = "folder"
WEBDAV: Final = "webdav"
S3: Final = "s3"
VERIFY_REMOTE: Final = 16
"""How many files are read to see whether they are whole, where each read is a request."""

_SHARE = re.compile(r"(?P<base>.*?)(?:/index\.php)?/s/(?P<token>[A-Za-z0-9_-]{6,64})(?:/.*)?")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a place is and what opens it.

    Attributes:
        kind: ``folder``, ``webdav`` or ``s3``.
        where: path of the folder, or address without the token.
        token: of the share (user name), or access key; kept in the encrypted database only.
        password: of the share if it has one, or secret key.
    """

    kind: str
    where: str
    token: str = field(default="", repr=False)
    password: str = field(default="", repr=False)

    @property
    def is_remote(self) -> bool:
        """Whether it is asked over a line, and each look is a request."""
        return self.kind != FOLDER

    def store(self, author12: str, rng: Rng, store_name: str | None = None) -> Store:
        """The place, not looked at yet; ``store_name`` is the spelling of its STORE name once known.

        Raises:
            PlaceKindError: this installation lacks what the kind needs.
        """
        if self.kind == WEBDAV:
            from .webdav_store import WebDavStore

            return WebDavStore(self.where, self.token, author12, rng, store_name, self.password)
        if self.kind == S3:
            from .s3_store import S3Store

            return S3Store(self.where, self.token, author12, rng, store_name, self.password)
        return LocalStore(Path(self.where), author12, rng, store_name)

    def open(self, expected: bytes, author12: str, rng: Rng) -> Store:
        """The place with id ``expected`` (16 bytes).

        Raises:
            PlaceForeignError: it is not that place; never taken for an empty one.
            PlaceUnreachableError, PlaceTokenError: it cannot be used now.
            NewerFormatError: its layout is of a newer program.
        """
        return self.store(author12, rng, check_place(self.store(author12, rng), expected))

    def create(self, store_id: bytes, author12: str, rng: Rng) -> Store:
        """Make this the place with id ``store_id``; twice is once.

        Raises:
            PlaceForeignError: it is another place already.
        """
        found_place(self.store(author12, rng), store_id)
        return self.open(store_id, author12, rng)


def share_address(link: str, password: str = "") -> Address:
    """The WebDAV address behind a share link as people copy it, ``https://cloud.example/s/TOKEN``.

    A WebDAV address with the token as user name (``https://TOKEN@server/path``) is taken as it is.

    Raises:
        PlaceAddressError: neither, or the token would travel unencrypted.
    """
    parts = _parts(link)
    if parts is None:
        raise PlaceAddressError()
    server, user = _server(parts), parts.username
    if user:
        where = urlunsplit((parts.scheme, server, parts.path or "/", "", ""))
        return Address(WEBDAV, where, user, password or parts.password or "")
    found = _SHARE.fullmatch(parts.path)
    if found is None:
        raise PlaceAddressError()
    where = urlunsplit((parts.scheme, server, f"{found['base']}/public.php/webdav/", "", ""))
    return Address(WEBDAV, where, found["token"], password)


def bucket_address(address: str, key: str, secret: str) -> Address:
    """A bucket, ``https://server/bucket`` or ``https://server/bucket/prefix``, and what opens it.

    Args:
        address: without the key.
        key: the access key, as it is shown beside the secret one.
        secret: the secret key.

    Raises:
        BucketAddressError: that is no such address, or the keys would travel unencrypted or are missing.
    """
    parts = _parts(address)
    bucket = parts.path.strip("/") if parts is not None else ""
    if parts is None or parts.username or not (bucket and key.strip() and secret.strip()):
        raise BucketAddressError()
    where = urlunsplit((parts.scheme, _server(parts), f"/{bucket}", "", ""))
    return Address(S3, where, key.strip(), secret.strip())


def _parts(address: str) -> SplitResult | None:
    """An address on the internet whose secrets travel encrypted, or which is on this machine; else None."""
    try:
        parts = urlsplit(address.strip())
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return None
    safe = parts.scheme == "https" or (parts.scheme == "http" and _is_this_machine(host))
    return parts if host and safe else None


def _server(parts: SplitResult) -> str:
    """Host and port, without who asks."""
    host = parts.hostname or ""
    shown = f"[{host}]" if ":" in host else host
    return f"{shown}:{parts.port}" if parts.port else shown


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
