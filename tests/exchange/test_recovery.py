"""EXCHANGE.md 9: the recovery sheet, the six words, and a profile whose key is gone from the keyring."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.exchange import unlocking
from inka_desktop.exchange.crypto import DeviceKeys, RecoveryKey, SeededRng
from inka_desktop.exchange.errors import (
    NoRecoveryError,
    RecoveryForeignError,
    RecoveryTypedError,
    UnlockCodeError,
    UnlockFileError,
)
from inka_desktop.exchange.invitation import CODE_LETTERS
from inka_desktop.exchange.phrase import phrase, words
from inka_desktop.exchange.recovery import GROUPS, groups_of, read_groups
from inka_desktop.exchange.standing import Member
from inka_desktop.records.values import Role
from inka_desktop.store import keys
from inka_desktop.store.keys import PassphraseSource

KEY = bytes(range(32))
SEEDS = st.binary(min_size=32, max_size=32)


@given(SEEDS)
def test_a_sheet_is_read_back_however_it_is_typed(seed: bytes) -> None:
    groups = groups_of(seed)
    assert len(groups) == GROUPS
    assert read_groups(" ".join(groups)) == seed
    assert read_groups("-".join(groups).lower().replace("0", "o").replace("1", "l")) == seed
    assert read_groups("\n".join(groups)) == seed


@given(SEEDS, st.integers(0, GROUPS - 1), st.integers(0, 3), st.integers(1, 31))
def test_a_slip_is_found_in_its_group_nearly_always(seed: bytes, group: int, place: int, by: int) -> None:
    groups = list(groups_of(seed))
    letter = CODE_LETTERS[(CODE_LETTERS.index(groups[group][place]) + by) % 32]
    groups[group] = groups[group][:place] + letter + groups[group][place + 1 :]
    told: object = ""
    try:
        read = read_groups(" ".join(groups))
    except RecoveryTypedError as problem:
        read, told = b"", problem.context["groups"]
    assert read != seed  # one of 32 slips fits its group's check; the key tells
    assert read or told in (str(group + 1), "1")  # the first group also holds what is too much for a seed


def test_swapped_and_missing_groups_are_named() -> None:
    groups = list(groups_of(bytes(range(32))))
    groups[2], groups[3] = groups[3], groups[2]
    with pytest.raises(RecoveryTypedError) as told:
        read_groups(" ".join(groups))
    assert told.value.context["groups"] == "3, 4"
    with pytest.raises(RecoveryTypedError) as told:
        read_groups(" ".join(groups_of(KEY)[:-1]))
    assert told.value.context["groups"] == "13"
    with pytest.raises(RecoveryTypedError):
        read_groups("")


def _member(rng: SeededRng) -> Member:
    own = DeviceKeys.new(rng)
    return Member(
        own.device, own.sign_public, own.box_public, bytes(16), Role.COORDINATOR, frozenset(), "KS2"
    )


def test_both_sides_read_the_same_six_words_and_another_device_others() -> None:
    rng = SeededRng(1)
    one, two, other = (_member(rng) for _ in range(3))
    assert len(words()) == len(set(words())) == 256
    assert phrase(bytes(16), one, two) == phrase(bytes(16), two, one)
    assert phrase(bytes(16), one, other) != phrase(bytes(16), one, two)
    assert phrase(b"another workspac", one, two) != phrase(bytes(16), one, two)
    german, english = phrase(bytes(16), one, two), phrase(bytes(16), one, two, "en")
    assert all(pair in words() for pair in zip(german, english, strict=True))


@pytest.fixture
def profile(tmp_path: Path) -> tuple[Path, RecoveryKey]:
    """A profile wrapped to a recovery key."""
    recovery = RecoveryKey.new(SeededRng(2))
    PassphraseSource("vergessen").make(tmp_path, KEY)
    keys.keep_recovery(tmp_path, keys.wrap_for_recovery(KEY, recovery.box_public))
    return tmp_path, recovery


def test_one_request_and_one_answer_open_a_profile(profile: tuple[Path, RecoveryKey]) -> None:
    folder, recovery = profile
    request = unlocking.make_request(folder, "Nachbarschaftswerk", SeededRng(3))
    assert unlocking.make_request(folder, "Nachbarschaftswerk", SeededRng(4)) == request
    answer, code = unlocking.answer(request, recovery, SeededRng(5))
    assert KEY not in request + answer
    assert unlocking.open_answer(folder, answer, code.lower()) == KEY
    unlocking.restore(folder, KEY, PassphraseSource("neu"))
    assert PassphraseSource("neu").get(folder) == KEY
    assert unlocking.open_with_sheet(folder, recovery) == KEY  # the sheet goes on opening it
    assert not (folder / unlocking.SECRET_FILE).exists()


def test_what_does_not_fit_opens_nothing(profile: tuple[Path, RecoveryKey], tmp_path: Path) -> None:
    folder, recovery = profile
    request = unlocking.make_request(folder, "N", SeededRng(3))
    answer, code = unlocking.answer(request, recovery, SeededRng(5))
    with pytest.raises(UnlockCodeError):
        unlocking.open_answer(folder, answer, "0000-0000")
    for place in range(0, len(answer), 7):
        with pytest.raises(UnlockFileError):
            unlocking.open_answer(folder, answer[:place] + b"?!" + answer[place + 2 :], code)
    with pytest.raises(UnlockFileError):
        unlocking.answer(request[:-1], recovery, SeededRng(5))
    stranger = RecoveryKey.new(SeededRng(6))
    with pytest.raises(RecoveryForeignError):
        unlocking.answer(request, stranger, SeededRng(5))
    with pytest.raises(RecoveryForeignError):
        unlocking.open_with_sheet(folder, stranger)
    (folder / unlocking.SECRET_FILE).unlink()
    unlocking.make_request(folder, "N", SeededRng(7))
    with pytest.raises(UnlockFileError):
        unlocking.open_answer(folder, answer, code)
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(NoRecoveryError):
        unlocking.make_request(empty, "N", SeededRng(3))


@given(st.binary(max_size=400))
def test_arbitrary_bytes_are_no_request(data: bytes) -> None:
    with pytest.raises(UnlockFileError):
        unlocking.read_request(data)
    with pytest.raises(UnlockFileError):
        unlocking.read_request(unlocking._closed(unlocking.REQUEST + b"\x01" + data))
