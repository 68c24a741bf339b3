"""A PIN in front of the keyring: what it needs, what it leaves behind, and how wrong ones are slowed down."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from inka_desktop.store import keyfile, keys, pin
from inka_desktop.store.database import Database
from inka_desktop.store.errors import NoKeyError, PinUnfitError, PinWaitError, WrongPinError
from inka_desktop.store.keys import KeyringSource
from inka_desktop.store.pin import PinSource, Tries
from tests.keyrings import Ring, the_systems

GOOD, WRONG = "482913", "482914"


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    """The system's keyring."""
    return the_systems(monkeypatch)


@pytest.fixture
def profile(tmp_path: Path, ring: Ring) -> tuple[Path, bytes]:
    """A profile whose key is in the keyring and sealed for recovery, and the key."""
    folder = tmp_path / "profile"
    key = keys.key_of(folder, KeyringSource())
    Database(folder, key).close()
    keys.keep_recovery(folder, b"sealed")
    return folder, key


def test_with_a_pin_neither_keyring_nor_disk_has_the_key(profile: tuple[Path, bytes], ring: Ring) -> None:
    folder, key = profile
    pin.set_pin(folder, GOOD)
    assert keys.profile_state(folder) == "pin"
    assert PinSource(GOOD).get(folder) == key
    assert len(ring.kept) == 1
    assert key.hex() not in ring.kept.values()
    for path in folder.rglob("*.json"):
        assert key.hex() not in path.read_text("utf-8")
        assert GOOD not in path.read_text("utf-8")
    with pytest.raises(NoKeyError):
        KeyringSource().get(folder)
    assert keys.recovery_of(folder) == b"sealed"


def test_the_disk_alone_is_not_enough_to_try(profile: tuple[Path, bytes], ring: Ring) -> None:
    folder, _ = profile
    pin.set_pin(folder, GOOD)
    ring.kept.clear()
    for _ in range(pin.FREE_TRIES + 1):
        with pytest.raises(NoKeyError):
            PinSource(GOOD).get(folder)


def test_the_pin_alone_is_not_enough(profile: tuple[Path, bytes], ring: Ring) -> None:
    folder, _ = profile
    pin.set_pin(folder, GOOD)
    (name,) = ring.kept
    ring.kept[name] = bytes(32).hex()
    with pytest.raises(WrongPinError):
        PinSource(GOOD).get(folder)


def test_another_pin_and_none_again(profile: tuple[Path, bytes], ring: Ring) -> None:
    folder, key = profile
    pin.set_pin(folder, GOOD)
    with pytest.raises(WrongPinError):
        pin.set_pin(folder, "135791", WRONG)
    pin.set_pin(folder, "135791", GOOD)
    assert PinSource("135791").get(folder) == key
    with pytest.raises(WrongPinError):
        PinSource(GOOD).get(folder)
    with pytest.raises(WrongPinError):
        pin.remove_pin(folder, GOOD)
    pin.remove_pin(folder, "135791")
    assert keys.profile_state(folder) == "keyring"
    assert KeyringSource().get(folder) == key
    assert list(ring.kept.values()) == [key.hex()]
    assert keys.recovery_of(folder) == b"sealed"


@pytest.mark.parametrize("unfit", ["", "12345", "111111", "12345a", "１２３４５６", "123 456"])
def test_a_pin_that_is_none(profile: tuple[Path, bytes], ring: Ring, unfit: str) -> None:
    folder, key = profile
    with pytest.raises(PinUnfitError):
        pin.set_pin(folder, unfit)
    assert KeyringSource().get(folder) == key


@pytest.mark.parametrize("state", ["locked", "deaf"])
def test_a_keyring_that_keeps_nothing_leaves_all_as_it_was(
    profile: tuple[Path, bytes], ring: Ring, state: str
) -> None:
    folder, key = profile
    setattr(ring, state, True)
    with pytest.raises(NoKeyError):
        pin.set_pin(folder, GOOD)
    setattr(ring, state, False)
    assert KeyringSource().get(folder) == key


def test_a_key_that_the_keyring_did_not_let_go_goes_at_the_next_start(
    profile: tuple[Path, bytes], ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, key = profile
    with monkeypatch.context() as broken:
        broken.setattr(Ring, "delete_password", lambda *_args: (_ for _ in ()).throw(KeyError()))
        pin.set_pin(folder, GOOD)
    assert key.hex() in ring.kept.values()
    assert PinSource(GOOD).get(folder) == key
    assert key.hex() not in ring.kept.values()
    kept = keyfile.read(folder)
    assert kept is not None
    assert kept.former is None
    assert PinSource(GOOD).get(folder) == key


def test_pauses_grow_and_the_right_pin_ends_them(tmp_path: Path) -> None:
    now = [1_000_000.0]
    tries = Tries(tmp_path, lambda: now[0])
    told = []
    for _ in range(12):
        tries.begin()
        try:
            tries.begin()
        except PinWaitError as wait:
            told.append(wait.context["seconds"])
            now[0] += float(str(wait.context["seconds"]))
    assert told[:4] == [5, 10, 20, 40]
    assert max(float(str(each)) for each in told) == pin.LONGEST_PAUSE_S
    tries.end()
    tries.begin()
    tries.begin()


def test_a_try_counts_before_it_is_made(profile: tuple[Path, bytes], ring: Ring) -> None:
    folder, _ = profile
    pin.set_pin(folder, GOOD)
    for number in range(1, pin.FREE_TRIES + 1):
        with pytest.raises(WrongPinError):
            PinSource(WRONG).get(folder)
        assert json.loads((folder / pin.TRIES_FILE).read_text("utf-8"))["wrong"] == number
    with pytest.raises(PinWaitError) as told:
        PinSource(GOOD).get(folder)
    assert "5 Sekunden" in told.value.words("de")


def test_a_clock_that_was_set_back_locks_nobody_out(tmp_path: Path) -> None:
    Tries(tmp_path, lambda: 2_000_000_000.0).begin()
    for _ in range(2):
        Tries(tmp_path, lambda: 2_000_000_000.0).begin()
    with pytest.raises(PinWaitError) as told:
        Tries(tmp_path, lambda: 1_000.0).begin()
    assert float(str(told.value.context["seconds"])) == pin.LONGEST_PAUSE_S


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"wrong": "x", "until": 1}', '{"wrong": 1e999, "until": 0}']
)
def test_a_damaged_count_counts_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / pin.TRIES_FILE).write_text(content, "utf-8")
    Tries(tmp_path).begin()
