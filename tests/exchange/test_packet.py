"""The packet file: an example for ever, a stranger who reads it, and whatever bytes may come."""

from __future__ import annotations

from pathlib import Path

import msgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.exchange import packet
from inka_desktop.exchange.crypto import hash32
from inka_desktop.exchange.errors import NewerFormatError
from inka_desktop.exchange.packet import FORMAT, MAGIC, MAX_BYTES, Packet, read_packet
from inka_desktop.exchange.place_errors import PacketDamagedError
from inka_desktop.exchange.recognise import parse

from . import stranger

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "exchange"
EXAMPLE = FIXTURES / "packet" / "beispiel.inkapaket"
WORKSPACE = bytes(range(16))


def of_the_example_place() -> Packet:
    """Everything at the example place of version 1, as it would travel."""
    place = FIXTURES / "v1" / "place"
    files = {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in sorted(place.rglob("*"))
        if path.is_file() and path.parent != place
    }
    return Packet(WORKSPACE, 1, 1, files)


def test_the_example_is_read_for_ever() -> None:
    read, written = read_packet(EXAMPLE.read_bytes()), of_the_example_place()
    assert read == written
    assert written.to_bytes() == EXAMPLE.read_bytes()
    assert len(read.files) > 10


def test_a_stranger_reads_the_same() -> None:
    read = stranger.read_packet(EXAMPLE.read_bytes())
    assert read["header"] == {"workspace": WORKSPACE, "number": 1, "of": 1}
    assert read["entries"] == read_packet(EXAMPLE.read_bytes()).files


def test_a_packet_is_looked_at_as_a_place_is() -> None:
    packet = of_the_example_place()
    seen, folders = set(), [""]
    for folder in folders:
        for entry in packet.listing(folder):
            if entry.is_folder:
                folders.append(entry.path)
            else:
                seen.add(entry.path)
                assert packet.read(entry.path, entry.size) == packet.files[entry.path]
    assert seen == packet.files.keys()
    assert packet.read("s/none", 10) is None


def signed(body: bytes) -> bytes:
    """With the right hash at the end."""
    return body + hash32(body)


def test_what_a_newer_program_adds_is_passed_over_and_a_newer_format_is_told() -> None:
    header = msgpack.packb({"workspace": WORKSPACE, "number": 1, "of": 2, "more": [1]})
    front = MAGIC + bytes([FORMAT]) + len(header).to_bytes(4, "big") + header
    entry = (3).to_bytes(2, "big") + b"new" + (1).to_bytes(4, "big") + b"x"
    assert read_packet(signed(front + entry)).files == {}
    with pytest.raises(NewerFormatError):
        read_packet(signed(MAGIC + bytes([FORMAT + 1]) + front[5:]))


@pytest.mark.parametrize(
    "header",
    [{}, {"workspace": b"short", "number": 1, "of": 1}, {"workspace": WORKSPACE, "number": 2, "of": 1},
     {"workspace": WORKSPACE, "number": "1", "of": 1}, [1], None],
)  # fmt: skip
def test_a_header_that_says_nothing_is_no_packet(header: object) -> None:
    raw = msgpack.packb(header)
    with pytest.raises(PacketDamagedError):
        read_packet(signed(MAGIC + bytes([FORMAT]) + len(raw).to_bytes(4, "big") + raw))


def test_one_that_is_too_large_is_not_read() -> None:
    with pytest.raises(PacketDamagedError):
        read_packet(signed(MAGIC + bytes(MAX_BYTES)))


_SMALL = Packet(WORKSPACE, 1, 1, {"h/a/abababab.d.0123456789ab.00000002.0123456789abcdef": b""}).to_bytes()


@given(st.data())
def test_any_other_bytes_are_a_damaged_packet_or_a_newer_one(data: st.DataObject) -> None:
    body = bytearray(_SMALL[:-32])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(body)))
    changed = signed(bytes(body[:cut])) if data.draw(st.booleans()) else bytes(body[:cut])
    try:
        read = read_packet(changed)
    except (PacketDamagedError, NewerFormatError):
        return
    assert all(parse(path) is not None for path in read.files)


def test_more_entries_than_a_packet_may_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"h/b/b4a8ac32.d.789ae9f51e16.{number:08x}.5403d843b227f7a9": b"" for number in range(1, 5)}
    data = Packet(WORKSPACE, 1, 1, files).to_bytes()
    monkeypatch.setattr(packet, "MAX_ENTRIES", 4)
    assert len(read_packet(data).files) == 4
    monkeypatch.setattr(packet, "MAX_ENTRIES", 3)
    with pytest.raises(PacketDamagedError):
        read_packet(data)
