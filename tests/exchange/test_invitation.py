from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.exchange.crypto import DeviceKeys, PassphraseParameters, SeededRng, hash32
from inka_desktop.exchange.delegation import (
    Delegation,
    check_enrol,
    enrol,
    new_invitation_key,
    read_delegation,
)
from inka_desktop.exchange.deps import Dep
from inka_desktop.exchange.errors import (
    ContentDamagedError,
    EnrolmentRefusedError,
    InvitationCodeError,
    InvitationDamagedError,
    InvitationExpiredError,
    NewerFormatError,
    SignatureWrongError,
)
from inka_desktop.exchange.invitation import (
    CODE_LETTERS,
    Invitation,
    InvitedPlace,
    make_invitation,
    new_code,
    open_invitation,
    read_code,
)

RNG = SeededRng(11)
OWNER, DEVICE = DeviceKeys.new(RNG), DeviceKeys.new(RNG)
SPACE, PROJECT = b"coord-space-1234", b"project-space-12"
SEED, PUBLIC = new_invitation_key(RNG)
LAST_S = 1_800_000_000
STATEMENT = Delegation(
    b"workspace-123456", PUBLIC, (SPACE, PROJECT), "coordinator", b"person-123456789", LAST_S,
    b"single-use-12345", "KS2", OWNER.sign_public,
)  # fmt: skip
SIGNED = STATEMENT.signed(OWNER)
INVITATION = Invitation(
    "INKA Thüringen",
    SEED,
    SIGNED,
    InvitedPlace("webdav", "https://example.org/s/abc", b"store-1234567890", "token"),
    {SPACE: {1: b"1" * 32, 2: b"2" * 32}, PROJECT: {1: b"3" * 32}},
    {(SPACE, "c"): (Dep(b"A" * 16, 3, b"c" * 16),), (SPACE, "d"): ()},
    ((OWNER.sign_public, OWNER.box_public),),
    {"genesis": b"hash"},
)


@pytest.fixture(scope="module")
def made() -> tuple[bytes, str]:
    return make_invitation(INVITATION, SeededRng(12))


def test_file_and_code_give_everything_back(made: tuple[bytes, str]) -> None:
    data, code = made
    assert open_invitation(data, code, LAST_S) == INVITATION
    assert open_invitation(data, f" {code.lower().replace('-', ' ')} ", LAST_S) == INVITATION
    assert INVITATION.delegated() == STATEMENT
    for secret in (SEED, b"1" * 32, b"token", b"INKA Th", b"example.org"):
        assert secret not in data


def test_a_code_is_forty_bits_in_two_groups() -> None:
    codes = {new_code(RNG) for _ in range(200)}
    assert len(codes) == 200
    assert {letter for code in codes for letter in code} == set(CODE_LETTERS) | {"-"}
    assert all(len(code) == 9 and code[4] == "-" for code in codes)
    assert 32**8 == 2**40


def test_letters_that_look_alike_are_taken_for_each_other() -> None:
    assert read_code("oil0-1234") == "01101234"
    for wrong in ("", "1234-567", "1234-56789", "UUUU-UUUU", "1234_5678", "ÄÄÄÄ-1234"):
        with pytest.raises(InvitationCodeError):
            read_code(wrong)


def test_a_wrong_code_an_old_and_a_damaged_file_are_told_apart(made: tuple[bytes, str]) -> None:
    data, code = made
    other = ("1" if code[0] != "1" else "2") + code[1:]
    with pytest.raises(InvitationCodeError):
        open_invitation(data, other, LAST_S)
    with pytest.raises(InvitationExpiredError) as problem:
        open_invitation(data, code, LAST_S + 1)
    assert problem.value.context == {"expired_s": LAST_S}
    for damaged in (b"", data[:-1], data[:50], data + b"\0", bytes(len(data)), b"X" + data[1:]):
        with pytest.raises(InvitationDamagedError):
            open_invitation(damaged, code, LAST_S)
    newer = data[:4] + b"\x02" + data[5:-32]
    with pytest.raises(NewerFormatError):
        open_invitation(newer + hash32(newer), code, LAST_S)


def test_parameters_in_the_file_cannot_make_opening_endless(made: tuple[bytes, str]) -> None:
    data, code = made
    endless = PassphraseParameters(data[5:21], 10**6, 2**30).to_bytes()
    changed = data[:5] + endless + data[29:-32]
    with pytest.raises(InvitationDamagedError):
        open_invitation(changed + hash32(changed), code, LAST_S)


@given(st.data())
def test_no_changed_byte_is_taken(made: tuple[bytes, str], data: st.DataObject) -> None:
    changed = bytearray(made[0])
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(InvitationDamagedError):
        open_invitation(bytes(changed), made[1], LAST_S)


