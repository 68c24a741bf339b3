"""What people hand over, and what lies in a profile: invitations, requests, sheets, seals, contents."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgpack
from hypothesis import strategies as st

from inka_desktop.exchange import invitation as invitations
from inka_desktop.exchange import unlocking
from inka_desktop.exchange.claims import read_recovery
from inka_desktop.exchange.crypto import (
    DeviceKeys,
    PassphraseParameters,
    RecoveryKey,
    SeededRng,
    hash32,
    seal,
)
from inka_desktop.exchange.delegation import (
    Delegation,
    check_enrol,
    enrol,
    new_invitation_key,
    read_delegation,
)
from inka_desktop.exchange.deps import unpack_deps
from inka_desktop.exchange.errors import (
    ContentDamagedError,
    EnrolmentRefusedError,
    FileDamagedError,
    InvitationCodeError,
    InvitationDamagedError,
    InvitationExpiredError,
    NewerFormatError,
    RecoveryForeignError,
    RecoveryTypedError,
    UnlockCodeError,
    UnlockFileError,
)
from inka_desktop.exchange.members import newcomer_in
from inka_desktop.exchange.recovery import read_groups
from inka_desktop.exchange.seal import Seal
from inka_desktop.exchange.statements import MALFORMED, pack_cuts, read_cuts
from inka_desktop.records.content import ContentDamagedError as NoContentError
from inka_desktop.records.content import ContentNewerError, decode_content, encode_content
from inka_desktop.store import keyfile
from tests.exchange.fuzz import closing, mutate
from tests.exchange.fuzz.target import EXAMPLES, Target, examples
from tests.reports.example import SONNENHANG

_RNG = SeededRng(b"papers")
_OWNER, _GUEST = DeviceKeys.new(_RNG), DeviceKeys.new(_RNG)
_SEED, _PUBLIC = new_invitation_key(_RNG)
_GIVEN = Delegation(
    bytes(16), _PUBLIC, (bytes(16), b"s" * 16), "coordinator", _RNG.token(16), 2_000_000_000, _RNG.token(16),
    "KS2", _OWNER.sign_public,
)  # fmt: skip
_V1: dict[str, Any] = json.loads((EXAMPLES / "v1" / "keys.json").read_text("utf-8"))
_CONTROL: dict[str, Any] = json.loads((EXAMPLES / "control" / "keys.json").read_text("utf-8"))
_QUICK = PassphraseParameters(bytes(16), 1, 8 * 1024)


# --- invitations --------------------------------------------------------------------------------------


def _open_invitation(data: bytes) -> None:
    for one in (data, closing.checked(data)):
        with suppress(InvitationDamagedError, NewerFormatError, InvitationCodeError, InvitationExpiredError):
            invitations.open_invitation(one, _V1["code"], 0)


@cache
def _invited() -> bytes:
    """The content of the example invitation."""
    data = examples("v1/invitation.inka")()[0][:-32]
    front = data[:53]
    key = invitations._key(PassphraseParameters.from_bytes(front[5:29]), invitations.read_code(_V1["code"]))
    from inka_desktop.exchange.crypto import unseal

    return unseal(key, data[53:], front, front[29:])


def _read_invited(data: bytes) -> None:
    """Any content, closed with the code."""
    with suppress(FileDamagedError):
        invitations._invitation(data).delegated()


def _greedy() -> Iterable[bytes]:
    """As many passes and as much memory as the format allows a stranger to ask for."""
    data = examples("v1/invitation.inka")()[0]
    for passes, memory in ((10, 262_144), (10, 65_536), (3, 262_144), (1, 262_144), (2**32 - 1, 8_192)):
        asked = passes.to_bytes(4, "big") + memory.to_bytes(4, "big")
        yield data[:21] + asked + data[29:]


def _read_statement(data: bytes) -> None:
    """What an owner signs about an invitation, and by which a device enrols: any content, rightly signed."""
    signed = msgpack.packb([data, _OWNER.sign(data, b"delegation")])
    with suppress(FileDamagedError):
        read_delegation(signed)
    for inner in (signed, data):
        enrolled = enrol(inner, _SEED, _GUEST)
        with suppress(EnrolmentRefusedError):
            check_enrol(enrolled, {_OWNER.sign_public}, 0)
        with suppress(FileDamagedError):
            newcomer_in(msgpack.packb({"t": "enrol", "statement": enrolled}), frozenset(), _GUEST.device)
    for anything in (data, msgpack.packb({"t": "recover", "statement": data})):
        with suppress(FileDamagedError):
            newcomer_in(anything, frozenset({_OWNER.sign_public}), _GUEST.device)
    with suppress(ContentDamagedError, *MALFORMED):
        read_recovery(data)
    with suppress(ContentDamagedError, *MALFORMED):
        read_cuts(mutate.unpacked(data))
    with suppress(ContentDamagedError):
        unpack_deps(data)


def _statements() -> list[bytes]:
    read: list[Any] = msgpack.unpackb(_GIVEN.signed(_OWNER))
    recovery = {"workspace": bytes(16), "owners": [[_GUEST.sign_public, _GUEST.box_public, bytes(16), "KS1"]],
                "ends": [_OWNER.device], "cuts": pack_cuts({(bytes(16), "d"): ()})}  # fmt: skip
    return [read[0], msgpack.packb(recovery), msgpack.packb(recovery["cuts"])]


# --- unlocking ----------------------------------------------------------------------------------------


def _read_request(data: bytes) -> None:
    key = RecoveryKey(bytes.fromhex(_CONTROL["recovery_seed"]))
    content = unlocking.REQUEST + b"\x01" + data
    for one in (data, closing.checked(data), content + hash32(content)):
        with (
            suppress(UnlockFileError, RecoveryForeignError),
            patch.object(PassphraseParameters, "new", _quick),
        ):
            unlocking.answer(one, key, _RNG)


def _quick(_rng: object) -> PassphraseParameters:
    """Cheap parameters for own answers, which are not looked at here."""
    return _QUICK


def _request_content() -> bytes:
    return examples("control/*.inka-anfrage")()[0][5:-32]


def _change_request(data: bytes) -> mutate.Bytes:
    return mutate.raw(data) if data.startswith(unlocking.REQUEST) else mutate.tree(data)


@cache
def _profile() -> Path:
    """A profile that asked for its key."""
    folder = Path(tempfile.mkdtemp(prefix="inka-fuzz-"))
    key = bytes.fromhex(_CONTROL["database_key"])
    from inka_desktop.store import keys

    keyfile.write(folder, keyfile.KeyFile("given", keys.check_value(key)))
    pair = DeviceKeys.new(_RNG).to_bytes()[:32] + bytes.fromhex(_CONTROL["request_secret"])
    (folder / unlocking.SECRET_FILE).write_bytes(pair)
    return folder


def _open_answer(data: bytes) -> None:
    for one in (data, closing.checked(data)):
        with suppress(UnlockFileError, UnlockCodeError):
            unlocking.open_answer(_profile(), one, _CONTROL["code"])


def _greedy_answers() -> Iterable[bytes]:
    data = examples("control/*.inka-antwort")()[0]
    for passes, memory in ((10, 262_144), (1, 262_144)):
        yield data[:21] + passes.to_bytes(4, "big") + memory.to_bytes(4, "big") + data[29:]


def _sealed_answer(data: bytes) -> None:
    """Anything in an answer that the code opens."""
    front = unlocking.ANSWER + b"\x01" + _QUICK.to_bytes() + bytes(24)
    closed = front + seal(unlocking._key(_QUICK, _CONTROL["code"]), data, front, bytes(24))
    _open_answer(closed + hash32(closed))


def _read_typed(data: bytes) -> None:
    with suppress(RecoveryTypedError):
        assert len(read_groups(data.decode("utf-8", "replace"))) == 32
    with suppress(InvitationCodeError):
        assert len(invitations.read_code(data.decode("utf-8", "replace"))) == 8


# --- what lies in a profile ---------------------------------------------------------------------------


def _read_seal(data: bytes) -> None:
    content = b"INKL\x01" + data
    for one in (data, closing.checked(data), content + hash32(content)):
        with suppress(ContentDamagedError):
            seal_ = Seal.from_bytes(one)
            assert Seal.from_bytes(seal_.to_bytes()) == seal_


def _seals() -> list[bytes]:
    (data,) = examples("v1/seal")()
    return [data, data[5:-32]]


def _change_seal(data: bytes) -> mutate.Bytes:
    return mutate.raw(data) if data.startswith(b"INKL") else mutate.tree(data)


def _read_key_file(data: bytes) -> None:
    """The file of a profile, or of a backup that somebody hands over."""
    folder = Path(
        tempfile.mkdtemp(prefix="inka-fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None)
    )
    try:
        (folder / keyfile.FILE_NAME).write_bytes(data)
        kept = keyfile.read(folder)
        assert kept is None or 0 <= kept.passes <= 10
    finally:
        shutil.rmtree(folder)


def _key_files() -> list[bytes]:
    fields = {"format": 1, "source": "passphrase", "check": "00" * 16, "salt": "11" * 16, "passes": 3,
              "memory_kib": 65_536, "closed": "22" * 72, "recovery": "33" * 80}  # fmt: skip
    return [json.dumps(fields, indent=1).encode()]


def _json(seed: bytes) -> mutate.Bytes:
    """A JSON text with other values somewhere below."""
    values = st.sampled_from(
        [
            "null",
            "-1",
            "1e999",
            "NaN",
            '"x"',
            "[]",
            "{}",
            "[" * 9_000,
            '"\\ud800"',
            "1" * 5_000,
            "true",
            '"' + "0" * 33 + '"',
        ]
    )
    text = seed.decode()
    places = [at for at, sign in enumerate(text) if sign in ":,[{"]
    changed = st.tuples(st.sampled_from(places), values).map(
        lambda one: (text[: one[0] + 1] + one[1] + text[_value_end(text, one[0] + 1) :]).encode()
    )
    return st.one_of(changed, changed, mutate.raw(seed))


def _value_end(text: str, at: int) -> int:
    ends = [found for sign in ",}]" if (found := text.find(sign, at)) >= 0]
    return min(ends, default=len(text))


def _read_content(data: bytes) -> None:
    """The content of a finished or released protocol."""
    with suppress(NoContentError, ContentNewerError):
        content = decode_content(data)
        encode_content(content)


TARGETS = (
    Target("invitation", examples("v1/invitation.inka"), _open_invitation, bombs=_greedy, share=0.1),
    Target("invited", lambda: [_invited()], _read_invited, mutate.tree),
    Target("statement", _statements, _read_statement, mutate.tree),
    Target("request", lambda: [*examples("control/*.inka-anfrage")(), _request_content()], _read_request,
           _change_request, share=0.5),
    Target("answer", examples("control/*.inka-antwort"), _open_answer, bombs=_greedy_answers, share=0.1),
    Target("sealed answer", lambda: [bytes(80)], _sealed_answer, share=0.2),
    Target("typed", lambda: [" ".join(_CONTROL["sheet"]).encode(), _V1["code"].encode()], _read_typed),
    Target("seal", _seals, _read_seal, _change_seal),
    Target("key file", _key_files, _read_key_file, _json, share=0.5),
    Target("content", lambda: [encode_content(SONNENHANG)], _read_content, _json),
)  # fmt: skip
