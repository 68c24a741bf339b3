"""Files with something taken out: the example is read for ever, what breaks the format is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.exchange import body as bodies
from inka_desktop.exchange.body import Part, pack_redacted, unpack_redacted
from inka_desktop.exchange.container import PACK, Header, open_envelope
from inka_desktop.exchange.crypto import DeviceKeys, SeededRng
from inka_desktop.exchange.deps import chain_next, chain_start
from inka_desktop.exchange.errors import ContentDamagedError, NewerFormatError
from inka_desktop.exchange.operations import Operation, pack_operations
from inka_desktop.exchange.segments import build_segment
from inka_desktop.exchange.wire import UPDATE

from . import stranger

EXAMPLE = Path(__file__).resolve().parent.parent / "fixtures" / "exchange" / "v1-redacted"
KEYS: dict[str, Any] = json.loads((EXAMPLE / "keys.json").read_text("utf-8"))
EXPECTED: dict[str, Any] = json.loads((EXAMPLE / "expected.json").read_text("utf-8"))
REDACTED = next(path for path, one in EXPECTED.items() if "redacted" in one)
RNG = SeededRng(1)
DEVICE, SPACE, KEY = DeviceKeys.new(RNG), bytes(16), bytes(32)
INCARNATION = bytes(8)
AUTHOR = DEVICE.author(INCARNATION)
START = chain_start(SPACE, "d", AUTHOR)


def test_a_stranger_reads_the_example_as_it_was_written() -> None:
    for path, expected in EXPECTED.items():
        where = EXAMPLE / "place" / path
        if path.endswith(".seg"):
            assert stranger.read_file(where, KEYS) == expected
        else:
            found = stranger.read_snapshot(where.parent, where.name.split(".")[0], KEYS)
            assert json.loads(json.dumps(found)) == expected
    assert EXPECTED[REDACTED]["redacted"] == [1, 2]
    assert b"Mustermann" not in json.dumps(EXPECTED).encode()


def test_the_program_reads_the_same() -> None:
    envelope = open_envelope((EXAMPLE / "place" / REDACTED).read_bytes())
    header = envelope.header
    envelope.verify(bytes.fromhex(KEYS["devices"][header.device.hex()]))
    body = envelope.decrypt(bytes.fromhex(KEYS["spaces"][header.space.hex()][str(header.epoch)]))
    read = list(body.transactions())
    assert [wire.last_seq for wire, chain in read if body.redacted.get(wire.last_seq) == chain] == [1, 2]
    assert read[-1][1].hex() == EXPECTED[REDACTED]["after"]


def wire(seq: int, text: str | None) -> bytes:
    return pack_operations(
        seq, seq << 16, bytes(8), "edit", AUTHOR, [Operation(UPDATE, 8, bytes(16), {5: text})]
    )


WHOLE = [wire(1, "eins"), wire(2, "Erika"), wire(3, "drei")]
CHAINS = [START]
for one in WHOLE:
    CHAINS.append(chain_next(CHAINS[-1], one))


def built(redacted: Mapping[int, bytes], reader: int = 2) -> bytes:
    header = Header("d", SPACE, DEVICE.device, INCARNATION, 1, 3, 0, PACK)
    parts = [Part(1, START, reader=reader)]
    return build_segment(
        header, parts, [WHOLE[0], wire(2, None), WHOLE[2]], DEVICE, KEY, RNG, None, redacted
    ).data


def test_transactions_behind_a_redacted_one_are_checked_as_ever() -> None:
    body = open_envelope(built({2: CHAINS[2]})).decrypt(KEY)
    assert [chain for _wire, chain in body.transactions()] == CHAINS[1:]
    other = open_envelope(built({2: bytes(16)})).decrypt(KEY)
    assert [chain for _wire, chain in other.transactions()][-1] != CHAINS[3]


def test_an_older_program_refuses_it_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "READER_VERSION", 1)
    with pytest.raises(NewerFormatError):
        open_envelope(built({2: CHAINS[2]})).decrypt(KEY)


@pytest.mark.parametrize("redacted", [{4: bytes(16)}, {2: bytes(16), 5: bytes(16)}])
def test_what_is_stated_must_end_a_transaction_of_the_file(redacted: dict[int, bytes]) -> None:
    with pytest.raises(ContentDamagedError):
        list(open_envelope(built(redacted)).decrypt(KEY).transactions())


def test_only_a_part_that_older_programs_refuse_may_hold_redacted_transactions() -> None:
    with pytest.raises(ContentDamagedError):
        open_envelope(built({2: CHAINS[2]}, reader=1)).decrypt(KEY)


@given(st.binary(max_size=200))
def test_no_bytes_do_harm(data: bytes) -> None:
    with suppress(ContentDamagedError):
        assert pack_redacted(unpack_redacted(data)) == data
