"""The key of a profile: kept by a passphrase or the system's keyring, and opened by the recovery key."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import keyring
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keyring.backends import null
from keyring.backends.chainer import ChainerBackend
from nacl.public import PrivateKey

from inka_desktop.errors import InkaError
from inka_desktop.store import keyfile, keys
from inka_desktop.store.database import Database
from inka_desktop.store.errors import NoKeyError, WrongKeyError
from inka_desktop.store.keyfile import KeyFile
from inka_desktop.store.keys import GivenKey, KeyringSource, PassphraseSource
from tests.keyrings import Ring, the_systems


def started(folder: Path, source: keys.KeySource) -> bytes:
    """A profile with its database."""
    key = keys.key_of(folder, source)
    Database(folder, key).close()
    return key


# --- passphrase -------------------------------------------------------------------------------------------


def test_a_passphrase_opens_what_it_closed(tmp_path: Path, usual_passphrases: None) -> None:
    key = started(tmp_path, PassphraseSource("Löwenzahn am Bach"))
    assert len(key) == 32
    assert keys.profile_state(tmp_path) == "passphrase"
    assert keys.key_of(tmp_path, PassphraseSource("Löwenzahn am Bach")) == key
    kept = keyfile.read(tmp_path)
    assert kept is not None
    assert (kept.passes, kept.memory_kib) == (3, 64 * 1024)


def test_the_key_is_not_in_the_file(tmp_path: Path) -> None:
    key = started(tmp_path, PassphraseSource("geheim"))
    for path in tmp_path.rglob("*.json"):
        content = path.read_text("utf-8")
        assert key.hex() not in content
        assert "geheim" not in content
        assert path.stat().st_mode & 0o077 == 0 or sys.platform == "win32"


@pytest.mark.parametrize("typed", ["", "geheim ", "Geheim", "geheim\0"])
def test_another_passphrase(tmp_path: Path, typed: str) -> None:
    started(tmp_path, PassphraseSource("geheim"))
    before = (tmp_path / "key.json").read_bytes()
    with pytest.raises(WrongKeyError) as told:
        keys.key_of(tmp_path, PassphraseSource(typed))
    assert "Kennwort" in told.value.words("de")
    assert (tmp_path / "key.json").read_bytes() == before


def test_every_keyboard_makes_the_same_passphrase(tmp_path: Path) -> None:
    key = started(tmp_path, PassphraseSource("Tür \u00fc"))
    assert keys.key_of(tmp_path, PassphraseSource("Tu\u0308r u\u0308")) == key


@given(passphrase=st.text(min_size=1, max_size=30))
@settings(max_examples=15)
def test_any_text_is_a_passphrase(tmp_path_factory: pytest.TempPathFactory, passphrase: str) -> None:
    folder = tmp_path_factory.mktemp("profile")
    key = keys.key_of(folder, PassphraseSource(passphrase))
    assert PassphraseSource(passphrase).get(folder) == key


def test_a_new_passphrase_needs_no_new_database(tmp_path: Path) -> None:
    key = started(tmp_path, PassphraseSource("alt"))
    keys.keep_recovery(tmp_path, b"sealed")
    keys.set_passphrase(tmp_path, key, "neu")
    assert keys.key_of(tmp_path, PassphraseSource("neu")) == key
    assert keys.recovery_of(tmp_path) == b"sealed"
    with pytest.raises(WrongKeyError):
        keys.key_of(tmp_path, PassphraseSource("alt"))
    with pytest.raises(WrongKeyError):
        keys.set_passphrase(tmp_path, bytes(32), "anders")
    Database(tmp_path, key).close()


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"format": 1}', '{"source": "passphrase", "check": "zz"}', "null"]
)
def test_a_damaged_key_file_has_a_copy(tmp_path: Path, damage: str) -> None:
    key = started(tmp_path, PassphraseSource("geheim"))
    (tmp_path / "key.json").write_text(damage, "utf-8")
    assert keys.key_of(tmp_path, PassphraseSource("geheim")) == key
    (tmp_path / "backups" / "key.json").write_text(damage, "utf-8")
    with pytest.raises(NoKeyError):
        keys.key_of(tmp_path, PassphraseSource("geheim"))


def test_a_key_file_asking_for_all_memory_is_refused(tmp_path: Path) -> None:
    started(tmp_path, PassphraseSource("geheim"))
    for path in (tmp_path / "key.json", tmp_path / "backups" / "key.json"):
        fields = json.loads(path.read_text("utf-8")) | {"memory_kib": 2**40}
        path.write_text(json.dumps(fields), "utf-8")
    with pytest.raises(NoKeyError):
        keys.key_of(tmp_path, PassphraseSource("geheim"))


def test_the_key_of_an_earlier_profile_is_put_aside(tmp_path: Path) -> None:
    """Its database may come back from a backup."""
    started(tmp_path, PassphraseSource("erst"))
    before = keyfile.read(tmp_path)
    (tmp_path / "inka.db").unlink()
    assert keys.profile_state(tmp_path) == "new"
    started(tmp_path, PassphraseSource("dann"))
    (aside,) = (tmp_path / "backups").glob("key-*.json")
    assert keyfile._read(aside) == before


# --- given keys -------------------------------------------------------------------------------------------


def test_a_given_key(tmp_path: Path) -> None:
    key = bytes(range(32))
    assert started(tmp_path, GivenKey(key)) == key
    assert keys.key_of(tmp_path, GivenKey(key)) == key
    assert (keys.is_key_of(tmp_path, key), keys.is_key_of(tmp_path, bytes(32))) == (True, False)
    with pytest.raises(WrongKeyError):
        keys.key_of(tmp_path, GivenKey(bytes(32)))
    with pytest.raises(NoKeyError):
        keys.key_of(tmp_path, PassphraseSource("geheim"))


def test_a_folder_without_profile(tmp_path: Path) -> None:
    assert keys.profile_state(tmp_path / "nowhere") == "new"
    assert keys.is_key_of(tmp_path, bytes(32)) is None
    assert keys.recovery_of(tmp_path) is None
    with pytest.raises(NoKeyError):
        keys.keep_recovery(tmp_path, b"sealed")


# --- keyring ----------------------------------------------------------------------------------------------


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    """A keyring that counts as the system's."""
    return the_systems(monkeypatch)


