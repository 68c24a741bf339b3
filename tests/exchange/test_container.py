from __future__ import annotations

import tracemalloc
from contextlib import suppress
from dataclasses import replace
from typing import Any

import msgpack
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.exchange import body as bodies
from inka_desktop.exchange.body import (
    MAX_BLOCK_BYTES,
    Part,
    SegmentBody,
    read_body,
    split_block,
    unpack_block,
)
from inka_desktop.exchange.codec import decode_transaction
from inka_desktop.exchange.container import MAX_FILE_BYTES, Header, open_envelope, segment_key
from inka_desktop.exchange.crypto import DeviceKeys, SeededRng, hash32, seal
from inka_desktop.exchange.deps import Dep, chain_next, pack_deps, unpack_deps
from inka_desktop.exchange.errors import (
    ContentDamagedError,
    DecryptionError,
    FileDamagedError,
    FileTooLargeError,
    FileTornError,
    NewerFormatError,
    SignatureWrongError,
    TransactionTooLargeError,
)
from inka_desktop.exchange.operations import Operation, pack_operations
from inka_desktop.exchange.recognise import parse
from inka_desktop.exchange.segments import build_segment, fitting, padme
from inka_desktop.exchange.wire import INSERT
from tests.damage import changed

from .wire_samples import ACTION, OTHER, Writer

WRITER = Writer()
BUILT = WRITER.segment()
PLAIN_PART = Part(1, WRITER.start())


def read(data: bytes, key: bytes = WRITER.space_key, hash16: str | None = None) -> list[bytes]:
    envelope = open_envelope(data, hash16)
    envelope.verify(WRITER.keys.sign_public)
    return [transaction.raw for transaction, _ in envelope.decrypt(key).transactions()]


def header(first: int, last: int, **changes: Any) -> Header:
    given = Header("d", WRITER.space, WRITER.keys.device, WRITER.incarnation, first, last, 1)
    return replace(given, **changes)


def inserts(first_seq: int, count: int, text: str = "x") -> bytes:
    rows = [Operation(INSERT, 3, n.to_bytes(16, "big"), {2: text}) for n in range(count)]
    return pack_operations(first_seq, 1, ACTION, "import", WRITER.author, rows)


def test_a_segment_comes_back_as_it_was_written() -> None:
    assert parse(BUILT.name.path) == BUILT.name
    envelope = open_envelope(BUILT.data, BUILT.name.hash16)
    assert envelope.name == BUILT.name
    assert envelope.header.author == WRITER.author
    envelope.verify(WRITER.keys.sign_public)
    body = envelope.decrypt(WRITER.space_key)
    assert body.parts == (Part(1, WRITER.start(), b"", (Dep(OTHER, 4, b"c" * 16),)),)
    chain = WRITER.start()
    for transaction, after in body.transactions():
        chain = chain_next(chain, transaction.raw)
        assert after == chain
    assert chain == body.chain_after == BUILT.chain_after
    assert BUILT.file_hash == hash32(BUILT.data)


def test_writing_twice_with_the_same_random_source_gives_the_same_bytes() -> None:
    assert Writer(3).segment().data == Writer(3).segment().data
    assert Writer(3).segment().data != Writer(4).segment().data


def test_names_say_what_kind_of_file_it_is() -> None:
    for changes, folder in (({}, "log"), ({"kind": "pack"}, "pack"), ({"stream": "c"}, "ctl")):
        writer = Writer()
        assert writer.segment(**changes).name.folder == folder


def test_a_file_that_is_not_what_its_name_says_is_torn() -> None:
    for torn in (b"", BUILT.data[:-1], BUILT.data[:100], bytes(len(BUILT.data)), BUILT.data + b"\0"):
        with pytest.raises(FileTornError):
            open_envelope(torn, BUILT.name.hash16)


def test_each_kind_of_damage_has_its_own_error() -> None:
    data = BUILT.data
    sealed = data[:-64]
    with pytest.raises(FileTooLargeError):
        open_envelope(bytes(MAX_FILE_BYTES + 1))
    for broken in (b"", b"INKS", b"JUNK" + data[4:], data[:5] + b"\xff" * 4 + data[9:], b"INKS\0" + data[5:]):
        with pytest.raises(FileDamagedError):
            open_envelope(broken)
    with pytest.raises(SignatureWrongError):
        open_envelope(data).verify(DeviceKeys.new(SeededRng(2)).sign_public)
    with pytest.raises(SignatureWrongError):
        read(changed(data))
    with pytest.raises(DecryptionError):
        read(data, key=bytes(32))
    other = changed(sealed)
    with pytest.raises(DecryptionError):
        read(other + WRITER.keys.sign(other, b"file"))


