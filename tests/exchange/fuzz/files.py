"""Names, files of operations, packets, snapshots and attachments: read without a database."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from io import BytesIO
from typing import Any

import msgpack
from hypothesis import strategies as st

from inka_desktop.exchange import attest, snapread, snapstate
from inka_desktop.exchange.attachments import decrypt_attachment, encrypt_attachment
from inka_desktop.exchange.body import MAX_BLOCK_BYTES, read_body
from inka_desktop.exchange.codec import decode_transaction
from inka_desktop.exchange.container import open_envelope
from inka_desktop.exchange.crypto import SeededRng, hash32
from inka_desktop.exchange.errors import (
    AttachmentDamagedError,
    ContentDamagedError,
    FileDamagedError,
    FileTooLargeError,
    FileTornError,
    NewerFormatError,
)
from inka_desktop.exchange.members import Members
from inka_desktop.exchange.operations import operations_of
from inka_desktop.exchange.packet import MAX_ENTRIES, read_packet
from inka_desktop.exchange.place_errors import PacketDamagedError
from inka_desktop.exchange.recognise import parse, recognise
from inka_desktop.exchange.snapfile import SnapHeader, SnapWriter, open_snapfile
from tests.exchange.fuzz import closing, mutate
from tests.exchange.fuzz.target import EXAMPLES, Target, examples
from tests.exchange.wire_samples import Writer

DECLARED = (FileDamagedError, FileTooLargeError, FileTornError, NewerFormatError)
WRITER = Writer()
BUILT = WRITER.segment()
_RNG = SeededRng(b"fuzz")


# --- names --------------------------------------------------------------------------------------------


def _names() -> list[bytes]:
    place = EXAMPLES / "v1" / "place"
    found = [path.relative_to(place).as_posix() for path in sorted(place.rglob("*")) if path.is_file()]
    path = next(name for name in found if name.endswith(".seg"))
    stem = path.removesuffix(".seg")
    found += [f"{stem} (conflicted copy 2026-11-20).seg", f"{stem}.sync-conflict-20261120-101112-ABCDEFG.seg",
              f"s/{'0' * 32}/snap/{'1' * 16}.{'2' * 16}.snap.part0001", f"inbox/{'a' * 16}/one.two",
              f"tmp/{'b' * 12}-{'c' * 16}", path.upper()]  # fmt: skip
    return [name.encode() for name in found]


def _read_name(data: bytes) -> None:
    path = data.decode("utf-8", "replace")
    exact, found = parse(path), recognise(path)
    if exact is not None:
        assert exact.path == path
        assert found == exact
    if found is not None:
        assert parse(found.path) == found


def _long_names() -> Iterable[bytes]:
    yield from (b"h/a/" + b"a" * 290, b"STORE." * 48, b"s/" + b"0" * 32 + b"/log/" + b"a-." * 80)
    yield b"h/b/" + b"b4a8ac32.d.789ae9f51e16.00000003" * 8
    yield b"s/" + b"0" * 32 + b"/snap/" + (b"1" * 16 + b"." + b"2" * 16 + b".part") * 6


# --- files of operations ------------------------------------------------------------------------------


def _read_segment(data: bytes) -> None:
    with suppress(*DECLARED):
        envelope = open_envelope(data)
        assert parse(envelope.name.path) == envelope.name
        envelope.verify(WRITER.keys.sign_public)
        for _ in envelope.decrypt(WRITER.space_key).transactions():
            assert data == BUILT.data, "a changed file was read"


def _header(data: bytes) -> None:
    """Any header around right content, and any file of which only the head is changed."""
    closed = closing.segment(data, _body(), WRITER.keys, WRITER.space_key, _RNG)
    with suppress(*DECLARED):
        envelope = open_envelope(closed)
        envelope.verify(WRITER.keys.sign_public)
        list(envelope.decrypt(WRITER.space_key).transactions())


@cache
def _body() -> bytes:
    envelope = open_envelope(BUILT.data)
    return envelope.decrypt(WRITER.space_key).plain


def _read_body(data: bytes) -> None:
    with suppress(*DECLARED):
        for transaction, _ in read_body(1, 4, data).transactions():
            list(operations_of(transaction, WRITER.author))


def change_body(plain: bytes) -> mutate.Bytes:
    """The head as a tree, with the blocks as they are; or anything."""
    length = int.from_bytes(plain[:4], "big")
    head, blocks = plain[4 : 4 + length], plain[4 + length :]
    return st.one_of(
        mutate.tree(head).map(lambda one: len(one).to_bytes(4, "big") + one + blocks), mutate.raw(plain)
    )


def _body_bombs() -> Iterable[bytes]:
    part = [1, bytes(16), b"", b"", b"", 1, 1]
    plains = [bytes(MAX_BLOCK_BYTES)] * 16
    rows, packed = closing.table(plains, [1] * 16)
    yield closing.body({"after": bytes(16), "blocks": rows, "parts": [part]}, packed)
    large = closing.compress(bytes(2**30))
    for said in (1, 1_000, MAX_BLOCK_BYTES):
        yield closing.body({"after": bytes(16), "blocks": [[len(large), said, 1]], "parts": [part]}, large)
    unsaid = _frame(bytes(2**26))
    yield closing.body({"after": bytes(16), "blocks": [[len(unsaid), 1_000, 1]], "parts": [part]}, unsaid)
    many = (b"\xdc\x04\x00" + b"\x80" * 1_024) * 2_000  # small lists of empty maps
    yield len(many).to_bytes(4, "big") + many
    yield closing.body(
        {"after": bytes(16), "blocks": rows, "parts": [part] * 1_024, "x": mutate.deep(400)}, packed
    )


def _frame(plain: bytes) -> bytes:
    """A frame that does not say its size."""
    import zstandard

    return zstandard.ZstdCompressor(level=1, write_content_size=False).compress(plain)


def _transactions() -> list[bytes]:
    found = list(Writer().transactions())
    known = json.loads((EXAMPLES / "v1" / "keys.json").read_text("utf-8"))
    for path in sorted((EXAMPLES / "v1" / "place").rglob("*.seg")):
        envelope = open_envelope(path.read_bytes())
        keys = known["spaces"][envelope.header.space.hex()]
        read = envelope.decrypt(bytes.fromhex(keys[str(envelope.header.epoch)]))
        found += [one.raw for one, _ in read.transactions()]
    return found


def _read_transaction(data: bytes) -> None:
    with suppress(ContentDamagedError):
        transaction = decode_transaction(data)
        assert transaction.raw == data
        for one in operations_of(transaction, WRITER.author):
            assert one.preds is not None


def _transaction_bombs() -> Iterable[bytes]:
    empty = b"\xdd\x00\x0f\x00\x00" + b"\x90" * 0xF0000
    yield empty
    yield (b"\xdc\x10\x00" + b"\x80" * 4_096) * 240
    columns = [[None] * 2_000] * 498
    wide = [1, 8, 2_000, list(range(2, 500)), bytes(32_000), columns, None, None]
    yield msgpack.packb([1, 1, bytes(8), "edit", b"", [wide]])
    yield msgpack.packb(
        [1, 1, bytes(8), "edit", b"", [[1, 8, 1, ["\0"], bytes(16), [[1]], None, None]] * 4_000]
    )
    yield b"\x91" * 900_000
    yield b"\x81" * 900_000


# --- packets ------------------------------------------------------------------------------------------


def _read_packet(data: bytes) -> None:
    for one in (data, closing.checked(data)):
        with suppress(PacketDamagedError, NewerFormatError):
            packet = read_packet(one)
            assert packet.listing("s") is not None
            assert packet.attachments is not None


def _packet_bombs() -> Iterable[bytes]:
    """As many heads as fit into a packet."""
    header = msgpack.packb({"number": 1, "of": 1, "workspace": bytes(16)})
    entry = b"\0\x35h/b/b4a8ac32.d.789ae9f51e16.%08x.5403d843b227f7a9" + bytes(4)
    entries = [entry % (number + 1) for number in range(9_900_000 // 59)]
    for many in (entries, entries[:MAX_ENTRIES]):
        yield b"INKP\x01" + len(header).to_bytes(4, "big") + header + b"".join(many) + bytes(32)


# --- snapshots ----------------------------------------------------------------------------------------


def _snap_header(part: int = 1) -> SnapHeader:
    return SnapHeader(WRITER.space, WRITER.keys.device, WRITER.incarnation, bytes(8), part, 1)


def _snapshot(part: bytes) -> bytes:
    writer = SnapWriter(_snap_header(0), WRITER.keys, WRITER.space_key, _RNG)
    writer.add([(snapstate.ROWS, part)])
    writer.index({"digest": bytes(32)})
    return writer.parts[0]


def _read_snapfile(data: bytes) -> None:
    with suppress(*DECLARED):
        file = open_snapfile(data)
        file.verify(WRITER.keys.sign_public)
        for _ in file.decrypt(WRITER.space_key).blocks():
            assert hash32(data) == hash32(_snapshot_seed()), "a changed file was read"


@cache
def _snapshot_seed() -> bytes:
    return _snapshot(b"rows" * 50)


def _read_head(data: bytes) -> None:
    """Any head, signed as it should be."""
    from inka_desktop.exchange.snapshots import _read_index

    writer = SnapWriter(_snap_header(0), WRITER.keys, WRITER.space_key, _RNG)
    with suppress(ValueError, TypeError, AttributeError):  # no head that could be closed
        head = dict(sorted(mutate.unpacked(data).items()))
        table = head.pop("blocks", [])
        closed = writer.sealed(0, head, table, closing.compress(b"rows" * 50))
        _read_closed(closed, _read_index)


def _read_closed(closed: bytes, read_index: Any) -> None:
    try:
        file = open_snapfile(closed)
        file.verify(WRITER.keys.sign_public)
        content = file.decrypt(WRITER.space_key)
        for _section, plain in content.blocks():
            assert len(plain) <= 16 * 1024 * 1024
        read_index(file, "path", content.head)
    except DECLARED:
        return
    except (ValueError, TypeError, AttributeError) as problem:
        raise AssertionError("no declared error") from problem


def _heads() -> Iterable[bytes]:
    packed = closing.compress(b"rows" * 50)
    yield msgpack.packb({
        "attests": [b"one"], "blocks": [[3, len(packed), 200]], "control": b"", "digest": bytes(32),
        "parts": [[bytes(32), 400]], "reach": bytes(19) + b"\1" + bytes(16),
        "reader": 1, "schema": 2,
    })  # fmt: skip


def _blocks_of_example() -> list[bytes]:
    known = json.loads((EXAMPLES / "v1-upkeep" / "keys.json").read_text("utf-8"))
    found = []
    for path in sorted((EXAMPLES / "v1-upkeep" / "place").rglob("*.part*")):
        file = open_snapfile(path.read_bytes())
        key = known["spaces"][file.header.space.hex()][str(file.header.epoch)]
        found += [plain for _, plain in file.decrypt(bytes.fromhex(key)).blocks()]
    return found


def _read_block(data: bytes) -> None:
    for read in (snapread.read_logs, snapread.read_rows):
        with suppress(ContentDamagedError):
            found = read(data)
            if isinstance(found, snapread.RowsBlock):
                snapread.ops_of(found, lambda code: code)
    assert attest.read_statement(data, Members()) is None


def _snapshot_bombs() -> Iterable[bytes]:
    """What one part of 16 MiB can promise: empty lists, and blocks of zeros."""
    for filling in (b"\x90", b"\x80", b"\xa2ab", b"\xcd\x10\x10"):
        count = 15 * 1024 * 1024 // len(filling)
        yield _snapshot(_split(filling, count))
    zeros = bytes(16 * 1024 * 1024)
    writer = SnapWriter(_snap_header(0), WRITER.keys, WRITER.space_key, _RNG)
    packed = closing.compress(zeros)
    yield writer.sealed(1, {}, [[3, len(packed), len(zeros)]] * 4_000, packed * 4_000)


def _split(filling: bytes, count: int) -> bytes:
    lists, each = count // 60_000, 60_000
    one = b"\xdc" + each.to_bytes(2, "big") + filling * each
    return b"\xdc" + lists.to_bytes(2, "big") + one * lists


def _read_whole(data: bytes) -> None:
    """A part with all that reading its blocks makes of them."""
    with suppress(*DECLARED):
        for _section, plain in open_snapfile(data).decrypt(WRITER.space_key).blocks():
            snapread.read_rows(plain)


# --- attachments --------------------------------------------------------------------------------------

_ATTACHED = encrypt_attachment(BytesIO(bytes(range(256)) * 8), SeededRng(3), 2_048)


def _read_attachment(data: bytes) -> None:
    for parts in ([data], [data[:50], data[50:]], []):
        with suppress(AttachmentDamagedError):
            decrypt_attachment(parts, _ATTACHED.size, _ATTACHED.key, _ATTACHED.hash64)
            assert data == _ATTACHED.parts[0]


TARGETS = (
    Target("names", _names, _read_name, bombs=_long_names),
    Target("segment", lambda: [BUILT.data, *examples("v1/place/s/*/*/*/*.seg")()], _read_segment),
    Target("header", lambda: [open_envelope(BUILT.data).header.to_bytes()], _header, mutate.tree),
    Target("body", lambda: [_body()], _read_body, change_body, _body_bombs),
    Target("transaction", _transactions, _read_transaction, mutate.tree, _transaction_bombs, share=2),
    Target("packet", examples("packet/*"), _read_packet, bombs=_packet_bombs),
    Target("snapshot", lambda: [_snapshot_seed()], _read_snapfile),
    Target("snapshot head", _heads, _read_head, mutate.tree),
    Target("snapshot block", _blocks_of_example, _read_block, mutate.tree, share=2),
    Target("snapshot part", lambda: [_snapshot_seed()], _read_whole, bombs=_snapshot_bombs, share=0.2),
    Target("attachment", lambda: list(_ATTACHED.parts), _read_attachment, share=0.5),
)  # fmt: skip