def test_the_keyring_keeps_the_key(tmp_path: Path, ring: Ring) -> None:
    key = started(tmp_path, KeyringSource())
    assert list(ring.kept.values()) == [key.hex()]
    assert keys.profile_state(tmp_path) == "keyring"
    assert keys.key_of(tmp_path, KeyringSource()) == key
    assert key.hex() not in (tmp_path / "key.json").read_text("utf-8")


def test_two_profiles_in_one_keyring(tmp_path: Path, ring: Ring) -> None:
    first, second = started(tmp_path / "a", KeyringSource()), started(tmp_path / "b", KeyringSource())
    assert first != second
    assert [keys.key_of(tmp_path / name, KeyringSource()) for name in "ab"] == [first, second]


@pytest.mark.parametrize("loss", ["empty", "locked", "other", "nonsense"])
def test_a_key_that_the_keyring_does_not_give(tmp_path: Path, ring: Ring, loss: str) -> None:
    started(tmp_path, KeyringSource())
    (name,) = ring.kept
    if loss == "empty":
        ring.kept.clear()
    ring.locked = loss == "locked"
    if loss in ("other", "nonsense"):
        ring.kept[name] = bytes(32).hex() if loss == "other" else "not hex"
    with pytest.raises(NoKeyError) as told:
        keys.key_of(tmp_path, KeyringSource())
    assert "nicht gefunden" in told.value.words("de")


@pytest.mark.parametrize("state", ["locked", "deaf"])
def test_a_keyring_that_does_not_keep_makes_no_profile(tmp_path: Path, ring: Ring, state: str) -> None:
    setattr(ring, state, True)
    with pytest.raises(NoKeyError):
        keys.key_of(tmp_path, KeyringSource())
    assert not (tmp_path / "key.json").exists()


def test_only_the_systems_keyring_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", Ring)  # of this module, so nobody's system
    assert not keys.keyring_usable()
    assert keys.default_source(own_folder=False) is None
    with pytest.raises(NoKeyError):
        keys.key_of(tmp_path, KeyringSource())


def test_the_systems_keyring_among_several(ring: Ring, monkeypatch: pytest.MonkeyPatch) -> None:
    chain = ChainerBackend()  # type: ignore[no-untyped-call]  # keyring's own
    none = null.Keyring()  # type: ignore[no-untyped-call]  # keyring's own
    monkeypatch.setattr(ChainerBackend, "backends", [none, ring])
    monkeypatch.setattr(keyring, "get_keyring", lambda: chain)
    assert keys.keyring_usable()


def test_a_folder_of_ones_own_never_touches_the_keyring(ring: Ring) -> None:
    assert keys.default_source(own_folder=True) is None
    assert keys.default_source(own_folder=False) == KeyringSource()


def test_from_keyring_to_passphrase(tmp_path: Path, ring: Ring) -> None:
    key = started(tmp_path, KeyringSource())
    keys.set_passphrase(tmp_path, key, "geheim")
    assert keys.profile_state(tmp_path) == "passphrase"
    assert keys.key_of(tmp_path, PassphraseSource("geheim")) == key


# --- recovery ---------------------------------------------------------------------------------------------


def test_the_recovery_key_opens_every_device(tmp_path: Path) -> None:
    pair = PrivateKey.generate()
    public, secret = bytes(pair.public_key), bytes(pair)
    key = started(tmp_path, PassphraseSource("vergessen"))
    keys.keep_recovery(tmp_path, keys.wrap_for_recovery(key, public))
    sealed = keys.recovery_of(tmp_path)
    assert sealed is not None
    opened = keys.unwrap_with_recovery(sealed, public, secret)
    assert keys.key_of(tmp_path, GivenKey(opened)) == key


@pytest.mark.parametrize("at", [0, 40, 79])
def test_a_wrong_recovery_key_or_a_changed_box(at: int) -> None:
    pair, other = PrivateKey.generate(), PrivateKey.generate()
    sealed = keys.wrap_for_recovery(bytes(32), bytes(pair.public_key))
    flipped = bytearray(sealed)
    flipped[at] ^= 1
    for box, opener in ((sealed, other), (bytes(flipped), pair), (b"", pair), (sealed[:50], pair)):
        with pytest.raises(InkaError):
            keys.unwrap_with_recovery(box, bytes(opener.public_key), bytes(opener))


def test_key_files_are_read_as_they_were_written(tmp_path: Path) -> None:
    kept = KeyFile("passphrase", b"c" * 16, None, b"s" * 16, 3, 65536, b"closed", b"sealed")
    keyfile.write(tmp_path, kept)
    assert keyfile.read(tmp_path) == kept


def test_nothing_slow_is_imported_before_it_is_needed() -> None:
    code = "import sys, inka_desktop.store.keys; print({'keyring', 'nacl', 'sqlalchemy'} & set(sys.modules))"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "set()\n"
    )
