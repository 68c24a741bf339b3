from __future__ import annotations

from hashlib import blake2b

import pytest
from nacl import bindings

from inka_desktop.exchange import crypto
from inka_desktop.exchange.crypto import DeviceKeys, PassphraseParameters, RecoveryKey, SeededRng, SystemRng
from inka_desktop.exchange.errors import ContentDamagedError, DecryptionError, SignatureWrongError
from tests.damage import changed

RNG = SeededRng(7)


def test_the_seeded_source_repeats_itself_and_depends_on_its_seed() -> None:
    one, two = SeededRng(5), SeededRng(5)
    assert one.token(100) == two.token(40) + two.token(60)
    assert SeededRng(5).token(32) != SeededRng(6).token(32)
    assert SystemRng().token(32) != SystemRng().token(32)


def test_ids_are_the_hashes_the_format_names() -> None:
    keys = DeviceKeys.new(RNG)
    assert keys.device == blake2b(keys.sign_public, digest_size=16).digest()
    expected = blake2b(keys.device + b"8 bytes!", digest_size=16, person=b"author").digest()
    assert keys.author(b"8 bytes!") == expected
    assert keys.author(b"another!") != expected


def test_derived_keys_differ_by_purpose_and_are_keyed_blake2b() -> None:
    key = RNG.token(32)
    assert crypto.derive(key, b"seg") == blake2b(key=key, digest_size=32, person=b"seg").digest()
    assert crypto.derive(key, b"seg") != crypto.derive(key, b"snap")


def test_device_keys_survive_being_kept() -> None:
    keys = DeviceKeys.new(RNG)
    again = DeviceKeys.from_bytes(keys.to_bytes())
    assert (again.sign_public, again.box_public) == (keys.sign_public, keys.box_public)
    again.unwrap(crypto.seal_to(keys.box_public, b"space key", RNG))
    with pytest.raises(ContentDamagedError):
        DeviceKeys.from_bytes(keys.to_bytes()[:-1])


def test_a_signature_holds_for_one_message_key_and_purpose() -> None:
    keys, other = DeviceKeys.new(RNG), DeviceKeys.new(RNG)
    signature = keys.sign(b"message", b"file")
    crypto.verify(keys.sign_public, b"message", signature, b"file")
    for public, message, person in (
        (other.sign_public, b"message", b"file"),
        (keys.sign_public, b"Message", b"file"),
        (keys.sign_public, b"message", b"enrol"),
        (b"short", b"message", b"file"),
    ):
        with pytest.raises(SignatureWrongError):
            crypto.verify(public, message, signature, person)
    with pytest.raises(SignatureWrongError):
        crypto.verify(keys.sign_public, b"message", signature[:-1], b"file")


def test_sealing_opens_only_with_key_nonce_and_context() -> None:
    key, nonce = RNG.token(32), RNG.token(24)
    sealed = crypto.seal(key, b"plain", b"context", nonce)
    assert crypto.unseal(key, sealed, b"context", nonce) == b"plain"
    for wrong in (
        (RNG.token(32), sealed, b"context", nonce),
        (key, changed(sealed), b"context", nonce),
        (key, sealed, b"other", nonce),
        (key, sealed, b"context", RNG.token(24)),
        (key, b"", b"context", nonce),
    ):
        with pytest.raises(DecryptionError):
            crypto.unseal(*wrong)


def test_a_sealed_box_is_libsodiums_own_and_opens_only_for_its_receiver() -> None:
    secret = RNG.token(32)
    public = bindings.crypto_scalarmult_base(secret)
    sealed = crypto.seal_to(public, b"space key", RNG)
    assert len(sealed) == len(b"space key") + 48
    assert bindings.crypto_box_seal_open(sealed, public, secret) == b"space key"
    keys = DeviceKeys(RNG.token(32), secret)
    assert keys.unwrap(bindings.crypto_box_seal(b"theirs", public)) == b"theirs"
    for wrong in (sealed[:-1], b"", sealed[:20], crypto.seal_to(DeviceKeys.new(RNG).box_public, b"x", RNG)):
        with pytest.raises(DecryptionError):
            keys.unwrap(wrong)


def test_the_recovery_key_is_one_seed_that_gives_both_pairs() -> None:
    recovery = RecoveryKey.new(RNG)
    typed_back = RecoveryKey(recovery.seed)
    wrapped = crypto.seal_to(recovery.box_public, b"database key", RNG)
    assert typed_back.unwrap(wrapped) == b"database key"
    signature = typed_back.sign(b"name an owner", b"control")
    crypto.verify(recovery.sign_public, b"name an owner", signature, b"control")
    assert recovery.sign_public != recovery.box_public


def test_a_passphrase_gives_the_same_key_on_every_keyboard() -> None:
    cheap = PassphraseParameters(RNG.token(16), passes=1, memory_kib=8 * 1024)
    composed, decomposed = "Mühlhausen", "Mu\u0308hlhausen"
    assert composed != decomposed
    assert cheap.key(composed) == cheap.key(decomposed)
    assert cheap.key("Muhlhausen") != cheap.key(composed)


def test_the_usual_parameters_are_those_of_the_design(usual_passphrases: None) -> None:
    usual = PassphraseParameters.new(RNG)
    assert (usual.passes, usual.memory_kib) == (3, 64 * 1024)
    assert PassphraseParameters.from_bytes(usual.to_bytes()) == usual
    assert len(usual.key("x")) == 32


@pytest.mark.parametrize(("passes", "memory_kib"), [(0, 65536), (11, 65536), (3, 1024), (3, 1024 * 1024)])
def test_parameters_that_would_be_weak_or_endless_are_refused(passes: int, memory_kib: int) -> None:
    with pytest.raises(ContentDamagedError):
        PassphraseParameters.from_bytes(PassphraseParameters(bytes(16), passes, memory_kib).to_bytes())
