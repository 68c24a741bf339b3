from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.exchange.errors import ContentDamagedError, SealFileError
from inka_desktop.exchange.machine import machine_id
from inka_desktop.exchange.seal import Seal, SealFile

SPACE, OTHER = b"s" * 16, b"t" * 16
CHAIN = b"c" * 16
SEAL = Seal(b"8 bytes!", b"m" * 16).at(SPACE, "d", 7, CHAIN).at(OTHER, "c", 2**32 - 1, bytes(16))


def test_a_seal_is_kept_and_replaced(tmp_path: Path) -> None:
    file = SealFile(tmp_path / "seal")
    assert file.read() is None
    file.write(SEAL)
    assert file.read() == SEAL
    later = SEAL.at(SPACE, "d", 9, b"d" * 16)
    file.write(later)
    read = SealFile(tmp_path / "seal").read()
    assert read == later
    assert read is not None
    assert read.sealed[SPACE, "d"] == (9, b"d" * 16)
    assert read.sealed[OTHER, "c"] == (2**32 - 1, bytes(16))
    assert os.listdir(tmp_path) == ["seal"]


def test_a_torn_seal_is_a_missing_one(tmp_path: Path) -> None:
    file = SealFile(tmp_path / "seal")
    file.write(SEAL)
    whole = file.path.read_bytes()
    for length in range(len(whole)):
        file.path.write_bytes(whole[:length])
        assert file.read() is None
    file.path.write_bytes(whole + b"\0")
    assert file.read() is None


@given(st.integers(0, len(SEAL.to_bytes()) - 1), st.integers(1, 255))
def test_no_changed_byte_is_read(place: int, mask: int) -> None:
    changed = bytearray(SEAL.to_bytes())
    changed[place] ^= mask
    with pytest.raises(ContentDamagedError):
        Seal.from_bytes(bytes(changed))


@given(st.binary(max_size=100))
def test_any_bytes_are_no_seal(data: bytes) -> None:
    with pytest.raises(ContentDamagedError):
        Seal.from_bytes(data)


def test_it_is_on_the_disk_before_it_is_moved_and_its_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    replace = Path.replace

    def flush(handle: int) -> None:
        steps.append(os.path.basename(os.readlink(f"/proc/self/fd/{handle}")))
        os.fsync(handle)

    def move(one: Path, other: Path) -> Path:
        steps.append("move")
        return replace(one, other)

    monkeypatch.setattr(Path, "replace", move)
    SealFile(tmp_path / "seal", fsync=flush).write(SEAL)
    assert steps == ["seal.new", "move", tmp_path.name]


def test_a_scanner_that_holds_it_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = 2
    replace, pauses = Path.replace, list[float]()

    def move(one: Path, other: Path) -> Path:
        nonlocal held
        held -= 1
        if held >= 0:
            raise PermissionError(13, "held")
        return replace(one, other)

    monkeypatch.setattr(Path, "replace", move)
    file = SealFile(tmp_path / "seal", pause=pauses.append)
    file.write(SEAL)
    assert file.read() == SEAL
    assert len(pauses) == 2
    held = 100
    with pytest.raises(SealFileError):
        file.write(Seal(b"x" * 8, b"m" * 16))
    assert file.read() == SEAL


def test_a_full_disk_leaves_the_old_seal(tmp_path: Path) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    SealFile(tmp_path / "seal").write(SEAL)
    with pytest.raises(SealFileError) as problem:
        SealFile(tmp_path / "seal", fsync=full).write(SEAL.at(SPACE, "d", 8, CHAIN))
    assert "gespeichert" in problem.value.words()
    assert SealFile(tmp_path / "seal").read() == SEAL


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(SealFileError):
        SealFile(tmp_path).read()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep their number elsewhere")
def test_the_machine_keeps_its_id_and_another_has_another(tmp_path: Path) -> None:
    numbers: list[Any] = []
    for name, content in (("a", "0" * 32), ("b", "0" * 32 + "\n"), ("c", "1" * 32), ("d", "uninitialized")):
        (tmp_path / name).write_text(content)
        numbers.append(machine_id(files=[tmp_path / "none", tmp_path / name]))
    assert numbers[0] == numbers[1] != numbers[2]
    assert numbers[3] == machine_id(files=[tmp_path / "none"])  # the host's name stands in
    assert machine_id() == machine_id()
    assert all(len(number) == 16 for number in numbers)
    assert machine_id("farm") == machine_id(" FARM ", files=[tmp_path / "a"]) != numbers[0]