def test_another_member_cannot_sign_in_the_name_of_a_device() -> None:
    """Rightly signed with a key the reader knows, but the header names somebody else's device."""
    other = DeviceKeys.new(SeededRng(9))
    forged = BUILT.data[:-64] + other.sign(BUILT.data[:-64], b"file")
    with pytest.raises(SignatureWrongError) as problem:
        open_envelope(forged).verify(other.sign_public)
    assert problem.value.context == {"reason": "device"}


def test_a_header_that_was_exchanged_does_not_open() -> None:
    """The header is authenticated with the blocks, so a signer cannot be moved to another range."""
    raw = open_envelope(BUILT.data).header.to_bytes()
    other = header(5, 8).to_bytes()
    assert len(raw) == len(other)
    moved = BUILT.data[:-64].replace(raw, other)
    with pytest.raises(DecryptionError):
        read(moved + WRITER.keys.sign(moved, b"file"))


@pytest.mark.parametrize(
    "changes",
    [
        {"stream": "x"}, {"kind": "snap"}, {"kind": [1]}, {"space": b"short"}, {"device": None},
        {"incarnation": bytes(9)}, {"seqA": 0}, {"seqA": 9}, {"seqA": "1"}, {"seqB": 2**32},
        {"epoch": -1}, {"epoch": True},
    ],
)  # fmt: skip
def test_headers_off_the_format_are_damaged(changes: dict[str, Any]) -> None:
    fields = msgpack.unpackb(open_envelope(BUILT.data).header.to_bytes())
    assert signed(fields).first == 1  # as it is, it opens
    with pytest.raises(FileDamagedError):
        signed({**fields, **changes})


def signed(fields: object, plain: bytes | None = None, version: int = 1) -> SegmentBody:
    """A rightly signed and sealed file around any header and plain bytes, opened."""
    raw = msgpack.packb(fields)
    front = b"INKS" + bytes([version]) + len(raw).to_bytes(4, "big") + raw
    content = plain if plain is not None else plain_body()
    data = front + bytes(24) + seal(segment_key(WRITER.space_key), content, front, bytes(24))
    envelope = open_envelope(data + WRITER.keys.sign(data, b"file"))
    envelope.verify(WRITER.keys.sign_public)
    return envelope.decrypt(WRITER.space_key)


def head(**changes: Any) -> dict[str, Any]:
    raw = [WRITER.transactions()[0]]
    content = b"".join(len(one).to_bytes(4, "big") + one for one in raw)
    packed = zstandard.ZstdCompressor(level=3).compress(content)
    part = [1, WRITER.start(), b"", b"", b"", 1, 1]
    fields = {"after": chain_next(WRITER.start(), raw[0]), "blocks": [[len(packed), len(content), 1]]}
    return {**fields, "parts": [part], "packed": packed, **changes}


def plain_body(tail: bytes = b"", **changes: Any) -> bytes:
    fields = head(**changes)
    packed = fields.pop("packed")
    raw = msgpack.packb(fields)
    return bytes(len(raw).to_bytes(4, "big") + raw + packed + tail)


def test_a_body_made_by_hand_opens() -> None:
    assert len(list(read_body(1, 2, plain_body(tail=bytes(40))).transactions())) == 1
    assert read_body(1, 2, plain_body(later={"x": 1})).extra == {"later": {"x": 1}}


PART = [1, WRITER.start(), b"", b"", b"", 1, 1]
BROKEN_BODIES: dict[str, bytes] = {
    "empty": b"",
    "head over": b"\xff\xff\xff\xff",
    "head no map": b"\0\0\0\1\x01",
    "padding": plain_body(tail=b"\0\0\1"),
    "after": plain_body(after=b"x"),
    "no parts": plain_body(parts=[]),
    "part short": plain_body(parts=[PART[:6]]),
    "part chain": plain_body(parts=[[1, b"x", *PART[2:]]]),
    "part previous": plain_body(parts=[[1, PART[1], b"x", *PART[3:]]]),
    "part deps": plain_body(parts=[[*PART[:3], b"x" * 35, *PART[4:]]]),
    "part deps text": plain_body(parts=[[*PART[:3], "", *PART[4:]]]),
    "part deps seq 0": plain_body(parts=[[*PART[:3], OTHER + bytes(20), *PART[4:]]]),
    "part schema": plain_body(parts=[[*PART[:5], -1, 1]]),
    "parts late": plain_body(parts=[[2, *PART[1:]]]),
    "parts twice": plain_body(parts=[PART, PART]),
    "parts over": plain_body(parts=[PART, [3, *PART[1:]]]),
    "blocks none": plain_body(blocks=[]),
    "blocks many": plain_body(blocks=[[1, 4, 1]] * 65),
    "blocks over": plain_body(blocks=[[100_000, 100, 1]]),
    "blocks zero": plain_body(blocks=[[0, 4, 1]]),
    "blocks large": plain_body(blocks=[[1, MAX_BLOCK_BYTES + 1, 1]]),
    "blocks count": plain_body(blocks=[[1, 8, 3]]),
    "blocks text": plain_body(blocks=[["1", 8, 1]]),
}
BROKEN_CONTENT: dict[str, bytes] = {
    "no zstd": plain_body(packed=bytes(head()["blocks"][0][0])),
    "size less": plain_body(blocks=[[head()["blocks"][0][0], head()["blocks"][0][1] - 1, 1]]),
    "count more": plain_body(blocks=[[*head()["blocks"][0][:2], 2]]),
    "chain": plain_body(after=bytes(16)),
    "part within": plain_body(parts=[PART, [2, *PART[1:]]]),
}


