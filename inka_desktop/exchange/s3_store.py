"""A bucket as a place (S3 or a server that speaks it); an extra, since it needs boto3.

Objects appear whole or not at all there, so an upload is one request. The address is
``https://server/bucket/prefix``; the token is the access key.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .crypto import Rng
from .errors import (
    FileTooLargeError,
    PlaceForeignError,
    PlaceFullError,
    PlaceReadOnlyError,
    PlaceUnreachableError,
)
from .place_errors import PlaceKeyError, PlaceKindError, PlaceOfflineError
from .store import Entry

if TYPE_CHECKING:
    from botocore.exceptions import ClientError

CONNECT_S, ANSWER_S = 10.0, 60.0
_ABSENT = {"404", "NoSuchKey", "NotFound"}
_TOKEN = {"401", "403", "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken"}
_FULL = {"QuotaExceeded", "EntityTooLarge", "507", "XMinioStorageFull"}


class S3Store:
    """A `Store` on a bucket; see there for what the methods promise."""

    def __init__(
        self, address: str, token: str, author12: str, rng: Rng, store_name: str | None = None,
        password: str = "",
    ) -> None:  # fmt: skip
        """Neither looks nor writes.

        Args:
            address: ``https://server/bucket/prefix``.
            token: access key.
            author12: whose uploads these are; an upload here needs no name of its own.
            rng: as for other places.
            store_name: spelling of the STORE name, once it is known: without it the place counts as gone.
            password: secret key.

        Raises:
            PlaceKindError: boto3 is not installed.
        """
        parts = urlsplit(address)
        bucket, _, prefix = parts.path.strip("/").partition("/")
        self._address = address
        self._bucket = bucket
        self._prefix = f"{prefix}/" if prefix else ""
        self._store_name = store_name
        self._client = _client(f"{parts.scheme}://{parts.netloc}", token, password)

    def listing(self, folder: str) -> list[Entry]:
        """What lies directly in ``folder``."""
        start = self._prefix + (f"{folder}/" if folder else "")
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=self._bucket, Prefix=start, Delimiter="/"
        )
        cut = len(self._prefix)
        found = []
        with self._explaining():
            for page in pages:
                found += [Entry(one["Prefix"][cut:-1], 0, True) for one in page.get("CommonPrefixes", [])]
                found += [Entry(one["Key"][cut:], one["Size"]) for one in page.get("Contents", [])]
        if not found:
            self._require()
        return [one for one in found if one.path and not one.path.endswith("/")]

    def read(self, path: str, limit: int) -> bytes | None:
        """A file's bytes, at most ``limit``; None when it is not there."""
        with self._explaining(), _absence() as absent:
            answer = self._client.get_object(Bucket=self._bucket, Key=self._prefix + path)
            data: bytes = answer["Body"].read(limit + 1)
        if absent:
            self._require()
            return None
        if len(data) > limit:
            raise FileTooLargeError(path=path, size=len(data), limit=limit)
        return data

    def write(self, path: str, data: bytes) -> None:
        """Put a file there."""
        if any(part in ("", ".", "..") or "\\" in part or "\0" in part for part in path.split("/")):
            raise ValueError(f"no path inside a place: {path!r}")
        self._require()
        with self._explaining(writing=True):
            self._client.put_object(Bucket=self._bucket, Key=self._prefix + path, Body=data)

    def touch(self, path: str) -> None:
        """Put an empty file there."""
        self.write(path, b"")

    def exists(self, path: str) -> bool:
        """Whether a file is there now."""
        with self._explaining(), _absence() as absent:
            self._client.head_object(Bucket=self._bucket, Key=self._prefix + path)
        if absent:
            self._require()
        return not absent

    def delete(self, path: str) -> None:
        """Take a file away."""
        with self._explaining(writing=True):
            self._client.delete_object(Bucket=self._bucket, Key=self._prefix + path)

    def _require(self) -> None:
        if self._store_name is None:
            return
        with self._explaining(), _absence() as absent:
            self._client.head_object(Bucket=self._bucket, Key=self._prefix + self._store_name)
        if absent:
            raise PlaceForeignError(expected=self._store_name, found="")

    @contextmanager
    def _explaining(self, *, writing: bool = False) -> Iterator[None]:
        """Turns what the server says into what a person can do."""
        from botocore.exceptions import ClientError

        try:
            yield
        except ClientError as problem:
            code = _code(problem)
            context = {"place": self._address, "reason": code}
            if code in _TOKEN:
                denied = writing and code in ("403", "AccessDenied")
                raise (PlaceReadOnlyError if denied else PlaceKeyError)(**context) from problem
            if code in _FULL:
                raise PlaceFullError(**context) from problem
            raise (PlaceUnreachableError if code == "NoSuchBucket" else PlaceOfflineError)(
                **context
            ) from problem
        # What boto3 makes of an answer that it cannot read is any error: a day beyond all calendars is a
        # RuntimeError, two sizes of one file are a TypeError.
        except Exception as problem:
            raise PlaceOfflineError(place=self._address, reason=type(problem).__name__) from problem


def _code(problem: ClientError) -> str:
    return str(problem.response.get("Error", {}).get("Code", ""))


@contextmanager
def _absence() -> Iterator[list[bool]]:
    """Collects that a key is not there."""
    from botocore.exceptions import ClientError

    absent: list[bool] = []
    try:
        yield absent
    except ClientError as problem:
        if _code(problem) not in _ABSENT:
            raise
        absent.append(True)


def _client(endpoint: str, key: str, secret: str) -> Any:
    try:
        import boto3
        from botocore.config import Config
    except ImportError as problem:
        raise PlaceKindError(kind="s3") from problem
    return boto3.client(
        "s3", endpoint_url=endpoint, aws_access_key_id=key, aws_secret_access_key=secret,
        region_name="us-east-1",
        config=Config(
            connect_timeout=CONNECT_S, read_timeout=ANSWER_S, retries={"max_attempts": 3, "mode": "standard"},
            s3={"addressing_style": "path"},
        ),
    )  # fmt: skip
