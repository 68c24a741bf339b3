"""A reader of the exchange written from FORMAT.md alone: nothing of the program is imported here."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import Any

import loro
import msgpack
import nacl.bindings as sodium
import zstandard
from nacl.pwhash import argon2id


def h(data: bytes, size: int = 32, person: bytes = b"", key: bytes = b"") -> bytes:
    return blake2b(data, digest_size=size, person=person, key=key).digest()


def aead_open(key: bytes, nonce: bytes, aad: bytes, sealed: bytes) -> bytes:
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, aad, nonce, key)


def check_signature(public: bytes, person: bytes, data: bytes, signature: bytes) -> None:
    sodium.crypto_sign_open(signature + h(data, person=person), public)


def number(data: bytes) -> int:
    return int.from_bytes(data, "big")


def unpack(data: bytes) -> Any:
    return msgpack.unpackb(data, strict_map_key=False)


def read_deps(data: bytes) -> list[list[Any]]:
    rows = [data[at : at + 36] for at in range(0, len(data), 36)]
    return [[row[:16].hex(), number(row[16:20]), row[20:].hex()] for row in rows]


def padme(n: int) -> int:
    e = n.bit_length() - 1
    m = 2 ** (e - ((e.bit_length() - 1) + 1)) - 1
    return (n + m) & ~m


def read_file(path: Path, keys: dict[str, Any]) -> dict[str, Any]:
    """Everything in a file of operations, bytes as hex."""
    data = path.read_bytes()
    first, last, digest = path.stem.replace("-", ".").split(".")
    assert h(data)[:8].hex() == digest
    assert (data[:4], data[4]) == (b"INKS", 1)
    front_end = 9 + number(data[5:9])
    front, nonce, sealed = data[:front_end], data[front_end : front_end + 24], data[front_end + 24 : -64]
    header = unpack(front[9:])
    author = h(header["device"] + header["incarnation"], 16, b"author")
    public = bytes.fromhex(keys["devices"][header["device"].hex()])
    assert h(public, 16) == header["device"]
    assert (header["seqA"], header["seqB"], author.hex()[:12]) == (
        int(first, 16),
        int(last, 16),
        path.parent.name,
    )
    check_signature(public, b"file", data[:-64], data[-64:])
    space_key = bytes.fromhex(keys["spaces"][header["space"].hex()][str(header["epoch"])])
    plain = aead_open(h(b"", key=space_key, person=b"seg"), nonce, front, sealed)
    head_end = 4 + number(plain[:4])
    head = unpack(plain[4:head_end])
    transactions = read_blocks(plain[head_end:], head["blocks"])
    used = head_end + sum(packed for packed, _, _ in head["blocks"])
    assert len(plain) == padme(used)
    assert not any(plain[used:])
    assert all(part[6] <= 2 for part in head["parts"])
    chain = head["parts"][0][1]
    told = head.get("redacted", b"")
    stated = {number(told[at : at + 4]): told[at + 4 : at + 20] for at in range(0, len(told), 20)}
    seqs, redacted = {}, []
    for raw in transactions:
        first, *_, groups = unpack(raw)[:6]
        seqs[first] = chain
        chain = h(chain + raw, 16)
        seq = first + sum(group[2] for group in groups) - 1
        if seq in stated:
            redacted.append(seq)
            chain = stated[seq]
    assert redacted == list(stated)
    assert chain == head["after"]
    assert all(seqs[part[0]] == part[1] for part in head["parts"])
    if header["seqA"] == 1:
        assert head["parts"][0][1] == h(header["space"] + header["stream"].encode() + author, 16, b"chain")
    return {
        "header": readable(header),
        "parts": [
            [part[0], part[1].hex(), part[2].hex(), read_deps(part[3]), read_deps(part[4]), *part[5:]]
            for part in head["parts"]
        ],
        "operations": [one for raw in transactions for one in read_transaction(unpack(raw), author)],
        "after": head["after"].hex(),
        **({"redacted": redacted} if redacted else {}),
    }


def read_blocks(data: bytes, table: list[list[int]]) -> list[bytes]:
    found, at = [], 0
    for packed, size, count in table:
        frame = data[at : at + packed]
        assert zstandard.frame_content_size(frame) == size <= 2**20
        plain, place = zstandard.ZstdDecompressor().decompress(frame), 0
        for _ in range(count):
            length = number(plain[place : place + 4])
            found.append(plain[place + 4 : place + 4 + length])
            place += 4 + length
        assert place == size
        at += packed
    return found


def read_transaction(transaction: list[Any], own: bytes) -> list[dict[str, Any]]:
    seq, hlc, action, label, named, groups = transaction[:6]
    authors = [own] + [named[at : at + 16] for at in range(0, len(named), 16)]

    def dots(code: Any) -> list[list[Any]]:
        codes = [] if code is None else code if isinstance(code, list) else [code]
        return [[authors[one % len(authors)].hex(), one // len(authors)] for one in codes]

    operations = []
    for kind, table, n, *rest in groups:
        for place in range(n):
            operation = {
                "seq": seq,
                "hlc": hlc,
                "action": action.hex(),
                "label": label,
                "kind": kind,
                "table": table,
            }
            if kind <= 11:
                fields, rows, values, preds, saw = rest[:5]
                operation["row"] = rows[16 * place : 16 * place + 16].hex()
                operation["values"] = [
                    [name, readable(column[place])] for name, column in zip(fields, values, strict=True)
                ]
                operation["preds"] = [
                    [name, dots(column[place])] for name, column in zip(fields, preds or [], strict=False)
                ]
                operation["saw"] = [[name, dots(code)] for name, code in saw[place].items()] if saw else None
            operations.append(operation)
            seq += 1
    return operations


def read_texts(files: list[dict[str, Any]]) -> list[list[Any]]:
    """Section 11: each generation of each text as [row, field, generation or None, text]."""
    registers: dict[Any, Any] = {}
    updates: dict[Any, list[bytes]] = {}
    for found in files:
        front = found["header"]
        author = h(*(bytes.fromhex(front["device"]["hex"] + front["incarnation"]["hex"]), 16, b"author"))
        for one in found["operations"]:
            for name, value in one.get("values", []):
                if one["kind"] == 5:
                    generation, update = unpack(bytes.fromhex(value["hex"]))[:2]
                    began = (generation[0].hex(), generation[1]) if generation else None
                    updates.setdefault((one["row"], name, began), []).append(update)
                elif one["kind"] in (1, 2, 6):
                    registers[one["row"], name, (author.hex(), one["seq"])] = value
    texts = []
    for row, name, began in sorted(updates, key=str):
        doc = loro.LoroDoc()  # type: ignore[no-untyped-call]  # its stub names no result
        doc.peer_id = 0
        text = doc.get_text("t")
        if registers.get((row, name, began)):
            text.insert(0, registers[row, name, began])
            doc.commit()
        doc.import_batch([update for update in updates[row, name, began] if update])
        texts.append([row, name, list(began) if began else None, text.to_string()])
    return texts


def read_snapshot(folder: Path, number_hex: str, keys: dict[str, Any]) -> dict[str, Any]:
    """A snapshot by its number, from section 14; checks hashes, signatures, digest and statements."""
    found = {}
    for path in folder.iterdir():
        if path.name.startswith(number_hex):
            part, head, blocks = read_snapshot_file(path, keys)
            found[part] = (path, head, blocks)
    _, index, none = found[0]
    assert not none
    for part, (digest, size) in enumerate(index["parts"], 1):
        data = found[part][0].read_bytes()
        assert (h(data), len(data)) == (digest, size)
    blocks = [block for part in range(1, len(index["parts"]) + 1) for block in found[part][2]]
    state = blake2b(digest_size=32, person=b"state")
    for section, plain in blocks:
        if section <= 31:
            state.update(section.to_bytes(4, "big") + len(plain).to_bytes(4, "big") + plain)
    assert state.digest() == index["digest"]
    for statement in index["attests"]:
        said, signature = unpack(statement)
        fields = unpack(said)
        check_signature(bytes.fromhex(keys["devices"][fields["device"].hex()]), b"attest", said, signature)
        assert (fields["digest"], fields["number"].hex()) == (index["digest"], number_hex)
        assert (fields["reach"], fields["device"] != fields["maker"]) == (index["reach"], True)
    logs = unpack(blocks[0][1])
    return {
        "reach": read_deps(index["reach"]),
        "attested by": [unpack(unpack(one)[0])["device"].hex() for one in index["attests"]],
        "logs": [readable_list(one) for one in logs],
        "heads": [
            one for section, plain in blocks if section == 3 for one in read_heads(unpack(plain), logs)
        ],
        "sections": [section for section, _ in blocks],
        "erased": [readable_list(one) for section, plain in blocks if section == 5 for one in unpack(plain)],
    }


def read_snapshot_file(path: Path, keys: dict[str, Any]) -> tuple[int, dict[str, Any], list[Any]]:
    data = path.read_bytes()
    assert path.name.split(".")[1] == h(data)[:8].hex()
    assert (data[:4], data[4]) == (b"INKN", 1)
    front_end = 9 + number(data[5:9])
    front, nonce, sealed = data[:front_end], data[front_end : front_end + 24], data[front_end + 24 : -64]
    header = unpack(front[9:])
    public = bytes.fromhex(keys["devices"][header["device"].hex()])
    assert h(public, 16) == header["device"]
    check_signature(public, b"snapshot", data[:-64], data[-64:])
    space_key = bytes.fromhex(keys["spaces"][header["space"].hex()][str(header["epoch"])])
    plain = aead_open(h(b"", key=space_key, person=b"snap"), nonce, front, sealed)
    at = 4 + number(plain[:4])
    head = unpack(plain[4:at])
    blocks = []
    for section, packed, size in head["blocks"]:
        block = zstandard.ZstdDecompressor().decompress(plain[at : at + packed])
        assert len(block) == size
        blocks.append((section, block))
        at += packed
    assert len(plain) == padme(at)
    return header["part"], head, blocks


def read_heads(block: list[Any], logs: list[Any]) -> list[dict[str, Any]]:
    """The operations that are heads, with what counts of each."""
    ids, tables, groups, _odd = block

    def dot(code: int) -> list[Any]:
        return [logs[code % len(logs)][0].hex(), code // len(logs)]

    found = []
    for kind, fields, places, codes, values, preds, _saw in groups:
        for at, place in enumerate(places):
            replaced = [[name, column[at]] for name, column in zip(fields, preds or [], strict=False)]
            found.append(
                {
                    "row": ids[16 * place : 16 * place + 16].hex(),
                    "table": tables[place] if isinstance(tables, list) else tables,
                    "kind": kind,
                    "dot": dot(codes[at]),
                    "values": [
                        [name, readable(column[at])] for name, column in zip(fields, values, strict=True)
                    ],
                    "replaced": [
                        [name, [dot(one) for one in (code if isinstance(code, list) else [code])]]
                        for name, code in replaced
                        if code is not None
                    ],
                }
            )
    return found


def readable_list(values: list[Any]) -> list[Any]:
    return [readable_list(one) if isinstance(one, list) else readable(one) for one in values]


def read_attachment(parts: list[Path], key: bytes, size: int) -> bytes:
    sealed = [part.read_bytes() for part in parts]
    assert h(b"".join(sealed)).hex() == parts[0].name.partition(".")[0]
    aads = [
        b"INKA-ATT\x01" + i.to_bytes(4, "big") + len(sealed).to_bytes(4, "big") for i in range(len(sealed))
    ]
    plain = b"".join(
        aead_open(key, i.to_bytes(24, "big"), aad, part)
        for i, (aad, part) in enumerate(zip(aads, sealed, strict=True))
    )
    assert len(plain) == size
    return plain


def read_invitation(data: bytes, code: str) -> dict[str, Any]:
    assert data.startswith(b"INKI\x01")
    assert h(data[:-32]) == data[-32:]
    typed = code.upper().replace("-", "").replace(" ", "").encode()
    key = argon2id.kdf(
        32, typed, data[5:21], opslimit=number(data[21:25]), memlimit=1024 * number(data[25:29])
    )
    opening = h(b"", key=key, person=b"invitation")
    content: dict[str, Any] = unpack(aead_open(opening, data[29:53], data[:53], data[53:-32]))
    statement, signature = unpack(content["delegation"])
    check_signature(unpack(statement)["owner"], b"delegation", statement, signature)
    return content


def read_packet(data: bytes) -> dict[str, Any]:
    """Header and entries of a packet."""
    assert len(data) <= 10_000_000
    assert (data[:4], data[4]) == (b"INKP", 1)
    assert h(data[:-32]) == data[-32:]
    at = 9 + number(data[5:9])
    header, entries = unpack(data[9:at]), {}
    while at < len(data) - 32:
        name_end = at + 2 + number(data[at : at + 2])
        end = name_end + 4 + number(data[name_end : name_end + 4])
        entries[data[at + 2 : name_end].decode("ascii")] = data[name_end + 4 : end]
        at = end
    assert at == len(data) - 32
    return {"header": header, "entries": entries}


def read_enrolment(data: bytes) -> dict[str, Any]:
    statement, signatures = unpack(data)
    fields: dict[str, Any] = unpack(statement)
    delegated = unpack(unpack(fields["delegation"])[0])
    check_signature(delegated["invitation"], b"enrol", statement, signatures[:64])
    check_signature(fields["sign"], b"enrol", statement, signatures[64:])
    return {**fields, "delegation": delegated}


def readable(value: Any) -> Any:
    """For JSON: bytes as {"hex": …}; whole numbers and floats stay told apart."""
    if isinstance(value, bytes):
        return {"hex": value.hex()}
    if isinstance(value, float):
        return {"float": value.hex()}
    if isinstance(value, dict):
        return {name: readable(one) for name, one in value.items()}
    return value
