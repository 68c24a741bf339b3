"""Snapshots and what is said about them: the example is read for ever, arbitrary bytes do no harm."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.exchange import attest, erasing, snapread, snapstate
from inka_desktop.exchange.crypto import DeviceKeys, SeededRng
from inka_desktop.exchange.deps import unpack_deps
from inka_desktop.exchange.errors import (
    ContentDamagedError,
    FileDamagedError,
    FileTooLargeError,
    FileTornError,
    NewerFormatError,
)
from inka_desktop.exchange.members import Member, Members
from inka_desktop.exchange.names import SnapshotName
from inka_desktop.exchange.recognise import parse
from inka_desktop.exchange.snapfile import SnapHeader, SnapWriter, open_snapfile
from inka_desktop.records.values import Role, SpaceKind

from . import stranger

EXAMPLE = Path(__file__).resolve().parent.parent / "fixtures" / "exchange" / "v1-upkeep"
KEYS: dict[str, Any] = json.loads((EXAMPLE / "keys.json").read_text("utf-8"))
EXPECTED: dict[str, Any] = json.loads((EXAMPLE / "expected.json").read_text("utf-8"))
INDEX = next(name for name in EXPECTED if name.endswith(".snap"))
KEY, RNG = bytes(32), SeededRng(1)
DEVICE = DeviceKeys.new(RNG)


def key_of(space: bytes, epoch: int) -> bytes:
    return bytes.fromhex(KEYS["spaces"][space.hex()][str(epoch)])


def test_a_stranger_reads_the_example_as_it_was_written() -> None:
    for path, expected in EXPECTED.items():
        where = EXAMPLE / "place" / path
        if path.endswith(".seg"):
            assert stranger.read_file(where, KEYS) == expected
        else:
            found = stranger.read_snapshot(where.parent, where.name.split(".")[0], KEYS)
            assert json.loads(json.dumps(found)) == expected
    assert {one["kind"] for one in EXPECTED[INDEX]["heads"]} >= {1, 2, 7}
    assert EXPECTED[INDEX]["attested by"]


def test_the_program_reads_the_same_heads_and_the_same_digest() -> None:
    folder = (EXAMPLE / "place" / INDEX).parent
    blocks = []
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    index = next(open_snapfile(data) for name, data in files.items() if name.endswith(".snap"))
    head = index.decrypt(key_of(index.header.space, index.header.epoch)).head
    for name, data in sorted(files.items()):
        found = parse(f"s/{folder.parent.name}/snap/{name}")
        assert isinstance(found, SnapshotName)
        file = open_snapfile(data, found.hash16)
        file.verify(bytes.fromhex(KEYS["devices"][file.header.device.hex()]))
        if found.part:
            blocks += list(file.decrypt(key_of(file.header.space, file.header.epoch)).blocks())
    assert snapstate.digest(blocks) == head["digest"]
    assert [[dep.author.hex(), dep.seq, dep.chain.hex()] for dep in unpack_deps(head["reach"])] == EXPECTED[
        INDEX
    ]["reach"]
    logs = snapread.read_logs(blocks[0][1])
    heads = 0
    for section, plain in blocks:
        if section == snapstate.ROWS:
            block = snapread.read_rows(plain)
            found_ops = snapread.ops_of(block, lambda code: code)
            for place, ops in found_ops.items():
                for op in ops:
                    said = {
                        "row": block.rows[place].hex(), "kind": op.kind, "table": block.tables[place],
                        "dot": [logs[op.dot % len(logs)].author.hex(), op.dot // len(logs)],
                    }  # fmt: skip
                    assert any(said.items() <= one.items() for one in EXPECTED[INDEX]["heads"])
                    heads += 1
    assert heads == len(EXPECTED[INDEX]["heads"])


# --- arbitrary bytes --------------------------------------------------------------------------------------


def sealed(blocks: list[tuple[int, bytes]]) -> SnapWriter:
    header = SnapHeader(bytes(16), DEVICE.device, bytes(8), bytes(8), 0, 1)
    writer = SnapWriter(header, DEVICE, KEY, RNG)
    writer.add(blocks)
    return writer


@given(st.binary(max_size=400))
def test_no_bytes_do_harm_as_a_file(data: bytes) -> None:
    with pytest.raises((FileDamagedError, FileTornError, FileTooLargeError, NewerFormatError)):
        open_snapfile(data).decrypt(KEY)


def read(data: bytes) -> list[tuple[int, bytes]]:
    file = open_snapfile(data)
    file.verify(DEVICE.sign_public)
    return list(file.decrypt(KEY).blocks())


@given(at=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_no_bit_of_a_file_can_be_changed(at: int, bit: int) -> None:
    writer = sealed([(snapstate.ROWS, b"rows" * 20)])
    writer.index({"digest": bytes(32)})
    data = bytearray(writer.parts[0])
    data[at % len(data)] ^= 1 << bit
    with pytest.raises((FileDamagedError, FileTornError, FileTooLargeError, NewerFormatError)):
        read(bytes(data))


def test_what_was_written_is_read() -> None:
    writer = sealed([(snapstate.LOGS, b"one"), (snapstate.ROWS, b"two" * 1_000)])
    index = open_snapfile(writer.index({"digest": bytes(32)}))
    index.verify(DEVICE.sign_public)
    assert [hash_ for hash_, _ in index.decrypt(KEY).head["parts"]] == [
        open_snapfile(writer.parts[0]).file_hash
    ]
    blocks = list(open_snapfile(writer.parts[0]).decrypt(KEY).blocks())
    assert blocks == [(snapstate.LOGS, b"one"), (snapstate.ROWS, b"two" * 1_000)]


@pytest.mark.parametrize("reader", [snapread.read_logs, snapread.read_rows])
@given(data=st.binary(max_size=200))
def test_no_bytes_do_harm_as_a_block(reader: Any, data: bytes) -> None:
    with suppress(ContentDamagedError):
        reader(data)


@given(st.binary(max_size=200))
def test_no_bytes_are_an_attestation_or_ranges(data: bytes) -> None:
    assert attest.read_statement(data, Members()) is None
    with suppress(ContentDamagedError):
        assert erasing.unpack_ranges(data) is not None


def test_only_another_member_who_may_write_there_attests() -> None:
    maker, reader, other = (DeviceKeys.new(RNG) for _ in range(3))
    space = bytes(range(16))
    members = Members(spaces={space: str(SpaceKind.COORD)})
    for keys, role in ((maker, Role.OWNER), (reader, Role.READER), (other, Role.COORDINATOR)):
        members.devices[keys.device] = Member(
            keys.device, keys.sign_public, keys.box_public, bytes(16), role, frozenset({space}), "KS1"
        )
    for keys, counts in ((maker, False), (reader, False), (other, True)):
        said = attest.Statement(space, bytes(8), bytes(32), (), maker.device, keys.device)
        assert (attest.read_statement(said.signed(keys), members) is not None) == counts
        assert attest.read_statement(said.signed(DeviceKeys.new(RNG)), members) is None
