"""Reads control statements by FORMAT.md sections 7 to 8a alone; nothing of the program is imported here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nacl.bindings as sodium
from nacl.pwhash import argon2id

from .stranger import aead_open, check_signature, h, number, read_deps, read_enrolment, read_file, unpack

RANKS = ("", "reader", "carrier", "keeper", "coordinator", "owner")
LOSSES = ("revoke", "leave", "refuse", "demote")
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
Known = dict[str, int]
"""Author of a control stream (hex) to the highest number known."""


@dataclass(eq=False)
class Said:
    """A control statement and what its writer knew."""

    author: str
    device: str
    seq: int
    row: str
    content: dict[str, Any]
    known: Known = field(default_factory=dict)

    def knows(self, other: Said) -> bool:
        return other is not self and self.known.get(other.author, 0) >= other.seq


class Place:
    """All files of a place, and what counts of them."""

    def __init__(self, folder: Path, keys: dict[str, Any]) -> None:
        self.keys = keys
        self.files = [read_file(path, keys) for path in sorted(folder.rglob("*.seg"))]
        self.files.sort(key=lambda one: (self.author(one), one["header"]["seqA"]))
        self.said = [Said(*row) for one in self.files if self.is_control(one) for row in self._rows(one)]
        for one in self.said:
            one.known = self.known_at("c", one.author, one.seq)
        self.said.sort(key=lambda one: sum(one.known.values()))
        self.counted = [one for one in self._valid() if not self._overruled(one, self._valid())]

    @staticmethod
    def is_control(one: dict[str, Any]) -> bool:
        return bool(one["header"]["stream"] == "c")

    @staticmethod
    def author(one: dict[str, Any]) -> str:
        header = one["header"]
        device, incarnation = (bytes.fromhex(header[name]["hex"]) for name in ("device", "incarnation"))
        return h(device + incarnation, 16, b"author").hex()

    def _rows(self, one: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
        for operation in one["operations"]:
            content = unpack(bytes.fromhex(dict(operation["values"])[0]["hex"]))
            device = one["header"]["device"]["hex"]
            yield self.author(one), device, operation["seq"], operation["row"], content

    def known_at(self, stream: str, author: str, seq: int) -> Known:
        known: Known = {}
        waiting = [(stream, author, seq)]
        while waiting:
            letter, at, upto = waiting.pop()
            if letter == "c":
                if known.get(at, 0) >= upto:
                    continue
                known[at] = upto
            for one in self.files:
                if self.author(one) == at and one["header"]["stream"] == letter:
                    for part in one["parts"]:
                        waiting += [("c", dep[0], dep[1]) for dep in part[4] if part[0] <= upto]
        return known

    def claims(self, one: Said) -> Iterator[tuple[str, str]]:
        """Device and role that a statement gives it."""
        said, kind = one.content, one.content["t"]
        if kind == "genesis":
            yield one.device, "owner"
        elif kind == "enrol":
            given = read_enrolment(said["statement"])
            yield h(given["sign"], 16).hex(), given["delegation"]["role"]
        elif kind == "member":
            yield one.row, said["role"]
        elif kind in LOSSES:
            yield one.row, said.get("role", "")
        elif kind == "recover":
            begun = next(other for other in self.said if other.content["t"] == "genesis")
            check_signature(begun.content["recovery"][0], b"recover", said["statement"], said["signature"])
            named = unpack(said["statement"])
            yield from ((h(owner[0], 16).hex(), "owner") for owner in named["owners"])
            yield from ((device.hex(), "") for device in named["ends"])

    def standing(self, device: str, known: Known, counted: list[Said]) -> str:
        found = [
            (one, role)
            for one in counted
            for named, role in self.claims(one)
            if named == device
            and (
                known.get(one.author, 0) >= one.seq or (one.device == device and one.content["t"] == "enrol")
            )
        ]
        newest = [role for one, role in found if not any(other.knows(one) for other, _ in found)]
        return min(newest, key=RANKS.index, default="")

    def _valid(self) -> list[Said]:
        valid: list[Said] = []
        for one in self.said:
            before = dict(one.known)
            before[one.author] = one.seq - 1
            free = one.content["t"] in ("genesis", "recover", "enrol")
            if free or self.standing(one.device, before, valid) == "owner":
                valid.append(one)
        return valid

    def _overruled(self, one: Said, valid: list[Said]) -> bool:
        if one.content["t"] in ("genesis", "recover", "enrol"):
            return False
        ends = [loss for loss in valid if (one.device, "") in self.claims(loss) and not one.knows(loss)]
        return any(not self.before_cut(loss, self.keys["org"], "c", one.author, one.seq) for loss in ends)

    @staticmethod
    def before_cut(loss: Said, space: str, stream: str, author: str, seq: int) -> bool:
        content = loss.content
        cuts = unpack(content["statement"])["cuts"] if content["t"] == "recover" else content["cuts"]
        return any(
            (named.hex(), letter) == (space, stream) and dep[0] == author and seq <= dep[1]
            for named, letter, deps in cuts
            for dep in read_deps(deps)
        )

    def has_effect(self, one: dict[str, Any], seq: int) -> bool:
        """Whether an operation of stream ``d`` has an effect."""
        author, device = self.author(one), one["header"]["device"]["hex"]
        space = one["header"]["space"]["hex"]
        for said in self.counted:
            if said.content["t"] == "accept" and said.content["space"].hex() == space:
                for named, first, last, _chain in said.content["ranges"]:
                    if named.hex() == author and first <= seq <= last:
                        return True
        known = self.known_at("d", author, seq)
        losses = [loss for loss in self.counted if (device, "") in self.claims(loss)]
        return RANKS.index(self.standing(device, known, self.counted)) >= 2 and all(
            known.get(loss.author, 0) >= loss.seq or self.before_cut(loss, space, "d", author, seq)
            for loss in losses
        )


def read_sheet(groups: list[str]) -> bytes:
    seed = 0
    for place, group in enumerate(groups):
        check = h(bytes([place]) + group[:4].encode(), 1, b"recovery-check")[0] & 31
        assert ALPHABET[check] == group[4]
        for letter in group[:4]:
            seed = seed << 5 | ALPHABET.index(letter)
    return seed.to_bytes(32, "big")


def read_request(data: bytes) -> dict[str, Any]:
    assert data[:5] == b"INKQ\x01"
    assert h(data[:-32]) == data[-32:]
    content: dict[str, Any] = unpack(data[5:-32])
    return content


def read_answer(data: bytes, code: str, secret: bytes) -> bytes:
    assert data[:5] == b"INKW\x01"
    assert h(data[:-32]) == data[-32:]
    typed = code.replace("-", "").encode()
    key = argon2id.kdf(
        32, typed, data[5:21], opslimit=number(data[21:25]), memlimit=1024 * number(data[25:29])
    )
    inner = aead_open(h(b"", key=key, person=b"answer"), data[29:53], data[:53], data[53:-32])
    return sodium.crypto_box_seal_open(inner, sodium.crypto_scalarmult_base(secret), secret)


def recovery_box(seed: bytes, sealed: bytes) -> bytes:
    secret = h(b"", key=seed, person=b"recovery-box")
    return sodium.crypto_box_seal_open(sealed, sodium.crypto_scalarmult_base(secret), secret)


def invited_key(seed: bytes, box: bytes) -> bytes:
    public, secret = sodium.crypto_sign_seed_keypair(seed)
    return sodium.crypto_box_seal_open(
        box,
        sodium.crypto_sign_ed25519_pk_to_curve25519(public),
        sodium.crypto_sign_ed25519_sk_to_curve25519(secret),
    )


def six_words(workspace: bytes, keys: list[bytes], words: list[str]) -> list[str]:
    digest = argon2id.kdf(
        16, b"".join(sorted(keys)), h(workspace, 16, b"phrase"), opslimit=3, memlimit=64 * 2**20
    )
    return [words[byte] for byte in digest[:6]]
