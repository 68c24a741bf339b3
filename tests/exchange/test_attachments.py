from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.exchange import attachments
from inka_desktop.exchange.attachments import (
    PART_BYTES,
    EncryptedAttachment,
    ciphertext_hash,
    decrypt_attachment,
    decrypt_parts,
    encrypt_attachment,
    encrypt_copy,
    encrypt_parts,
    part_count,
)
from inka_desktop.exchange.crypto import SeededRng
from inka_desktop.exchange.errors import AttachmentDamagedError
from inka_desktop.exchange.recognise import parse
from tests.damage import changed

RNG = SeededRng(21)
SPACE = b"space-1234567890"


def opened(made: EncryptedAttachment, parts: list[bytes], size: int | None = None) -> bytes:
    return decrypt_attachment(parts, made.size if size is None else size, made.key, made.hash64)


@given(st.binary(max_size=2000))
def test_any_bytes_come_back(plain: bytes) -> None:
    made = encrypt_attachment(plain, RNG)
    assert opened(made, list(made.parts)) == plain
    assert made.hash64 == ciphertext_hash(made.parts)
    assert len(made.parts) == 1
    assert len(made.parts[0]) == len(plain) + 16


def test_large_ones_go_in_numbered_parts_and_the_same_again() -> None:
    plain = RNG.token(1000) * 10_000
    made = encrypt_attachment(plain, RNG)
    assert [len(part) - 16 for part in made.parts] == [PART_BYTES, PART_BYTES, len(plain) - 2 * PART_BYTES]
    names = made.names(SPACE)
    assert [name.path.rpartition(".")[2] for name in names] == ["part0001", "part0002", "part0003"]
    assert all(parse(name.path) == name for name in names)
    assert opened(made, list(made.parts)) == plain
    assert tuple(encrypt_parts(BytesIO(plain), len(plain), made.key)) == made.parts
    exact = encrypt_attachment(bytes(PART_BYTES), RNG)
    assert (len(exact.parts), exact.names(SPACE)[0].part) == (1, 0)
    assert part_count(PART_BYTES + 1) == 2
    assert part_count(0) == 1


def test_two_attachments_with_the_same_content_cannot_be_told_to_be_equal() -> None:
    one, two = encrypt_attachment(b"same", RNG), encrypt_attachment(b"same", RNG)
    assert one.hash64 != two.hash64


def test_every_kind_of_damage_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "PART_BYTES", 10)
    made = encrypt_attachment(b"0123456789" * 2 + b"tail", RNG)
    first, second, third = made.parts
    other = encrypt_attachment(b"0123456789" * 2 + b"tail", RNG)
    longer = list(encrypt_parts(BytesIO(b"0123456789" * 4), 40, made.key))
    assert opened(made, [first, second, third]).endswith(b"tail")
    for parts in (
        [], [first], [first, second], [second, first, third], [first, first, third],
        [first, second, third, third], [first, second, third[:-1]], [first, second, b""],
        [first, other.parts[1], third], longer[:3], [first, changed(second), third],
    ):  # fmt: skip
        with pytest.raises(AttachmentDamagedError):
            opened(made, parts)
    for size in (0, 23, 25, 30):
        with pytest.raises(AttachmentDamagedError):
            opened(made, [first, second, third], size)
    with pytest.raises(AttachmentDamagedError) as problem:
        decrypt_attachment(made.parts, made.size, made.key, other.hash64)
    assert problem.value.context["reason"] == "hash"
    with pytest.raises(AttachmentDamagedError):
        decrypt_attachment(made.parts, made.size, other.key, made.hash64)


def test_a_part_can_be_shown_before_the_last_has_come() -> None:
    plain = RNG.token(100) * (PART_BYTES // 50)
    made = encrypt_attachment(BytesIO(plain), RNG, len(plain))
    reading = decrypt_parts(made.parts, made.size, made.key, made.hash64)
    assert next(reading) == plain[:PART_BYTES]


@pytest.mark.parametrize("size", [0, 3, 5])
def test_a_source_of_another_size_is_a_mistake_of_the_caller(size: int) -> None:
    with pytest.raises(ValueError, match="source"):
        encrypt_attachment(BytesIO(b"four"), RNG, size)
    with pytest.raises(ValueError, match="size"):
        encrypt_attachment(BytesIO(b"four"), RNG)


def test_a_copy_for_another_space_is_the_same_file_wherever_it_is_made() -> None:
    plain, key = b"x" * 5_000_000, bytes(range(32))
    one, two = encrypt_copy(plain, key, b"p" * 16), encrypt_copy(plain, key, b"p" * 16)
    assert (one.key, one.hash64, one.parts) == (two.key, two.hash64, two.parts)
    other = encrypt_copy(plain, key, b"q" * 16)
    assert len({key, one.key, other.key}) == 3
    assert decrypt_attachment(one.parts, one.size, one.key, one.hash64) == plain
    with pytest.raises(AttachmentDamagedError):
        decrypt_attachment(one.parts, one.size, key, one.hash64)
