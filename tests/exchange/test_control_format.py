"""The example place with control statements: a stranger and the program say the same of it, for ever."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from inka_desktop.exchange import identity as identities
from inka_desktop.exchange import joining
from inka_desktop.exchange.crypto import DeviceKeys, SeededRng
from inka_desktop.exchange.identity import Identity
from inka_desktop.exchange.local_store import open_place
from inka_desktop.exchange.replica import Meeting, Replica
from inka_desktop.store.database import Database
from inka_desktop.store.dots import seq_of
from inka_desktop.store.operation import unpack_body
from inka_desktop.store.writer import Transaction

from . import stranger_control as stranger

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "exchange" / "control"
WORDS = Path(__file__).resolve().parents[2] / "resources" / "phrase" / "words.txt"
KEYS: dict[str, Any] = json.loads((FOLDER / "keys.json").read_text("utf-8"))


def of(name: str) -> bytes:
    """A value of the example as bytes."""
    return bytes.fromhex(KEYS[name])


@pytest.fixture(scope="module")
def place() -> stranger.Place:
    return stranger.Place(FOLDER / "place", KEYS)


def test_a_stranger_finds_what_has_an_effect(place: stranger.Place) -> None:
    found = {
        str(operation["seq"]): place.has_effect(one, operation["seq"])
        for one in place.files
        if one["header"]["stream"] == "d"
        for operation in one["operations"]
    }
    assert found == KEYS["effect"]
    everything = dict.fromkeys({one.author for one in place.said}, 1000)
    roles = {one: place.standing(one, everything, place.counted) for one in KEYS["devices"]}
    assert sorted(roles.values()) == ["", "", "owner"]
    assert roles[KEYS["deputy"]] == "owner"


def test_a_stranger_opens_what_the_invitation_was_granted(place: stranger.Place) -> None:
    (grant,) = [one.content for one in place.said if one.content["t"] == "grant"]
    key = stranger.invited_key(of("invitation_seed"), grant["box"])
    assert key.hex() == KEYS["spaces"][KEYS["space"]][str(grant["epoch"])]


def test_a_stranger_reads_sheet_request_answer_and_words() -> None:
    seed = stranger.read_sheet(KEYS["sheet"])
    assert seed == of("recovery_seed")
    request = stranger.read_request((FOLDER / "request.inka-anfrage").read_bytes())
    assert stranger.recovery_box(seed, request["sealed"]) == of("database_key")
    answer = (FOLDER / "answer.inka-antwort").read_bytes()
    assert stranger.read_answer(answer, KEYS["code"], of("request_secret")) == of("database_key")
    german = [line.split()[0] for line in WORDS.read_text("utf-8").splitlines() if line[0] != "#"]
    devices = [bytes.fromhex(one) for one in KEYS["phrase_keys"]]
    assert stranger.six_words(of("workspace"), devices, german) == KEYS["phrase"]


def _know(transaction: Transaction, me: Identity) -> None:
    raw = transaction.raw
    identities.save(raw, me)
    joining.keep_setting(raw, "trusted", of("trusted"))
    for space, epochs in KEYS["spaces"].items():
        kind = "org" if space == KEYS["org"] else "coord"
        for epoch, key in epochs.items():
            raw.execute(
                "INSERT INTO sync_key VALUES (?,?,?)", (bytes.fromhex(space), int(epoch), bytes.fromhex(key))
            )
        identities.own_log(raw, me, bytes.fromhex(space), kind)
    identities.own_log(raw, me, of("org"), "org", 1)
    raw.execute("INSERT INTO place(id, store_id, path) VALUES (?,?,'')", (bytes(16), bytes(16)))
    transaction.log.load()


def test_the_program_finds_the_same(tmp_path: Path) -> None:
    rng = SeededRng(5)
    me = Identity(
        DeviceKeys.new(rng), rng.token(8), of("workspace"), of("org"), bytes(16), "X1", "reader", ""
    )
    database = Database(tmp_path, bytes(32))
    database.writer.submit(partial(_know, me=me)).result()
    (name,) = (FOLDER / "place").glob("STORE.*")
    replica = Replica(database, me, of("trusted"), random=rng, machine=bytes(16))
    replica.start()
    store = open_place(FOLDER / "place", bytes.fromhex(name.name.split(".")[1]), "0" * 12, rng)
    replica._receive(bytes(16), store, Meeting(), everywhere=True)
    with database.readers.raw() as raw:
        refused = {seq_of(last) for (last,) in raw.execute("SELECT last FROM sync_refused")}
        shown = {
            unpack_body(body).values[2]
            for (body,) in raw.execute(
                "SELECT o.body FROM sync_op o JOIN protocol p ON p.id = o.row AND p.alive = 1"
            )
        }
    assert {seq for seq, effect in KEYS["effect"].items() if not effect} == {str(seq) for seq in refused}
    assert shown == {"vor dem Schnitt", "angenommen"}
    roles = {device.hex(): member.role for device, member in replica.members.devices.items()}
    assert roles[KEYS["deputy"]] == "owner"
    assert roles[KEYS["guest"]] == ""
    database.close()
