"""What servers answer: listings of WebDAV as bytes, those of a bucket through a real server on loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from hypothesis import strategies as st

from inka_desktop.errors import EnvironmentalError
from inka_desktop.exchange.crypto import SeededRng
from inka_desktop.exchange.dav_listing import MAX_ENTRIES, read_listing
from inka_desktop.exchange.s3_store import S3Store
from tests.exchange.fuzz import mutate
from tests.exchange.fuzz.target import Target

_MANY = 16 * 1024 * 1024
_DAV = (
    b'<?xml version="1.0"?>\n<d:multistatus xmlns:d="DAV:"><d:response><d:href>/dav/</d:href><d:propstat>'
    b"<d:prop><d:resourcetype><d:collection/></d:resourcetype></d:prop><d:status>HTTP/1.1 200 OK</d:status>"
    b"</d:propstat>"
    b"</d:response><d:response><d:href>/dav/h%20x</d:href><d:propstat><d:prop><d:resourcetype/>"
    b"<d:getcontentlength>42</d:getcontentlength></d:prop></d:propstat></d:response></d:multistatus>"
)
_S3 = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
    b"<Name>bucket</Name><Prefix></Prefix><KeyCount>2</KeyCount><MaxKeys>1000</MaxKeys><Delimiter>/</Delimiter>"
    b"<IsTruncated>false</IsTruncated><Contents><Key>STORE.1</Key><LastModified>2026-11-20T10:00:00.000Z"
    b'</LastModified><ETag>"0"</ETag><Size>0</Size></Contents><CommonPrefixes><Prefix>h/</Prefix></CommonPrefixes>'
    b"</ListBucketResult>"
)
_XML = (
    b"<", b">", b"</d:href>", b"<d:response>", b"&amp;", b"&#0;", b"&#x10ffff;", b"&x;", b"<![CDATA[",
    b"]]>", b"<!--", b"<?x?>", b'xmlns:d="DAV:"', b"99999999999999999999", b"-1", b"%00", b"http://[",
    b"<!DOCTYPE x>",
    b"..%2f", b"\xff\xfe", b"<Size>x</Size>", b"<Size>1e9</Size>", b"<IsTruncated>true</IsTruncated>",
    b"<Contents/>",
)  # fmt: skip


def _change(seed: bytes) -> mutate.Bytes:
    """Parts of such a document where they do not belong."""
    at = st.integers(0, len(seed))
    put = st.lists(st.tuples(at, at, st.sampled_from(_XML)), min_size=1, max_size=4).map(
        lambda parts: _put(seed, parts)
    )
    return st.one_of(put, put, mutate.raw(seed))


def _put(seed: bytes, parts: list[tuple[int, int, bytes]]) -> bytes:
    for start, end, part in parts:
        seed = seed[:start] + part + seed[start if end > start + 40 else max(start, end) :]
    return seed


def _read_listing(data: bytes) -> None:
    with suppress(ValueError):
        found = read_listing(data)
        assert len(found) <= MAX_ENTRIES
        assert all(one.size >= 0 for one in found)


def _endless() -> Iterable[bytes]:
    """What 16 MB of listing can make of themselves."""
    front, end = b'<d:multistatus xmlns:d="DAV:">', b"</d:multistatus>"
    one = b"<d:response><d:href>/a</d:href></d:response>"
    yield front + one * (_MANY // len(one)) + end
    yield front + b"<d:a/>" * (_MANY // 6) + end
    yield front + b"<a>" * (_MANY // 3)
    attributes = b" ".join(b'a%x=""' % number for number in range(_MANY // 12))
    yield front + b"<a " + attributes + b"/>" + end
    yield front + b"<d:response><d:href>" + b"a" * _MANY + b"</d:href></d:response>" + end
    yield front + b"<" + b"a" * _MANY
    yield front + b"<!--" + b"-a" * (_MANY // 2)
    entities = b"".join(
        b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"x" * 100) for n in range(12)
    )
    yield b"<!DOCTYPE x [" + entities + b']><d:multistatus xmlns:d="DAV:">&e11;</d:multistatus>'


class _Answer(BaseHTTPRequestHandler):
    """Says to every question what it was told to."""

    said = b""

    def _answer(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/xml")
        self.send_header("Content-Length", str(len(self.said)))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(self.said)

    do_GET = _answer  # noqa: N815  (as the library calls it)

    def log_message(self, format: str, *_parts: object) -> None:
        """Says nothing."""


@cache
def _bucket() -> S3Store:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return S3Store(
        f"http://127.0.0.1:{server.server_port}/bucket", "key", "0" * 12, SeededRng(1), None, "secret"
    )


def _list_bucket(data: bytes) -> None:
    if b"<NextContinuationToken>" in data:
        return
    _Answer.said = data
    with suppress(EnvironmentalError):
        for one in _bucket().listing(""):
            assert isinstance(one.path, str)
            assert one.size >= 0


TARGETS = (
    Target("share listing", lambda: [_DAV], _read_listing, _change, _endless),
    Target("bucket listing", lambda: [_S3], _list_bucket, _change, share=0.5),
)
