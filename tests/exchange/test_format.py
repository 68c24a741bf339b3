"""The example place is read for ever: by the program, and by a reader made from FORMAT.md alone."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import msgpack
import pytest

from inka_desktop.exchange.attachments import decrypt_attachment
from inka_desktop.exchange.container import open_envelope
from inka_desktop.exchange.crypto import DeviceKeys, SeededRng, hash32
from inka_desktop.exchange.delegation import check_enrol
from inka_desktop.exchange.deps import Dep, unpack_deps
from inka_desktop.exchange.invitation import open_invitation
from inka_desktop.exchange.local_store import open_place
from inka_desktop.exchange.names import AttachmentName, HeadName, SegmentName
from inka_desktop.exchange.operations import operations_of
from inka_desktop.exchange.recognise import parse
from inka_desktop.exchange.seal import Seal
from inka_desktop.exchange.store import Entry, Store
from inka_desktop.exchange.text_values import unpack_value
from inka_desktop.exchange.wire import ACK, CONTROL, TEXT
from inka_desktop.store.text_doc import TextDoc

from . import stranger
from .make_example import make

EXAMPLE = Path(__file__).resolve().parent.parent / "fixtures" / "exchange" / "v1"
FORMAT = Path(stranger.__file__).resolve().parents[2] / "inka_desktop" / "exchange" / "FORMAT.md"


def loaded(name: str, folder: Path = EXAMPLE) -> Any:
    return json.loads((folder / name).read_text("utf-8"))


KEYS, EXPECTED = loaded("keys.json"), loaded("expected.json")


def everything(store: Store, folder: str = "") -> list[Entry]:
    found = []
    for entry in store.listing(folder):
        found += everything(store, entry.path) if entry.is_folder else [entry]
    return found


def example() -> Store:
    return open_place(EXAMPLE / "place", bytes.fromhex(KEYS["store"]), "0" * 12, SeededRng(1))


def dots(found: tuple[tuple[bytes, int], ...]) -> list[list[Any]]:
    return [[author.hex(), seq] for author, seq in found]


def read_by_the_program(data: bytes, hash16: str) -> dict[str, Any]:
    envelope = open_envelope(data, hash16)
    header = envelope.header
    envelope.verify(bytes.fromhex(KEYS["devices"][header.device.hex()]))
    body = envelope.decrypt(bytes.fromhex(KEYS["spaces"][header.space.hex()][str(header.epoch)]))
    operations = []
    for transaction, _ in body.transactions():
        for one in operations_of(transaction, header.author):
            named = {"seq": one.seq, "hlc": transaction.hlc, "action": transaction.action.hex()}
            named |= {"label": transaction.label, "kind": one.kind, "table": one.table, "row": one.row.hex()}
            values = [[name, stranger.readable(value)] for name, value in one.values.items()]
            preds = [[name, dots(found)] for name, found in one.preds.items()]
            saw = None if one.saw is None else [[name, dots(found)] for name, found in one.saw.items()]
            operations.append({**named, "values": values, "preds": preds, "saw": saw})
    parts = [
        [
            part.first, part.chain.hex(), part.previous.hex(), shown(part.deps), shown(part.control),
            part.schema, part.reader,
        ]
        for part in body.parts
    ]  # fmt: skip
    clear = stranger.readable(msgpack.unpackb(header.to_bytes()))
    return {"header": clear, "parts": parts, "operations": operations, "after": body.chain_after.hex()}


def shown(deps: tuple[Dep, ...]) -> list[list[Any]]:
    return [[dep.author.hex(), dep.seq, dep.chain.hex()] for dep in deps]


def test_a_stranger_reads_texts_as_the_program_does() -> None:
    folder = EXAMPLE.with_name("v1-text")
    keys, expected = loaded("keys.json", folder), loaded("expected.json", folder)
    files = {path: stranger.read_file(folder / "place" / path, keys) for path in expected["files"]}
    assert files == expected["files"]
    found = stranger.read_texts(list(files.values()))
    assert found == expected["texts"]
    by_the_program: dict[tuple[str, Any, Any], TextDoc] = {}
    operations = [one for read in files.values() for one in read["operations"] if one["kind"] == TEXT]
    for one in operations:
        ((name, value),) = one["values"]
        began, change = unpack_value(bytes.fromhex(value["hex"]))
        generation = [began[0].hex(), began[1]] if began else None
        start = {"Ä": "Ä 😀 Heizung\nHof e\u0301", "G": "Ganz neu"}
        text = next(
            text for row, field, of, text in found if [row, field, of] == [one["row"], name, generation]
        )
        doc = by_the_program.setdefault(
            (one["row"], name, str(generation)), TextDoc.start(start.get(text[0], "") if began else "")
        )
        doc.take([change.update])
    assert all(doc.is_whole for doc in by_the_program.values())
    assert sorted(doc.text for doc in by_the_program.values()) == sorted(text for *_, text in found)
    assert sorted(text for *_, text in found) == [
        "Erstes Wort und mehr",
        "Ganz neu geschrieben",
        "Ä 😀 neue Heizung kalt\nHof e\u0301\nTreppe 👍🏽 frei",
    ]


def without_empty_preds(found: dict[str, Any]) -> dict[str, Any]:
    """The program leaves out a field that replaced nothing; on the wire it is a nil."""
    operations = [
        {**one, "preds": [[name, named] for name, named in one["preds"] if named]}
        for one in found["operations"]
    ]
    return {**found, "operations": operations}


def test_every_file_of_the_example_is_read_as_it_was_written() -> None:
    store, seen = example(), []
    for entry in everything(store):
        name = parse(entry.path)
        assert name is not None, entry.path
        if isinstance(name, SegmentName):
            data = store.read(entry.path, 4 * 1024 * 1024)
            assert data is not None
            assert read_by_the_program(data, name.hash16) == without_empty_preds(EXPECTED[entry.path])
            seen.append(name.folder)
    assert sorted(seen) == ["ctl", "ctl", "log", "log", "log", "pack"]
    assert len(EXPECTED) == 6


def test_a_stranger_reads_the_same() -> None:
    for path, expected in EXPECTED.items():
        assert stranger.read_file(EXAMPLE / "place" / path, KEYS) == expected


def test_the_example_shows_every_kind_of_operation_and_value() -> None:
    operations = [one for found in EXPECTED.values() for one in found["operations"]]
    assert {one["kind"] for one in operations} == set(range(1, 10))
    kinds = {type(value).__name__ for one in operations for _, value in one["values"]}
    assert kinds == {"NoneType", "int", "str", "dict"}
    assert any(len(named) == 2 for one in operations for _, named in one["preds"])
    assert {len(found["parts"]) for found in EXPECTED.values()} == {1, 2}


def test_the_pack_holds_what_its_segments_hold() -> None:
    by_folder: dict[str, list[dict[str, Any]]] = {}
    for path, found in sorted(EXPECTED.items()):
        by_folder.setdefault(path.split("/")[2], []).append(found)
    (pack,) = by_folder["pack"]
    mine = [one for one in by_folder["log"] if one["header"]["device"] == pack["header"]["device"]]
    assert pack["parts"] == [part for one in mine for part in one["parts"]]
    assert pack["operations"] == [one for segment in mine for one in segment["operations"]]
    assert pack["after"] == mine[-1]["after"]


def test_heads_name_the_chain_and_acks_the_deps() -> None:
    heads = [parse(entry.path) for entry in everything(example(), "h")]
    ends = {found["after"][:16]: found["header"]["seqB"] for found in EXPECTED.values()}
    assert len(heads) == 4
    for head in heads:
        assert isinstance(head, HeadName)
        assert ends[head.hash16] == head.seq
    (ack,) = [one for found in EXPECTED.values() for one in found["operations"] if one["kind"] == ACK]
    (dep,) = unpack_deps(bytes.fromhex(ack["values"][0][1]["hex"]))
    assert dep.seq == 3


def test_the_invitation_opens_and_the_device_is_admitted() -> None:
    data = (EXAMPLE / "invitation.inka").read_bytes()
    invitation = open_invitation(data, KEYS["code"], KEYS["expires_s"])
    content = stranger.read_invitation(data, KEYS["code"])
    assert invitation.workspace_name == content["name"] == "INKA Beispiel"
    assert invitation.extra == content["extra"]
    assert invitation.extra["org"].hex() == KEYS["org"]
    assert {
        space.hex(): {str(n): key.hex() for n, key in epochs.items()} for space, epochs in content["keys"]
    } == KEYS["spaces"]
    assert invitation.space_keys == dict(content["keys"])
    assert invitation.place.store.hex() == content["place"][2].hex() == KEYS["store"]
    control = [one for found in EXPECTED.values() for one in found["operations"] if one["kind"] == CONTROL]
    said = {
        one["t"]: one for one in (msgpack.unpackb(bytes.fromhex(c["values"][0][1]["hex"])) for c in control)
    }
    assert said.keys() == {"genesis", "space", "member", "grant", "enrol"}
    statement = said["enrol"]["statement"]
    admitted = check_enrol(statement, [invitation.owners[0][0]], KEYS["expires_s"])
    guest = DeviceKeys.from_bytes(bytes.fromhex(KEYS["guest"]))
    assert admitted.device == guest.device
    granted = guest.unwrap(said["grant"]["box"])
    assert granted.hex() == KEYS["spaces"][said["grant"]["space"].hex()][str(said["grant"]["epoch"])]
    assert stranger.read_enrolment(statement)["sign"] == admitted.sign_public
    assert admitted.delegation.role == "coordinator"


def test_the_attachment_opens() -> None:
    (path,) = [one.path for one in everything(example()) if isinstance(parse(one.path), AttachmentName)]
    name = parse(path)
    assert isinstance(name, AttachmentName)
    told = KEYS["attachment"]
    key, part = bytes.fromhex(told["key"]), EXAMPLE / "place" / path
    plain = decrypt_attachment([part.read_bytes()], told["size"], key, name.hash64)
    assert plain == stranger.read_attachment([part], key, told["size"])
    assert hash32(plain).hex() == told["hash"]


def test_the_seal_file_is_read() -> None:
    seal = Seal.from_bytes((EXAMPLE / "seal").read_bytes())
    packs = [found for path, found in EXPECTED.items() if "/pack/" in path]
    header = packs[0]["header"]
    assert seal.incarnation.hex() == header["incarnation"]["hex"]
    position = seal.sealed[bytes.fromhex(header["space"]["hex"]), "d"]
    assert position == (header["seqB"], bytes.fromhex(packs[0]["after"]))


def test_what_is_written_today_is_read_by_the_stranger(tmp_path: Path) -> None:
    """Compression may differ from version to version, so contents are compared and not bytes."""
    make(tmp_path)
    mine = loaded("expected.json", tmp_path)
    contents = [{name: found[name] for name in ("header", "operations", "after")} for found in mine.values()]
    known = [{name: found[name] for name in ("header", "operations", "after")} for found in EXPECTED.values()]
    order = str  # file names hold hashes of compressed content
    assert sorted(contents, key=order) == sorted(known, key=order)
    assert loaded("keys.json", tmp_path) == KEYS


def test_the_page_names_every_purpose_of_a_key() -> None:
    page = FORMAT.read_text("utf-8")
    table = page.split("All uses of `person`")[1].split("## 2")[0]
    told = set(re.findall(r"`([a-z-]+)`", table.partition("|---|---|")[2]))
    used = set()
    for path in FORMAT.parent.glob("*.py"):
        source = path.read_text("utf-8")
        used |= set(re.findall(r'person=b"([a-z-]+)"', source))
        used |= set(re.findall(r'(?:derive|hash16)\([^()]*(?:\([^()]*\)[^()]*)*, b"([a-z-]+)"\)', source))
        used |= set(
            re.findall(
                r'^(?:_ENROL|_DELEGATION|_PERSON|RECOVERY|SIGNED): Final = b"([a-z-]+)"', source, re.MULTILINE
            )
        )
    assert used - {"seeded-rng"} == told


@pytest.mark.parametrize("name", ["place", "keys.json", "expected.json", "invitation.inka", "seal"])
def test_the_example_is_whole(name: str) -> None:
    assert name in os.listdir(EXAMPLE)
