"""What other programs open lies in plain only while the profile is open."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from inka_desktop.services import first_start
from inka_desktop.services.plain_copies import FOLDER, PlainCopies
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import ProfileInUseError
from inka_desktop.store.keys import GivenKey

KEY = GivenKey(bytes(range(32)))


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile that was closed."""
    first_start.create_workspace(tmp_path / "profile", KEY, "Stelle", "Fachreferat", "Laptop").close()
    return tmp_path / "profile"


def test_copies_of_one_name_lie_apart_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    copies = PlainCopies(tmp_path)
    one = copies.write([("a.pdf", b"1"), ("a.eml", b"2")])
    two = copies.write([("a.pdf", b"3")])
    assert {path.name: path.read_bytes() for path in one.iterdir()} == {"a.pdf": b"1", "a.eml": b"2"}
    assert (two / "a.pdf").read_bytes() == b"3"
    if sys.platform != "win32":
        for folder in (one, two, tmp_path / FOLDER):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_they_go_when_the_profile_is_closed(profile: Path) -> None:
    workspace = Workspace.open(profile, KEY)
    left = workspace.copies.write([("a.pdf", b"1")])
    workspace.close()
    assert not left.exists()
    assert not (profile / FOLDER).exists()


def test_what_a_killed_program_left_goes_at_the_next_opening_and_no_sooner(profile: Path) -> None:
    left = PlainCopies(profile).write([("a.pdf", b"1")])
    workspace = Workspace.open(profile, KEY)
    assert not left.exists()
    shown = workspace.copies.write([("b.pdf", b"2")])
    with pytest.raises(ProfileInUseError):  # a second start while the first one has it open
        Workspace.open(profile, KEY)
    assert (shown / "b.pdf").exists()
    workspace.close()


def test_what_cannot_be_taken_away_hinders_nothing(profile: Path) -> None:
    (profile / FOLDER).write_bytes(b"no folder")
    workspace = Workspace.open(profile, KEY)
    with pytest.raises(OSError):  # which one depends on the system
        workspace.copies.write([("a.pdf", b"1")])
    workspace.close()
