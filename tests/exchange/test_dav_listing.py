"""Listings as servers write them, and what no honest server sends."""

from __future__ import annotations

import pytest

from inka_desktop.exchange import dav_listing
from inka_desktop.exchange.dav_listing import Listed, read_listing

NEXTCLOUD = b"""<?xml version="1.0"?>
<d:multistatus xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns" xmlns:oc="http://owncloud.org/ns"><d:response>
<d:href>/public.php/webdav/h/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype></d:prop>
<d:status>HTTP/1.1 200 OK</d:status></d:propstat><d:propstat><d:prop><d:getcontentlength/></d:prop>
<d:status>HTTP/1.1 404 Not Found</d:status></d:propstat></d:response><d:response>
<d:href>/public.php/webdav/h/%C3%A4.seg</d:href><d:propstat><d:prop><d:resourcetype/>
<d:getcontentlength>1234</d:getcontentlength></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>
</d:response></d:multistatus>"""
APACHE = NEXTCLOUD.replace(b"<d:", b"<D:").replace(b"</d:", b"</D:").replace(b"xmlns:d", b"xmlns:D")
DEFAULT = (
    b'<multistatus xmlns="DAV:"><response><href>http://server/dav/a%20b</href><propstat><prop><resourcetype/>'
    b"<getcontentlength>7</getcontentlength></prop></propstat></response></multistatus>"
)


@pytest.mark.parametrize("data", [NEXTCLOUD, APACHE])
def test_folders_and_files_of_known_servers(data: bytes) -> None:
    folder, file = Listed("/public.php/webdav/h/", 0, True), Listed("/public.php/webdav/h/ä.seg", 1234, False)
    assert read_listing(data) == [folder, file]


def test_whole_addresses_and_names_without_a_prefix() -> None:
    assert read_listing(DEFAULT) == [Listed("/dav/a b", 7, False)]


@pytest.mark.parametrize(
    "data",
    [b"", b"<html></html>", b"<multistatus/>", NEXTCLOUD[:-3], b"<!DOCTYPE x>" + DEFAULT,
     DEFAULT.replace(b"<prop>", b"<a>" * 40 + b"<prop>")],
)  # fmt: skip
def test_what_is_no_listing_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        read_listing(data)


def test_nonsense_about_sizes_is_no_size() -> None:
    for said in (b"-5", b"1e9", b"x", b"9" * 40, "٣".encode()):
        (one,) = read_listing(DEFAULT.replace(b">7<", b">" + said + b"<"))
        assert one.size == 0


def test_only_so_many_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dav_listing, "MAX_ENTRIES", 3)
    start, end = DEFAULT.index(b"<response>"), DEFAULT.index(b"</multistatus>")
    many = DEFAULT[:start] + DEFAULT[start:end] * 9 + b"</multistatus>"
    assert len(read_listing(many)) == 3