@pytest.mark.parametrize("plain", BROKEN_BODIES.values(), ids=BROKEN_BODIES.keys())
def test_a_head_off_the_format_is_damaged(plain: bytes) -> None:
    with pytest.raises(ContentDamagedError):
        read_body(1, 2, plain)


@pytest.mark.parametrize("plain", BROKEN_CONTENT.values(), ids=BROKEN_CONTENT.keys())
def test_blocks_off_the_format_are_damaged(plain: bytes) -> None:
    body = read_body(1, 2, plain)
    with pytest.raises(ContentDamagedError):
        list(body.transactions())


def test_the_range_of_the_header_must_be_that_of_the_operations() -> None:
    for first, last in ((1, 1), (1, 3)):
        with pytest.raises(ContentDamagedError):
            list(read_body(first, last, plain_body()).transactions())


def test_deps_are_flat_sorted_and_unique() -> None:
    deps = (Dep(b"A" * 16, 5, bytes(16)), Dep(b"B" * 16, 2**32 - 1, b"x" * 16))
    assert unpack_deps(pack_deps(reversed(deps))) == deps
    assert len(pack_deps(deps)) == 72
    for wrong in (pack_deps(deps) + pack_deps(deps[:1]), pack_deps(deps[:1]) * 2, None, b"x"):
        with pytest.raises(ContentDamagedError):
            unpack_deps(wrong)


def test_a_newer_format_is_told_apart_from_damage_once_it_is_signed() -> None:
    fields = msgpack.unpackb(open_envelope(BUILT.data).header.to_bytes())
    with pytest.raises(NewerFormatError):
        signed({**fields, "more": 1}, version=2)
    assert signed({**fields, "more": 1}).parts
    forged = BUILT.data[:4] + b"\x02" + BUILT.data[5:]
    with pytest.raises(SignatureWrongError):
        open_envelope(forged).verify(WRITER.keys.sign_public)


def test_a_part_that_needs_a_newer_program_stops_there_and_not_before() -> None:
    with pytest.raises(NewerFormatError):
        read_body(1, 2, plain_body(parts=[[*PART[:6], bodies.READER_VERSION + 1]]))
    writer = Writer()
    raw = writer.transactions()
    later = Part(3, chain_next(writer.start(), raw[0]), b"p" * 32, (), (), 1, bodies.READER_VERSION + 1)
    plain = build_pack(writer, raw, later)
    reading = plain.transactions()
    assert next(reading)[0].first_seq == 1
    with pytest.raises(NewerFormatError):
        next(reading)


def build_pack(writer: Writer, raw: list[bytes], later: Part) -> SegmentBody:
    content = b"".join(len(one).to_bytes(4, "big") + one for one in raw)
    packed = zstandard.ZstdCompressor().compress(content)
    chain = writer.start()
    for one in raw:
        chain = chain_next(chain, one)
    parts = (Part(1, writer.start()), later)
    return SegmentBody(1, 4, parts, chain, {}, ((len(packed), len(content), len(raw)),), packed, 0)


def test_a_pack_keeps_what_each_of_its_segments_waited_for() -> None:
    writer = Writer()
    raw = writer.transactions()
    second = Part(3, chain_next(writer.start(), raw[0]), b"p" * 32, (Dep(OTHER, 9, b"d" * 16),))
    first = Part(1, writer.start())
    wanted = header(1, 4, kind="pack")
    built = build_segment(wanted, [first, second], raw, writer.keys, writer.space_key, writer.rng)
    body = open_envelope(built.data).decrypt(writer.space_key)
    assert body.parts == (first, second)
    assert [body.part_of(seq) for seq in (1, 2, 3, 4)] == [first, first, second, second]
    assert [transaction.raw for transaction, _ in body.transactions()] == raw
    # The same chain as the segments it was made of.
    assert built.chain_after == BUILT.chain_after


