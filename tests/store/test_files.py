"""Local attachment files: whole or not there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.store.errors import DiskFailedError, DiskFullError
from inka_desktop.store.files import FileDamagedError, Files


def name_of(*parts: bytes) -> str:
    return blake2b(b"".join(parts), digest_size=32).hexdigest()


def everything(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_in_and_out(tmp_path: Path) -> None:
    files, hash64 = Files(tmp_path), name_of(b"abc", b"def")
    assert not files.has(hash64)
    assert files.missing([hash64, name_of(b"x")]) == [hash64, name_of(b"x")]
    path = files.put(hash64, [b"abc", b"def"])
    assert path == tmp_path / "files" / hash64[:2] / hash64
    assert (files.has(hash64), files.whole(hash64), files.get(hash64)) == (True, True, b"abcdef")
    assert list(files.parts(hash64, 4)) == [b"abcd", b"ef"]
    assert files.missing([hash64, name_of(b"x")]) == [name_of(b"x")]
    files.remove(hash64)
    files.remove(hash64)
    assert not files.has(hash64)


@given(content=st.binary(max_size=200), size=st.integers(1, 50))
def test_parts_are_the_whole(tmp_path_factory: pytest.TempPathFactory, content: bytes, size: int) -> None:
    files = Files(tmp_path_factory.mktemp("profile"))
    files.put(name_of(content), [content])
    parts = list(files.parts(name_of(content), size))
    assert b"".join(parts) == content
    assert len(parts) == max(1, -(-len(content) // size))


def test_other_bytes_than_the_name_says(tmp_path: Path) -> None:
    with pytest.raises(FileDamagedError):
        Files(tmp_path).put(name_of(b"abc"), [b"abd"])
    assert everything(tmp_path) == []


def test_a_source_that_breaks_off(tmp_path: Path) -> None:
    def parts() -> Iterator[bytes]:
        yield b"abc"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Files(tmp_path).put(name_of(b"abc"), parts())
    assert everything(tmp_path) == []


def test_twice_is_once(tmp_path: Path) -> None:
    files, hash64 = Files(tmp_path), name_of(b"abc")
    files.put(hash64, [b"abc"])
    assert files.put(hash64, iter(())) == files.path(hash64)
    assert files.get(hash64) == b"abc"


def test_damage_is_seen(tmp_path: Path) -> None:
    files, hash64 = Files(tmp_path), name_of(b"abc")
    files.put(hash64, [b"abc"]).write_bytes(b"abd")
    assert not files.whole(hash64)
    assert not files.whole(name_of(b"nothing"))
    with pytest.raises(FileNotFoundError):
        files.get(name_of(b"nothing"))


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "g" * 64, "a" * 63, "a/" * 32])
def test_only_hashes_are_names(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="hash"):
        Files(tmp_path).path(name)


_LIMITED = """
import resource, sys
from pathlib import Path
from hashlib import blake2b
from inka_desktop.errors import InkaError
from inka_desktop.store.files import Files
content = bytes(2_000_000)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
try:
    Files(Path(sys.argv[1])).put(blake2b(content, digest_size=32).hexdigest(), [content])
except InkaError as error:
    print(error.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == DiskFullError.code
    assert everything(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="files in place of folders fail otherwise there")
def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "files").write_bytes(b"in the way")
    with pytest.raises(DiskFailedError):
        Files(tmp_path).put(name_of(b"abc"), [b"abc"])
    assert os.listdir(tmp_path) == ["files"]
