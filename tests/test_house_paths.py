"""Where things lie, and which folders are on a network."""

from __future__ import annotations

import stat
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from inka_desktop import paths

LINUX = r"""/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
nas:/home /home/kim/nas nfs4 rw 0 0
//server/share /mnt/Laufwerk\040eins cifs rw 0 0
kim@host:/ /mnt/ssh fuse.sshfs rw 0 0
https://wolke.example/dav /mnt/dav fuse rw 0 0
/dev/sdb1 /media/stick fuseblk rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
/dev/sdc1 /home/kim/nas/local ext4 rw 0 0
first /mnt/twice nfs rw 0 0
second /mnt/twice ext4 rw 0 0
"""

MAC = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//kim@server/Projekte on /Volumes/Projekte Büro (smbfs, nodev, nosuid, mounted by kim)
/dev/disk4s1 on /Volumes/INKA (msdos, local, nodev, nosuid, noowners)
"""


@pytest.mark.parametrize(
    ("place", "network"),
    [
        ("/home/kim/.local/share/inka-desktop/main", False),
        ("/home/kim/nas/inka", True),
        ("/home/kim/nas/local/inka", False),
        ("/home/kim/nasen", False),
        ("/mnt/ssh/inka", True),
        ("/mnt/dav", True),
        ("/media/stick/inka", False),
        ("/run/user/1000/gvfs/smb-share:server=x", True),
        ("/mnt/twice/inka", False),
    ],
)
def test_linux_mounts_tell_network_file_systems(place: str, network: bool) -> None:
    assert paths.mounted_network(PurePosixPath(place), paths.linux_mounts(LINUX)) is network


def test_a_mount_point_with_a_space_is_found() -> None:
    table = "//server/share /mnt/Laufwerk\\040eins cifs rw 0 0\n/dev/sda1 / ext4 rw 0 0\n"
    assert paths.mounted_network(PurePosixPath("/mnt/Laufwerk eins/inka"), paths.linux_mounts(table))


@pytest.mark.parametrize(
    ("place", "network"),
    [("/Users/kim/Library", False), ("/Volumes/Projekte Büro/x", True), ("/Volumes/INKA/x", False)],
)
def test_mac_mounts_tell_network_file_systems(place: str, network: bool) -> None:
    assert paths.mounted_network(PurePosixPath(place), paths.mac_mounts(MAC)) is network


@pytest.mark.parametrize(
    ("place", "network"),
    [
        ("C:\\Users\\kim", False),
        ("X:\\inka", True),
        ("\\\\server\\share\\inka", True),
        ("\\\\?\\UNC\\server\\share\\inka", True),
        ("\\\\?\\C:\\inka", False),
        ("\\\\?\\X:\\inka", True),
    ],
)
def test_windows_shares_and_mapped_drives(place: str, network: bool) -> None:
    kinds = {"C:\\": 3, "X:\\": 4}
    assert paths.windows_network(PureWindowsPath(place), kinds.__getitem__) is network


def test_a_folder_that_is_not_there_yet_is_judged_by_its_parent(tmp_path: Path) -> None:
    assert paths.is_network_path(tmp_path / "not" / "yet") is paths.is_network_path(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="reads this machine's own table of mounts")
def test_this_machines_own_table_is_read(tmp_path: Path) -> None:
    mounts = paths.linux_mounts(Path("/proc/self/mounts").read_text("utf-8"))
    assert any(str(point) == "/proc" and kind == "proc" for point, kind, _ in mounts)
    assert not paths.is_network_path(Path("/proc"))


def test_a_given_folder_is_the_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.profile_dir(Path("daten")) == tmp_path / "daten"


def test_the_usual_profile_lies_in_the_users_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    main, example = paths.profile_dir(), paths.profile_dir(name=paths.EXAMPLE_PROFILE)
    assert main.name == "main"
    assert example.parent == main.parent
    assert main != example


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps user folders private by itself")
def test_a_profile_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    made = paths.make_private_dir(tmp_path / "a" / "b")
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert paths.make_private_dir(made) == made


def test_resources_are_found_in_a_checkout() -> None:
    assert (paths.resource_dir() / "fonts" / "NotoSans-Regular.ttf").is_file()


def test_an_installed_package_carries_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site" / "inka_desktop"
    (package / "_resources").mkdir(parents=True)
    (tmp_path / "site" / "resources").mkdir()
    monkeypatch.setattr(paths, "PACKAGE", package)
    assert paths.resource_dir() == package / "_resources"


def test_missing_resources_are_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "inka_desktop")
    with pytest.raises(paths.ResourcesMissingError) as raised:
        paths.resource_dir()
    assert "installieren" in raised.value.words("de")