def test_what_a_reader_would_refuse_is_not_written() -> None:
    writer = Writer()
    raw = writer.transactions()

    def build(transactions: list[bytes], wanted: Header, part: Part = PLAIN_PART) -> None:
        build_segment(wanted, [part], transactions, writer.keys, writer.space_key, writer.rng)

    build(raw, header(1, 4))
    for wrong, wanted in ((raw, header(1, 5)), (raw[1:], header(1, 2)), ([raw[0], raw[2]], header(1, 3))):
        with pytest.raises(ContentDamagedError):
            build(wrong, wanted)
    with pytest.raises(ContentDamagedError):
        build([*raw, b"junk"], header(1, 5))


def test_long_runs_are_cut_into_blocks_and_files() -> None:
    rng = SeededRng(5)
    raw = [inserts(1 + 50 * n, 50, rng.token(8_000).hex()) for n in range(30)]
    fits = fitting(raw)
    assert 1 <= fits < len(raw)
    built = build_segment(
        header(1, 50 * fits), [PLAIN_PART], raw[:fits], WRITER.keys, WRITER.space_key, WRITER.rng
    )
    body = open_envelope(built.data).decrypt(WRITER.space_key)
    assert len(body.table) > 1
    assert all(size <= MAX_BLOCK_BYTES for _, size, _ in body.table)
    assert [one for block in body.blocks() for one in block] == raw[:fits]
    assert fitting(raw[:1]) == 1


def test_a_file_over_the_limit_is_refused_with_words() -> None:
    rng = SeededRng(6)
    rows = [[Operation(INSERT, 3, n.to_bytes(16, "big"), {2: rng.token(900_000)})] for n in range(6)]
    raw = [pack_operations(n, 1, ACTION, "x", WRITER.author, one) for n, one in enumerate(rows, 1)]
    assert fitting(raw) < 5
    with pytest.raises(TransactionTooLargeError) as problem:
        build_segment(header(1, 6), [PLAIN_PART], raw, WRITER.keys, WRITER.space_key, WRITER.rng)
    assert "teilen" in problem.value.words()


@given(st.integers(0, 20_000_000))
def test_padding_is_short_and_settles(length: int) -> None:
    padded = padme(length)
    assert length <= padded <= max(length, int(length * 1.12) + 1)
    assert padme(padded) == padded


def test_padding_leaves_few_lengths_to_tell_apart() -> None:
    assert len({padme(length) for length in range(100_000, 200_000)}) < 40


def test_a_compression_bomb_is_not_unpacked() -> None:
    bomb = zstandard.ZstdCompressor(level=19).compress(bytes(200_000_000))
    unsized = zstandard.ZstdCompressor(level=19, write_content_size=False).compress(bytes(50_000_000))
    tracemalloc.start()
    try:
        for packed in (bomb, unsized):
            with pytest.raises(ContentDamagedError):
                unpack_block(packed, 1000)
        with pytest.raises(ContentDamagedError):
            read_body(1, 2, plain_body(blocks=[[1, MAX_BLOCK_BYTES, 1]] * 17))
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


@given(st.binary(max_size=60), st.integers(0, 5))
def test_a_block_of_any_bytes_splits_or_is_damaged(plain: bytes, count: int) -> None:
    try:
        parts = split_block(plain, count)
    except ContentDamagedError:
        return
    assert b"".join(len(one).to_bytes(4, "big") + one for one in parts) == plain


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_with_a_known_error(data: bytes) -> None:
    for candidate in (data, b"INKS\x01" + data, BUILT.data[:9] + data):
        with pytest.raises(FileDamagedError):
            read(candidate)


@given(st.integers(0, len(BUILT.data) - 1), st.integers(1, 255))
def test_no_flipped_bit_is_read(place: int, mask: int) -> None:
    changed = bytearray(BUILT.data)
    changed[place] ^= mask
    with pytest.raises(FileTornError):
        open_envelope(bytes(changed), BUILT.name.hash16)
    with pytest.raises((FileDamagedError, NewerFormatError)):
        read(bytes(changed))


@given(st.data())
def test_a_members_own_broken_file_does_no_harm(data: st.DataObject) -> None:
    """Rightly signed and sealed, but changed before that: read, or refused with a known error."""
    plain = bytearray(plain_body(tail=bytes(8)))
    for _ in range(data.draw(st.integers(1, 3))):
        plain[data.draw(st.integers(0, len(plain) - 1))] = data.draw(st.integers(0, 255))
    with suppress(ContentDamagedError, NewerFormatError):
        for transaction, _ in read_body(1, 2, bytes(plain)).transactions():
            decode_transaction(transaction.raw)