def test_bytes_changed_under_a_new_checksum_do_not_open(made: tuple[bytes, str]) -> None:
    for place in (10, 40, 60, len(made[0]) - 40):
        changed = made[0][:place] + bytes([made[0][place] ^ 1]) + made[0][place + 1 : -32]
        with pytest.raises(InvitationCodeError):
            open_invitation(changed + hash32(changed), made[1], LAST_S)


def test_an_invitation_with_a_foreign_delegation_is_damaged() -> None:
    forged = msgpack.packb([msgpack.unpackb(SIGNED)[0], bytes(64)])
    data, code = make_invitation(replace(INVITATION, delegation=forged), SeededRng(13))
    with pytest.raises(InvitationDamagedError):
        open_invitation(data, code, LAST_S)


@pytest.mark.parametrize(
    "changes",
    [
        {"seed": b"short"},
        {"delegation": "text"},
        {"space_keys": {b"short": {1: bytes(32)}}},
        {"space_keys": {SPACE: {1: b"short"}}},
        {"space_keys": {SPACE: {-1: bytes(32)}}},
        {"heads": {(b"short", "d"): ()}},
        {"owners": ((b"short", bytes(32)),)},
        {"place": InvitedPlace("folder", "x", b"short")},
        {"extra": {"large": bytes(1024 * 1024)}},
    ],
)
def test_what_could_not_be_read_is_not_made(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="invitation"):
        make_invitation(replace(INVITATION, **changes), RNG)


def test_a_device_admits_itself_with_the_delegated_key() -> None:
    statement = enrol(SIGNED, SEED, DEVICE)
    admitted = check_enrol(statement, {OWNER.sign_public}, LAST_S)
    assert admitted.delegation == STATEMENT
    assert (admitted.sign_public, admitted.box_public) == (DEVICE.sign_public, DEVICE.box_public)
    assert admitted.device == DEVICE.device


def reason(statement: bytes, owners: set[bytes], now_s: int | None = None) -> object:
    with pytest.raises(EnrolmentRefusedError) as problem:
        check_enrol(statement, owners, now_s)
    return problem.value.context["reason"]


def test_every_way_to_join_without_right_is_refused() -> None:
    owners = {OWNER.sign_public}
    statement = enrol(SIGNED, SEED, DEVICE)
    assert reason(statement, set()) == "owner"
    assert reason(statement, owners, LAST_S + 1) == "expired"
    check_enrol(statement, owners)  # without a clock there is no last day
    assert reason(enrol(SIGNED, RNG.token(32), DEVICE), owners) == "signature"
    # Another device's keys under a statement that was once right.
    inner, signatures = msgpack.unpackb(statement)
    fields = msgpack.unpackb(inner)
    thief = DeviceKeys.new(RNG)
    swapped = msgpack.packb({**fields, "sign": thief.sign_public})
    assert reason(msgpack.packb([swapped, signatures]), owners) == "signature"
    own = signatures[:64] + thief.sign(inner, b"enrol")
    assert reason(msgpack.packb([inner, own]), owners) == "signature"
    # The thief as owner of a delegation of its own.
    mine = replace(STATEMENT, owner=thief.sign_public).signed(thief)
    assert reason(enrol(mine, SEED, thief), owners) == "owner"
    assert reason(b"junk", owners) == "msgpack"
    assert reason(msgpack.packb([b"", b""]), owners) == "msgpack"
    assert reason(msgpack.packb([msgpack.packb({"sign": 1}), b""]), owners) == "enrol"


@given(st.binary(max_size=100))
def test_any_bytes_admit_nobody(data: bytes) -> None:
    assert reason(data, {OWNER.sign_public})


@given(st.data())
def test_no_change_of_a_statement_is_taken(data: st.DataObject) -> None:
    statement = bytearray(enrol(SIGNED, SEED, DEVICE))
    place = data.draw(st.integers(0, len(statement) - 1))
    statement[place] ^= data.draw(st.integers(1, 255))
    assert reason(bytes(statement), {OWNER.sign_public})


@pytest.mark.parametrize(
    "changes",
    [
        {"role": "owner"}, {"role": "king"}, {"spaces": ()}, {"spaces": (b"short",)}, {"expires_s": -1},
        {"tag": ""}, {"tag": "KS2345678"}, {"person": b"short"}, {"invitation": b"short"},
        {"owner": bytes(32)},
    ],
)  # fmt: skip
def test_a_delegation_keeps_its_limits(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"delegation|another device"):
        replace(STATEMENT, **changes).signed(OWNER)


def test_a_delegation_is_read_only_with_its_owners_signature() -> None:
    assert read_delegation(SIGNED) == STATEMENT
    statement, _ = msgpack.unpackb(SIGNED)
    with pytest.raises(SignatureWrongError):
        read_delegation(msgpack.packb([statement, DEVICE.sign(statement, b"delegation")]))
    for junk in (b"", b"\x01", msgpack.packb([1, 2]), msgpack.packb([b"\x01", bytes(64)])):
        with pytest.raises(ContentDamagedError):
            read_delegation(junk)
